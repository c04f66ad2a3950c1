import Model
import TestKit
import Testing

@testable import OpenData

private func read(_ bytes: [UInt8], _ options: ReadOptions = ReadOptions(header: .first)) -> TableReading {
    Table.reading(bytes, file: "a.xlsx", options: options)
}

/// One row of header `a`, `b`, … in front of the rows given.
private func header(_ count: Int) -> String {
    let cells = (0..<count).map {
        "<c t=\"inlineStr\"><is><t>\(Character(Unicode.Scalar(UInt8(97 + $0))))</t></is></c>"
    }
    return "<row>\(cells.joined())</row>"
}

private let dateStyles = """
    <numFmts><numFmt numFmtId="176" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>\
    <numFmt numFmtId="177" formatCode="h:mm;@"/><numFmt numFmtId="178" formatCode="yyyy/m/d h:mm"/>\
    <numFmt numFmtId="179" formatCode="000000"/><numFmt numFmtId="180" formatCode="#,##0&quot;円&quot;"/></numFmts>\
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
    <cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/><xf numFmtId="179"/>\
    <xf numFmtId="180"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs>
    """

@Suite struct WorkbookTests {
    @Test func `shared and inline strings are read without their readings`() {
        let bytes = workbook(
            rows: header(2)
                + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>髙</t><rPh sb=\"0\" eb=\"1\"><t>タカ</t></rPh></is></c></row>",
            strings:
                "<si><r><t>高松</t></r><r><t xml:space=\"preserve\"> 市</t></r><rPh sb=\"0\" eb=\"2\"><t>タカマツ</t></rPh><phoneticPr fontId=\"1\"/></si>"
        )
        #expect(read(bytes).table?.rows.map(\.cells) == [["高松 市", "髙"]])
    }

