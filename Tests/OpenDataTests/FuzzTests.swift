import Model
import TestKit
import Testing

@testable import OpenData

/// Mutates a file: bytes changed, doubled, dropped, pieces moved, interesting bytes put in.
private func mutated(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) {
        guard !bytes.isEmpty else { return bytes }
        let at = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, at + Int.random(in: 1...64, using: &random))
        switch Int.random(in: 0..<7, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes.removeSubrange(at..<end)
        case 3: bytes.insert(contentsOf: bytes[at..<end], at: at)
        case 4:
            bytes.insert(
                contentsOf: Array(
                    random.pick(["\"", ",", "\r", "\n", "{", "[", "\\u", "0", "<", "&", "\0", "|", "~", "令和"]).utf8),
                at: at)
        case 5: bytes.removeSubrange(at...)
        default: bytes[at] = random.pick([0x00, 0x22, 0x2C, 0x7F, 0x80, 0xC3, 0xE3, 0xF0, 0xFF])
        }
    }
    return bytes
}

@Suite struct FuzzTests {
    private static let mutations = TestSetting.number("MADOGUCHI_FUZZ", otherwise: 10_000)

    /// A small limit makes a hang out of every wrong loop, and keeps the test short.
    private var options: ReadOptions {
        var options = ReadOptions()
        options.limits.cells = 100_000
        options.limits.unpacked = 4 << 20
        return options
    }

    /// Either a table or a problem; and whatever table came out can be imported with nothing lost.
    private func check(_ bytes: [UInt8], _ file: String, _ kind: SheetKind, _ seed: UInt64) {
        let reading = Table.reading(bytes, file: file, options: options)
        guard let table = reading.table else {
            #expect(!reading.problems.isEmpty, "\(file) \(seed)")
            return
        }
        #expect(table.rows.allSatisfy { $0.cells.count == table.header.count }, "\(file) \(seed)")
        guard table.rows.count * table.header.count < 2000 else { return }
        let result = importing(kind, tables: [table], into: ContentFolder(), options: importOptions())
        #expect(result.rows.count == table.rows.count, "\(file) \(seed)")
    }

    private func fuzz(_ seeds: [[UInt8]], _ file: String, _ kinds: [SheetKind]) {
        let watchdog = Watchdog("damaged \(file)")
        for number in 0..<UInt64(FuzzTests.mutations) {
            watchdog.next(Int(number))
            var random = Seeded(number)
            check(mutated(random.pick(seeds), &random), file, random.pick(kinds), number)
        }
    }

    @Test func `ten thousand damaged CSV files give a table or a problem`() {
        let sheets = [oldShelterSheet, oldEventSheet, houseSheetFixture, faqSheetFixture]
        let seeds = sheets.map { Array($0.utf8) } + sheets.compactMap { CP932.encoded($0) }
        fuzz(seeds, "a.csv", [.place, .event, .house, .faq])
    }

    @Test func `ten thousand damaged workbooks give a table or a problem`() throws {
        let table = try readCSV(houseSheetFixture)
        let rows =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>図書館</t></is></c><c r=\"B2\" s=\"1\"><v>46113.5</v></c></row>"
        let byHand = workbook(
            rows: rows, after: "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>",
            strings: "<si><t>名称</t></si><si><r><t>開始日</t></r></si>",
            styles: "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>")
        fuzz([try table.xlsx(sheetName: "空き家").bytes, byHand, byHand, byHand], "a.xlsx", [.house, .event])
    }

    @Test func `ten thousand damaged JSON files give a table or a problem`() throws {
        let records = try importCSV(.faq, faqSheetFixture).records
        let seeds = [
            exporting(.faq, records, as: .json).bytes,
            Array("{\"12\": \"Question: a\\nAnswer: b\", \"13\": {\"title\": [1, {\"a\": null}]}}".utf8),
        ]
        fuzz(seeds, "a.json", [.faq, .news])
    }

    @Test func `ten thousand pages of any text can be merged and stay pages`() {
        let page = Array(
            "---\ntitle: 'a''b'\n# c\ntags: [a, b]\ncontact:\n  name: x\n  hours: |\n    a\n\n    b\nextra:\n  \"キー\": 1\n---\n\n本文\n"
                .utf8)
        let row = ReadRow(
            record: SheetRecord(
                id: "a",
                fields: [
                    .init("title", .text("新しい")), .init("tags", .list(["x: y", "- z"])),
                    .init("contact.phone", .text("1")), .init("extra.キー", .text("2")),
                    .init("body", .text("---\n本文")),
                ]), place: Place(file: "a.csv", line: 2), carried: ["title", "tags", "description"])
        let watchdog = Watchdog("merged pages")
        for number in 0..<UInt64(FuzzTests.mutations) {
            watchdog.next(Int(number))
            var random = Seeded(number)
            let before = mutated(page, &random)
            let (file, problems) = PageMerging(path: "faq/a.md", before: before, emptyCellsClear: random.chance(50))
                .merge(row)
            guard let file else {
                #expect(!problems.isEmpty)
                continue
            }
            let again = PageMerging(path: "faq/a.md", before: file.bytes, emptyCellsClear: false).merge(row).file
            #expect(again?.change == .same, "\(number)")
        }
    }
}
