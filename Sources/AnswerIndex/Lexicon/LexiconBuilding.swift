import Glibc

/// The lexicon that is shipped: the words of a corpus, their spelling variants, and the words of the thesaurus and of the
/// stop list, with costs from how often they occur.
struct LexiconBuilding {
    struct Spelling: Sendable {
        var surface: [UInt32]
        /// `Lexicon.noLemma` for function words.
        var lemma: Lemma
        var isStem: Bool
        var cost: Int32
    }

    private enum Weight {
        /// A word that was seen counts half a time more.
        static let seen = 0.5
        static let inThesaurus = 0.1
        static let unseenFunction = 0.3
        static let variant = 0.3
        static let variantCost = 5000.0
        static let variantScale = 4000.0
        static let stem = 0.15
    }

    private static let longestFunction = 4
    private static let functionCost: Int32 = 12000
    private static let shortestKana = 3
    /// A verb with more forms than this is written as its stem.
    private static let formsWithoutStem = 3
    private static let longestEnding = 3

    private struct Candidate {
        /// What the surface may stand for.
        var meanings: [(lemma: Lemma, weight: Double)] = []

        mutating func add(_ lemma: Lemma, _ weight: Double) {
            if let known = meanings.firstIndex(where: { $0.lemma == lemma }) {
                meanings[known].weight += weight
            } else {
                meanings.append((lemma, weight))
            }
        }

        mutating func addIfNew(_ lemma: Lemma, _ weight: Double) {
            if !meanings.contains(where: { $0.lemma == lemma }) { meanings.append((lemma, weight)) }
        }

        var heaviest: Lemma {
            var best = meanings[0]
            for other in meanings.dropFirst() where other.weight > best.weight { best = other }
            return best.lemma
        }

        var sum: Double { meanings.reduce(0) { $0 + $1.weight } }
    }

    private var names: LemmaNames
    private let table: WordTable
    private var candidates: [[UInt32]: Candidate] = [:]
    private var order: [[UInt32]] = []
    private var counts: [Lemma: Int] = [:]
    private var total = 0.0
    private var observed: Set<[UInt32]> = []
    /// Kanji of the spellings in which a lemma was seen.
    private var kanjiOfLemma: [Lemma: Set<[UInt32]>] = [:]

    private(set) var spellings: [Spelling] = []

    /// - Parameters:
    ///   - observations: how often each surface was read as each lemma, in the texts and, weighed less, in the thesaurus.
    ///   - stopLemmas: their variants are wanted beside those of the lemmas that were seen.
    init(
        _ observations: [Observation], thesaurus: [Observation], stopLemmas: Set<Lemma>, texts: [[UInt32]],
        _ names: LemmaNames
    ) {
        self.names = names
        table = names.table
        for observation in observations { take(observation, weight: Double(observation.count)) }
        for observation in thesaurus where !observation.isFunction {
            take(observation, weight: Weight.inThesaurus * Double(observation.count))
        }
        for surface in order {
            for index in candidates[surface]!.meanings.indices {
                candidates[surface]!.meanings[index].weight += Weight.seen
            }
        }
        let needed = Set(counts.keys).union(kanjiOfLemma.keys).union(stopLemmas)
        addVariants(needed, texts)
        finish()
    }

    /// A word as it was read.
    struct Observation: Sendable {
        var surface: [UInt32]
        /// `Lexicon.noLemma` for function words.
        var lemma: Lemma
        var count: Int

        var isFunction: Bool { lemma == Lexicon.noLemma }
    }

    private mutating func take(_ observation: Observation, weight: Double) {
        total += weight
        candidate(observation.surface) {
            $0.add(observation.lemma, weight)
        }
        if observation.isFunction { return }
        if weight >= 1 {
            counts[observation.lemma, default: 0] += observation.count
            observed.insert(observation.surface)
        }
        kanjiOfLemma[observation.lemma, default: []].insert(observation.surface.filter(Characters.isKanji))
    }

    private mutating func candidate(_ surface: [UInt32], _ body: (inout Candidate) -> Void) {
        if candidates[surface] == nil { order.append(surface) }
        body(&candidates[surface, default: Candidate()])
    }

    // MARK: Variants

    private struct Forms: Hashable {
        var lemma: Lemma
        var wordClass: UInt8
        var group: UInt32
    }

