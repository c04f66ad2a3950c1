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

/// What staff do with forms.
@Suite struct FormDeskTests {
    @Test func `staff see what was sent, move it, and write to the applicant, who writes back`() throws {
        let server = try MovingForm.server()
        let browser = Browser(server.service)
        let draft = try MovingForm.confirmed(browser)
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
        #expect(Set(try MovingForm.mails(server).map(\.kind)) == ["form-sent", "form-reviewed", "form-message"])
    }

    @Test func `who may see one form sees no other`() throws {
        let server = try MovingForm.server()
        let browser = Browser(server.service)
        _ = browser.send(try MovingForm.confirmed(browser) + "/send", token: "")
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

    @Test(arguments: TestedDatabase.allCases)
    func `what comes back is corrected by the applicant, and staff see what is different`(database: TestedDatabase)
        throws
    {
        let server = try MovingForm.server(database)
        let browser = Browser(server.service)
        let draft = try MovingForm.confirmed(browser)
        _ = browser.send(draft + "/send", token: "")
        // What was sent cannot be changed by itself.
        #expect(browser.get(draft).headers["Location"] == draft + "/status")
        let clerk = try server.browser()
        let page = try MovingForm.handled(clerk)
        try MovingForm.move(clerk, page, to: "補正待ち")
        #expect(
            try MovingForm.mails(server).first { $0.kind == "form-returned" }?.text.contains("\(draft)/status") == true)
        #expect(browser.get(draft + "/status").text.contains("内容を直す"))
        #expect(browser.get(draft + "?step=0").text.contains("value=\"汐浜市\""))
        let fields = [
            ("_step", "0"), ("plan", "move"), ("old", "湊川町"), ("children.0.age", "3"), ("_go", "next"),
            ("_return", "confirm"),
        ]
        #expect(try MovingForm.path(browser.send(draft, fields, token: "")) == draft + "/confirm")
        // Not before it is sent.
        #expect(clerk.get(page).text.contains("汐浜市") && !clerk.get(page).text.contains("湊川町"))
        #expect(try MovingForm.path(browser.send(draft + "/send", token: "")).contains("/status"))
        let corrected = clerk.get(page).text
        #expect(corrected.contains("前の住所：汐浜市 → 湊川町") && corrected.contains("<dd>受付</dd>"))
        #expect(!corrected.contains("年齢（1件目）："))
        #expect(browser.get(draft).headers["Location"] == draft + "/status")
    }

    @Test func `groups that watch a form are told, and then only whoever deals with it`() throws {
        let server = try MovingForm.server()
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
        let draft = try MovingForm.confirmed(browser)
        _ = browser.send(draft + "/send", token: "")
        let told = try MovingForm.mails(server).filter { $0.kind == "form-staff" }
        #expect(Set(told.map(\.address)) == ["sato@town.example", "suzuki@town.example"])
        #expect(told.allSatisfy { !$0.text.contains("hanako") && !$0.text.contains("汐浜市") })
        let page = try MovingForm.handled(clerk)
        #expect(clerk.send(page + "/assignee", [("assignee", "tanaka")]).status == .unprocessable)
        #expect(clerk.send(page + "/assignee", [("assignee", "sato")]).status == .seeOther)
        #expect(clerk.get("/staff/forms/moving").text.contains("sato"))
        server.now += 1
        _ = browser.send(draft + "/reply", [("message", "いつごろになりますか。")], token: "")
        let later = try MovingForm.mails(server).filter { $0.kind == "form-staff" && $0.created == server.now }
        #expect(later.map(\.address) == ["sato@town.example"])
    }

