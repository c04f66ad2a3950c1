import FeatureKit
import Storage
import StoreKit
import Testing

@testable import Server

@Suite struct ClockTests {
    private static let day = 86_400
    private static let tenYears = 3650 * day

    private func job(_ name: String, _ server: RunningServer) throws -> [JobStore.Job] {
        try server.surroundings.store.read { try JobStore($0).all() }.filter { $0.name == name }
    }

    private static let conversation = """
        {"id": "0123456789abcdef0123456789abcdef", "language": "ja", "page": "/", "turns": [
        {"number": 1, "question": "ごみ", "outcome": "none", "shown": []}]}
        """

    @Test(arguments: TestedDatabase.allCases)
    func `a clock that jumps by years and comes back deletes nothing, closes nothing and ends sessions`(
        database: TestedDatabase
    ) throws {
        let server = try RunningServer(database)
        _ = try server.browser()
        #expect(server.post(Self.conversation).status == .noContent)
        server.companion.runDueJobs()
        server.now += Self.tenYears
        server.companion.runDueJobs()
        let future = try server.browser("future")
        let jobs = future.get("/staff/jobs").text
        #expect(jobs.contains("サーバーの時計が30日以上進みました"))
        #expect(try server.exported().count == 1)
        server.now -= Self.tenYears
        #expect(future.get("/staff").headers["Location"] == "/staff/sign-in")
        #expect(try server.browser("again").send("/staff/audit/verify").text.contains("欠けや書き換えはありません"))
        server.now += Self.day
        server.companion.runDueJobs()
        #expect(try job("questions.delete-old", server).contains { $0.state == .done && $0.finished == server.now })
        #expect(try server.exported().count == 1)
        #expect(try server.browser("back").send("/staff/audit/verify").text.contains("欠けや書き換えはありません"))
    }

    @Test func `a clock that stays where it jumped to is believed after three days`() throws {
        let server = try RunningServer()
        #expect(server.post(Self.conversation).status == .noContent)
        server.companion.runDueJobs()
        server.now += Self.tenYears
        for _ in 0..<4 {
            server.companion.runDueJobs()
            #expect(try server.exported().count == 1)
            server.now += Self.day
        }
        server.companion.runDueJobs()
        #expect(try server.exported().isEmpty)
    }
}
