import Glibc

/// How a corpus reads with the dictionary alone: every word of the dictionary that occurs, weighed by how often it does.
/// What a text says of it depends on nothing but the text and the dictionary, so it can be kept.
struct CorpusReading {
    /// A surface of the dictionary read as one of its rows.
    private struct Candidate {
        var key: Int32
        var isFunction: Bool
        /// Before anything is counted.
        var cost: Double
    }

    private enum Weight {
        /// Function words stand everywhere, and the model has no connection costs that would say so.
        static let functionBonus: Int32 = 3000
        /// Stands in for the missing connection cost.
        static let start = 10.0
        /// One step of ours, −4 · ln p, in the dictionary's.
        static let dictionaryScale = 4.0 / 700
        static let leastCost = -2000.0
        /// Unseen words keep this share of their probability.
        static let unseenShare = 0.02
        static let most = 0.5
        static let least = 1e-4
        static let highestCost = 70.0
    }

    /// Lexicon after the words were counted; lemmas are keys of the dictionary.
    let lexicon: Lexicon

    init(_ texts: [[UInt32]], _ table: WordTable, _ workers: AnswerWorkers) {
        var candidates = Self.candidates(texts, table, workers)
        let first = Self.lexicon(candidates.map { ($0.surface, $0.candidate, $0.candidate.cost) })
        var counts: [[UInt32]: Int] = [:]
        var total = 0
        for part in Self.count(texts, Segmenter(lexicon: first), workers) {
            counts.merge(part, uniquingKeysWith: +)
        }
        for count in counts.values { total += count }
        let size = steady(Double(max(total, 1)))
        candidates.sort { $0.surface.lexicographicallyPrecedes($1.surface) }
        lexicon = Self.lexicon(
            candidates.map { surface, candidate in
                let prior = exp(-candidate.cost / 4) * size * Weight.unseenShare
                let seen = Double(counts[surface] ?? 0) + min(prior, Weight.most) + Weight.least
                return (surface, candidate, min(Weight.highestCost, -4 * log(seen / size)))
            })
    }

    private static func lexicon(_ words: [(surface: [UInt32], candidate: Candidate, cost: Double)]) -> Lexicon {
        var lexicon = Lexicon(expecting: words.count * 2)
        for (surface, candidate, cost) in words {
            lexicon.add(
                surface,
                Lexicon.Word(
                    lemma: candidate.isFunction ? Lexicon.noLemma : candidate.key,
                    cost: Int32(cost.rounded(.toNearestOrEven))))
        }
        return lexicon
    }

    private static func candidates(
        _ texts: [[UInt32]], _ table: WordTable, _ workers: AnswerWorkers
    ) -> [(surface: [UInt32], candidate: Candidate)] {
        let found = workers.gather(texts.count, into: BitSet(table.surfaceCount)) { surfaces, index in
            texts[index].withUnsafeBufferPointer { text in
                for start in text.indices {
                    table.forEachPrefix(of: text, from: start) { surface, length in
                        if length <= longestWord { surfaces.insert(surface) }
                    }
                }
            }
        }
        var seen = BitSet(table.surfaceCount)
        for surfaces in found { seen.formUnion(surfaces) }
        return seen.members.compactMap { position in
            let surface = table.surface(position)
            return candidate(surface, table.rows(position)).map { (surface, $0) }
        }
    }

    private static let longestWord = 12

    private static func candidate(_ surface: [UInt32], _ rows: [WordTable.Row]) -> Candidate? {
        guard surface.allSatisfy(Characters.isWord),
            !surface.allSatisfy({ Characters.isDigit($0) || (0x61...0x7A).contains($0) })
        else { return nil }
        let isHiragana = surface.allSatisfy(Characters.isHiragana)
        var best: (cost: Int32, row: WordTable.Row)?
        for row in rows where !row.isSynthesised {
            let isFunction = row.wordClass == .function
            if isHiragana && surface.count == 1 && !isFunction { continue }
            if isHiragana && row.wordClass == .name { continue }
            if row.wordClass.isSplittableNoun && row.isSplittable { continue }
            let cost = row.cost - (isFunction ? Weight.functionBonus : 0)
            if best == nil || cost < best!.cost { best = (cost, row) }
        }
        return best.map { cost, row in
            Candidate(
                key: row.key, isFunction: row.wordClass == .function,
                cost: Weight.start + max(Double(cost), Weight.leastCost) * Weight.dictionaryScale)
        }
    }

    /// How often each surface was read, numbers, Latin words and punctuation aside.
    private static func count(
        _ texts: [[UInt32]], _ segmenter: Segmenter, _ workers: AnswerWorkers
    ) -> [[[UInt32]: Int]] {
        typealias Sum = (counts: [[UInt32]: Int], workspace: Segmenter.Workspace)
        return workers.gather(texts.count, into: Sum([:], Segmenter.Workspace())) { sum, index in
            let text = texts[index]
            for token in segmenter.tokens(text, &sum.workspace) where token.counts(in: text) {
                sum.counts[Array(text[token.start..<token.end]), default: 0] += 1
            }
        }.map(\.counts)
    }
}

extension Segmenter.Token {
    /// Whether it says something about the language: numbers and Latin words do not.
    func counts(in text: [UInt32]) -> Bool {
        switch meaning {
        case .punctuation: false
        case .literal: !(Characters.isDigit(text[start]) || Characters.isSpacedLetter(text[start]))
        case .lemma, .function: true
        }
    }
}

/// A number held still while it changes a little, so that an edit moves the costs of its own words and of no others:
/// the nearest half power of two.
func steady(_ number: Double) -> Double { exp2((log2(number) * 2).rounded() / 2) }
