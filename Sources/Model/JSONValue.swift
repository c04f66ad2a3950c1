/// A JSON value with the line it begins on. Numbers keep the text they were written with, objects their order.
public struct JSONValue: Equatable, Sendable {
    public enum Content: Equatable, Sendable {
        case null
        case bool(Bool)
        case number(String)
        case string(String)
        case array([JSONValue])
        case object([Member])
    }

    public struct Member: Equatable, Sendable {
        public var name: String
        public var value: JSONValue

        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// How much a text may ask of us.
    public struct Limits: Sendable {
        /// Objects and arrays inside each other.
        public var depth: Int
        /// Values of any kind.
        public var values: Int

        public init(depth: Int = 32, values: Int = 6_000_000) {
            self.depth = depth
            self.values = values
        }
    }

    public var content: Content
    public var line: Int

    public init(content: Content, line: Int) {
        self.content = content
        self.line = line
    }

    public static func == (left: JSONValue, right: JSONValue) -> Bool { left.content == right.content }

    /// RFC 8259, strictly; one value and nothing behind it.
    public static func reading(_ bytes: [UInt8], file: String, limits: Limits) throws(Problem) -> JSONValue {
        var parser = JSONParser(bytes, file: file, limits: limits)
        return try parser.whole()
    }
}

extension JSONValue {
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.name == name }?.value
    }

    public var text: String? {
        guard case .string(let text) = content else { return nil }
        return text
    }

    public var int: Int? {
        guard case .number(let text) = content else { return nil }
        return Int(text)
    }

    public var elements: [JSONValue]? {
        guard case .array(let elements) = content else { return nil }
        return elements
    }

    public var members: [Member]? {
        guard case .object(let members) = content else { return nil }
        return members
    }
}

private struct JSONParser {
    private let bytes: [UInt8]
    private let file: String
    private let limits: JSONValue.Limits
    private var at = 0
    private var line = 1
    private var lineStart = 0
    private var values = 0

    init(_ bytes: [UInt8], file: String, limits: JSONValue.Limits) {
        self.bytes = bytes
        self.file = file
        self.limits = limits
    }

    mutating func whole() throws(Problem) -> JSONValue {
        let value = try self.value(depth: 0)
        skipSpace()
        guard at == bytes.count else { throw broken("終わりのはずの所に続きがあります", "something follows the value") }
        return value
    }

    private mutating func value(depth: Int) throws(Problem) -> JSONValue {
        skipSpace()
        guard depth <= limits.depth else { throw broken("入れ子が深すぎます", "nested too deeply") }
        values += 1
        guard values <= limits.values else { throw tooLarge() }
        let start = line
        guard at < bytes.count else { throw broken("途中で終わっています", "the text ends too early") }
        let content: JSONValue.Content
        switch bytes[at] {
        case UInt8(ascii: "{"): content = .object(try members(depth: depth))
        case UInt8(ascii: "["): content = .array(try elements(depth: depth))
        case UInt8(ascii: "\""): content = .string(try string())
        case UInt8(ascii: "t"): content = try word("true", .bool(true))
        case UInt8(ascii: "f"): content = try word("false", .bool(false))
        case UInt8(ascii: "n"): content = try word("null", .null)
        default: content = .number(try number())
        }
        return JSONValue(content: content, line: start)
    }

