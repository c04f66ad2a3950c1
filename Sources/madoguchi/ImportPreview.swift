import Model
import OpenData

/// An import as people read it.
struct ImportPreview {
    /// Rows shown of new and changed entries; `--json` has all of them.
    private static let rowsShown = 20
    /// Places shown of one kind of warning.
    private static let placesShown = 3
    private static let idsShown = 20

    private(set) var lines: [String] = []
    private let report: ImportReport
    private let language: StaffLanguage

    init(_ report: ImportReport, _ language: StaffLanguage) {
        self.report = report
        self.language = language
        for file in report.files { addFile(file) }
        addEntries()
        addUnnamed()
        addWarnings()
        for problem in report.errors { lines.append(problem.line(in: language)) }
        addToDo()
        addEnd()
    }

    private func say(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }

    // MARK: files and columns

    private mutating func addFile(_ file: ImportReport.File) {
        guard let table = file.reading?.table else {
            lines.append(say("■ \(file.name)（読めません）", "== \(file.name) (cannot be read)"))
            return
        }
        let form = file.reading?.encoding ?? table.sheet.map { say("シート「\($0)」", "sheet `\($0)`") } ?? ""
        lines.append(
            say(
                "■ \(file.name)（\(form)、見出しは\(table.headerRow)行目）",
                "== \(file.name) (\(form), header in row \(table.headerRow))"))
        if let sheets = file.reading?.sheets, sheets.count > 1 {
            let others = sheets.filter { $0 != table.sheet }.joined(separator: say("、", ", "))
            lines.append(
                say("  ほかのシート: \(others)（--sheet 名前 で選べます）", "  other sheets: \(others) (choose with --sheet NAME)"))
        }
        let columns = report.columns(of: file.name)
        let known = columns.compactMap { column in column.field.map { "\(column.header) → \($0)" } }
        let unknown = columns.filter { $0.field == nil }.map(\.header)
        if !known.isEmpty {
            lines.append(say("  分かった列: ", "  columns understood: ") + known.joined(separator: say("、", ", ")))
        }
        if !unknown.isEmpty {
            lines.append(
                say("  知らない列（extra に残します）: ", "  columns kept under extra: ")
                    + unknown.joined(separator: say("、", ", ")))
        }
        let rows = ImportReport.RowCounts(report.rows(of: file.name))
        lines.append(
            say(
                "  \(rows.imported)行を取り込み、\(rows.rejected)行は取り込めず、\(rows.blank)行は空です",
                "  \(rows.imported) rows imported, \(rows.rejected) rejected, \(rows.blank) blank"))
    }

    // MARK: entries

    private mutating func addEntries() {
        let changes = report.entries.filter { $0.change != .same }
        guard !changes.isEmpty else { return }
        lines.append("")
        lines.append(say("  行    結果  ID と題名（変わる項目）", "  row   what  id and title (fields that change)"))
        for entry in changes.prefix(Self.rowsShown) {
            let row = String(entry.place.line)
            let margin = String(repeating: " ", count: max(1, 6 - row.utf8.count))
            let what: String
            var fields = ""
            if case .changed(let names) = entry.change {
                what = say("変更", "edit")
                fields = say("（\(names.joined(separator: "、"))）", " (\(names.joined(separator: ", ")))")
            } else {
                what = say("新規", "new ")
            }
            lines.append("  \(row)\(margin)\(what)  \(entry.id)  \(entry.title)\(fields)")
        }
        let rest = changes.count - Self.rowsShown
        if rest > 0 { lines.append(say("  ほか\(rest)件（--json で全部）", "  and \(rest) more (all with --json)")) }
    }

    private mutating func addUnnamed() {
        let ids = report.unnamed
        guard !ids.isEmpty else { return }
        let shown = ids.prefix(Self.idsShown).joined(separator: say("、", ", "))
        let more = ids.count > Self.idsShown ? say(" …", " …") : ""
        lines.append("")
        lines.append(
            say(
                "今の内容にあって、表にないもの \(ids.count)件（そのまま残します）: \(shown)\(more)",
                "\(ids.count) entries that the sheets do not name (they stay): \(shown)\(more)"))
    }

    // MARK: problems

    /// Warnings of one kind about one column stand together.
    private mutating func addWarnings() {
        var groups: [(key: String, problems: [Problem])] = []
        var indexes: [String: Int] = [:]
        for problem in report.warnings {
            let key = "\(problem.code) \(problem.place.file) \(problem.place.column)"
            if let index = indexes[key] {
                groups[index].problems.append(problem)
            } else {
                indexes[key] = groups.count
                groups.append((key, [problem]))
            }
        }
        if !groups.isEmpty { lines.append("") }
        for group in groups {
            for problem in group.problems.prefix(Self.placesShown) { lines.append(problem.line(in: language)) }
            let rest = group.problems.count - Self.placesShown
            if rest > 0 {
                lines.append(say("  同じ注意がほか\(rest)件（--json で全部）", "  the same \(rest) times more (all with --json)"))
            }
        }
    }

    private mutating func addToDo() {
        guard !report.toDo.isEmpty else { return }
        lines.append("")
        lines.append(say("サイトを作る前に直すところ:", "to be mended before the site can be built:"))
        for problem in report.toDo { lines.append(problem.line(in: language)) }
    }

    // MARK: the end

    private mutating func addEnd() {
        let counts = ImportReport.Counts(report.entries)
        let rejected = ImportReport.RowCounts(report.rows).rejected
        lines.append("")
        lines.append(
            say(
                "新規\(counts.new)件、変更\(counts.changed)件、同じ\(counts.same)件、取り込めない行\(rejected)行、注意\(report.warnings.count)件",
                "\(counts.new) new, \(counts.changed) changed, \(counts.same) the same, \(rejected) rows rejected, \(report.warnings.count) warnings"
            ))
        if report.isDryRun {
            lines.append(
                say(
                    "--dry-run なので何も書き込んでいません。このままでよければ --dry-run を外して取り込んでください。",
                    "Nothing was written (--dry-run). Leave out --dry-run to import."))
        } else if report.written.isEmpty {
            lines.append(say("書き換えたファイルはありません。", "No file was changed."))
        } else {
            lines.append(
                say(
                    "\(report.written.count)ファイルを書き込みました。次に madoguchi check で内容を確かめてください。",
                    "\(report.written.count) files were written. Next, run `madoguchi check`."))
        }
    }
}
