import Definitions
import Markdown
import TestKit
import Testing

@testable import SiteBuild

/// Entries that say no more than they have to, with the program's own theme.
struct SparseEntryTests {
    /// What is required beside the title, and a date where its absence is a warning.
    private static let required: [String: String] = [
        "news": "date: 2026-11-01", "event": "start: 2026-12-01",
        "municipality": "code: \"131016\"", "program": "theme: housing\ntarget: [anyone]",
        "house": "number: \"1\"\nmunicipality: mihon\ntype: house\ndeal: sale\nstate: open",
        "stay": "municipality: mihon", "recruit": "municipality: mihon",
        "form": "steps:\n  - title: 聞くこと\n    items:\n      - {name: a, type: text, label: 一つ}",
    ]

    @Test(arguments: Kind.all.map(\.name))
    func `an entry with nothing but what is required is a sound page, in its list too`(_ name: String) throws {
        let kind = try #require(Kind.named(name))
        let test = try SiteTest(embeddedTheme: true)
        try test.write("content/site.yaml", "name: 見本県\n")
        try test.write("content/pages/index.md", "---\ntitle: 見本県\n---\n")
        try test.write("content/municipalities/mihon.md", "---\ntitle: 見本町\ncode: \"131016\"\n---\n")
        let id = name == "municipality" ? "mihon" : "sparse"
        let fields = Self.required[name].map { $0 + "\n" } ?? ""
        try test.write("content/\(kind.folder)/\(id).md", "---\ntitle: 題だけ\n\(fields)---\n")
        let problems = test.build().problems.map { $0.line(in: .english) }
        // The bank's feed rightly misses the price of such a house.
        #expect(problems.filter { name != "house" || !$0.contains("registration card") } == [])
        let page = try test.page(name == "page" ? "/sparse/" : "/\(kind.folder)/\(id)/")
        #expect(page.contains("題だけ") && !page.contains(">None<"))
        #expect(page.firstMatch(of: /<t(body|able|head)[^>]*>\s*<\/t/) == nil)
        #expect(page.firstMatch(of: /<h2 id="facts-title">[^<]*<\/h2>\s*<\/section>/) == nil)
        if kind.listing != nil { #expect(try test.page("/\(kind.folder)/").contains("題だけ")) }
    }

    @Test func `news without a date is published last, without one, and said to be so`() throws {
        let test = try SiteTest(embeddedTheme: true)
        try test.write("content/site.yaml", "name: 見本県\nbase_url: https://mihon.example.jp\n")
        try test.write("content/pages/index.md", "---\ntitle: 見本県\n---\n\n```@latest\nkind: news\n```\n")
        try test.write("content/news/a.md", "---\ntitle: 日付なし\nimportant: true\n---\n本文\n")
        try test.write("content/news/b.md", "---\ntitle: 日付あり\ndate: 2020-01-01\n---\n本文\n")
        let report = test.build()
        #expect(report.problems.map { "\($0.place.line) \($0.code) \($0.severity)" } == ["2 missing-date warning"])
        #expect(try !test.page("/news/a/").contains("<time"))
        let list = try test.page("/news/")
        let dated = try #require(list.firstRange(of: "日付あり")?.lowerBound)
        #expect(try dated < #require(list.firstRange(of: "日付なし")?.lowerBound))
        #expect(try test.page("/").contains("日付なし"))
        #expect(try test.page("/news/feed.xml").contains("日付なし"))
    }

    @Test func `a component's limit counts; one below nothing is a problem where it stands`() throws {
        let test = try SiteTest(embeddedTheme: true)
        try test.write("content/site.yaml", "name: 見本県\n")
        for number in 1...9 {
            try test.write("content/news/n\(number).md", "---\ntitle: 知らせ\(number)号\ndate: 2026-11-0\(number)\n---\n")
        }
        func build(_ limit: String) throws -> [String] {
            try test.write("content/pages/index.md", "---\ntitle: 県\n---\n\n```@latest\nkind: news\n\(limit)\n```\n")
            return test.build().problems.map { "\($0.place.line):\($0.place.column) \($0.code)" }
        }
        for (limit, shown) in [("limit: 2", 2), ("limit: 100", 9), ("limit:", 6), ("title: 新着", 6)] {
            #expect(try build(limit) == [])
            #expect(try test.page("/").matches(of: /知らせ\d号/).count >= shown, "\(limit)")
        }
        for limit in ["limit: -1", "limit: 1.5", "limit: すべて", "limit: [1]"] {
            #expect(try build(limit) == ["7:8 wrong-type"], "\(limit)")
        }
    }

    // MARK: Ids of the page around a text

    @Test func `ids of the theme are known to those who name headings`() {
        var found: Set<String> = []
        for file in Theme(files: Theme.embedded).templates where file.name.hasSuffix(".html") {
            let text = String(decoding: file.bytes, as: UTF8.self)
            found.formUnion(text.matches(of: /\bid="([a-z-]+)"/).map { String($0.1) })
            found.formUnion(text.matches(of: /section_head\("([a-z-]+)"/).map { String($0.1) })
        }
        #expect(found.count > 20)
        #expect(PageIDs.ofTheme == found)
    }

    @Test func `a heading may be called as a part of the page is`() throws {
        let test = try SiteTest(embeddedTheme: true)
        try test.write("content/site.yaml", "name: Town\nlanguages: [{code: en, name: English}]\n")
        try test.write("content/pages/index.md", "---\ntitle: Town\n---\n")
        let names = ["Top", "Main", "Facts title", "fn 1", "Contact title"]
        let headings = names.map { "## \($0)\n\nText[^1].\n\n" }.joined()
        try test.write("content/pages/a.md", "---\ntitle: A page\n---\n\n\(headings)\n[^1]: Note.\n")
        #expect(test.build().problems.map { $0.line(in: .english) } == [])
    }
}
