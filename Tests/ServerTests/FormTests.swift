import Accounts
import FeatureKit
import FormEngine
import HTTP
import Mail
import Storage
import StoreKit
import Submissions
import Synchronization
import TestKit
import Testing

@testable import Server

@Suite struct FormTests {
    private static let frame = "<title>%%title%%</title><div class=\"server-page\" data-accounts>%%content%%</div>"

    /// Two steps, a group, a rule.
    private static func moving(cap: Int? = nil, closes: Int? = nil, once: Bool = false, version: String = "1") -> Form {
        var plan = Item("plan", .choice, label: "手続き")
        plan.isRequired = true
        plan.options = [.init("move", "転入"), .init("leave", "転出")]
        var old = Item("old", .text, label: "前の住所")
        old.show = .call(.equal, [.item("plan"), .text("move")])
        old.isRequired = true
        var children = Item("children", .group, label: "お子さん")
        var age = Item("age", .number, label: "年齢")
        age.isRequired = true
        children.items = [age]
        children.most = 3
        var mail = Item("mail", .mail, label: "メール")
        mail.isRequired = true
        return Form(
            id: "moving", version: version, title: "引っ越し", path: "/forms/moving/", site: "https://town.example",
            steps: [
                Form.Step(title: "手続き", items: [plan, old, children]), Form.Step(title: "連絡先", items: [mail]),
            ], closes: closes, cap: cap, isOncePerPerson: once, mails: [.sent: "3日以内にご連絡します。"])
    }

    private final class Site: Sendable {
        private let form: Mutex<Form>

        init(_ form: Form) { self.form = Mutex(form) }

        func publish(_ form: Form) { self.form.withLock { $0 = form } }

        var pages: PublishedPages {
            PublishedPages(file: { path in
                let form = self.form.withLock { $0 }
                switch path {
                case "/my/frame.html": return Array(FormTests.frame.utf8)
                case "/forms/moving/form.json": return form.json
                case "/forms/forms.json":
                    return Array(#"[{"id":"moving","title":"引っ越し","path":"/forms/moving/","use":"application"}]"#.utf8)
                default: return nil
                }
            })
        }
    }

    private func server(_ database: TestedDatabase = .sqlite, _ form: Form = Self.moving()) throws -> RunningServer {
        try RunningServer(database, pages: Site(form).pages)
    }

    private let first = [("plan", "move"), ("old", "汐浜市"), ("children.0.age", "３"), ("_go", "next")]

