import Model
import Testing

@testable import OpenData

private func table(_ text: String, file: String = "a.csv", header: HeaderChoice = .first) throws -> Table {
    try table(Array(text.utf8), file: file, header: header)
}

private func table(_ bytes: [UInt8], file: String = "a.csv", header: HeaderChoice = .first) throws -> Table {
    try #require(Table.reading(bytes, file: file, options: ReadOptions(header: header)).table)
}

@Suite struct CSVTests {
    @Test func `quotes, commas, doubled quotes and line ends inside a cell are read`() throws {
        let table = try table("名称,備考\r\n\"高松市\n役所\",\"「\"\"A,B\"\"」\"\r\n次,\r\n")
        #expect(table.header == ["名称", "備考"])
        #expect(table.rows.map(\.cells) == [["高松市\n役所", "「\"A,B\"」"], ["次", ""]])
    }

    @Test func `a row is numbered by the line it begins on`() throws {
        let table = try table("a,b\n\"1\n2\",3\n\n4,5\r6,7")
        #expect(table.rows.map(\.number) == [2, 5, 6])
        #expect(table.place(row: table.rows[1], column: 1) == Place(file: "a.csv", line: 5, column: 2))
    }

    @Test(arguments: ["\r\n", "\n", "\r"]) func `every line end is one`(end: String) throws {
        #expect(try table("a,b\(end)1,2\(end)3,4\(end)").rows.map(\.cells) == [["1", "2"], ["3", "4"]])
    }

    @Test func `UTF-8 with and without a mark, CP932 and UTF-16 are told apart`() throws {
        let text = "名称,所在\r\n①髙㈱,ソ表能\r\n"
        let utf8 = Array(text.utf8)
        let cp932 = try #require(CP932.encoded(text))
        let utf16 = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let encodings = [utf8, [0xEF, 0xBB, 0xBF] + utf8, cp932, [0xFF, 0xFE] + utf16]
            .map { Table.reading($0, file: "a.csv", options: ReadOptions(header: .first)) }
        #expect(encodings.map(\.encoding) == ["UTF-8", "UTF-8", "CP932", "UTF-16LE"])
        #expect(encodings.allSatisfy { $0.table?.rows.first?.cells == ["①髙㈱", "ソ表能"] })
    }

    @Test func `bytes of no known encoding are refused with their line`() {
        let reading = Table.reading(Array("名称\n".utf8) + [0xFF, 0xFF, 0x0A], file: "a.csv")
        #expect(reading.table == nil)
        #expect(reading.problems.map(\.code) == ["unknown-encoding"])
        #expect(reading.problems.first?.place == Place(file: "a.csv", line: 2))
    }

