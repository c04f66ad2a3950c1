import Testing

@testable import OpenData

@Suite struct PlainTextTests {
    @Test(arguments: [
        ("朝8時まで", "朝8時まで"), ("# 注意", "\\# 注意"), ("<b>太字</b>", "\\<b>太字\\</b>"), ("10時\n11時", "10時\\\n11時"),
        ("一\n\n二", "一\n\n二"), ("- 一\n- 二", "\\- 一\\\n\\- 二"), ("-5度", "-5度"), ("1. 一", "1\\. 一"), ("3.5m", "3.5m"),
        ("10~12時、13~15時", "10\\~12時、13\\~15時"), ("a_b *c*", "a_b \\*c\\*"), ("R&D &amp; &", "R&D \\&amp; &"),
        ("https://a.jp/x_y?b=1&c=2。", "<https://a.jp/x_y?b=1&c=2>。"), ("（https://a.jp/）を", "（<https://a.jp/>）を"),
        ("www.a.jpをご覧", "www\\.a.jpをご覧"), ("a|b\n---|---", "a|b\\\n\\---|---"), ("一\n===", "一\\\n\\==="),
        ("{漢字|かんじ}", "&#123;漢字|かんじ}"), ("{a}", "{a}"), ("[x](y)", "\\[x](y)"), ("C:\\tmp", "C:\\\\tmp"),
        ("```\ncode", "\\`\\`\\`\\\ncode"), ("    字下げ", "字下げ"), ("末尾  \n次", "末尾\\\n次"), ("> [!NOTE]", "\\> \\[!NOTE]"),
    ])
    func `plain text becomes Markdown that shows the same, and comes back`(plain: String, expected: String) {
        let written = markdown(ofPlain: plain)
        #expect(written == expected)
        let back = plainText(ofMarkdown: written)
        #expect(back.map { markdown(ofPlain: $0) } == written)
    }

    @Test(arguments: ["## 見出し", "- 一\n- 二", "[表](/a/)", "一行目\n二行目", "**太字**", "| a |\n|---|", "{漢字|かんじ}"])
    func `Markdown that says more than text is not taken for text`(markdown: String) {
        #expect(plainText(ofMarkdown: markdown) == nil)
    }

    @Test func `random text comes back`() {
        var random = Seeded(20_261_121)
        let pieces = [
            "\\", "`", "*", "_", "<", ">", "[", "]", "(", ")", "#", "&", "amp;", "~", "|", "-", ":", "{", "}", "\n",
            " ", "1.",
            "http://a.jp/", "www.", "漢字", "。", "+", "=", "!", "a",
        ]
        for _ in 0..<1_000 {
            let plain = (0..<Int.random(in: 1...12, using: &random)).map { _ in random.pick(pieces) }.joined()
            let written = markdown(ofPlain: plain)
            let back = plainText(ofMarkdown: written)
            #expect(back != nil, "\(plain.debugDescription) \(written.debugDescription)")
        }
    }

    @Test func `a row that says it is Markdown is taken as it is`() throws {
        let result = try importCSV(.faq, "id,question,answer,本文の書式\n1,q,**太字**,Markdown\n2,q2,**太字**,\n")
        #expect(result.records.map { $0.text("body") } == ["**太字**", "\\*\\*太字\\*\\*"])
    }

    @Test func `a link that leads nowhere is kept as text`() throws {
        let result = try importCSV(.faq, "id,question,answer,URL\n1,q,a,なし\n")
        #expect(result.records.first?["links"] == nil)
        #expect(result.records.first?.text("extra.URL") == "なし")
    }
}
