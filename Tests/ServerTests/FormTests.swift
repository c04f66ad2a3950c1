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
    @Test(arguments: TestedDatabase.allCases)
    func `a form is filled in, confirmed and sent, and its page says what became of it`(database: TestedDatabase) throws
    {
        let server = try MovingForm.server(database)
        let browser = Browser(server.service)
        let draft = try MovingForm.confirmed(browser)
        let page = browser.get(draft + "/confirm").text
        for text in ["転入", "汐浜市", "年齢（1件目）", "3", "hanako@example.jp"] { #expect(page.contains(text)) }
        let status = try MovingForm.path(browser.send(draft + "/send", token: ""))
        let sent = browser.get(status)
        #expect(sent.status == .ok && sent.text.contains("受け付けました"))
        let mail = try #require(try MovingForm.mails(server).first)
        let receipt = try MovingForm.receipt(sent)
        #expect(mail.address == "hanako@example.jp" && mail.text.contains(receipt))
        #expect(mail.text.contains("https://town.example\(draft)/status") && mail.text.contains("3日以内にご連絡します。"))
        #expect(!mail.text.contains("汐浜市"))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `sent ten times it is received once`(database: TestedDatabase) throws {
        let server = try MovingForm.server(database)
        let browser = Browser(server.service)
        let draft = try MovingForm.confirmed(browser)
        for _ in 0..<10 {
            #expect(browser.send(draft + "/send", token: "").status == .seeOther)
        }
        let vault = server.surroundings.vault
        #expect(try server.surroundings.store.read { try SubmissionStore($0, vault).received("moving") }.count == 1)
        #expect(try MovingForm.mails(server).count == 1)
    }

    @Test func `what is wrong stands beside the field, and what was typed stays`() throws {
        let server = try MovingForm.server()
        let page = Browser(server.service).send(
            "/my/forms/moving", [("plan", "move"), ("children.0.age", "三つ"), ("_go", "next")], token: "")
        #expect(page.status == .unprocessable)
        #expect(page.text.contains("「前の住所」を入力してください。") && page.text.contains("value=\"三つ\""))
        #expect(page.text.contains("id=\"f-children-0-age-problem\"") && page.text.contains("aria-invalid=\"true\""))
        #expect(page.text.contains("value=\"move\" checked"))
    }

    @Test func `rows come and go without JavaScript, before anything is kept and after`() throws {
        let server = try MovingForm.server()
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
        let draft = String(
            try MovingForm.path(browser.send("/my/forms/moving", MovingForm.first, token: "")).prefix { $0 != "?" })
        page = browser.send(
            draft, [("_step", "0"), ("plan", "move"), ("children.0.age", "3"), ("_add", "children")], token: "")
        #expect(page.text.contains("name=\"children.1.age\""))
        // At most three.
        page = browser.send(
            draft, [("_step", "0")] + (0..<3).map { ("children.\($0).age", "1") } + [("_add", "children")], token: "")
        #expect(!page.text.contains("name=\"children.3.age\"") && !page.text.contains("name=\"_add\""))
    }

    @Test func `it is saved and continued on another device, at the same step`() throws {
        let server = try MovingForm.server()
        let second = try MovingForm.path(Browser(server.service).send("/my/forms/moving", MovingForm.first, token: ""))
        let draft = String(second.prefix { $0 != "?" })
        let saved = try MovingForm.path(
            Browser(server.service).send(draft, [("_step", "1"), ("mail", "hana"), ("_go", "save")], token: ""))
        #expect(saved == draft + "/saved")
        server.now += 30 * 86_400
        let other = Browser(server.service)
        #expect(other.get(saved).text.contains("https://town.example\(draft)"))
        let page = other.get(draft).text
        #expect(page.contains("data-step=\"1\"") && page.contains("value=\"hana\"") && !page.contains("form-problems"))
    }

    @Test func `going back to one step leads to the confirmation again`() throws {
        let server = try MovingForm.server()
        let browser = Browser(server.service)
        let draft = try MovingForm.confirmed(browser)
        #expect(browser.get(draft + "?step=0&return=confirm").text.contains("name=\"_return\" value=\"confirm\""))
        let next = try MovingForm.path(
            browser.send(
                draft, [("_step", "0"), ("plan", "leave"), ("_go", "next"), ("_return", "confirm")], token: ""))
        #expect(next == draft + "/confirm")
        let page = browser.get(next).text
        #expect(page.contains("転出") && !page.contains("汐浜市") && page.contains("hanako@example.jp"))
    }

    @Test func `an answer that is not asked any more does not count, and is there when it is asked again`() throws {
        let server = try MovingForm.server()
        let browser = Browser(server.service)
        let draft = try MovingForm.confirmed(browser)
        // Hidden by the browser, the field is sent all the same.
        _ = browser.send(draft, [("_step", "0"), ("plan", "leave"), ("old", "汐浜市"), ("_go", "next")], token: "")
        #expect(!browser.get(draft + "/confirm").text.contains("汐浜市"))
        #expect(browser.get(draft + "?step=0").text.contains("汐浜市"))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `as many as are accepted are accepted, whoever comes at once`(database: TestedDatabase) async throws {
        let server = try MovingForm.server(database, MovingForm.moving(cap: 5))
        let (service, first) = (server.service, MovingForm.first)
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
        let server = try MovingForm.server(database, MovingForm.moving(cap: 1))
        let slow = Browser(server.service)
        let draft = try MovingForm.confirmed(slow)
        #expect(Browser(server.service).send("/my/forms/moving", MovingForm.first, token: "").status == .conflict)
        server.now += 31 * 60
        let quick = Browser(server.service)
        let other = try MovingForm.confirmed(quick)
        // Too late, and told so; what was typed is still there.
        let late = slow.send(draft + "/send", token: "")
        #expect(late.status == .conflict && late.text.contains("受付件数に達した"))
        #expect(slow.get(draft + "/confirm").text.contains("汐浜市"))
        #expect(quick.send(other + "/send", token: "").status == .seeOther)
        #expect(quick.send(other + "/withdraw", [("sure", "yes")], token: "").status == .seeOther)
        #expect(slow.send(draft + "/send", token: "").status == .seeOther)
    }

    @Test func `nothing is taken before it opens and after it closes`() throws {
        let server = try MovingForm.server(.sqlite, MovingForm.moving(closes: 1_790_000_600))
        let browser = Browser(server.service)
        let draft = try MovingForm.confirmed(browser)
        server.now = 1_790_000_600
        #expect(browser.send("/my/forms/moving", MovingForm.first, token: "").status == .conflict)
        #expect(browser.send(draft + "/send", token: "").text.contains("受付は終了しました"))
        #expect(browser.get(draft + "/confirm").status == .ok)
    }

    @Test func `a form that has changed says so, and keeps what was typed`() throws {
        let site = MovingForm.Site(MovingForm.moving())
        let server = try RunningServer(.sqlite, pages: site.pages)
        let browser = Browser(server.service)
        let draft = try MovingForm.confirmed(browser)
        site.publish(MovingForm.moving(version: "2"))
        #expect(browser.get(draft + "?step=0").text.contains("言葉や選択肢が変わった所があります"))
        var changed = MovingForm.moving(version: "3")
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
        let server = try MovingForm.server()
        let browser = Browser(server.service)
        let sent =
            MovingForm.first + [
                ("mail", "x@example.jp"), ("children.99.age", "1"), ("children.0.age.x", "1"), ("plan.x", "1"),
                ("zz", "1"),
            ]
        let second = try MovingForm.path(browser.send("/my/forms/moving", sent, token: ""))
        #expect(!browser.get(second).text.contains("x@example.jp"))
    }

    @Test func `other sites cannot send, and no address but the right one leads to it`() throws {
        let server = try MovingForm.server()
        let browser = Browser(server.service)
        let draft = try MovingForm.confirmed(browser)
        let forged = Browser(server.service)
        forged.isForged = true
        #expect(forged.send("/my/forms/moving", MovingForm.first, token: "").status == .forbidden)
        #expect(forged.send(draft + "/send", token: "").status == .forbidden)
        for path in ["/my/forms/moving/\(String(repeating: "0", count: 32))", "/my/forms/other/x", draft.uppercased()] {
            #expect(browser.get(path).status == .notFound)
        }
    }

    @Test func `nothing that was typed stands in the database`() throws {
        let server = try MovingForm.server()
        let browser = Browser(server.service)
        let draft = try MovingForm.confirmed(browser)
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

    @Test func `with an account the form is sent once, and stands on one's own page`() throws {
        let server = try MovingForm.server(.sqlite, MovingForm.moving(once: true))
        let browser = Browser(server.service)
        #expect(
            try MovingForm.path(browser.send("/my/forms/moving", MovingForm.first, token: "")).hasPrefix("/my/sign-in"))
        _ = browser.send("/my/sign-in", [("mail", "hanako@example.jp")], token: "")
        let code = String(try #require(try MovingForm.mails(server).first?.text.firstMatch(of: #/確認コード：(\d{6})/#)).1)
        _ = browser.send("/my/code", [("mail", "hanako@example.jp"), ("code", code)], token: "")
        let draft = try MovingForm.confirmed(browser)
        _ = browser.send(draft + "/send", token: "")
        #expect(browser.get("/my").text.contains("引っ越し") && browser.get("/my").text.contains(draft + "/status"))
        let again = try MovingForm.confirmed(browser)
        let refused = browser.send(again + "/send", token: "")
        #expect(refused.status == .conflict && refused.text.contains("お一人1回"))
        // What was withdrawn leaves room for another.
        _ = browser.send(draft + "/withdraw", [("sure", "yes")], token: "")
        #expect(browser.send(again + "/send", token: "").status == .seeOther)
    }

    // MARK: Scripts

    @Test(arguments: TestedDatabase.allCases)
    func `a script sends once under one key, asks, and withdraws`(database: TestedDatabase) throws {
        let server = try MovingForm.server(database)
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