    private mutating func addVariants(_ needed: Set<Lemma>, _ texts: [[UInt32]]) {
        var isNeeded = [Bool](repeating: false, count: table.keyCount)
        for lemma in needed where Int(lemma) < table.keyCount { isNeeded[Int(lemma)] = true }
        var rows: [(surface: Int, row: WordTable.Row, lemma: Lemma)] = []
        table.forEachRow { surface, row in
            if row.wordClass == .function {
                if row.cost < Self.functionCost, table.surfaceLength(surface) <= Self.longestFunction {
                    rows.append((surface, row, Lexicon.noLemma))
                }
            } else if row.wordClass != .name {
                let lemma = names.lemma(row.key)
                if isNeeded[Int(lemma)] { rows.append((surface, row, lemma)) }
            }
        }
        // Of homophones the more frequent word comes first.
        rows.sort { (counts[$0.lemma] ?? 0, $1.surface) > (counts[$1.lemma] ?? 0, $0.surface) }
        let surfaces = rows.map { table.surface($0.surface) }
        let runs = HiraganaRuns(
            of: surfaces.filter { $0.count >= Self.shortestKana && $0.allSatisfy(Characters.isHiragana) }, in: texts)
        var forms: [Forms: [(surface: [UInt32], cost: Int32)]] = [:]
        var formsOrder: [Forms] = []
        for ((_, row, lemma), surface) in zip(rows, surfaces) {
            if lemma == Lexicon.noLemma {
                candidate(surface) { $0.addIfNew(lemma, Weight.unseenFunction) }
            } else if isVariant(surface, lemma, runs) {
                let key = Forms(lemma: lemma, wordClass: row.wordClass.rawValue, group: row.group)
                if forms[key] == nil { formsOrder.append(key) }
                forms[key, default: []].append((surface, row.cost))
            }
        }
        for key in formsOrder { add(forms[key] ?? [], key) }
    }

    private func isVariant(_ surface: [UInt32], _ lemma: Lemma, _ runs: HiraganaRuns) -> Bool {
        if surface.count == 1 { return false }
        if surface.allSatisfy(Characters.isHiragana) {
            if surface.count < Self.shortestKana { return false }
            return observed.contains(surface) || runs.count(surface) < 2
        }
        let name = names.name(lemma)
        if surface.allSatisfy(Characters.isKatakana) { return name.contains(where: Characters.isKatakana) }
        // Rare kanji for a word that is written otherwise here only make the lexicon larger.
        let kanji = surface.filter(Characters.isKanji)
        if kanji.isEmpty { return true }
        if let seen = kanjiOfLemma[lemma] { return seen.contains(kanji) }
        return kanji == name.filter(Characters.isKanji)
    }

    private var stems: [[UInt32]: Candidate] = [:]
    private var stemOrder: [[UInt32]] = []

    private mutating func add(_ forms: [(surface: [UInt32], cost: Int32)], _ key: Forms) {
        let inflects = WordTable.WordClass(rawValue: key.wordClass)?.inflects ?? false
        if inflects, forms.count > Self.formsWithoutStem {
            let stem = Self.commonPrefix(forms.map(\.surface))
            if stem.count >= 4 || (stem.count >= 2 && stem.contains(where: Characters.isKanji)) {
                if stems[stem] == nil { stemOrder.append(stem) }
                stems[stem, default: Candidate()].addIfNew(key.lemma, Weight.stem)
                return
            }
        }
        for (surface, cost) in forms {
            let rarity = max(0, Double(cost) - Weight.variantCost) / Weight.variantScale
            candidate(surface) { $0.addIfNew(key.lemma, Weight.variant * exp(-rarity)) }
        }
    }

    private static func commonPrefix(_ words: [[UInt32]]) -> [UInt32] {
        var prefix = words[0][...]
        for word in words.dropFirst() {
            while !word.starts(with: prefix) { prefix.removeLast() }
        }
        return Array(prefix)
    }

    // MARK: Costs

    private mutating func finish() {
        let size = steady(max(total, 1))
        func cost(_ candidate: Candidate) -> Int32 {
            Int32(min(-4 * log(candidate.sum / size), Self.highestCost).rounded(.toNearestOrEven))
        }
        var stemCosts: [[UInt32]: (lemma: Lemma, cost: Int32)] = [:]
        for stem in stemOrder { if let found = stems[stem] { stemCosts[stem] = (found.heaviest, cost(found)) } }
        let stemLemmas = stemCosts.mapValues(\.lemma)
        for surface in order {
            guard let found = candidates[surface] else { continue }
            let lemma = found.heaviest
            if lemma != Lexicon.noLemma, let stem = Self.stem(of: surface, lemma, stemLemmas) {
                stemCosts[stem]!.cost = min(stemCosts[stem]!.cost, cost(found))
                continue
            }
            spellings.append(
                Spelling(surface: surface, lemma: lemma, isStem: false, cost: cost(found)))
        }
        for (stem, found) in stemCosts {
            spellings.append(
                Spelling(surface: stem, lemma: found.lemma, isStem: true, cost: found.cost))
        }
        spellings.sort {
            $0.surface == $1.surface ? !$0.isStem && $1.isStem : $0.surface.lexicographicallyPrecedes($1.surface)
        }
    }

    /// One character in the shipped lexicon has room for it.
    static let highestCost = 76.0

    /// The stem under which an inflected form is known anyway.
    private static func stem(of surface: [UInt32], _ lemma: Lemma, _ stems: [[UInt32]: Lemma]) -> [UInt32]? {
        var length = surface.count - 1
        while length > 0, surface.count - length <= longestEnding, Characters.isHiragana(surface[length]) {
            let prefix = Array(surface[..<length])
            if stems[prefix] == lemma { return prefix }
            length -= 1
        }
        return nil
    }

    var lexicon: Lexicon {
        var lexicon = Lexicon(expecting: spellings.count * 2)
        for spelling in spellings {
            let word = Lexicon.Word(lemma: spelling.lemma, cost: spelling.cost)
            if spelling.isStem { lexicon.addStem(spelling.surface, word) } else { lexicon.add(spelling.surface, word) }
        }
        return lexicon
    }
}
