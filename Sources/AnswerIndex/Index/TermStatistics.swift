import Glibc

/// How much each term says of each entry: BM25 over weighted fields, with the thesaurus worked in.
/// Formulas and constants: docs/answer-index.md; what each of them brings was measured there.
struct TermStatistics {
    private enum Weight {
        /// By `EntryFields.Field.rawValue`: label, question, body, related, variants.
        static let fields = [1, 1.5, 1, 1, 1.25]
        static let lengths = [0, 0.7, 0.5, 0.5, 0.3]
        static let saturation = 2.0
        static let rarityPower = 1.2
        /// A synonym counts less than the word itself, and the best one counts, not the sum.
        static let expansion = 0.7
    }

    let entryCount: Int
    private(set) var numbers: [Term: Int] = [:]
    private(set) var terms: [Term] = []
    /// By term.
    private(set) var rarity: [Double] = []
    /// By term: (entry, saturated frequency), ascending.
    private var frequencies: [[(entry: Int32, value: Double)]] = []
    /// By term: (entry, 1 / mass of the lightest wording that holds the term), ascending. A wording is the title or one
    /// of the variants; its mass is the rarity of its terms, and a little more.
    private var titles: [[(entry: Int32, share: Double)]] = []

    init(_ analysis: CorpusAnalysis) {
        entryCount = analysis.terms.count
        let averages = Self.averageLengths(analysis.terms)
        for (entry, terms) in analysis.terms.enumerated() { count(Int32(entry), terms.fields, averages) }
        rarity = frequencies.map { Self.rarity(of: $0.count, among: entryCount) }
        titles = Array(repeating: [], count: terms.count)
        for (entry, terms) in analysis.terms.enumerated() { addWordings(Int32(entry), terms) }
    }

    private mutating func addWordings(_ entry: Int32, _ terms: EntryTerms) {
        let title = terms.fields[EntryFields.Field.label.rawValue] + terms.fields[EntryFields.Field.question.rawValue]
        var shares: [Int: Double] = [:]
        for wording in [title] + terms.variants {
            let numbers = Set(wording.compactMap { self.numbers[$0] })
            let mass = numbers.reduce(1) { $0 + rarity[$1] }
            for number in numbers { shares[number] = max(shares[number] ?? 0, 1 / mass) }
        }
        for (number, share) in shares { titles[number].append((entry, share)) }
    }

    static func rarity(of count: Int, among total: Int) -> Double {
        pow(inverseFrequency(count, among: total), Weight.rarityPower)
    }

    private static func averageLengths(_ terms: [EntryTerms]) -> [Double] {
        EntryFields.Field.allCases.map { field in
            let lengths = terms.lazy.map { $0.fields[field.rawValue].count }.filter { $0 > 0 }
            // Held still while entries change a little, so that an edit does not move every weight of the index.
            return lengths.isEmpty ? 1 : steady(Double(lengths.reduce(0, +)) / Double(lengths.count))
        }
    }

    private mutating func count(_ entry: Int32, _ fields: [[Term]], _ averages: [Double]) {
        var weights: [Int: Double] = [:]
        for field in EntryFields.Field.allCases {
            let terms = fields[field.rawValue]
            if terms.isEmpty { continue }
            let b = Weight.lengths[field.rawValue]
            let length = 1 - b + b * Double(terms.count) / averages[field.rawValue]
            let weight = Weight.fields[field.rawValue] / length
            for term in terms {
                let number = number(term)
                weights[number, default: 0] += weight
            }
        }
        for (number, weight) in weights {
            frequencies[number].append((entry, weight / (Weight.saturation + weight)))
        }
    }

    private mutating func number(_ term: Term) -> Int {
        if let known = numbers[term] { return known }
        numbers[term] = terms.count
        terms.append(term)
        frequencies.append([])
        return terms.count - 1
    }

    // MARK: What a term says

    struct Impacts {
        /// What the term adds to a question's mass, whether entries have it or not.
        var rarity: Double
        /// Ascending by entry.
        var entries: [(entry: Int32, value: Double)]
        /// Share of an entry's title that the term explains, ascending by entry.
        var titles: [(entry: Int32, value: Double)]
    }

    /// Room for what a term and its synonyms say, kept between terms: a value for each entry, and the entries that have one.
    struct Room {
        fileprivate var values: [Double]
        fileprivate var taken: [Int32] = []

        init(entries: Int) { values = Array(repeating: 0, count: entries) }

        fileprivate mutating func take(_ entry: Int32, _ value: Double) {
            if values[Int(entry)] == 0 { taken.append(entry) }
            values[Int(entry)] = max(values[Int(entry)], value)
        }

        /// Ascending by entry; leaves the room empty.
        fileprivate mutating func clear() -> [(entry: Int32, value: Double)] {
            taken.sort()
            let found = taken.map { (entry: $0, value: values[Int($0)]) }
            for entry in taken { values[Int(entry)] = 0 }
            taken.removeAll(keepingCapacity: true)
            return found
        }
    }

    /// nil for a term that neither stands in an entry nor has a synonym that does.
    func impacts(_ term: Term, _ expansions: [Term], _ room: inout Room) -> Impacts? {
        let own = numbers[term]
        let others = expansions.compactMap { numbers[$0] }
        if others.isEmpty { return own.map(impacts) }
        let weighed =
            (own.map { [($0, rarity[$0])] } ?? [])
            + others.map { number in
                (number, Weight.expansion * min(own.map { rarity[$0] } ?? .infinity, rarity[number]))
            }
        for (number, weight) in weighed {
            for (entry, value) in frequencies[number] { room.take(entry, weight * value) }
        }
        let entries = room.clear()
        for (number, weight) in weighed {
            for (entry, share) in titles[number] { room.take(entry, weight * share) }
        }
        let rarest = weighed.reduce(0) { max($0, $1.1) }
        return Impacts(rarity: own.map { rarity[$0] } ?? rarest, entries: entries, titles: room.clear())
    }

    /// Of a term that stands for itself; most do.
    private func impacts(_ number: Int) -> Impacts {
        let rarity = rarity[number]
        return Impacts(
            rarity: rarity, entries: frequencies[number].map { ($0.entry, rarity * $0.value) },
            titles: titles[number].map { ($0.entry, rarity * $0.share) })
    }
}
