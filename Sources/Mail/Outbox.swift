import Model
import Storage

/// All SQL of outgoing mail. A message is added in the transaction of what it tells of, and sent afterwards.
public struct Outbox {
    public enum State: String, Sendable {
        case waiting, sent, failed
    }

    /// A message to one of its recipients.
    public struct Item: Sendable {
        public var mail: String
        public var number: Int
        public var kind: String
        public var address: String
        public var subject: String
        public var text: String
        public var charset: MailMessage.Charset
        public var isSecret: Bool
        public var state: State
        public var attempts: Int
        /// Seconds since 1970.
        public var created: Int
        public var due: Int
        public var finished: Int?
        /// Why it was not sent; never holds an address.
        public var reason: String
    }

    public static let migrations = [
        Migration(
            "mail-001",
            [
                """
                CREATE TABLE mails (
                    id TEXT NOT NULL PRIMARY KEY,
                    occasion TEXT NOT NULL UNIQUE,
                    kind TEXT NOT NULL,
                    created INTEGER NOT NULL,
                    content BLOB NOT NULL
                ) STRICT
                """,
                """
                CREATE TABLE mail_recipients (
                    mail TEXT NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
                    number INTEGER NOT NULL,
                    address BLOB NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
                    attempts INTEGER NOT NULL,
                    due INTEGER NOT NULL,
                    lease INTEGER,
                    finished INTEGER,
                    reason TEXT NOT NULL,
                    PRIMARY KEY (mail, number)
                ) STRICT
                """, "CREATE INDEX mail_recipients_by_due ON mail_recipients (state, due)",
            ])
    ]

    private let rows: any Rows
    private let vault: Vault

    /// Longer than an attempt may take.
    private static let leaseSeconds = 180
    /// After 1, 2, 4 … minutes: about four hours in all.
    private static let mostAttempts = 8

    public init(_ rows: any Rows, _ vault: Vault) {
        self.rows = rows
        self.vault = vault
    }

    /// - Parameter occasion: what it tells of; about one occasion one message goes out, however often it is added.
    /// - Returns: whether it is new.
    @discardableResult
    public func add(_ message: MailMessage, occasion: String, now: Int) throws -> Bool {
        let id = Sodium.random(8).hexadecimal
        let addresses = message.recipients.filter(MailAddress.isPlausible)
        guard !addresses.isEmpty else { return false }
        let key = try vault.key(of: Self.owner(id), rows)
        var json = JSONWriter()
        json.object { json in
            json.member("subject", message.subject)
            json.member("text", message.text)
            json.member("charset", message.charset.rawValue)
            if message.isSecret { json.member("secret", true) }
        }
        let isNew =
            try rows.run(
                """
                INSERT INTO mails (id, occasion, kind, created, content) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (occasion) DO NOTHING
                """, .text(id), .text(occasion), .text(message.kind), .int(now),
                .bytes(vault.seal(json.bytes, key, place: Self.owner(id)))) == 1
        guard isNew else {
            try vault.forget(Self.owner(id), rows)
            return false
        }
        for (number, address) in addresses.enumerated() {
            try rows.run(
                """
                INSERT INTO mail_recipients (mail, number, address, state, attempts, due, reason)
                VALUES (?, ?, ?, 'waiting', 0, ?, '')
                """, .text(id), .int(number),
                .bytes(vault.seal(Array(address.utf8), key, place: Self.place(id, number))), .int(now))
        }
        return true
    }

    private static func owner(_ id: String) -> String { "mail/\(id)" }
    private static func place(_ id: String, _ number: Int) -> String { "mail/\(id)/\(number)" }

    // MARK: Sending

    /// nil: nothing is due, or others were faster.
    func take(now: Int) throws -> Item? {
        let due = try rows.rows(
            """
            SELECT mail, number FROM mail_recipients
            WHERE state = 'waiting' AND due <= ? AND (lease IS NULL OR lease < ?) ORDER BY due, mail, number LIMIT 8
            """, .int(now), .int(now))
        for row in due {
            let isMine =
                try rows.run(
                    """
                    UPDATE mail_recipients SET lease = ?, attempts = attempts + 1
                    WHERE mail = ? AND number = ? AND state = 'waiting' AND (lease IS NULL OR lease < ?)
                    """, .int(now + Self.leaseSeconds), .text(row.text(0) ?? ""), .int(row.int(1) ?? 0), .int(now)) == 1
            if isMine { return try item(row.text(0) ?? "", row.int(1) ?? 0) }
        }
        return nil
    }

