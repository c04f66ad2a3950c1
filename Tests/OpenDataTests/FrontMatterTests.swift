import Testing

@testable import OpenData

@Suite struct FrontMatterTests {
    @Test(arguments: [
        "空き家", "3階建て", "https://shiomi.example.jp/a?b=c#d", "Rent support", "ごみの収集日は?", "Wi-Fi", "/pictures/a.jpg",
        "１２：３０", "a,b",
    ])
    func `text nobody can mistake is written as it is`(text: String) {
        #expect(FrontMatterWriter.scalar(text, indent: 2) == text)
    }

    @Test(arguments: [
        "", " a", "a ", "yes", "No", "NULL", "~", "on", "y", "1", "1.5", "0x1F", "1_000", "12:30", "2026-04-01", "1e3",
        ".5", "-5", "- a", "? a", ": a", "a: b",
        "a:", "a #b", "#a", "[a]", "{a}", "\"a", "'a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "---", "=", "<<",
        "a\u{2028}b", "a\tb", "a\u{200B}", "true",
        "0o17", "+1", "NaN", "\u{FEFF}a", "ＮＯ",
    ])
    func `text a reader could take for something else is quoted`(text: String) {
        let written = FrontMatterWriter.scalar(text, indent: 2)
        #expect(written.hasPrefix("\"") && written.hasSuffix("\""))
    }

    @Test func `lines are written as a block, and read back`() {
        for text in ["一行目\n二行目", "a\n\nb\n", "a\n\n\n", "a\n  b\n# c\n- d\nkey: e"] {
            let lines = FrontMatter.split(FrontMatterWriter.lines("amount", .text(text)))
            #expect(lines[0].hasPrefix("amount: |"))
            #expect(YAMLScalar.text(lines) == text)
        }
    }

    @Test func `lines a block would change are quoted`() {
        for text in ["\na", " a\nb", "a \nb", "a\r\nb", "a\n\u{1}"] {
            let lines = FrontMatter.split(FrontMatterWriter.lines("amount", .text(text)))
            #expect(lines.count == 1)
            #expect(lines[0].hasPrefix("amount: \""))
        }
    }

    @Test func `random texts read back as they were`() {
        var random = Seeded(11)
        for _ in 0..<5000 {
            let text = random.text()
            let lines = FrontMatter.split(FrontMatterWriter.lines("x", .text(text)))
            if let read = YAMLScalar.text(lines) { #expect(read == text) }
            #expect(FrontMatter.key(of: lines[0]) == "x")
            #expect(lines.dropFirst().allSatisfy { $0.isEmpty || $0.hasPrefix("  ") })
        }
    }

    @Test func `keys of any text are keys`() {
        var random = Seeded(12)
        for _ in 0..<5000 {
            let key = random.text()
            guard !key.isEmpty, !key.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { continue }
            #expect(FrontMatter.key(of: FrontMatterWriter.lines(key, .int(1))) == key, "\(key)")
        }
    }
}
