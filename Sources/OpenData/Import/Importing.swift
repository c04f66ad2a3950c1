import Japanese
import Model

public struct ImportOptions: Sendable {
    /// The name of the table file for kinds kept as tables, and the beginning of ids made from bare numbers.
    /// Nil takes the name of the first table's file.
    public var name: String?
    /// For rows that name no municipality, or none that is known.
    public var municipality: String?
    /// The municipalities of the content, by which codes and names become ids.
    public var municipalities: [MunicipalityName] = []
    /// For places of a table without categories.
    public var category: String?
    /// The day by which dates without a year are read.
    public var today: CivilDate?
    /// The words of the site.
    public var vocabularies = Vocabularies()
    /// Whether an empty cell takes away what the content has. Otherwise it says nothing.
    public var emptyCellsClear = false

    public init() {}
}

/// What became of one row of a table.
public struct RowOutcome: Sendable {
    public enum Result: Equatable, Sendable {
        case imported(id: String)
        /// The reason names the cell.
        case rejected(Problem)
        /// Nothing but empty cells.
        case blank
    }

    public var place: Place
    public var result: Result
}

/// A content file as it would be after the import.
public struct ImportedFile: Equatable, Sendable {
    public enum Change: Equatable, Sendable {
        case new
        /// The fields that differ; for a table the ids of its rows.
        case changed([String])
        case same
    }

    /// Relative to the content folder.
    public var path: String
    public var bytes: [UInt8]
    public var change: Change
    /// What the file held when it was compared; nil when it was not there.
    public var before: [UInt8]?
}

/// What became of one record.
public struct ImportedEntry: Equatable, Sendable {
    /// As the site knows it: a row of the table `shelters` is `shelters/ID`.
    public var id: String
    public var title: String
    /// Of the row it comes from.
    public var place: Place
    /// The file it is in, relative to the content folder.
    public var path: String
    public var change: ImportedFile.Change
}

/// How a column was understood, for a preview.
public struct ReadColumn: Equatable, Sendable {
    public var place: Place
    public var header: String
    /// The field, or part of one (`start.date`); nil for a column nobody knows, whose cells are kept under `extra`.
    public var field: String?
    /// How many rows say something in it.
    public var filled: Int
}

/// What an import would do. Nothing is written before `write(to:)`.
public struct ImportResult: Sendable {
    public var kind: SheetKind
    /// One for every row of every table, in order.
    public var rows: [RowOutcome] = []
    public var records: [SheetRecord] = []
    /// One for every record that has found its file.
    public var entries: [ImportedEntry] = []
    /// Sorted by path.
    public var files: [ImportedFile] = []
    /// The columns of every table, in order.
    public var columns: [ReadColumn] = []
    /// Ids the content has and the tables do not name. They stay.
    public var unnamed: [String] = []
    /// Warnings per cell and rejections, sorted by place.
    public var problems: [Problem] = []

    public init(kind: SheetKind) {
        self.kind = kind
    }

    public var unknownColumns: [ReadColumn] { columns.filter { $0.field == nil } }

    public var importedRows: Int {
        rows.count { if case .imported = $0.result { true } else { false } }
    }

    public var rejectedRows: Int {
        rows.count { if case .rejected = $0.result { true } else { false } }
    }
}

/// Tables as content of a kind: records, and the files they would be, merged with what is there.
/// Every row of every table is imported, rejected with a reason, or blank.
public func importing(
    _ kind: SheetKind, tables: [Table], into content: ContentFolder, options: ImportOptions = ImportOptions()
) -> ImportResult {
    var importer = Importer(kind, content: content, options: options, tables: tables)
    for table in tables { importer.read(table) }
    return importer.finish()
}

private struct Importer {
    private let sheet: Sheet
    private let options: ImportOptions
    private let content: ContentFolder
    private let tables: [Table]
    private let name: String
    private var result: ImportResult
    private var imported: [ReadRow] = []
    private var naming: Naming
    private let tablesThere: TablesThere
    private var unknownMunicipalities: Set<String> = []

    init(_ kind: SheetKind, content: ContentFolder, options: ImportOptions, tables: [Table]) {
        sheet = Sheet[kind]
        self.options = options
        self.content = content
        self.tables = tables
        // A table that is there keeps its name, whatever stands in it: `public_facilities` goes out and comes in again.
        let wanted = options.name ?? fileStem(tables.first?.file ?? kind.rawValue)
        name = content.files["\(sheet.kind.folder)/\(wanted).csv"] != nil ? wanted : slug(wanted)
        result = ImportResult(kind: kind)
        naming = Naming(kind, name: name, content: content)
        tablesThere = TablesThere(content, kind: kind)
    }

    mutating func read(_ table: Table) {
        let reader = RowReader(table, sheet: sheet, options: options)
        for row in table.rows {
            let place = table.place(row: row)
            if row.isBlank {
                result.rows.append(RowOutcome(place: place, result: .blank))
                continue
            }
            let (read, problems) = reader.read(row)
            result.problems += problems
            switch read.flatMap({ naming.name($0) }) {
            case .success(let named):
                imported.append(named)
                noteMunicipality(of: named)
                result.rows.append(RowOutcome(place: place, result: .imported(id: named.record.id)))
            case .failure(let problem):
                result.problems.append(problem)
                result.rows.append(RowOutcome(place: place, result: .rejected(problem)))
            }
        }
        noteColumns(reader, table)
    }

