import Model
import Testing
import YAML

@testable import Definitions

private func site(_ yaml: String) throws -> (site: SiteDefinition, found: [String]) {
    let (site, problems) = SiteDefinition.read(
        try YAMLReader.read(Array(yaml.utf8), file: "content/site.yaml"), file: "content/site.yaml")
    return (site, problems.map { "\($0.code) \($0.place.line):\($0.place.column)" })
}

@Suite struct SiteDefinitionTests {
    @Test func `a name is enough for a site`() throws {
        let (site, found) = try site("name: しおみ\n")
        #expect(found.isEmpty)
        #expect(site.name == "しおみ")
        #expect(site.languages == [.init(code: "ja", name: "日本語")])
        #expect(site.defaultLanguage == "ja")
        #expect(site.baseURL.isEmpty)
        #expect(site.vocabularies["theme"]?.terms.first?.code == "housing")
    }

    @Test func `a site without a name is a problem`() throws {
        #expect(try site("").found == ["missing-field 1:1"])
        #expect(try site("tagline: x\n").found == ["missing-field 1:1"])
    }

    @Test func `the base address loses its trailing slashes`() throws {
        #expect(try site("name: a\nbase_url: https://example.jp//\n").site.baseURL == "https://example.jp")
        #expect(try site("name: a\nbase_url: example.jp\n").found == ["wrong-type 2:11"])
    }

    @Test func `name, tagline and description have translations`() throws {
        let (site, found) = try site("name: しおみ\nname_en: Shiomi\ntagline: 海\ntagline_en: Sea\n")
        #expect(found.isEmpty)
        #expect(site.text("name", in: "en") == "Shiomi")
        #expect(site.text("name", in: "ko") == "しおみ")
        #expect(site.text("tagline", in: "en") == "Sea")
        #expect(site.text("description", in: "en") == nil)
    }

    @Test func `the first language is the default one; Easy Japanese is tagged as Japanese`() throws {
        let (site, found) = try site(
            "name: a\nlanguages:\n  - {code: en, name: English}\n  - {code: easy, name: やさしい}\n")
        #expect(found.isEmpty)
        #expect(site.defaultLanguage == "en")
        #expect(site.languages.map(\.tag) == ["en", "ja"])
    }

    @Test func `a language without a name is a problem, and the others stay`() throws {
        let (site, found) = try site("name: a\nlanguages:\n  - {code: ja, name: 日本語}\n  - {code: en}\n")
        #expect(found == ["missing-field 4:5"])
        #expect(site.languages.map(\.code) == ["ja"])
    }

    @Test(arguments: ["ja", "en", "zh", "zh-Hant", "zh-TW", "pt-BR", "ko", "vi", "fil", "es-419", "easy", "zh-Hant-TW"])
    func `a language has a tag of BCP 47, or is easy`(_ code: String) throws {
        let (site, found) = try site("name: a\nlanguages:\n  - {code: \(code), name: x}\n")
        #expect(found == [])
        #expect(site.languages.map(\.code) == [code])
    }

    @Test(
        arguments: [
            "jp", "cn", "kr", "tw", "vn", "xx", "JA", "ja_JP", "zh-hant", "zh-tw", "Japanese", "日本語", "a/b", "..",
            "en-",
            "-en", "en--US", "e", "easy-ja", "zh-Hant-TW-x", "x-private",
        ])
    func `another code is a problem at its place, with forms that are right`(_ code: String) throws {
        let yaml = "name: a\nlanguages:\n  - {code: ja, name: 日本語}\n  - {code: \"\(code)\", name: x}\n"
        #expect(try site(yaml).found == ["wrong-language 4:12"])
    }

    @Test(arguments: [("jp", "ja"), ("cn", "zh"), ("kr", "ko"), ("tw", "zh-Hant"), ("vn", "vi")])
    func `for a country's code the language's comes first`(_ country: String, _ language: String) throws {
        let (_, problems) = SiteDefinition.read(
            try YAMLReader.read(Array("name: a\nlanguages: [{code: \(country), name: x}]\n".utf8), file: "s"), file: "s"
        )
        let expected = try #require(problems.first?.expected)
        #expect(expected.ja.contains("例: \(language), ") && expected.en.contains("as in \(language), "))
    }

