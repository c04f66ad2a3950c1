import Storage

/// Records that are deleted when they are old. How old, staff decide; a counter says what it begins with.
public struct RecordKind: Hashable, Sendable {
    /// `conversations`, `submissions/moving`
    public var id: String
    public var label: String
    /// From what on they age: 「会話が始まった日」.
    public var since: String
    /// Until somebody decides otherwise; nil: they stay.
    public var days: Int?
    /// Fewer days would break what is promised.
    public var least: Int

    public init(_ id: String, _ label: String, since: String, days: Int?, least: Int = 1) {
        self.id = id
        self.label = label
        self.since = since
        self.days = days
        self.least = least
    }
}

/// For how long records are kept, as it was decided.
public struct Retention {
    public static let migrations = [
        Migration(
            "retention-001",
            // Without days: they stay.
            ["CREATE TABLE retention (kind TEXT NOT NULL PRIMARY KEY, days INTEGER CHECK (days > 0)) STRICT"])
    ]

    private let rows: any Rows

    public init(_ rows: any Rows) { self.rows = rows }

    /// nil: they stay.
    public func days(_ kind: RecordKind) throws -> Int? {
        guard let row = try rows.rows("SELECT days FROM retention WHERE kind = ?", .text(kind.id)).first else {
            return kind.days
        }
        return row.int(0).map { max($0, kind.least) }
    }

    /// What is older goes: seconds since 1970. nil: nothing does.
    public func oldest(_ kind: RecordKind, now: Int) throws -> Int? { try days(kind).map { now - $0 * 86_400 } }

    /// - Parameter days: nil: they stay.
    public func set(_ kind: RecordKind, days: Int?) throws {
        try rows.run(
            "INSERT INTO retention (kind, days) VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET days = excluded.days",
            .text(kind.id), days.map { .int($0) } ?? .null)
    }
}

extension RecurringJob {
    /// Once a day deletes records of a kind that are older than was decided.
    /// - Parameter delete: those from before this moment (seconds since 1970); returns how many there were.
    public static func deletingOld(
        _ kind: RecordKind, _ name: String, _ title: String, _ surroundings: Surroundings,
        delete: @escaping @Sendable (any Rows, _ oldest: Int) throws -> Int
    ) -> RecurringJob {
        RecurringJob(name, title, every: daily, needsRightClock: true) {
            let now = surroundings.now()
            return try surroundings.store.write { rows in
                guard let oldest = try Retention(rows).oldest(kind, now: now) else { return "消さないことになっています。" }
                return "\(try delete(rows, oldest))件を消しました。"
            }
        }
    }
}
