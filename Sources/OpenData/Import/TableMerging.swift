import Model

/// Rows into the table file that holds them. Rows and fields the sheet does not carry stay as they are.
struct TableMerging {
    let sheet: Sheet
    let path: String
    let before: [UInt8]?
    let options: ImportOptions

    struct Row {
        var row: ReadRow
        /// In this table.
        var id: String
    }

    struct Merged {
        var file: ImportedFile
        /// For each row given.
        var changes: [ImportedFile.Change]
        /// Ids the table has and the rows do not name.
        var unnamed: [String]
    }

    func merge(_ rows: [Row], header: [[String]]) -> Result<Merged, Problem> {
        do throws(Problem) {
            var layout = SheetLayout(header: [])
            var records: [SheetRecord] = []
            if let before {
                let table = try existingTable(before)
                layout = SheetLayout(header: table.header)
                records = try existingRecords(table)
            }
            for header in header { layout.add(header) }
            let (merged, changes, unnamed) = self.merged(records, rows)
            let changed = zip(rows, changes).filter { $1 != .same }.map(\.0.id)
            let export = exporting(
                sheet.kind, withoutImplied(merged, layout), as: .csvUTF8,
                options: ExportOptions(
                    layout: layout, municipalities: options.municipalities, today: options.today,
                    vocabularies: options.vocabularies))
            let isSame = changed.isEmpty && before != nil
            let bytes = isSame ? before ?? [] : export.bytes
            let change: ImportedFile.Change = before == nil ? .new : isSame ? .same : .changed(changed)
            let file = ImportedFile(path: path, bytes: bytes, change: change, before: before)
            return .success(Merged(file: file, changes: changes, unnamed: unnamed))
        } catch {
            return .failure(error)
        }
    }

    private func existingTable(_ bytes: [UInt8]) throws(Problem) -> Table {
        let reading = Table.reading(bytes, file: path)
        guard let table = reading.table else { throw reading.problems.first ?? unreadable(Place(file: path)) }
        return table
    }

    /// A row that cannot be read would be lost by writing the file anew: then nothing is written.
    private func existingRecords(_ table: Table) throws(Problem) -> [SheetRecord] {
        var plain = options
        plain.municipality = nil
        plain.category = impliedCategory
        let reader = RowReader(table, sheet: sheet, options: plain)
        var naming = Naming(sheet.kind, name: slug(fileStem(path)), content: ContentFolder())
        var records: [SheetRecord] = []
        for row in table.rows where !row.isBlank {
            switch reader.read(row).row.flatMap({ naming.name($0) }) {
            case .success(let row): records.append(row.record)
            case .failure(let problem): throw unreadable(table.place(row: row), because: problem)
            }
        }
        return records
    }

    /// What the table's name says about all of its rows.
    private var impliedCategory: String? {
        sheet.kind == .place ? options.vocabularies.placeCategory(ofTable: fileStem(path)) : nil
    }

    /// A table need not repeat in a column what its name says.
    private func withoutImplied(_ records: [SheetRecord], _ layout: SheetLayout) -> [SheetRecord] {
        let header = Table(file: path, header: layout.header, rows: [])
        guard let category = impliedCategory, before != nil,
            !matchedColumns(header, to: sheet).contains(where: { $0.column?.field == "category" })
        else { return records }
        let isSaidOfAll = records.allSatisfy { $0["category"] == .text(category) }
        return isSaidOfAll ? records.map { $0.removing("category") } : records
    }

    private func merged(
        _ existing: [SheetRecord], _ rows: [Row]
    ) -> (records: [SheetRecord], changes: [ImportedFile.Change], unnamed: [String]) {
        var records = existing
        let indexes = Dictionary(existing.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var changes: [ImportedFile.Change] = []
        for row in rows {
            guard let index = indexes[row.id] else {
                records.append(SheetRecord(id: row.id, fields: row.row.record.fields))
                changes.append(.new)
                continue
            }
            let record = merged(records[index], row.row)
            let names = Set(record.fields).symmetricDifference(records[index].fields).map(\.name)
            changes.append(names.isEmpty ? .same : .changed(Set(names).sorted()))
            records[index] = record
        }
        let named = Set(rows.map(\.id))
        return (records, changes, existing.map(\.id).filter { !named.contains($0) })
    }

    private func merged(_ existing: SheetRecord, _ row: ReadRow) -> SheetRecord {
        var record = existing
        for key in row.settled { record[MatchedColumn.extraPrefix + key] = nil }
        for field in row.record.fields { record[field.name] = field.value }
        if options.emptyCellsClear {
            for name in row.carried.sorted() where row.record[name] == nil { record[name] = nil }
        }
        return record
    }

    private func unreadable(_ place: Place, because problem: Problem? = nil) -> Problem {
        Problem(
            "existing-table", at: place, ja: "今ある表に読めない行があるので書き換えません: \(problem?.message.ja ?? "")",
            en: "not touched, as the table that is there has a row that cannot be read: \(problem?.message.en ?? "")")
    }
}

extension SheetRecord {
    fileprivate func removing(_ name: String) -> SheetRecord {
        var record = self
        record[name] = nil
        return record
    }
}