    @Test func `dates, times and codes are read by their number format`() {
        let numbers = ["46113", "0.375", "46113.75", "11002", "12000", "0.5", "1", "34.34251139"]
        let styles = [1, 2, 3, 4, 5, 6, 2, 0]
        let cells = zip(numbers, styles).map { "<c s=\"\($1)\"><v>\($0)</v></c>" }.joined()
        let bytes = workbook(rows: header(8) + "<row>\(cells)</row>", styles: dateStyles)
        #expect(
            read(bytes).table?.rows.first?.cells
                == ["2026-04-01", "09:00", "2026-04-01T18:00", "011002", "12000", "50%", "24:00", "34.34251139"])
    }

    @Test func `the other epoch and the day that never was are known`() {
        let rows = header(1) + ["44651", "60", "61", "59"].map { "<row><c s=\"7\"><v>\($0)</v></c></row>" }.joined()
        let since1900 = read(workbook(rows: rows, styles: dateStyles)).table?.rows.map { $0.cells[0] }
        #expect(since1900 == ["2022-03-31", "60", "1900-03-01", "1900-02-28"])
        let since1904 = read(workbook(rows: rows, styles: dateStyles, date1904: true)).table?.rows.first?.cells[0]
        #expect(since1904 == "2026-04-01")
    }

    @Test(arguments: [
        ("General", NumberMeaning.number), ("0.00E+00", .number), ("#,##0;[Red]-#,##0", .number), ("yyyy/mm/dd", .date),
        ("m\"月\"d\"日\"(aaa)", .date),
        ("[$-411]ge.m.d;@", .date), ("h:mm AM/PM", .time), ("[h]:mm", .time), ("m/d/yy h:mm", .dateTime),
        ("mm:ss", .time), ("@", .number), ("0%", .percent),
        ("00000", .zeroPadded(5)), ("0.0%", .percent), ("yyyy\"年\"m\"月\"", .date), ("\"h:\"0", .number),
    ])
    func `format codes say what a number is`(code: String, expected: NumberMeaning) {
        #expect(meaning(ofCode: code) == expected)
    }

    @Test func `a formula gives its last value, an error gives nothing and a warning`() {
        let rows =
            header(3)
            + "<row r=\"2\"><c r=\"A2\"><f>1+1</f><v>2</v></c><c r=\"B2\" t=\"str\"><f>A1</f><v>文</v></c><c r=\"C2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"
        let reading = read(workbook(rows: rows))
        #expect(reading.table?.rows.first?.cells == ["2", "文", ""])
        #expect(reading.problems.map(\.code) == ["cell-error"])
        #expect(reading.problems.first?.place == Place(file: "a.xlsx", line: 2, column: 3))
    }

    @Test func `the first visible sheet that holds anything is read, or the one named`() {
        let bytes = workbook(
            rows: "", sheets: [("表紙", "visible"), ("裏", "hidden"), ("一覧", "visible")],
            otherRows: [header(1) + "<row><c><v>1</v></c></row>", header(2) + "<row><c><v>2</v></c></row>"])
        #expect(read(bytes).table?.sheet == "一覧")
        #expect(read(bytes).sheets == ["表紙", "裏", "一覧"])
        #expect(read(bytes, ReadOptions(sheet: "裏", header: .first)).table?.rows.first?.cells == ["1"])
        #expect(read(bytes, ReadOptions(sheet: "無い")).problems.map(\.code) == ["unknown-sheet"])
    }

    @Test func `a merged title is passed over and a cell merged downwards counts for each row`() {
        func text(_ place: String, _ text: String) -> String {
            "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
        }
        let rows =
            "<row r=\"1\">\(text("A1", "施設一覧"))</row><row r=\"3\">\(text("A3", "地区"))\(text("B3", "名称"))\(text("C3", "住所"))</row>"
            + "<row r=\"4\">\(text("A4", "北"))\(text("B4", "図書館"))</row><row r=\"5\">\(text("B5", "体育館"))</row><row r=\"6\">\(text("B6", "公園"))</row>"
        let merges = "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A4:A5\"/></mergeCells>"
        let table = read(workbook(rows: rows, after: merges), ReadOptions()).table
        #expect(table?.header == ["地区", "名称", "住所"])
        #expect(table?.rows.map { $0.cells[0] } == ["北", "北", ""])
        #expect(table?.rows.map(\.number) == [4, 5, 6])
    }

    @Test func `what is written is text: zeros, hyphens, control characters and escapes survive`() throws {
        let cells = [["0123", "1-2", "=1+1", "_x0041_", "a\u{1}b", "x\r\ny", "\u{FFFE}", "😀"]]
        let table = Table(file: "a", header: (0..<8).map { "見出し\($0)" }, cells: cells)
        let (bytes, problems) = try table.xlsx(sheetName: "施設[一覧]/'")
        #expect(problems == [])
        let reading = read(bytes)
        #expect(reading.table?.rows.map(\.cells) == cells)
        #expect(reading.sheets == ["施設一覧"])
    }

    @Test func `the same table gives the same bytes`() throws {
        let table = Table(file: "a", header: ["名称"], cells: [["高松"], ["髙松"]])
        #expect(try table.xlsx(sheetName: "表").bytes == table.xlsx(sheetName: "表").bytes)
    }

    @Test func `a text longer than Excel holds is cut and named`() throws {
        let table = Table(file: "a", header: ["名称"], cells: [[String(repeating: "あ", count: 40_000)]])
        let (bytes, problems) = try table.xlsx(sheetName: "表")
        #expect(problems.map(\.code) == ["cell-too-long"])
        #expect(read(bytes).table?.rows.first?.cells.first?.utf16.count == 32_767)
    }
}

