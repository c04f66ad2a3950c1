/// An entry's terms.
struct EntryTerms: Sendable {
    /// By `EntryFields.Field.rawValue`.
    var fields: [[Term]]
    /// Of each variant by itself.
    var variants: [[Term]]
}

/// A corpus read into terms: the lexicon that reads it, and every entry's terms by field.
struct CorpusAnalysis {
    let names: LemmaNames
    let spellings: [LexiconBuilding.Spelling]
    let segmenter: Segmenter
    let stopLemmas: Set<Lemma>
    let phrases: PhraseFinder
    /// Thesaurus: a term → the terms that it also finds.
    let expansions: [Term: [Term]]
    let terms: [EntryTerms]

    init(
        _ fields: [EntryFields], thesaurus: Thesaurus, placeNames: [String], _ table: WordTable,
        _ workers: AnswerWorkers
    ) {
        let texts = fields.flatMap { $0.texts + $0.variants }.filter { !$0.isEmpty }
        let thesaurusWords = Self.words(of: thesaurus)
        var names = LemmaNames(table)
        let reading = CorpusReading(texts + thesaurusWords, table, workers)
        let plain = Segmenter(lexicon: reading.lexicon)
        let counted = Self.observations(texts, plain, &names, workers)
        Self.decidePartners(table, counted, &names)
        let observations = counted.map {
            LexiconBuilding.Observation(
                surface: $0.surface, lemma: $0.isFunction ? $0.lemma : names.lemma($0.lemma), count: $0.count)
        }
        let ofThesaurus = Self.observations(
            Self.leading(thesaurus, plain, observations, names), plain, &names, workers)
        let stopWords = StopWords.embedded + placeNames.map(indexText)
        let stopLemmas = Self.stopLemmas(stopWords, table, plain, &names)
        let building = LexiconBuilding(
            observations, thesaurus: ofThesaurus, stopLemmas: stopLemmas, texts: texts, names)
        let segmenter = Segmenter(lexicon: building.lexicon)
        let (expansions, phrases) = Self.compile(thesaurus, segmenter, stopLemmas)
        self.names = names
        self.stopLemmas = stopLemmas
        self.segmenter = segmenter
        self.phrases = phrases
        self.expansions = expansions
        spellings = building.spellings
        terms = workers.map(fields.count, state: Segmenter.Workspace()) { workspace, index in
            func read(_ text: [UInt32], _ workspace: inout Segmenter.Workspace) -> [Term] {
                phrases.terms(text, segmenter.tokens(text, &workspace))
            }
            let variants = fields[index].variants.map { read($0, &workspace) }
            var terms = fields[index].texts.map { read($0, &workspace) }
            terms[EntryFields.Field.variants.rawValue] = variants.flatMap { $0 }
            return EntryTerms(fields: terms, variants: variants)
        }
    }

