import Synchronization

/// What many short texts talk about: the words that carry a subject, and in how many of the texts each stands.
public enum WordCounting {
    public struct Count: Hashable, Sendable {
        /// As the dictionary writes it: 「分ける」 for 「分けて」.
        public var word: String
        /// Texts in which it stands.
        public var texts: Int
    }

    /// Single characters say too little by themselves.
    private static let shortest = 2

    /// The most frequent first, then by their characters.
    /// - Parameter least: in so many texts at least.
    public static func counts(_ texts: [String], least: Int, most: Int) -> [Count] {
        let texts = texts.map(indexText).filter { !$0.isEmpty }
        if texts.isEmpty { return [] }
        let table = WordTable.embedded
        let inOrder = AnswerWorkers { pieces, work in for piece in 0..<pieces { work(piece) } }
        let segmenter = Segmenter(lexicon: CorpusReading(texts, table, inOrder).lexicon)
        let stopWords = Set(StopWords.embedded)
        var counts: [[UInt32]: Int] = [:]
        var workspace = Segmenter.Workspace()
        for text in texts {
            var words: Set<[UInt32]> = []
            for token in whole(segmenter.tokens(text, &workspace), text) {
                guard let word = word(token, text, table), word.count >= shortest, !stopWords.contains(word) else {
                    continue
                }
                words.insert(word)
            }
            for word in words { counts[word, default: 0] += 1 }
        }
        return counts.filter { $0.value >= least }.sorted { left, right in
            left.value == right.value ? left.key.lexicographicallyPrecedes(right.key) : left.value > right.value
        }.prefix(most).map { Count(word: string($0.key), texts: $0.value) }
    }

    /// The index takes long katakana words apart, for people who look for a part; here they are what was said.
    private static func whole(_ tokens: [Segmenter.Token], _ text: [UInt32]) -> [Segmenter.Token] {
        var whole: [Segmenter.Token] = []
        for token in tokens {
            let isKatakana = text[token.start..<token.end].allSatisfy(Characters.isKatakanaLetter)
            if isKatakana, let last = whole.last, last.end == token.start,
                text[last.start..<last.end].allSatisfy(Characters.isKatakanaLetter)
            {
                whole[whole.count - 1] = Segmenter.Token(meaning: .literal, start: last.start, end: token.end)
            } else {
                whole.append(token)
            }
        }
        return whole
    }

    /// Classes that name something, or say how it is or what is done.
    private static let classes: Set<WordTable.WordClass> = [
        .noun, .verbalNoun, .adjective, .verb, .adverb, .temporalNoun, .name,
    ]

    /// nil: it says nothing of the subject.
    private static func word(_ token: Segmenter.Token, _ text: [UInt32], _ table: WordTable) -> [UInt32]? {
        let written = Array(text[token.start..<token.end])
        switch token.meaning {
        case .lemma(let lemma):
            // What somebody wrote in hiragana may be another word in kanji: 「分かりにくい」 is not 「憎い」.
            if written.allSatisfy(Characters.isHiragana) { return isNoun(written, table) ? written : nil }
            guard Int(lemma) < table.keyCount else { return written }
            let rows = table.position(of: written).map(table.rows) ?? []
            let isOne = rows.isEmpty || rows.contains { $0.key == lemma && classes.contains($0.wordClass) }
            return isOne ? table.key(lemma) : nil
        case .literal: return written.allSatisfy(Characters.isDigit) ? nil : written
        case .function, .punctuation: return nil
        }
    }

    private static func isNoun(_ written: [UInt32], _ table: WordTable) -> Bool {
        (table.position(of: written).map(table.rows) ?? []).contains {
            $0.wordClass == .noun || $0.wordClass == .verbalNoun
        }
    }
}
