import Model
import OpenData

/// What an import did, or would do.
struct ImportReport {
    struct File {
        var name: String
        /// Nil where the file could not be opened.
        var reading: TableReading?
    }

    var kind: SheetKind
    var isDryRun: Bool
    var files: [File] = []
    var results: [ImportResult] = []
    /// Paths below the content folder.
    var written: [String] = []
    /// Of the sheets, and of writing.
    var problems: [Problem] = []
    /// What a build would find wrong in the new and changed pages.
    var toDo: [Problem] = []

    init(kind: SheetKind, isDryRun: Bool) {
        self.kind = kind
        self.isDryRun = isDryRun
    }

    var tables: [Table] { files.compactMap(\.reading?.table) }
    var rows: [RowOutcome] { results.flatMap(\.rows) }
    var entries: [ImportedEntry] { results.flatMap(\.entries) }
    var unnamed: [String] { results.flatMap(\.unnamed) }
    var errors: [Problem] { problems.filter { $0.severity == .error } }
    var warnings: [Problem] { problems.filter { $0.severity == .warning } }
    var blockers: [Problem] { toDo.filter { $0.severity == .error } }
    var hasErrors: Bool { !errors.isEmpty || !blockers.isEmpty }

    func rows(of file: String) -> [RowOutcome] { rows.filter { $0.place.file == file } }
    func columns(of file: String) -> [ReadColumn] { results.flatMap(\.columns).filter { $0.place.file == file } }

    struct Counts {
        var new = 0
        var changed = 0
        var same = 0

        init(_ entries: [ImportedEntry]) {
            for entry in entries {
                switch entry.change {
                case .new: new += 1
                case .changed: changed += 1
                case .same: same += 1
                }
            }
        }
    }

    struct RowCounts {
        var imported = 0
        var rejected = 0
        var blank = 0

        init(_ rows: [RowOutcome]) {
            for row in rows {
                switch row.result {
                case .imported: imported += 1
                case .rejected: rejected += 1
                case .blank: blank += 1
                }
            }
        }
    }

    // MARK: for scripts

    func json(_ language: StaffLanguage) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("kind", kind.rawValue)
            json.member("dryRun", isDryRun)
            json.key("files")
            json.array { json in for file in files { write(file, &json) } }
            let counts = Counts(entries)
            json.key("entries")
            json.object { json in
                json.member("new", counts.new)
                json.member("changed", counts.changed)
                json.member("same", counts.same)
            }
            json.key("changes")
            json.array { json in for entry in entries where entry.change != .same { write(entry, &json) } }
            list("unnamed", unnamed, &json)
            list("written", written, &json)
            json.key("problems")
            BuildReportWriting.problems(problems, language, &json)
            json.key("toDo")
            BuildReportWriting.problems(toDo, language, &json)
        }
        return json.bytes
    }

    private func write(_ file: File, _ json: inout JSONWriter) {
        let rows = RowCounts(rows(of: file.name))
        json.object { json in
            json.member("file", file.name)
            json.member("readable", file.reading?.table != nil)
            json.member("encoding", file.reading?.encoding ?? "")
            json.member("sheet", file.reading?.table?.sheet ?? "")
            list("sheets", file.reading?.sheets ?? [], &json)
            json.member("headerRow", file.reading?.table?.headerRow ?? 0)
            json.member("imported", rows.imported)
            json.member("rejected", rows.rejected)
            json.member("blank", rows.blank)
            json.key("columns")
            json.array { json in
                for column in columns(of: file.name) {
                    json.object { json in
                        json.member("header", column.header)
                        json.key("field")
                        if let field = column.field { json.value(field) } else { json.null() }
                        json.member("filled", column.filled)
                    }
                }
            }
        }
    }

    private func write(_ entry: ImportedEntry, _ json: inout JSONWriter) {
        json.object { json in
            json.member("id", entry.id)
            json.member("title", entry.title)
            json.member("file", entry.place.file)
            json.member("row", entry.place.line)
            json.member("path", entry.path)
            if case .changed(let fields) = entry.change {
                json.member("change", "changed")
                list("fields", fields, &json)
            } else {
                json.member("change", "new")
            }
        }
    }

    private func list(_ name: String, _ items: [String], _ json: inout JSONWriter) {
        json.key(name)
        json.array { json in for item in items { json.value(item) } }
    }
}
