import CSystem
import Model
import SiteBuild

/// `madoguchi check`: builds in memory, writes nothing, and says everything that is wrong.
enum CheckCommand {
    private static let flagOptions = BuildCommand.flagOptions.union(["external-links"])

    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let arguments = try Arguments(arguments, values: BuildCommand.valueOptions, flags: flagOptions)
        try arguments.refuseWords()
        var options = try BuildCommand.options(arguments)
        options.isDryRun = true
        var report = SiteBuild.run(options)
        if arguments.has("external-links") { addExternalLinks(to: &report, options, console) }
        if arguments.has("json") { console.print(json(report, console.language)) }
        printForPeople(report, console)
        return report.hasErrors ? .problems : .fine
    }

    private static func addExternalLinks(to report: inout BuildReport, _ options: BuildOptions, _ console: Console) {
        let links = report.externalLinks
        let check = ExternalLinkCheck(output: options.output, now: Int(system_now() / 1_000_000_000))
        let label = console.language == .japanese ? "外部リンクの確認" : "external links"
        report.problems += check.problems(links) { console.progress("\(label) \($0 + 1)/\(links.count)") }
        report.problems.sort()
        console.endProgress()
    }

    static func json(_ report: BuildReport, _ language: StaffLanguage) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("pages", report.pages)
            json.key("problems")
            BuildReportWriting.problems(report.problems, language, &json)
            if let audit = report.audit {
                audit.write(language, into: &json)
            } else {
                for name in ["criteria", "results"] {
                    json.key(name)
                    json.array { _ in }
                }
            }
        }
        return json.bytes
    }

    // MARK: For people

    private static func printForPeople(_ report: BuildReport, _ console: Console) {
        for problem in report.problems { console.error(problem.line(in: console.language)) }
        if let audit = report.audit { printSummary(audit, console) }
        let errors = report.problems.count { $0.severity == .error }
        let warnings = report.problems.count - errors
        switch console.language {
        case .japanese: console.error("\(report.pages)ページを調べました。問題\(errors)件、注意\(warnings)件。")
        case .english: console.error("\(report.pages) pages checked: \(errors) problem(s), \(warnings) warning(s).")
        }
    }

    /// Numbers first and names last, so that columns stand under each other in any font.
    private static func printSummary(_ audit: AuditReport, _ console: Console) {
        let isJapanese = console.language == .japanese
        console.error("")
        console.error(
            isJapanese ? "達成基準  等級     適合   不適合   対象外  名前" : "criterion level    pass     fail      n/a  name")
        for total in audit.totals where total.criterion.isAutomatic {
            let criterion = total.criterion
            let numbers = [total.passed, total.failed, total.notApplicable].map { right(String($0), 8) }.joined(
                separator: " ")
            console.error(
                left(criterion.id, 9) + left(criterion.level, 3) + numbers + "  "
                    + criterion.name.text(in: console.language))
        }
        let human = audit.totals.map(\.criterion).filter { !$0.isAutomatic }.map(\.id).joined(separator: ", ")
        console.error("")
        console.error(isJapanese ? "人が確かめる達成基準: \(human)" : "criteria for a person to check: \(human)")
        console.error(
            isJapanese
                ? "上の表の基準にも、代替テキストの内容など人が確かめる点が残ります（--json の forPeople）。この結果だけで「準拠」とは書けません。"
                : "The criteria in the table, too, leave something for a person (forPeople in --json); this alone is no claim of conformance."
        )
        console.error("")
    }

    private static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }
}
