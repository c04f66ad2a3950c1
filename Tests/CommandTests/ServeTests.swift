import Glibc
import TestKit
import Testing

/// `madoguchi serve`
struct ServeTests {
    @Test(arguments: [SIGINT, SIGTERM])
    func `the address is printed once it answers, and a signal ends it in order`(_ signal: Int32) throws {
        let place = try Workplace()
        let serving = try place.start("serve", "--port", "0")
        let port = try servedPort(serving)
        #expect(try get("/tax/", port).contains("役場で納めます"))
        #expect(try get("/nowhere/", port).hasPrefix("HTTP/1.1 404"))
        serving.send(signal)
        let ended = try serving.ended()
        #expect(ended.status == 0)
        #expect(ended.output == "http://127.0.0.1:\(port)/\n")
        #expect(throws: NoAnswer.self) { try get("/", port) }
    }

    @Test func `without a build it serves what stands there and touches nothing`() throws {
        let place = try Workplace()
        #expect(try place.run("build").status == 0)
        try place.write("content/pages/tax.md", "---\ntitle: 税金\n---\n\n変えました。\n")
        let before = Disk.tree(place.root + "/output").map(\.stamp)
        let serving = try place.start("serve", "--no-build", "--port", "0")
        #expect(try get("/tax/", servedPort(serving)).contains("役場で納めます"))
        serving.send(SIGTERM)
        #expect(try serving.ended().status == 0)
        #expect(Disk.tree(place.root + "/output").map(\.stamp) == before)
    }

    @Test func `a first build with problems is reported, and what stood there is served`() throws {
        let place = try Workplace()
        #expect(try place.run("build").status == 0)
        try place.write("content/pages/tax.md", "---\ntitle: 税\n---\n\n[a](/nowhere/)\n")
        let serving = try place.start("serve", "--port", "0")
        #expect(try get("/tax/", servedPort(serving)).contains("役場で納めます"))
        serving.send(SIGTERM)
        let ended = try serving.ended()
        #expect(ended.status == 0)
        #expect(ended.errors.contains("content/pages/tax.md:5:1: "))
    }

    @Test func `watching, it builds again after an edit, and keeps the last good site after a wrong one`() throws {
        let place = try Workplace()
        let serving = try place.start("serve", "--watch", "--port", "0")
        let port = try servedPort(serving)
        try place.write("content/pages/tax.md", "---\ntitle: 税\n---\n\nやり直しました。\n")
        try serving.errors(containing: "(1 written")
        #expect(try get("/tax/", port).contains("やり直しました"))
        try place.write("content/pages/tax.md", "---\ntitle: 税\n---\n\n[a](/nowhere/)\n")
        try serving.errors(containing: "nothing was written")
        #expect(try get("/tax/", port).contains("やり直しました"))
        serving.send(SIGTERM)
        #expect(try serving.ended().status == 0)
    }

    @Test func `the desk listens at a place of its own, and the site knows nothing of it`() throws {
        let place = try Workplace()
        let serving = try place.start("serve", "--port", "0", "--staff-port", "0")
        let port = try servedPort(serving)
        try serving.errors(containing: "/staff")
        let desk = try #require(
            try serving.text("errors").firstMatch(of: #/http://127.0.0.1:([0-9]+)/#).flatMap { UInt16($0.1) })
        let signIn = try get("/staff/sign-in", desk)
        #expect(signIn.hasPrefix("HTTP/1.1 200"))
        let style = String(try #require(signIn.firstMatch(of: #/href="(\/staff\/assets\/[^"]+\.css)"/#)).1)
        #expect(try get(style, desk).hasPrefix("HTTP/1.1 200"))
        #expect(try get(style, port).hasPrefix("HTTP/1.1 404"))
        #expect(try get("/tax/", desk).hasPrefix("HTTP/1.1 404"))
        #expect(try get("/staff/sign-in", port).hasPrefix("HTTP/1.1 404"))
        #expect(try get("/tax/", port).hasPrefix("HTTP/1.1 200"))
        serving.send(SIGTERM)
        #expect(try serving.ended().status == 0)
    }

    @Test func `a nested site answers by its name`() throws {
        let place = try Workplace()
        try place.write("content/archive/site.yaml", "name: 記録\n")
        try place.write("content/archive/pages/index.md", "---\ntitle: 昔の記録\n---\n")
        let serving = try place.start("serve", "--port", "0")
        let port = try servedPort(serving)
        #expect(try get("/", port, host: "archive.localhost").contains("昔の記録"))
        #expect(try get("/", port, host: "..localhost").contains("見本町"))
        serving.send(SIGTERM)
        #expect(try serving.ended().errors.contains("http://archive.localhost:\(port)/"))
    }

    @Test func `a port in use is a problem, not a wait`() throws {
        let place = try Workplace()
        #expect(try place.run("build").status == 0)
        let first = try place.start("serve", "--no-build", "--port", "0")
        let port = try servedPort(first)
        let second = try place.run("serve", "--no-build", "--port", "\(port)")
        #expect(second.status == 1)
        #expect(second.output == "")
        #expect(second.errors.contains("\(port)"))
        first.send(SIGTERM)
        #expect(try first.ended().status == 0)
    }

    @Test func `the folder of records is nobody else's, and never gets into git`() throws {
        let place = try Workplace()
        let serving = try place.start("serve", "--port", "0")
        #expect(try get("/healthz", servedPort(serving)).hasSuffix("{\"status\":\"ok\"}"))
        serving.send(SIGTERM)
        #expect(try serving.ended().status == 0)
        #expect(try place.read("data/.gitignore") == "*\n")
        func mode(_ path: String) -> mode_t {
            var status = stat()
            lstat(place.root + "/" + path, &status)
            return status.st_mode & 0o777
        }
        // A web server goes through to what is published, and sees and reads nothing else.
        #expect(mode("data") == 0o711)
        for file in ["keys", "store.db"] { #expect(mode("data/" + file) == 0o600, "\(file)") }
        #expect(mode("data/live") == 0o755 && mode("data/live/emergency.json") == 0o644)
        let keys = try place.read("data/keys")
        let again = try place.start("serve", "--no-build", "--port", "0")
        _ = try servedPort(again)
        again.send(SIGTERM)
        #expect(try again.ended().status == 0)
        #expect(try place.read("data/keys") == keys, "keys are made once")
    }

    @Test func `a damaged file of keys is named, and nothing is served without it`() throws {
        let place = try Workplace()
        try place.write("data/keys", "1 hunter2\n")
        let ended = try place.run("serve", "--port", "0")
        #expect(ended.status == 1)
        #expect(ended.errors.contains("data/keys:1"))
        #expect(!ended.errors.contains("hunter2"))
    }

    @Test func `records that are shown at once come from the data folder`() throws {
        let place = try Workplace()
        try place.write("elsewhere/live/other.json", "{\"active\":true}")
        let serving = try place.start("serve", "--port", "0", "--data", "elsewhere")
        #expect(try get("/live/other.json", servedPort(serving)).hasSuffix("{\"active\":true}"))
        serving.send(SIGTERM)
        #expect(try serving.ended().status == 0)
    }
}

/// The whole answer to a GET, head and body.
private func get(_ path: String, _ port: UInt16, host: String = "127.0.0.1") throws -> String {
    try exchange("GET \(path) HTTP/1.1\r\nHost: \(host):\(port)\r\nConnection: close\r\n\r\n", port)
}