    private static func words(of thesaurus: Thesaurus) -> [[UInt32]] {
        Set(thesaurus.lines.flatMap { $0.from + $0.to }).sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Words of the thesaurus that lead to something in the corpus; the others need not be known.
    private static func leading(
        _ thesaurus: Thesaurus, _ segmenter: Segmenter, _ observations: [LexiconBuilding.Observation],
        _ names: LemmaNames
    ) -> [[UInt32]] {
        let seen = Set(observations.lazy.filter { !$0.isFunction }.map(\.lemma))
        var known: [[UInt32]: Bool] = [:]
        func isInCorpus(_ word: [UInt32]) -> Bool {
            if let answer = known[word] { return answer }
            let answer = segmenter.tokens(word).allSatisfy { token in
                switch token.meaning {
                case .lemma(let lemma): seen.contains(names.lemma(lemma))
                case .literal: names.known(Array(word[token.start..<token.end])).map(seen.contains) ?? false
                case .function, .punctuation: true
                }
            }
            known[word] = answer
            return answer
        }
        let leading = thesaurus.lines.lazy.filter { $0.to.contains(where: isInCorpus) }.flatMap(\.from)
        return Set(leading).sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func observations(
        _ texts: [[UInt32]], _ segmenter: Segmenter, _ names: inout LemmaNames, _ workers: AnswerWorkers
    ) -> [LexiconBuilding.Observation] {
        struct Word: Hashable {
            var surface: [UInt32]
            var lemma: Lemma?
        }
        typealias Sum = (counts: [Word: Int], workspace: Segmenter.Workspace)
        let parts = workers.gather(texts.count, into: Sum([:], Segmenter.Workspace())) { sum, index in
            let text = texts[index]
            for token in segmenter.tokens(text, &sum.workspace) where token.counts(in: text) {
                let lemma: Lemma? =
                    switch token.meaning {
                    case .lemma(let lemma): lemma
                    case .function, .punctuation: Lexicon.noLemma
                    case .literal: nil
                    }
                sum.counts[Word(surface: Array(text[token.start..<token.end]), lemma: lemma), default: 0] += 1
            }
        }
        var counts: [Word: Int] = [:]
        for part in parts { counts.merge(part.counts, uniquingKeysWith: +) }
        return counts.sorted { left, right in
            left.key.surface == right.key.surface
                ? (left.key.lemma ?? -2) < (right.key.lemma ?? -2)
                : left.key.surface.lexicographicallyPrecedes(right.key.surface)
        }.map { word, count in
            LexiconBuilding.Observation(
                surface: word.surface, lemma: word.lemma ?? names.number(word.surface), count: count)
        }
    }

    /// A kana word that several kanji words are read as is the one that dominates the corpus, if one does.
    private static func decidePartners(
        _ table: WordTable, _ observations: [LexiconBuilding.Observation], _ names: inout LemmaNames
    ) {
        let (least, lead) = (3, 4)
        var counts: [Lemma: Int] = [:]
        for observation in observations where !observation.isFunction {
            counts[observation.lemma, default: 0] += observation.count
        }
        for (kana, others) in table.partners {
            let ranked = others.map { (count: counts[$0] ?? 0, key: $0) }.sorted {
                ($1.count, $0.key) < ($0.count, $1.key)
            }
            if ranked[0].count >= least, ranked[0].count >= lead * ranked[1].count { names.alias(kana, ranked[0].key) }
        }
    }

    /// Keys of the words as the dictionary writes them, and of those that the corpus reads as one word.
    private static func stopLemmas(
        _ words: [[UInt32]], _ table: WordTable, _ segmenter: Segmenter, _ names: inout LemmaNames
    ) -> Set<Lemma> {
        /// Homographs that are nearly as frequent are meant as well.
        let nearly: Int32 = 1000
        var lemmas: Set<Lemma> = []
        for word in words {
            if let position = table.position(of: word) {
                let rows = table.rows(position).filter { $0.isBaseForm && $0.wordClass != .function }
                let cheapest = rows.map(\.cost).min() ?? 0
                for row in rows where row.cost <= cheapest + nearly { lemmas.insert(names.lemma(row.key)) }
            }
            let tokens = segmenter.tokens(word)
            guard tokens.count == 1, let token = tokens.first else { continue }
            switch token.meaning {
            case .lemma(let lemma): lemmas.insert(names.lemma(lemma))
            case .literal: lemmas.insert(names.number(word))
            case .function, .punctuation: break
            }
        }
        return lemmas
    }

    /// The thesaurus in terms.
    private static func compile(
        _ thesaurus: Thesaurus, _ segmenter: Segmenter, _ stopLemmas: Set<Lemma>
    ) -> ([Term: [Term]], PhraseFinder) {
        var known: [[UInt32]: Term] = [:]
        func term(_ word: [UInt32]) -> Term? {
            if let term = known[word] { return term.isEmpty ? nil : term }
            let term = PhraseFinder.whole(word, segmenter)
            known[word] = term
            return term.isEmpty ? nil : term
        }
        var expansions: [Term: Set<Term>] = [:]
        var phrases = PhraseFinder(stopLemmas: stopLemmas)
        for line in thesaurus.lines {
            for from in line.from.compactMap(term) {
                for to in line.to.compactMap(term) where to != from { expansions[from, default: []].insert(to) }
            }
        }
        for (from, others) in expansions {
            phrases.add(from)
            for other in others { phrases.add(other) }
        }
        return (expansions.mapValues { $0.sorted() }, phrases)
    }
}
