/// The cheapest way to read a text as words of a lexicon (a unigram model, Viterbi's algorithm). segment.js does the same
/// in the browser, and shared tests hold both together; every constant stands there as well.
struct Segmenter: Sendable {
    struct Token: Sendable, Hashable {
        enum Meaning: Sendable, Hashable {
            case lemma(Lemma)
            /// A word that the lexicon does not have: numbers, Latin words, unknown kanji and katakana. Its text is its lemma.
            case literal
            /// Particles, endings, single kana.
            case function
            case punctuation
        }

        var meaning: Meaning
        var start: Int
        var end: Int
    }

    enum Cost {
        /// A run of digits or of letters is one word, whatever stands beside it.
        static let run: Int32 = 20
        static let katakanaRun: Int32 = 60
        static let katakanaLetter: Int32 = 6
        static let unknownKanji: Int32 = 44
        static let twoUnknownKanji: Int32 = 84
        static let unknownKana: Int32 = 34
        /// A hiragana word written in katakana.
        static let katakanaSpelling: Int32 = 4
        /// A katakana word written in hiragana; shorter than this it may be anything.
        static let hiraganaSpelling: Int32 = 8
        static let shortestHiraganaSpelling = 4
        /// A stem followed by nought to three hiragana.
        static let endings: [Int32] = [4, 6, 9, 14]
    }

    private static let longestRun = 30
    private static let unreached = Int32.max / 2

    let lexicon: Lexicon

    /// Room for the work on one text, kept between texts.
    struct Workspace {
        fileprivate var best: [Int32] = []
        fileprivate var steps: [Step] = []
    }

    fileprivate struct Step {
        var start: Int32 = 0
        var lemma: Lemma = 0
        var kind: Kind = .punctuation
    }

    fileprivate enum Kind: UInt8 { case lemma, literal, unknownKanji, function, punctuation }

    func tokens(_ text: [UInt32]) -> [Token] {
        var workspace = Workspace()
        return tokens(text, &workspace)
    }

    func tokens(_ text: [UInt32], _ workspace: inout Workspace) -> [Token] {
        text.withUnsafeBufferPointer { text in
            read(text, &workspace)
            return trace(text, &workspace)
        }
    }

    private func read(_ text: UnsafeBufferPointer<UInt32>, _ workspace: inout Workspace) {
        let count = text.count
        workspace.best.removeAll(keepingCapacity: true)
        workspace.best.append(contentsOf: repeatElement(Self.unreached, count: count + 1))
        if workspace.steps.count < count + 1 {
            workspace.steps.append(contentsOf: repeatElement(Step(), count: count + 1 - workspace.steps.count))
        }
        workspace.best[0] = 0
        workspace.best.withUnsafeMutableBufferPointer { best in
            workspace.steps.withUnsafeMutableBufferPointer { steps in
                var lattice = Lattice(best: best, steps: steps)
                for start in 0..<count where best[start] < Self.unreached {
                    lattice.start = start
                    if !readForced(text, &lattice) { readWords(text, &lattice) }
                }
            }
        }
    }

    fileprivate struct Lattice {
        let best: UnsafeMutableBufferPointer<Int32>
        let steps: UnsafeMutableBufferPointer<Step>
        var start = 0

        init(best: UnsafeMutableBufferPointer<Int32>, steps: UnsafeMutableBufferPointer<Step>) {
            self.best = best
            self.steps = steps
        }

        @inline(__always)
        func put(_ end: Int, _ cost: Int32, _ kind: Kind, _ lemma: Lemma = 0) {
            let total = best[start] + cost
            if total < best[end] {
                best[end] = total
                steps[end] = Step(start: Int32(start), lemma: lemma, kind: kind)
            }
        }
    }

    /// Runs of letters and digits, and what is no word: nothing else can stand there.
    private func readForced(_ text: UnsafeBufferPointer<UInt32>, _ lattice: inout Lattice) -> Bool {
        let start = lattice.start
        let first = text[start]
        let limit = min(text.count, start + Self.longestRun)
        if Characters.isDigit(first) {
            var end = start + 1
            while end < limit, Characters.isDigit(text[end]) { end += 1 }
            lattice.put(end, Cost.run, .literal)
            return true
        }
        if Characters.isSpacedLetter(first) {
            var end = start + 1
            while end < limit, Characters.isSpacedLetter(text[end]) { end += 1 }
            lattice.put(end, Cost.run, .literal)
            return true
        }
        if Characters.isWord(first) { return false }
        lattice.put(start + 1, 0, .punctuation)
        return true
    }

