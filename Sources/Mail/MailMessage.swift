/// A message from the municipality to people.
public struct MailMessage: Hashable, Sendable {
    public enum Charset: String, Sendable {
        case utf8 = "UTF-8"
        /// For old phones that read nothing else; a text it has no letters for goes out in UTF-8 (RFC 1468).
        case iso2022jp = "ISO-2022-JP"
    }

    /// What it is about, for lists: `job-failed`.
    public var kind: String
    public var recipients: [String]
    public var subject: String
    public var text: String
    public var charset: Charset
    /// For the recipient's eyes only: staff see that it went out, not what it says.
    public var isSecret: Bool

    public init(
        _ kind: String, to recipients: [String], subject: String, text: String, charset: Charset = .utf8,
        isSecret: Bool = false
    ) {
        self.kind = kind
        self.recipients = recipients
        self.subject = subject
        self.text = text
        self.charset = charset
        self.isSecret = isSecret
    }
}

/// An address that a mail can be sent to.
public enum MailAddress {
    /// RFC 5321 §4.5.3.1.3
    private static let longest = 254

    /// One `@`, and nothing that ends a command of SMTP or a line of a head. Whether anybody reads it only a mail can tell.
    public static func isPlausible(_ address: String) -> Bool {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && address.utf8.count <= longest
            && address.utf8.allSatisfy { byte in
                byte > 0x20 && byte < 0x7F && !Array(",;<>()[]\\\"".utf8).contains(byte)
            }
    }
}

/// Who sends: 「潮見県 <noreply@pref.shiomi.example>」.
public struct MailSender: Hashable, Sendable {
    public var name: String
    public var address: String

    public init(name: String, address: String) {
        self.name = name
        self.address = address
    }

    /// `Name <address>` or an address alone; nil: neither.
    public init?(_ text: String) {
        guard let open = text.lastIndex(of: "<"), text.hasSuffix(">") else {
            guard MailAddress.isPlausible(text) else { return nil }
            self.init(name: "", address: text)
            return
        }
        let address = String(text[text.index(after: open)...].dropLast())
        guard MailAddress.isPlausible(address) else { return nil }
        let name = text[..<open].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self.init(name: name, address: address)
    }
}
