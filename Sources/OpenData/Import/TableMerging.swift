import Model

/// Rows into the table file that holds them. Rows and fields the sheet does not carry stay as they are.
struct TableMerging {
    let sheet: Sheet
    let path: String
    let before: [UInt8]?
    let options: ImportOptions

    func merge(
        _ rows: [ReadRow], header: [[String]]
    ) -> Result<(file: ImportedFile, unnamed: [String]), Problem> {
        do throws(Problem) {
            var layout = SheetLayout(header: [])
            var records: [SheetRecord] = []
            if let before {
                let table = try existingTable(before)
                layout = SheetLayout(header: table.header)
                records = try existingRecords(table)
            }
            for header in header { layout.add(header) }
            let (merged, changed, unnamed) = self.merged(records, rows)
            let export = exporting(
                sheet.kind, merged, as: .csvUTF8,
                options: ExportOptions(layout: layout, municipalities: options.municipalities, today: options.today))
            let isSame = changed.isEmpty && before != nil
            let bytes = isSame ? before ?? [] : export.bytes
            let change: ImportedFile.Change = before == nil ? .new : isSame ? .same : .changed(changed)
            return .success((ImportedFile(path: path, bytes: bytes, change: change, before: before), unnamed))
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
        plain.category = nil
        let reader = RowReader(table, sheet: sheet, options: plain)
        var naming = Naming(sheet.kind, name: "", content: ContentFolder())
        var records: [SheetRecord] = []
        for row in table.rows where !row.isBlank {
            switch reader.read(row).row.flatMap({ naming.name($0) }) {
            case .success(let row): records.append(row.record)
            case .failure(let problem): throw unreadable(table.place(row: row), because: problem)
            }
        }
        return records
    }

    private func merged(
        _ existing: [SheetRecord], _ rows: [ReadRow]
    ) -> (records: [SheetRecord], changed: [String], unnamed: [String]) {
        var records = existing
        let indexes = Dictionary(existing.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var changed: [String] = []
        for row in rows {
            guard let index = indexes[row.record.id] else {
                records.append(row.record)
                changed.append(row.record.id)
                continue
            }
            var record = records[index]
            for key in row.settled { record[MatchedColumn.extraPrefix + key] = nil }
            for field in row.record.fields { record[field.name] = field.value }
            if options.emptyCellsClear {
                for name in row.carried.sorted() where row.record[name] == nil { record[name] = nil }
            }
            if Set(record.fields) != Set(records[index].fields) { changed.append(record.id) }
            records[index] = record
        }
        let named = Set(rows.map(\.record.id))
        return (records, changed, existing.map(\.id).filter { !named.contains($0) })
    }

    private func unreadable(_ place: Place, because problem: Problem? = nil) -> Problem {
        Problem(
            "existing-table", at: place, ja: "今ある表に読めない行があるので書き換えません: \(problem?.message.ja ?? "")",
            en: "not touched, as the table that is there has a row that cannot be read: \(problem?.message.en ?? "")")
    }
}
