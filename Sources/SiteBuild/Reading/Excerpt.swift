/// The beginning of a Markdown text as plain words, without parsing it: good enough for a list, cheap enough for every file.
enum Excerpt {
    /// Unicode scalars.
    static let limit = 110

    static func of(_ text: UnsafeBufferPointer<UInt8>) -> String {
        var words: [UInt8] = []
        var index = 0
        var inFence = false
        // Four bytes a scalar at most, so this is enough text for the limit.
        while index < text.count && words.count < limit * 4 {
            let end = text[index...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
            let line = trimmed(text[index..<end])
            index = end + 1
            if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) {
                inFence.toggle()
            } else if !inFence, let first = line.first, !startsMarkup(first, line) {
                appendPlain(line, to: &words)
            }
        }
        return cut(String(decoding: words, as: UTF8.self))
    }

    /// Headings, quotations, tables, HTML, pictures and rules do not belong to the running text.
    private static func startsMarkup(_ first: UInt8, _ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        switch first {
        case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: "="): true
        case UInt8(ascii: "!"), UInt8(ascii: "["):
            line.dropFirst().first == UInt8(ascii: "[") || line.dropFirst().first == UInt8(ascii: "^")
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"): line.dropFirst().first == first
        default: false
        }
    }

    private static func appendPlain(_ line: Slice<UnsafeBufferPointer<UInt8>>, to words: inout [UInt8]) {
        if let last = words.last, last < 0x80, let next = line.first, next < 0x80 { words.append(UInt8(ascii: " ")) }
        var skipping: UInt8?
        var inReading = false
        var previous: UInt8 = 0
        for byte in line {
            defer { previous = byte }
            if let closing = skipping {
                if byte == closing { skipping = nil }
                continue
            }
            switch byte {
            // A list's mark at the beginning of the line.
            case UInt8(ascii: "-"), UInt8(ascii: "+"):
                if previous != 0 { words.append(byte) }
            case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "["), UInt8(ascii: "\\"): break
            case UInt8(ascii: "{"): break
            case UInt8(ascii: "|"): inReading = true
            case UInt8(ascii: "}"): inReading = false
            case UInt8(ascii: "]"): break
            case UInt8(ascii: "(") where previous == UInt8(ascii: "]"): skipping = UInt8(ascii: ")")
            case UInt8(ascii: "<"): skipping = UInt8(ascii: ">")
            case UInt8(ascii: " ") where previous == UInt8(ascii: "-") || previous == UInt8(ascii: "*"): break
            default: if !inReading { words.append(byte) }
            }
        }
    }

    private static func trimmed(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
        var line = line
        while let last = line.last, last == 0x20 || last == 0x0D || last == 0x09 { line = line.dropLast() }
        while let first = line.first, first == 0x20 || first == 0x09 { line = line.dropFirst() }
        return line
    }

    private static func cut(_ text: String) -> String {
        guard let end = text.unicodeScalars.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex),
            end < text.endIndex
        else { return text }
        return String(text.unicodeScalars[..<end]) + "…"
    }
}
