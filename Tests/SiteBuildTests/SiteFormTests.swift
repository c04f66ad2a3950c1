import FormEngine
import TestKit
import Testing

/// Forms as the builder publishes them.
struct SiteFormTests {
    private func site(_ settings: String = "") throws -> SiteTest {
        let test = try SiteTest(embeddedTheme: true)
        try test.write("content/site.yaml", "name: 見本県\nbase_url: https://mihon.example.jp\n\(settings)")
        try test.write("content/pages/index.md", "---\ntitle: 見本県\n---\n")
        return test
    }

    private func form(_ fields: String = "", label: String = "お名前") -> String {
        "---\ntitle: 転入の予約\n\(fields)steps:\n  - title: あなた\n    items:\n      - {name: a, type: text, label: \(label), required: true}\n---\n説明です。\n"
    }

    @Test func `a form's page holds its first step, and its rules stand beside it`() throws {
        let test = try site()
        try test.write("content/forms/moving.md", form())
        #expect(test.build().problems.isEmpty)
        let page = try test.page("/forms/moving/")
        #expect(page.contains("action=\"/my/forms/moving\"") && page.contains("name=\"a\"") && page.contains("説明です。"))
        let rules = try #require(Form(Array(try test.page("/forms/moving/form.json").utf8)))
        #expect(rules.site == "https://mihon.example.jp" && page.contains("data-version=\"\(rules.version)\""))
        #expect(test.isPublished("/my/frame.html") && test.isPublished("/paused.html"))
        #expect(try test.page("/forms/forms.json").contains("転入の予約"))
    }

    @Test func `its version changes with what is asked, and with nothing else`() throws {
        let test = try site()
        func version(_ text: String) throws -> String {
            try test.write("content/forms/moving.md", text)
            #expect(test.build().problems.isEmpty)
            return try #require(Form(Array(try test.page("/forms/moving/form.json").utf8))).version
        }
        let first = try version(form())
        #expect(try version(form("cap: 3\n")) == first)
        #expect(try version(form(label: "氏名")) != first)
    }

    @Test func `a form speaks each language that it has words for, by one set of rules`() throws {
        let languages = "languages: [{code: ja, name: 日本語}, {code: en, name: English}, {code: ko, name: 한국어}]\n"
        let test = try site(languages)
        try test.write("content/forms/moving.md", form())
        let words = "texts:\n  - title: You\n    items:\n      - {name: a, label: Your name}\n"
        try test.write("content/forms/moving.en.md", "---\ntitle: Moving in\n\(words)---\nAbout it.\n")
        try test.write("content/forms/moving.ko.md", "---\ntitle: 전입\n---\n한국어\n")
        #expect(test.build().problems.isEmpty)
        let page = try test.page("/en/forms/moving/")
        #expect(page.contains("Your name") && page.contains("name=\"_language\" value=\"en\"") && !page.contains("必須"))
        #expect(page.contains("data-form=\"/en/forms/moving/form.json\""))
        let rules = try #require(Form(Array(try test.page("/en/forms/moving/form.json").utf8)))
        #expect(rules.language == "en" && rules.item("a")?.isRequired == true && rules.title == "Moving in")
        #expect(try test.page("/my/en/frame.html").contains("lang=\"en\""))
        // Without words it is asked as it was written first, and says so.
        let untranslated = try test.page("/ko/forms/moving/")
        #expect(untranslated.contains("lang=\"ja\" data-form=\"/forms/moving/form.json\""))
        #expect(!untranslated.contains("name=\"_language\"") && !test.isPublished("/my/ko/frame.html"))
        // A rule that changes, changes in every language.
        try test.write("content/forms/moving.md", form().replacing(", required: true", with: ""))
        #expect(test.build().problems.isEmpty)
        let changed = try #require(Form(Array(try test.page("/en/forms/moving/form.json").utf8)))
        #expect(changed.item("a")?.isRequired == false && changed.version != rules.version)
        try test.write("content/forms/moving.en.md", "---\ntitle: Moving in\ncap: 3\n\(words)---\nAbout it.\n")
        #expect(test.build().problems.map { "\($0.place.line) \($0.code)" } == ["3 rules-in-translation"])
    }

    @Test(arguments: [
        ("closes: 2020-01-01\n", "受付は終了しました。"), ("opens: 2999-01-01\n", "受付はまだ始まっていません。"),
    ])
    func `outside of its time the page says so and asks nothing`(fields: String, said: String) throws {
        let test = try site()
        try test.write("content/forms/moving.md", form(fields))
        #expect(test.build().problems.isEmpty)
        let page = try test.page("/forms/moving/")
        #expect(page.contains(said) && !page.contains("name=\"a\""))
    }

    @Test func `once for each person needs accounts`() throws {
        let test = try site()
        try test.write("content/forms/moving.md", form("once_per_person: true\n"))
        #expect(test.build().problems.map(\.code) == ["no-accounts"])
        let with = try site("residents: true\n")
        try with.write("content/forms/moving.md", form("once_per_person: true\n"))
        #expect(with.build().problems.isEmpty)
    }

    @Test func `addresses by postal codes are published in small files, for forms alone`() throws {
        let test = try site()
        let row = { (code: String) in "48201,\"99900\",\"\(code)\",\"\",\"\",\"\",\"潮見県\",\"潮見市\",\"県庁通\",0,0,0,0,0,0\n"
        }
        try test.write("content/postal/utf_ken_all.csv", row("9990001") + row("1000001"))
        #expect(test.build().problems.isEmpty)
        #expect(!test.isPublished("/postal/999.json"))
        try test.write("content/forms/moving.md", form())
        #expect(test.build().problems.isEmpty)
        #expect(try test.page("/postal/999.json") == "{\"9990001\":[[\"潮見県\",\"潮見市\",\"県庁通\"]]}")
        #expect(test.isPublished("/postal/100.json"))
        try test.write("content/postal/utf_ken_all.csv", row("1000001") + "壊れた行\n")
        #expect(test.build().problems.map { "\($0.place.line) \($0.code)" } == ["2 wrong-postal-row"])
    }

    @Test func `what staff fill in is written beside the published site, never into it`() throws {
        let test = try site()
        try test.write("content/forms/moving.md", form("staff:\n  - {name: paid, type: number, label: 支給額の欄}\n"))
        #expect(test.build().problems.isEmpty)
        let file = "output/runtime/forms/moving.json"
        #expect(try test.read(file).contains("支給額の欄"))
        let published = try PublishedFiles(test.root + "/output")
        #expect(!published.paths.isEmpty)
        for path in published.paths {
            #expect(!String(decoding: published[path] ?? [], as: UTF8.self).contains("支給額の欄"), "\(path)")
        }
        try test.write("content/forms/moving.md", form())
        #expect(test.build().problems.isEmpty)
        #expect(!test.exists(file))
    }
}
