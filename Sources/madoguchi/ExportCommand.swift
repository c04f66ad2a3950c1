import Glibc
import Model
import OpenData
import SiteBuild

/// `madoguchi export`: content into tables.
enum ExportCommand {
    private static let valueOptions: Set<String> = ["content", "format", "output", "lang", "name"]
    private static let flagOptions: Set<String> = ["feed"]
    private static let formats: [(name: String, format: SheetFormat)] = [
        ("csv", .csvUTF8), ("csv-cp932", .csvCP932), ("xlsx", .xlsx), ("json", .json),
    ]

    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        if arguments.first == ExportConversationsCommand.kind {
            return try ExportConversationsCommand.run(arguments, console)
        }
        if arguments.first == ExportSubmissionsCommand.kind {
            return try ExportSubmissionsCommand.run(arguments, console)
        }
        let arguments = try Arguments(arguments, values: valueOptions, flags: flagOptions)
        let kind = try SheetArguments.kind(arguments.words.first)
        if arguments.words.count > 1 {
            throw UsageError(ja: "種類は1つだけ書きます", en: "name one kind only")
        }
        let format = try format(arguments)
        if arguments.has("feed"), kind.kind != .house {
            throw UsageError(ja: "--feed は export house で使います", en: "--feed goes with `export house`")
        }
        if format == .xlsx { try refuseScreen(arguments, console) }
        do throws(Problem) {
            let site = try SiteContent.reading(SheetArguments.contentFolder(arguments), kinds: [kind.kind])
            let run = ExportRun(site: site, kind: kind, arguments: arguments, console: console)
            return arguments.has("feed") ? try run.feed() : try run.sheet(format)
        } catch let problem {
            console.error(problem.line(in: console.language))
            return .problems
        }
    }

    /// An Excel file is no text.
    static func refuseScreen(_ arguments: Arguments, _ console: Console) throws(UsageError) {
        if arguments["output"] ?? "-" == "-", console.isResultOnTerminal {
            throw UsageError(ja: "Excel のファイルは画面に出せません。--output ファイル名 を付けてください", en: "give --output FILE for xlsx")
        }
    }

    /// To the file that `--output` names, or to standard output.
    static func write(_ bytes: [UInt8], _ arguments: Arguments, _ console: Console) throws(Problem) {
        guard let output = arguments["output"], output != "-" else { return console.output(bytes) }
        try FileAccess.write(bytes, to: output)
    }

    private static func format(_ arguments: Arguments) throws(UsageError) -> SheetFormat {
        let name = arguments["format"] ?? "csv"
        guard let format = formats.first(where: { $0.name == name })?.format else {
            let names = formats.map(\.name).joined(separator: " ")
            throw UsageError(ja: "--format は \(names) のどれかです", en: "--format is one of \(names)")
        }
        return format
    }
}

private struct ExportRun {
    let site: SiteContent
    let kind: SheetArguments.NamedKind
    let arguments: Arguments
    let console: Console

    func sheet(_ format: SheetFormat) throws(Problem) -> CommandLineTool.Status {
        let (records, problems) = try records()
        let options = ExportOptions(
            layout: try layout(), municipalities: site.municipalities, today: SheetArguments.today,
            vocabularies: site.vocabularies)
        let export = exporting(kind.kind, records, as: format, options: options)
        try ExportCommand.write(export.bytes, arguments, console)
        say(unwritable: export.unwritable)
        return finish(problems + export.problems, count: records.count)
    }

    /// CSV and JSON beside each other: `--output NAME` gives `NAME.csv` and `NAME.json`.
    func feed() throws(Problem) -> CommandLineTool.Status {
        let (records, problems) = try records()
        let base = site.baseURL
        let feed = vacantHouseFeed(records, municipalities: site.municipalities) { "\(base)/houses/\($0)/" }
        switch arguments["output"] {
        case "-": console.output(arguments["format"] == "json" ? feed.json : feed.csv)
        case let name:
            var name = name ?? "houses-feed"
            if name.hasSuffix(".csv") { name.removeLast(4) } else if name.hasSuffix(".json") { name.removeLast(5) }
            try FileAccess.write(feed.csv, to: name + ".csv")
            try FileAccess.write(feed.json, to: name + ".json")
        }
        return finish(problems + feed.problems, count: feed.houses.count)
    }

    private func records() throws(Problem) -> (records: [SheetRecord], problems: [Problem]) {
        if let language = arguments["lang"], !site.languages.contains(language) {
            throw Problem(
                "unknown-language", at: Place(file: "--lang"), ja: "言語「\(language)」は、このサイトにありません",
                en: "this site has no language `\(language)`", expected: .oneOf(site.languages, near: language))
        }
        if let table = arguments["name"], !site.tableNames(kind.kind).contains(table) {
            throw Problem(
                "unknown-table", at: Place(file: "--name"), ja: "「\(table)」という表はありません",
                en: "there is no table `\(table)`",
                expected: .oneOf(site.tableNames(kind.kind), near: table))
        }
        var (records, problems) = site.records(kind.kind, language: arguments["lang"], table: arguments["name"])
        if let category = kind.category { records = records.filter { $0.text("category") == category } }
        return (records, site.problems + problems)
    }

    /// Of the sheet that was imported; of one table, its own.
    private func layout() throws(Problem) -> SheetLayout? {
        if let table = arguments["name"] {
            return site.header(ofTable: table, kind.kind).map { SheetLayout(header: $0) }
        }
        let folder = SheetArguments.contentFolder(arguments)
        let path = "\(folder)/\(SheetLayout.path(for: kind.kind))"
        guard access(path, F_OK) == 0 else { return nil }
        return SheetLayout(csv: try FileAccess.contents(path))
    }

    private func say(unwritable characters: [UnwritableCharacter]) {
        guard !characters.isEmpty else { return }
        let isJapanese = console.language == .japanese
        console.error(isJapanese ? "この文字コード（CP932）にない文字を置き換えました:" : "characters CP932 does not have were replaced:")
        for character in characters {
            let code = character.character.unicodeScalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }
            let times = isJapanese ? "（\(character.count)か所）" : " (\(character.count) times)"
            console.error("  \(character.character) \(code.joined(separator: " ")) → \(character.writtenAs)\(times)")
        }
    }

    private func finish(_ problems: [Problem], count: Int) -> CommandLineTool.Status {
        for problem in problems.sorted() { console.error(problem.line(in: console.language)) }
        console.error(console.language == .japanese ? "\(count)件を書き出しました" : "\(count) entries exported")
        return problems.contains { $0.severity == .error } ? .problems : .fine
    }
}
