import Glibc
import Layouts
import Model
import Testing

/// A template with its context and what Jinja2 makes of it; see `Tests/Shared/layouts`.
struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let files: [(String, String)]
    let context: Record
    let expected: String

    var testDescription: String { name }

    var layoutFiles: [LayoutFile] {
        files.map { LayoutFile(path: $0.0, place: $0.0, bytes: Array($0.1.utf8)) }
    }

    /// Shapes that say nothing but which names there are.
    var shapes: [String: [String: Shape]] {
        ["page.html": Dictionary(uniqueKeysWithValues: context.names.map { ($0.text, .any) })]
    }

    static let folder = "Tests/Shared/layouts"

    static let all: [Case] = {
        guard case .list(let cases) = JSON.value(of: readFile("\(folder)/cases.json")) else { return [] }
        return cases.map { entry in
            let files = record(member("files", of: entry))
            return Case(
                name: text(member("name", of: entry)),
                files: zip(files.names, files.values).map { ($0.text, text($1)) },
                context: record(member("context", of: entry)), expected: text(member("expected", of: entry)))
        }
    }()

    private static func member(_ name: String, of value: Value) -> Value {
        record(value).value(of: Name(name)) ?? .none
    }

    private static func record(_ value: Value) -> Record {
        if case .object(let object) = value, let record = object as? Record { return record }
        return Record([(Name, Value)]())
    }

    private static func text(_ value: Value) -> String {
        if case .text(let text) = value { return text }
        return ""
    }
}

func readFile(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
}

/// Reads the test data: JSON as Python writes it, with {"$html": "…"} for markup.
struct JSON {
    private let bytes: [UInt8]
    private var index = 0

    static func value(of bytes: [UInt8]) -> Value {
        var reader = JSON(bytes: bytes)
        return reader.value()
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: byte) else { return false }
        index += 1
        return true
    }

    private mutating func value() -> Value {
        skipSpace()
        guard index < bytes.count else { return .none }
        switch bytes[index] {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return list()
        case UInt8(ascii: "\""): return .text(string())
        default: return scalar()
        }
    }

    private mutating func object() -> Value {
        index += 1
        var pairs: [(String, Value)] = []
        while !take("}") {
            skipSpace()
            let key = string()
            _ = take(":")
            pairs.append((key, value()))
            _ = take(",")
        }
        if pairs.count == 1, pairs[0].0 == "$html", case .text(let markup) = pairs[0].1 {
            return .html(Array(markup.utf8))
        }
        return .object(Record(pairs))
    }

    private mutating func list() -> Value {
        index += 1
        var items: [Value] = []
        while !take("]") {
            items.append(value())
            _ = take(",")
        }
        return .list(items)
    }

    private mutating func scalar() -> Value {
        let start = index
        while index < bytes.count, !",]} \n".utf8.contains(bytes[index]) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .none
        default: return Int(text).map(Value.int) ?? .double(Double(text) ?? .nan)
        }
    }

    private mutating func string() -> String {
        index += 1
        var text: [UInt8] = []
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            guard bytes[index] == UInt8(ascii: "\\") else {
                text.append(bytes[index])
                index += 1
                continue
            }
            index += 2
            switch bytes[index - 1] {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "u"):
                let code = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16) ?? 0xFFFD
                text += String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8
                index += 4
            default: text.append(bytes[index - 1])
            }
        }
        index += 1
        return String(decoding: text, as: UTF8.self)
    }
}
