/// A character the encoding does not have, and what stands in its place.
public struct UnwritableCharacter: Hashable, Comparable, Sendable {
    public var character: String
    public var writtenAs: String
    /// How often.
    public var count: Int

    public static func < (left: UnwritableCharacter, right: UnwritableCharacter) -> Bool {
        left.character.unicodeScalars.lexicographicallyPrecedes(right.character.unicodeScalars)
    }
}

public enum CSVEncoding: Sendable {
    /// With a byte order mark, without which Excel takes the file for CP932.
    case utf8
    case cp932
}

/// What UTF-8 files begin with, for Excel.
public let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// Lines of a CSV file that is written piece by piece.
public func csvLines(
    _ lines: [[String]], _ encoding: CSVEncoding
) -> (bytes: [UInt8], unwritable: [UnwritableCharacter]) {
    var text: [UInt8] = []
    for line in lines { append(line, to: &text) }
    return encoding == .utf8 ? (text, []) : encodingCP932(text)
}

extension Table {
    /// RFC 4180, CRLF; formulas are made harmless, see `withFormulaGuard`.
    public func csv(_ encoding: CSVEncoding) -> (bytes: [UInt8], unwritable: [UnwritableCharacter]) {
        let text = csvText()
        switch encoding {
        case .utf8: return (byteOrderMark + text, [])
        case .cp932: return encodingCP932(text)
        }
    }

    private func csvText() -> [UInt8] {
        var text: [UInt8] = []
        append(header, to: &text)
        for row in rows { append(row.cells, to: &text) }
        return text
    }
}

private func append(_ cells: [String], to text: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        // A lone empty cell would be a line without anything, which readers skip.
        append(withFormulaGuard(cell), quoted: cells.count == 1 && cell.isEmpty, to: &text)
    }
    text.append(contentsOf: [0x0D, 0x0A])
}

private func append(_ cell: String, quoted: Bool, to text: inout [UInt8]) {
    let needsQuotes =
        quoted || cell.utf8.first == 0x20 || cell.utf8.last == 0x20
        || cell.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 < 0x20 }
    guard needsQuotes else { return text.append(contentsOf: cell.utf8) }
    text.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
        if byte == UInt8(ascii: "\"") { text.append(byte) }
        text.append(byte)
    }
    text.append(UInt8(ascii: "\""))
}

/// The geta mark, which Japanese print sets for a character it does not have.
private let geta = "〓"

/// Encodes scalar by scalar where needed, so that every character that does not come back as itself can be named.
private func encodingCP932(_ text: [UInt8]) -> (bytes: [UInt8], unwritable: [UnwritableCharacter]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var known: [Unicode.Scalar: CP932Writing] = [:]
    var counts: [Unicode.Scalar: Int] = [:]
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        if scalar.isASCII {
            bytes.append(UInt8(scalar.value))
            continue
        }
        let writing = known[scalar] ?? CP932Writing(scalar)
        known[scalar] = writing
        bytes.append(contentsOf: writing.bytes)
        if !writing.isFaithful { counts[scalar, default: 0] += 1 }
    }
    let unwritable = counts.map { scalar, count in
        UnwritableCharacter(character: String(scalar), writtenAs: known[scalar]?.text ?? geta, count: count)
    }
    return (bytes, unwritable.sorted())
}

private struct CP932Writing {
    var bytes: [UInt8]
    var text: String
    var isFaithful: Bool

    init(_ scalar: Unicode.Scalar) {
        let wanted = String(scalar)
        // iconv writes ¥ as a backslash, which would change a path or end a quotation: a full-width ￥ is meant.
        let substitute = wanted == "\u{A5}" ? "￥" : wanted
        if let bytes = CP932.encoded(substitute), let text = CP932.decoded(bytes) {
            self.init(bytes: bytes, text: text, isFaithful: text == wanted)
        } else {
            self.init(bytes: CP932.encoded(geta) ?? [UInt8(ascii: "?")], text: geta, isFaithful: false)
        }
    }

    private init(bytes: [UInt8], text: String, isFaithful: Bool) {
        self.bytes = bytes
        self.text = text
        self.isFaithful = isFaithful
    }
}
