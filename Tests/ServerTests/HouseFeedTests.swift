import Accounts
import FeatureKit
import HouseFeed
import StoreKit
import TestKit
import Testing

@testable import Server

@Suite struct HouseFeedTests {
    private static let csv = Array("番号,所在地\n1,潮見\n2,月見\n".utf8)
    private static let files = [
        "/opendata/houses.csv": csv, "/opendata/houses.json": Array("[{\"number\":\"1\"},{\"number\":\"2\"}]".utf8),
    ]

    private func server(_ database: TestedDatabase, _ bank: ReceivingServer, files: [String: [UInt8]] = Self.files)
        throws -> RunningServer
    {
        let target = HouseFeedTarget("http://shiomi:geheim@127.0.0.1:\(bank.port)/in/houses.csv")
        return try RunningServer(database, pages: PublishedPages(file: { files[$0] }), houseFeed: target)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `the list goes to the bank once a day as it was published, and staff see it`(database: TestedDatabase) throws {
        let bank = try ReceivingServer()
        defer { bank.close() }
        let server = try server(database, bank)
        let browser = try server.browser()
        server.companion.runDueJobs()
        server.companion.runDueJobs()
        #expect(bank.taken.count == 1)
        #expect(bank.taken.first?.body == Self.csv)
        let page = browser.get("/staff/house-feed").text
        #expect(page.contains("（2件）") && page.contains("送りました"))
        #expect(!page.contains("geheim"))
        server.now += 86_400
        server.companion.runDueJobs()
        #expect(bank.taken.count == 2)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a failure is shown with its cause, tried again, mailed, and over when it works`(database: TestedDatabase)
        throws
    {
        let bank = try ReceivingServer()
        defer { bank.close() }
        let server = try server(database, bank)
        let browser = try server.browser()
        _ = browser.send(
            "/staff/accounts/yamada", [("title", "山田"), ("mail", "yamada@town.example"), ("groups", "g-yamada")])
        // After midnight: all attempts belong to one day.
        server.now += 10_000
        bank.answer("401 No")
        for _ in 1...7 {
            server.companion.runDueJobs()
            server.now += 2000
        }
        #expect(bank.taken.count == 6)
        let again = try server.browser("tanaka")
        let cause = "送り先が、利用者名かパスワードを受け付けません（返答 401）。"
        #expect(again.get("/staff").text.contains("空き家の情報を送れませんでした：\(cause)"))
        #expect(again.get("/staff/house-feed").text.contains("前回は送れませんでした：\(cause)"))
        #expect(again.get("/staff/mail").text.contains("自動の仕事がうまくいきませんでした：空き家の情報を送る"))
        bank.answer("204 Fine")
        #expect(again.send("/staff/house-feed/send").headers["Location"] == "/staff/house-feed?done=1")
        server.companion.runDueJobs()
        #expect(!again.get("/staff").text.contains("空き家の情報を送れませんでした"))
        #expect(again.get("/staff/audit").text.contains("<td>house-feed</td>"))
    }

    @Test func `where the site has published no list nothing is sent, and the cause is told`() throws {
        let bank = try ReceivingServer()
        defer { bank.close() }
        let server = try server(.sqlite, bank, files: [:])
        let browser = try server.browser()
        server.companion.runDueJobs()
        #expect(bank.taken.isEmpty)
        #expect(browser.get("/staff").text.contains("公開されたサイトに空き家の一覧がありません"))
    }

    @Test func `a week without it stands on the first page`() throws {
        let bank = try ReceivingServer()
        defer { bank.close() }
        let server = try server(.sqlite, bank)
        server.companion.runDueJobs()
        server.now += 8 * 86_400
        #expect(try server.browser().get("/staff").text.contains("空き家の情報が1週間以上送られていません。"))
    }

    @Test func `without a target the page says so, and nothing can be sent`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        #expect(browser.get("/staff/house-feed").text.contains("送り先が設定されていない"))
        #expect(browser.send("/staff/house-feed/send").status == .notFound)
    }

    @Test(arguments: [
        ("https://bank.example/houses.csv", true), ("ftps://u:p@bank.example/in/houses.json", true),
        ("ftp://u:p@bank.example/houses.csv", true), ("http://bank.example/houses.csv", false),
        ("https://bank.example/houses", false), ("https://bank.example/houses.xlsx", false), ("bank.example", false),
    ])
    func `a target is safe on its way and says which list it takes`(text: String, isOne: Bool) {
        #expect((HouseFeedTarget(text) != nil) == isOne)
    }
}
