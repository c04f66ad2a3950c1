/// Which of the numbers below a limit are in it.
struct BitSet: Sendable {
    private var words: [UInt64]

    init(_ limit: Int) { words = Array(repeating: 0, count: (limit + 63) / 64) }

    mutating func insert(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }

    mutating func formUnion(_ other: BitSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// Ascending.
    var members: [Int] {
        words.enumerated().flatMap { index, word in
            (0..<64).lazy.filter { word >> UInt64($0) & 1 == 1 }.map { index * 64 + $0 }
        }
    }
}