    private mutating func members(depth: Int) throws(Problem) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        var names: Set<String> = []
        at += 1
        skipSpace()
        if take(UInt8(ascii: "}")) { return members }
        repeat {
            skipSpace()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
                throw broken("項目名が必要です", "a member name is needed")
            }
            let name = try string()
            guard names.insert(name).inserted else {
                throw broken("項目「\(name)」が二度あります", "member “\(name)” appears twice")
            }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw broken("「:」が必要です", "“:” is needed") }
            members.append(.init(name: name, value: try value(depth: depth + 1)))
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw broken("「,」か「}」が必要です", "“,” or “}” is needed") }
        return members
    }

    private mutating func elements(depth: Int) throws(Problem) -> [JSONValue] {
        var elements: [JSONValue] = []
        at += 1
        skipSpace()
        if take(UInt8(ascii: "]")) { return elements }
        repeat {
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw broken("「,」か「]」が必要です", "“,” or “]” is needed") }
        return elements
    }

    private mutating func word(_ text: StaticString, _ content: JSONValue.Content) throws(Problem) -> JSONValue.Content
    {
        let matches = text.withUTF8Buffer { bytes[at...].starts(with: $0) }
        guard matches else { throw broken("値が正しくありません", "not a value") }
        at += text.utf8CodeUnitCount
        return content
    }

    private mutating func number() throws(Problem) -> String {
        let start = at
        _ = take(UInt8(ascii: "-"))
        guard digits() > 0, !(bytes[start...].starts(with: [0x30]) && at - start > 1) else {
            throw broken("値が正しくありません", "not a value")
        }
        if take(UInt8(ascii: ".")), digits() == 0 { throw broken("数値が正しくありません", "not a number") }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
            if digits() == 0 { throw broken("数値が正しくありません", "not a number") }
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func digits() -> Int {
        let start = at
        while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 { at += 1 }
        return at - start
    }

    private mutating func string() throws(Problem) -> String {
        at += 1
        var text: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                at += 1
                return String(decoding: text, as: UTF8.self)
            }
            guard byte >= 0x20 else { throw broken("文字列に制御文字があります", "a control character in a string") }
            at += 1
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: try escape().utf8)
            } else {
                text.append(byte)
            }
        }
        throw broken("文字列が閉じられていません", "a string is not closed")
    }

    private mutating func escape() throws(Problem) -> String {
        guard at < bytes.count else { throw broken("途中で終わっています", "the text ends too early") }
        at += 1
        switch bytes[at - 1] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw broken("知らないエスケープです", "unknown escape")
        }
    }

    private mutating func unicodeEscape() throws(Problem) -> String {
        let first = try codeUnit()
        guard (0xD800...0xDBFF).contains(first) else { return String(decoding: [first], as: UTF16.self) }
        guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
            return "\u{FFFD}"
        }
        at += 2
        return String(decoding: [first, try codeUnit()], as: UTF16.self)
    }

    private mutating func codeUnit() throws(Problem) -> UInt16 {
        guard at + 4 <= bytes.count,
            let unit = UInt16(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16),
            bytes[at] != UInt8(ascii: "+")
        else { throw broken("\\u のうしろに 16 進数 4 桁が必要です", "\\u needs four hexadecimal digits") }
        at += 4
        return unit
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x0A:
                line += 1
                lineStart = at + 1
            case 0x20, 0x09, 0x0D: break
            default: return
            }
            at += 1
        }
    }

    private func tooLarge() -> Problem {
        Problem(
            "too-large", at: Place(file: file, line: line), ja: "表が大きすぎます", en: "the table is too large",
            expected: Wording(ja: "ファイルを分けてください", en: "split the file"))
    }

    private func broken(_ ja: String, _ en: String) -> Problem {
        let before = bytes[min(lineStart, at)..<min(at, bytes.count)]
        let column = String(decoding: before, as: UTF8.self).unicodeScalars.count + 1
        return Problem(
            "broken-json", at: Place(file: file, line: line, column: column), ja: "JSON が正しくありません: \(ja)",
            en: "broken JSON: \(en)")
    }
}

extension JSONValue {
    /// Where a string in it, or a name, holds U+0000: `turns[0].question`. nil: nowhere.
    public func placeOfNull(_ place: String = "") -> String? {
        switch content {
        case .null, .bool, .number: return nil
        case .string(let text): return text.utf8.contains(0) ? place : nil
        case .array(let values):
            return values.enumerated().lazy.compactMap { $0.element.placeOfNull("\(place)[\($0.offset)]") }.first
        case .object(let members):
            return members.lazy.compactMap { member in
                member.name.utf8.contains(0)
                    ? place : member.value.placeOfNull(place.isEmpty ? member.name : "\(place).\(member.name)")
            }.first
        }
    }
}
