import CSQLite

/// One connection, for one thread at a time. Prepared statements are kept.
final class SQLiteConnection: Rows {
    private let database: OpaquePointer
    private var statements: [String: OpaquePointer] = [:]

    enum Access {
        case writing
        case reading
    }

    /// A reader may have to wait for the moment in which the writer starts the log over.
    private static let patienceMilliseconds: Int32 = 5000

    init(_ path: String, _ access: Access) throws(StoreFailure) {
        var database: OpaquePointer?
        let flags =
            access == .writing ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
        let result = sqlite3_open_v2(path, &database, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard result == SQLITE_OK, let database else {
            let failure = Self.failure(database, result, "")
            sqlite3_close_v2(database)
            throw failure
        }
        self.database = database
        sqlite3_extended_result_codes(database, 1)
        sqlite3_busy_timeout(database, Self.patienceMilliseconds)
        if access == .writing {
            try run("PRAGMA journal_mode = WAL")
            // An acknowledged write is on the disk, not only in its cache.
            try run("PRAGMA synchronous = FULL")
        }
        try run("PRAGMA foreign_keys = ON")
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(database)
    }

    func rows(_ sql: String, _ values: [SQLValue]) throws(StoreFailure) -> [SQLRow] {
        let statement = try prepared(sql)
        defer { reset(statement) }
        try SQLValue.check(values, sql)
        bind(values, to: statement)
        var rows: [SQLRow] = []
        while let row = try next(statement, sql) { rows.append(row) }
        return rows
    }

    func forEach(_ sql: String, _ visit: (SQLRow) throws -> Void) throws {
        let statement = try prepared(sql)
        defer { reset(statement) }
        while let row = try next(statement, sql) { try visit(row) }
    }

    /// nil at the end.
    private func next(_ statement: OpaquePointer, _ sql: String) throws(StoreFailure) -> SQLRow? {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: SQLRow((0..<sqlite3_column_count(statement)).map { Self.value(statement, $0) })
        case SQLITE_DONE: nil
        case let result: throw Self.failure(database, result, sql)
        }
    }

    func tables() throws -> [TableColumns] {
        try rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"
        )
        .compactMap { $0.text(0) }.map { name in
            // A name from the database itself, and a pragma takes no values.
            TableColumns(name, try rows("PRAGMA table_info(\(name))").compactMap { $0.text(1) })
        }
    }

    @discardableResult
    func run(_ sql: String, _ values: [SQLValue]) throws(StoreFailure) -> Int {
        _ = try rows(sql, values)
        return Int(sqlite3_changes64(database))
    }

    // MARK: The write-ahead log

    func keepLog() throws(StoreFailure) { try run("PRAGMA wal_autocheckpoint = 0") }

    /// - Returns: whether all that is committed stands in the file now.
    func moveLog() throws(StoreFailure) -> Bool {
        let result = try rows("PRAGMA wal_checkpoint(PASSIVE)").first
        return result?.int(0) == 0 && result?.int(1) == result?.int(2)
    }

    /// For a database that nobody else has open.
    func emptyLog() throws(StoreFailure) {
        guard try rows("PRAGMA wal_checkpoint(TRUNCATE)").first?.int(0) == 0 else {
            throw StoreFailure(.unavailable, code: "log")
        }
    }

    // MARK: Statements

    private func prepared(_ sql: String) throws(StoreFailure) -> OpaquePointer {
        if let known = statements[sql] { return known }
        var statement: OpaquePointer?
        let result = sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard result == SQLITE_OK, let statement else { throw Self.failure(database, result, sql) }
        statements[sql] = statement
        return statement
    }

    private func reset(_ statement: OpaquePointer) {
        sqlite3_reset(statement)
        // Values of residents do not stay in memory longer than needed.
        sqlite3_clear_bindings(statement)
    }

    /// `SQLITE_TRANSIENT`: SQLite copies.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private func bind(_ values: [SQLValue], to statement: OpaquePointer) {
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            switch value {
            case .null: sqlite3_bind_null(statement, place)
            case .int(let number): sqlite3_bind_int64(statement, place, Int64(number))
            case .text(let text): sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), Self.copied)
            case .bytes(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(statement, place, 0)
            case .bytes(let bytes):
                bytes.withUnsafeBytes { raw in
                    _ = sqlite3_bind_blob64(statement, place, raw.baseAddress, UInt64(raw.count), Self.copied)
                }
            }
        }
    }

    private static func value(_ statement: OpaquePointer, _ column: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .int(Int(sqlite3_column_int64(statement, column)))
        case SQLITE_TEXT:
            let text = UnsafeBufferPointer(
                start: sqlite3_column_text(statement, column), count: Int(sqlite3_column_bytes(statement, column)))
            return .text(String(decoding: text, as: UTF8.self))
        case SQLITE_BLOB:
            let count = Int(sqlite3_column_bytes(statement, column))
            return .bytes(Array(UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, column), count: count)))
        default: return .null
        }
    }

    // MARK: Failures

    private static func failure(_ database: OpaquePointer?, _ result: Int32, _ sql: String) -> StoreFailure {
        let code = database.map { sqlite3_extended_errcode($0) } ?? result
        return StoreFailure(reason(code & 0xFF), code: "SQLITE \(code)", statement: sql)
    }

    private static func reason(_ primary: Int32) -> StoreFailure.Reason {
        switch primary {
        case SQLITE_CONSTRAINT: .constraint
        case SQLITE_FULL: .diskFull
        case SQLITE_READONLY, SQLITE_PERM: .readOnly
        case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_NOMEM, SQLITE_AUTH: .unavailable
        default: .wrongStatement
        }
    }
}

extension SQLiteConnection: WritingConnection {
    func begin() throws(StoreFailure) { try run("BEGIN IMMEDIATE") }

    func beginPart(isFirst: Bool) throws(StoreFailure) {
        if !isFirst { try run("RELEASE part") }
        try run("SAVEPOINT part")
    }

    func undoPart() throws(StoreFailure) { try run("ROLLBACK TO part") }

    func commit() throws(StoreFailure) { try run("COMMIT") }

    func rollback() { _ = try? run("ROLLBACK") }

    /// Nobody else writes.
    func isCollision(_ failure: StoreFailure) -> Bool { false }
}
