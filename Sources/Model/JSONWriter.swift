/// Writes JSON by hand: members in the order given, no Foundation, bytes straight into the output.
public struct JSONWriter {
    public private(set) var bytes: [UInt8] = []
    /// A value has been written at this level, so the next needs a comma.
    private var needsComma = false

    public init() {}

    public mutating func object(_ members: (inout JSONWriter) -> Void) { nested("{", "}", members) }
    public mutating func array(_ items: (inout JSONWriter) -> Void) { nested("[", "]", items) }

    private mutating func nested(_ open: StaticString, _ close: StaticString, _ content: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(open)
        needsComma = false
        content(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(",") }
        needsComma = true
    }

    public mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(":")
        needsComma = false
    }

    public mutating func value(_ text: String) {
        separate()
        quote(text)
    }

    public mutating func value(_ number: Int) {
        separate()
        bytes.appendDecimal(number)
    }

    public mutating func value(_ flag: Bool) {
        separate()
        bytes.append(flag ? "true" : "false")
    }

    /// Shortest form that reads back the same; whole numbers without a fraction.
    public mutating func value(_ number: Double) {
        separate()
        if number == number.rounded(), abs(number) < 1e15 {
            bytes.appendDecimal(Int(number))
        } else {
            bytes.append("\(number)")
        }
    }

    public mutating func null() {
        separate()
        bytes.append("null")
    }

    public mutating func member(_ name: String, _ text: String) {
        key(name)
        value(text)
    }

    public mutating func member(_ name: String, _ number: Int) {
        key(name)
        value(number)
    }

    public mutating func member(_ name: String, _ flag: Bool) {
        key(name)
        value(flag)
    }

    public mutating func member(_ name: String, ifPresent text: String?) {
        if let text { member(name, text) }
    }

    /// RFC 8259 §7; `<` and the two line separators are escaped as well, so that the text can stand inside HTML and scripts.
    private mutating func quote(_ text: String) {
        bytes.append("\"")
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes.append("\\\"")
            case "\\": bytes.append("\\\\")
            case "\n": bytes.append("\\n")
            case "\r": bytes.append("\\r")
            case "\t": bytes.append("\\t")
            case "<": bytes.append("\\u003c")
            case "\u{2028}": bytes.append("\\u2028")
            case "\u{2029}": bytes.append("\\u2029")
            case let control where control.value < 0x20:
                let hex = String(control.value, radix: 16)
                bytes.append("\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex)
            default: bytes.append(contentsOf: UTF8.encode(scalar)!)
            }
        }
        bytes.append("\"")
    }
}
