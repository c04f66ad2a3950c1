import Glibc
import StoreKit
import Synchronization
import TestKit
import Testing

/// A submission that was acknowledged is there once, whenever the server ends and however often it is sent again.
@Suite struct SubmissionDurabilityTests {
    /// How often the server is killed; `MADOGUCHI_SOAK=1` does it fifty times.
    private static let kills = TestSetting.isSet("MADOGUCHI_SOAK", to: "1") ? 50 : 6
    private static let clients = 6

    private static let form = """
        ---
        title: 申し込み
        cap: 100000
        steps:
          - title: 一
            items:
              - {name: key, type: text, label: 鍵, required: true}
        ---
        """

    /// What a client sends again until somebody has said that it is there.
    private final class Client: Sendable {
        private let state: Mutex<(number: Int, receipts: [String: String])> = Mutex((0, [:]))
        let name: Int

        init(_ name: Int) { self.name = name }

        var key: String { state.withLock { "\(name)-\($0.number)" } }
        var receipts: [String: String] { state.withLock { $0.receipts } }

        func acknowledged(_ receipt: String, _ key: String) {
            state.withLock {
                $0.receipts[key] = receipt
                $0.number += 1
            }
        }
    }

    @Test(arguments: TestedDatabase.allCases)
    func `what was acknowledged is there once, with its receipt number`(database: TestedDatabase) throws {
        let place = try Workplace()
        try place.write("content/site.yaml", "name: 見本県\n")
        try place.write("content/pages/index.md", "---\ntitle: 見本県\n---\n")
        try place.write("content/forms/apply.md", Self.form)
        let options = database == .postgres ? ["--database", try PostgresServer.shared.newDatabase()] : []
        #expect(try place.run("build").status == 0)
        var random = Seeded(20_261_129)
        let clients = (0..<Self.clients).map(Client.init)
        for _ in 0..<Self.kills {
            try killed(place, options, clients, after: UInt32(30_000 + random.below(150_000)))
        }
        let acknowledged = clients.flatMap { Array($0.receipts) }
        #expect(acknowledged.count > Self.kills, "too little was done to mean anything")
        let rows = try place.run(["export", "submissions", "apply"] + options).output.split(separator: "\r\n")
            .dropFirst()
            .map { $0.split(separator: ",").map(String.init) }
        let kept = Dictionary(grouping: rows) { $0[3] }
        #expect(kept.values.allSatisfy { $0.count == 1 }, "nothing is there twice")
        for (key, receipt) in acknowledged { #expect(kept[key]?.first?.first == receipt, "\(key)") }
    }

    private func killed(_ place: Workplace, _ options: [String], _ clients: [Client], after microseconds: UInt32) throws
    {
        let serving = try place.start(["serve", "--no-build", "--port", "0", "--proxies", "127.0.0.1"] + options)
        let port = try servedPort(serving)
        let threads = clients.map { client in
            TestThread {
                while true {
                    let key = client.key
                    guard let answer = try? Self.submit(key, client.name, port) else { return }
                    guard answer.hasPrefix("HTTP/1.1 200"), let start = answer.firstRange(of: "\"receipt\":\"") else {
                        // Refused for being too many: the round has done its work.
                        if answer.hasPrefix("HTTP/1.1 429") { return }
                        continue
                    }
                    client.acknowledged(String(answer[start.upperBound...].prefix { $0 != "\"" }), key)
                }
            }
        }
        usleep(microseconds)
        serving.send(SIGKILL)
        for thread in threads { thread.join() }
        #expect(try serving.ended().status == 128 + SIGKILL)
    }

    private static func submit(_ key: String, _ client: Int, _ port: UInt16) throws -> String {
        let body = "{\"answers\":{\"key\":\"\(key)\"}}"
        return try exchange(
            "POST /api/v1/forms/apply/submissions HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
                + "Origin: http://127.0.0.1:\(port)\r\nX-Forwarded-For: 192.0.2.\(client + 1)\r\nIdempotency-Key: \(key)\r\n"
                + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)",
            port)
    }
}
