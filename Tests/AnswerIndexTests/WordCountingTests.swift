import Testing

@testable import AnswerIndex

/// What many short texts talk about.
@Suite struct WordCountingTests {
    private func words(_ texts: [String], least: Int = 1) -> [String: Int] {
        Dictionary(
            uniqueKeysWithValues: WordCounting.counts(texts, least: least, most: 100).map { ($0.word, $0.texts) })
    }

    @Test func `a word counts once in each text, in whichever form it stands`() {
        let found = words(["収集を増やしてほしい。収集が足りない。", "収集の回数を増やす。", "回数"])
        #expect(found["収集"] == 2 && found["増やす"] == 2 && found["回数"] == 2)
    }

    @Test func `words that say nothing of the subject are left out`() {
        let found = words(["この町で暮らすのは、とても便利だと思います。1000円です。"])
        #expect(found["便利"] == 1)
        for word in ["この", "の", "は", "です", "ます", "1000", "だ"] { #expect(found[word] == nil, "\(word)") }
    }

    @Test func `a long katakana word stays whole, and hiragana is no other word in kanji`() {
        let found = words(["プラスチックの分け方が分かりにくい。"])
        #expect(found["プラスチック"] == 1 && found["プラス"] == nil && found["憎い"] == nil)
    }

    @Test func `the most frequent come first, and the same texts give the same list`() {
        let texts = ["公園", "公園と図書館", "公園と図書館と病院"]
        let list = WordCounting.counts(texts, least: 2, most: 1)
        #expect(list.map(\.word) == ["公園"] && list == WordCounting.counts(texts, least: 2, most: 1))
        #expect(
            WordCounting.counts([], least: 1, most: 5).isEmpty && WordCounting.counts(["。"], least: 1, most: 5).isEmpty)
    }
}