    private func readWords(_ text: UnsafeBufferPointer<UInt32>, _ lattice: inout Lattice) {
        let start = lattice.start
        let first = text[start]
        if Characters.isKatakanaLetter(first) {
            var end = start + 1
            let limit = min(text.count, start + Self.longestRun)
            while end < limit, Characters.isKatakanaLetter(text[end]) { end += 1 }
            if end - start >= 2 {
                lattice.put(end, Cost.katakanaRun + Cost.katakanaLetter * Int32(end - start), .literal)
            }
        }
        if Characters.isKanji(first) {
            lattice.put(start + 1, Cost.unknownKanji, .unknownKanji)
            if start + 1 < text.count, Characters.isKanji(text[start + 1]) {
                lattice.put(start + 2, Cost.twoUnknownKanji, .literal)
            }
        } else {
            lattice.put(start + 1, Cost.unknownKana, .function)
        }
        readLexicon(text, &lattice)
    }

    private func readLexicon(_ text: UnsafeBufferPointer<UInt32>, _ lattice: inout Lattice) {
        let start = lattice.start
        var node: UInt32? = Trie.root
        var hiraganaNode: UInt32? = Characters.isKatakana(text[start]) ? Trie.root : nil
        var katakanaNode: UInt32? = Characters.isHiragana(text[start]) ? Trie.root : nil
        var end = start
        while end < text.count, node != nil || hiraganaNode != nil || katakanaNode != nil {
            let character = text[end]
            node = node.flatMap { lexicon.trie.child($0, character) }
            hiraganaNode =
                Characters.isKatakana(character)
                ? hiraganaNode.flatMap { lexicon.trie.child($0, Characters.hiragana(character)) } : nil
            katakanaNode =
                Characters.isHiragana(character)
                ? katakanaNode.flatMap { lexicon.trie.child($0, Characters.katakana(character)) } : nil
            end += 1
            let word = node.flatMap { lexicon.words[Int($0)] }
            if let word {
                lattice.put(end, word.cost, word.isFunction ? .function : .lemma, word.lemma)
            } else if end - start > 1, let word = hiraganaNode.flatMap({ lexicon.words[Int($0)] }), !word.isFunction {
                lattice.put(end, word.cost + Cost.katakanaSpelling, .lemma, word.lemma)
            } else if end - start >= Cost.shortestHiraganaSpelling,
                let word = katakanaNode.flatMap({ lexicon.words[Int($0)] }), !word.isFunction
            {
                lattice.put(end, word.cost + Cost.hiraganaSpelling, .lemma, word.lemma)
            }
            guard let stem = node.flatMap({ lexicon.stems[Int($0)] }) else { continue }
            for (endings, cost) in Cost.endings.enumerated() {
                if endings > 0, end + endings > text.count || !Characters.isHiragana(text[end + endings - 1]) { break }
                lattice.put(end + endings, stem.cost + cost, .lemma, stem.lemma)
            }
        }
    }

    /// From the end back to the beginning; single unknown kanji side by side are one word.
    private func trace(_ text: UnsafeBufferPointer<UInt32>, _ workspace: inout Workspace) -> [Token] {
        var tokens: [Token] = []
        var end = text.count
        var joinsNext = false
        while end > 0 {
            let step = workspace.steps[end]
            let start = Int(step.start)
            if step.kind == .unknownKanji, joinsNext {
                tokens[tokens.count - 1].start = start
            } else {
                tokens.append(Token(meaning: Self.meaning(step), start: start, end: end))
            }
            joinsNext = step.kind == .unknownKanji
            end = start
        }
        tokens.reverse()
        return tokens
    }

    private static func meaning(_ step: Step) -> Token.Meaning {
        switch step.kind {
        case .lemma: .lemma(step.lemma)
        case .literal, .unknownKanji: .literal
        case .function: .function
        case .punctuation: .punctuation
        }
    }
}
