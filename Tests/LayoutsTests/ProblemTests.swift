import Layouts
import Model
import Testing

@Suite struct `Problems` {
    @Test(arguments: wrongTemplates.indices) func `a wrong template is reported with place and expectation`(
        _ index: Int
    ) {
        let (source, expected) = wrongTemplates[index]
        let (_, problems) = Surroundings.compile(source)
        #expect(problems.map { "\($0.code) \($0.line(in: .english))" } == expected, "\(source)")
    }

    @Test(arguments: failingTemplates.indices) func `what goes wrong while rendering has its place in the layout`(
        _ index: Int
    ) {
        let (source, expected) = failingTemplates[index]
        let problems = problemsOf(source)
        #expect(problems.map { "\($0.code) \($0.line(in: .english))" } == expected, "\(source)")
    }

    @Test(arguments: failingTemplates.indices) func `folding reports what fails on every page`(_ index: Int) throws {
        let (source, expected) = failingTemplates[index]
        let (set, problems) = Surroundings.compile(source)
        guard problems.isEmpty else { return }
        let (folded, found) = try #require(set.template("page.html")).folded(constants: Surroundings.values)
        // What can be gone through once is not followed from one use to the next.
        if !expected[0].contains("only once") {
            #expect(found.map { "\($0.code) \($0.line(in: .english))" }.contains(expected[0]), "\(source)")
        }
        var out: [UInt8] = []
        do throws(Problem) {
            try folded.render([], into: &out)
            Issue.record("folded template renders: \(source)")
        } catch {
            #expect("\(error.code) \(error.line(in: .english))" == expected[0], "\(source)")
        }
    }

    @Test func `problems of all files come at once, sorted by place`() {
        let files = [("b.html", "{{ x|nope }}\n{% if %}"), ("a.html", "{% endif %}"), ("page.html", "{{ y }}{{ z }}")]
            .map { LayoutFile(path: $0.0, place: "layouts/\($0.0)", bytes: Array($0.1.utf8)) }
        let (_, problems) = LayoutSet.compile(files, shapes: ["page.html": [:]])
        #expect(
            problems.map { "\($0.place) \($0.code)" } == [
                "layouts/a.html:1:4 layout-syntax", "layouts/b.html:2:7 layout-syntax",
                "layouts/page.html:1:4 unknown-variable", "layouts/page.html:1:11 unknown-variable",
            ])
    }

    @Test func `a part that several templates include is reported once`() {
        let files = [
            ("a.html", "{% set x = 1 %}{% include 'part.html' %}"), ("b.html", "{% include 'part.html' %}"),
            ("part.html", "{{ nope }}"),
        ]
        .map { LayoutFile(path: $0.0, place: $0.0, bytes: Array($0.1.utf8)) }
        let (_, problems) = LayoutSet.compile(files, shapes: ["a.html": [:], "b.html": ["y": .any]])
        #expect(problems.map { "\($0.place) \($0.code)" } == ["part.html:1:4 unknown-variable"])
    }

    @Test func `columns count characters, not bytes`() {
        let (_, problems) = Surroundings.compile("<p>しおみ日和😀</p>{{ nope }}")
        #expect(problems.map(\.place.column) == [17])
    }

    @Test func `a file that is not UTF-8 is a problem`() {
        let file = LayoutFile(path: "page.html", place: "layouts/page.html", bytes: [0x61, 0xFF, 0x62])
        let (set, problems) = LayoutSet.compile([file], shapes: ["page.html": [:]])
        #expect(problems.map(\.code) == ["not-utf8"])
        #expect(set.template("page.html") == nil)
    }

    @Test func `the Japanese message names the same thing`() {
        let (_, problems) = Surroundings.compile("{{ page.titel }}")
        #expect(
            problems.map { $0.line(in: .japanese) } == [
                "page.html:1:9: 属性 titel がありません — 使えるもの: title, date, extra, town"
            ])
    }
}
