import Model

/// Strings and numbers inside tags.
extension Lexer {
    mutating func addString(_ quote: UInt8) -> Bool {
        let start = position
        var index = position + 1
        var text: [UInt8] = []
        while index < source.count, source[index] != quote {
            guard source[index] == UInt8(ascii: "\\"), index + 1 < source.count else {
                text.append(source[index])
                index += 1
                continue
            }
            guard let length = addEscape(at: index + 1, to: &text) else {
                report(
                    at: index, ja: "文字列の \\ の使い方が正しくありません", en: "the escape sequence is not valid",
                    expected: Wording(ja: #"\n \t \\ \' \" \uXXXX など"#, en: #"\n \t \\ \' \" \uXXXX …"#))
                return false
            }
            index += 1 + length
        }
        guard index < source.count else {
            report(
                at: start, ja: "文字列が閉じていません", en: "the text is not closed",
                expected: Wording(ja: String(utf8: [quote]), en: String(utf8: [quote])))
            return false
        }
        add(.string(String(utf8: text)), at: start)
        position = index + 1
        return true
    }

    /// Python's escapes; an unknown letter keeps its backslash. Returns the length behind the backslash.
    func addEscape(at index: Int, to text: inout [UInt8]) -> Int? {
        let simple: [UInt8: UInt8] = [
            0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x62: 0x08, 0x66: 0x0C, 0x76: 0x0B, 0x61: 0x07,
            0x5C: 0x5C, 0x27: 0x27, 0x22: 0x22,
        ]
        let byte = source[index]
        if let plain = simple[byte] {
            text.append(plain)
            return 1
        }
        switch byte {
        case UInt8(ascii: "\n"): return 1
        case UInt8(ascii: "x"): return addScalar(at: index + 1, digits: 2, to: &text)
        case UInt8(ascii: "u"): return addScalar(at: index + 1, digits: 4, to: &text)
        case UInt8(ascii: "U"): return addScalar(at: index + 1, digits: 8, to: &text)
        case UInt8(ascii: "N"): return nil
        case 0x30...0x37:
            var length = 0
            var value: UInt32 = 0
            while length < 3, index + length < source.count, (0x30...0x37).contains(source[index + length]) {
                value = value * 8 + UInt32(source[index + length] - 0x30)
                length += 1
            }
            guard let scalar = Unicode.Scalar(value) else { return nil }
            text += String(Character(scalar)).utf8
            return length
        default:
            text.append(UInt8(ascii: "\\"))
            return 0
        }
    }

    func addScalar(at index: Int, digits: Int, to text: inout [UInt8]) -> Int? {
        guard index + digits <= source.count,
            let value = UInt32(String(utf8: Array(source[index..<index + digits])), radix: 16),
            source[index] != UInt8(ascii: "+"),
            let scalar = Unicode.Scalar(value)
        else { return nil }
        text += String(Character(scalar)).utf8
        return 1 + digits
    }

    mutating func addNumber() -> Bool {
        let start = position
        let text = numberText()
        let plain = String(utf8: text.filter { $0 != UInt8(ascii: "_") })
        if text.contains(UInt8(ascii: "."))
            || !plain.hasPrefix("0x") && !plain.hasPrefix("0X") && plain.lowercased().contains("e")
        {
            guard let number = Double(plain) else { return reportNumber(at: start) }
            add(.float(number), at: start)
        } else {
            let bases: [String: Int] = ["0x": 16, "0o": 8, "0b": 2]
            let base = bases[String(plain.prefix(2)).lowercased()]
            let digits = base == nil ? plain : String(plain.dropFirst(2))
            let isOctalOfOld = base == nil && digits.hasPrefix("0") && digits.contains { $0 != "0" }
            guard !isOctalOfOld, let number = Int(digits, radix: base ?? 10) else { return reportNumber(at: start) }
            add(.integer(number), at: start)
        }
        position = start + text.count
        return true
    }

    mutating func reportNumber(at start: Int) -> Bool {
        report(
            at: start, ja: "数値が正しくないか大きすぎます", en: "the number is malformed or too large",
            expected: Wording(ja: "64 ビット整数か小数", en: "a 64-bit integer or a decimal number"))
        return false
    }

    /// Digits with single underscores, an optional fraction and exponent, or a prefixed number.
    func numberText() -> [UInt8] {
        let rest = source[position...]
        func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (0x41...0x46).contains(byte & 0xDF) }
        func digits(from start: Int, _ belongs: (UInt8) -> Bool) -> Int {
            var index = start
            while index < source.count {
                if belongs(source[index]) {
                    index += 1
                } else if source[index] == UInt8(ascii: "_"), index + 1 < source.count, belongs(source[index + 1]) {
                    index += 2
                } else {
                    break
                }
            }
            return index
        }
        let second = rest.count > 1 ? source[position + 1] | 0x20 : 0
        if source[position] == UInt8(ascii: "0"), [0x78, 0x6F, 0x62].contains(second) {
            let end = digits(from: position + 2) {
                second == 0x78 ? isHex($0) : second == 0x6F ? $0 < 0x38 && isDigit($0) : $0 == 0x30 || $0 == 0x31
            }
            if end > position + 2 { return Array(source[position..<end]) }
        }
        var end = digits(from: position, isDigit)
        if end + 1 < source.count, source[end] == UInt8(ascii: "."), isDigit(source[end + 1]) {
            end = digits(from: end + 1, isDigit)
        }
        if end < source.count, source[end] | 0x20 == UInt8(ascii: "e") {
            var exponent = end + 1
            if exponent < source.count, source[exponent] == UInt8(ascii: "+") || source[exponent] == UInt8(ascii: "-") {
                exponent += 1
            }
            if exponent < source.count, isDigit(source[exponent]) { end = digits(from: exponent, isDigit) }
        }
        return Array(source[position..<end])
    }
}
