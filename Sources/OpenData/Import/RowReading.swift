import Japanese
import Model

/// One row as a record, before it has found its file.
struct ReadRow {
    var record: SheetRecord
    var place: Place
    /// The id or number the sheet gives, if any.
    var statedID: String?
    var statedNumber: String?
    /// Fields the sheet has a column for, filled or not.
    var carried: Set<String>
    /// Keys under `extra` whose cells are understood now; what was kept of them before is out of date.
    var settled: [String] = []
    /// What the sheet calls a municipality that is not of this site.
    var unknownMunicipality: String?
    /// For a new record only; a file that is there keeps its own.
    var defaults: [SheetRecord.Field] = []
}

/// Rows of one table into records.
struct RowReader {
    let table: Table
    let sheet: Sheet
    let columns: [MatchedColumn]
    let composer: Composer
    private let cells: CellReader
    private let options: ImportOptions
    private let carried: Set<String>
    private let wholes: Set<String>
    private let orderedFieldNames: [String]

    init(_ table: Table, sheet: Sheet, options: ImportOptions) {
        self.table = table
        self.sheet = sheet
        self.options = options
        columns = matchedColumns(table, to: sheet)
        composer = Composer(sheet: sheet, municipalities: options.municipalities)
        cells = CellReader(today: options.today, vocabularies: options.vocabularies)
        let fields = columns.compactMap(\.column?.field)
        wholes = Set(fields)
        orderedFieldNames = RowReader.orderedFieldNames(sheet)
        carried = RowReader.carried(columns, kind: sheet.kind)
    }

    /// The id is how a record is called, not a field of it.
    private static func carried(_ columns: [MatchedColumn], kind: SheetKind) -> Set<String> {
        var carried: Set<String> = []
        for column in columns {
            if let field = column.column?.field, column.column?.isKept == false {
                carried.insert(field.hasPrefix("end") ? "end" : Composer.whole(of: field))
            } else {
                carried.insert(MatchedColumn.extraPrefix + column.extraKey)
            }
        }
        return carried.subtracting(["id", bodyFormatField])
    }

    /// - Returns: the record, or the reason why there is none; problems are warnings.
    func read(_ row: Table.Row) -> (row: Result<ReadRow, Problem>, problems: [Problem]) {
        var reading = PartsReading()
        for column in columns { read(row, column, into: &reading) }
        escapeTexts(&reading)
        mendCoordinates(row, &reading)
        var fields = composer.compose(reading.parts)
        keepWhatWouldBeLost(row, fields, &reading)
        let stated = (id: fields.removeValue(forKey: "id")?.plainText, number: statedNumber(&fields))
        let unknownMunicipality = fields["municipality"] == nil ? statedMunicipality(row) : nil
        addOptions(to: &fields)
        if let problem = missing(fields, row) { return (.failure(problem), reading.problems) }
        let extras = reading.extras.map { SheetRecord.Field(MatchedColumn.extraPrefix + $0.key, .text($0.text)) }
        let known = orderedFieldNames.compactMap { name in fields[name].map { SheetRecord.Field(name, $0) } }
        let result = ReadRow(
            record: SheetRecord(id: stated.id ?? "", fields: known + extras), place: table.place(row: row),
            statedID: stated.id, statedNumber: stated.number, carried: carried, settled: settled(row, reading),
            unknownMunicipality: unknownMunicipality, defaults: defaults(fields))
        return (.success(result), reading.problems + unsaid(fields, row))
    }

    private struct PartsReading {
        var parts: [String: FieldValue] = [:]
        /// From cells of another column; an own cell wins.
        var implied: [String: FieldValue] = [:]
        var extras: [(key: String, text: String)] = []
        var kept: Set<String> = []
        var problems: [Problem] = []

        mutating func keep(_ column: MatchedColumn, _ cell: String) {
            if kept.insert(column.extraKey).inserted { extras.append((column.extraKey, cell)) }
        }
    }

    private func read(_ row: Table.Row, _ matched: MatchedColumn, into reading: inout PartsReading) {
        let cell = row.cells[matched.index]
        guard !trimmed(cell).isEmpty else { return }
        guard let column = matched.column else { return reading.keep(matched, cell) }
        let result = cells.read(cell, as: column)
        for (field, value) in result.values {
            if field == column.field { reading.parts[field] = value } else { reading.implied[field] = value }
        }
        if result.keepsText || column.isKept { reading.keep(matched, trimmed(cell)) }
        // Whoever says what the whole table holds need not be told that its finer words are none of ours.
        let isSettled = column.field == "category" && options.category != nil && result.values.isEmpty
        if !isSettled { reading.problems += result.remarks.map { warning($0, row, matched) } }
    }

    /// Texts are plain unless the row says that they are Markdown.
    private func escapeTexts(_ reading: inout PartsReading) {
        let format = reading.parts.removeValue(forKey: bodyFormatField)?.plainText
        if format.map(folded) == folded(markdownFormat) { return }
        for column in columns where column.column?.type == .body {
            guard let field = column.column?.field, let text = reading.parts[field]?.plainText else { continue }
            reading.parts[field] = .text(markdown(ofPlain: text))
        }
    }