    @Test func `a language may be listed once`() throws {
        let (_, found) = try site(
            "name: a\nlanguages: [{code: ja, name: a}, {code: en, name: b}, {code: ja, name: c}]\n")
        #expect(found == ["wrong-language 2:62"])
    }

    @Test func `menus keep their order, their children and the place of each address`() throws {
        let (site, found) = try site(
            """
            name: a
            menus:
              main:
                - title: くらし
                  title_en: Living
                  url: /kurashi/
                  children: [{title: 税, url: /kurashi/zei/}]
              footer: []
            """)
        #expect(found.isEmpty)
        #expect(site.menus.map(\.name) == ["main", "footer"])
        let item = try #require(site.menus.first?.items.first)
        #expect(item.title(in: "en", default: "ja") == "Living")
        #expect(item.title(in: "ko", default: "ja") == "くらし")
        #expect(item.url == "/kurashi/")
        #expect(item.place == Place(file: "content/site.yaml", line: 6, column: 12))
        #expect(item.children.first?.url == "/kurashi/zei/")
    }

    @Test func `unknown fields of the site and of a menu are problems at their keys`() throws {
        #expect(try site("name: a\nnamee: b\n").found == ["unknown-field 2:1"])
        #expect(try site("name: a\nmenus:\n  main:\n    - {title: a, link: /a/}\n").found == ["unknown-field 4:18"])
        #expect(try site("name: a\norganization: {name: b, fax: 1}\n").found == ["unknown-field 2:25"])
    }

    @Test func `an organization's code needs its check digit`() throws {
        #expect(try site("name: a\norganization: {name: b, code: '482013'}\n").found.isEmpty)
        #expect(try site("name: a\norganization: {name: b, code: '482014'}\n").found == ["wrong-type 2:31"])
    }

    @Test func `a desk of the prefecture needs an id and a name`() throws {
        #expect(try site("name: a\ndesks:\n  - {id: iju, name: 相談}\n").found.isEmpty)
        #expect(try site("name: a\ndesks:\n  - {section: 課}\n").found == ["missing-field 3:5", "missing-field 3:5"])
    }

    // MARK: Vocabularies

    @Test func `a vocabulary of the site replaces ours, in the order written`() throws {
        let (site, found) = try site(
            "name: a\nvocabularies:\n  theme:\n    work: しごと\n    housing: {ja: 住まい, en: Housing, easy: 家}\n")
        #expect(found.isEmpty)
        let theme = try #require(site.vocabularies["theme"])
        #expect(theme.terms.map(\.code) == ["work", "housing"])
        #expect(theme.label(of: "housing", in: "easy") == "家")
        #expect(theme.label(of: "housing", in: "ko") == "住まい")
        #expect(theme.label(of: "nothing", in: "ja") == "nothing")
        #expect(site.vocabularies["target"] == Vocabulary.standard["target"])
    }

    @Test func `a term without a label, and a vocabulary that is no map, are problems`() throws {
        #expect(try site("name: a\nvocabularies:\n  theme:\n    work: [a]\n").found == ["wrong-type 4:11"])
        #expect(try site("name: a\nvocabularies:\n  theme: [a, b]\n").found == ["wrong-type 3:10"])
    }

    @Test func `a term without a Japanese label shows the first it has by language code`() throws {
        let (site, _) = try site("name: a\nvocabularies:\n  theme:\n    work: {vi: Việc, en: Work}\n")
        #expect(site.vocabularies["theme"]?.label(of: "work", in: "ja") == "Work")
    }

    @Test func `our own vocabularies have Japanese and English labels and no code twice`() {
        for (name, vocabulary) in Vocabulary.standard {
            #expect(Set(vocabulary.terms.map(\.code)).count == vocabulary.terms.count, "\(name)")
            for term in vocabulary.terms { #expect(Set(term.labels.keys) == ["ja", "en"], "\(name) \(term.code)") }
        }
    }
}
