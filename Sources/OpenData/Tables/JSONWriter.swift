/// Writes JSON by hand: the order given, two spaces of indent for rows, `/` and Japanese as they are.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []

    /// On one line.
    static func text(_ value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.append(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    mutating func append(raw text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func append(_ value: JSONValue) {
        switch value.content {
        case .null: append(raw: "null")
        case .bool(let bool): append(raw: bool ? "true" : "false")
        case .number(let text): append(raw: text)
        case .string(let text): append(string: text)
        case .array(let elements):
            append(raw: "[")
            for (index, element) in elements.enumerated() {
                if index > 0 { append(raw: ", ") }
                append(element)
            }
            append(raw: "]")
        case .object(let members):
            append(raw: "{")
            for (index, member) in members.enumerated() {
                if index > 0 { append(raw: ", ") }
                append(string: member.name)
                append(raw: ": ")
                append(member.value)
            }
            append(raw: "}")
        }
    }

    mutating func append(string text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): append(raw: "\\\"")
            case UInt8(ascii: "\\"): append(raw: "\\\\")
            case 0x0A: append(raw: "\\n")
            case 0x0D: append(raw: "\\r")
            case 0x09: append(raw: "\\t")
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                append(raw: "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension Table {
    /// An array of objects, one line per row, every cell a text.
    public func json() -> [UInt8] {
        let names = columnNames
        var writer = JSONWriter()
        writer.append(raw: "[")
        for (index, row) in rows.enumerated() {
            writer.append(raw: index == 0 ? "\n  " : ",\n  ")
            let members = zip(names, row.cells).map { name, cell in
                JSONValue.Member(name: name, value: JSONValue(content: .string(cell), line: 0))
            }
            writer.append(JSONValue(content: .object(members), line: 0))
        }
        writer.append(raw: rows.isEmpty ? "]\n" : "\n]\n")
        return writer.bytes
    }
}
