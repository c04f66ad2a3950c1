/// One node of a YAML document, with the place where it stands.
///
/// Scalars keep their text; what a plain scalar means follows the YAML 1.2 core schema (https://yaml.org/spec/1.2.2/#103-core-schema),
/// so `no` is a text and `2026-04-01` stays a text until a field asks for a date.
public struct YAMLNode: Sendable {
    public enum Content: Sendable {
        case scalar(text: String, quoted: Bool)
        case list([YAMLNode])
        case map([Entry])
    }

    public struct Entry: Sendable {
        public var key: String
        /// Line and column of the key, from 1.
        public var line: Int
        public var column: Int
        public var value: YAMLNode

        public init(key: String, line: Int, column: Int, value: YAMLNode) {
            self.key = key
            self.line = line
            self.column = column
            self.value = value
        }
    }

    public var content: Content
    /// Line and column of the node's first character, from 1.
    public var line: Int
    public var column: Int

    public init(_ content: Content, line: Int, column: Int) {
        self.content = content
        self.line = line
        self.column = column
    }

    public var isNull: Bool {
        guard case .scalar(let text, quoted: false) = content else { return false }
        return text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
    }

    /// The text of any scalar, quoted or not; nil for lists, maps and null.
    public var text: String? {
        guard case .scalar(let text, _) = content, !isNull else { return nil }
        return text
    }

    public var bool: Bool? {
        guard case .scalar(let text, quoted: false) = content else { return nil }
        switch text {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default: return nil
        }
    }

    public var int: Int? {
        guard case .scalar(let text, quoted: false) = content else { return nil }
        return Int(text)
    }

    /// Finite decimal numbers only; `.inf`, `.nan` and hexadecimal are not numbers a municipality writes.
    public var number: Double? {
        guard case .scalar(let text, quoted: false) = content,
            let first = text.utf8.first, (0x30...0x39).contains(first) || first == UInt8(ascii: "-"),
            text.utf8.allSatisfy({
                (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x65 || $0 == 0x45 || $0 == 0x2B
            }),
            let number = Double(text), number.isFinite
        else { return nil }
        return number
    }

    public var list: [YAMLNode]? {
        guard case .list(let items) = content else { return nil }
        return items
    }

    public var entries: [Entry]? {
        guard case .map(let entries) = content else { return nil }
        return entries
    }

    /// The value of a key of a map.
    public subscript(key: String) -> YAMLNode? {
        entries?.first { $0.key == key }?.value
    }
}
