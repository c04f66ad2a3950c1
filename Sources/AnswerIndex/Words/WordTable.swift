import AnswerWords
import CZlib
import Synchronization

/// The dictionary as compile.py leaves it: words, their forms, costs and keys. Texts are UTF-16; the dictionary has no
/// character outside the basic plane.
///
/// Little-endian sections after an eight-byte head and a table of (offset, length): starts of surfaces, surfaces, starts
/// of each surface's rows, rows (key, group: u32; cost: i16; class, flags: u8), starts of keys, keys, partners
/// (kana key, count, keys: u32), initials (first kana of the reading, U+3040 = 0; one byte a surface).
struct WordTable: Sendable {
    enum WordClass: UInt8, Sendable {
        case function, noun, verbalNoun, adjective, verb, helpingVerb, adverb, temporalNoun, pronoun, affix, number,
            name

        var inflects: Bool { self == .verb || self == .helpingVerb || self == .adjective }
        var isSplittableNoun: Bool { self == .noun || self == .verbalNoun || self == .temporalNoun }
    }

    struct Row {
        /// Position among the keys; 0 is the empty key of function words.
        var key: Int32
        /// Forms of one word that are inflected alike.
        var group: UInt32
        /// IPADIC's cost of the word: −700 · ln of its probability, roughly.
        var cost: Int32
        var wordClass: WordClass
        private var flags: UInt8

        /// Falls into two shorter words of the dictionary.
        var isSplittable: Bool { flags & 1 != 0 }
        var isBaseForm: Bool { flags & 2 != 0 }
        /// A kana spelling made from the reading.
        var isSynthesised: Bool { flags & 4 != 0 }

        fileprivate init(_ bytes: UnsafeRawPointer) {
            key = Int32(bitPattern: bytes.loadUnaligned(as: UInt32.self))
            group = bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
            cost = Int32(bytes.loadUnaligned(fromByteOffset: 8, as: Int16.self))
            wordClass = WordClass(rawValue: bytes.load(fromByteOffset: 10, as: UInt8.self)) ?? .noun
            flags = bytes.load(fromByteOffset: 11, as: UInt8.self)
        }
    }

    private static let rowSize = 12
    private static let sectionCount = 8

    private let bytes: [UInt8]
    private let places: [(offset: Int, count: Int)]
    /// Surfaces that begin with a character: positions from `firsts[c]` up to `firsts[c + 1]`.
    private let firsts: [UInt32]

    let surfaceCount: Int
    let keyCount: Int

    /// The embedded dictionary; unpacked when first asked for.
    static let embedded: WordTable = WordTable(answer_words_table())

    private init(_ file: answer_words_file) {
        let plainSize = Int(UnsafeRawPointer(file.bytes!).loadUnaligned(as: UInt32.self))
        bytes = [UInt8](unsafeUninitializedCapacity: plainSize) { buffer, initialized in
            var size = uLong(plainSize)
            let status = uncompress(buffer.baseAddress, &size, file.bytes! + 4, uLong(file.length - 4))
            precondition(status == Z_OK && Int(size) == plainSize, "the embedded dictionary is damaged")
            initialized = plainSize
        }
        (places, surfaceCount, keyCount, firsts) = bytes.withUnsafeBytes { bytes in
            let places = (0..<Self.sectionCount).map { section -> (offset: Int, count: Int) in
                func number(_ at: Int) -> Int {
                    Int(bytes.loadUnaligned(fromByteOffset: 8 + 8 * section + at, as: UInt32.self))
                }
                return (8 + 8 * Self.sectionCount + number(0), number(4))
            }
            let surfaceCount = places[0].count / 4 - 1
            var firsts = [UInt32](repeating: 0, count: 0x10001)
            for position in 0..<surfaceCount {
                let start = bytes.loadUnaligned(fromByteOffset: places[0].offset + 4 * position, as: UInt32.self)
                let first = bytes.loadUnaligned(fromByteOffset: places[1].offset + 2 * Int(start), as: UInt16.self)
                firsts[Int(first) + 1] = UInt32(position + 1)
            }
            for character in 1...0x10000 where firsts[character] == 0 { firsts[character] = firsts[character - 1] }
            return (places, surfaceCount, places[4].count / 4 - 1, firsts)
        }
    }

    // MARK: Reading

    private func number(_ section: Int, _ position: Int) -> Int {
        bytes.withUnsafeBytes {
            Int($0.loadUnaligned(fromByteOffset: places[section].offset + 4 * position, as: UInt32.self))
        }
    }

