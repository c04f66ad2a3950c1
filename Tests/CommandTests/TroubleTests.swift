import Glibc
import StoreKit
import TestKit
import Testing

/// What the server does when the machine below it fails, and afterwards.
@Suite struct TroubleTests {
    private static let isAlone =
        (try? Program.run(["-rm", "true"], in: "/", locale: "C", program: "unshare"))?.status == 0

    /// A small disk of its own below the data folder, seen by the server only; tests look through `/proc`.
    private func startOnSmallDisk(_ place: Workplace, _ mount: String = "") throws -> Program {
        try Disk.makeFolder(place.root + "/data")
        let script =
            "mount -t tmpfs -o size=4m\(mount) none data && exec \(Program.path) serve --no-build --port 0 --proxies 127.0.0.1"
        return try Program(["-rm", "sh", "-c", script], in: place.root, locale: "C.UTF-8", program: "unshare")
    }

    @Test(.enabled(if: isAlone, "needs a mount of its own"))
    func `a full disk refuses what it cannot keep, says so, and goes on when there is room again`() throws {
        let place = try Workplace()
        #expect(try place.run("build").status == 0)
        let serving = try startOnSmallDisk(place)
        let port = try servedPort(serving)
        #expect(try status(sendVisitor(1, port)) == "204")
        let inside = "/proc/\(serving.pid)/root\(place.root)/data"
        try fill(inside + "/filler")
        let refused = try sendVisitor(2, port)
        #expect(status(refused) == "503" && refused.contains("ただいま受け付けられません"))
        try serving.errors(containing: "diskFull")
        // Reading goes on.
        #expect(try status(exchange("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", port)) == "200")
        unlink(inside + "/filler")
        #expect(try status(sendVisitor(3, port)) == "204")
        // SQLite follows the link in `/proc` out of there.
        let exported = try Program.run(
            [
                "-t", String(serving.pid), "-U", "-m", "--preserve-credentials", Program.path, "export",
                "conversations", "--data", place.root + "/data",
            ], in: place.root, locale: "C.UTF-8", program: "nsenter")
        let kept = exported.output
        #expect(kept.contains(conversationID(1)) && kept.contains(conversationID(3)), "\(exported.errors) \(kept)")
        #expect(!kept.contains(conversationID(2)))
        #expect(!serving.hasEnded)
    }

    @Test(.enabled(if: isAlone, "needs a mount of its own"))
    func `a disk that cannot be written is named at the start`() throws {
        let place = try Workplace()
        #expect(try place.run("build").status == 0)
        let ended = try startOnSmallDisk(place, ",ro").ended()
        #expect(ended.status == 1)
        #expect(ended.errors.contains("data"), "\(ended.errors)")
        #expect(ended.errors.contains("Read-only"), "\(ended.errors)")
    }

    @Test func `a database that goes away is an answer, and when it comes back all goes on`() throws {
        let place = try Workplace()
        #expect(try place.run("build").status == 0)
        let url = try PostgresServer.shared.newDatabase()
        let serving = try place.start([
            "serve", "--no-build", "--port", "0", "--proxies", "127.0.0.1", "--database", url,
        ])
        let port = try servedPort(serving)
        #expect(try status(sendVisitor(1, port)) == "204")
        try PostgresServer.shared.setReachable(false, url)
        let refused = try sendVisitor(2, port)
        #expect(status(refused) == "503" && refused.contains("ただいま受け付けられません"))
        #expect(try status(exchange("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", port)) == "503")
        // The site is there all the same.
        #expect(try status(exchange("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", port)) == "200")
        try PostgresServer.shared.setReachable(true, url)
        #expect(try status(sendVisitor(3, port)) == "204")
        #expect(try status(exchange("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", port)) == "200")
        let kept = try place.run(["export", "conversations", "--database", url]).output
        #expect(kept.contains(conversationID(1)) && kept.contains(conversationID(3)))
        #expect(!kept.contains(conversationID(2)))
    }

    @Test func `a database on another machine is not spoken to in the open`() throws {
        let place = try Workplace()
        #expect(try place.run("build").status == 0)
        let address = "postgres://m@db.invalid/m"
        for command in [
            ["serve", "--no-build", "--port", "0", "--database", address], ["store", "copy", "a.db", address],
        ] {
            try place.write("a.db", "")
            let ended = try place.run(command)
            #expect(ended.status == 1 && ended.errors.contains("sslmode=verify-full"), "\(ended.errors)")
        }
        let asSaid = try place.run("serve", "--no-build", "--port", "0", "--database", address + "?sslmode=disable")
        #expect(asSaid.errors.contains("cannot be opened"), "\(asSaid.errors)")
    }

    @Test func `the access log has a line for each request, and nothing of a person`() throws {
        let place = try Workplace()
        #expect(try place.run("build").status == 0)
        let serving = try place.start([
            "serve", "--no-build", "--port", "0", "--proxies", "127.0.0.1", "--access-log", "access.log",
        ])
        let port = try servedPort(serving)
        _ = try exchange(
            "GET /tax/?q=himitsu HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.7\r\nConnection: close\r\n\r\n",
            port)
        _ = try sendVisitor(1, port)
        serving.send(SIGTERM)
        #expect(try serving.ended().status == 0)
        let lines = try place.read("access.log").split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00 GET /tax/ 200 \d+ \d+/#) != nil)
        #expect(lines.last?.contains(" POST /api/v1/conversations 204 0 ") == true)
        #expect(!lines.joined().contains("himitsu") && !lines.joined().contains("198.51.100.7"))
        let wrong = try place.run(["serve", "--no-build", "--port", "0", "--access-log", "nowhere/access.log"])
        #expect(wrong.status == 1 && wrong.errors.contains("nowhere/access.log"))
    }

    // MARK: Visitors

    private func sendVisitor(_ number: Int, _ port: UInt16) throws -> String {
        try sendConversation(conversationID(number), port)
    }

    private func status(_ answer: String) -> String { String(answer.dropFirst("HTTP/1.1 ".count).prefix(3)) }

    /// Until nothing more fits.
    private func fill(_ path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        let block = [UInt8](repeating: 1, count: 4096)
        while write(descriptor, block, block.count) == block.count {}
    }
}
