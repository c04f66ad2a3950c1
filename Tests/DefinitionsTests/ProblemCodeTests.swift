import Testing

/// The table of problem codes in docs/operation.md.
@Suite struct ProblemCodeTests {
    /// The manual from its table of codes on.
    private static let manual: Substring = {
        let manual = Repository.text("docs/operation.md") ?? ""
        return manual.firstRange(of: "\n## 問題コードの一覧").map { manual[$0.lowerBound...] } ?? ""
    }()

    /// Codes that stand in the first column of a table.
    private static let documented: Set<String> = Set(
        manual.matches(of: /(?m)^\| `([a-z0-9_-]+)`((?:、`[a-z0-9_-]+`)*) \|/).flatMap { row in
            [String(row.1)] + row.2.matches(of: /`([a-z0-9_-]+)`/).map { String($0.1) }
        })

    private static let sources = Repository.files(below: "Sources", suffix: ".swift").compactMap(Repository.text)

    /// Beginnings of codes that end in the name of a field or a kind.
    private static let prefixes: Set<String> = Set(
        sources.flatMap { $0.matches(of: /\b(?:Problem|report)\(\s*"([a-z]+-)\\\(/).map { String($0.1) } })

    @Test func `every problem the program can report is in the manual`() {
        let codes = Set(Self.sources.flatMap(Self.codes))
        #expect(codes.count > 100)
        #expect(codes.subtracting(Self.documented).sorted() == [])
        for prefix in Self.prefixes { #expect(Self.documented.contains { $0.hasPrefix(prefix) }, "\(prefix)…") }
    }

    @Test func `every code of the manual is one the program knows`() {
        let texts = Set(Self.sources.flatMap { $0.matches(of: /"([a-z0-9-]+)"/).map { String($0.1) } })
        let unknown = Self.documented.filter { code in
            !texts.contains(code) && !Self.prefixes.contains { code.hasPrefix($0) }
        }
        #expect(unknown.sorted() == [])
    }

    /// Codes where problems are made: as a first argument, as `code:`, and in tables of codes.
    private static func codes(_ source: String) -> [String] {
        let calls = source.matches(
            of: /\b(?:Problem|problem|FilterFailure|report|keep|remark|Remark|warn)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"/
        ).map { String($0.1) }
        let labels = source.matches(of: /\bcode: (?:String = )?"([a-z0-9]+(?:-[a-z0-9]+)+)"/).map { String($0.1) }
        let places = source.matches(of: /"([a-z0-9]+(?:-[a-z0-9]+)+)",\s*at:/).map { String($0.1) }
        guard let table = source.firstRange(of: "var code: String {") else { return calls + labels + places }
        let body = source[table.upperBound...].prefix { $0 != "}" }
        return calls + labels + places + body.matches(of: /"([a-z0-9]+(?:-[a-z0-9]+)+)"/).map { String($0.1) }
    }
}
