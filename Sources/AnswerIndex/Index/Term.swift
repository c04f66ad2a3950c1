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
    /// By home word: the first word of the phrase that is looked up, and where in the phrase it stands.
    private var byHome: [TermUnit: [Term]] = [:]
    private let stopLemmas: Set<Lemma>

    /// - Parameter stopLemmas: words that nobody looks up.
    init(stopLemmas: Set<Lemma>) { self.stopLemmas = stopLemmas }

    mutating func add(_ term: Term) {
        guard term.isPhrase, let home = Self.home(term, stopLemmas) else { return }
        var known = byHome[term.units[home]] ?? []
        if known.contains(term) { return }
        known.append(term)
        known.sort()
        byHome[term.units[home]] = known
    }

    /// The place of the first word that is not in the stop list. Its shard holds the phrase as well.
    static func home(_ phrase: Term, _ stopLemmas: Set<Lemma>) -> Int? {
        phrase.units.firstIndex { unit in
            if case .lemma(let lemma) = unit { return !stopLemmas.contains(lemma) }
            return true
        }
    }

    /// The word by whose hash a term's shard is found: of a phrase its home word, of a word itself.
    static func homeWord(_ term: Term, _ stopLemmas: Set<Lemma>) -> Term {
        home(term, stopLemmas).map { Term(term.units[$0]) } ?? term
    }

    /// Particles that join two words without making them say something else: 固定資産税の証明.
    static let joining: Set<UInt32> = [0x306E, 0x3092, 0x306B, 0x304C]

    /// The terms of a text: its words in order, then the phrases.
    func terms(_ text: [UInt32], _ tokens: [Segmenter.Token]) -> [Term] {
        Self.terms(Self.units(text, tokens), stopLemmas) { byHome[$0] ?? [] }
    }

    /// Words in order; nil where the words on either side are no phrase.
    static func units(_ text: [UInt32], _ tokens: [Segmenter.Token]) -> [TermUnit?] {
        var units: [TermUnit?] = []
        for token in tokens {
            switch token.meaning {
            case .lemma(let lemma): units.append(.lemma(lemma))
            case .literal: units.append(.literal(Array(text[token.start..<token.end])))
            case .function:
                let isJoining = token.end - token.start == 1 && joining.contains(text[token.start])
                if !isJoining { units.append(nil) }
            case .punctuation: break
            }
        }
        return units
    }

    /// All words of a text as one term.
    static func whole(_ text: [UInt32], _ segmenter: Segmenter) -> Term {
        Term(units(text, segmenter.tokens(text)).compactMap { $0 })
    }

    /// - Parameter phrases: those whose home a word is, in order.
    static func terms<Failure>(
        _ units: [TermUnit?], _ stopLemmas: Set<Lemma>, phrases: (TermUnit) throws(Failure) -> [Term]
    ) throws(Failure) -> [Term] {
        var terms = units.compactMap { $0.map { Term($0) } }
        for (position, unit) in units.enumerated() {
            guard let unit else { continue }
            for phrase in try phrases(unit) {
                guard let home = home(phrase, stopLemmas), phrase.units[home] == unit else { continue }
                let start = position - home
                guard start >= 0, start + phrase.units.count <= units.count else { continue }
                if zip(phrase.units, units[start...]).allSatisfy({ $0 == $1 }) { terms.append(phrase) }
            }
        }
        return terms
    }
}
