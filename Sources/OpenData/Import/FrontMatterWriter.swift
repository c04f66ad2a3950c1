import Japanese

/// Fields as YAML that every reader understands alike, of YAML 1.1 and 1.2: block style, two spaces, plain text where
/// no reader could take it for anything else, double quotes or a block scalar otherwise.
struct FrontMatterWriter {
    private(set) var text = ""

    /// The lines for one top-level field.
    static func lines(_ name: String, _ value: FieldValue) -> String {
        var writer = FrontMatterWriter()
        writer.append(name, value, indent: 0)
        return writer.text
    }

    /// The lines for a map of fields: `contact`, `extra`.
    static func lines(_ name: String, map fields: [SheetRecord.Field]) -> String {
        var writer = FrontMatterWriter()
        writer.text += "\(key(name)):\n"
        for field in fields { writer.append(field.name, field.value, indent: 2) }
        return writer.text
    }

    /// One entry of such a map.
    static func entry(_ field: SheetRecord.Field, indent: Int) -> String {
        var writer = FrontMatterWriter()
        writer.append(field.name, field.value, indent: indent)
        return writer.text
    }

    private mutating func append(_ name: String, _ value: FieldValue, indent: Int) {
        let margin = String(repeating: " ", count: indent)
        text += margin + FrontMatterWriter.key(name) + ":"
        switch value {
        case .list(let items):
            text += "\n"
            for item in items { text += "\(margin)  - \(FrontMatterWriter.scalar(item, indent: indent + 4))\n" }
        case .maps(let items):
            text += "\n"
            for item in items { append(item, margin: margin + "  ") }
        default:
            text += " \(FrontMatterWriter.scalar(value, indent: indent + 2))\n"
        }
    }

    private mutating func append(_ item: [FieldValue.MapEntry], margin: String) {
        for (index, entry) in item.enumerated() {
            let mark = index == 0 ? "- " : "  "
            let value =
                entry.isNumber ? entry.value : FrontMatterWriter.scalar(entry.value, indent: margin.utf8.count + 4)
            text += "\(margin)\(mark)\(FrontMatterWriter.key(entry.name)): \(value)\n"
        }
    }

    private static func scalar(_ value: FieldValue, indent: Int) -> String {
        switch value {
        case .text(let text): scalar(text, indent: indent)
        case .int(let int): String(int)
        case .number(let number): shown(number) ?? number.description
        case .bool(let bool): bool ? "true" : "false"
        case .date(let date): date.description
        case .dateTime(let date, let time): "\(date)T\(time)"
        case .list, .maps: "[]"
        }
    }

    static func key(_ name: String) -> String {
        isPlain(name) && !name.utf8.contains(UInt8(ascii: ":")) ? name : quoted(name)
    }

    /// - Parameter indent: of the lines of a block scalar.
    static func scalar(_ text: String, indent: Int) -> String {
        if isPlain(text) { return text }
        return text.utf8.contains(0x0A) && fitsBlock(text) ? block(text, indent: indent) : quoted(text)
    }

    // MARK: plain

    /// Whether no reader takes the text for anything but this text.
    private static func isPlain(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first, let last = scalars.last, !isSpace(first), !isSpace(last) else { return false }
        if first.isASCII, !isLetter(first), !isDigit(first), first != "/" { return false }
        // Numbers, dates, times, versions: all begin like this, and only other letters make sure.
        if isDigit(first), scalars.allSatisfy(\.isASCII) { return false }
        if reserved.contains(folded(text)) { return false }
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case ":": if index + 1 == scalars.count || isSpace(scalars[index + 1]) || !isAddress(text) { return false }
            case "#": if isSpace(scalars[index - 1]) || !isAddress(text) { return false }
            case "{", "}", "[", "]", "\"", "'", "`", "\\":
                if !isAddress(text) { return false }
            default: if !isPrintable(scalar) { return false }
            }
        }
        return true
    }

    private static func isAddress(_ text: String) -> Bool { text.hasPrefix("https://") || text.hasPrefix("http://") }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// Words that YAML 1.1 or 1.2 reads as a truth value, as nothing or as a number.
    private static let reserved: Set<String> = [
        "y", "yes", "n", "no", "true", "false", "on", "off", "null", "nan", "inf",
    ]

    /// Graphic, without what YAML counts as a line end and without what a person cannot see.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0xAC, 0xAE...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: break
        default: return false
        }
        switch scalar.value {
        case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: return false
        default: return true
        }
    }

    // MARK: block

    private static func fitsBlock(_ text: String) -> Bool {
        // A first line with spaces would need an indentation mark, lines of spaces are invisible.
        guard let first = text.unicodeScalars.first, first != " ", first != "\t", first != "\n" else { return false }
        return text.unicodeScalars.allSatisfy { $0 == "\n" || isPrintable($0) }
            && text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).allSatisfy { $0.last != 0x20 }
    }

    private static func block(_ text: String, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
        let chomping: String
        if lines.last == "" {
            lines.removeLast()
            chomping = lines.last == "" ? "+" : ""
        } else {
            chomping = "-"
        }
        return "|\(chomping)\n" + lines.map { $0.isEmpty ? "" : margin + $0 }.joined(separator: "\n")
    }

    // MARK: quoted

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default:
                if isPrintable(scalar) { result.unicodeScalars.append(scalar) } else { result += escape(scalar) }
            }
        }
        return result + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16).uppercased()
        let (mark, width) = scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
        return "\\\(mark)" + String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}
