import Japanese

/// A Markdown file taken apart by lines, so that what is not ours is kept to the byte.
struct FrontMatter {
    /// A top-level field with all its lines, or lines between fields.
    struct Segment {
        var key: String?
        var lines: [String]
    }

    var segments: [Segment] = []
    /// Without the empty line after the front matter.
    var body = ""
    private var lineEnd = "\n"

    /// An empty file, to be filled.
    init() {}

    /// Nil when the file does not begin with front matter, never ends it, or has lines in it that belong to no field.
    init?(_ bytes: [UInt8]) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var lines = String(decoding: bytes[start...], as: UTF8.self).utf8
            .split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { line in String(Substring(line.last == 0x0D ? line.dropLast() : line)) }
        if bytes.firstIndex(of: 0x0A).map({ $0 > 0 && bytes[$0 - 1] == 0x0D }) == true { lineEnd = "\r\n" }
        guard FrontMatter.isFence(lines[0]), let end = lines.dropFirst().firstIndex(where: FrontMatter.isFence) else {
            return nil
        }
        for line in lines[1..<end] where !add(line) { return nil }
        flush()
        lines.removeFirst(end + 1)
        while lines.first?.isEmpty == true { lines.removeFirst() }
        body = lines.joined(separator: "\n")
    }

    private static func isFence(_ line: String) -> Bool {
        line.hasPrefix("---") && line.utf8.dropFirst(3).allSatisfy { $0 == 0x20 }
    }

    /// Empty lines and comments belong to what follows, unless that is the rest of a field.
    private var pending: [String] = []

    private mutating func add(_ line: String) -> Bool {
        if line.utf8.allSatisfy({ $0 == 0x20 }) || line.hasPrefix("#") {
            pending.append(line)
        } else if let key = FrontMatter.key(of: line) {
            flush()
            segments.append(Segment(key: key, lines: [line]))
        } else if FrontMatter.continuesField(line), segments.last?.key != nil {
            segments[segments.count - 1].lines += pending + [line]
            pending.removeAll()
        } else {
            return false
        }
        return true
    }

    /// Indented, or an item or the end of a list that is not.
    private static func continuesField(_ line: String) -> Bool {
        " \t-]}".utf8.contains(line.utf8.first ?? 0)
    }

    private mutating func flush() {
        if !pending.isEmpty { segments.append(Segment(key: nil, lines: pending)) }
        pending.removeAll()
    }

    /// `title: …` at the margin; quoted keys too.
    static func key(of line: String) -> String? {
        guard let first = line.utf8.first, first != 0x20, first != 0x09, first != UInt8(ascii: "-") else { return nil }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            guard let (key, rest) = YAMLScalar.quoted(line), trimmed(rest).hasPrefix(":") else { return nil }
            return key
        }
        let bytes = Array(line.utf8)
        let colon = bytes.indices.first { index in
            bytes[index] == UInt8(ascii: ":") && (index + 1 == bytes.count || bytes[index + 1] == 0x20)
        }
        return colon.map { String(decoding: bytes[..<$0], as: UTF8.self) }
    }

    subscript(key: String) -> Segment? { segments.first { $0.key == key } }

    /// The text of a simple field.
    func text(_ key: String) -> String? {
        self[key].flatMap { YAMLScalar.text($0.lines) }
    }

    /// Replaces the field where it stands, or adds it after the last one.
    mutating func set(_ key: String, _ lines: String) {
        let segment = Segment(key: key, lines: FrontMatter.split(lines))
        if let index = segments.firstIndex(where: { $0.key == key }) {
            segments[index] = segment
        } else {
            let last = segments.lastIndex { $0.key != nil } ?? -1
            segments.insert(segment, at: last + 1)
        }
    }

    mutating func remove(_ key: String) { segments.removeAll { $0.key == key } }

    static func split(_ text: String) -> [String] {
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    var bytes: [UInt8] {
        var lines = ["---"] + segments.flatMap(\.lines) + ["---"]
        if !body.isEmpty { lines += [""] + FrontMatter.split(body) }
        return Array((lines.joined(separator: lineEnd) + lineEnd).utf8)
    }
}

