import Model

/// What a workbook gave.
struct WorkbookReading {
    var sheets: [String]
    var sheet: String
    var grid: Grid
}

/// Reads one sheet: the one named, else the first visible one that holds anything.
func readingWorkbook(
    _ bytes: [UInt8], file: String, sheet wanted: String?, limits: ReadLimits
) throws(Problem) -> WorkbookReading {
    let archive = try ZipArchive(bytes, file: file, limits: limits)
    let workbook = WorkbookPart()
    guard try XMLStream.read("xl/workbook.xml", of: archive, file: file, into: workbook) else {
        throw unreadableWorkbook(file, ja: "xl/workbook.xml がありません", en: "there is no xl/workbook.xml")
    }
    let relations = RelationsPart()
    _ = try XMLStream.read("xl/_rels/workbook.xml.rels", of: archive, file: file, into: relations)
    let styles = StylesPart()
    _ = try XMLStream.read(relations.styles, of: archive, file: file, into: styles)
    let strings = SharedStringsPart(file: file, limits: limits)
    _ = try XMLStream.read(relations.sharedStrings, of: archive, file: file, into: strings)

    let names = workbook.sheets.map(\.name)
    for candidate in try candidates(workbook.sheets, wanted: wanted, file: file) {
        guard let part = relations.target(candidate.relation) else { continue }
        let worksheet = WorksheetPart(
            file: file, limits: limits, sharedStrings: strings.strings, styles: styles,
            countsFrom1904: workbook.countsFrom1904)
        guard try XMLStream.read(part, of: archive, file: file, into: worksheet) else { continue }
        if !worksheet.grid.rows.isEmpty || wanted != nil {
            return WorkbookReading(sheets: names, sheet: candidate.name, grid: worksheet.grid)
        }
    }
    throw Problem(
        "empty-table", at: Place(file: file), ja: "ブックに内容のあるシートがありません", en: "no sheet of the workbook holds anything")
}

private func candidates(
    _ sheets: [WorkbookPart.Sheet], wanted: String?, file: String
) throws(Problem) -> [WorkbookPart.Sheet] {
    guard let wanted else { return sheets.filter { !$0.isHidden } + sheets.filter(\.isHidden) }
    let named = sheets.filter { $0.name == wanted }
    guard !named.isEmpty else {
        throw Problem(
            "unknown-sheet", at: Place(file: file), ja: "シート「\(wanted)」がありません", en: "there is no sheet “\(wanted)”",
            expected: .oneOf(sheets.map(\.name), near: wanted))
    }
    return named
}
