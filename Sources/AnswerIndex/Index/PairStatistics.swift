/// Pairs of neighbouring characters in question and answer: a vote for the wording itself, beside its words.
struct PairStatistics {
    struct Pair: Sendable {
        var name: String
        /// Rarity in sixteenths.
        var weight: Int
        /// Ascending.
        var entries: [Int32]
    }

    /// Pairs in more than this share of the entries say nothing.
    private static let mostEntries = 0.1
    /// Where there are few entries, a tenth of them is next to none.
    private static let fewestEntries = 8

    /// Sorted by name.
    let pairs: [Pair]

    init(_ fields: [EntryFields], _ workers: AnswerWorkers) {
        let found = workers.map(fields.count) { index -> [UInt64] in
            let entry = fields[index]
            var pairs = Self.pairs(entry[.question]).union(Self.pairs(entry[.body]))
            for variant in entry.variants { pairs.formUnion(Self.pairs(variant)) }
            return Array(pairs)
        }
        var entries: [UInt64: [Int32]] = [:]
        for (entry, pairs) in found.enumerated() {
            for pair in pairs { entries[pair, default: []].append(Int32(entry)) }
        }
        let most = max(Self.mostEntries * Double(fields.count), Double(Self.fewestEntries))
        pairs = entries.filter { Double($0.value.count) <= most }.sorted { $0.key < $1.key }.map { pair, entries in
            Pair(
                name: Self.name(pair),
                weight: Quantising.rarity(inverseFrequency(entries.count, among: fields.count)), entries: entries)
        }
    }

    static func name(_ pair: UInt64) -> String { string([UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair)]) }

    /// Pairs of hiragana are mostly grammar: they are left out, which finds more and fetches less.
    static func pairs(_ text: [UInt32]) -> Set<UInt64> {
        var pairs: Set<UInt64> = []
        for position in text.indices.dropFirst() {
            let (first, second) = (text[position - 1], text[position])
            guard Characters.isWord(first), Characters.isWord(second) else { continue }
            if Characters.isHiragana(first) && Characters.isHiragana(second) { continue }
            pairs.insert(UInt64(first) << 32 | UInt64(second))
        }
        return pairs
    }
}
