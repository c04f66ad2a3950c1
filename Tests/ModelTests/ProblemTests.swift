import Testing

@testable import Model

@Suite struct WordingTests {
    @Test func `possibilities are named in the order given`() {
        #expect(Wording.oneOf(["b", "a"]).en == "expected one of: b, a")
        #expect(Wording.oneOf(["b", "a"]).ja == "使えるもの: b, a")
    }

    @Test(arguments: [
        ("closess", "closes"), ("opns", "opens"), ("titel", "title"), ("種類", "種別"), ("", "id"),
    ])
    func `the nearest spelling comes first`(near: String, first: String) {
        let names = ["title", "description", "opens", "closes", "id", "種別", "municipality"]
        #expect(Wording.oneOf(names, near: near).en.hasPrefix("expected one of: \(first), "))
    }

    @Test func `names that are equally near stand in order`() {
        #expect(Wording.oneOf(["zz", "ab", "aa"], near: "ac").en == "expected one of: aa, ab, zz")
    }

    @Test func `long lists are cut after twelve`() {
        let names = (10..<40).map { "n\($0)" }
        let text = Wording.oneOf(names).en
        #expect(text.hasSuffix("n21, …"))
        #expect(!text.contains("n22"))
        #expect(!Wording.oneOf(Array(names.prefix(12))).en.contains("…"))
    }
}

@Suite struct ProblemTests {
    private let problem = Problem(
        "unknown-field", at: Place(file: "content/a.md", line: 3, column: 5), ja: "項目がありません", en: "unknown field",
        expected: Wording(ja: "使えるもの: title", en: "expected one of: title"))

    @Test func `a problem is one line in the language of the staff`() {
        #expect(problem.line(in: .english) == "content/a.md:3:5: unknown field — expected one of: title")
        #expect(problem.line(in: .japanese) == "content/a.md:3:5: 項目がありません — 使えるもの: title")
    }

    @Test func `a warning says so, and line 0 is the whole file`() {
        let warning = Problem(
            "unknown-file", at: Place(file: "content/x"), severity: .warning, ja: "使われません", en: "not used")
        #expect(warning.line(in: .english) == "content/x: warning: not used")
        #expect(warning.line(in: .japanese) == "content/x: 注意: 使われません")
    }

    @Test func `problems are sorted by file, line and column, not by their text`() {
        func at(_ file: String, _ line: Int, _ column: Int) -> Problem {
            Problem("c", at: Place(file: file, line: line, column: column), ja: "", en: "")
        }
        let sorted = [at("b", 1, 1), at("a", 10, 1), at("a", 2, 9), at("a", 2, 1)].sorted()
        #expect(sorted.map(\.place.description) == ["a:2:1", "a:2:9", "a:10:1", "b:1:1"])
    }

    @Test(arguments: [
        (["LC_ALL": "ja_JP.UTF-8", "LANG": "C"], StaffLanguage.japanese),
        (["LC_ALL": "C", "LANG": "ja_JP.UTF-8"], .english),
        (["LC_ALL": "", "LC_MESSAGES": "ja_JP"], .japanese), (["LANG": "ja"], .japanese), ([:], .english),
    ])
    func `the locale decides the language, in POSIX order`(variables: [String: String], language: StaffLanguage) {
        #expect(StaffLanguage { variables[$0] } == language)
    }
}
