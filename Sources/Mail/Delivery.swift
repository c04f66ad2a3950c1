import CSMTP
import Glibc
import Model
import Storage

/// The way out.
public struct Delivery: Sendable {
    enum Outcome: Equatable, Sendable {
        case sent
        /// Tried again.
        case later(String)
        /// Never tried again.
        case refused(String)
    }

    private let sender: MailSender
    private let way: @Sendable (_ bytes: [UInt8], _ address: String, _ name: String) -> Outcome
    /// false: nothing leaves the house.
    public let isOnline: Bool

    // MARK: SMTP

    /// A relay, as `MADOGUCHI_SMTP` says it.
    public struct Relay: Sendable {
        var url: String
        var user: String?
        var password: String?
        /// Only this machine itself is spoken to without.
        var needsTLS: Bool

        /// `smtp://user:password@host:587`, `smtps://…`; user and password percent-encoded. nil: something else.
        public init?(_ text: String) {
            guard let scheme = ["smtp://", "smtps://"].first(where: text.hasPrefix) else { return nil }
            var rest = text.dropFirst(scheme.utf8.count)
            if let at = rest.lastIndex(of: "@") {
                let parts = rest[..<at].split(separator: ":", maxSplits: 1).map { Self.decoded(String($0)) }
                guard let user = parts.first else { return nil }
                self.user = user
                password = parts.count > 1 ? parts[1] : nil
                rest = rest[rest.index(after: at)...]
            }
            let host = rest.split(separator: ":").first.map(String.init) ?? ""
            guard !host.isEmpty, rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) else {
                return nil
            }
            url = scheme + rest
            needsTLS = !["localhost", "127.0.0.1"].contains(host)
        }

        private static func decoded(_ text: String) -> String {
            var (bytes, rest): ([UInt8], Substring.UTF8View) = ([], text[...].utf8)
            while let byte = rest.popFirst() {
                let pair = String(decoding: rest.prefix(2), as: UTF8.self)
                if byte == UInt8(ascii: "%"), pair.utf8.count == 2, let value = UInt8(pair, radix: 16) {
                    bytes.append(value)
                    rest = rest.dropFirst(2)
                } else {
                    bytes.append(byte)
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    public init(_ relay: Relay, from sender: MailSender) {
        self.sender = sender
        isOnline = true
        way = { bytes, address, _ in
            var code = 0
            let result = csmtp_send(
                relay.url, relay.user, relay.password, relay.needsTLS ? 1 : 0, "<\(sender.address)>", "<\(address)>",
                bytes, bytes.count, &code)
            if result == 0 { return .sent }
            // RFC 5321 §4.2.1: with 5 the server will never take it. The server's own words may repeat the address.
            if (500..<600).contains(code) { return .refused("相手のメールサーバーが断りました（\(code)）。") }
            let reason = code > 0 ? String(code) : String(cString: csmtp_reason(result))
            return .later("メールサーバーに渡せませんでした（\(reason)）。")
        }
    }

    // MARK: Files

    /// Where no relay is configured: `.eml` files that any mail program opens.
    public init(folder: String, from sender: MailSender) {
        self.sender = sender
        isOnline = false
        way = { bytes, _, name in Self.write(bytes, folder, name) }
    }

    private static let folderMode: mode_t = 0o700
    private static let fileMode: mode_t = 0o600

    private static func write(_ bytes: [UInt8], _ folder: String, _ name: String) -> Outcome {
        func failed() -> Outcome { .later("ファイルに書けませんでした（\(String(cString: strerror(errno)))）。") }
        if mkdir(folder, folderMode) != 0 && errno != EEXIST { return failed() }
        let file = open("\(folder)/\(name).eml", O_WRONLY | O_CREAT | O_TRUNC, fileMode)
        guard file >= 0 else { return failed() }
        defer { close(file) }
        return Glibc.write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0 ? .sent : failed()
    }

    // MARK: Sending

    /// Sends what is due. After one that the way did not take the others wait, too: it may be down.
    /// - Returns: how many were sent.
    @discardableResult
    public func sendDue(_ store: any Store, _ vault: Vault, now: @escaping @Sendable () -> Int) throws -> Int {
        guard try store.read({ try Outbox($0, vault).hasDue(now: now()) }) else { return 0 }
        var count = 0
        while let item = try store.write({ try Outbox($0, vault).take(now: now()) }) {
            let outcome = send(item, now: now())
            try store.write { try Outbox($0, vault).settle(item, outcome, now: now()) }
            if case .later = outcome { break }
            if outcome == .sent { count += 1 }
        }
        return count
    }

    private func send(_ item: Outbox.Item, now: Int) -> Outcome {
        let name = "\(item.mail)-\(item.number)"
        let message = MailMessage(
            item.kind, to: [item.address], subject: item.subject, text: item.text, charset: item.charset)
        return way(MailWriting.bytes(message, to: item.address, from: sender, id: name, sent: now), item.address, name)
    }
}
