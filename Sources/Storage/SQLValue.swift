/// A value in a row. Times are whole seconds since 1970, truth is 0 or 1.
public enum SQLValue: Equatable, Sendable {
    case null
    case int(Int)
    case text(String)
    case bytes([UInt8])

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
