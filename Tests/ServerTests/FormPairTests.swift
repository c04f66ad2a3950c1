import Accounts
import FeatureKit
import FormEngine
import HTTP
import Mail
import StoreKit
import Submissions
import TestKit
import Testing

@testable import Server

/// Single features of forms work; what loses answers is two of them together (open-forms#6423, platform-forms-client#7206). Every
/// pair is walked through as a browser without JavaScript does it: what a page shows is sent again, and nothing else.
@Suite struct FormPairTests {
    enum Trait: String, CaseIterable, Sendable {
        case branch, rows, files, resume, prefill, edit, cap
    }

    struct Pair: Sendable, CustomTestStringConvertible {
        var one: Trait
        var other: Trait
        var testDescription: String { "\(one.rawValue) and \(other.rawValue)" }

        func has(_ trait: Trait) -> Bool { one == trait || other == trait }

        static let all = Trait.allCases.enumerated().flatMap { index, one in
            Trait.allCases.dropFirst(index + 1).map { Pair(one: one, other: $0) }
        }
    }

    // MARK: The form of a pair

    private static func form(_ pair: Pair) -> Form {
        var first = [Item("a", .text, label: "一つ目")]
        first[0].isRequired = true
        var second = [Item("mail", .mail, label: "メール"), Item("b", .paragraph, label: "二つ目")]
        if pair.has(.branch) {
            var kind = Item("kind", .choice, label: "種類")
            kind.options = [.init("x", "あり"), .init("y", "なし")]
            let isX = Expression.call(.equal, [.item("kind"), .text("x")])
            var (here, later) = (Item("here", .text, label: "すぐ"), Item("later", .text, label: "後で"))
            (here.show, later.show) = (isX, isX)
            (here.isRequired, later.isRequired) = (true, true)
            first += [kind, here]
            second.append(later)
        }
        if pair.has(.rows) {
            var rows = Item("rows", .group, label: "人")
            rows.items = [Item("name", .text, label: "名前")]
            rows.most = 4
            if pair.has(.files) { rows.items.append(Item("card", .file, label: "証")) }
            if pair.has(.branch) {
                var more = Item("more", .text, label: "くわしく")
                more.show = .call(.equal, [.item("kind"), .text("x")])
                rows.items.append(more)
            }
            first.append(rows)
        }
        if pair.has(.files) {
            var papers = Item("papers", .file, label: "書類")
            papers.isRequired = true
            first.append(papers)
        }
        return Form(
            id: "pair", version: "1", title: "組み合わせ", path: "/forms/pair/",
            steps: [Form.Step(title: "一", items: first), Form.Step(title: "二", items: second)],
            cap: pair.has(.cap) ? 1 : nil)
    }

    private static func typed(_ pair: Pair) -> (first: [(String, String)], second: [(String, String)]) {
        var (first, second) = ([("a", "<b>\"潮\" & 'みなと'")], [("b", "一行目\r\n\r\n三行目")])
        if pair.has(.branch) {
            first += [("kind", "x"), ("here", "ここ")]
            second.append(("later", "あと"))
        }
        if pair.has(.rows) {
            first += [("rows.0.name", "太郎"), ("rows.1.name", "花子")]
            if pair.has(.branch) { first += [("rows.0.more", "くわしい")] }
        }
        if !pair.has(.prefill) { second.append(("mail", "a@example.jp")) }
        return (first, second)
    }

    private static func files(_ pair: Pair) -> [(field: String, name: String, bytes: [UInt8])] {
        guard pair.has(.files) else { return [] }
        let paper = (field: "papers", name: "住民票.pdf", bytes: AttachmentFixtures.pdf())
        return pair.has(.rows) ? [paper, (field: "rows.1.card", name: "証.pdf", bytes: paper.bytes)] : [paper]
    }

    // MARK: A browser without JavaScript

