/// What a table holds, whatever the order of its rows: how many, and the hashes of all rows combined.
public struct RowHash: Hashable, Sendable {
    public private(set) var count = 0
    private var combined = [UInt8](repeating: 0, count: 32)

    public init() {}

    public mutating func add(_ row: SQLRow) {
        count += 1
        for (index, byte) in Sodium.hash(RowCoding.encoded(row)).enumerated() { combined[index] ^= byte }
    }

    public var text: String { combined.hexadecimal }
}

/// Rows as bytes, the same on both databases.
enum RowCoding {
    private enum Kind: UInt8 {
        case null, int, text, bytes
    }

    static func encoded(_ row: SQLRow) -> [UInt8] {
        var bytes = number(row.values.count)
        for value in row.values {
            switch value {
            case .null: bytes.append(Kind.null.rawValue)
            case .int(let number): bytes += [Kind.int.rawValue] + Self.number(number)
            case .text(let text): bytes += [Kind.text.rawValue] + Self.text(text)
            case .bytes(let content): bytes += [Kind.bytes.rawValue] + number(content.count) + content
            }
        }
        return bytes
    }

    static func number(_ number: Int) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) } }
    static func text(_ text: String) -> [UInt8] { number(text.utf8.count) + Array(text.utf8) }

    /// Reads what was encoded, asking for more bytes as it goes.
    struct Reader {
        private var bytes: [UInt8] = []
        private var position = 0
        private let more: () throws -> [UInt8]?

        init(more: @escaping () throws -> [UInt8]?) { self.more = more }

        mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
            guard count >= 0 else { throw BackupFailure.damaged }
            while bytes.count - position < count {
                guard let next = try more() else { throw BackupFailure.damaged }
                bytes.removeFirst(position)
                position = 0
                bytes += next
            }
            defer { position += count }
            return bytes[position..<(position + count)]
        }

        mutating func byte() throws -> UInt8 { try take(1).first ?? 0 }
        mutating func number() throws -> Int { try take(8).reduce(0) { $0 << 8 | Int($1) } }
        mutating func text() throws -> String { String(decoding: try take(try number()), as: UTF8.self) }

        mutating func row() throws -> SQLRow {
            let count = try number()
            return SQLRow(try (0..<count).map { _ in try value() })
        }

        private mutating func value() throws -> SQLValue {
            switch Kind(rawValue: try byte()) {
            case .null: .null
            case .int: .int(try number())
            case .text: .text(try text())
            case .bytes: .bytes(Array(try take(try number())))
            case nil: throw BackupFailure.damaged
            }
        }
    }
}
