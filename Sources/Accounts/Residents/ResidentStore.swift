import Storage

/// All SQL of residents' accounts. Who they are is sealed, each with a key of their own; a mail address is found by its blind
/// index, which nobody can compute who has the database alone.
public struct ResidentStore {
    public static let migrations = [
        Migration(
            "residents-001",
            [
                """
                CREATE TABLE residents (
                    id TEXT NOT NULL PRIMARY KEY,
                    mail BLOB NOT NULL UNIQUE,
                    content BLOB NOT NULL,
                    created INTEGER NOT NULL,
                    last_sign_in INTEGER NOT NULL
                ) STRICT
                """,
                """
                CREATE TABLE resident_codes (
                    mail BLOB NOT NULL PRIMARY KEY,
                    code BLOB NOT NULL,
                    expires INTEGER NOT NULL,
                    attempts INTEGER NOT NULL,
                    first_sent INTEGER NOT NULL,
                    sent INTEGER NOT NULL
                ) STRICT
                """,
                """
                CREATE TABLE resident_sessions (
                    hash BLOB NOT NULL PRIMARY KEY,
                    resident TEXT NOT NULL REFERENCES residents (id) ON DELETE CASCADE,
                    created INTEGER NOT NULL,
                    seen INTEGER NOT NULL
                ) STRICT
                """, "CREATE INDEX resident_sessions_of ON resident_sessions (resident)",
            ])
    ]

    private let rows: any Rows
    private let vault: Vault

    public init(_ rows: any Rows, _ vault: Vault) {
        self.rows = rows
        self.vault = vault
    }

    // MARK: Accounts

    private static func owner(_ id: String) -> String { "resident/\(id)" }

    func resident(id: String) throws -> Resident? {
        try resident("SELECT id, content, created, last_sign_in FROM residents WHERE id = ?", .text(id))
    }

    func resident(mail index: [UInt8]) throws -> Resident? {
        try resident("SELECT id, content, created, last_sign_in FROM residents WHERE mail = ?", .bytes(index))
    }

    private func resident(_ sql: String, _ value: SQLValue) throws -> Resident? {
        guard let row = try rows.rows(sql, value).first, let id = row.text(0), let sealed = row.bytes(1) else {
            return nil
        }
        let owner = Self.owner(id)
        guard let key = try vault.existingKey(of: owner, rows) else { throw Vault.Unopenable(owner: owner) }
        return Resident(
            id: id, content: try vault.open(sealed, key, place: owner), created: row.int(2) ?? 0,
            lastSignIn: row.int(3) ?? 0)
    }

    /// - Returns: whether it is new; two browsers that enter at once make one account.
    func insert(_ resident: Resident, mail index: [UInt8]) throws -> Bool {
        let isNew =
            try rows.run(
                """
                INSERT INTO residents (id, mail, content, created, last_sign_in) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (mail) DO NOTHING
                """, .text(resident.id), .bytes(index), .bytes(try sealed(resident)), .int(resident.created),
                .int(resident.lastSignIn)) == 1
        if !isNew { try vault.forget(Self.owner(resident.id), rows) }
        return isNew
    }

    func update(_ resident: Resident) throws {
        try rows.run(
            "UPDATE residents SET content = ? WHERE id = ?", .bytes(try sealed(resident)), .text(resident.id))
    }

    private func sealed(_ resident: Resident) throws -> [UInt8] {
        let owner = Self.owner(resident.id)
        return vault.seal(resident.content, try vault.key(of: owner, rows), place: owner)
    }

    func succeed(_ id: String, now: Int) throws {
        try rows.run("UPDATE residents SET last_sign_in = ? WHERE id = ?", .int(now), .text(id))
    }

    /// With all that their key has sealed, wherever copies of it are.
    func delete(_ id: String) throws {
        try rows.run("DELETE FROM residents WHERE id = ?", .text(id))
        try vault.forget(Self.owner(id), rows)
    }

