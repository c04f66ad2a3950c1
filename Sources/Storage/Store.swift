/// A database with its migrations applied. Any thread may call it; every call blocks until it is done.
public protocol Store: Sendable {
    /// A consistent view of what was committed.
    /// - Throws: what `body` throws, and `StoreFailure`.
    func read<Result>(_ body: (any Rows) throws -> Result) throws -> Result

    /// All of it or nothing. Returns once it is durable. `body` may run again where two servers met, so it does nothing but
    /// read and write rows; a failure of a statement ends it.
    /// - Throws: what `body` throws, after undoing what it did, and `StoreFailure`.
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Rows) throws -> Result) throws -> Result

    func close()
}

/// What a transaction can do.
public protocol Rows: AnyObject {
    func rows(_ sql: String, _ values: [SQLValue]) throws(StoreFailure) -> [SQLRow]

    /// One row after the other, for tables that do not fit into memory. `visit` runs no statement of its own.
    func forEach(_ sql: String, _ visit: (SQLRow) throws -> Void) throws

    /// Tables in the order in which they were made, so that what is referred to comes first; with their columns.
    func tables() throws -> [TableColumns]

    /// - Returns: how many rows were inserted, changed or deleted.
    @discardableResult
    func run(_ sql: String, _ values: [SQLValue]) throws(StoreFailure) -> Int
}

extension Rows {
    public func rows(_ sql: String, _ values: SQLValue...) throws(StoreFailure) -> [SQLRow] { try rows(sql, values) }

    @discardableResult
    public func run(_ sql: String, _ values: SQLValue...) throws(StoreFailure) -> Int { try run(sql, values) }
}

/// Why the database did not do what it was told. It holds no values: what residents say stays out of logs.
public struct StoreFailure: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Reason: String, Sendable {
        /// A rule of the tables: taken, referred to, out of bounds.
        case constraint
        /// The database cannot be reached, or went away.
        case unavailable
        case diskFull
        case readOnly
        /// The file is no database, or damaged.
        case damaged
        /// A fault of ours.
        case wrongStatement
    }

    public var reason: Reason
    /// The database's own code: SQLite's extended result code, PostgreSQL's SQLSTATE.
    public var code: String
    /// What the statement was, with its `?`.
    public var statement: String

    public init(_ reason: Reason, code: String, statement: String = "") {
        self.reason = reason
        self.code = code
        self.statement = statement
    }

    public var description: String { "\(reason.rawValue) (\(code)) \(statement)" }
}

/// A table as it is in the database.
public struct TableColumns: Hashable, Sendable {
    public var name: String
    public var columns: [String]

    public init(_ name: String, _ columns: [String]) {
        self.name = name
        self.columns = columns
    }
}
