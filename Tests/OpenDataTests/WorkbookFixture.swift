import TestKit

/// A workbook from the XML of its first sheet's `sheetData` and whatever else it needs.
func workbook(
    rows: String, after: String = "", strings: String = "", styles: String = "",
    sheets: [(name: String, state: String)] = [("一覧", "visible")],
    otherRows: [String] = [], date1904: Bool = false
) -> [UInt8] {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var zip = ZipFixture()
    let list = sheets.enumerated().map {
        "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" state=\"\($1.state)\" r:id=\"rId\($0 + 1)\"/>"
    }.joined()
    zip.add(
        "xl/workbook.xml",
        "<workbook \(main) xmlns:r=\"\(relations)\"><workbookPr date1904=\"\(date1904 ? 1 : 0)\"/><sheets>\(list)</sheets></workbook>"
    )
    let targets = sheets.indices.map {
        "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(relations)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }.joined()
    zip.add("xl/_rels/workbook.xml.rels", "<Relationships>\(targets)</Relationships>")
    if !strings.isEmpty { zip.add("xl/sharedStrings.xml", "<sst \(main)>\(strings)</sst>") }
    if !styles.isEmpty { zip.add("xl/styles.xml", "<styleSheet \(main)>\(styles)</styleSheet>") }
    for (index, rows) in ([rows] + otherRows).enumerated() {
        let tail = index == 0 ? after : ""
        zip.add(
            "xl/worksheets/sheet\(index + 1).xml",
            "<worksheet \(main)><sheetData>\(rows)</sheetData>\(tail)</worksheet>")
    }
    return zip.bytes
}
