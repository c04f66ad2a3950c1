import CSodium
import Model
import Storage

/// What staff read, changed and exported. Each entry holds the hash of the one before it, so that none can be changed,
/// taken out or put in without all that follow telling; a signed root closes each day.
public struct Audit {
    /// Something a member of staff did. It names records and never holds what residents said.
    public struct Act: Hashable, Sendable {
        /// `staff/yamada`, or `command` for the command line.
        public var actor: String
        /// `signed-in`, `read`, `changed`, `exported` …
        public var action: String
        /// `conversations`, `staff/suzuki`
        public var subject: String
        /// Before and after, of what staff decide: `{"before": …, "after": …}`; empty where nothing changed.
        public var detail: String
        public var address: String

        public init(actor: String, action: String, subject: String, detail: String = "", address: String = "") {
            self.actor = actor
            self.action = action
            self.subject = subject
            self.detail = detail
            self.address = address
        }
    }

    public struct Entry: Hashable, Sendable {
        /// The server and the day.
        public var chain: String
        /// From 1, without gaps.
        public var number: Int
        /// Seconds since 1970.
        public var at: Int
        public var act: Act
        public var hash: [UInt8]
    }

    public static let migrations = [
        Migration(
            "audit-001",
            [
                """
                CREATE TABLE audit_chains (
                    chain TEXT NOT NULL PRIMARY KEY,
                    number INTEGER NOT NULL,
                    hash BLOB NOT NULL,
                    root BLOB
                ) STRICT
                """,
                """
                CREATE TABLE audit (
                    chain TEXT NOT NULL,
                    number INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    actor TEXT NOT NULL,
                    action TEXT NOT NULL,
                    subject TEXT NOT NULL,
                    detail TEXT NOT NULL,
                    address TEXT NOT NULL,
                    hash BLOB NOT NULL,
                    PRIMARY KEY (chain, number)
                ) STRICT
                """, "CREATE INDEX audit_by_time ON audit (at)",
            ]),
        // How far each chain has been copied to where this machine cannot change it any more.
        Migration(
            "audit-002",
            ["CREATE TABLE audit_copies (chain TEXT NOT NULL PRIMARY KEY, number INTEGER NOT NULL) STRICT"]),
    ]

    private let rows: any Rows
    /// Names the server in its chains.
    private let server: String

    public init(_ rows: any Rows, server: String) {
        self.rows = rows
        self.server = server
    }

    // MARK: Writing