    /// The fields of the form on a page as a browser sends them; none of its buttons, and no file.
    private func fields(_ page: Response) throws -> [(String, String)] {
        let html = page.text
        let form = try #require(html.firstRange(of: "<form method=\"post\" class=\"form\""))
        let text = String(html[form.lowerBound...].prefix(upTo: try #require(html.lastRange(of: "</form>")).lowerBound))
        var fields: [(String, String)] = []
        for match in text.matches(of: #/<input ([^>]*)>|<textarea ([^>]*)>\n([^<]*)<\/textarea>/#) {
            let attributes = String(match.1 ?? match.2 ?? "")
            func attribute(_ name: String) -> String? {
                attributes.firstRange(of: "\(name)=\"").map {
                    plain(String(attributes[$0.upperBound...].prefix { $0 != "\"" }))
                }
            }
            guard let name = attribute("name"), attribute("type") != "file" else { continue }
            let isBox = attribute("type") == "radio" || attribute("type") == "checkbox"
            if isBox && !attributes.hasSuffix("checked") { continue }
            // A text area sends its line ends as CRLF.
            let value = match.3.map { plain(String($0)).replacing("\n", with: "\r\n") } ?? attribute("value") ?? ""
            fields.append((name, value))
        }
        return fields
    }

    private func plain(_ html: String) -> String {
        html.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
            "&amp;", with: "&")
    }

    private func path(_ response: Response) throws -> String {
        try #require(response.headers["Location"], "\(response.text)")
    }

    private func signIn(_ browser: Browser, _ server: RunningServer) throws {
        _ = browser.send("/my/sign-in", [("mail", "own@example.jp")], token: "")
        let vault = server.surroundings.vault
        let mail = try #require(try server.surroundings.store.read { try Outbox($0, vault).all() }.first)
        let code = String(try #require(mail.text.firstMatch(of: #/確認コード：(\d{6})/#)).1)
        _ = browser.send("/my/code", [("mail", "own@example.jp"), ("code", code)], token: "")
    }

    // MARK: The walk

    @Test(arguments: Pair.all)
    func `no answer is lost`(pair: Pair) throws {
        let form = Self.form(pair)
        let server = try RunningServer(
            pages: PublishedPages(file: { path in
                switch path {
                case "/my/frame.html": Array("<div data-accounts>%%content%%</div>".utf8)
                case "/forms/pair/form.json": form.json
                default: nil
                }
            }))
        var browser = Browser(server.service)
        if pair.has(.prefill) { try signIn(browser, server) }
        let (first, second) = Self.typed(pair)
        let go = pair.has(.resume) ? "save" : "next"
        var next = try path(browser.send("/my/forms/pair", first + [("_go", go)], files: Self.files(pair)))
        let draft = String(next.prefix { $0 != "?" }).replacing("/saved", with: "")
        if pair.has(.cap) {
            let late = Browser(server.service)
            #expect(late.send("/my/forms/pair", first + [("_go", "next")], files: Self.files(pair)).status == .conflict)
        }
        if pair.has(.resume) {
            // Another device, some days later, at the same question.
            server.now += 7 * 86_400
            if !pair.has(.prefill) { browser = Browser(server.service) }
            next = try path(browser.send(draft, try fields(browser.get(draft)) + [("_go", "next")], token: ""))
        }
        #expect(next == draft + "?step=1")
        let shown = try fields(browser.get(next))
        if pair.has(.prefill) { #expect(shown.contains { $0.0 == "mail" && $0.1 == "own@example.jp" }) }
        let typed = shown.filter { field in !second.contains { $0.0 == field.0 } } + second
        #expect(try path(browser.send(draft, typed + [("_go", "next")], token: "")) == draft + "/confirm")
        if pair.has(.edit) {
            let again = try fields(browser.get(draft + "?step=0&return=confirm")).map { name, value in
                (name, name == "a" ? "直した" : value)
            }
            #expect(try path(browser.send(draft, again + [("_go", "next")], token: "")) == draft + "/confirm")
        }
        #expect(try path(browser.send(draft + "/send", token: "")).contains("/status"))
        try check(pair, try #require(SubmissionDesk.Token(String(draft.suffix(32)))), server, first + second)
    }

    private func check(
        _ pair: Pair, _ token: SubmissionDesk.Token, _ server: RunningServer, _ typed: [(String, String)]
    ) throws {
        let desk = SubmissionDesk(store: server.surroundings.store, vault: server.surroundings.vault, siteName: "")
        let sent = try #require(try desk.submission(token))
        #expect(sent.state == .sent)
        for (path, value) in typed {
            let expected = path == "a" && pair.has(.edit) ? "直した" : value.replacing("\r\n", with: "\n")
            #expect(sent.content.answers.text(path) == expected, "\(path)")
        }
        #expect(sent.content.answers.text("mail") == (pair.has(.prefill) ? "own@example.jp" : "a@example.jp"))
        #expect(try desk.files(sent).map(\.name).sorted() == Self.files(pair).map(\.name).sorted())
        for file in Self.files(pair) {
            #expect(sent.content.answers[file.field].contains { $0.hasSuffix(file.name) }, "\(file.field)")
        }
    }
}

extension String {
    fileprivate func lastRange(of part: String) -> Range<String.Index>? { ranges(of: part).last }
}