    private func mendCoordinates(_ row: Table.Row, _ reading: inout PartsReading) {
        reading.parts.merge(reading.implied) { own, _ in own }
        guard sheet.column(field: "latitude") != nil, let remark = mendingCoordinates(&reading.parts) else { return }
        for column in columns where column.column?.field == "latitude" || column.column?.field == "longitude" {
            let cell = trimmed(row.cells[column.index])
            if reading.parts["latitude"] == nil, !cell.isEmpty { reading.keep(column, cell) }
        }
        let column =
            columns.first { $0.column?.field == "latitude" } ?? columns.first { $0.column?.field == "longitude" }
        reading.problems.append(warning(remark, row, column))
    }

    /// A part that could not be had back from the fields keeps its text, so that an export can write the sheet as it was.
    private func keepWhatWouldBeLost(_ row: Table.Row, _ fields: [String: FieldValue], _ reading: inout PartsReading) {
        let back = composer.decompose(fields, wholes: wholes)
        for column in columns {
            guard let field = column.column?.field, let value = reading.parts[field], back[field] != value else {
                continue
            }
            reading.keep(column, trimmed(row.cells[column.index]))
        }
    }

    private func settled(_ row: Table.Row, _ reading: PartsReading) -> [String] {
        columns.filter { column in
            column.column != nil && !trimmed(row.cells[column.index]).isEmpty
                && !reading.kept.contains(column.extraKey)
        }.map(\.extraKey)
    }

    private func statedMunicipality(_ row: Table.Row) -> String? {
        let columns = columns.filter { $0.column?.field.hasPrefix("municipality") == true }
        let name = columns.map { trimmed(row.cells[$0.index]) }.filter { !$0.isEmpty }.joined(separator: " ")
        return name.isEmpty ? nil : name
    }

    private func statedNumber(_ fields: inout [String: FieldValue]) -> String? {
        sheet.kind == .house ? fields["number"]?.plainText : fields.removeValue(forKey: "number")?.plainText
    }

    private func addOptions(to fields: inout [String: FieldValue]) {
        if let municipality = options.municipality, fields["municipality"] == nil,
            sheet.column(field: "municipality") != nil
        {
            fields["municipality"] = .text(municipality)
        }
        if let category = options.category, fields["category"] == nil, sheet.column(field: "category") != nil {
            fields["category"] = .text(category)
        }
    }

    /// Fields in the order of the sheet, wholes where their first part stands.
    private static func orderedFieldNames(_ sheet: Sheet) -> [String] {
        let names = sheet.columns.map { Composer.whole(of: $0.field) }
        return names.flatMap { $0 == "start" ? ["start", "end"] : [$0] }.uniqued()
    }

    // MARK: what has to be there

    private func missing(_ fields: [String: FieldValue], _ row: Table.Row) -> Problem? {
        var required = sheet.columns.filter(\.isRequired).map(\.field)
        if sheet.kind == .event { required.append("start") }
        guard let field = required.first(where: { fields[$0] == nil }) else { return nil }
        let column = columns.first { $0.column.map { Composer.whole(of: $0.field) } == field }
        let header = sheet.columns.first { Composer.whole(of: $0.field) == field }?.header ?? field
        let cell = column.map { row.cells[$0.index] } ?? ""
        guard let column, !trimmed(cell).isEmpty else {
            return Problem(
                "missing-\(field)", at: table.place(row: row, column: column?.index), ja: "「\(header)」がないので取り込めません",
                en: "not imported: there is no \(field)")
        }
        return Problem(
            "missing-\(field)", at: table.place(row: row, column: column.index),
            ja: "「\(header)」を読めないので取り込めません: \(cell.short)",
            en: "not imported: \(field) cannot be read from “\(cell.short)”")
    }

    /// Fields the content asks for, though a sheet may come without them.
    private func unsaid(_ fields: [String: FieldValue], _ row: Table.Row) -> [Problem] {
        let wanted: [String] =
            switch sheet.kind {
            case .house: ["municipality", "type", "deal", "state"]
            case .program: ["theme", "target"]
            case .stay, .recruit: ["municipality"]
            case .municipality: ["name_en"]
            case .place: ["category", "latitude"]
            case .faq: ["body"]
            case .page, .news, .event, .refuse: []
            }
        return wanted.filter { fields[$0] == nil }.map { field in
            let header = sheet.columns.first { Composer.whole(of: $0.field) == field }?.header ?? field
            return Problem(
                "no-\(field)", at: table.place(row: row), severity: .warning, ja: "「\(header)」がありません",
                en: "there is no \(field)")
        }
    }

    /// A card has a number, a page needs a title.
    private func defaults(_ fields: [String: FieldValue]) -> [SheetRecord.Field] {
        guard sheet.kind == .house, fields["title"] == nil else { return [] }
        let type = fields["type"]?.plainText.flatMap { Vocabulary["house_type"].label($0) } ?? "空き家"
        let words = [fields["district"]?.plainText, type, fields["number"]?.plainText]
        return [SheetRecord.Field("title", .text(words.compactMap { $0 }.joined(separator: " ")))]
    }

    private func warning(_ remark: CellReading.Remark, _ row: Table.Row, _ column: MatchedColumn?) -> Problem {
        let name = column.map { "\($0.name): " } ?? ""
        return Problem(
            remark.code, at: table.place(row: row, column: column?.index), severity: .warning, ja: name + remark.ja,
            en: name + remark.en)
    }
}
