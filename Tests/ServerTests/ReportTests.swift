import Accounts
import Attachments
import FeatureKit
import FormEngine
import HTTP
import Mail
import Storage
import StoreKit
import Submissions
import TestKit
import Testing

@testable import Server

/// Citizen reports: sections, what the public sees, the same thing twice.
@Suite struct ReportTests {
    static let form: Form = {
        let photo = Item("photo", .photo, label: "写真")
        var spot = Item("spot", .location, label: "場所")
        spot.isRequired = true
        var kind = Item("kind", .choice, label: "種類")
        kind.isRequired = true
        kind.groups = [.init("road", "道路"), .init("park", "公園")]
        kind.options = [
            .init("hole", "穴", group: "road"), .init("light", "街灯", group: "road"),
            .init("swing", "遊具", group: "park"),
        ]
        let detail = Item("detail", .paragraph, label: "ようす")
        let mail = Item("mail", .mail, label: "メール")
        var form = Form(
            id: "road", version: "1", title: "まちの不具合", path: "/forms/road/", site: "https://town.example",
            steps: [Form.Step(title: "不具合", items: [photo, spot, kind, detail, mail])], use: .report)
        form.report = Form.Report(
            category: "kind", place: "spot", photo: "photo", sections: ["road": "土木課", "park": "公園課"])
        return form
    }()

    /// With what the site's own has to say to search engines.
    private static let frame = Array(
        """
        <title>%%title%%</title>
        <meta name="robots" content="noindex">
        <link rel="canonical" href="https://town.example/my/frame.html">
        <main>%%content%%</main>
        """.utf8)

