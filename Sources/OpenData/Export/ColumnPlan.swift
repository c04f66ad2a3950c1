import Japanese
import Model

/// Which columns an export has, and what each record says in them.
struct ColumnPlan {
    private struct Planned {
        var header: String
        /// Nil for a column the sheet does not know.
        var column: Column?
        var extraKey: String
    }

    private let sheet: Sheet
    private let composer: Composer
    private let cells: CellReader
    private let records: [SheetRecord]
    /// What is under `extra`, by record and key.
    private let extras: [[String: String]]
    /// Each record taken apart into the parts its columns hold.
    private let parts: [[String: FieldValue]]
    private let isLaidOut: Bool
    private var columns: [Planned] = []
    /// By record: texts of known columns as they came, by extra key; an empty text keeps a cell empty.
    private var originals: [[String: String]] = []

    init(_ sheet: Sheet, _ records: [SheetRecord], _ options: ExportOptions) {
        self.sheet = sheet
        self.records = records
        extras = records.map(\.extras)
        let composer = Composer(sheet: sheet, municipalities: options.municipalities)
        self.composer = composer
        cells = CellReader(today: options.today, vocabularies: options.vocabularies)
        isLaidOut = options.layout != nil
        let layout =
            options.layout.map { matchedColumns(Table(file: "", header: $0.header, rows: []), to: sheet) } ?? []
        let wholes = Set(layout.compactMap(\.column?.field))
        parts = records.map { record in
            var parts = composer.decompose(record.values, wholes: wholes)
            if !record.id.isEmpty { parts["id"] = .text(record.id) }
            ColumnPlan.writeTextsPlainly(&parts, sheet)
            return parts
        }
        if let header = options.layout?.header {
            columns = zip(header, layout).map { Planned(header: $0, column: $1.column, extraKey: $1.extraKey) }
        }
        addKnownColumns(onlyUsed: isLaidOut)
        originals = records.indices.map { self.originals(of: records[$0], parts[$0], extras[$0]) }
        addExtraColumns()
    }

    /// As plain text where that says all; otherwise the row says that its texts are Markdown.
    private static func writeTextsPlainly(_ parts: inout [String: FieldValue], _ sheet: Sheet) {
        var plain = parts
        for column in sheet.columns where column.type == .body {
            guard let text = parts[column.field]?.plainText else { continue }
            guard let written = plainText(ofMarkdown: text) else {
                parts[bodyFormatField] = .text(markdownFormat)
                return
            }
            plain[column.field] = .text(written)
        }
        parts = plain
    }

    var header: [String] { columns.map(\.header) }

    var rows: [[String]] {
        records.indices.map { index in
            columns.map { cell($0, extras[index], parts[index], originals[index]) }
        }
    }

    /// The columns of the standard sheet, or those a layout lacks.
    private mutating func addKnownColumns(onlyUsed: Bool) {
        let covered = Set(columns.compactMap(\.column?.field))
        let used = parts.reduce(into: Set<String>()) { used, parts in
            for (field, value) in parts where !value.isEmpty { used.insert(field) }
        }
        for column in sheet.columns where !covered.contains(column.field) {
            let isWanted = used.contains(column.field) || !(onlyUsed || column.isOptional || column.isReadOnly)
            if isWanted { columns.append(Planned(header: column.header, column: column, extraKey: column.header)) }
        }
    }

    /// Columns for everything under `extra` that no planned column writes.
    private mutating func addExtraColumns() {
        let covering = columns.filter { $0.column.map { isLaidOut && !holdsOtherTexts($0) } ?? true }
        var covered = Set(covering.map(\.extraKey))
        for (record, originals) in zip(records, originals) {
            for field in record.fields where field.name.hasPrefix(MatchedColumn.extraPrefix) {
                let key = String(field.name.dropFirst(MatchedColumn.extraPrefix.count))
                guard originals[key] == nil, covered.insert(key).inserted else { continue }
                columns.append(Planned(header: extraHeader(key), column: nil, extraKey: key))
            }
        }
    }

    /// Whether texts that came in a column are no older wording of its field, but say nothing to it: what the field says came
    /// from elsewhere (`childcare`, of a sheet of that name whose 種別 is 認可保育所), and neither may take the other's cell.
    private func holdsOtherTexts(_ column: Column) -> Bool {
        guard case .vocabulary = column.type, let planned = columns.first(where: { $0.column == column }) else {
            return false
        }
        return zip(extras, originals).contains { extras, originals in
            guard let text = extras[planned.extraKey], originals[planned.extraKey] == nil else { return false }
            return cells.read(text, as: column).values.isEmpty
        }
    }

