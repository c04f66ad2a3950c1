import CSodium
import Japanese
import Model

/// A message as it goes out.
enum MailWriting {
    /// Of an encoded word, RFC 2047 §2; less the frame around it and the base64.
    private static let wordBytes = 36
    /// RFC 2045 §6.8
    private static let lineLength = 76
    /// RFC 5322 §2.1.1 allows 998 octets.
    private static let longestPlainLine = 900

    /// - Parameters:
    ///   - id: makes the Message-ID unique.
    ///   - sent: seconds since 1970.
    static func bytes(_ message: MailMessage, to address: String, from sender: MailSender, id: String, sent: Int)
        -> [UInt8]
    {
        let text = message.text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\n", with: "\r\n")
        let (charset, encoded) = encoded(text, subject: message.subject, message.charset)
        let isPlain =
            charset == .iso2022jp
            && !encoded.split(separator: UInt8(ascii: "\n")).contains { $0.count > longestPlainLine }
        let domain = sender.address.split(separator: "@").last.map(String.init) ?? "localhost"
        let from = sender.name.isEmpty ? sender.address : "\(phrase(sender.name, charset)) <\(sender.address)>"
        let head = [
            "Date: \(date(sent))", "From: \(from)", "To: \(address)", "Subject: \(phrase(message.subject, charset))",
            "Message-ID: <\(id)@\(domain)>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=\(charset.rawValue)",
            "Content-Transfer-Encoding: \(isPlain ? "7bit" : "base64")",
            // Nobody's holiday notice answers it: RFC 3834 §5.
            "Auto-Submitted: auto-generated",
        ]
        let body = isPlain ? encoded : Array(wrapped(base64(encoded)).utf8)
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body + Array("\r\n".utf8)
    }

    /// In the charset that was asked for, where it has every letter of text and subject.
    private static func encoded(_ text: String, subject: String, _ wanted: MailMessage.Charset) -> (
        MailMessage.Charset, [UInt8]
    ) {
        if wanted == .iso2022jp, let bytes = ISO2022JP.encoded(text), ISO2022JP.encoded(subject) != nil {
            return (.iso2022jp, bytes)
        }
        return (.utf8, Array(text.utf8))
    }

    /// As it may stand in a head: ASCII as it is, everything else in encoded words (RFC 2047).
    private static func phrase(_ text: String, _ charset: MailMessage.Charset) -> String {
        // No line of the head ends where a text says so.
        let line = String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
        let isPlain = line.utf8.allSatisfy { $0 < 0x7F && !Array("=?<>@,;:\"\\()[]".utf8).contains($0) }
        if isPlain && line.utf8.count <= lineLength - 12 { return line }
        var (words, word): ([String], String) = ([], "")
        for character in line {
            if word.utf8.count + character.utf8.count > wordBytes && !word.isEmpty {
                words.append(word)
                word = ""
            }
            word.append(character)
        }
        words.append(word)
        return words.map { word in
            let bytes = charset == .iso2022jp ? ISO2022JP.encoded(word) ?? [] : Array(word.utf8)
            return "=?\(charset.rawValue)?B?\(base64(bytes))?="
        }.joined(separator: "\r\n ")
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let variant = sodium_base64_VARIANT_ORIGINAL
        var text = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, variant))
        sodium_bin2base64(&text, text.count, bytes, bytes.count, variant)
        return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func wrapped(_ text: String) -> String {
        var (lines, rest): ([Substring], Substring) = ([], text[...])
        while !rest.isEmpty {
            lines.append(rest.prefix(lineLength))
            rest = rest.dropFirst(lineLength)
        }
        return lines.joined(separator: "\r\n")
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// RFC 5322 §3.3, in Japan.
    private static func date(_ seconds: Int) -> String {
        let moment = Moment(unixSeconds: seconds)
        let (year, month, day) = moment.day.components
        let time = [moment.hour, moment.minute, seconds % 60].map(twoDigits).joined(separator: ":")
        return "\(weekdays[moment.day.weekday]), \(day) \(months[month - 1]) \(year) \(time) +0900"
    }
}
