import Model
import YAML

/// The YAML between two `---` lines at the top of a Markdown file, and where the text behind it begins.
public struct FrontMatter: Sendable {
    public var yaml: YAMLNode?
    /// Offset of the text's first byte.
    public var bodyStart: Int
    /// Line of the text's first byte, from 1.
    public var bodyLine: Int

    /// - Throws: the first YAML problem, or that the closing `---` is missing.
    public static func read(_ bytes: UnsafeBufferPointer<UInt8>, file: String) throws(Problem) -> FrontMatter {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let afterOpening = endOfFence(bytes, at: start) else {
            return FrontMatter(yaml: nil, bodyStart: start, bodyLine: 1)
        }
        var line = 2
        var lineStart = afterOpening
        while lineStart < bytes.count {
            if let end = endOfFence(bytes, at: lineStart) {
                let yaml = try YAMLReader.read(
                    UnsafeBufferPointer(rebasing: bytes[afterOpening..<lineStart]), file: file, firstLine: 2)
                return FrontMatter(yaml: yaml, bodyStart: end, bodyLine: line + 1)
            }
            lineStart = (bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1) + 1
            line += 1
        }
        throw Problem(
            "front-matter-open", at: Place(file: file, line: 1, column: 1), ja: "先頭の「---」に対応する終わりの「---」がありません",
            en: "the opening `---` is never closed",
            expected: Wording(ja: "項目の後に「---」だけの行", en: "a line with `---` behind the fields"))
    }

    /// Index behind a line that is `---` and nothing but blanks, beginning at `start`.
    private static func endOfFence(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        guard start + 3 <= bytes.count, bytes[start..<(start + 3)].allSatisfy({ $0 == UInt8(ascii: "-") }) else {
            return nil
        }
        var index = start + 3
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\n"): return index + 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
            default: return nil
            }
        }
        return index
    }
}
