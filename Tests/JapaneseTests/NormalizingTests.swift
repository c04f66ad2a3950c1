import Japanese
import Testing

@Suite struct NormalizingTests {
    @Test func `full-width letters, half-width kana and squared words become their plain forms`() {
        #expect(nfkc("ＡＢＣ１２３　ｶﾞｷﾞ ㈱①㋿") == "ABC123 ガギ (株)1令和")
    }

    @Test func `plain ASCII and an empty text stay`() {
        #expect(nfkc("abc 123") == "abc 123")
        #expect(nfkc("") == "")
    }

    @Test func `a NUL inside a text does not end it`() {
        #expect(nfkc("あ\u{0}Ａ") == "あ\u{0}A")
    }

    @Test func `two writings of a word fold to one`() {
        #expect(folded("Ｗｉ－Ｆｉ　スポット") == folded("wi‐fi スポット"))
        #expect(folded("データ") != folded("デ-タ"))
    }

    @Test func `kana change both ways and leave the rest alone`() {
        #expect(hiragana("タカマツシ・ヴァン ーABC漢字") == "たかまつし・ゔぁん ーABC漢字")
        #expect(katakana("たかまつし ヶ abc") == "タカマツシ ヶ abc")
        #expect(katakana(hiragana("ミナトガワチョウ")) == "ミナトガワチョウ")
    }

    @Test func `ideographic spaces are trimmed`() {
        #expect(trimmed("\u{3000} 高松市　役所\n\u{FEFF}") == "高松市　役所")
        #expect(trimmed("\u{3000}") == "")
    }
}
