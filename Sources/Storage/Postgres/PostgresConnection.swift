import CPostgres

/// One connection, for one thread at a time. Statements are prepared once.
final class PostgresConnection: Rows {
    private let connection: OpaquePointer
    private var prepared: [String: String] = [:]

    /// - Parameter url: `postgres://user@host/database`, with the options of libpq (§34.1.1 of its manual).
    init(_ url: String) throws(StoreFailure) {
        guard let connection = PQconnectdb(url) else { throw StoreFailure(.unavailable, code: "out of memory") }
        guard PQstatus(connection) == CONNECTION_OK else {
            PQfinish(connection)
            // Its message may hold the address with a password.
            throw StoreFailure(.unavailable, code: "no connection")
        }
        self.connection = connection
        // `IF NOT EXISTS` says that there was nothing to do.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
    }

    deinit { PQfinish(connection) }

    var isUsable: Bool { PQstatus(connection) == CONNECTION_OK && PQtransactionStatus(connection) == PQTRANS_IDLE }

    func rows(_ sql: String, _ values: [SQLValue]) throws(StoreFailure) -> [SQLRow] {
        try execute(sql, values) { result in
            let columns = PQnfields(result)
            return (0..<PQntuples(result)).map { row in
                SQLRow((0..<columns).map { Self.value(result, row, $0) })
            }
        }
    }

    private static let fetched = 500

    func forEach(_ sql: String, _ visit: (SQLRow) throws -> Void) throws {
        try run("DECLARE each NO SCROLL CURSOR FOR \(sql)")
        while true {
            let rows = try rows("FETCH \(Self.fetched) FROM each")
            for row in rows { try visit(row) }
            if rows.isEmpty { break }
        }
        try run("CLOSE each")
    }

    func tables() throws -> [TableColumns] {
        let rows = try rows(
            """
            SELECT c.relname, a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind = 'r' AND n.nspname = current_schema() ORDER BY c.oid, a.attnum
            """)
        var tables: [TableColumns] = []
        for row in rows {
            guard let name = row.text(0), let column = row.text(1) else { continue }
            if tables.last?.name != name { tables.append(TableColumns(name, [])) }
            tables[tables.count - 1].columns.append(column)
        }
        return tables
    }

    @discardableResult
    func run(_ sql: String, _ values: [SQLValue]) throws(StoreFailure) -> Int {
        try execute(sql, values) { Int(String(cString: PQcmdTuples($0))) ?? 0 }
    }

    // MARK: Statements

    private func execute<Result>(
        _ sql: String, _ values: [SQLValue], _ take: (OpaquePointer) -> Result
    ) throws(StoreFailure) -> Result {
        try SQLValue.check(values, sql)
        let name = try prepare(sql)
        let given = values.map(Self.given)
        let pointers = given.map { $0.map { UnsafeMutablePointer<CChar>.copying($0) } }
        defer { for pointer in pointers { pointer?.deallocate() } }
        let result = PQexecPrepared(
            connection, name, Int32(values.count), pointers.map { UnsafePointer($0) },
            given.map { Int32($0?.count ?? 0) },
            values.map(Self.isBinary), 0)
        defer { PQclear(result) }
        return take(try checked(result, sql))
    }

    private func prepare(_ sql: String) throws(StoreFailure) -> String {
        if let known = prepared[sql] { return known }
        let name = "s\(prepared.count)"
        let result = PQprepare(connection, name, SQLText.postgres(sql), 0, nil)
        defer { PQclear(result) }
        _ = try checked(result, sql)
        prepared[sql] = name
        return name
    }

    private func checked(_ result: OpaquePointer?, _ sql: String) throws(StoreFailure) -> OpaquePointer {
        let status = PQresultStatus(result)
        if let result, status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK { return result }
        let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
        throw StoreFailure(Self.reason(state), code: "SQLSTATE \(state)", statement: sql)
    }

    /// Classes of SQLSTATE: appendix A of PostgreSQL's manual.
    private static func reason(_ state: String) -> StoreFailure.Reason {
        switch state.prefix(2) {
        case "23": .constraint
        case "53": state == "53100" ? .diskFull : .unavailable
        case "25": state == "25006" ? .readOnly : .wrongStatement
        case "", "08", "57", "40", "55": .unavailable
        case "XX", "58": .damaged
        default: .wrongStatement
        }
    }

    // MARK: Values: numbers and texts as text, bytes as bytes

    private static func isBinary(_ value: SQLValue) -> Int32 {
        if case .bytes = value { return 1 }
        return 0
    }

    private static func given(_ value: SQLValue) -> [UInt8]? {
        switch value {
        case .null: nil
        case .int(let number): Array(String(number).utf8)
        case .text(let text): Array(text.utf8)
        case .bytes(let bytes): bytes
        }
    }

    /// `int8` and `bytea`: pg_type.dat.
    private enum TypeNumber {
        static let bytes: Oid = 17
        static let numbers: Set<Oid> = [20, 21, 23]
        /// Sums of numbers come as `numeric`.
        static let sum: Oid = 1700
    }

    private static func value(_ result: OpaquePointer, _ row: Int32, _ column: Int32) -> SQLValue {
        guard PQgetisnull(result, row, column) == 0 else { return .null }
        let text = String(cString: PQgetvalue(result, row, column))
        let type = PQftype(result, column)
        // `\x0a1f`
        if type == TypeNumber.bytes { return .bytes([UInt8](hexadecimal: text.dropFirst(2)) ?? []) }
        if TypeNumber.numbers.contains(type) { return .int(Int(text) ?? 0) }
        if type == TypeNumber.sum, let number = Int(text) { return .int(number) }
        return .text(text)
    }
}

extension PostgresConnection: WritingConnection {
    func begin() throws(StoreFailure) { try command("BEGIN") }

    func beginPart(isFirst: Bool) throws(StoreFailure) {
        // One way to the database and back for both.
        try command(isFirst ? "SAVEPOINT part" : "RELEASE part; SAVEPOINT part")
    }

    func undoPart() throws(StoreFailure) { try command("ROLLBACK TO part") }

    func commit() throws(StoreFailure) { try command("COMMIT") }

    func rollback() { _ = try? command("ROLLBACK") }

    /// `serialization_failure` and `deadlock_detected`.
    func isCollision(_ failure: StoreFailure) -> Bool {
        failure.code == "SQLSTATE 40001" || failure.code == "SQLSTATE 40P01"
    }

    private func command(_ sql: String) throws(StoreFailure) {
        let result = PQexec(connection, sql)
        defer { PQclear(result) }
        _ = try checked(result, sql)
    }
}

extension UnsafeMutablePointer<CChar> {
    /// With a zero byte behind, as libpq wants texts.
    fileprivate static func copying(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar> {
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
        for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
        copy[bytes.count] = 0
        return copy
    }
}
