import Accounts
import FeatureKit
import HTTP
import Mail
import Storage
import StoreKit
import TestKit
import Testing

@testable import Server

@Suite struct ResidentTests {
    private static let frame = "<html><title>%%title%%</title><main data-accounts>%%content%%</main></html>"
    private static let pages = PublishedPages(file: { $0 == "/my/frame.html" ? Array(frame.utf8) : nil })

    private func server(_ database: TestedDatabase = .sqlite) throws -> RunningServer {
        try RunningServer(database, pages: Self.pages)
    }

    private func mails(_ server: RunningServer) throws -> [Outbox.Item] {
        let vault = server.surroundings.vault
        return try server.surroundings.store.read { try Outbox($0, vault).all() }
    }

    /// The newest code that was sent.
    private func code(_ server: RunningServer) throws -> String {
        let text = try #require(try mails(server).first).text
        return String(try #require(text.firstMatch(of: #/確認コード：(\d{6})/#)).1)
    }

    private func enter(_ server: RunningServer, _ mail: String = "hanako@example.jp", next: String = "") throws
        -> Resident
    {
        let browser = Resident(server.service)
        #expect(browser.send("/my/sign-in", [("mail", mail), ("next", next)]).status == .ok)
        let response = browser.send("/my/code", [("mail", mail), ("code", try code(server)), ("next", next)])
        #expect(response.status == .seeOther)
        return browser
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a code by mail opens an account, which is changed and deleted by whoever it belongs to`(
        database: TestedDatabase
    ) throws {
        let server = try server(database)
        let browser = try enter(server)
        let page = browser.get("/my").text
        #expect(page.contains("<title>マイページ</title>") && page.contains("hanako@example.jp"))
        let profile = [("nickname", "はなこ<b>"), ("age", "40代"), ("residence", "汐浜市")]
        #expect(browser.send("/my", profile).headers["Location"] == "/my?done=saved")
        let changed = browser.get("/my").text
        #expect(changed.contains("はなこ&lt;b&gt;") && changed.contains("<option selected>40代") && changed.contains("汐浜市"))
        server.now += 600
        let again = try enter(server, "Hanako@Example.JP")
        #expect(again.get("/my").text.contains("汐浜市"))
        #expect(browser.send("/my/delete").status == .unprocessable)
        #expect(browser.send("/my/delete", [("sure", "yes")]).headers["Location"] == "/my/sign-in?done=deleted")
        #expect(again.get("/my").headers["Location"] == "/my/sign-in")
        let keys = try server.surroundings.store.read {
            try $0.rows("SELECT owner FROM data_keys WHERE owner LIKE 'resident/%'")
        }
        #expect(keys.isEmpty)
        server.now += 600
        #expect(try !enter(server).get("/my").text.contains("汐浜市"))
    }

    @Test func `what a resident tells is in no file of the database`() throws {
        let server = try server()
        let browser = try enter(server)
        _ = browser.send("/my", [("nickname", "himitsu-no-namae"), ("residence", "himitsu-no-machi")])
        server.surroundings.store.close()
        let folder = try #require(server.databaseFolder)
        for file in Disk.tree(folder) {
            let bytes = try Disk.read(folder + "/" + file.path)
            for planted in ["himitsu", "hanako"] {
                #expect(bytes.firstRange(of: Array(planted.utf8)) == nil, "\(planted) in \(file.path)")
            }
        }
        #expect(!server.logged.contains("hanako"))
    }

    @Test func `a code is taken once, within its time, and guessed five times at most`() throws {
        let server = try server()
        let browser = Resident(server.service)
        let mail = ("mail", "hanako@example.jp")
        _ = browser.send("/my/sign-in", [mail])
        let first = try code(server)
        // As a phone types it.
        let wide = String(
            String.UnicodeScalarView(first.unicodeScalars.map { Unicode.Scalar($0.value - 0x30 + 0xFF10)! }))
        #expect(browser.send("/my/code", [mail, ("code", wide)]).status == .seeOther)
        #expect(browser.send("/my/code", [mail, ("code", first)]).status == .unprocessable)
        server.now += 60
        _ = browser.send("/my/sign-in", [mail])
        let second = try code(server)
        server.now += ResidentDesk.codeSeconds
        #expect(browser.send("/my/code", [mail, ("code", second)]).status == .unprocessable)
        _ = browser.send("/my/sign-in", [mail])
        let third = try code(server)
        let wrong = third == "000000" ? "000001" : "000000"
        for _ in 1...5 { #expect(browser.send("/my/code", [mail, ("code", wrong)]).status == .unprocessable) }
        #expect(browser.send("/my/code", [mail, ("code", third)]).status == .unprocessable)
        // Of another address it is none.
        _ = browser.send("/my/sign-in", [("mail", "taro@example.jp")])
        #expect(browser.send("/my/code", [mail, ("code", try code(server))]).status == .unprocessable)
    }

    @Test func `nobody's mailbox is filled, and nobody learns who has an account`() throws {
        let server = try server()
        let browser = Resident(server.service)
        let answers = (0..<8).map { _ in browser.send("/my/sign-in", [("mail", "hanako@example.jp")]).text }
        #expect(Set(answers).count == 1)
        #expect(try mails(server).count == 5)
        server.now += 3601
        _ = browser.send("/my/sign-in", [("mail", "hanako@example.jp")])
        #expect(try mails(server).count == 6)
        for wrong in ["", "hanako", "a@b,c@d", "hanako@example.jp\u{0}"] {
            #expect(browser.send("/my/sign-in", [("mail", wrong)]).status != .ok)
        }
        #expect(try mails(server).count == 6)
    }

    @Test func `staff see that a code went out, and not the code`() throws {
        let server = try server()
        _ = try enter(server)
        let staff = try server.browser()
        let list = staff.get("/staff/mail").text
        let path = try #require(list.firstMatch(of: #/href="(\/staff\/mail\/[0-9a-f]+\/0)"/#)).1
        let page = staff.get(String(path)).text
        #expect(page.contains("受け取る人だけが読む内容"))
        #expect(try !page.contains(code(server)))
    }

    @Test func `another site cannot act for a resident, and leads nobody away`() throws {
        let server = try server()
        let browser = try enter(server, next: "https://evil.example/")
        browser.isForged = true
        #expect(browser.send("/my/delete", [("sure", "yes")]).status == .forbidden)
        #expect(browser.send("/my/sign-in", [("mail", "a@example.jp")]).status == .forbidden)
        browser.isForged = false
        #expect(browser.send("/my/delete", [("sure", "yes")], token: "wrong").headers["Location"] == "/my/sign-in")
        #expect(browser.get("/my").status == .ok)
        for next in ["//evil.example", "https://evil.example", "/\\evil.example"] {
            #expect(!Resident(server.service).get("/my/sign-in?next=\(next)").text.contains("evil.example"))
        }
        // A resident is nobody at the desk, and staff are nobody here.
        #expect(browser.get("/staff").headers["Location"]?.hasPrefix("/staff/sign-in") == true)
        #expect(try server.browser().get("/my").headers["Location"] == "/my/sign-in")
    }

    @Test func `a session ends after half a day without use, and an account after two years`() throws {
        let server = try server()
        let browser = try enter(server)
        server.now += 12 * 3600 - 1
        #expect(browser.get("/my").status == .ok)
        server.now += 12 * 3600
        #expect(browser.get("/my/delete").headers["Location"] == "/my/sign-in?next=%2Fmy%2Fdelete")
        for _ in 0..<26 {
            server.companion.runDueJobs()
            server.now += 29 * 86_400
        }
        server.companion.runDueJobs()
        let vault = server.surroundings.vault
        #expect(try server.surroundings.store.read { try ResidentStore($0, vault).count() } == 0)
    }

    @Test func `a site without accounts of residents has none of their pages`() throws {
        let server = try RunningServer()
        for path in ["/my", "/my/sign-in", "/my/nothing"] {
            #expect([Status.notFound, .seeOther].contains(Resident(server.service).get(path).status))
        }
        #expect(Resident(server.service).get("/my/sign-in").status == .notFound)
        #expect(Resident(server.service).send("/my/sign-in", [("mail", "a@example.jp")]).status == .notFound)
        #expect(try mails(server).isEmpty)
    }
}

/// A resident's browser.
private final class Resident {
    private let browser: Browser

    init(_ service: Service) { browser = Browser(service) }

    var isForged: Bool {
        get { browser.isForged }
        set { browser.isForged = newValue }
    }

    func get(_ path: String) -> Response { browser.get(path) }

    /// With the token of one's own page.
    func send(_ path: String, _ fields: [(String, String)] = [], token: String? = nil) -> Response {
        browser.send(path, fields, token: token ?? browser.formToken(on: "/my"))
    }
}
