import Glibc

/// What the terms and the wording of one question say of every entry. All that is added up is whole numbers; score.js
/// does the same in the same order, so both come to the same ranking.
struct Score {
    /// How many of the first results the confidence looks at.
    static let compared = 5

    /// What it takes to be certain. An answer that leaves more of the question unexplained may be near, but is not; nor
    /// is one that shares a usual word or two with a short question, unless its title or a variant says little else.
    private enum Certain {
        static let coverage = 0.7
        /// As many words that only one entry has.
        static let words = 2.4
        static let title = 0.65
        /// The highest likelihood of an answer that is not.
        static let mostOtherwise = 0.49
    }

    private let limit: Int
    private var terms: [Int]
    private var titles: [Int]
    private var wording: [Int]
    /// Of each entry's matched terms, their rarity, in sixty-fourths.
    private var covered: [Int]
    private var mass = 0
    private var wordingMass = 0
    private(set) var hasTerms = false

    /// - Parameter limit: entries from here on are not asked for.
    init(entries: Int, limit: Int) {
        self.limit = limit
        terms = Array(repeating: 0, count: entries)
        titles = terms
        wording = terms
        covered = terms
    }

    private enum Mass {
        /// Rarity of a word that the index does not know, in sixteenths.
        static let unknown = 96
        static let unknownPair = 112
    }

    mutating func add(_ record: AnswerReader.Record?, isPhrase: Bool) {
        if !isPhrase { mass += record?.rarity ?? Mass.unknown }
        guard let record else { return }
        let weight = isPhrase ? AnswerReader.Weight.phrase : AnswerReader.Weight.term
        let most = record.entries.first?.level ?? 0
        for (level, entries) in record.entries {
            // Whole numbers: rarity · min(1, level / (0.35 · most)) in sixty-fourths.
            let cover = isPhrase ? 0 : record.rarity * 4 * min(100, level * 10000 / max(1, most * 35)) / 100
            for entry in entries where entry < limit {
                terms[entry] += weight * level
                covered[entry] += cover
                hasTerms = true
            }
        }
        for (level, entries) in record.titles {
            for entry in entries where entry < limit { titles[entry] += weight * level }
        }
    }

    mutating func add(_ pair: (weight: Int, entries: [Int])?) {
        wordingMass += pair?.weight ?? Mass.unknownPair
        guard let pair else { return }
        for entry in pair.entries where entry < limit { wording[entry] += pair.weight }
    }

    // MARK: Results

    private var most: (terms: Double, wording: Double) {
        (Double(max(1, terms.max() ?? 0)), max(AnswerReader.Weight.leastWording, Double(wording.max() ?? 0)))
    }

    private func total(_ entry: Int, _ most: (terms: Double, wording: Double)) -> Double {
        Double(terms[entry]) / most.terms
            + AnswerReader.Weight.title * title(entry)
            + AnswerReader.Weight.wording * (Double(wording[entry]) / most.wording)
    }

    /// The share of the title, or of a variant, that the question explains. Terms of several variants may add up to more.
    private func title(_ entry: Int) -> Double {
        min(1, Double(titles[entry]) / Double(AnswerReader.Weight.term * Quantising.highest))
    }

    /// Entries by falling score, ties by position.
    func ranked(limit: Int) -> [(entry: Int, total: Double)] {
        let most = most
        var scored: [(entry: Int, total: Double)] = []
        for entry in terms.indices where terms[entry] > 0 || titles[entry] > 0 || wording[entry] > 0 {
            scored.append((entry, total(entry, most)))
        }
        scored.sort { ($1.total, $0.entry) < ($0.total, $1.entry) }
        return Array(scored.prefix(limit))
    }

    /// Logistic regression on the first result, fitted on questions of residents; see docs/answer-index.md.
    func confidence(_ ranked: [(entry: Int, total: Double)]) -> Double {
        guard let first = ranked.first?.entry, hasTerms else { return 0 }
        func total(_ place: Int) -> Double { ranked.count > place ? ranked[place].total : 0 }
        let mass = Double(max(1, self.mass)) / Quantising.rarityScale
        // An impact is rarity · saturation; its level counts in steps of strongest / highest, and terms count twice.
        let step = Quantising.strongest / Double(Quantising.highest) / Double(AnswerReader.Weight.term)
        let strength = Double(terms[first]) * step / mass
        let title = title(first)
        let coverage = Double(covered[first]) / (Quantising.rarityScale * 4) / mass
        let share = wordingMass == 0 ? 0 : Double(wording[first]) / Double(wordingMass)
        let x =
            -3.45 + 0.45 * strength + 2.26 * title + 0.19 * (total(0) - total(1)) + 2.35 * (total(0) - total(4))
            + 0.17 * coverage + 3.42 * share - 0.06 * log(mass)
        let likelihood = 1 / (1 + exp(-x))
        let rarest = inverseFrequency(1, among: terms.count)
        let isSaidEnough = mass >= Certain.words * rarest || title >= Certain.title
        return coverage >= Certain.coverage && isSaidEnough ? likelihood : min(likelihood, Certain.mostOtherwise)
    }
}
