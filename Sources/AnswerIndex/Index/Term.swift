/// A word as the index counts it: a lemma, or a word that the lexicon does not have, which is its own lemma.
enum TermUnit: Hashable, Sendable, Comparable {
    case lemma(Lemma)
    case literal([UInt32])

    static func < (left: TermUnit, right: TermUnit) -> Bool {
        switch (left, right) {
        case (.lemma(let a), .lemma(let b)): a < b
        case (.lemma, .literal): true
        case (.literal, .lemma): false
        case (.literal(let a), .literal(let b)): a.lexicographicallyPrecedes(b)
        }
    }
}

/// What is counted and looked up: one unit, or a phrase of several that the thesaurus names.
struct Term: Hashable, Sendable, Comparable {
    let units: [TermUnit]

    init(_ units: [TermUnit]) { self.units = units }
    init(_ unit: TermUnit) { units = [unit] }

    var isEmpty: Bool { units.isEmpty }
    var isPhrase: Bool { units.count > 1 }

    static func < (left: Term, right: Term) -> Bool { left.units.lexicographicallyPrecedes(right.units) }
}

/// Finds the thesaurus's phrases among the words of a text.
struct PhraseFinder: Sendable {
    private var byFirst: [TermUnit: [Term]] = [:]

    mutating func add(_ term: Term) {
        guard term.isPhrase, let first = term.units.first else { return }
        var known = byFirst[first] ?? []
        if known.contains(term) { return }
        known.append(term)
        known.sort()
        byFirst[first] = known
    }

    /// All phrases, in order.
    var all: [Term] { byFirst.values.flatMap { $0 }.sorted() }

    /// Particles that join two words without making them say something else: 固定資産税の証明.
    static let joining: Set<UInt32> = [0x306E, 0x3092, 0x306B, 0x304C]

    /// The terms of a text: its words in order, then the phrases.
    func terms(_ text: [UInt32], _ tokens: [Segmenter.Token]) -> [Term] {
        var units: [TermUnit?] = []
        for token in tokens {
            switch token.meaning {
            case .lemma(let lemma): units.append(.lemma(lemma))
            case .literal: units.append(.literal(Array(text[token.start..<token.end])))
            case .function:
                let isJoining = token.end - token.start == 1 && Self.joining.contains(text[token.start])
                if !isJoining { units.append(nil) }
            case .punctuation: break
            }
        }
        var terms = units.compactMap { $0.map { Term($0) } }
        for (start, unit) in units.enumerated() {
            guard let unit, let candidates = byFirst[unit] else { continue }
            for phrase in candidates where start + phrase.units.count <= units.count {
                if zip(phrase.units, units[start...]).allSatisfy({ $0 == $1 }) { terms.append(phrase) }
            }
        }
        return terms
    }
}
