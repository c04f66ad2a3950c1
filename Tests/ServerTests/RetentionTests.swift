import Accounts
import HTTP
import Storage
import StoreKit
import Testing

@testable import Server

@Suite struct RetentionTests {
    private static let day = 86_400

    private func conversations(_ server: RunningServer) throws -> Int { try server.exported().count }

    private func record(_ server: RunningServer) {
        let id = String(repeating: "a", count: 32)
        let body =
            #"{"id":"\#(id)","page":"/","language":"ja","turns":[{"number":1,"question":"ごみの日","outcome":"none","shown":[]}]}"#
        #expect(server.post(body).status == .noContent)
    }

    /// In steps that no clock is doubted for.
    private func pass(days: Int, _ server: RunningServer) {
        for _ in 0..<days / 25 {
            server.now += 25 * Self.day
            server.companion.runDueJobs()
        }
    }

    private func set(_ kind: String, _ days: String, _ browser: Browser) -> Response {
        browser.send("/staff/retention", [("kind", kind), ("days", days)])
    }

    @Test(arguments: TestedDatabase.allCases)
    func `records go when they are as old as was decided, and not before`(database: TestedDatabase) throws {
        let server = try RunningServer(database)
        let browser = try server.browser()
        record(server)
        #expect(set("conversations", "500", browser).status == .seeOther)
        pass(days: 500, server)
        #expect(try conversations(server) == 1)
        pass(days: 25, server)
        #expect(try conversations(server) == 0)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `what was sent by a form goes when it has ended long ago, with its key; what nobody has decided on stays`(
        database: TestedDatabase
    ) throws {
        let server = try MovingForm.server(database)
        let first = try server.browser()
        for _ in 0..<2 {
            let browser = Browser(server.service)
            _ = browser.send(try MovingForm.confirmed(browser) + "/send", token: "")
        }
        try MovingForm.move(first, try MovingForm.handled(first), to: "完了")
        func left() throws -> [Int] {
            try server.surroundings.store.read { rows in
                try [
                    "SELECT COUNT(*) FROM submissions",
                    "SELECT COUNT(*) FROM data_keys WHERE owner LIKE 'submission/%'",
                    "SELECT COUNT(*) FROM submission_events",
                ].map { try rows.rows($0).first?.int(0) ?? -1 }
            }
        }
        pass(days: 400, server)
        let before = try left()
        let clerk = try server.browser("sato")
        #expect(before[0] == 2)
        #expect(set("submissions/moving", "29", clerk).status == .unprocessable)
        #expect(set("submissions/moving", "365", clerk).status == .seeOther)
        pass(days: 25, server)
        let after = try left()
        #expect(after[0] == 1 && after[1] == 1 && after[2] < before[2])
    }

    @Test func `without a number of days they stay`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        record(server)
        #expect(set("conversations", "", browser).status == .seeOther)
        #expect(browser.get("/staff/retention").text.contains("今は、消さないことになっています"))
        pass(days: 1000, server)
        #expect(try conversations(server) == 1)
    }

    @Test
    func `what would break a promise is refused with its reason, what was typed stays, and a change is in the audit`()
        throws
    {
        let server = try RunningServer()
        let browser = try server.browser()
        for days in ["30", "0", "-1", "x", "99999999"] {
            let refused = set("conversations", days, browser)
            #expect(refused.status == .unprocessable)
            #expect(refused.text.contains("「チャットボットの会話」の日数は、366から36525までの数で入力してください"))
            #expect(refused.text.contains("value=\"\(days)\""))
        }
        #expect(set("nothing", "30", browser).status == .notFound)
        #expect(set("mails", "90", browser).status == .seeOther)
        let entry = try server.surroundings.store.read { try server.surroundings.audit($0).entries() }.first {
            $0.act.subject == "retention/mails"
        }
        #expect(entry?.act.detail == #"{"before":{"days":"400"},"after":{"days":"90"}}"#)
    }
}