@Suite struct HostileWorkbookTests {
    private func bomb(claiming size: UInt32) -> [UInt8] {
        var zip = ZipFixture()
        zip.add("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" id=\"rId1\"/></sheets></workbook>")
        zip.add(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>")
        zip.parts.append(
            ZipFixture.Part(
                name: "xl/worksheets/sheet1.xml", data: ZipFixture.deflatedSpaces(20 << 20), isDeflated: true,
                size: size, checksum: 0))
        return zip.bytes
    }

    @Test func `a bomb that says how large it is, is refused by its directory`() {
        var options = ReadOptions()
        options.limits.unpacked = 1 << 20
        #expect(read(bomb(claiming: 20 << 20), options).problems.map(\.code) == ["too-large"])
        options.limits = ReadLimits()
        options.limits.ratio = 100
        #expect(read(bomb(claiming: 20 << 20), options).problems.map(\.code) == ["too-large"])
    }

    @Test func `a bomb that lies is refused by what comes out of it`() {
        var options = ReadOptions()
        options.limits.unpacked = 1 << 20
        let reading = read(bomb(claiming: 1000), options)
        #expect(reading.table == nil)
        #expect(
            reading.problems.map(\.code) == ["too-large"] || reading.problems.map(\.code) == ["unreadable-workbook"])
    }

    @Test func `too many parts are refused`() {
        var zip = ZipFixture()
        for index in 0...2000 { zip.add("part\(index)", "") }
        #expect(read(zip.bytes).problems.map(\.code) == ["too-large"])
    }

    @Test func `entities are refused before they grow`() {
        var zip = ZipFixture()
        zip.add(
            "xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><workbook>&c;</workbook>")
        let problem = read(zip.bytes).problems.first
        #expect(problem?.code == "unreadable-workbook")
        #expect(problem?.message.en.contains("document type") == true)
    }

    @Test(arguments: [
        "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>", "<row r=\"1\"><c r=\"AAAAAAAAAAAAAAAA1\"><v>1</v></c></row>",
    ])
    func `a cell far to the right does not make a wide table`(rows: String) {
        let reading = read(workbook(rows: header(1) + rows))
        #expect(reading.table.map { $0.header.count <= 2 } ?? (reading.problems.map(\.code) == ["too-large"]))
    }

    @Test func `a row far down is one row`() {
        let rows = header(1) + "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"
        #expect(read(workbook(rows: rows)).table?.rows.map(\.number) == [1_048_576])
    }

    @Test func `merges that cover everything many times do not take for ever`() {
        let rows = header(1) + (2...2000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>1</v></c></row>" }.joined()
        let merges =
            "<mergeCells>" + String(repeating: "<mergeCell ref=\"A1:XFD1048576\"/>", count: 20_000) + "</mergeCells>"
        #expect(read(workbook(rows: rows, after: merges)).problems.map(\.code) == ["too-large"])
    }

    @Test func `a long text named by every cell is refused`() {
        let long = String(repeating: "あ", count: 100_000)
        let rows = (1...2000).map { "<row r=\"\($0)\"><c t=\"s\"><v>0</v></c></row>" }.joined()
        #expect(read(workbook(rows: rows, strings: "<si><t>\(long)</t></si>")).problems.map(\.code) == ["too-large"])
    }

    @Test func `deep nesting, broken XML and missing parts are problems`() {
        let deep = String(repeating: "<a>", count: 1000)
        #expect(read(workbook(rows: deep)).problems.map(\.code) == ["unreadable-workbook"])
        #expect(read(workbook(rows: "<row><c></row>")).problems.map(\.code) == ["unreadable-workbook"])
        #expect(read(ZipFixture().bytes).problems.map(\.code) == ["unreadable-workbook"])
        #expect(read([0x50, 0x4B, 0x03, 0x04]).problems.map(\.code) == ["unreadable-workbook"])
        #expect(read([0xD0, 0xCF, 0x11, 0xE0]).problems.map(\.code) == ["unreadable-workbook"])
    }

    @Test func `a shared string that does not exist is a warning`() {
        let reading = read(
            workbook(
                rows: header(2) + "<row><c t=\"s\"><v>7</v></c><c><v>1</v></c></row>", strings: "<si><t>a</t></si>"))
        #expect(reading.problems.map(\.code) == ["unknown-string"])
        #expect(reading.table?.rows.first?.cells == ["", "1"])
    }
}
