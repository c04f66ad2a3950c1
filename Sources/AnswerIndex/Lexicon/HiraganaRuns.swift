/// How often pieces of hiragana stand anywhere in a corpus, words or not: しょうか stands inside でしょうか and must not be
/// read as 消火.
struct HiraganaRuns: Sendable {
    private var trie: Trie
    private var counts: [Int32]

    static let longest = 9

    init(of pieces: [[UInt32]], in texts: [[UInt32]]) {
        trie = Trie(expecting: pieces.count * 4)
        for piece in pieces where piece.count <= Self.longest { _ = trie.insert(piece) }
        counts = Array(repeating: 0, count: trie.nodeCount)
        for text in texts {
            for start in text.indices where Characters.isHiragana(text[start]) { count(text, from: start) }
        }
    }

    private mutating func count(_ text: [UInt32], from start: Int) {
        var node = Trie.root
        for position in start..<min(text.count, start + Self.longest) {
            guard let next = trie.child(node, text[position]) else { return }
            counts[Int(next)] += 1
            node = next
        }
    }

    func count(_ piece: [UInt32]) -> Int { trie.node(piece).map { Int(counts[Int($0)]) } ?? 0 }
}
