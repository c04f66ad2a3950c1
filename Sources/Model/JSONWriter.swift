/// Writes JSON by hand: members in the order given, no Foundation, bytes straight into the output.
public struct JSONWriter {
    public enum Style: Sendable {
        /// No blanks; `<` and the two line separators are escaped, so that the text can stand inside HTML and scripts.
        case embedded
        /// For files that people open: a blank behind commas and colons, every character as it is.
        case readable
    }

    public private(set) var bytes: [UInt8] = []
    private let style: Style
    /// A value has been written at this level, so the next needs a comma.
    private var needsComma = false

    public init(_ style: Style = .embedded) { self.style = style }

    /// - Parameter count: of bytes that will be written.
    public mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

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

    /// An array with a line for each element and a line break at its end, as whole files have it.
    public mutating func lines<Elements: Sequence>(
        of elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
    ) {
        separate()
        bytes.append("[")
        var isEmpty = true
        for element in elements {
            bytes.append(isEmpty ? "\n  " : ",\n  ")
            isEmpty = false
            needsComma = false
            write(&self, element)
        }
        bytes.append(isEmpty ? "]\n" : "\n]\n")
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(style == .readable ? ", " : ",") }
        needsComma = true
    }

    public mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(style == .readable ? ": " : ":")
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

    /// Shortest form that reads back the same; whole numbers without a fraction. JSON has no infinity: `null`.
    public mutating func value(_ number: Double) {
        guard number.isFinite else { return null() }
        separate()
        if number == number.rounded(), abs(number) < 1e15 {
            bytes.appendDecimal(Int(number))
        } else {
            bytes.append("\(number)")
        }
    }

    /// A number in the digits it was written with: `1.50` stays `1.50`.
    public mutating func value(numeral: String) {
        separate()
        bytes.append(numeral)
    }

    public mutating func null() {
        separate()
        bytes.append("null")
    }

    /// A value that is JSON already.
    public mutating func raw(_ json: String) {
        separate()
        bytes += json.utf8
    }

    /// Values of an array that are JSON already, with commas between them.
    public mutating func raw(items: some Collection<UInt8>) {
        if items.isEmpty { return }
        separate()
        bytes.append(contentsOf: items)
    }

    public mutating func member(_ name: String, _ text: String) {
        key(name)
        value(text)
    }

    public mutating func member(_ name: String, _ number: Int) {
        key(name)
        value(number)
    }

    public mutating func member(_ name: String, _ number: Double) {
        key(name)
        value(number)
    }

    public mutating func member(_ name: String, _ flag: Bool) {
        key(name)
        value(flag)
    }

    /// - Parameter utf8: of a text.
    public mutating func member(_ name: String, utf8: [UInt8]) {
        key(name)
        separate()
        bytes.append("\"")
        utf8.withUnsafeBufferPointer { appendEscaped($0) }
        bytes.append("\"")
    }

    public mutating func member(_ name: String, ifPresent text: String?) {
        if let text { member(name, text) }
    }

    /// RFC 8259 §7.
    private mutating func quote(_ text: String) {
        var text = text
        bytes.append("\"")
        text.withUTF8 { appendEscaped($0) }
        bytes.append("\"")
    }

    /// What needs no escape is copied in runs.
    private mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in utf8.indices where !Self.isPlain(utf8[index]) {
            guard let (escape, length) = escape(utf8, at: index) else { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
            bytes.append(escape)
            start = index + length
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }

    /// Whether a byte needs no escape in any style, whatever stands beside it.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "<")
            && byte != 0xE2
    }

    /// The escape of the character at `index` and its length in bytes; nil for one that stands as it is.
    private func escape(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> (String, length: Int)? {
        switch utf8[index] {
        case UInt8(ascii: "\""): return ("\\\"", 1)
        case UInt8(ascii: "\\"): return ("\\\\", 1)
        case UInt8(ascii: "\n"): return ("\\n", 1)
        case UInt8(ascii: "\r"): return ("\\r", 1)
        case UInt8(ascii: "\t"): return ("\\t", 1)
        case let control where control < 0x20:
            return ("\\u00" + (control < 0x10 ? "0" : "") + String(control, radix: 16), 1)
        case UInt8(ascii: "<") where style == .embedded: return ("\\u003c", 1)
        case 0xE2 where style == .embedded:
            // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
            guard index + 2 < utf8.count, utf8[index + 1] == 0x80, utf8[index + 2] | 1 == 0xA9 else { return nil }
            return (utf8[index + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
        default: return nil
        }
    }
}