    /// - Returns: how many.
    public func deleteUnused(since: Int) throws -> Int {
        let ids = try rows.rows("SELECT id FROM residents WHERE last_sign_in < ? ORDER BY id", .int(since))
            .compactMap { $0.text(0) }
        for id in ids { try delete(id) }
        return ids.count
    }

    public func count() throws -> Int { try rows.rows("SELECT COUNT(*) FROM residents").first?.int(0) ?? 0 }

    // MARK: Codes

    struct Code: Hashable {
        var hash: [UInt8]
        var expires: Int
        var attempts: Int
        /// Of an hour's mails.
        var firstSent: Int
        var sent: Int
    }

    func code(mail index: [UInt8]) throws -> Code? {
        try rows.rows(
            "SELECT code, expires, attempts, first_sent, sent FROM resident_codes WHERE mail = ?", .bytes(index)
        ).first.map {
            Code(
                hash: $0.bytes(0) ?? [], expires: $0.int(1) ?? 0, attempts: $0.int(2) ?? 0, firstSent: $0.int(3) ?? 0,
                sent: $0.int(4) ?? 0)
        }
    }

    func set(_ code: Code, mail index: [UInt8]) throws {
        try rows.run(
            """
            INSERT INTO resident_codes (mail, code, expires, attempts, first_sent, sent) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (mail) DO UPDATE SET code = excluded.code, expires = excluded.expires,
            attempts = excluded.attempts, first_sent = excluded.first_sent, sent = excluded.sent
            """, .bytes(index), .bytes(code.hash), .int(code.expires), .int(code.attempts), .int(code.firstSent),
            .int(code.sent))
    }

    /// Counts an attempt before it is looked at.
    /// - Returns: whether it may be.
    func beginAttempt(mail index: [UInt8], most: Int, now: Int) throws -> Bool {
        try rows.run(
            "UPDATE resident_codes SET attempts = attempts + 1 WHERE mail = ? AND attempts < ? AND expires > ?",
            .bytes(index), .int(most), .int(now)) == 1
    }

    /// A code is taken once.
    func takeCode(_ hash: [UInt8], mail index: [UInt8]) throws -> Bool {
        try rows.run(
            "UPDATE resident_codes SET expires = 0 WHERE mail = ? AND code = ? AND expires > 0", .bytes(index),
            .bytes(hash)) == 1
    }

    public func deleteEnded(now: Int) throws {
        try rows.run(
            "DELETE FROM resident_codes WHERE expires < ? AND first_sent < ?", .int(now),
            .int(now - ResidentDesk.mailWindow))
        try rows.run(
            "DELETE FROM resident_sessions WHERE seen < ? OR created < ?", .int(now - ResidentDesk.idleSeconds),
            .int(now - ResidentDesk.longestSeconds))
    }

    // MARK: Sessions

    func insert(_ token: SessionToken, of id: String, now: Int) throws {
        try rows.run(
            "INSERT INTO resident_sessions (hash, resident, created, seen) VALUES (?, ?, ?, ?)", .bytes(token.hash),
            .text(id), .int(now), .int(now))
    }

    /// Whose it is; nil: there is none, or it has ended.
    func owner(_ token: SessionToken, now: Int) throws -> (id: String, seen: Int)? {
        guard
            let row = try rows.rows(
                "SELECT resident, created, seen FROM resident_sessions WHERE hash = ?", .bytes(token.hash)
            ).first, let id = row.text(0), let created = row.int(1), let seen = row.int(2),
            seen <= now + Session.clockDifference, now < seen + ResidentDesk.idleSeconds,
            now < created + ResidentDesk.longestSeconds
        else { return nil }
        return (id, seen)
    }

    func touch(_ token: SessionToken, now: Int) throws {
        try rows.run("UPDATE resident_sessions SET seen = ? WHERE hash = ?", .int(now), .bytes(token.hash))
    }

    func end(_ token: SessionToken) throws {
        try rows.run("DELETE FROM resident_sessions WHERE hash = ?", .bytes(token.hash))
    }
}
