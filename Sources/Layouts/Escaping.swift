/// HTML escaping as MarkupSafe does it: `& < > " '` become `&amp; &lt; &gt; &#34; &#39;`.

private let amp: StaticString = "&amp;"
private let lt: StaticString = "&lt;"
private let gt: StaticString = "&gt;"
private let quote: StaticString = "&#34;"
private let apostrophe: StaticString = "&#39;"

@inline(__always)
private func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0x27
}

/// Most text holds nothing to escape: it is scanned once and appended whole.
func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    var special: UInt8 = 0
    for byte in bytes { special |= isSpecial(byte) ? 1 : 0 }
    guard special != 0 else {
        out.append(contentsOf: bytes)
        return
    }
    var start = 0
    for index in 0..<bytes.count where isSpecial(bytes[index]) {
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        let entity =
            switch bytes[index] {
            case 0x26: amp
            case 0x3C: lt
            case 0x3E: gt
            case 0x22: quote
            default: apostrophe
            }
        out.append(contentsOf: UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
        start = index + 1
    }
    out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
}

func appendEscaped(_ text: String, to out: inout [UInt8]) {
    var text = text
    text.withUTF8 { appendEscaped($0, to: &out) }
}

func escaped(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    appendEscaped(text, to: &out)
    return out
}

extension Value {
    /// Written into a page: text escaped, markup as it is, numbers as Python writes them.
    func write(to out: inout [UInt8]) throws(FilterFailure) {
        switch self {
        case .text(let text): appendEscaped(text, to: &out)
        case .html(let bytes): out += bytes
        case .int(let number): appendDecimal(number, to: &out)
        case .double, .bool, .none: out += try plainText().utf8
        case .undefined, .list, .object: _ = try plainText()
        }
    }

    /// `str(value)`; markup gives its source.
    func plainText() throws(FilterFailure) -> String {
        switch self {
        case .text(let text): return text
        case .html(let bytes): return String(utf8: bytes)
        case .int(let number): return String(number)
        case .double(let number): return pythonText(of: number)
        case .bool(let truth): return truth ? "True" : "False"
        case .none: return "None"
        case .undefined(let name): throw .undefined(name)
        case .list, .object: throw .notText(self)
        }
    }

    /// The markup this value stands for: markup itself, anything else escaped.
    func markup() throws(FilterFailure) -> [UInt8] {
        if case .html(let bytes) = self { return bytes }
        return escaped(try plainText())
    }

    var isMarkup: Bool {
        if case .html = self { true } else { false }
    }

    var isUndefined: Bool {
        if case .undefined = self { true } else { false }
    }
}

private func appendDecimal(_ number: Int, to out: inout [UInt8]) {
    if number >= 0, number < 10 {
        out.append(0x30 + UInt8(number))
    } else {
        out += String(number).utf8
    }
}
