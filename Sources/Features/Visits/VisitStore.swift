import FeatureKit
import Model
import Storage

/// All SQL of the visits.
struct VisitStore {
    static let migrations = [
        Migration(
            "visits-001",
            [
                """
                CREATE TABLE visit_counts (
                    day TEXT NOT NULL,
                    kind TEXT NOT NULL,
                    name TEXT NOT NULL,
                    count INTEGER NOT NULL,
                    PRIMARY KEY (day, kind, name)
                ) STRICT
                """
            ])
    ]

    private let rows: any Rows

    init(_ rows: any Rows) { self.rows = rows }

    /// In one order, so that two servers that keep at the same time wait for each other and do not block each other.
    func add(_ counts: [CountKey: Int]) throws {
        let sorted = counts.sorted {
            ($0.key.day.iso, $0.key.kind.rawValue, $0.key.name) < ($1.key.day.iso, $1.key.kind.rawValue, $1.key.name)
        }
        for (key, count) in sorted {
            try rows.run(
                """
                INSERT INTO visit_counts (day, kind, name, count) VALUES (?, ?, ?, ?)
                ON CONFLICT (day, kind, name) DO UPDATE SET count = visit_counts.count + excluded.count
                """, .text(key.day.iso), .text(key.kind.rawValue), .text(key.name), .int(count))
        }
    }

    func sums(_ kind: CountKey.Kind, in period: Period) throws -> [String: Int] {
        let found = try rows.rows(
            "SELECT name, SUM(count) FROM visit_counts WHERE kind = ? AND day BETWEEN ? AND ? GROUP BY name",
            .text(kind.rawValue), .text(period.from.iso), .text(period.to.iso))
        return Dictionary(found.map { ($0.text(0) ?? "", $0.int(1) ?? 0) }) { $0 + $1 }
    }

    /// All views, by day.
    func days(in period: Period) throws -> [String: Int] {
        let found = try rows.rows(
            "SELECT day, SUM(count) FROM visit_counts WHERE kind = 'page' AND day BETWEEN ? AND ? GROUP BY day",
            .text(period.from.iso), .text(period.to.iso))
        return Dictionary(found.map { ($0.text(0) ?? "", $0.int(1) ?? 0) }) { $0 + $1 }
    }

    func delete(before oldest: Int) throws -> Int {
        try rows.run("DELETE FROM visit_counts WHERE day < ?", .text(Moment(unixSeconds: oldest).day.iso))
    }
}