    @Test func `a short row is filled up, a long one kept, and both are reported`() throws {
        let reading = Table.reading(Array("a,b\n1\n1,2,3\n".utf8), file: "a.csv", options: ReadOptions(header: .first))
        let table = try #require(reading.table)
        #expect(table.rows.map(\.cells) == [["1", "", ""], ["1", "2", "3"]])
        #expect(table.columnNames == ["a", "b", "列3"])
        #expect(reading.problems.map(\.code) == ["ragged-row", "ragged-row"])
        #expect(
            reading.problems.map(\.place) == [
                Place(file: "a.csv", line: 2, column: 2), Place(file: "a.csv", line: 3, column: 3),
            ])
    }

    @Test func `an unclosed quote is named where it opens`() {
        let reading = Table.reading(Array("a,b\n1,2\n3,\"4\n5".utf8), file: "a.csv")
        #expect(reading.problems.map(\.code) == ["unclosed-quote"])
        #expect(reading.problems.first?.place.line == 3)
    }

    @Test func `text behind a closing quote is kept and reported`() throws {
        let reading = Table.reading(Array("a,b\n\"x\"y,2\n".utf8), file: "a.csv", options: ReadOptions(header: .first))
        #expect(reading.table?.rows.first?.cells == ["xy", "2"])
        #expect(reading.problems.map(\.code) == ["text-after-quote"])
    }

    @Test func `tabs separate when the first line has no comma`() throws {
        #expect(try table("名称\t住所\n図書館\t一丁目1,2\n").rows.first?.cells == ["図書館", "一丁目1,2"])
    }

    @Test(arguments: ["", "\n\n", "\u{FEFF}", ",,,\n"]) func `a file without anything is a problem`(text: String) {
        #expect(Table.reading(Array(text.utf8), file: "a.csv").problems.map(\.code) == ["empty-table"])
    }

    @Test func `titles above the header are passed over`() throws {
        let text = "公共施設一覧,,,\n令和8年4月1日現在,,,\n,,,\nNO,名称,住所,電話番号\n1,図書館,一丁目,087-000-0000\n"
        let table = try table(text, header: .detected)
        #expect(table.header == ["NO", "名称", "住所", "電話番号"])
        #expect(table.headerRow == 4)
        #expect(table.rows.map(\.number) == [5])
    }

    @Test func `a header on two lines becomes one`() throws {
        let text = "NO,名称,災害種別,,,住所\n,,洪水,地震,津波,\n1,公園,1,1,,一丁目\n"
        let table = try table(text, header: .detected)
        #expect(table.header == ["NO", "名称", "洪水", "地震", "津波", "住所"])
        #expect(table.rows.count == 1)
    }

    @Test func `more than the limits allow is refused`() {
        var options = ReadOptions()
        options.limits.rows = 3
        #expect(
            Table.reading(Array("a\n1\n2\n3\n".utf8), file: "a.csv", options: options).problems.map(\.code) == [
                "too-large"
            ])
        options.limits = ReadLimits()
        options.limits.cells = 5
        #expect(
            Table.reading(Array("a,b\n1,2\n3,4\n".utf8), file: "a.csv", options: options).problems.map(\.code) == [
                "too-large"
            ])
        options.limits.bytes = 3
        #expect(
            Table.reading(Array("a,b\n".utf8), file: "a.csv", options: options).problems.map(\.code) == ["too-large"])
    }

    @Test(arguments: ["=1+1", "+cmd", "-1+1", "@SUM(A1)", "\t=1", "'=1", "''+a", "＝1"])
    func `a cell that would run as a formula is made text, and comes back`(cell: String) throws {
        let written = Table(file: "", header: ["a"], cells: [[cell]]).csv(.utf8).bytes
        let text = String(decoding: written.dropFirst(3), as: UTF8.self)
        #expect(text.hasPrefix("a\r\n'") || text.hasPrefix("a\r\n\"'"))
        #expect(try table(written).rows.first?.cells == [cell])
    }

    @Test(arguments: ["-5", "-12.5", "+81", "-", "’90", "'90年代", "1-2"])
    func `a harmless cell is written as it is`(cell: String) {
        #expect(withFormulaGuard(cell) == cell)
        #expect(withoutFormulaGuard(cell) == cell)
    }

    @Test func `CP932 names every character it changes`() throws {
        let table = Table(file: "", header: ["名"], cells: [["葛󠄀😀①髙〜¥😀"]])
        let (bytes, unwritable) = table.csv(.cp932)
        #expect(unwritable.map(\.character) == ["¥", "〜", "😀", "\u{E0100}"])
        #expect(unwritable.map(\.writtenAs) == ["￥", "～", "〓", "〓"])
        #expect(unwritable.map(\.count) == [1, 1, 2, 1])
        #expect(CP932.decoded(bytes) == "名\r\n葛〓〓①髙～￥〓\r\n")
    }

    @Test func `random tables come back from every format as they were`() throws {
        var random = Seeded(20_260_401)
        for _ in 0..<400 {
            let width = Int.random(in: 1...6, using: &random)
            let header = (0..<width).map { "見出し\($0)" + random.text(2) }
            let cells = (0..<Int.random(in: 1...5, using: &random)).map { _ in (0..<width).map { _ in random.text() } }
            let table = Table(file: "a", header: header, cells: cells)
            let csv = try self.read(table.csv(.utf8).bytes, "a.csv")
            #expect(csv == table.cells)
            #expect(try read(table.json(), "a.json") == table.named)
            #expect(try read(try table.xlsx(sheetName: "表").bytes, "a.xlsx") == table.cells)
        }
    }

    @Test func `random tables of characters CP932 has come back from it`() throws {
        var random = Seeded(932)
        for _ in 0..<400 {
            let cells = (0..<4).map { _ in (0..<3).map { _ in random.plainText() } }
            let table = Table(file: "a", header: ["一", "二", "三"], cells: cells)
            let (bytes, unwritable) = table.csv(.cp932)
            #expect(unwritable == [])
            #expect(try read(bytes, "a.csv") == table.cells)
        }
    }

    private func read(_ bytes: [UInt8], _ file: String) throws -> [[String]] {
        try table(bytes, file: file).cells
    }
}

extension Table {
    /// Header and rows; rows without anything have no trace in a workbook.
    fileprivate var cells: [[String]] {
        [header] + rows.filter { !$0.cells.allSatisfy(\.isEmpty) }.map(\.cells)
    }

    /// As JSON gives them back.
    fileprivate var named: [[String]] { [columnNames] + rows.filter { !$0.cells.allSatisfy(\.isEmpty) }.map(\.cells) }
}
