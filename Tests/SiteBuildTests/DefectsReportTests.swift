import Glibc
import Model
import Testing

@testable import SiteBuild

/// The table of pages and criteria, the sample, and links to other sites.
@Suite struct DefectsReportTests {
    @Test func `every page stands against every criterion that can be tested`() throws {
        let workspace = try DefectiveWorkspace([])
        let audit = try #require(workspace.check().audit)
        try workspace.remove()
        let automatic = Criterion.all.filter(\.isAutomatic).count
        let pages = Set(audit.results.map(\.page))
        #expect(pages.isSuperset(of: ["/", "/madoguchi/", "/programs/", "/404.html"]))
        #expect(audit.results.count == pages.count * automatic)
        for total in audit.totals {
            let sum = total.passed + total.failed + total.notApplicable
            #expect(sum == (total.criterion.isAutomatic ? pages.count : 0), "\(total.criterion.id)")
            #expect(total.failed == 0)
        }
    }

    @Test func `criteria are those of the standard and of WCAG 2_2, at levels A and AA`() {
        let ofStandard = Criterion.all.filter { $0.edition == .wcag20 }
        #expect(ofStandard.count == 38)
        #expect(ofStandard.count { $0.level == "A" } == 25)
        // WCAG 2.2 has 55 at these levels; 4.1.1 is in the standard only.
        #expect(Criterion.all.count == 56)
        #expect(Set(Criterion.all.map(\.id)).count == 56)
        #expect(Criterion.all.first?.id == "1.1.1")
        #expect(Criterion.all.map(\.id).firstIndex(of: "1.4.5")! < Criterion.all.map(\.id).firstIndex(of: "1.4.10")!)
        let automatic = Set(Criterion.all.filter(\.isAutomatic).map(\.id))
        #expect(
            automatic.isSuperset(of: [
                "1.1.1", "1.3.1", "1.4.3", "2.4.1", "2.4.2", "2.4.4", "2.4.6", "3.1.1", "3.3.2", "4.1.1", "4.1.2",
            ]))
    }

    @Test func `every fault of a page breaks a criterion`() {
        let codes = Criterion.all.reduce(into: Set<String>()) { $0.formUnion($1.codes) }
        let kinds: [PageFault.Kind] = [
            .duplicateID, .missingAlt, .headingJump, .missingFirstHeading, .secondFirstHeading, .emptyHeading,
            .emptyLink, .emptyButton,
            .tableWithoutHeader, .missingLanguage, .missingTitle, .missingLabel, .untitledFrame, .positiveTabindex,
            .noWayPast,
        ]
        for kind in kinds { #expect(codes.contains(kind.code), "\(kind)") }
    }

    @Test func `faults of text, layout and theme fail the criteria of their pages`() throws {
        let names = [
            "missing alternative text", "a layout whose pages cannot be used by everyone", "a colour too faint to read",
        ]
        let workspace = try DefectiveWorkspace(Defect.all.filter { names.contains($0.name) })
        let audit = try #require(workspace.check().audit)
        try workspace.remove()
        func outcome(_ page: String, _ criterion: String) -> AuditReport.Outcome? {
            audit.results.first { $0.page == page && $0.criterion == criterion }?.outcome
        }
        #expect(outcome("/t08/", "1.1.1") == .fail)
        #expect(outcome("/t08/", "3.1.1") == .pass)
        #expect(outcome("/l06/", "3.1.1") == .fail)
        #expect(outcome("/l06/", "2.4.4") == .fail)
        #expect(outcome("/l06/", "1.1.1") == .notApplicable)
        #expect(outcome("/", "1.4.3") == .fail)
    }

    @Test func `the report is JSON with the promised members`() throws {
        let workspace = try DefectiveWorkspace([])
        let audit = try #require(workspace.check().audit)
        try workspace.remove()
        var json = JSONWriter()
        json.object { audit.write(.japanese, into: &$0) }
        let text = String(decoding: json.bytes, as: UTF8.self)
        #expect(
            text.hasPrefix(
                "{\"criteria\":[{\"id\":\"1.1.1\",\"name\":\"非テキストコンテンツ\",\"level\":\"A\",\"edition\":\"2.0\",\"method\":\"automatic\","
            ))
        #expect(
            text.contains(
                "{\"id\":\"1.2.1\",\"name\":\"音声だけ及び映像だけ（収録済み）\",\"level\":\"A\",\"edition\":\"2.0\",\"method\":\"human\","
            ))
        #expect(
            text.contains("\"results\":[{\"page\":\"/\",\"criterion\":\"1.1.1\",\"result\":\"pass\",\"details\":[]}"))
    }

    @Test func `a fault of a layout names five pages and counts the others`() throws {
        var files = ["layouts/l06.html": "<html lang=ja><title>題</title><main><h1>題</h1><img src=\"/\"></main></html>"]
        for number in 1...8 { files["pages/p\(number).md"] = "---\ntitle: 題名\nlayout: l06\n---\n" }
        let workspace = try DefectiveWorkspace([Defect("many pages", files)])
        let problems = workspace.check().problems
        try workspace.remove()
        #expect(problems.map(\.code) == Array(repeating: "missing-alt", count: 6))
        #expect(problems.map(\.place.file) == (1...5).map { "content/pages/p\($0).md" } + ["layouts/l06.html"])
        #expect(problems.last?.message.en.hasPrefix("3 more pages of the layout l06.html") == true)
    }

    @Test func `the sample has no problems`() {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        var options = BuildOptions(at: Moment("2026-11-21")!)
        options.content = "/\(root)/content"
        options.output = "/\(root)/no-output"
        options.isDryRun = true
        let report = SiteBuild.run(options)
        #expect(report.problems.map { $0.line(in: .english) } == [])
        #expect(report.pages > 300)
        #expect(report.audit?.totals.allSatisfy { $0.failed == 0 } == true)
    }

    // MARK: Links to other sites

    private static let outside: [String: String] = [
        "pages/x.md": "---\ntitle: 題名\n---\n\n[国](https://a.example/ok)\n\n[県](https://a.example/gone)\n",
        "faq/x.md":
            "---\ntitle: 問い\nlinks:\n  - {title: 混, url: \"https://a.example/busy\"}\n---\n答え [国](https://a.example/ok)\n",
    ]

    /// Stands in for curl: answers by the address, refuses HEAD for one, and notes what it was asked.
    private static let standIn = """
        #!/bin/sh
        if [ "$1" = --version ]; then exit 0; fi
        for last; do :; done
        echo "$last $3$4$5$6$7" >> "$0.log"
        case "$last" in
          */ok) case "$*" in *--head*) printf 405 ;; *) printf 200 ;; esac ;;
          */gone) printf 404 ;;
          */busy) exit 28 ;;
        esac
        """

    @Test func `links to other sites are tried once a day, HEAD before GET`() throws {
        let workspace = try DefectiveWorkspace([Defect("outside", Self.outside)])
        let program = workspace.root + "/stand-in"
        let descriptor = open(program, O_WRONLY | O_CREAT, 0o755)
        #expect(Array(Self.standIn.utf8).withUnsafeBytes { writeAll($0, to: descriptor) })
        close(descriptor)

        let links = workspace.check().externalLinks
        #expect(links.map(\.address) == ["https://a.example/busy", "https://a.example/ok", "https://a.example/gone"])
        var check = ExternalLinkCheck(output: workspace.root + "/output", now: 1_000_000)
        check.program = program
        let problems = check.problems(links).map { "\($0.severity.rawValue) \($0.place.line) \($0.message.en)" }
        #expect(
            problems == [
                "warning 4 external link `https://a.example/busy`: no answer within 10 seconds",
                "error 7 external link `https://a.example/gone`: the page does not exist",
            ])
        let asked = try FileBuffer.contents(program + ".log").count { $0 == 0x0A }
        #expect(asked == 5)

        let again = check.problems(links).map { "\($0.severity.rawValue) \($0.place.line) \($0.message.en)" }
        #expect(again == problems)
        #expect(try FileBuffer.contents(program + ".log").count { $0 == 0x0A } == asked)

        check = ExternalLinkCheck(output: workspace.root + "/output", now: 1_000_000 + 86_400)
        check.program = program
        _ = check.problems(links)
        #expect(try FileBuffer.contents(program + ".log").count { $0 == 0x0A } == asked * 2)
        try workspace.remove()
    }

    @Test func `without curl the check says what is missing`() {
        var check = ExternalLinkCheck(output: "/nowhere", now: 0)
        check.program = "no-such-program-as-this"
        let link = ExternalLink(address: "https://a.example/", place: Place(file: "a.md", line: 1, column: 1))
        #expect(check.problems([link]).map(\.code) == ["no-curl"])
    }
}