    func hasDue(now: Int) throws -> Bool {
        try !rows.rows(
            """
            SELECT 1 FROM mail_recipients WHERE state = 'waiting' AND due <= ? AND (lease IS NULL OR lease < ?) LIMIT 1
            """, .int(now), .int(now)
        ).isEmpty
    }

    func settle(_ item: Item, _ outcome: Delivery.Outcome, now: Int) throws {
        var (state, reason, due) = (State.sent, "", item.due)
        switch outcome {
        case .sent: break
        case .refused(let why): (state, reason) = (.failed, why)
        case .later(let why):
            state = item.attempts >= Self.mostAttempts ? .failed : .waiting
            reason = why
            due = now + 60 << min(item.attempts - 1, 10)
        }
        try rows.run(
            """
            UPDATE mail_recipients SET state = ?, reason = ?, due = ?, finished = ?, lease = NULL
            WHERE mail = ? AND number = ?
            """, .text(state.rawValue), .text(reason), .int(due), state == .waiting ? .null : .int(now),
            .text(item.mail), .int(item.number))
    }

    /// Somebody has mended the cause.
    public func retry(_ mail: String, _ number: Int, now: Int) throws -> Bool {
        try rows.run(
            """
            UPDATE mail_recipients SET state = 'waiting', due = ?, attempts = 0, finished = NULL
            WHERE mail = ? AND number = ? AND state = 'failed'
            """, .int(now), .text(mail), .int(number)) == 1
    }

    // MARK: Reading

    private static let columns =
        """
        SELECT r.mail, r.number, m.kind, r.address, m.content, r.state, r.attempts, m.created, r.due, r.finished, r.reason
        FROM mail_recipients r JOIN mails m ON m.id = r.mail
        """

    /// The newest first.
    public func all() throws -> [Item] {
        try rows.rows(Self.columns + " ORDER BY m.created DESC, r.mail, r.number").compactMap(opened)
    }

    public func item(_ mail: String, _ number: Int) throws -> Item? {
        try rows.rows(Self.columns + " WHERE r.mail = ? AND r.number = ?", .text(mail), .int(number)).first
            .flatMap(opened)
    }

    /// Counted without opening anything.
    public func count(_ state: State) throws -> Int {
        try rows.rows("SELECT COUNT(*) FROM mail_recipients WHERE state = ?", .text(state.rawValue)).first?.int(0) ?? 0
    }

    private func opened(_ row: SQLRow) throws -> Item? {
        let (id, number) = (row.text(0) ?? "", row.int(1) ?? 0)
        guard let key = try vault.existingKey(of: Self.owner(id), rows), let address = row.bytes(3),
            let content = row.bytes(4)
        else { return nil }
        let json = try JSONValue.reading(
            try vault.open(content, key, place: Self.owner(id)), file: "mails", limits: JSONValue.Limits())
        return Item(
            mail: id, number: number, kind: row.text(2) ?? "",
            address: String(decoding: try vault.open(address, key, place: Self.place(id, number)), as: UTF8.self),
            subject: json["subject"]?.text ?? "", text: json["text"]?.text ?? "",
            charset: json["charset"]?.text.flatMap(MailMessage.Charset.init) ?? .utf8,
            isSecret: json["secret"] != nil,
            state: row.text(5).flatMap(State.init) ?? .failed, attempts: row.int(6) ?? 0, created: row.int(7) ?? 0,
            due: row.int(8) ?? 0, finished: row.int(9), reason: row.text(10) ?? "")
    }

    /// With their keys.
    /// - Returns: how many messages.
    public func delete(before oldest: Int) throws -> Int {
        let oldest = SQLValue.int(oldest)
        try rows.run("DELETE FROM data_keys WHERE owner IN (SELECT 'mail/' || id FROM mails WHERE created < ?)", oldest)
        return try rows.run("DELETE FROM mails WHERE created < ?", oldest)
    }
}
