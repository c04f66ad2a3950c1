import Model

/// Anchors made from the words of the headings. They do not count positions, so adding or moving a section leaves the
/// other anchors as they are; a repeated heading takes the heading above it as a prefix.
struct HeadingIDs {
    /// A page has few headings: comparing bytes costs less than hashing Japanese text, which Swift normalizes first.
    private var taken: [String] = []
    /// The bytes of the same ids, once they are many.
    private var manyTaken: Set<[UInt8]> = []
    private static let few = 64
    /// Words that headings repeat → the number to try next.
    private var numbers: [[UInt8]: Int] = [:]
    /// The id of the last heading of each level, 1…6.
    private var above: [String?] = Array(repeating: nil, count: 7)

    /// - Returns: false when the id stands already, in the text or around it.
    mutating func reserve(_ id: String) -> Bool {
        if PageIDs.areTaken(id) { return false }
        if taken.count < Self.few {
            if taken.contains(where: { $0.hasSameUTF8(as: id) }) { return false }
            taken.append(id)
            return true
        }
        if manyTaken.isEmpty { manyTaken = Set(taken.map { Array($0.utf8) }) }
        return manyTaken.insert(Array(id.utf8)).inserted
    }

    mutating func entered(_ id: String, level: Int) {
        above[level] = id
        for deeper in (level + 1)..<above.count { above[deeper] = nil }
    }

    mutating func id(for title: String, level: Int) -> String {
        let words = PageIDs.apart(Self.anchor(title))
        let parent = above[..<level].last { $0 != nil } ?? nil
        let candidates = [words, parent.map { "\($0)-\(words)" }].compactMap { $0 }
        if let free = candidates.first(where: { reserve($0) }) { return free }
        // `fn-2` and all that follow are footnotes.
        let base = PageIDs.areTaken("\(words)-2") ? PageIDs.prefixed(words) : words
        let key = Array(base.utf8)
        var number = numbers[key] ?? 2
        while !reserve("\(base)-\(number)") { number += 1 }
        numbers[key] = number + 1
        return "\(base)-\(number)"
    }

    /// Letters and digits of any script are kept (ASCII in lower case), everything between them is one hyphen.
    static func anchor(_ title: String) -> String {
        var id: [UInt8] = []
        id.reserveCapacity(title.utf8.count)
        var pendingHyphen = false
        for scalar in title.unicodeScalars {
            if isWordPart(scalar) {
                if pendingHyphen && !id.isEmpty { id.append(UInt8(ascii: "-")) }
                pendingHyphen = false
                append(scalar, to: &id)
            } else {
                pendingHyphen = true
            }
        }
        return id.isEmpty ? "section" : String(decoding: id, as: UTF8.self)
    }

    private static func append(_ scalar: Unicode.Scalar, to id: inout [UInt8]) {
        if scalar.isASCII {
            let byte = UInt8(scalar.value)
            id.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
        } else {
            id.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0..<0x80: false
        // Kana, the prolonged sound mark, unified ideographs: the bulk of a Japanese text, without a table look-up.
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x3005, 0x4E00...0x9FFF: true
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }
}
