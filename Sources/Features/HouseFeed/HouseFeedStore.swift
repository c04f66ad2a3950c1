import Storage

/// One time the list was handed over, or was not.
struct HouseFeedTransfer: Hashable, Sendable {
    /// Seconds since 1970.
    var at: Int
    var target: String
    var houses = 0
    var bytes = 0
    /// Empty: it was taken.
    var failure = ""
}

/// All SQL of the feed.
struct HouseFeedStore {
    static let migrations = [
        Migration(
            "house-feed-001",
            [
                """
                CREATE TABLE house_feed_transfers (
                    id TEXT NOT NULL PRIMARY KEY,
                    at INTEGER NOT NULL,
                    target TEXT NOT NULL,
                    houses INTEGER NOT NULL,
                    bytes INTEGER NOT NULL,
                    failure TEXT NOT NULL
                ) STRICT
                """, "CREATE INDEX house_feed_transfers_at ON house_feed_transfers (at)",
            ])
    ]

    /// Longer than a fiscal year.
    private static let keptSeconds = 400 * 86_400
    private static let columns = "at, target, houses, bytes, failure"

    private let rows: any Rows

    init(_ rows: any Rows) { self.rows = rows }

    func add(_ transfer: HouseFeedTransfer) throws {
        try rows.run(
            "INSERT INTO house_feed_transfers (id, \(Self.columns)) VALUES (?, ?, ?, ?, ?, ?)",
            .text(Sodium.random(8).hexadecimal), .int(transfer.at), .text(transfer.target), .int(transfer.houses),
            .int(transfer.bytes), .text(transfer.failure))
    }

    /// The newest first.
    func all() throws -> [HouseFeedTransfer] { try transfers("") }

    func last() throws -> HouseFeedTransfer? { try transfers("LIMIT 1").first }

    func lastTaken() throws -> HouseFeedTransfer? { try transfers("LIMIT 1", where: "failure = ''").first }

    private func transfers(_ limit: String, where condition: String = "1 = 1") throws -> [HouseFeedTransfer] {
        try rows.rows(
            "SELECT \(Self.columns) FROM house_feed_transfers WHERE \(condition) ORDER BY at DESC, id \(limit)"
        ).map {
            HouseFeedTransfer(
                at: $0.int(0) ?? 0, target: $0.text(1) ?? "", houses: $0.int(2) ?? 0, bytes: $0.int(3) ?? 0,
                failure: $0.text(4) ?? "")
        }
    }

    func deleteOld(now: Int) throws {
        try rows.run("DELETE FROM house_feed_transfers WHERE at < ?", .int(now - Self.keptSeconds))
    }
}
