import Model

/// The bytes given to cmark-gfm, prepared so that our own marks survive its parsing, and the way back to lines and columns.
struct MarkdownSource {
    /// Stands for the `|` of `{漢字|かんじ}` while cmark reads, for a `|` would split table cells. One byte, so columns hold.
    static let rubyBar: UInt8 = 0x1F

    /// Readings longer than this are not ruby but braces that happen to hold a bar.
    private static let longestRuby = 200

    let file: String
    let firstLine: Int
    private(set) var bytes: [UInt8]
    /// Something in the text needs adjacent text nodes joined before it can be recognised.
    private(set) var needsJoinedText = false
    private var lineStarts: [Int] = [0]

    init(_ source: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int) {
        self.file = file
        self.firstLine = firstLine
        bytes = Array(source)
        var (brace, bar) = (-1, -1)
        var index = source.behindNonASCII(from: 0)
        while index < source.count {
            if Self.isMark(source[index]) { take(source, at: index, &brace, &bar) }
            index = source.behindNonASCII(from: index + 1)
        }
    }

    /// - Parameters:
    ///   - brace: the last `{` of the line; -1 without one.
    ///   - bar: the first `|` behind it.
    private mutating func take(
        _ source: UnsafeBufferPointer<UInt8>, at index: Int, _ brace: inout Int, _ bar: inout Int
    ) {
        switch source[index] {
        case UInt8(ascii: "\n"):
            lineStarts.append(index + 1)
            (brace, bar) = (-1, -1)
        case UInt8(ascii: "{"): (brace, bar) = (index, -1)
        case UInt8(ascii: "#") where brace >= 0 && brace == index - 1:
            needsJoinedText = true
        case UInt8(ascii: "!") where index > 0 && source[index - 1] == UInt8(ascii: "["):
            needsJoinedText = true
        case UInt8(ascii: "|") where brace >= 0 && bar < 0:
            bar = index
        case UInt8(ascii: "}"):
            if bar > brace + 1, index > bar + 1, index - brace < Self.longestRuby {
                bytes[bar] = Self.rubyBar
                needsJoinedText = true
            }
            (brace, bar) = (-1, -1)
        case Self.rubyBar:
            // A control character has no business in a text; without this, one could pass for a ruby bar.
            bytes[index] = UInt8(ascii: " ")
        default: break
        }
    }

    /// Nearly all bytes are letters, and none of ours.
    @inline(__always)
    private static func isMark(_ byte: UInt8) -> Bool {
        byte < 0x80 && (byte < 0x24 || byte >= 0x7B)
    }

    /// - Parameters: line and byte column as cmark counts them, from 1.
    func place(line: Int, byteColumn: Int) -> Place {
        guard lineStarts.indices.contains(line - 1) else { return Place(file: file, line: firstLine, column: 1) }
        let start = lineStarts[line - 1]
        let end = min(max(start, start + byteColumn - 1), bytes.count)
        // Every byte that is not a UTF-8 continuation begins a scalar.
        let column = bytes[start..<end].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        return Place(file: file, line: firstLine + line - 1, column: column)
    }
}