    /// In the transaction of what is done: both are kept, or neither is.
    public func add(_ act: Act, now: Int) throws {
        let chain = "\(server)/\(Moment(unixSeconds: now).day.iso)"
        try rows.run(
            "INSERT INTO audit_chains (chain, number, hash) VALUES (?, 0, ?) ON CONFLICT (chain) DO NOTHING",
            .text(chain), .bytes(Self.beginning(chain)))
        // Holds the chain until the end of the transaction.
        try rows.run("UPDATE audit_chains SET number = number + 1 WHERE chain = ?", .text(chain))
        guard let head = try rows.rows("SELECT number, hash FROM audit_chains WHERE chain = ?", .text(chain)).first,
            let number = head.int(0), let previous = head.bytes(1)
        else { throw StoreFailure(.damaged, code: "audit") }
        let entry = Entry(chain: chain, number: number, at: now, act: act, hash: [])
        let hash = Self.hash(entry, after: previous)
        try rows.run(
            """
            INSERT INTO audit (chain, number, at, actor, action, subject, detail, address, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, .text(chain), .int(number), .int(now), .text(act.actor), .text(act.action), .text(act.subject),
            .text(act.detail), .text(act.address), .bytes(hash))
        try rows.run("UPDATE audit_chains SET hash = ? WHERE chain = ?", .bytes(hash), .text(chain))
    }

    private static func beginning(_ chain: String) -> [UInt8] { Sodium.hash(Array(chain.utf8)) }

    /// Each part with its length in front, so that no two entries read the same.
    private static func hash(_ entry: Entry, after previous: [UInt8]) -> [UInt8] {
        var bytes = previous
        let act = entry.act
        for part in [
            entry.chain, String(entry.number), String(entry.at), act.actor, act.action, act.subject, act.detail,
            act.address,
        ] {
            bytes += Array("\(part.utf8.count):\(part)".utf8)
        }
        return Sodium.hash(bytes)
    }

    // MARK: Closing a day

    /// Signs the last hash of every chain whose day is over. A chain with a root takes no more entries unseen.
    public func closeDays(before now: Int, _ signer: AuditSigner) throws {
        let today = Moment(unixSeconds: now).day.iso
        for row in try rows.rows("SELECT chain, number, hash FROM audit_chains WHERE root IS NULL ORDER BY chain") {
            guard let chain = row.text(0), let number = row.int(1), let hash = row.bytes(2),
                !chain.hasSuffix("/" + today)
            else { continue }
            try rows.run(
                "UPDATE audit_chains SET root = ? WHERE chain = ?",
                .bytes(signer.sign(Self.root(chain, number, hash))), .text(chain))
        }
    }

    private static func root(_ chain: String, _ number: Int, _ hash: [UInt8]) -> [UInt8] {
        Array("\(chain)\n\(number)\n".utf8) + hash
    }

    // MARK: Reading

    private static let columns = "chain, number, at, actor, action, subject, detail, address, hash"

    /// The newest first.
    /// - Parameter from: seconds since 1970.
    public func entries(from: Int = 0, to: Int = .max) throws -> [Entry] {
        try rows.rows(
            "SELECT \(Self.columns) FROM audit WHERE at >= ? AND at < ? ORDER BY at DESC, chain, number DESC",
            .int(from),
            .int(to)
        ).map(Self.entry)
    }

    /// Of this server's chains, what has not been copied yet; each chain in its order.
    public func uncopied(most: Int) throws -> [Entry] {
        let behind = try rows.rows(
            """
            SELECT audit_chains.chain, COALESCE(audit_copies.number, 0) FROM audit_chains
            LEFT JOIN audit_copies ON audit_copies.chain = audit_chains.chain
            WHERE audit_chains.number > COALESCE(audit_copies.number, 0) ORDER BY audit_chains.chain
            """
        ).filter { $0.text(0)?.hasPrefix(server + "/") == true }
        var found: [Entry] = []
        for row in behind where found.count < most {
            found += try rows.rows(
                "SELECT \(Self.columns) FROM audit WHERE chain = ? AND number > ? ORDER BY number LIMIT ?",
                .text(row.text(0) ?? ""), .int(row.int(1) ?? 0), .int(most - found.count)
            ).map(Self.entry)
        }
        return found
    }

    /// - Parameter entries: the last of each chain tells how far it has been copied.
    public func setCopied(_ entries: [Entry]) throws {
        let last = Dictionary(entries.map { ($0.chain, $0.number) }, uniquingKeysWith: max)
        for (chain, number) in last.sorted(by: { $0.key < $1.key }) {
            try rows.run(
                """
                INSERT INTO audit_copies (chain, number) VALUES (?, ?)
                ON CONFLICT (chain) DO UPDATE SET number = excluded.number
                """, .text(chain), .int(number))
        }
    }

    private static func entry(_ row: SQLRow) -> Entry {
        Entry(
            chain: row.text(0) ?? "", number: row.int(1) ?? 0, at: row.int(2) ?? 0,
            act: Act(
                actor: row.text(3) ?? "", action: row.text(4) ?? "", subject: row.text(5) ?? "",
                detail: row.text(6) ?? "", address: row.text(7) ?? ""), hash: row.bytes(8) ?? [])
    }

    /// Where a chain is not what it was: the number of the first entry that is wrong or missing.
    public struct Break: Hashable, Sendable {
        public var chain: String
        public var number: Int
    }

    /// Goes through every chain.
    public func breaks(_ signer: AuditSigner) throws -> [Break] {
        var found: [Break] = []
        var known: Set<String> = []
        for row in try rows.rows("SELECT chain, number, hash, root FROM audit_chains ORDER BY chain") {
            guard let chain = row.text(0), let count = row.int(1), let last = row.bytes(2) else { continue }
            known.insert(chain)
            if let number = try firstBreak(chain, count, last) {
                found.append(Break(chain: chain, number: number))
            } else if let root = row.bytes(3), !signer.accepts(root, Self.root(chain, count, last)) {
                found.append(Break(chain: chain, number: count))
            }
        }
        for row in try rows.rows("SELECT DISTINCT chain FROM audit ORDER BY chain") {
            if let chain = row.text(0), !known.contains(chain) { found.append(Break(chain: chain, number: 1)) }
        }
        return found
    }

    private func firstBreak(_ chain: String, _ count: Int, _ last: [UInt8]) throws -> Int? {
        var previous = Self.beginning(chain)
        var expected = 1
        for row in try rows.rows("SELECT \(Self.columns) FROM audit WHERE chain = ? ORDER BY number", .text(chain)) {
            let entry = Self.entry(row)
            guard entry.number == expected, Self.hash(entry, after: previous) == entry.hash else { return expected }
            previous = entry.hash
            expected += 1
        }
        return expected == count + 1 && previous == last ? nil : expected
    }
}

/// Signs and checks roots, with a pair of keys that follows from the server's keys (Ed25519).
public struct AuditSigner: Sendable {
    private let secret: [UInt8]
    private let open: [UInt8]

    public init(_ keyring: Keyring) {
        Sodium.prepare()
        let seed = keyring.derived("audit roots", length: Int(crypto_sign_SEEDBYTES))
        var (open, secret) = (
            [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES)),
            [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
        )
        crypto_sign_seed_keypair(&open, &secret, seed)
        self.open = open
        self.secret = secret
    }

    func sign(_ bytes: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
        crypto_sign_detached(&signature, nil, bytes, UInt64(bytes.count), secret)
        return signature
    }

    func accepts(_ signature: [UInt8], _ bytes: [UInt8]) -> Bool {
        signature.count == Int(crypto_sign_BYTES)
            && crypto_sign_verify_detached(signature, bytes, UInt64(bytes.count), open) == 0
    }
}

/// Who does something, from where and when.
public struct Author: Hashable, Sendable {
    /// `staff/yamada`, or `command`.
    public var actor: String
    public var address: String
    /// Seconds since 1970.
    public var now: Int

    public init(actor: String, address: String = "", now: Int) {
        self.actor = actor
        self.address = address
        self.now = now
    }

    public func act(_ action: String, _ subject: String, _ detail: String = "") -> Audit.Act {
        Audit.Act(actor: actor, action: action, subject: subject, detail: detail, address: address)
    }
}

extension Audit {
    public func add(_ action: String, _ subject: String, _ detail: String = "", by author: Author) throws {
        try add(author.act(action, subject, detail), now: author.now)
    }

    /// `{"before": {…}, "after": {…}}` of values that staff decide.
    public static func change(before: [(String, String)], after: [(String, String)]) -> String {
        var json = JSONWriter()
        json.object { json in
            for (name, values) in [("before", before), ("after", after)] where !values.isEmpty {
                json.key(name)
                json.object { json in for (key, value) in values { json.member(key, value) } }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
