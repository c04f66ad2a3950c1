/// A value in a row. Times are whole seconds since 1970, truth is 0 or 1.
public enum SQLValue: Equatable, Sendable {
    case null
    case int(Int)
    case text(String)
    case bytes([UInt8])

    /// Neither database keeps a text with U+0000 as it is: PostgreSQL refuses it, SQLite's functions end there. What cannot be
    /// kept is not written (https://www.postgresql.org/docs/current/datatype-character.html).
    static func check(_ values: [SQLValue], _ statement: String) throws(StoreFailure) {
        for case .text(let text) in values where text.utf8.contains(0) {
            throw StoreFailure(.constraint, code: "U+0000", statement: statement)
        }
    }

    public static func optional(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }
    public static func optional(_ number: Int?) -> SQLValue { number.map(SQLValue.int) ?? .null }
}

/// A row that was read: its values in the order of the query's columns.
public struct SQLRow: Equatable, Sendable {
    public var values: [SQLValue]

    public init(_ values: [SQLValue]) { self.values = values }

    /// nil for NULL and for another type.
    public func int(_ column: Int) -> Int? {
        guard case .int(let number) = values[column] else { return nil }
        return number
    }

    public func text(_ column: Int) -> String? {
        guard case .text(let text) = values[column] else { return nil }
        return text
    }

    public func bytes(_ column: Int) -> [UInt8]? {
        guard case .bytes(let bytes) = values[column] else { return nil }
        return bytes
    }
}
