import Accounts
import FeatureKit
import FormEngine
import HTTP
import StoreKit
import Submissions
import TestKit
import Testing

@testable import Server

/// Staff correct answers, fill in what is theirs, move things along in the form's own words, and keep searches.
@Suite struct FormEditingTests {
    private func sent(_ database: TestedDatabase = .sqlite, _ form: Form = MovingForm.moving()) throws
        -> MovingForm.Sent
    {
        let server = try MovingForm.server(database, form)
        let applicant = Browser(server.service)
        return try MovingForm.send(MovingForm.confirmed(applicant), applicant, server)
    }

    private func revision(_ clerk: Browser, _ page: String) throws -> String {
        String(try #require(clerk.get(page).text.firstMatch(of: #/name="_revision" value="(\d+)"/#)).1)
    }

    private func answers(_ old: String, _ revision: String) -> [(String, String)] {
        [
            ("_revision", revision), ("plan", "move"), ("old", old), ("children.0.age", "3"),
            ("mail", "hanako@example.jp"), ("_go", "save"),
        ]
    }

    private func digest(_ applicant: Browser, _ draft: String) throws -> String {
        String(try #require(applicant.get(draft + "/status").text.firstMatch(of: #/<code>([0-9a-f]{64})<\/code>/#)).1)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `staff correct an answer, and everybody sees what was and what is`(database: TestedDatabase) throws {
        let sent = try sent(database)
        let (applicant, draft, clerk, page) = (sent.applicant, sent.draft, sent.clerk, sent.page)
        let before = try digest(applicant, draft)
        let form = clerk.get(page + "/edit").text
        #expect(form.contains("value=\"汐浜市\"") && form.contains("value=\"hanako@example.jp\""))
        let saved = clerk.send(page + "/edit", answers("湊川町", try revision(clerk, page + "/edit")))
        #expect(saved.headers["Location"] == page + "?done=edited")
        let handled = clerk.get(page).text
        #expect(handled.contains("前の住所：汐浜市 → 湊川町") && handled.contains("yamada"))
        #expect(!handled.contains("年齢（1件目）："))
        let status = applicant.get(draft + "/status").text
        #expect(status.contains("職員が内容を直しました") && status.contains("前の住所：汐浜市 → 湊川町"))
        #expect(!status.contains("yamada"))
        // What was sent is what was hashed.
        #expect(try digest(applicant, draft) == before && status.contains("職員が直す前のもの"))
        #expect(clerk.get("/staff/forms/moving").text.contains("湊川町"))
    }

    @Test func `an edit follows the rules of the form, and what was typed stays`() throws {
        let sent = try sent()
        let (clerk, page) = (sent.clerk, sent.page)
        let wrong = answers("湊川町", try revision(clerk, page + "/edit")).map { name, value in
            name == "children.0.age" ? (name, "三つ") : (name, value)
        }
        let refused = clerk.send(page + "/edit", wrong)
        #expect(refused.status == .unprocessable && refused.text.contains("「年齢」は数字で入力してください。"))
        #expect(refused.text.contains("value=\"湊川町\"") && refused.text.contains("value=\"三つ\""))
        #expect(!clerk.get(page).text.contains("湊川町"))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `who edits what somebody else has changed meanwhile is told`(database: TestedDatabase) throws {
        let sent = try sent(database)
        let (clerk, page) = (sent.clerk, sent.page)
        let server = sent.server
        let other = try server.browser("sato")
        let seen = try revision(clerk, page + "/edit")
        #expect(other.send(page + "/edit", answers("白帆町", seen)).status == .seeOther)
        let late = clerk.send(page + "/edit", answers("湊川町", seen))
        #expect(late.status == .unprocessable && late.text.contains("別の画面で内容が変わりました"))
        #expect(late.text.contains("value=\"湊川町\""))
        #expect(clerk.get(page).text.contains("白帆町") && !clerk.get(page).text.contains("湊川町"))
    }

    @Test func `while the applicant corrects it staff do not, nor does who may only read`() throws {
        let sent = try sent()
        let (clerk, page) = (sent.clerk, sent.page)
        let server = sent.server
        let reader = try server.browser("sato", may: [Permission("forms.read", .part("form:moving"))])
        #expect(reader.get(page + "/edit").status == .forbidden)
        #expect(reader.send(page + "/edit", answers("x", "2")).status == .forbidden)
        #expect(reader.send(page + "/staff-items", [("paid", "1")]).status == .forbidden)
        try MovingForm.move(clerk, page, to: "補正待ち")
        #expect(clerk.get(page + "/edit").status == .conflict && !clerk.get(page).text.contains("内容を直す"))
    }

    @Test func `rows come and go while staff edit`() throws {
        let sent = try sent()
        let (clerk, page) = (sent.clerk, sent.page)
        let seen = try revision(clerk, page + "/edit")
        let typed = answers("湊川町", seen).dropLast() + [("_add", "children")]
        let more = clerk.send(page + "/edit", Array(typed))
        #expect(more.status == .ok && more.text.contains("name=\"children.1.age\"") && more.text.contains("湊川町"))
        #expect(!clerk.get(page).text.contains("湊川町"))
    }

    // MARK: What only staff fill in

    @Test(arguments: TestedDatabase.allCases)
    func `what staff fill in is in lists and exports, and never the applicant's`(database: TestedDatabase) throws {
        let sent = try sent(database)
        let (applicant, draft, clerk, page) = (sent.applicant, sent.draft, sent.clerk, sent.page)
        let server = sent.server
        let first = [("_revision", "0"), ("paid", "600"), ("number", "移住第7号"), ("_go", "save")]
        #expect(clerk.send(page + "/staff-items", first).headers["Location"] == page + "?done=filled")
        let handled = clerk.get(page).text
        #expect(handled.contains("支給額：（なし） → 600円") && handled.contains("value=\"移住第7号\""))
        #expect(clerk.get("/staff/forms/moving?q=%E7%A7%BB%E4%BD%8F%E7%AC%AC7").text.contains("600円"))
        #expect(clerk.get("/staff/forms/moving?format=csv").text.contains("支給額,決裁番号"))
        let reader = try server.browser("sato", may: [Permission("forms.read", .part("form:moving"))])
        #expect(reader.get(page).text.contains("移住第7号"))
        for path in ["/status", ""] {
            let own = applicant.get(draft + path).text
            for word in ["支給額", "移住第7号"] { #expect(!own.contains(word)) }
        }
        // Two at once: the second is told.
        #expect(clerk.send(page + "/staff-items", first).status == .unprocessable)
        try server.surroundings.store.read { rows in
            try rows.forEach("SELECT content FROM submission_staff_items") { row in
                #expect(!String(decoding: row.bytes(0) ?? [], as: UTF8.self).contains("移住第7号"))
            }
        }
    }

    @Test func `what staff fill in has its own rules`() throws {
        let sent = try sent()
        let (clerk, page) = (sent.clerk, sent.page)
        let refused = clerk.send(page + "/staff-items", [("_revision", "0"), ("paid", "5000"), ("number", "移住第7号")])
        #expect(refused.status == .unprocessable && refused.text.contains("「支給額」は1000円以下で入力してください。"))
        #expect(refused.text.contains("value=\"5000\"") && refused.text.contains("value=\"移住第7号\""))
    }

    // MARK: Stages

    private static var staged: Form {
        var form = MovingForm.moving()
        form.flow = [
            .init("受付", "received"), .init("書類確認", "reviewing"), .init("審査", "reviewing"), .init("決定", "done"),
        ]
        return form
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a form's own stages are what staff choose and the applicant reads`(database: TestedDatabase) throws {
        let sent = try sent(database, Self.staged)
        let (applicant, draft, clerk, page) = (sent.applicant, sent.draft, sent.clerk, sent.page)
        let server = sent.server
        let choices = clerk.get(page).text
        for stage in ["書類確認", "審査", "決定", "補正待ち", "不承認"] { #expect(choices.contains("<option>\(stage)</option>")) }
        #expect(!choices.contains("<option>完了</option>") && !choices.contains("<option>審査中</option>"))
        try MovingForm.move(clerk, page, to: "書類確認")
        #expect(applicant.get(draft + "/status").text.contains("いまの状況：<b>書類確認</b>"))
        try MovingForm.move(clerk, page, to: "審査")
        #expect(applicant.get(draft + "/status").text.contains("「審査」になりました"))
        #expect(clerk.get("/staff/forms/moving").text.contains("審査"))
        // Both are the same to notices and scripts.
        #expect(try MovingForm.mails(server).filter { $0.kind == "form-reviewed" }.count == 1)
        let token = String(draft.suffix(32))
        let told = server.service.answer("GET", "/api/v1/forms/moving/submissions/\(token)").text
        #expect(told.contains("\"status\":\"reviewing\""))
        try MovingForm.move(clerk, page, to: "決定")
        #expect(try MovingForm.mails(server).contains { $0.kind == "form-done" })
    }

    // MARK: Kept searches

    private func keep(_ browser: Browser, _ title: String, _ query: String, isShared: Bool = false) -> Response {
        browser.send(
            "/staff/forms/moving/views",
            [("title", title), ("query", query)] + (isShared ? [("shared", "yes")] : []))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a search is kept for oneself or for everybody, and deleted`(database: TestedDatabase) throws {
        let sent = try sent(database)
        let clerk = sent.clerk
        let server = sent.server
        let query = Query([("q", "汐浜 花子"), ("status", "受付")]).encoded
        #expect(clerk.get("/staff/forms/moving?\(query)&page=1").text.contains("いまの条件と並び順を保存する"))
        let kept = clerk.get(try MovingForm.path(keep(clerk, "花子さん", query))).text
        // Said once, and not again with the next search.
        #expect(kept.contains("この条件を保存しました。") && !kept.contains("name=\"done\"") && !kept.contains("done=view&amp;"))
        #expect(keep(clerk, "係の一覧", query, isShared: true).status == .seeOther)
        let reader = try server.browser("sato", may: [Permission("forms.read", .part("form:moving"))])
        let seen = reader.get("/staff/forms/moving").text
        #expect(seen.contains("係の一覧") && !seen.contains("花子さん"))
        #expect(keep(reader, "だめ", query, isShared: true).status == .forbidden)
        let own = clerk.get("/staff/forms/moving").text
        let deletes = own.matches(of: #/action="([^"]*\/views\/[0-9a-f]+\/delete)"/#).map { String($0.1) }
        #expect(deletes.count == 2)
        for path in deletes { #expect(reader.send(path).status == .notFound) }
        for path in deletes { #expect(clerk.send(path).status == .seeOther) }
        #expect(!reader.get("/staff/forms/moving").text.contains("係の一覧"))
        // A search may name a person.
        _ = keep(clerk, "花子さん", query)
        try server.surroundings.store.read { rows in
            try rows.forEach("SELECT content FROM form_views") { row in
                let text = String(decoding: row.bytes(0) ?? [], as: UTF8.self)
                #expect(!text.contains("花子") && !text.contains("%E8%8A%B1"))
            }
        }
    }

    @Test func `a search without a name, or one that is none, is not kept`() throws {
        let sent = try sent()
        let clerk = sent.clerk
        let unnamed = try MovingForm.path(keep(clerk, "", "q=x"))
        #expect(clerk.get(unnamed).text.contains("まだ保存していません。"))
        #expect(keep(clerk, "x", "q=x\r\nSet-Cookie: a").status == .unprocessable)
        #expect(keep(clerk, "x", String(repeating: "q", count: 3000)).status == .unprocessable)
    }
}
