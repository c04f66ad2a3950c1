import Accounts
import FeatureKit
import FormEngine
import HTTP
import StoreKit
import Submissions
import TestKit
import Testing

@testable import Server

/// Submissions and letters as PDF.
@Suite struct FormPaperTests {
    private func sent(old: String = "汐浜市") throws -> MovingForm.Sent {
        let server = try MovingForm.server()
        let applicant = Browser(server.service)
        let second = try MovingForm.path(
            applicant.send("/my/forms/moving", [("plan", "move"), ("old", old), ("_go", "next")], token: ""))
        let draft = String(second.prefix { $0 != "?" })
        _ = applicant.send(draft, [("_step", "1"), ("mail", "hanako@example.jp"), ("_go", "next")], token: "")
        return try MovingForm.send(draft, applicant, server)
    }

    private func pages(_ pdf: [UInt8]) -> Int {
        String(decoding: pdf, as: UTF8.self).matches(of: #/\/Type \/Page\b(?!s)/#).count
    }

    @Test func `a submission is printed as PDF, the same bytes each time`() throws {
        let sent = try sent()
        let first = sent.clerk.get(sent.page + "/application.pdf")
        #expect(first.status == .ok && first.headers["Content-Type"] == "application/pdf")
        let bytes = try #require(first.bytes(limit: 1 << 22))
        #expect(bytes.starts(with: Array("%PDF-".utf8)) && pages(bytes) == 1)
        // A text that can be read aloud, and not only a picture of one.
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("/StructTreeRoot") && text.contains("/ToUnicode"))
        sent.server.now += 60
        #expect(sent.clerk.get(sent.page + "/application.pdf").bytes(limit: 1 << 22) == bytes)
    }

    @Test func `a letter has what is known already, and says what staff made of it`() throws {
        let sent = try sent()
        let form = sent.clerk.get(sent.page + "/letter").text
        #expect(form.contains("引っ越しについて（通知）") && form.contains("潮見県") && form.contains("令和8年9月"))
        let fields = [
            ("number", "移住第7号"), ("date", "令和8年4月1日"), ("address", "〒999-0001\r\n潮見県汐浜市1"), ("name", "潮見 花子"),
            ("sender", "潮見県\r\n移住課"), ("title", "交付決定通知書"), ("text", "　次のとおり決定しました。"), ("particulars", "1　支給額　60万円"),
        ]
        let letter = sent.clerk.send(sent.page + "/letter", fields)
        let bytes = try #require(letter.bytes(limit: 1 << 22))
        #expect(letter.status == .ok && bytes.starts(with: Array("%PDF-".utf8)))
        #expect(sent.clerk.send(sent.page + "/letter", fields).bytes(limit: 1 << 22) == bytes)
        let other = fields.map { $0.0 == "title" ? ($0.0, "送付状") : $0 }
        #expect(sent.clerk.send(sent.page + "/letter", other).bytes(limit: 1 << 22) != bytes)
        let empty = fields.map { $0.0 == "name" ? ($0.0, "") : $0 }
        let refused = sent.clerk.send(sent.page + "/letter", empty)
        #expect(
            refused.status == .unprocessable && refused.text.contains("移住第7号") && refused.text.contains("次のとおり決定しました。"))
    }

    @Test func `a long text goes over to the next page`() throws {
        let sent = try sent()
        let text = (1...200).map { "\($0)行目です。" }.joined(separator: "\r\n")
        let fields = [("name", "潮見 花子"), ("title", "お知らせ"), ("text", text)]
        let bytes = try #require(sent.clerk.send(sent.page + "/letter", fields).bytes(limit: 1 << 22))
        #expect(pages(bytes) > 2)
    }

    @Test func `who may only read writes no letters, and both leave an entry in the audit`() throws {
        let sent = try sent()
        let reader = try sent.server.browser("sato", may: [Permission("forms.read", .part("form:moving"))])
        #expect(reader.get(sent.page + "/application.pdf").status == .ok)
        #expect(reader.get(sent.page + "/letter").status == .forbidden)
        #expect(reader.send(sent.page + "/letter", [("name", "x")]).status == .forbidden)
        let other = try sent.server.browser("suzuki", may: [Permission("forms.read", .part("form:other"))])
        #expect(other.get(sent.page + "/application.pdf").status == .forbidden)
        var found = 0
        try sent.server.surroundings.store.read { rows in
            try rows.forEach("SELECT * FROM audit") { row in
                let texts = row.values.compactMap { value -> String? in
                    guard case .text(let text) = value else { return nil }
                    return text
                }
                if texts.contains("application pdf") { found += 1 }
            }
        }
        #expect(found == 1)
    }
}