    mutating func finish() -> ImportResult {
        result.records = imported.map(\.record)
        var pages: [ReadRow] = []
        var tables: [String: [TableMerging.Row]] = [:]
        for row in imported {
            let id = row.record.id
            if let (path, rowID) = tablesThere.home(of: id) {
                tables[path, default: []].append(TableMerging.Row(row: row, id: rowID))
            } else if sheet.kind.isKeptAsTable, !naming.isPage(id) {
                tables[ownTable, default: []].append(TableMerging.Row(row: row, id: id))
            } else {
                pages.append(row)
            }
        }
        result.unnamed = sheet.kind.isKeptAsTable ? [] : naming.unnamed
        for (path, rows) in tables.sorted(by: { $0.key < $1.key }) { addTable(path, rows) }
        addPages(pages)
        let order = Dictionary(result.rows.enumerated().map { ($1.place, $0) }) { first, _ in first }
        result.entries.sort { (order[$0.place] ?? 0) < (order[$1.place] ?? 0) }
        result.files.sort { $0.path < $1.path }
        result.problems.sort()
        return result
    }

    // MARK: files

    /// For rows that no table of the content holds yet.
    private var ownTable: String { "\(sheet.kind.folder)/\(name).csv" }

    private mutating func addPages(_ rows: [ReadRow]) {
        for row in rows {
            let path = naming.path(of: row.record.id)
            let merging = PageMerging(path: path, before: content.files[path], emptyCellsClear: options.emptyCellsClear)
            let (file, found) = merging.merge(row)
            result.problems += found
            guard let file else { continue }
            result.files.append(file)
            addEntry(row, id: row.record.id, path, file.change)
        }
        addLayout(rows)
    }

    private mutating func addEntry(_ row: ReadRow, id: String, _ path: String, _ change: ImportedFile.Change) {
        let title = row.record.text("title") ?? row.defaults.first { $0.name == "title" }?.value.plainText ?? ""
        result.entries.append(ImportedEntry(id: id, title: title, place: row.place, path: path, change: change))
    }

    /// The header as it was, so that an export can have the unknown columns where they stood.
    private mutating func addLayout(_ rows: [ReadRow]) {
        guard
            rows.contains(where: { row in
                row.record.fields.contains { $0.name.hasPrefix(MatchedColumn.extraPrefix) }
            })
        else { return }
        let path = SheetLayout.path(for: sheet.kind)
        let before = content.files[path]
        var layout = before.flatMap { SheetLayout(csv: $0) } ?? SheetLayout(header: [])
        for table in tables { layout.add(table.header) }
        let bytes = layout.csv
        let change: ImportedFile.Change = before == nil ? .new : before == bytes ? .same : .changed(["header"])
        result.files.append(ImportedFile(path: path, bytes: bytes, change: change, before: before))
    }

    private mutating func addTable(_ path: String, _ rows: [TableMerging.Row]) {
        let merging = TableMerging(sheet: sheet, path: path, before: content.files[path], options: options)
        // The columns of a sheet over many tables are not those of each.
        let header = path == ownTable ? tables.map(\.header) : []
        switch merging.merge(rows, header: header) {
        case .success(let merged):
            result.files.append(merged.file)
            let prefix = sheet.kind.isKeptAsTable && path == ownTable ? "" : tablesThere.name(of: path) + "/"
            result.unnamed += merged.unnamed.map { prefix + $0 }
            for (row, change) in zip(rows, merged.changes) {
                addEntry(row.row, id: "\(tablesThere.name(of: path))/\(row.id)", path, change)
            }
        case .failure(let problem): result.problems.append(problem)
        }
    }

    // MARK: what is not known

    private mutating func noteColumns(_ reader: RowReader, _ table: Table) {
        for column in reader.columns {
            let filled = table.rows.count { !trimmed($0.cells[column.index]).isEmpty }
            guard filled > 0 || !table.header[column.index].isEmpty else { continue }
            result.columns.append(
                ReadColumn(
                    place: Place(file: table.file, line: table.headerRow, column: column.index + 1),
                    header: column.name,
                    field: column.column?.field, filled: filled))
        }
    }

    /// Once for each name or code, not once for each row.
    private mutating func noteMunicipality(of row: ReadRow) {
        guard let name = row.unknownMunicipality, unknownMunicipalities.insert(name).inserted else { return }
        let assumed = options.municipality.map { (ja: "。\($0) としました", en: "; taken as \($0)") } ?? (ja: "", en: "")
        result.problems.append(
            Problem(
                "unknown-municipality", at: row.place, severity: .warning,
                ja: "市町村「\(name.short)」はこのサイトにありません\(assumed.ja)",
                en: "municipality “\(name.short)” is not of this site\(assumed.en)",
                expected: options.municipalities.isEmpty
                    ? nil : .oneOf(options.municipalities.map { "\($0.name)（\($0.code)）" })))
    }
}

/// The tables the content has of a kind. A record whose id begins with the name of one is a row of it.
private struct TablesThere {
    private let folder: String
    private var paths: Set<String> = []

    init(_ content: ContentFolder, kind: SheetKind) {
        folder = kind.folder + "/"
        for path in content.files.keys where path.hasPrefix(folder) && path.hasSuffix(".csv") {
            if !path.hasSuffix("/.columns.csv") { paths.insert(path) }
        }
    }

    /// The longest name counts.
    func home(of id: String) -> (path: String, rowID: String)? {
        if paths.isEmpty { return nil }
        for slash in id.utf8.indices.reversed() where id.utf8[slash] == UInt8(ascii: "/") {
            let path = "\(folder)\(id[..<slash]).csv"
            let rowID = String(id[id.utf8.index(after: slash)...])
            if !rowID.isEmpty, paths.contains(path) { return (path, rowID) }
        }
        return nil
    }

    /// `places/a/shelters.csv` → `a/shelters`
    func name(of path: String) -> String { String(path.dropFirst(folder.count).dropLast(4)) }
}

/// `opendata/aed_location.xlsx` → `aed_location`
func fileStem(_ file: String) -> String {
    let name = file.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? file
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return name }
    return String(name[..<dot])
}
