import CUtf8proc
import Glibc

/// Unicode Normalization Form KC: full-width letters become half-width, ㈱ becomes (株), ｶﾞ becomes ガ.
public func nfkc(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        return compatibilityComposed(bytes) ?? String(decoding: bytes, as: UTF8.self)
    }
}

/// Nil only when memory runs out: a Swift string is always valid UTF-8.
private func compatibilityComposed(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var result: UnsafeMutablePointer<UInt8>?
    let options = utf8proc_option_t(
        rawValue: UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue | UTF8PROC_COMPAT.rawValue)
    let length = utf8proc_map(bytes.baseAddress, utf8proc_ssize_t(bytes.count), &result, options)
    guard length >= 0, let result else { return nil }
    defer { free(result) }
    return String(decoding: UnsafeBufferPointer(start: result, count: Int(length)), as: UTF8.self)
}

/// The form under which two writings of a word are the same word: NFKC, lower case, one kind of dash, no spaces.
/// Kana are left as they are; see `hiragana(_:)`.
public func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in nfkc(text).unicodeScalars where !isSpace(scalar) {
        if isDash(scalar) {
            result.append("-")
        } else if scalar.isASCII {
            result.append(lowercased(scalar))
        } else {
            result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
    }
    return String(result)
}

/// Removes spaces and line ends, ideographic ones too, from both ends.
public func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
        let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
}

/// White space as it turns up in office files: Unicode's own, the zero-width space and the byte order mark.
public func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == " " || (scalar.value >= 0x09 && scalar.value <= 0x0D) }
    return scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
}

/// Every stroke people type for a hyphen. The long vowel mark ー is not one of them: データ is not デ-タ.
public func isDash(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0xAD, 0x2010...0x2015, 0x2212, 0x2500, 0x2501, 0xFE63, 0xFF0D: true
    default: false
    }
}

private func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar >= "A" && scalar <= "Z" ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
}
