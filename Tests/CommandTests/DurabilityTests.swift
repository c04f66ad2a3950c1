import Glibc
import StoreKit
import Synchronization
import TestKit
import Testing

/// What the server has acknowledged is there after any end of it.
@Suite struct DurabilityTests {
    /// How often the server is killed; `MADOGUCHI_SOAK=1` does it a hundred times.
    private static let kills = TestSetting.isSet("MADOGUCHI_SOAK", to: "1") ? 100 : 10
    private static let clients = 6

    @Test(arguments: TestedDatabase.allCases)
    func `a kill in the middle of the work loses and doubles nothing that was acknowledged`(
        database: TestedDatabase
    ) throws {
        let place = try Workplace()
        let options = database == .postgres ? ["--database", try PostgresServer.shared.newDatabase()] : []
        #expect(try place.run("build").status == 0)
        var random = Seeded(20_261_127)
        var acknowledged: Set<String> = []
        for round in 0..<Self.kills {
            acknowledged.formUnion(
                try killed(place, options, round: round, after: UInt32(20_000 + random.below(150_000))))
        }
        #expect(acknowledged.count > Self.kills, "too little was done to mean anything")
        let kept = try place.run(["export", "conversations"] + options).output.split(separator: "\r\n").dropFirst().map
        { line in
            String(line.prefix { $0 != "," })
        }
        #expect(Set(kept).count == kept.count, "nothing is there twice")
        #expect(acknowledged.subtracting(kept) == [])
    }

    /// - Returns: ids that the server acknowledged before it was killed.
    private func killed(
        _ place: Workplace, _ options: [String], round: Int, after microseconds: UInt32
    ) throws -> Set<String> {
        let serving = try place.start(["serve", "--no-build", "--port", "0"] + options)
        let port = try servedPort(serving)
        let acknowledged = Mutex<Set<String>>([])
        let threads = (0..<Self.clients).map { client in
            TestThread {
                for number in 0... {
                    let id = Self.id(round, client, number)
                    guard let answer = try? sendConversation(id, port) else { return }
                    if answer.hasPrefix("HTTP/1.1 204") { acknowledged.withLock { _ = $0.insert(id) } }
                    // Refused for being too many: the round has done its work.
                    if answer.hasPrefix("HTTP/1.1 429") { return }
                }
            }
        }
        usleep(microseconds)
        serving.send(SIGKILL)
        for thread in threads { thread.join() }
        #expect(try serving.ended().status == 128 + SIGKILL)
        return acknowledged.withLock { $0 }
    }

    private static func id(_ round: Int, _ client: Int, _ number: Int) -> String {
        conversationID(round * 1_000_000 + client * 100_000 + number)
    }
}

/// 32 hexadecimal digits.
func conversationID(_ number: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: 32 - text.count) + text
}

/// - Returns: the answer to what a browser sends after a visitor has agreed to it.
func sendConversation(_ id: String, _ port: UInt16) throws -> String {
    let body =
        "{\"id\":\"\(id)\",\"language\":\"ja\",\"page\":\"/\",\"turns\":[{\"number\":1,\"question\":\"ごみ\",\"outcome\":\"none\",\"shown\":[]}]}"
    return try exchange(
        "POST /api/v1/conversations HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nOrigin: http://127.0.0.1:\(port)\r\n"
            + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)",
        port)
}
