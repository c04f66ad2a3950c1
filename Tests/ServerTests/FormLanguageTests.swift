import HTTP
import StoreKit
import Submissions
import TestKit
import Testing

@testable import Server

/// A form that a resident fills in in another language than staff read.
@Suite struct FormLanguageTests {
    private func sent(_ database: TestedDatabase = .sqlite) throws -> MovingForm.Sent {
        let server = try MovingForm.server(database)
        let applicant = Browser(server.service)
        return try MovingForm.send(try MovingForm.confirmed(applicant, in: "en"), applicant, server)
    }

    @Test func `every page up to sending is in the language of the first one`() throws {
        let server = try MovingForm.server()
        let browser = Browser(server.service)
        let wrong = browser.send(
            "/my/forms/moving", [("plan", "move"), ("_go", "next"), ("_language", "en")], token: "")
        #expect(wrong.status == .unprocessable && wrong.text.contains("Enter “Former address”."))
        #expect(wrong.text.contains("<html lang=\"en\">") && wrong.text.contains("name=\"_language\" value=\"en\""))
        let draft = try MovingForm.confirmed(browser, in: "en")
        let second = browser.get(draft + "?step=1").text
        #expect(second.contains("data-form=\"/en/forms/moving/form.json\"") && second.contains("Contact"))
        let confirm = browser.get(draft + "/confirm").text
        for text in ["Check your answers", "Moving in", "Age (no. 1)", "Send this", "Change “Contact”"] {
            #expect(confirm.contains(text))
        }
        #expect(!confirm.contains("必須") && !confirm.contains("転入"))
        #expect(browser.get(draft + "/saved").text.contains("What you have entered is saved."))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `the applicant reads their language, staff read the original`(database: TestedDatabase) throws {
        let sent = try sent(database)
        let page = sent.applicant.get(sent.draft + "/status").text
        for text in ["Receipt number", "You sent it", "Moving in", "Status: ", "Received"] {
            #expect(page.contains(text))
        }
        let mail = try #require(try MovingForm.mails(sent.server).first)
        #expect(mail.text.contains("We have received “Moving”.") && mail.text.contains("We will call you."))
        #expect(!mail.text.contains("受け付けました"))
        let desk = sent.clerk.get(sent.page).text
        for text in ["引っ越し", "手続き", "転入", "年齢（1件目）", "英語"] { #expect(desk.contains(text)) }
        #expect(!desk.contains("Moving in") && !desk.contains("Former address"))
        #expect(sent.clerk.get("/staff/forms/moving").text.contains("転入"))
    }

    @Test func `what staff decide is told in the applicant's language`() throws {
        let sent = try sent()
        try MovingForm.move(sent.clerk, sent.page, to: "補正待ち")
        let page = sent.applicant.get(sent.draft + "/status").text
        #expect(page.contains("Status: To be corrected") && page.contains("Correct your answers"))
        #expect(
            try MovingForm.mails(sent.server).contains {
                $0.text.contains("Something in “Moving” has to be corrected.")
            })
        _ = sent.applicant.send(sent.draft, [("_step", "0"), ("plan", "leave"), ("_go", "next")], token: "")
        _ = sent.applicant.send(sent.draft + "/send", token: "")
        let corrected = sent.applicant.get(sent.draft + "/status").text
        #expect(corrected.contains("You sent a correction") && corrected.contains("Moving out"))
        #expect(!corrected.contains("転出"))
        let desk = sent.clerk.get(sent.page).text
        #expect(desk.contains("手続き：転入 → 転出") && !desk.contains("Moving out"))
    }

    @Test func `answers that staff have edited are still in both languages`() throws {
        let sent = try sent()
        let edit = sent.clerk.get(sent.page + "/edit").text
        #expect(edit.contains("前の住所") && !edit.contains("Former address"))
        let revision = String(try #require(edit.firstMatch(of: #/name="_revision" value="(\d+)"/#)).1)
        let answer = sent.clerk.send(
            sent.page + "/edit",
            [
                ("_revision", revision), ("plan", "leave"), ("children.0.age", "3"), ("mail", "hanako@example.jp"),
                ("_go", "save"),
            ])
        #expect(answer.status == .seeOther)
        #expect(sent.clerk.get(sent.page).text.contains("転出"))
        let page = sent.applicant.get(sent.draft + "/status").text
        #expect(page.contains("Moving out") && page.contains("The office corrected the answers"))
    }

    @Test func `a draft whose translation is gone goes on as the form was written first`() throws {
        let server = try MovingForm.server()
        let browser = Browser(server.service)
        let answer = browser.send("/my/forms/moving", MovingForm.first + [("_language", "../x")], token: "")
        let draft = String(try MovingForm.path(answer).prefix { $0 != "?" })
        #expect(browser.get(draft + "?step=1").text.contains("連絡先"))
    }

    @Test func `why something is not done is told in the language of the form`() throws {
        let server = try MovingForm.server(.sqlite, MovingForm.moving(closes: 1))
        let asked = MovingForm.first + [("_language", "en")]
        let refused = Browser(server.service).send("/my/forms/moving", asked, token: "")
        #expect(refused.status == .conflict && refused.text.contains("It is closed."))
        #expect(refused.text.contains("<html lang=\"en\">") && refused.text.contains("This could not be done"))
    }
}