    static let pages = PublishedPages(file: { path in
        switch path {
        case "/my/frame.html": frame
        case "/forms/road/form.json": form.json
        case "/forms/forms.json":
            Array(#"[{"id":"road","title":"まちの不具合","path":"/forms/road/","use":"report"}]"#.utf8)
        default: nil
        }
    })

    private func server(_ database: TestedDatabase = .sqlite) throws -> RunningServer {
        try RunningServer(database, pages: Self.pages)
    }

    private func path(_ response: Response) throws -> String { try #require(response.headers["Location"]) }

    /// Shiomi's crossing, and how far from it in metres to the north.
    private static func place(_ north: Double = 0) -> [(String, String)] {
        let parts = 3_433_333 + Int((north / 111_320 * 100_000).rounded())
        return [("spot.latitude", "\(parts / 100_000).\(parts % 100_000)"), ("spot.longitude", "137.25")]
    }

    /// As far as the page where it is confirmed.
    private func draft(
        _ browser: Browser, _ kind: String = "hole", north: Double = 0, mail: String = "", photo: Bool = false
    ) throws -> String {
        let fields = Self.place(north) + [("kind", kind), ("detail", "深い穴です"), ("mail", mail), ("_go", "next")]
        let files = photo ? [("photo", "a.jpg", AttachmentFixtures.photo)] : []
        let confirm = try path(browser.send("/my/forms/road", fields, files: files))
        return String(confirm.dropLast("/confirm".count))
    }

    @discardableResult
    private func send(
        _ server: RunningServer, _ kind: String = "hole", north: Double = 0, mail: String = "", photo: Bool = false
    ) throws -> Submission {
        server.now += 60
        let browser = Browser(server.service)
        let draft = try draft(browser, kind, north: north, mail: mail, photo: photo)
        #expect(browser.send(draft + "/send", token: "").status == .seeOther)
        return try #require(try received(server).first)
    }

    private func received(_ server: RunningServer) throws -> [Submission] {
        let vault = server.surroundings.vault
        return try server.surroundings.store.read { try SubmissionStore($0, vault).received("road") }
    }

    private func mails(_ server: RunningServer) throws -> [Outbox.Item] {
        let vault = server.surroundings.vault
        return try server.surroundings.store.read { try Outbox($0, vault).all() }
    }

    private func live(_ server: RunningServer, _ name: String) -> String? {
        (try? Disk.read("\(server.folder)/live/\(name)")).map { String(decoding: $0, as: UTF8.self) }
    }

    private func page(_ report: Submission) -> String { "/staff/reports/road/\(report.id)" }

    private func show(_ clerk: Browser, _ report: Submission, _ summary: String = "交差点の近くの穴", photo: String = "") throws
    {
        let revision = try #require(
            clerk.get(page(report)).text.firstMatch(of: #/name="revision" value="([0-9]+)"/#)
        ).1
        let response = clerk.send(
            page(report) + "/show", [("summary", summary), ("photo", photo), ("revision", String(revision))])
        #expect(response.headers["Location"] == page(report) + "?done=shown", "\(response.text)")
    }

    private func move(_ clerk: Browser, _ report: Submission, to status: String, expecting answer: Status = .seeOther)
        throws
    {
        let path = "/staff/forms/road/\(report.id)"
        let revision = try #require(clerk.get(path).text.firstMatch(of: #/name="revision" value="([0-9]+)"/#)).1
        let response = clerk.send(path + "/status", [("status", status), ("revision", String(revision))])
        #expect(response.status == answer, "\(response.text)")
    }

    @Test func `what was chosen from the categories stays where something else is wrong`() throws {
        let server = try server()
        let wrong = Browser(server.service).send("/my/forms/road", [("kind", "light"), ("_go", "next")], token: "").text
        #expect(
            wrong.contains("<optgroup label=\"道路\">") && wrong.contains("<option value=\"light\" selected>街灯</option>"))
        let missing = Browser(server.service).send("/my/forms/road", Self.place() + [("_go", "next")], token: "").text
        #expect(missing.contains("<a href=\"#f-kind\">") && missing.contains("aria-describedby=\"f-kind-problem\""))
    }

    // MARK: Who is told

    @Test(arguments: TestedDatabase.allCases)
    func `a new report is told to the section of its category, and to nobody else`(database: TestedDatabase) throws {
        let server = try server(database)
        let clerk = try server.browser()
        let author = Author(actor: "command", now: server.now)
        try server.surroundings.accounts.save(StaffGroup(id: "doboku", title: "土木課", permissions: []), by: author)
        try server.surroundings.accounts.add(
            "sato", title: "佐藤", mail: "sato@town.example", groups: ["doboku"], password: RunningServer.password,
            mustChange: false, by: author)
        let routes = "/staff/reports/road/routes"
        let seen = String(try #require(clerk.get(routes).text.firstMatch(of: #/name="seen" value="([0-9a-f]+)"/#)).1)
        let typed = [
            ("seen", seen), ("group-road", "doboku"), ("mail-road", "road@town.example\ncenter@town.example"),
            ("mail-park", "park@town.example"),
        ]
        #expect(clerk.send(routes, typed).status == .seeOther)
        try send(server)
        #expect(
            Set(try mails(server).map(\.address)) == ["sato@town.example", "road@town.example", "center@town.example"])
        let mail = try #require(try mails(server).first)
        #expect(!mail.text.contains("深い穴") && mail.text.contains("/staff/reports/road/"))
        try send(server, "swing")
        #expect(try mails(server).count == 4 && (try mails(server)).contains { $0.address == "park@town.example" })
        // Somebody who had the page open before is told, and what they typed is there.
        let late = clerk.send(routes, typed.dropLast() + [("mail-park", "late@town.example")])
        #expect(
            late.status == .unprocessable && late.text.contains("late@town.example") && late.text.contains("先に変えました"))
        let wrong = clerk.send(routes, [("seen", seen), ("mail-road", "no address")])
        #expect(wrong.status == .unprocessable && wrong.text.contains("「no」は、メールアドレスとして正しくありません"))
    }

    @Test func `the list says category, section, days and what takes too long`() throws {
        let server = try server()
        try send(server)
        server.now += 15 * 86_400
        let clerk = try server.browser()
        let list = clerk.get("/staff/reports/road").text
        for text in ["道路", "穴", "土木課", "14日を過ぎています", "緯度34.33333"] { #expect(list.contains(text), "\(text)") }
        #expect(clerk.get("/staff/reports").text.contains("まちの不具合"))
        #expect(clerk.get("/staff").text.contains("まだ見ていない通報が1件あります"))
        let csv = clerk.get("/staff/reports/road?format=csv").text
        #expect(csv.contains("受付,道路,穴,15,14日を過ぎています,土木課"))
        let places = clerk.get("/staff/reports/road/geojson")
        #expect(
            places.headers["Content-Type"] == "application/geo+json" && places.text.contains("[137.25000,34.33333]"))
        let stranger = try server.browser("other", may: [Permission("forms.read", .part("form:moving"))])
        for page in ["", "/geojson", "/map", "/\(try received(server)[0].id)"] {
            #expect(stranger.get("/staff/reports/road" + page).status == .forbidden)
        }
        #expect(stranger.get("/staff/reports").text.contains("通報を受けるフォームがありません"))
    }

    // MARK: What the public sees