    /// The key itself, unless reading it back would make it something else.
    private func extraHeader(_ key: String) -> String {
        let known = sheet.column(named: key)
        let isSafe =
            !key.isEmpty && !key.hasPrefix(MatchedColumn.extraPrefix) && (known == nil || known?.isKept == true)
            && !columns.contains { $0.header == key }
        return isSafe ? key : MatchedColumn.extraPrefix + key
    }

    private func cell(
        _ planned: Planned, _ extras: [String: String], _ parts: [String: FieldValue], _ originals: [String: String]
    ) -> String {
        guard let column = planned.column else {
            // Written already in the column it came from.
            return originals[planned.extraKey] == nil ? extras[planned.extraKey] ?? "" : ""
        }
        if let original = originals[planned.extraKey] { return original }
        return parts[column.field].map { cellText($0, column, cells.vocabularies) } ?? ""
    }

    // MARK: texts as they came

    /// A cell whose text said more than its value is written as it was, as long as it still says what the record says.
    private func originals(
        of record: SheetRecord, _ parts: [String: FieldValue], _ extras: [String: String]
    ) -> [String: String] {
        var texts: [String: String] = [:]
        var groups: [String: [Planned]] = [:]
        for planned in columns {
            guard let column = planned.column, let text = extras[planned.extraKey] else { continue }
            // What the value says anyway is not the text of a cell that said more.
            if text == parts[column.field].map({ cellText($0, column, cells.vocabularies) }) { continue }
            texts[planned.extraKey] = text
            if !column.isKept { groups[Composer.whole(of: column.field), default: []].append(planned) }
        }
        for (whole, planned) in groups.sorted(by: { $0.key < $1.key }) {
            if agrees(read(planned, texts, into: [:]), record, whole) {
                for other in columns where other.column.map({ Composer.whole(of: $0.field) }) == whole {
                    if texts[other.extraKey] == nil { texts[other.extraKey] = "" }
                }
            } else if !agrees(read(planned, texts, into: parts), record, whole) {
                // Somebody changed the field; texts that have nothing to do with the change still stand.
                for planned in planned where !agrees(read([planned], texts, into: parts), record, whole) {
                    texts[planned.extraKey] = nil
                }
            }
        }
        return texts
    }

    /// The parts with those of some columns read from their texts instead.
    private func read(
        _ planned: [Planned], _ texts: [String: String], into parts: [String: FieldValue]
    ) -> [String: FieldValue] {
        var parts = parts
        for planned in planned {
            guard let column = planned.column, let text = texts[planned.extraKey] else { continue }
            parts[column.field] = nil
            for (field, value) in cells.read(text, as: column).values { parts[field] = value }
        }
        return parts
    }

    private func agrees(_ parts: [String: FieldValue], _ record: SheetRecord, _ whole: String) -> Bool {
        let fields = composer.compose(parts)
        let names = whole == "start" ? ["start", "end"] : [whole]
        return names.allSatisfy { fields[$0] == record[$0] }
    }
}

extension SheetRecord {
    var values: [String: FieldValue] {
        Dictionary(fields.filter { !$0.name.hasPrefix(MatchedColumn.extraPrefix) }.map { ($0.name, $0.value) }) { $1 }
    }

    var extras: [String: String] {
        Dictionary(
            fields.filter { $0.name.hasPrefix(MatchedColumn.extraPrefix) }.map {
                (String($0.name.dropFirst(MatchedColumn.extraPrefix.count)), plainCell($0.value))
            }
        ) { $1 }
    }

    func extra(_ key: String) -> String? { self[MatchedColumn.extraPrefix + key].map(plainCell) }
}

/// A value in a cell, in the form its column's readers expect.
func cellText(_ value: FieldValue, _ column: Column, _ vocabularies: Vocabularies = Vocabularies()) -> String {
    switch (column.type, value) {
    case (.flag, .bool(let bool)): bool ? "1" : ""
    case (.bool, .bool(let bool)): bool ? "有" : "無"
    case (.vocabulary(let name), .text(let code)): vocabularies[name].label(code) ?? code
    case (.vocabularies(let name), .list(let codes)): listText(codes.map { vocabularies[name].label($0) ?? $0 })
    case (.maps(let keys), .maps(let items)): mapsText(items, keys: keys.names)
    default: plainCell(value)
    }
}

private func plainCell(_ value: FieldValue) -> String {
    switch value {
    case .text(let text): text
    case .int(let int): String(int)
    case .number(let number): shown(number) ?? number.description
    case .bool(let bool): bool ? "true" : "false"
    case .date(let date): date.description
    case .dateTime(let date, let time): "\(date) \(time)"
    case .list(let items): listText(items)
    case .maps(let items): JSONWriter.text(jsonMaps(items))
    }
}
