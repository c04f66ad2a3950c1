import Glibc
import Model
import Storage
import Transfer

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
        let target: TransferTarget

        /// `smtp://user:password@host:587`, `smtps://…`; user and password percent-encoded. nil: something else.
        public init?(_ text: String) {
            guard let target = TransferTarget(text, schemes: ["smtp", "smtps"]), target.path.isEmpty else { return nil }
            self.target = target
        }
    }

    public init(_ relay: Relay, from sender: MailSender) {
        self.sender = sender
        isOnline = true
        way = { bytes, address, _ in
            do throws(TransferFailure) {
                try relay.target.mail(bytes, from: sender.address, to: address)
                return .sent
            } catch {
                // RFC 5321 §4.2.1: with 5 the server will never take it. The server's own words may repeat the address.
                if (500..<600).contains(error.code) { return .refused("相手のメールサーバーが断りました（\(error.code)）。") }
                return .later("メールサーバーに渡せませんでした（\(error.code > 0 ? String(error.code) : error.detail)）。")
            }
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