    private func unit(_ section: Int, _ position: Int) -> UInt16 {
        bytes.withUnsafeBytes {
            $0.loadUnaligned(fromByteOffset: places[section].offset + 2 * position, as: UInt16.self)
        }
    }

    func surface(_ position: Int) -> [UInt32] { text(starts: 0, units: 1, position) }
    func key(_ key: Int32) -> [UInt32] { text(starts: 4, units: 5, Int(key)) }

    private func text(starts: Int, units: Int, _ position: Int) -> [UInt32] {
        (number(starts, position)..<number(starts, position + 1)).map { UInt32(unit(units, $0)) }
    }

    func surfaceLength(_ position: Int) -> Int { number(0, position + 1) - number(0, position) }

    func rows(_ surface: Int) -> [Row] {
        bytes.withUnsafeBytes { bytes in
            (number(2, surface)..<number(2, surface + 1)).map {
                Row(bytes.baseAddress! + places[3].offset + Self.rowSize * $0)
            }
        }
    }

    /// Calls `visit` with each surface and each of its rows, in order.
    func forEachRow(_ visit: (_ surface: Int, Row) -> Void) {
        bytes.withUnsafeBytes { bytes in
            var row = 0
            for surface in 0..<surfaceCount {
                let end = Int(
                    bytes.loadUnaligned(fromByteOffset: places[2].offset + 4 * (surface + 1), as: UInt32.self))
                while row < end {
                    visit(surface, Row(bytes.baseAddress! + places[3].offset + Self.rowSize * row))
                    row += 1
                }
            }
        }
    }

    /// Kana words that several kanji words are read as: the kana key and the keys among which the corpus decides.
    var partners: [(kana: Int32, others: [Int32])] {
        var found: [(Int32, [Int32])] = []
        var position = 0
        while position < places[6].count / 4 {
            let count = number(6, position + 1)
            found.append((Int32(number(6, position)), (0..<count).map { Int32(number(6, position + 2 + $0)) }))
            position += 2 + count
        }
        return found
    }

    /// The first kana of a surface's most usual reading; nil where it is not known.
    func initial(_ surface: Int) -> UInt32? {
        let code = bytes[places[7].offset + surface]
        return code == 0 ? nil : 0x3040 + UInt32(code)
    }

    // MARK: Finding

    /// Calls `found` with every surface that stands at the beginning of `text[start...]`, the shortest first.
    func forEachPrefix(
        of text: UnsafeBufferPointer<UInt32>, from start: Int, _ found: (_ surface: Int, _ length: Int) -> Void
    ) {
        let first = text[start]
        guard first < 0x10000 else { return }
        var (low, high) = (Int(firsts[Int(first)]), Int(firsts[Int(first) + 1]))
        bytes.withUnsafeBytes { bytes in
            let starts = bytes.baseAddress! + places[0].offset
            let units = bytes.baseAddress! + places[1].offset
            func begin(_ position: Int) -> Int {
                Int(starts.loadUnaligned(fromByteOffset: 4 * position, as: UInt32.self))
            }
            /// −1: the surface ends before; the unit otherwise.
            func unit(_ position: Int, _ at: Int) -> Int32 {
                let from = begin(position)
                if from + at >= begin(position + 1) { return -1 }
                return Int32(units.loadUnaligned(fromByteOffset: 2 * (from + at), as: UInt16.self))
            }
            var length = 1
            while low < high {
                if begin(low + 1) - begin(low) == length { found(low, length) }
                guard start + length < text.count, text[start + length] < 0x10000 else { return }
                let wanted = Int32(text[start + length])
                (low, high) = (
                    Self.firstPosition(low, high) { unit($0, length) >= wanted },
                    Self.firstPosition(low, high) { unit($0, length) > wanted }
                )
                length += 1
            }
        }
    }

    /// The surface that is exactly this text.
    func position(of text: [UInt32]) -> Int? {
        guard !text.isEmpty else { return nil }
        var result: Int?
        text.withUnsafeBufferPointer { text in
            forEachPrefix(of: text, from: 0) { if $1 == text.count { result = $0 } }
        }
        return result
    }

    /// The key with this name.
    func key(named name: [UInt32]) -> Int32? {
        let position = Self.firstPosition(0, keyCount) { !Self.precedes(key(Int32($0)), name) }
        return position < keyCount && key(Int32(position)) == name ? Int32(position) : nil
    }

    private static func precedes(_ left: [UInt32], _ right: [UInt32]) -> Bool { left.lexicographicallyPrecedes(right) }

    private static func firstPosition(_ low: Int, _ high: Int, _ holds: (Int) -> Bool) -> Int {
        var (low, high) = (low, high)
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