    @Test(arguments: TestedDatabase.allCases)
    func `the public sees what staff decided, where it is about, and nothing else`(database: TestedDatabase) throws {
        let server = try server(database)
        let clerk = try server.browser()
        let report = try send(server, mail: "hanako@example.jp", photo: true)
        #expect(live(server, "reports/road.geojson") == #"{"type":"FeatureCollection","features":[]}"#)
        let photo = String(
            try #require(clerk.get(page(report)).text.firstMatch(of: #/name="photo" value="([0-9a-f]{32})"/#)).1)
        try show(clerk, report, photo: photo)
        let shown = try #require(live(server, "reports/road.geojson"))
        for text in ["道路：穴", "交差点の近くの穴", "\"open\"", "/live/reports/road/"] { #expect(shown.contains(text), "\(text)") }
        for text in ["深い穴", "hanako", "34.33333", report.id, report.receipt ?? "", photo] {
            #expect(!shown.contains(text), "\(text)")
        }
        let page = try #require(live(server, "reports/road/index.html"))
        #expect(page.contains("交差点の近くの穴") && page.contains("受付") && !page.contains("深い穴"))
        let picture = String(try #require(page.firstMatch(of: #/img src="\/live\/(reports\/road\/[^"]+)"/#)).1)
        #expect(live(server, picture) != nil)
        try move(clerk, report, to: "対応中")
        #expect(live(server, "reports/road/index.html")?.contains("対応中") == true)
        _ = clerk.send(self.page(report) + "/hide")
        #expect(live(server, "reports/road/index.html")?.contains("交差点") == false && live(server, picture) == nil)
        #expect(live(server, "reports/road.geojson")?.contains("交差点") == false)
    }

    @Test func `search engines find the public list at its own address`() throws {
        let server = try server()
        let clerk = try server.browser()
        try show(clerk, try send(server))
        let page = try #require(live(server, "reports/road/index.html"))
        #expect(page.contains(#"<link rel="canonical" href="https://town.example/live/reports/road/">"#))
        #expect(!page.contains("noindex"))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `what is withdrawn is gone from the files at once`(database: TestedDatabase) throws {
        let server = try server(database)
        let clerk = try server.browser()
        let report = try send(server)
        try show(clerk, report)
        #expect(live(server, "reports/road/index.html")?.contains("交差点") == true)
        let own = "/my/forms/road/\(report.content.token)"
        #expect(Browser(server.service).send(own + "/withdraw", [("sure", "yes")], token: "").status == .seeOther)
        #expect(live(server, "reports/road/index.html")?.contains("交差点") == false)
        #expect(live(server, "reports/road.geojson")?.contains("交差点") == false)
        #expect(clerk.send(page(report) + "/show", [("summary", "また"), ("revision", "1")]).status == .unprocessable)
    }

    @Test func `what two decide at once is not lost unseen`() throws {
        let server = try server()
        let clerk = try server.browser()
        let report = try send(server)
        try show(clerk, report, "一つ目")
        let late = clerk.send(page(report) + "/show", [("summary", "二つ目"), ("revision", "0")])
        #expect(late.status == .unprocessable && late.text.contains("二つ目") && late.text.contains("先に変えました"))
        #expect(live(server, "reports/road/index.html")?.contains("一つ目") == true)
    }

    // MARK: Near by

    @Test(arguments: TestedDatabase.allCases)
    func `open reports near by are offered before sending, and whoever says it is the same follows it`(
        database: TestedDatabase
    ) throws {
        let server = try server(database)
        let clerk = try server.browser()
        let report = try send(server)
        // Nothing is known of what is not shown.
        let neighbour = Browser(server.service)
        let draft = try draft(neighbour, "light", north: 60, mail: "taro@example.jp")
        #expect(!neighbour.get(draft + "/confirm").text.contains("同じものです"))
        try show(clerk, report)
        let confirm = neighbour.get(draft + "/confirm").text
        #expect(confirm.contains("同じものです") && confirm.contains("交差点の近くの穴"))
        let id = String(try #require(confirm.firstMatch(of: #/name="report" value="([0-9a-f]+)"/#)).1)
        for (kind, north) in [("swing", 0.0), ("hole", 400.0)] {
            let other = Browser(server.service)
            #expect(!other.get(try self.draft(other, kind, north: north) + "/confirm").text.contains("同じものです"))
        }
        for _ in 0..<2 {
            let joined = neighbour.send(draft + "/join", [("report", id)], token: "")
            #expect(joined.status == .ok && joined.text.contains("メールでお知らせします"))
        }
        #expect(clerk.get(page(report)).text.contains("<dd>1人</dd>"))
        try move(clerk, report, to: "対応済み")
        let mail = try #require(try mails(server).first { $0.kind == "report-followed" })
        #expect(mail.address == "taro@example.jp" && mail.text.contains("対応済み") && !mail.text.contains("深い穴"))
        let stop = String(try #require(mail.text.firstMatch(of: #/https:\/\/town\.example(\/my\/reports\/[^\s]+)/#)).1)
        #expect(Browser(server.service).get(stop).text.contains("お知らせを止める"))
        #expect(Browser(server.service).get(stop.dropLast() + "x").status == .notFound)
        #expect(Browser(server.service).send(stop, token: "").text.contains("止めました"))
        #expect(clerk.get(page(report)).text.contains("<dd>0人</dd>"))
        // What they typed is still there, to be sent after all.
        #expect(neighbour.send(draft + "/join", [("report", id)], token: "").status == .notFound)
        #expect(neighbour.send(draft + "/send", token: "").status == .seeOther)
    }

    @Test func `asking from many sides tells nobody where a report is exactly`() throws {
        var told: [Double] = []
        // Two reports that lie elsewhere in the same square are told apart by nothing.
        for moved in [0.0, -20] {
            let server = try server()
            let clerk = try server.browser()
            try show(clerk, try send(server, north: moved))
            let browser = Browser(server.service)
            let page = browser.get(try draft(browser, north: 60) + "/confirm").text
            told.append(try #require(page.firstMatch(of: #/約([0-9]+)m/#).flatMap { Double($0.1) }))
        }
        #expect(told[0] == told[1])
    }

    // MARK: The same thing twice

    @Test(arguments: TestedDatabase.allCases)
    func `what is merged goes the way of the other, and its reporter is told`(database: TestedDatabase) throws {
        let server = try server(database)
        let clerk = try server.browser()
        let main = try send(server)
        let other = try send(server, mail: "hanako@example.jp")
        #expect(clerk.get(page(other)).text.contains(main.receipt ?? "-"))
        try show(clerk, other, "後の通報")
        let merged = clerk.send(page(other) + "/merge", [("main", main.receipt ?? "")])
        #expect(merged.headers["Location"] == page(other) + "?done=merged", "\(merged.text)")
        #expect(live(server, "reports/road/index.html")?.contains("後の通報") == false)
        // It does not go its own way, but for a question to its reporter.
        let handling = clerk.get("/staff/forms/road/\(other.id)").text
        #expect(handling.contains("「\(main.receipt ?? "-")」にまとめてあります") && !handling.contains("<option>対応済み"))
        try move(clerk, other, to: "対応済み", expecting: .unprocessable)
        #expect(try received(server).first { $0.id == other.id }?.status == .received)
        // What one reporter is asked is not asked of the other.
        try move(clerk, main, to: "確認待ち")
        #expect(try received(server).first { $0.id == other.id }?.status == .received)
        try move(clerk, main, to: "対応済み")
        let own = Browser(server.service).get("/my/forms/road/\(other.content.token)/status").text
        #expect(own.contains("「対応済み」になりました") && own.contains("まとめて対応します"))
        #expect(try mails(server).contains { $0.address == "hanako@example.jp" && $0.subject.contains("対応が終わりました") })
        // What belongs together is restored in an order that the database takes.
        server.companion.runDueJobs()
        #expect(clerk.get("/staff/backups").text.contains("すべて同じでした"))
        _ = clerk.send(page(other) + "/part")
        #expect(live(server, "reports/road/index.html")?.contains("後の通報") == true)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `nothing is merged into what is merged itself, nor into itself`(database: TestedDatabase) throws {
        let server = try server(database)
        let clerk = try server.browser()
        let reports = try (0..<3).map { _ in try send(server) }
        func merge(_ one: Int, _ other: Int) -> Status {
            clerk.send(page(reports[one]) + "/merge", [("main", reports[other].receipt ?? "")]).status
        }
        #expect(merge(1, 0) == .seeOther)
        #expect(merge(0, 1) == .unprocessable && merge(0, 2) == .unprocessable && merge(2, 1) == .unprocessable)
        #expect(merge(0, 0) == .unprocessable && merge(1, 2) == .unprocessable)
        #expect(clerk.send(page(reports[1]) + "/part").status == .seeOther)
        #expect(merge(0, 1) == .seeOther)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `where the main one is withdrawn the others stand by themselves again`(database: TestedDatabase) throws {
        let server = try server(database)
        let clerk = try server.browser()
        let (main, other) = (try send(server), try send(server))
        try show(clerk, other, "後の通報")
        #expect(clerk.send(page(other) + "/merge", [("main", main.receipt ?? "")]).status == .seeOther)
        _ = Browser(server.service).send(
            "/my/forms/road/\(main.content.token)/withdraw", [("sure", "yes")], token: "")
        #expect(live(server, "reports/road/index.html")?.contains("後の通報") == true)
        #expect(clerk.get("/staff/forms/road/\(other.id)").text.contains("取り下げられたため、まとめを外しました"))
    }

    @Test func `a report by phone is typed in by staff, and says so`() throws {
        let server = try server()
        let clerk = try server.browser()
        let draft = String(try path(clerk.send("/staff/reports/road/phone")).prefix { $0 != "?" })
        let fields = Self.place() + [("_step", "0"), ("kind", "swing"), ("_go", "next")]
        #expect(try path(clerk.send(draft, fields, token: "")) == draft + "/confirm")
        #expect(clerk.send(draft + "/send", token: "").status == .seeOther)
        #expect(clerk.get("/staff/reports/road").text.contains("電話（yamada）"))
    }

    // MARK: Scripts

    private func post(_ server: RunningServer, _ body: String, key: String = "k1") -> Response {
        server.service.answer(
            "POST", "/api/v1/reports/road", headers: RunningServer.own + [("Idempotency-Key", key)],
            body: Array(body.utf8))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `scripts report and list what is shown`(database: TestedDatabase) throws {
        let server = try server(database)
        let body =
            #"{"answers": {"spot.latitude": "34.33333", "spot.longitude": "137.25", "kind": "hole", "detail": "深い穴です"}}"#
        let first = post(server, body)
        #expect(first.status == .ok && first.text.contains("receipt"))
        #expect(post(server, body).text == first.text)
        #expect(try received(server).count == 1)
        let wrong = post(server, body.replacing("hole", with: "unknown"), key: "k2")
        #expect(wrong.status == .unprocessable && wrong.text.contains("answers.kind"))
        let list = "/api/v1/reports/road"
        #expect(server.service.answer("GET", list).text == #"{"type":"FeatureCollection","total":0,"features":[]}"#)
        let clerk = try server.browser()
        for number in 0..<3 {
            let report = try number == 0 ? received(server)[0] : send(server)
            try show(clerk, report, "通報\(number)")
        }
        let page = server.service.answer("GET", list + "?limit=2").text
        #expect(page.contains("通報2") && page.contains("通報1") && !page.contains("通報0"))
        #expect(page.contains("\"next\":\"/api/v1/reports/road?limit=2&offset=2\""), "\(page)")
        #expect(server.service.answer("GET", list + "?limit=2&offset=2").text.contains("通報0"))
        for query in ["?limit=0", "?limit=1001", "?limit=x", "?offset=-1"] {
            #expect(server.service.answer("GET", list + query).status == .unprocessable)
        }
        #expect(server.service.answer("GET", "/api/v1/reports/nothing").status == .notFound)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `the key of those who follow a report goes with the report, and not before`(database: TestedDatabase) throws {
        let server = try server(database)
        let clerk = try server.browser()
        try show(clerk, try send(server))
        let browser = Browser(server.service)
        let draft = try draft(browser, mail: "hanako@example.jp")
        let id = String(
            try #require(browser.get(draft + "/confirm").text.firstMatch(of: #/name="report" value="([0-9a-f]+)"/#)).1)
        _ = browser.send(draft + "/join", [("report", id)], token: "")
        func keys() throws -> Int? {
            try server.surroundings.store.read {
                try $0.rows("SELECT COUNT(*) FROM data_keys WHERE owner LIKE 'report/%'").first?.int(0)
            }
        }
        server.companion.runDueJobs()
        #expect(try keys() == 1)
        _ = try server.surroundings.store.write { try $0.run("DELETE FROM submissions") }
        server.now += 86_400
        server.companion.runDueJobs()
        #expect(try keys() == 0)
    }

    @Test func `who follows a report is sealed`() throws {
        let server = try server()
        let clerk = try server.browser()
        try show(clerk, try send(server))
        let browser = Browser(server.service)
        let draft = try draft(browser, mail: "geheim@example.jp")
        let id = String(
            try #require(browser.get(draft + "/confirm").text.firstMatch(of: #/name="report" value="([0-9a-f]+)"/#)).1)
        _ = browser.send(draft + "/join", [("report", id)], token: "")
        let folder = try #require(server.databaseFolder)
        for file in ["store.db", "store.db-wal"] {
            let bytes = try Disk.read("\(folder)/\(file)")
            #expect(!String(decoding: bytes, as: UTF8.self).contains("geheim@"))
        }
        #expect(!server.logged.contains("geheim"))
    }
}
