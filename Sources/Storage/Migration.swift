/// A change of the tables. Applied once, in order, and recorded by its name; an applied one never changes.
public struct Migration: Sendable {
    /// `questions-001`: the feature and a number.
    public var name: String
    public var statements: [String]

    public init(_ name: String, _ statements: [String]) {
        self.name = name
        self.statements = statements
    }
}

extension Store {
    private static var table: String {
        "CREATE TABLE IF NOT EXISTS migrations (name TEXT NOT NULL PRIMARY KEY, applied INTEGER NOT NULL)"
    }

    /// Applies what is missing, each in a transaction of its own.
    /// - Parameter now: seconds since 1970, for the record.
    public func migrate(_ migrations: [Migration], now: Int) throws {
        try write { _ = try $0.run(Self.table) }
        let applied = try read { try $0.rows("SELECT name FROM migrations") }.compactMap { $0.text(0) }
        for migration in migrations where !applied.contains(migration.name) {
            try write { rows in
                // Another server may have been faster.
                let isMine = try rows.run(
                    "INSERT INTO migrations (name, applied) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                    .text(migration.name), .int(now))
                for statement in isMine == 1 ? migration.statements : [] { try rows.run(statement) }
            }
        }
    }
}
