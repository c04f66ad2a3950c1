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

/// A form of two steps as a site has published it, and the ways through it that tests share.
enum MovingForm {
    static let frame = "<title>%%title%%</title><div class=\"server-page\" data-accounts>%%content%%</div>"

    /// Two steps, a group, a rule.
    static func moving(cap: Int? = nil, closes: Int? = nil, once: Bool = false, version: String = "1") -> Form {
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

    /// As a visitor who reads English is asked.
    static func inEnglish(_ original: Form) -> Form {
        var form = original
        (form.title, form.language, form.version) = ("Moving", "en", "en-1")
        (form.steps[0].title, form.steps[1].title) = ("Procedure", "Contact")
        form.steps[0].items[0].label = "Kind"
        form.steps[0].items[0].options = [.init("move", "Moving in"), .init("leave", "Moving out")]
        form.steps[0].items[1].label = "Former address"
        form.steps[0].items[2].label = "Children"
        form.steps[0].items[2].items[0].label = "Age"
        form.steps[1].items[0].label = "Mail"
        form.mails = [.sent: "We will call you."]
        return form
    }

    /// What only staff fill in.
    static let staffItems: Form = {
        var paid = Item("paid", .number, label: "支給額")
        paid.unit = "円"
        paid.most = 1000
        return Form(
            id: "moving", title: "引っ越し",
            steps: [Form.Step(title: "", items: [paid, Item("number", .text, label: "決裁番号")])])
    }()

    final class Site: Sendable {
        private let form: Mutex<Form>

        init(_ form: Form) { self.form = Mutex(form) }

        func publish(_ form: Form) { self.form.withLock { $0 = form } }

        var pages: PublishedPages {
            PublishedPages(
                file: { path in
                    let form = self.form.withLock { $0 }
                    switch path {
                    case "/my/frame.html": return Array(MovingForm.frame.utf8)
                    case "/forms/moving/form.json": return form.json
                    case "/my/en/frame.html": return Array("<html lang=\"en\">\(MovingForm.frame)".utf8)
                    case "/en/forms/moving/form.json": return MovingForm.inEnglish(form).json
                    case "/forms/forms.json":
                        return Array(
                            #"[{"id":"moving","title":"引っ越し","path":"/forms/moving/","use":"application"}]"#.utf8)
                    default: return nil
                    }
                }, runtime: { path in path == "/forms/moving.json" ? MovingForm.staffItems.json : nil })
        }
    }

    static func server(_ database: TestedDatabase = .sqlite, _ form: Form = MovingForm.moving()) throws -> RunningServer
    {
        try RunningServer(database, pages: Site(form).pages)
    }

    static let first = [("plan", "move"), ("old", "汐浜市"), ("children.0.age", "３"), ("_go", "next")]

    static func path(_ response: Response) throws -> String { try #require(response.headers["Location"]) }

    /// Through all steps to the page where it is confirmed.
    /// - Parameter language: of a translation; nil: as it was written first.
    static func confirmed(_ browser: Browser, mail: String = "hanako@example.jp", in language: String? = nil) throws
        -> String
    {
        let asked = first + (language.map { [("_language", $0)] } ?? [])
        let second = try path(browser.send("/my/forms/moving", asked, token: ""))
        let draft = String(second.prefix { $0 != "?" })
        #expect(second == draft + "?step=1")
        let confirm = try path(browser.send(draft, [("_step", "1"), ("mail", mail), ("_go", "next")], token: ""))
        #expect(confirm == draft + "/confirm")
        return draft
    }

    /// A submission that was sent, its applicant's address, the clerk, and its page at the desk.
    struct Sent {
        var server: RunningServer
        var applicant: Browser
        var draft: String
        var clerk: Browser
        var page: String
    }

    /// - Parameter draft: the address of one that is complete.
    static func send(_ draft: String, _ applicant: Browser, _ server: RunningServer) throws -> Sent {
        _ = applicant.send(draft + "/send", token: "")
        let clerk = try server.browser()
        return Sent(server: server, applicant: applicant, draft: draft, clerk: clerk, page: try handled(clerk))
    }

    static func receipt(_ page: Response) throws -> String {
        String(try #require(page.text.firstMatch(of: #/受付番号<strong>([0-9-]+)</#)).1)
    }

    static func mails(_ server: RunningServer) throws -> [Outbox.Item] {
        let vault = server.surroundings.vault
        return try server.surroundings.store.read { try Outbox($0, vault).all() }
    }

    /// The page of the only submission.
    static func handled(_ clerk: Browser) throws -> String {
        String(
            try #require(clerk.get("/staff/forms/moving").text.firstMatch(of: #/\/staff\/forms\/moving\/[0-9a-f]{32}/#))
                .0)
    }

    static func move(_ clerk: Browser, _ page: String, to status: String) throws {
        let revision = String(try #require(clerk.get(page).text.firstMatch(of: #/name="revision" value="(\d+)"/#)).1)
        #expect(clerk.send(page + "/status", [("status", status), ("revision", revision)]).status == .seeOther)
    }
}