    private func path(_ response: Response) throws -> String { try #require(response.headers["Location"]) }

    /// Through all steps to the page where it is confirmed.
    private func confirmed(_ browser: Browser, mail: String = "hanako@example.jp") throws -> String {
        let second = try path(browser.send("/my/forms/moving", first, token: ""))
        let draft = String(second.prefix { $0 != "?" })
        #expect(second == draft + "?step=1")
        let confirm = try path(browser.send(draft, [("_step", "1"), ("mail", mail), ("_go", "next")], token: ""))
        #expect(confirm == draft + "/confirm")
        return draft
    }

    private func receipt(_ page: Response) throws -> String {
        String(try #require(page.text.firstMatch(of: #/受付番号<strong>([0-9-]+)</#)).1)
    }

    private func mails(_ server: RunningServer) throws -> [Outbox.Item] {
        let vault = server.surroundings.vault
        return try server.surroundings.store.read { try Outbox($0, vault).all() }
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a form is filled in, confirmed and sent, and its page says what became of it`(database: TestedDatabase) throws
    {
        let server = try server(database)
        let browser = Browser(server.service)
        let draft = try confirmed(browser)
        let page = browser.get(draft + "/confirm").text
        for text in ["転入", "汐浜市", "年齢（1件目）", "3", "hanako@example.jp"] { #expect(page.contains(text)) }
        let status = try path(browser.send(draft + "/send", token: ""))
        let sent = browser.get(status)
        #expect(sent.status == .ok && sent.text.contains("受け付けました"))
        let mail = try #require(try mails(server).first)
        let receipt = try receipt(sent)
        #expect(mail.address == "hanako@example.jp" && mail.text.contains(receipt))
        #expect(mail.text.contains("https://town.example\(draft)/status") && mail.text.contains("3日以内にご連絡します。"))
        #expect(!mail.text.contains("汐浜市"))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `sent ten times it is received once`(database: TestedDatabase) throws {
        let server = try server(database)
        let browser = Browser(server.service)
        let draft = try confirmed(browser)
        for _ in 0..<10 {
            #expect(browser.send(draft + "/send", token: "").status == .seeOther)
        }
        let vault = server.surroundings.vault
        #expect(try server.surroundings.store.read { try SubmissionStore($0, vault).received("moving") }.count == 1)
        #expect(try mails(server).count == 1)
    }

    @Test func `what is wrong stands beside the field, and what was typed stays`() throws {
        let server = try server()
        let page = Browser(server.service).send(
            "/my/forms/moving", [("plan", "move"), ("children.0.age", "三つ"), ("_go", "next")], token: "")
        #expect(page.status == .unprocessable)
        #expect(page.text.contains("「前の住所」を入力してください。") && page.text.contains("value=\"三つ\""))
        #expect(page.text.contains("id=\"f-children-0-age-problem\"") && page.text.contains("aria-invalid=\"true\""))
        #expect(page.text.contains("value=\"move\" checked"))
    }

    @Test func `rows come and go without JavaScript, before anything is kept and after`() throws {
        let server = try server()
        let browser = Browser(server.service)
        var page = browser.send("/my/forms/moving", [("children.0.age", "3"), ("_add", "children")], token: "")
        #expect(
            page.status == .ok && page.text.contains("name=\"children.1.age\"") && page.text.contains("value=\"3\""))
        page = browser.send(
            "/my/forms/moving",
            [("children.0.age", "3"), ("children.1.age", "5"), ("children.2.age", "7"), ("_remove", "children.1")],
            token: "")
        #expect(
            page.text.contains("value=\"7\"") && !page.text.contains("value=\"5\"")
                && !page.text.contains("children.2.age"))
        let draft = String(try path(browser.send("/my/forms/moving", first, token: "")).prefix { $0 != "?" })
        page = browser.send(
            draft, [("_step", "0"), ("plan", "move"), ("children.0.age", "3"), ("_add", "children")], token: "")
        #expect(page.text.contains("name=\"children.1.age\""))
        // At most three.
        page = browser.send(
            draft, [("_step", "0")] + (0..<3).map { ("children.\($0).age", "1") } + [("_add", "children")], token: "")
        #expect(!page.text.contains("name=\"children.3.age\"") && !page.text.contains("name=\"_add\""))
    }

    @Test func `it is saved and continued on another device, at the same step`() throws {
        let server = try server()
        let second = try path(Browser(server.service).send("/my/forms/moving", first, token: ""))
        let draft = String(second.prefix { $0 != "?" })
        let saved = try path(
            Browser(server.service).send(draft, [("_step", "1"), ("mail", "hana"), ("_go", "save")], token: ""))
        #expect(saved == draft + "/saved")
        server.now += 30 * 86_400
        let other = Browser(server.service)
        #expect(other.get(saved).text.contains("https://town.example\(draft)"))
        let page = other.get(draft).text
        #expect(page.contains("data-step=\"1\"") && page.contains("value=\"hana\"") && !page.contains("form-problems"))
    }

    @Test func `going back to one step leads to the confirmation again`() throws {
        let server = try server()
        let browser = Browser(server.service)
        let draft = try confirmed(browser)
        #expect(browser.get(draft + "?step=0&return=confirm").text.contains("name=\"_return\" value=\"confirm\""))
        let next = try path(
            browser.send(
                draft, [("_step", "0"), ("plan", "leave"), ("_go", "next"), ("_return", "confirm")], token: ""))
        #expect(next == draft + "/confirm")
        let page = browser.get(next).text
        #expect(page.contains("転出") && !page.contains("汐浜市") && page.contains("hanako@example.jp"))
    }

    @Test func `an answer that is not asked any more does not count, and is there when it is asked again`() throws {
        let server = try server()
        let browser = Browser(server.service)
        let draft = try confirmed(browser)
        // Hidden by the browser, the field is sent all the same.
        _ = browser.send(draft, [("_step", "0"), ("plan", "leave"), ("old", "汐浜市"), ("_go", "next")], token: "")
        #expect(!browser.get(draft + "/confirm").text.contains("汐浜市"))
        #expect(browser.get(draft + "?step=0").text.contains("汐浜市"))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `as many as are accepted are accepted, whoever comes at once`(database: TestedDatabase) async throws {
        let server = try server(database, Self.moving(cap: 5))
        let (service, first) = (server.service, first)
        let statuses = await withTaskGroup(of: Status.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    let browser = Browser(service)
                    guard let second = browser.send("/my/forms/moving", first, token: "").headers["Location"] else {
                        return .conflict
                    }
                    let draft = String(second.prefix { $0 != "?" })
                    _ = browser.send(draft, [("_step", "1"), ("mail", "a@example.jp"), ("_go", "next")], token: "")
                    return browser.send(draft + "/send", token: "").status
                }
            }
            return await group.reduce(into: [Status]()) { $0.append($1) }
        }
        #expect(statuses.count { $0 == .seeOther } == 5 && statuses.count { $0 == .conflict } == 35)
        let vault = server.surroundings.vault
        #expect(try server.surroundings.store.read { try SubmissionStore($0, vault).received("moving") }.count == 5)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a place that nobody uses, or that was given back, is free again`(database: TestedDatabase) throws {
        let server = try server(database, Self.moving(cap: 1))
        let slow = Browser(server.service)
        let draft = try confirmed(slow)
        #expect(Browser(server.service).send("/my/forms/moving", first, token: "").status == .conflict)
        server.now += 31 * 60
        let quick = Browser(server.service)
        let other = try confirmed(quick)
        // Too late, and told so; what was typed is still there.
        let late = slow.send(draft + "/send", token: "")
        #expect(late.status == .conflict && late.text.contains("受付件数に達した"))
        #expect(slow.get(draft + "/confirm").text.contains("汐浜市"))
        #expect(quick.send(other + "/send", token: "").status == .seeOther)
        #expect(quick.send(other + "/withdraw", [("sure", "yes")], token: "").status == .seeOther)
        #expect(slow.send(draft + "/send", token: "").status == .seeOther)
    }

    @Test func `nothing is taken before it opens and after it closes`() throws {
        let server = try server(.sqlite, Self.moving(closes: 1_790_000_600))
        let browser = Browser(server.service)
        let draft = try confirmed(browser)
        server.now = 1_790_000_600
        #expect(browser.send("/my/forms/moving", first, token: "").status == .conflict)
        #expect(browser.send(draft + "/send", token: "").text.contains("受付は終了しました"))
        #expect(browser.get(draft + "/confirm").status == .ok)
    }

    @Test func `a form that has changed says so, and keeps what was typed`() throws {
        let site = Site(Self.moving())
        let server = try RunningServer(.sqlite, pages: site.pages)
        let browser = Browser(server.service)
        let draft = try confirmed(browser)
        site.publish(Self.moving(version: "2"))
        #expect(browser.get(draft + "?step=0").text.contains("言葉や選択肢が変わった所があります"))
        var changed = Self.moving(version: "3")
        changed.steps[0].items.removeLast()
        changed.steps[1].items.append(Item("phone", .phone, label: "電話"))
        site.publish(changed)
        let page = browser.get(draft + "?step=0").text
        #expect(page.contains("増えた質問：「電話」。") && page.contains("なくなった質問：「お子さん」「年齢」。"))
        #expect(page.contains("汐浜市"))
        // Who has gone on has seen it.
        _ = browser.send(draft, [("_step", "0"), ("plan", "move"), ("old", "汐浜市"), ("_go", "next")], token: "")
        #expect(!browser.get(draft).text.contains("質問が変わりました"))
    }

    @Test func `what is no field of the step is not kept`() throws {
        let server = try server()
        let browser = Browser(server.service)
        let sent =
            first + [
                ("mail", "x@example.jp"), ("children.99.age", "1"), ("children.0.age.x", "1"), ("plan.x", "1"),
                ("zz", "1"),
            ]
        let second = try path(browser.send("/my/forms/moving", sent, token: ""))
        #expect(!browser.get(second).text.contains("x@example.jp"))
    }

    @Test func `other sites cannot send, and no address but the right one leads to it`() throws {
        let server = try server()
        let browser = Browser(server.service)
        let draft = try confirmed(browser)
        let forged = Browser(server.service)
        forged.isForged = true
        #expect(forged.send("/my/forms/moving", first, token: "").status == .forbidden)
        #expect(forged.send(draft + "/send", token: "").status == .forbidden)
        for path in ["/my/forms/moving/\(String(repeating: "0", count: 32))", "/my/forms/other/x", draft.uppercased()] {
            #expect(browser.get(path).status == .notFound)
        }
    }

    @Test func `nothing that was typed stands in the database`() throws {
        let server = try server()
        let browser = Browser(server.service)
        let draft = try confirmed(browser)
        _ = browser.send(draft + "/send", token: "")
        _ = browser.send(draft + "/reply", [("message", "汐浜市の家の鍵について")], token: "")
        let secret = String(draft.suffix(32))
        try server.surroundings.store.read { rows in
            for table in try rows.tables() {
                try rows.forEach("SELECT * FROM \(table.name)") { row in
                    for value in row.values {
                        let text =
                            switch value {
                            case .text(let text): text
                            case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
                            default: ""
                            }
                        for word in ["汐浜市", "hanako", secret] { #expect(!text.contains(word), "\(table.name)") }
                    }
                }
            }
        }
    }

    // MARK: Staff

    @Test func `staff see what was sent, move it, and write to the applicant, who writes back`() throws {
        let server = try server()
        let browser = Browser(server.service)
        let draft = try confirmed(browser)
        _ = browser.send(draft + "/send", token: "")
        let clerk = try server.browser()
        let inbox = clerk.get("/staff/forms/moving").text
        #expect(inbox.contains("汐浜市") && clerk.get("/staff").text.contains("まだ見ていないものが1件"))
        let one = String(try #require(inbox.firstMatch(of: #/\/staff\/forms\/moving\/([0-9a-f]{32})/#)).1)
        let page = "/staff/forms/moving/\(one)"
        let revision = String(try #require(clerk.get(page).text.firstMatch(of: #/name="revision" value="(\d+)"/#)).1)
        #expect(clerk.send(page + "/status", [("status", "審査中"), ("revision", revision)]).status == .seeOther)
        // Who decides on what they have not seen is told.
        #expect(clerk.send(page + "/status", [("status", "完了"), ("revision", revision)]).status == .unprocessable)
        #expect(clerk.send(page + "/note", [("text", "電話した")]).status == .seeOther)
        #expect(clerk.send(page + "/message", [("text", "書類が1枚足りません。")]).status == .seeOther)
        let status = browser.get(draft + "/status").text
        #expect(status.contains("審査中") && status.contains("書類が1枚足りません。") && !status.contains("電話した"))
        _ = browser.send(draft + "/reply", [("message", "明日持っていきます。")], token: "")
        #expect(clerk.get(page).text.contains("明日持っていきます。") && clerk.get(page).text.contains("電話した"))
        #expect(Set(try mails(server).map(\.kind)) == ["form-sent", "form-reviewed", "form-message"])
    }

    @Test func `who may see one form sees no other`() throws {
        let server = try server()
        let browser = Browser(server.service)
        _ = browser.send(try confirmed(browser) + "/send", token: "")
        let own = try server.browser("sato", may: [Permission("forms.read", .part("form:moving"))])
        #expect(own.get("/staff/forms").text.contains("引っ越し") && own.get("/staff/forms/moving").status == .ok)
        let other = try server.browser("suzuki", may: [Permission("forms.read", .part("form:other"))])
        #expect(
            !other.get("/staff/forms").text.contains("引っ越し") && other.get("/staff/forms/moving").status == .forbidden)
        let none = try server.browser("tanaka", may: [Permission("questions.read")])
        #expect(none.get("/staff/forms").status == .forbidden)
        let inbox = own.get("/staff/forms/moving").text
        let one = String(try #require(inbox.firstMatch(of: #/\/staff\/forms\/moving\/[0-9a-f]{32}/#)).0)
        #expect(own.get(one).status == .ok && other.get(one).status == .forbidden)
        #expect(own.send(one + "/status", [("status", "完了"), ("revision", "9")]).status == .forbidden)
    }

    /// The page of the only submission.
    private func handled(_ clerk: Browser) throws -> String {
        String(
            try #require(clerk.get("/staff/forms/moving").text.firstMatch(of: #/\/staff\/forms\/moving\/[0-9a-f]{32}/#))
                .0)
    }

    private func move(_ clerk: Browser, _ page: String, to status: String) throws {
        let revision = String(try #require(clerk.get(page).text.firstMatch(of: #/name="revision" value="(\d+)"/#)).1)
        #expect(clerk.send(page + "/status", [("status", status), ("revision", revision)]).status == .seeOther)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `what comes back is corrected by the applicant, and staff see what is different`(database: TestedDatabase)
        throws
    {
        let server = try server(database)
        let browser = Browser(server.service)
        let draft = try confirmed(browser)
        _ = browser.send(draft + "/send", token: "")
        // What was sent cannot be changed by itself.
        #expect(browser.get(draft).headers["Location"] == draft + "/status")
        let clerk = try server.browser()
        let page = try handled(clerk)
        try move(clerk, page, to: "補正待ち")
        #expect(try mails(server).first { $0.kind == "form-returned" }?.text.contains("\(draft)/status") == true)
        #expect(browser.get(draft + "/status").text.contains("内容を直す"))
        #expect(browser.get(draft + "?step=0").text.contains("value=\"汐浜市\""))
        let fields = [
            ("_step", "0"), ("plan", "move"), ("old", "湊川町"), ("children.0.age", "3"), ("_go", "next"),
            ("_return", "confirm"),
        ]
        #expect(try path(browser.send(draft, fields, token: "")) == draft + "/confirm")
        // Not before it is sent.
        #expect(clerk.get(page).text.contains("汐浜市") && !clerk.get(page).text.contains("湊川町"))
        #expect(try path(browser.send(draft + "/send", token: "")).contains("/status"))
        let corrected = clerk.get(page).text
        #expect(corrected.contains("前の住所：汐浜市 → 湊川町") && corrected.contains("<dd>受付</dd>"))
        #expect(!corrected.contains("年齢（1件目）："))
        #expect(browser.get(draft).headers["Location"] == draft + "/status")
    }

    @Test func `groups that watch a form are told, and then only whoever deals with it`() throws {
        let server = try server()
        let clerk = try server.browser()
        let author = Author(actor: "command", now: server.now)
        try server.surroundings.accounts.save(
            StaffGroup(id: "juumin", title: "住民課", permissions: [Permission("forms.handle", .part("form:moving"))]),
            by: author)
        for name in ["sato", "suzuki"] {
            try server.surroundings.accounts.add(
                name, title: name, mail: "\(name)@town.example", groups: ["juumin"], password: RunningServer.password,
                mustChange: false, by: author)
        }
        #expect(
            clerk.send("/staff/forms/moving/watchers", [("group", "juumin"), ("group", "nobody")]).status == .seeOther)
        let browser = Browser(server.service)
        let draft = try confirmed(browser)
        _ = browser.send(draft + "/send", token: "")
        let told = try mails(server).filter { $0.kind == "form-staff" }
        #expect(Set(told.map(\.address)) == ["sato@town.example", "suzuki@town.example"])
        #expect(told.allSatisfy { !$0.text.contains("hanako") && !$0.text.contains("汐浜市") })
        let page = try handled(clerk)
        #expect(clerk.send(page + "/assignee", [("assignee", "tanaka")]).status == .unprocessable)
        #expect(clerk.send(page + "/assignee", [("assignee", "sato")]).status == .seeOther)
        #expect(clerk.get("/staff/forms/moving").text.contains("sato"))
        server.now += 1
        _ = browser.send(draft + "/reply", [("message", "いつごろになりますか。")], token: "")
        let later = try mails(server).filter { $0.kind == "form-staff" && $0.created == server.now }
        #expect(later.map(\.address) == ["sato@town.example"])
    }

    @Test func `staff try a form out, before it opens too, and it counts nowhere`() throws {
        let site = Site(Self.moving(cap: 1, closes: 1))
        let server = try RunningServer(.sqlite, pages: site.pages)
        let clerk = try server.browser()
        let draft = String(try path(clerk.send("/staff/forms/moving/try")).prefix { $0 != "?" })
        #expect(clerk.get(draft).text.contains("試しの入力です"))
        #expect(try path(clerk.send(draft, [("_step", "0")] + first, token: "")) == draft + "?step=1")
        #expect(
            try path(clerk.send(draft, [("_step", "1"), ("mail", "a@example.jp")], token: "")) == draft + "/confirm")
        #expect(try path(clerk.send(draft + "/send", token: "")).contains("/status"))
        #expect(!clerk.get("/staff/forms/moving").text.contains("汐浜市"))
        #expect(clerk.get("/staff/forms/moving?mode=test").text.contains("汐浜市"))
        // The one place is still there.
        site.publish(Self.moving(cap: 1))
        let browser = Browser(server.service)
        #expect(browser.send(try confirmed(browser) + "/send", token: "").status == .seeOther)
    }

    @Test func `with an account the form is sent once, and stands on one's own page`() throws {
        let server = try server(.sqlite, Self.moving(once: true))
        let browser = Browser(server.service)
        #expect(try path(browser.send("/my/forms/moving", first, token: "")).hasPrefix("/my/sign-in"))
        _ = browser.send("/my/sign-in", [("mail", "hanako@example.jp")], token: "")
        let code = String(try #require(try mails(server).first?.text.firstMatch(of: #/確認コード：(\d{6})/#)).1)
        _ = browser.send("/my/code", [("mail", "hanako@example.jp"), ("code", code)], token: "")
        let draft = try confirmed(browser)
        _ = browser.send(draft + "/send", token: "")
        #expect(browser.get("/my").text.contains("引っ越し") && browser.get("/my").text.contains(draft + "/status"))
        let again = try confirmed(browser)
        let refused = browser.send(again + "/send", token: "")
        #expect(refused.status == .conflict && refused.text.contains("お一人1回"))
        // What was withdrawn leaves room for another.
        _ = browser.send(draft + "/withdraw", [("sure", "yes")], token: "")
        #expect(browser.send(again + "/send", token: "").status == .seeOther)
    }

    @Test func `what Shift_JIS cannot write is named before it is written`() throws {
        let server = try server()
        let browser = Browser(server.service)
        let second = try path(
            browser.send("/my/forms/moving", [("plan", "move"), ("old", "𠮷野家の隣 髙﨑"), ("_go", "next")], token: ""))
        let draft = String(second.prefix { $0 != "?" })
        _ = browser.send(draft, [("_step", "1"), ("mail", "a@example.jp"), ("_go", "next")], token: "")
        _ = browser.send(draft + "/send", token: "")
        let clerk = try server.browser()
        let page = clerk.get("/staff/forms/moving?format=csv-cp932")
        #expect(page.text.contains("𠮷") && !page.text.contains("<th scope=\"row\">髙</th>"))
        let link = String(try #require(page.text.firstMatch(of: #/href="([^"]*sure=1[^"]*)"/#)).1).replacing(
            "&amp;", with: "&")
        let file = clerk.get(link)
        #expect(file.headers["Content-Type"] == "text/csv; charset=Shift_JIS")
        #expect(file.headers["Content-Disposition"]?.contains("moving.csv") == true)
        #expect(clerk.get("/staff/forms/moving?format=csv").text.contains("𠮷野家"))
    }

    // MARK: Scripts

    @Test(arguments: TestedDatabase.allCases)
    func `a script sends once under one key, asks, and withdraws`(database: TestedDatabase) throws {
        let server = try server(database)
        let own = RunningServer.own + [("Idempotency-Key", "\"a1\"")]
        let body = #"{"answers": {"plan": "leave", "mail": ["a@example.jp"]}}"#
        let path = "/api/v1/forms/moving/submissions"
        let first = server.service.answer("POST", path, headers: own, body: Array(body.utf8))
        #expect(first.status == .ok)
        #expect(server.service.answer("POST", path, headers: own, body: Array(body.utf8)).text == first.text)
        // Somebody else who uses the same key learns nothing of it.
        let other = server.service.answer(
            "POST", path, headers: own, body: Array(body.replacing("a@", with: "b@").utf8))
        #expect(other.status == .ok && other.text != first.text)
        let token = String(try #require(first.text.firstMatch(of: #/"token":"([0-9a-f]+)"/#)).1)
        #expect(server.service.answer("GET", "\(path)/\(token)").text.contains("\"status\":\"received\""))
        let gone = server.service.answer(
            "POST", "\(path)/\(token)/withdrawal", headers: RunningServer.own, body: Array("{}".utf8))
        #expect(gone.text.contains("\"state\":\"withdrawn\""))
        let wrong = server.service.answer(
            "POST", path, headers: RunningServer.own, body: Array(#"{"answers": {"plan": "x", "mail": "a"}}"#.utf8))
        #expect(wrong.status == .unprocessable && wrong.text.contains("\"field\":\"answers.plan\""))
    }
}
