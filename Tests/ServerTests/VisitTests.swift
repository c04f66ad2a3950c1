import Accounts
import FeatureKit
import HTTP
import Storage
import StoreKit
import TestKit
import Testing

@testable import Server

@Suite struct VisitTests {
    private func server(_ database: TestedDatabase = .sqlite) throws -> RunningServer {
        let titles = ["/": "トップ", "/kurashi/": "くらし", "/kurashi/gomi/": "ごみの出し方", "/kosodate/": "子育て"]
        return try RunningServer(
            database, pages: PublishedPages(exists: { titles[$0] != nil }, title: { titles[$0] }))
    }

    private func see(_ page: String, _ more: String = "", on server: RunningServer) -> Status {
        server.service.answer(
            "POST", "/api/v1/visits", headers: RunningServer.own,
            body: Array("{\"page\":\"\(page)\",\"language\":\"ja\",\"device\":\"phone\"\(more)}".utf8)
        ).status
    }

    @Test(arguments: TestedDatabase.allCases)
    func `views are counted by page, section, source, device and hour`(database: TestedDatabase) throws {
        let server = try server(database)
        let browser = try server.browser("koho", may: [Permission("visits.read")])
        for _ in 1...3 { #expect(see("/kurashi/gomi/", ",\"source\":\"search.example\"", on: server) == .noContent) }
        #expect(see("/kurashi/", on: server) == .noContent)
        #expect(see("/", ",\"source\":\"\"", on: server) == .noContent)
        let page = browser.get("/staff/visits").text
        #expect(page.contains("<dt>ページの表示回数</dt><dd>5</dd>"))
        #expect(page.contains("<dt>ほかから来た回数</dt><dd>4</dd>"))
        #expect(page.contains("<a href=\"/kurashi/gomi/\">ごみの出し方</a></th><td class=\"number\">3</td>"))
        #expect(page.contains("<th scope=\"row\">くらし</th><td class=\"number\">4</td><td class=\"number\">80%</td>"))
        #expect(page.contains("<th scope=\"row\">search.example</th><td class=\"number\">3</td>"))
        #expect(
            page.contains("<th scope=\"row\">スマートフォン</th><td class=\"number\">5</td><td class=\"number\">100%</td>"))
        // 23:13 in Japan.
        #expect(page.contains("<title>23時 5</title>") && page.contains("<title>9/21 5</title>"))
        // Counted again and added up, on the same and on the next day.
        #expect(see("/kurashi/gomi/", on: server) == .noContent)
        server.now += 86_400
        #expect(see("/kurashi/gomi/", on: server) == .noContent)
        let list = try server.browser("kikaku", may: [Permission("visits.read")]).get("/staff/visits/pages?format=csv")
            .text
        #expect(list.contains("ごみの出し方,/kurashi/gomi/,くらし,5,3"))
    }

    @Test func `what is no page of the site is not counted, and nonsense is refused`() throws {
        let server = try server()
        let browser = try server.browser()
        #expect(see("/nothing/", on: server) == .noContent)
        #expect(see("kurashi", on: server) == .unprocessable)
        #expect(see("/kurashi/", ",\"source\":\"\(String(repeating: "x", count: 101))\"", on: server) == .unprocessable)
        let foreign = server.service.answer(
            "POST", "/api/v1/visits",
            headers: [
                ("Host", "town.example"), ("Origin", "https://evil.example"), ("Content-Type", "application/json"),
            ],
            body: Array("{\"page\":\"/\",\"language\":\"ja\",\"device\":\"phone\"}".utf8))
        #expect(foreign.status == .forbidden)
        #expect(browser.get("/staff/visits").text.contains("数えたものはありません"))
    }

    @Test func `counts wait in memory for a few seconds, and are kept at the end`() throws {
        let server = try server()
        _ = see("/kurashi/", on: server)
        func kept() throws -> Int {
            try server.surroundings.store.read { try $0.rows("SELECT name FROM visit_counts") }.count
        }
        #expect(try kept() == 0)
        server.companion.keep()
        #expect(try kept() == 4)
    }

    @Test func `sources that somebody makes up do not fill the table`() throws {
        let server = try server()
        for number in 1...900 { _ = see("/", ",\"source\":\"host\(number).example\"", on: server.again(number)) }
        server.companion.keep()
        let sources = try server.surroundings.store.read {
            try $0.rows("SELECT name, count FROM visit_counts WHERE kind = 'source'")
        }
        #expect(sources.count == 501)
        #expect(sources.first { $0.text(0) == "…" }?.int(1) == 400)
    }

    @Test func `the monthly report compares with the month before`() throws {
        let server = try server()
        _ = see("/kurashi/", on: server)
        server.now += 31 * 86_400
        for _ in 1...2 { _ = see("/kurashi/", on: server) }
        let browser = try server.browser()
        let report = browser.get("/staff/visits/report?month=2026-10").text
        #expect(report.contains("アクセス月次報告（2026年10月）"))
        #expect(report.contains("ページの表示回数</th><td class=\"number\">1</td><td class=\"number\">2</td>"))
        #expect(browser.get("/staff/visits/report").text.contains("2026年9月"))
        #expect(browser.get("/staff/visits/report?month=soon").status == .unprocessable)
    }

    @Test func `counts are kept for five years`() throws {
        let server = try server()
        _ = see("/kurashi/", on: server)
        server.companion.keep()
        server.now += 5 * 366 * 86_400
        server.companion.runDueJobs()
        #expect(try server.surroundings.store.read { try $0.rows("SELECT name FROM visit_counts") }.count == 4)
        server.now += 86_400
        server.companion.runDueJobs()
        #expect(try server.surroundings.store.read { try $0.rows("SELECT name FROM visit_counts") }.isEmpty)
    }
}
