// What stands in a cell is plain text: a `#` in it is no heading, a `<` no markup. In a Markdown file it has to look like
// this to mean just itself. The other way is taken only where it leads back to the same bytes.

/// The column that says how the texts of a row are written.
let bodyFormatField = "body_format"
let markdownFormat = "Markdown"

/// Markdown (GFM) that shows this text and nothing else: line breaks are kept, web addresses are links.
func markdown(ofPlain text: String) -> String {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { PlainLine($0).markdown }
    var result: [UInt8] = []
    for (index, line) in lines.enumerated() {
        result += line
        guard index + 1 < lines.count else { break }
        if !line.isEmpty, !lines[index + 1].isEmpty { result.append(backslash) }
        result.append(0x0A)
    }
    return String(decoding: result, as: UTF8.self)
}

/// Nil when the Markdown says more than text: headings, lists, links with titles.
func plainText(ofMarkdown markdown: String) -> String? {
    let lines = markdown.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { unescaped($0) }
    let text = String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self)
    return OpenData.markdown(ofPlain: text) == markdown ? text : nil
}

private let backslash = UInt8(ascii: "\\")
/// A brace that would begin ruby: `{漢字|かんじ}` is found before backslashes are looked at.
private let braceEntity = Array("&#123;".utf8)

private let schemes: [StaticString] = ["http://", "https://", "ftp://"]

/// One line of plain text.
private struct PlainLine {
    private let bytes: [UInt8]

    init(_ line: Substring.UTF8View) {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        var line = Array(line.drop(while: isBlank))
        while let last = line.last, isBlank(last) { line.removeLast() }
        bytes = line
    }

    var markdown: [UInt8] {
        var result: [UInt8] = []
        let mark = blockMark
        var index = 0
        while index < bytes.count {
            if let end = addressEnd(from: index) {
                result.append(UInt8(ascii: "<"))
                result += bytes[index..<end]
                result.append(UInt8(ascii: ">"))
                index = end
                continue
            }
            if bytes[index] == UInt8(ascii: "{"), beginsRuby(index) {
                result += braceEntity
            } else {
                if index == mark || isMarkup(index) { result.append(backslash) }
                result.append(bytes[index])
            }
            index += 1
        }
        return result
    }

    // MARK: the beginning of a line

    /// The byte that makes the line a heading, an item, a rule, part of a table …
    private var blockMark: Int? {
        guard let first = bytes.first else { return nil }
        switch first {
        case UInt8(ascii: "#"), UInt8(ascii: ">"): return 0
        case UInt8(ascii: "+"): return isBlankOrEnd(1) ? 0 : nil
        case UInt8(ascii: "="): return bytes.allSatisfy { $0 == first } ? 0 : nil
        case UInt8(ascii: "-"), UInt8(ascii: "|"), UInt8(ascii: ":"):
            let isRule = bytes.allSatisfy { " \t-|:".utf8.contains($0) }
            return isRule || (first == UInt8(ascii: "-") && isBlankOrEnd(1)) ? 0 : nil
        case 0x30...0x39:
            let digits = bytes.prefix { (0x30...0x39).contains($0) }.count
            let longestNumber = 9
            guard digits <= longestNumber, digits < bytes.count, ".)".utf8.contains(bytes[digits]) else { return nil }
            return isBlankOrEnd(digits + 1) ? digits : nil
        default: return nil
        }
    }

    private func isBlankOrEnd(_ index: Int) -> Bool {
        index >= bytes.count || bytes[index] == 0x20 || bytes[index] == 0x09
    }

    // MARK: inside a line

    private func isMarkup(_ index: Int) -> Bool {
        switch bytes[index] {
        case backslash, UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "~"):
            true
        case UInt8(ascii: "_"): !(isWord(index - 1) && isWord(index + 1))
        case UInt8(ascii: "&"): beginsEntity(index)
        // An address without its scheme would be linked together with the Japanese text behind it.
        case UInt8(ascii: "."): index >= 3 && !isWord(index - 4) && starts(with: "www", at: index - 3)
        default: false
        }
    }

    /// `{` … `|` … `}` on one line.
    private func beginsRuby(_ index: Int) -> Bool {
        guard let bar = bytes[index...].firstIndex(of: UInt8(ascii: "|")) else { return false }
        return bytes[bar...].contains(UInt8(ascii: "}"))
    }

    /// `&amp;`, `&#123;`
    private func beginsEntity(_ index: Int) -> Bool {
        let name = bytes[(index + 1)...].prefix { $0 != UInt8(ascii: ";") && $0 != 0x20 && $0 < 0x80 }
        return !name.isEmpty && byte(name.endIndex) == UInt8(ascii: ";")
    }

    private func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    private func isWord(_ index: Int) -> Bool {
        guard let byte = byte(index) else { return false }
        return (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private func starts(with word: StaticString, at index: Int) -> Bool {
        let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        return index >= 0 && index + word.count <= bytes.count
            && zip(bytes[index...], word).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }

    /// Behind the web address that begins here; nil where none does.
    private func addressEnd(from start: Int) -> Int? {
        guard bytes[start] | 0x20 == UInt8(ascii: "h") || bytes[start] | 0x20 == UInt8(ascii: "f"), !isWord(start - 1),
            let scheme = schemes.first(where: { starts(with: $0, at: start) })
        else { return nil }
        var end = start
        while end < bytes.count, isOfAddress(bytes[end]) { end += 1 }
        while end > start, ".,;:!?*_~)".utf8.contains(bytes[end - 1]) {
            // A bracket that the address itself opens belongs to it.
            let isOpened = bytes[end - 1] == UInt8(ascii: ")") && bytes[start..<end].contains(UInt8(ascii: "("))
            if isOpened { break }
            end -= 1
        }
        return end > start + scheme.utf8CodeUnitCount ? end : nil
    }

    private func isOfAddress(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !"<>\"'`\\^{}|[]".utf8.contains(byte)
    }
}

/// Takes back what `PlainLine` added; anything else stays, and then the way does not lead back.
private func unescaped(_ line: Substring.UTF8View) -> [UInt8] {
    var bytes = Array(line)
    if bytes.reversed().prefix(while: { $0 == backslash }).count % 2 == 1 { bytes.removeLast() }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        if byte == backslash, index + 1 < bytes.count {
            result.append(bytes[index + 1])
            index += 2
        } else if byte == UInt8(ascii: "<"), let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) {
            result += bytes[(index + 1)..<end]
            index = end + 1
        } else if bytes[index...].starts(with: braceEntity) {
            result.append(UInt8(ascii: "{"))
            index += braceEntity.count
        } else {
            result.append(byte)
            index += 1
        }
    }
    return result
}
