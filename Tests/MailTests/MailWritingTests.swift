import Testing

@testable import Mail
@testable import Transfer

@Suite struct MailWritingTests {
    private let sender = MailSender(name: "", address: "noreply@pref.shiomi.example")

    private func written(_ subject: String, _ text: String, _ charset: MailMessage.Charset = .utf8) -> String {
        let message = MailMessage("test", to: [], subject: subject, text: text, charset: charset)
        return String(
            decoding: MailWriting.bytes(message, to: "a@example.jp", from: sender, id: "1-0", sent: 1_790_000_000),
            as: UTF8.self)
    }

    private func header(_ name: String, _ mail: String) -> String {
        let head = mail.prefix(upTo: mail.firstRange(of: "\r\n\r\n")!.lowerBound).replacing("\r\n ", with: " ")
        return head.split(separator: "\r\n").first { $0.hasPrefix(name + ": ") }.map {
            String($0.dropFirst(name.count + 2))
        } ?? ""
    }

    @Test func `a short subject in ASCII is itself, anything else is encoded`() {
        #expect(header("Subject", written("Receipt 12", "a")) == "Receipt 12")
        #expect(header("Subject", written("受付", "a")) == "=?UTF-8?B?5Y+X5LuY?=")
    }

    @Test func `no line is too long, and no letter is torn apart`() {
        let mail = written(String(repeating: "受付のお知らせ👨‍👩‍👧髙", count: 12), String(repeating: "本文です。", count: 500))
        for line in mail.split(separator: "\r\n") { #expect(line.utf8.count <= 78, "\(line)") }
        let words = header("Subject", mail).split(separator: " ")
        #expect(words.count > 5)
        for word in words { #expect(word.utf8.count <= 75 && word.hasPrefix("=?UTF-8?B?") && word.hasSuffix("?=")) }
    }

    @Test func `a subject adds no lines to the head`() {
        let mail = written("Hello\r\nBcc: evil@example.jp", "a")
        #expect(!mail.contains("\r\nBcc:"))
    }

    @Test func `old phones get seven bits, and letters they do not have go out in UTF-8`() {
        let old = written("受付", "受け付けました。", .iso2022jp)
        #expect(header("Content-Type", old) == "text/plain; charset=ISO-2022-JP")
        #expect(header("Content-Transfer-Encoding", old) == "7bit")
        #expect(old.utf8.allSatisfy { $0 < 0x80 })
        #expect(old.hasSuffix("\u{1B}(B\r\n"))
        #expect(header("Subject", old) == "=?ISO-2022-JP?B?GyRCPHVJVRsoQg==?=")
        #expect(header("Content-Type", written("髙𠮷", "髙𠮷さん", .iso2022jp)) == "text/plain; charset=UTF-8")
    }

    @Test(arguments: [
        ("smtp://mail.example.jp:587", true), ("smtps://user:p%40ss@mail.example.jp", true),
        ("http://example.jp", false),
        ("smtp://", false), ("smtp://host/path", false),
    ])
    func `a relay is an address of a mail server`(text: String, isOne: Bool) {
        #expect((Delivery.Relay(text) != nil) == isOne)
    }

    @Test func `TLS is asked for except on this machine`() {
        #expect(Delivery.Relay("smtp://mail.example.jp")?.target.isThisMachine == false)
        #expect(Delivery.Relay("smtp://127.0.0.1:2525")?.target.isThisMachine == true)
    }

    @Test func `a sender is a name with an address, or an address`() {
        #expect(MailSender("潮見県 <a@example.jp>") == MailSender(name: "潮見県", address: "a@example.jp"))
        #expect(MailSender("a@example.jp") == MailSender(name: "", address: "a@example.jp"))
        #expect(MailSender("潮見県") == nil && MailSender("x <a@b@c>") == nil)
    }
}
