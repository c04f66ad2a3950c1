import Glibc
import Model
import Testing

@testable import SiteBuild

@Suite struct DefectsTests {
    @Test(arguments: Defect.groups)
    func `each mistake is reported where it stands, and nothing else is`(_ defects: [Defect]) throws {
        let workspace = try DefectiveWorkspace(defects)
        let report = workspace.check()
        try workspace.remove()
        let expected = defects.reduce(into: Set<String>()) { $0.formUnion($1.expected) }
        #expect(
            report.problems.filter { !expected.contains($0.whereAndWhat) }.map { $0.line(in: .english) } == [])
        #expect(expected.subtracting(report.problems.map(\.whereAndWhat)).sorted() == [])
    }

    /// One build for each: for `make soak`.
    @Test(.enabled(if: getenv("MADOGUCHI_SOAK") != nil), arguments: Defect.all)
    func `each mistake alone is reported alone`(_ defect: Defect) throws {
        let workspace = try DefectiveWorkspace([defect])
        let report = workspace.check()
        try workspace.remove()
        #expect(
            Set(report.problems.map(\.whereAndWhat)) == defect.expected,
            "\(report.problems.map { $0.line(in: .english) })")
    }

    @Test func `all mistakes at once are all reported in one run`() throws {
        let workspace = try DefectiveWorkspace(Defect.all)
        let report = workspace.check()
        try workspace.remove()
        let expected = Defect.all.reduce(into: Set<String>()) { $0.formUnion($1.expected) }
        let found = Set(report.problems.map(\.whereAndWhat))
        #expect(found.subtracting(expected).sorted() == [])
        #expect(expected.subtracting(found).sorted() == [])
        #expect(Defect.all.count >= 40)
    }

    @Test func `a workspace without mistakes has no problems`() throws {
        let workspace = try DefectiveWorkspace([])
        let report = workspace.check()
        try workspace.remove()
        #expect(report.problems.map(\.whereAndWhat) == [])
    }

    @Test(
        arguments: [
            ("unknown field", "「descripton」という項目はありません", "使えるもの: description"),
            ("missing alternative text", "画像に代替テキストがありません", "![画像の説明](ファイル)"),
            ("closes before it opens", "closes（2026-04-01）がopens（2026-05-01）より前です", nil),
            ("broken link in a field", "リンク先「/nai/」が見つかりません", nil),
            ("heading jump", "見出しの段階が飛んでいます（2の次に4）", "「###」以上の見出し"),
        ] as [(String, String, String?)])
    func `messages are Japanese where the locale is`(_ name: String, _ message: String, _ expected: String?) throws {
        let language = StaffLanguage { $0 == "LANG" ? "ja_JP.UTF-8" : nil }
        let defect = try #require(Defect.all.first { $0.name == name })
        let workspace = try DefectiveWorkspace([defect])
        let problem = try #require(workspace.check().problems.first)
        try workspace.remove()
        #expect(problem.message.text(in: language) == message)
        if let expected { #expect(problem.expected?.text(in: language).hasPrefix(expected) == true) }
        #expect(problem.line(in: language).hasPrefix("\(problem.place): \(message)"))
    }

    @Test func `the nearest spelling comes first`() throws {
        let workspace = try DefectiveWorkspace([try #require(Defect.all.first { $0.name == "unknown field" })])
        let problem = try #require(workspace.check().problems.first)
        try workspace.remove()
        #expect(problem.expected?.en.hasPrefix("expected one of: description, ") == true)
    }

    @Test func `a link of a field breaks in the next build when its page goes`() throws {
        let defect = Defect("link", ["faq/a.md": "---\ntitle: 問い\nlinks:\n  - {title: 行き先, url: /saki/}\n---\n答え\n"])
        let target = Defect("target", ["pages/saki.md": "---\ntitle: 行き先\n---\n本文\n"])
        let workspace = try DefectiveWorkspace([defect, target])
        var options = workspace.options
        options.isDryRun = false
        #expect(SiteBuild.run(options).problems.map(\.whereAndWhat) == [])
        OutputFolder(root: workspace.root).remove("content/pages/saki.md")
        let next = SiteBuild.run(options)
        try workspace.remove()
        #expect(next.problems.map(\.whereAndWhat) == ["\(workspace.root)/content/faq/a.md:4:23 broken-link"])
        #expect(next.written == 0)
    }

    @Test func `a check writes nothing`() throws {
        let workspace = try DefectiveWorkspace([])
        let before = try FileTree.scan(workspace.root)
        _ = workspace.check()
        let after = try FileTree.scan(workspace.root)
        try workspace.remove()
        #expect(before.signature == after.signature)
    }
}
