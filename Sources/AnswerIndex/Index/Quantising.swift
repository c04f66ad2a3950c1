import Glibc

/// How much a word or a pair tells that so many of all entries have: the inverse document frequency of BM25
/// (Robertson and Zaragoza 2009, 3.3), never negative.
func inverseFrequency(_ count: Int, among total: Int) -> Double {
    let (count, total) = (Double(count), Double(total))
    return log(1 + (total - count + 0.5) / (count + 0.5))
}

/// Weights as the small whole numbers that are shipped.
enum Quantising {
    /// Five bits are as good as floating point.
    static let highest = 31
    /// The impact that becomes `highest`.
    static let strongest = 10.0
    /// Entries for which a term says less than this share of its most are left out.
    static let leastShare = 0.2
    /// Rarities are shipped in sixteenths.
    static let rarityScale = 16.0

    /// Entries per term at most: more say nothing, and a larger corpus has more to choose among.
    static func longestList(_ entries: Int) -> Int { entries > 5000 ? 1000 : 300 }

    static func impact(_ value: Double) -> Int {
        min(highest, Int((value * Double(highest) / strongest).rounded(.toNearestOrEven)))
    }

    static func share(_ value: Double) -> Int {
        min(highest, Int((value * Double(highest)).rounded(.toNearestOrEven)))
    }

    static func rarity(_ value: Double) -> Int { Int((value * rarityScale).rounded(.toNearestOrEven)) }

    /// The strongest entries of a term, by falling level; within a level ascending.
    static func levels(_ entries: [(entry: Int32, value: Double)], longest: Int) -> [(level: Int, entries: [Int32])] {
        var kept = entries.map { (entry: $0.entry, level: impact($0.value)) }.filter { $0.level > 0 }
        let most = kept.map(\.level).max() ?? 0
        kept.removeAll { Double($0.level) < leastShare * Double(most) }
        if kept.count > longest {
            kept = Array(kept.sorted { ($1.level, $0.entry) < ($0.level, $1.entry) }.prefix(longest))
        }
        return byLevel(kept)
    }

    static func titleLevels(_ entries: [(entry: Int32, value: Double)]) -> [(level: Int, entries: [Int32])] {
        byLevel(entries.map { (entry: $0.entry, level: share($0.value)) }.filter { $0.level > 0 })
    }

    private static func byLevel(_ entries: [(entry: Int32, level: Int)]) -> [(level: Int, entries: [Int32])] {
        Dictionary(grouping: entries) { $0.level }.sorted { $0.key > $1.key }
            .map { ($0.key, $0.value.map(\.entry).sorted()) }
    }
}