    @Test func `staff try a form out, before it opens too, and it counts nowhere`() throws {
        let site = MovingForm.Site(MovingForm.moving(cap: 1, closes: 1))
        let server = try RunningServer(.sqlite, pages: site.pages)
        let clerk = try server.browser()
        let draft = String(try MovingForm.path(clerk.send("/staff/forms/moving/try")).prefix { $0 != "?" })
        #expect(clerk.get(draft).text.contains("試しの入力です"))
        #expect(
            try MovingForm.path(clerk.send(draft, [("_step", "0")] + MovingForm.first, token: "")) == draft + "?step=1")
        #expect(
            try MovingForm.path(clerk.send(draft, [("_step", "1"), ("mail", "a@example.jp")], token: "")) == draft
                + "/confirm")
        #expect(try MovingForm.path(clerk.send(draft + "/send", token: "")).contains("/status"))
        #expect(!clerk.get("/staff/forms/moving").text.contains("汐浜市"))
        #expect(clerk.get("/staff/forms/moving?mode=test").text.contains("汐浜市"))
        // The one place is still there.
        site.publish(MovingForm.moving(cap: 1))
        let browser = Browser(server.service)
        #expect(browser.send(try MovingForm.confirmed(browser) + "/send", token: "").status == .seeOther)
    }

    @Test func `what Shift_JIS cannot write is named before it is written`() throws {
        let server = try MovingForm.server()
        let browser = Browser(server.service)
        let second = try MovingForm.path(
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

    // MARK: Files of messages

    private static let pdf = AttachmentFixtures.pdf()

    private func links(_ page: Response) -> [String] {
        page.text.matches(of: #/href="([^"]*\/files\/[0-9a-f]{32})"/#).map { String($0.1) }
    }

    @Test(arguments: TestedDatabase.allCases)
    func `files go along with messages, both ways, and are sealed`(database: TestedDatabase) throws {
        let server = try MovingForm.server(database)
        let browser = Browser(server.service)
        let draft = try MovingForm.confirmed(browser)
        _ = browser.send(draft + "/send", token: "")
        let clerk = try server.browser()
        let page = try MovingForm.handled(clerk)
        let token = [("csrf", clerk.formToken)]
        let sent = clerk.send(
            page + "/message", token + [("text", "記入例です。")],
            files: [("file", "記入例.pdf", Self.pdf), ("file", "地図.jpg", AttachmentFixtures.photo)])
        #expect(sent.status == .seeOther)
        let status = browser.get(draft + "/status")
        #expect(status.text.contains("記入例.pdf") && links(status).count == 2)
        #expect(links(status).allSatisfy { browser.get($0).status == .ok })
        // A file needs no words.
        #expect(
            browser.send(draft + "/reply", [("message", "")], files: [("file", "委任状.pdf", Self.pdf)]).status
                == .seeOther)
        let handled = clerk.get(page)
        #expect(handled.text.contains("委任状.pdf") && links(handled).count == 3)
        #expect(links(handled).allSatisfy { clerk.get($0).status == .ok })
        try server.surroundings.store.read { rows in
            try rows.forEach("SELECT name, content FROM submission_files") { row in
                for value in [row.bytes(0), row.bytes(1)].compactMap({ $0 }) {
                    #expect(
                        value.firstRange(of: Array("%PDF".utf8)) == nil && value.firstRange(of: Array("委任".utf8)) == nil
                    )
                }
            }
        }
    }

    @Test func `a message with a file that is not taken is not sent, and its words stay`() throws {
        let server = try MovingForm.server()
        let browser = Browser(server.service)
        let draft = try MovingForm.confirmed(browser)
        _ = browser.send(draft + "/send", token: "")
        let reply = browser.send(
            draft + "/reply", [("message", "委任状を送ります。")],
            files: [("file", "a.pdf", Self.pdf), ("file", "b.exe", Array("MZ".utf8))])
        #expect(reply.status == .unprocessable && reply.text.contains("「b.exe」は受け付けられない種類です"))
        #expect(reply.text.contains("委任状を送ります。</textarea>") && links(reply).isEmpty)
        let many = (1...6).map { (field: "file", name: "\($0).pdf", bytes: Self.pdf) }
        #expect(browser.send(draft + "/reply", [("message", "x")], files: many).text.contains("一度に送れるファイルは5つまでです。"))
        let clerk = try server.browser()
        let page = try MovingForm.handled(clerk)
        let refused = clerk.send(
            page + "/message", [("csrf", clerk.formToken), ("text", "書類です。")],
            files: [("file", "b.exe", Array("MZ".utf8))])
        #expect(refused.status == .unprocessable && refused.text.contains("書類です。</textarea>"))
        #expect(!browser.get(draft + "/status").text.contains("書類です。"))
    }

    @Test func `files of messages stay when the applicant corrects the answers`() throws {
        let server = try MovingForm.server()
        let browser = Browser(server.service)
        let draft = try MovingForm.confirmed(browser)
        _ = browser.send(draft + "/send", token: "")
        _ = browser.send(draft + "/reply", [("message", "x")], files: [("file", "委任状.pdf", Self.pdf)])
        let clerk = try server.browser()
        try MovingForm.move(clerk, try MovingForm.handled(clerk), to: "補正待ち")
        _ = browser.send(draft, [("_step", "0"), ("plan", "leave"), ("_go", "next")], token: "")
        #expect(browser.send(draft + "/send", token: "").status == .seeOther)
        #expect(links(browser.get(draft + "/status")).count == 1)
    }
}