/// Just enough YAML to see whether a field already says what the sheet says. Anything else counts as different.
enum YAMLScalar {
    /// The value of `key: …` over its lines; nil for lists, maps and what is not simple.
    static func text(_ lines: [String]) -> String? {
        guard let first = lines.first, let value = value(of: first) else { return nil }
        if value == "|" || value == "|-" || value == "|+" { return block(Array(lines.dropFirst()), value) }
        guard lines.count == 1 else { return nil }
        return scalar(value)
    }

    /// Items of `key:` followed by `- item` lines, or of `key: [a, b]`.
    static func items(_ lines: [String]) -> [String]? {
        guard let first = lines.first, let value = value(of: first) else { return nil }
        guard value.isEmpty else { return lines.count == 1 ? flowItems(value) : nil }
        var items: [String] = []
        for line in lines.dropFirst() {
            let text = trimmed(line)
            guard text.hasPrefix("- "), let item = scalar(trimmed(String(text.dropFirst(2)))) else { return nil }
            items.append(item)
        }
        return items
    }

    private static func value(of line: String) -> String? {
        let text = trimmed(line)
        let rest: String
        if text.hasPrefix("\"") || text.hasPrefix("'") {
            guard let (_, behind) = quoted(text) else { return nil }
            rest = trimmed(behind)
        } else {
            guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            rest = String(text[colon...])
        }
        return rest.hasPrefix(":") ? trimmed(String(rest.dropFirst())) : nil
    }

    private static func flowItems(_ value: String) -> [String]? {
        guard value.hasPrefix("["), value.hasSuffix("]"), !value.utf8.contains(UInt8(ascii: "\"")),
            !value.utf8.contains(UInt8(ascii: "'")), !value.utf8.contains(UInt8(ascii: "{"))
        else { return nil }
        let pieces = value.dropFirst().dropLast().utf8.split(separator: UInt8(ascii: ","))
        return pieces.map { trimmed(String(Substring($0))) }
    }

    /// A value on one line; nil when it is not a simple one.
    static func scalar(_ value: String) -> String? {
        guard let first = value.utf8.first else { return "" }
        switch first {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            guard let (text, rest) = quoted(value), trimmed(rest).isEmpty else { return nil }
            return text
        case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"),
            UInt8(ascii: "|"),
            UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "`"):
            return nil
        default:
            // A comment behind the value makes it less than simple.
            return value.utf8.contains(UInt8(ascii: "#")) ? nil : value
        }
    }

    /// The quoted text at the beginning and what follows it. Nil with escapes other than the common ones.
    static func quoted(_ text: String) -> (String, String)? {
        var scalars = Array(text.unicodeScalars)[...]
        guard let mark = scalars.popFirst() else { return nil }
        var result = String.UnicodeScalarView()
        while let scalar = scalars.popFirst() {
            if scalar == mark {
                if mark == "'", scalars.first == "'" {
                    result.append(scalars.removeFirst())
                    continue
                }
                return (String(result), String(String.UnicodeScalarView(scalars)))
            }
            guard mark == "\"", scalar == "\\" else {
                result.append(scalar)
                continue
            }
            switch scalars.popFirst() {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "r": result.append("\r")
            case "\"": result.append("\"")
            case "\\": result.append("\\")
            default: return nil
            }
        }
        return nil
    }

    private static func block(_ lines: [String], _ header: String) -> String? {
        guard let first = lines.first(where: { !$0.isEmpty }) else { return "" }
        let indent = first.utf8.prefix { $0 == 0x20 }.count
        var texts: [String] = []
        for line in lines {
            if line.utf8.allSatisfy({ $0 == 0x20 }) {
                texts.append("")
            } else {
                guard line.utf8.prefix(while: { $0 == 0x20 }).count >= indent else { return nil }
                texts.append(String(line.dropFirst(indent)))
            }
        }
        if header != "|+" { while texts.last == "" { texts.removeLast() } }
        return texts.joined(separator: "\n") + (header == "|-" ? "" : "\n")
    }
}
