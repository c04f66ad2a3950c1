import CSystem
import Glibc
import Model
import SiteBuild

/// `madoguchi build`
enum BuildCommand {
    static let valueOptions: Set<String> = ["content", "layouts", "output", "base-url", "at"]
    static let flagOptions: Set<String> = ["drafts", "clean", "compress", "json"]

    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let arguments = try Arguments(arguments, values: valueOptions, flags: flagOptions)
        try arguments.refuseWords()
        var options = try options(arguments)
        options.progress = progress(console)
        options.endsProcess = true
        let started = system_now()
        let report = SiteBuild.run(options)
        let seconds = Double(system_now() - started) / 1e9
        console.endProgress()
        if arguments.has("json") {
            console.print(BuildReportWriting.json(report, seconds: seconds, language: console.language))
        }
        BuildReportWriting.printForPeople(report, seconds: seconds, console)
        return report.hasErrors ? .problems : .fine
    }

    static func options(_ arguments: Arguments) throws(UsageError) -> BuildOptions {
        var options = BuildOptions(at: try moment(arguments["at"]))
        if let content = arguments["content"] { options.content = withoutSlash(content) }
        // The folder `layouts` is used where it exists; one that is named has to exist.
        options.layouts = arguments["layouts"].map(withoutSlash) ?? (isFolder("layouts") ? "layouts" : nil)
        if let output = arguments["output"] { options.output = withoutSlash(output) }
        options.baseURL = try arguments["base-url"].map(baseURL)
        options.showsDrafts = arguments.has("drafts")
        options.isClean = arguments.has("clean")
        options.compresses = arguments.has("compress")
        options.programVersion = programVersion
        return options
    }

    /// Now, to the minute, unless `--at` says otherwise.
    static func moment(_ text: String?) throws(UsageError) -> Moment {
        guard let text else { return Moment(unixSeconds: Int(system_now() / 1_000_000_000)) }
        guard let moment = Moment(text) else {
            throw UsageError(
                ja: "--at は 2026-04-01 か 2026-04-01T10:00 の形で書きます", en: "--at takes 2026-04-01 or 2026-04-01T10:00")
        }
        return moment
    }

    private static func baseURL(_ text: String) throws(UsageError) -> String {
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else {
            throw UsageError(
                ja: "--base-url は http:// か https:// で始めます", en: "--base-url starts with http:// or https://")
        }
        return withoutSlash(text)
    }

    private static func withoutSlash(_ path: String) -> String {
        var path = path
        while path.hasSuffix("/") && path.utf8.count > 1 { path.removeLast() }
        return path
    }

    private static func isFolder(_ path: String) -> Bool {
        var entry = system_entry()
        return system_stat(path, &entry) == 0 && entry.is_folder != 0
    }

    /// A newly compiled program builds everything anew: its file's size and time tell it from the one before.
    private static var programVersion: String {
        var entry = system_entry()
        let isKnown = system_stat("/proc/self/exe", &entry) == 0
        return "\(CommandLineTool.version) \(isKnown ? "\(entry.size) \(entry.modified)" : "")"
    }

    private static func progress(_ console: Console) -> @Sendable (BuildProgress) -> Void {
        guard console.isTerminal else { return { _ in } }
        return { progress in
            let step =
                switch (progress.step, console.language) {
                case (.reading, .japanese): "読み込み"
                case (.rendering, .japanese): "ページ作成"
                case (.pictures, .japanese): "画像の変換"
                case (.writing, .japanese): "書き込み"
                case (.reading, .english): "reading"
                case (.rendering, .english): "rendering"
                case (.pictures, .english): "pictures"
                case (.writing, .english): "writing"
                }
            console.progress("\(step) \(progress.done)/\(progress.total)")
        }
    }
}

/// A report for scripts and for people.
enum BuildReportWriting {
    static func json(_ report: BuildReport, seconds: Double, language: StaffLanguage) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("pages", report.pages)
            json.member("outputs", report.outputs)
            json.member("written", report.written)
            json.member("unchanged", report.unchanged)
            json.member("removed", report.removed)
            json.key("seconds")
            json.value((seconds * 10_000).rounded() / 10_000)
            json.key("problems")
            problems(report.problems, language, &json)
        }
        return json.bytes
    }

    static func problems(_ problems: [Problem], _ language: StaffLanguage, _ json: inout JSONWriter) {
        json.array { json in
            for problem in problems {
                json.object { json in
                    json.member("file", problem.place.file)
                    json.member("line", problem.place.line)
                    json.member("column", problem.place.column)
                    json.member("severity", problem.severity.rawValue)
                    json.member("code", problem.code)
                    json.member("message", problem.message.text(in: language))
                    json.member("expected", problem.expected?.text(in: language) ?? "")
                }
            }
        }
    }

    static func printForPeople(_ report: BuildReport, seconds: Double, _ console: Console) {
        for problem in report.problems { console.error(problem.line(in: console.language)) }
        let errors = report.problems.count { $0.severity == .error }
        let tenths = (seconds * 100).rounded() / 100
        switch (report.hasErrors, console.language) {
        case (true, .japanese):
            console.error("問題が\(errors)件あります。何も書き込んでいません（前回のサイトはそのまま残っています）。")
        case (true, .english):
            console.error("\(errors) problem(s); nothing was written, the last good site stays.")
        case (false, .japanese):
            console.error(
                "\(report.pages)ページ、\(report.outputs)ファイル（書き込み\(report.written)、変更なし\(report.unchanged)、削除\(report.removed)）\(tenths)秒"
            )
        case (false, .english):
            console.error(
                "\(report.pages) pages, \(report.outputs) files (\(report.written) written, \(report.unchanged) unchanged, \(report.removed) removed) in \(tenths) s"
            )
        }
    }
}
