import Glibc
import Model
import OpenData
import SiteBuild

/// `madoguchi import`: tables into content.
enum ImportCommand {
    private static let valueOptions: Set<String> = ["content", "municipality", "category", "name", "sheet"]
    private static let flagOptions: Set<String> = ["dry-run", "json"]

    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        if arguments.first == ImportPostalCommand.kind { return try ImportPostalCommand.run(arguments, console) }
        let arguments = try Arguments(arguments, values: valueOptions, flags: flagOptions)
        let kind = try SheetArguments.kind(arguments.words.first)
        let files = Array(arguments.words.dropFirst())
        if files.isEmpty {
            throw UsageError(ja: "取り込むファイルを書いてください（CSV、XLSX、JSON）", en: "name the files to import: CSV, XLSX or JSON")
        }
        let folder = SheetArguments.contentFolder(arguments)
        var report = ImportReport(kind: kind.kind, isDryRun: arguments.has("dry-run"))
        do throws(Problem) {
            let site = try SiteContent.reading(folder, kinds: [])
            let options = try options(arguments, kind, site)
            let content = try ContentFolder.reading(folder, kind: kind.kind)
            read(files, sheet: arguments["sheet"], into: &report)
            importing(report.tables, content, options, site, folder, into: &report)
        } catch let problem {
            report.problems.append(problem)
        }
        return finish(report, arguments, console)
    }

    private static func finish(
        _ report: ImportReport, _ arguments: Arguments, _ console: Console
    ) -> CommandLineTool.Status {
        if arguments.has("json") {
            console.print(report.json(console.language))
        } else {
            for line in ImportPreview(report, console.language).lines { console.error(line) }
        }
        return report.hasErrors ? .problems : .fine
    }

    // MARK: options

    private static func options(
        _ arguments: Arguments, _ kind: SheetArguments.NamedKind, _ site: SiteContent
    ) throws(Problem) -> ImportOptions {
        var options = ImportOptions()
        options.name = arguments["name"]
        options.municipalities = site.municipalities
        options.vocabularies = site.vocabularies
        options.today = SheetArguments.today
        options.category = arguments["category"] ?? kind.category
        if let id = arguments["municipality"] {
            guard site.municipalities.contains(where: { $0.id == id }) else {
                throw Problem(
                    "unknown-municipality", at: Place(file: "--municipality"), ja: "市町村「\(id)」は、このサイトにありません",
                    en: "this site has no municipality `\(id)`",
                    expected: .oneOf(site.municipalities.map(\.id), near: id))
            }
            options.municipality = id
        }
        if let category = options.category, kind.kind == .place,
            !site.vocabularies.codes(of: "place_category").contains(category)
        {
            throw Problem(
                "unknown-category", at: Place(file: "--category"), ja: "施設の分類「\(category)」はありません",
                en: "there is no category of places `\(category)`",
                expected: .oneOf(site.vocabularies.codes(of: "place_category"), near: category))
        }
        return options
    }

    // MARK: reading and writing

    private static func read(_ files: [String], sheet: String?, into report: inout ImportReport) {
        for file in files {
            do throws(Problem) {
                let reading = Table.reading(
                    try FileAccess.contents(file), file: file, options: ReadOptions(sheet: sheet))
                report.problems += reading.problems
                report.files.append(ImportReport.File(name: file, reading: reading))
            } catch {
                report.problems.append(error)
                report.files.append(ImportReport.File(name: file, reading: nil))
            }
        }
    }

    /// Pages of all files at once, so that an id given twice is found; a table of its own for each file otherwise.
    private static func importing(
        _ tables: [Table], _ content: ContentFolder, _ options: ImportOptions, _ site: SiteContent, _ folder: String,
        into report: inout ImportReport
    ) {
        let isTogether = !report.kind.isKeptAsTable || options.name != nil
        var content = content
        for tables in isTogether ? [tables] : tables.map({ [$0] }) where !tables.isEmpty {
            let result = OpenData.importing(report.kind, tables: tables, into: content, options: options)
            report.results.append(result)
            report.problems += result.problems
            for file in result.files {
                content.files[file.path] = file.bytes
                if file.change != .same {
                    report.toDo += site.problems(ofPage: file.path, file.bytes, kind: report.kind, folder: folder)
                }
            }
            let (written, problems) = result.write(to: folder, dryRun: report.isDryRun)
            report.written += written
            report.problems += problems
        }
        report.problems.sort()
        report.toDo.sort()
    }
}

/// Files named on the command line.
enum FileAccess {
    static func contents(_ path: String) throws(Problem) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw failure(path) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// One that is there already is fine.
    static func makeFolder(_ path: String, mode: mode_t = 0o777) throws(Problem) {
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw failure(path) }
    }

    /// Beside it and renamed, so that nobody sees half a file.
    static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
        let temporary = path + ".\(getpid()).new"
        guard let file = fopen(temporary, "wx") else { throw failure(path) }
        let isWritten = fwrite(bytes, 1, bytes.count, file) == bytes.count
        guard fclose(file) == 0, isWritten, rename(temporary, path) == 0 else {
            let problem = failure(path)
            unlink(temporary)
            throw problem
        }
    }

    static func failure(_ path: String) -> Problem {
        let reason = String(cString: strerror(errno))
        return Problem(
            "unreadable-file", at: Place(file: path), ja: "読み書きできません（\(reason)）",
            en: "cannot be read or written: \(reason)")
    }
}
