import Storage

/// All SQL of the backups.
struct BackupStore {
    struct Record: Hashable, Sendable {
        var file: String
        /// Seconds since 1970.
        var made: Int
        var bytes: Int
        var rows: Int
        /// When its restore was proven.
        var proven: Int?
        var message: String
    }

    static let migrations = [
        Migration(
            "backups-001",
            [
                """
                CREATE TABLE backups (
                    file TEXT NOT NULL PRIMARY KEY,
                    made INTEGER NOT NULL,
                    bytes INTEGER NOT NULL,
                    row_count INTEGER NOT NULL,
                    proven INTEGER,
                    message TEXT NOT NULL
                ) STRICT
                """
            ])
    ]

    private let rows: any Rows

    init(_ rows: any Rows) { self.rows = rows }

    func add(_ made: MadeBackup) throws {
        try rows.run(
            "INSERT INTO backups (file, made, bytes, row_count, message) VALUES (?, ?, ?, ?, '') ON CONFLICT (file) DO UPDATE SET made = excluded.made, bytes = excluded.bytes, row_count = excluded.row_count",
            .text(made.file), .int(made.made), .int(made.bytes), .int(made.rows))
    }

    func setProven(_ file: String, at now: Int, _ message: String) throws {
        try rows.run(
            "UPDATE backups SET proven = ?, message = ? WHERE file = ?", .int(now), .text(message), .text(file))
    }

    func setFailed(_ file: String, _ message: String) throws {
        try rows.run("UPDATE backups SET message = ? WHERE file = ?", .text(message), .text(file))
    }

    func remove(_ files: [String]) throws {
        for file in files { try rows.run("DELETE FROM backups WHERE file = ?", .text(file)) }
    }

    /// Of copies that follow the store, by their names.
    func removeCopies(but kept: [String]) throws {
        let copies = try all().map(\.file).filter(ContinuousCopy.isName)
        try remove(copies.filter { !kept.contains($0) })
    }

    /// The newest first.
    func all() throws -> [Record] {
        try rows.rows("SELECT file, made, bytes, row_count, proven, message FROM backups ORDER BY made DESC, file").map
        {
            Record(
                file: $0.text(0) ?? "", made: $0.int(1) ?? 0, bytes: $0.int(2) ?? 0, rows: $0.int(3) ?? 0,
                proven: $0.int(4), message: $0.text(5) ?? "")
        }
    }

    func lastProven() throws -> Record? { try all().first { $0.proven != nil } }
}
