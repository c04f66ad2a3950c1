import Japanese
import Model

/// Text of a CSV or JSON file, as UTF-8 bytes without a byte order mark.
struct DecodedText {
    var bytes: [UInt8]
    var encoding: String
}

/// A byte order mark decides; without one valid UTF-8 is UTF-8, and everything else has to be CP932.
func decodingText(_ bytes: [UInt8], file: String) throws(Problem) -> DecodedText {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        let rest = Array(bytes.dropFirst(3))
        guard isUTF8(rest) else { throw undecodable(rest, file: file, encoding: "UTF-8") }
        return DecodedText(bytes: rest, encoding: "UTF-8")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        let name = bytes[0] == 0xFF ? "UTF-16LE" : "UTF-16BE"
        guard let text = converted(Array(bytes.dropFirst(2)), from: name, to: "UTF-8") else {
            throw undecodable(bytes, file: file, encoding: name)
        }
        return DecodedText(bytes: text, encoding: name)
    }
    if isUTF8(bytes) { return DecodedText(bytes: bytes, encoding: "UTF-8") }
    guard let text = CP932.decoded(bytes) else { throw undecodable(bytes, file: file, encoding: CP932.name) }
    return DecodedText(bytes: Array(text.utf8), encoding: CP932.name)
}

private func isUTF8(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
}

/// Names the first line that cannot be read, so that the person can look at it.
private func undecodable(_ bytes: [UInt8], file: String, encoding: String) -> Problem {
    var line = 1
    for piece in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
        if !isUTF8(Array(piece)), encoding == "UTF-8" || CP932.decoded(Array(piece)) == nil { break }
        line += 1
    }
    return Problem(
        "unknown-encoding", at: Place(file: file, line: encoding.hasPrefix("UTF-16") ? 0 : line),
        ja: "文字コードが分かりません（\(encoding) として読めない文字があります）",
        en: "unknown character encoding: not readable as \(encoding)",
        expected: Wording(ja: "UTF-8 または Shift_JIS（CP932）", en: "UTF-8 or CP932"))
}
