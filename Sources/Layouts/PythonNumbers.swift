import Glibc

/// Numbers written and read as Python does.

/// `repr(float)`: the shortest digits that read back the same, exponent form from 1e16 and below 1e-4.
func pythonText(of number: Double) -> String {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    if number == 0 { return number.sign == .minus ? "-0.0" : "0.0" }
    let sign = number < 0 ? "-" : ""
    let (digits, point) = shortestDigits(of: number.magnitude)
    if point > 16 || point < -3 {
        let exponent = point - 1
        let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
        let magnitude = abs(exponent)
        let padded = magnitude < 10 ? "0\(magnitude)" : "\(magnitude)"
        return sign + digits.prefix(1) + fraction + "e" + (exponent < 0 ? "-" : "+") + padded
    }
    if point <= 0 {
        return sign + "0." + String(repeating: "0", count: -point) + digits
    }
    if digits.count <= point {
        return sign + digits + String(repeating: "0", count: point - digits.count) + ".0"
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
}

/// The significant digits of a positive number and where the decimal point stands: 12.5 is ("125", 2).
private func shortestDigits(of number: Double) -> (digits: String, point: Int) {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    let text = Array(number.description.utf8)
    var index = 0
    while index < text.count {
        switch text[index] {
        case UInt8(ascii: "."):
            point = digits.count
        case UInt8(ascii: "e"), UInt8(ascii: "E"):
            exponent = Int(String(utf8: Array(text[(index + 1)...])).replacingPlus) ?? 0
            index = text.count
        default:
            digits.append(text[index])
        }
        index += 1
    }
    var place = (point ?? digits.count) + exponent
    while digits.count > 1, digits[0] == UInt8(ascii: "0") {
        digits.removeFirst()
        place -= 1
    }
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (String(utf8: digits), place)
}

extension String {
    fileprivate var replacingPlus: String {
        hasPrefix("+") ? String(dropFirst()) : self
    }
}

/// `int(text, base)`: sign, single underscores between digits, prefix of the base; nil where Python raises ValueError.
/// Numbers beyond 64 bits give `.overflow`.
func pythonInteger(_ text: String, base: Int) throws(FilterFailure) -> Int? {
    var digits = Array(withPlainDigits(text.stripped()).utf8)
    var sign = 1
    if let first = digits.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
        sign = first == UInt8(ascii: "-") ? -1 : 1
        digits.removeFirst()
    }
    var base = base
    if digits.count > 1, digits[0] == UInt8(ascii: "0") {
        let prefixes: [UInt8: Int] = [0x62: 2, 0x42: 2, 0x6F: 8, 0x4F: 8, 0x78: 16, 0x58: 16]
        if let prefixed = prefixes[digits[1]], base == prefixed || base == 0 {
            base = prefixed
            digits.removeFirst(2)
            if digits.first == UInt8(ascii: "_") { digits.removeFirst() }
        } else if base == 0, digits.contains(where: { $0 != UInt8(ascii: "0") && $0 != UInt8(ascii: "_") }) {
            return nil
        }
    }
    if base == 0 { base = 10 }
    guard (2...36).contains(base) else { return nil }
    return try integer(digits, base: base, sign: sign)
}

private func integer(_ digits: [UInt8], base: Int, sign: Int) throws(FilterFailure) -> Int? {
    guard !digits.isEmpty else { return nil }
    var number = 0
    var overflows = false
    var afterUnderscore = true
    for byte in digits {
        if byte == UInt8(ascii: "_") {
            guard !afterUnderscore else { return nil }
            afterUnderscore = true
            continue
        }
        guard let digit = Character(Unicode.Scalar(byte)).hexOrLetterValue, digit < base else { return nil }
        let (product, tooMuch) = number.multipliedReportingOverflow(by: base)
        let (sum, tooMuchAdded) = product.addingReportingOverflow(sign * digit)
        overflows = overflows || tooMuch || tooMuchAdded
        number = sum
        afterUnderscore = false
    }
    guard !afterUnderscore else { return nil }
    if overflows { throw .overflow }
    return number
}

extension Character {
    fileprivate var hexOrLetterValue: Int? {
        guard let value = asciiValue else { return nil }
        switch value {
        case 0x30...0x39: return Int(value) - 0x30
        case 0x41...0x5A: return Int(value) - 0x41 + 10
        case 0x61...0x7A: return Int(value) - 0x61 + 10
        default: return nil
        }
    }
}

/// `float(text)`; nil where Python raises ValueError.
func pythonFloat(_ text: String) -> Double? {
    let bytes = Array(withPlainDigits(text.stripped()).utf8)
    let lowered = String(utf8: bytes).lowercased()
    let unsigned = lowered.hasPrefix("-") || lowered.hasPrefix("+") ? String(lowered.dropFirst()) : lowered
    let sign = lowered.hasPrefix("-") ? -1.0 : 1.0
    switch unsigned {
    case "inf", "infinity": return sign * .infinity
    case "nan": return .nan
    default: break
    }
    var plain: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
        switch byte {
        case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65:
            plain.append(byte)
        case UInt8(ascii: "_"):
            guard index > 0, index + 1 < bytes.count, isDigit(bytes[index - 1]), isDigit(bytes[index + 1]) else {
                return nil
            }
        default:
            return nil
        }
    }
    guard plain.contains(where: isDigit) else { return nil }
    return Double(String(utf8: plain)) ?? Double(String(utf8: plain) + "0")
}

/// Python reads the decimal digits of every script, full-width ones included.
private func withPlainDigits(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    return String(
        scalars: text.unicodeScalars.map { scalar in
            guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else {
                return scalar
            }
            return Unicode.Scalar(0x30 + UInt8(value))
        })
}

func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte)
}

/// `round(x, digits)`: exact, halves to even. Negative digits round before the point.
func pythonRounded(_ number: Double, digits: Int) -> Double {
    guard number.isFinite else { return number }
    guard digits >= 0 else {
        let unit = pow(10, Double(-digits))
        return unit.isFinite ? (number / unit).rounded(.toNearestOrEven) * unit : 0
    }
    guard digits < 320 else { return number }
    var buffer = [CChar](repeating: 0, count: 700)
    let written = withVaList([Int32(digits), number]) { vsnprintf(&buffer, buffer.count, "%.*f", $0) }
    guard written > 0, written < buffer.count else { return number }
    return strtod(buffer, nil)
}
