import Japanese
import Model
import Testing

@testable import OpenData

/// Random values a column of this type may hold, in the form import gives them.
private struct RecordMaker {
    var random: Seeded

    mutating func records(_ kind: SheetKind) -> [SheetRecord] {
        (0..<Int.random(in: 1...4, using: &random)).map { index in
            var record = SheetRecord(id: "id-\(index)")
            for name in Set(Sheet[kind].columns.map { Composer.whole(of: $0.field) }).sorted() {
                if let value = value(kind, name) { record[name] = value }
            }
            if record["start"] == nil { record["end"] = nil }
            if record["latitude"] == nil || record["longitude"] == nil {
                record["latitude"] = nil
                record["longitude"] = nil
            }
            if kind == .event, random.chance(50), case .date(let day)? = record["start"] { record["end"] = .date(day) }
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let key = random.pick([
                    "備考2", "担当者メモ", "a.b", "extra.x", "名称", "津波", "start.date", "列3", "メモ〔2〕", "内 線",
                ])
                record["extra." + key] = .text(text())
            }
            return record
        }
    }

    /// Trimmed, not empty, without what import cleans away.
    mutating func text(lines: Bool = true) -> String {
        let text = trimmed(random.text(4, lines: lines))
        return text.isEmpty ? "空き家" : text
    }

    private mutating func value(_ kind: SheetKind, _ name: String) -> FieldValue? {
        switch name {
        case "id": return nil
        case "title": return .text(text(lines: false))
        case "start": return .date(day())
        case _ where !isAlwaysThere(kind, name) && random.chance(40): return nil
        case "number" where kind == .house: return .text("S-\(Int.random(in: 1...9999, using: &random))")
        case "number", "address.code", "address.municipality", "address.prefecture", "address.town", "address.block":
            return nil
        case "municipality": return .text(random.pick(["shiomi", "shiohama", "elsewhere"]))
        case "hours":
            return .text(
                random.pick([
                    "月火水木金 09:00〜17:00（祝日を除く）", "平日", "09:00〜24:00", text(), text() + "（" + text() + "）", "月 火",
                ]))
        case "fee": return .text(random.pick(["無料", "500円（小学生は無料）", "（注）", text()]))
        case "body":
            return .text(
                random.pick([text(), text() + "\n\n## 対象となる方\n\n" + text(), "## 対象となる費用\n\n" + text(), "## 対象となる方"]))
        case "hazards" where kind == .place: return .list(Composer.hazards.filter { _ in random.chance(40) }).nilIfEmpty
        case "code": return .text("482013")
        case "contact", bodyFormatField: return nil
        case "links", "choices": return .maps([[.init("title", text()), .init("url", "https://shiomi.example.jp/")]])
        default: return Sheet[kind].column(field: name).flatMap { value($0.type) }
        }
    }

    private func isAlwaysThere(_ kind: SheetKind, _ name: String) -> Bool {
        Sheet[kind].column(field: name)?.isRequired == true || name == "start"
    }

    private mutating func value(_ type: ColumnType) -> FieldValue? {
        switch type {
        case .text, .body: return .text(text())
        case .int, .yen: return .int(random.pick([0, 1, 20, 1_234_567]))
        case .number: return .number(random.pick([0.5, 112.4, 80, 1230.25]))
        case .flag: return .bool(true)
        case .bool: return .bool(random.chance(50))
        case .date: return .date(day())
        case .dateTime: return random.chance(50) ? .date(day()) : .dateTime(day(), ClockTime(hour: 9, minute: 30)!)
        case .time: return .text("09:30")
        case .url:
            return .text(random.pick(["https://shiomi.example.jp/a?b=c,d#e", "/programs/a/", "http://例え.jp/空き家"]))
        case .phone: return .text(random.pick(["0999-00-1201", "+81-999-00-1201", "119", "0999-00-1201（内線12）"]))
        case .email: return .text("iju@shiomi.example.jp")
        case .code: return .text("482013")
        case .latitude: return .number(random.pick([34.1, 34.34251139, 26.0]))
        case .longitude: return .number(random.pick([134.1, 127.6811, 134.05404503449154]))
        case .list: return .list((0..<Int.random(in: 1...3, using: &random)).map { _ in text(lines: false) })
        case .maps(let keys): return .maps((0..<Int.random(in: 1...3, using: &random)).map { _ in map(keys) })
        case .vocabulary(let name): return .text(random.pick(Vocabulary[name].all))
        case .vocabularies(let name): return .list(Vocabulary[name].all.filter { _ in random.chance(40) }).nilIfEmpty
        }
    }

    private mutating func map(_ keys: MapKeys) -> [FieldValue.MapEntry] {
        let kept = keys.names.filter { _ in random.chance(80) }
        return (kept.isEmpty ? [keys.names[0]] : kept).map { name in
            let isNumber = keys.numbers.contains(name)
            let value = isNumber && random.chance(80) ? random.pick(["0", "4900000", "-3", "007", "1.5"]) : text()
            return FieldValue.MapEntry(name, value, isNumber: isNumber)
        }
    }

    private mutating func day() -> CivilDate {
        CivilDate(dayNumber: Int.random(in: 19_000...22_000, using: &random))!
    }
}

extension FieldValue {
    fileprivate var nilIfEmpty: FieldValue? { isEmpty ? nil : self }
}

private let towns = shiomi + [MunicipalityName(id: "shiohama", code: "482021", name: "汐浜市")]

@Suite struct RoundTripTests {
    private func read(_ kind: SheetKind, _ export: Export, _ format: SheetFormat) throws -> ImportResult {
        #expect(export.problems == [])
        let ending = format == .xlsx ? "xlsx" : format == .json ? "json" : "csv"
        let table = try #require(Table.reading(export.bytes, file: "records.\(ending)").table)
        var options = importOptions()
        options.municipalities = towns
        return importing(kind, tables: [table], into: ContentFolder(), options: options)
    }

    private func expectSame(_ result: ImportResult, _ records: [SheetRecord], _ note: String) {
        #expect(result.records.map(\.id) == records.map(\.id), "\(note)")
        for (found, record) in zip(result.records, records) where Set(found.fields) != Set(record.fields) {
            let lost = record.fields.filter { found[$0.name] != $0.value }
            let gained = found.fields.filter { record[$0.name] != $0.value }
            Issue.record("\(note)\nlost \(lost)\ngained \(gained)")
            return
        }
    }

    @Test(arguments: SheetKind.allCases, [SheetFormat.csvUTF8, .xlsx, .json])
    func `random records come back from every format, unknown columns included`(kind: SheetKind, format: SheetFormat)
        throws
    {
        var maker = RecordMaker(
            random: Seeded(UInt64(kind.rawValue.utf8.count) &* 7919 &+ UInt64(format.rawValue.utf8.count)))
        for _ in 0..<40 {
            let records = maker.records(kind)
            let export = exporting(kind, records, as: format, options: ExportOptions(municipalities: towns))
            expectSame(try read(kind, export, format), records, "\(kind) \(format)")
        }
    }

    @Test(arguments: SheetKind.allCases)
    func `records of characters CP932 has come back from it`(kind: SheetKind) throws {
        var maker = RecordMaker(random: Seeded(932))
        for _ in 0..<40 {
            let records = maker.records(kind)
            let export = exporting(kind, records, as: .csvCP932, options: ExportOptions(municipalities: towns))
            if export.unwritable.isEmpty { expectSame(try read(kind, export, .csvCP932), records, "\(kind)") }
        }
    }

    @Test(arguments: [
        (SheetKind.place, newShelterSheet), (.place, oldShelterSheet), (.place, surveySheet), (.event, oldEventSheet),
        (.event, newEventSheet),
        (.event, baseEventSheet), (.program, programSheetFixture), (.house, houseSheetFixture), (.faq, faqSheetFixture),
    ])
    func `a published sheet goes back into its own columns`(kind: SheetKind, sheet: String) throws {
        let first = try importCSV(kind, sheet)
        let header = try readCSV(sheet).header
        let options = ExportOptions(
            layout: SheetLayout(header: header), municipalities: shiomi, today: importOptions().today)
        let export = exporting(kind, first.records, as: .csvUTF8, options: options)
        let table = try #require(Table.reading(export.bytes, file: "records.csv").table)
        #expect(table.header.starts(with: header))
        let second = importing(kind, tables: [table], into: ContentFolder(), options: importOptions())
        expectSame(second, first.records, "\(kind)")
        // Cells nobody had to mend are written as they were.
        let before = try readCSV(sheet)
        let mended = Set(first.problems.map(\.place.column))
        for (row, old) in zip(table.rows, before.rows) {
            for (index, name) in header.enumerated()
            where !mended.contains(index + 1) && Sheet[kind].column(named: name) == nil {
                #expect(row.cells[index] == old.cells[index], "\(name)")
            }
        }
    }

    @Test func `a field somebody changed is written as it is now, other texts as they came`() throws {
        let sheet = "名称,津波,高潮,開始時間,終了時間\n公園,△,△,9時,17時\n"
        var place = try #require(try importCSV(.place, sheet).records.first)
        place["hazards"] = .list(["tsunami"])
        place["hours"] = .text("10:00〜17:00")
        let layout = SheetLayout(header: try readCSV(sheet).header)
        let table = exportTable(.place, [place], options: ExportOptions(layout: layout))
        #expect(Array(table.rows[0].cells.prefix(5)) == ["公園", "1", "△", "10:00", "17:00"])
    }

    @Test func `words of a column that say nothing to its field stand beside what the field says`() throws {
        let sheet = "ID,名称,種別,備考\n1,本町保育園,認可保育所(公立),園庭あり\n2,港こども園,,\n"
        var options = importOptions()
        options.category = "childcare"
        let first = importing(.place, tables: [try readCSV(sheet)], into: ContentFolder(), options: options)
        #expect(first.records.map { $0.text("category") } == ["childcare", "childcare"])
        let layout = SheetLayout(header: try readCSV(sheet).header)
        let table = exportTable(.place, first.records, options: ExportOptions(layout: layout))
        #expect(table.header == ["ID", "名称", "種別", "備考", "extra.種別"])
        #expect(
            table.rows.map(\.cells) == [
                ["1", "本町保育園", "子育て施設", "園庭あり", "認可保育所(公立)"], ["2", "港こども園", "子育て施設", "", ""],
            ])
        let second = importing(.place, tables: [table], into: ContentFolder(), options: importOptions())
        expectSame(second, first.records, "without being told the category")
    }

    @Test func `an amount inside a list of maps comes back as a number`() throws {
        let prices = "price_history:\n  - date: \"2026-04-01\"\n    price: 4900000\n"
        let record = SheetRecord(
            id: "a",
            fields: [
                .init("title", .text("家")), .init("number", .text("S-1")), .init("municipality", .text("shiohama")),
                .init("type", .text("house")), .init("deal", .text("sale")), .init("state", .text("open")),
                .init(
                    "price_history",
                    .maps([[.init("date", "2026-04-01"), .init("price", "4900000", isNumber: true)]])),
            ])
        for format in SheetFormat.allCases {
            let export = exporting(.house, [record], as: format, options: ExportOptions(municipalities: towns))
            let result = try read(.house, export, format)
            let file = try #require(result.files.first, "\(format) \(result.problems)")
            #expect(String(decoding: file.bytes, as: UTF8.self).contains(prices), "\(format)")
        }
        let json = exporting(.house, [record], as: .json).bytes
        #expect(String(decoding: json, as: UTF8.self).contains("\"price\": 4900000}"))
    }

    @Test func `a record exported in the standard columns is the same record whatever was kept of its sheet`() throws {
        for sheet in [oldEventSheet, newEventSheet, baseEventSheet] {
            let records = try importCSV(.event, sheet).records
            let export = exporting(
                .event, records, as: .xlsx, options: ExportOptions(municipalities: shiomi, today: importOptions().today)
            )
            expectSame(try read(.event, export, .xlsx), records, "event")
        }
    }
}

@Suite struct GoldenExportTests {
    private let place = SheetRecord(
        id: "kitahama",
        fields: [
            .init("title", .text("北浜小学校")), .init("category", .text("shelter")), .init("municipality", .text("shiomi")),
            .init("address", .text("潮見県潮見市北浜一丁目2-3")), .init("latitude", .number(34.1)),
            .init("longitude", .number(134.1)),
            .init("hours", .text("月火水木金 09:00〜17:00（祝日を除く）")), .init("capacity", .int(420)),
            .init("hazards", .list(["flood", "tsunami"])), .init("shelter", .bool(true)),
            .init("extra.担当課", .text("=危機管理課")),
        ])

    @Test func `a place in the standard columns`() {
        let export = exporting(.place, [place], as: .csvUTF8, options: ExportOptions(municipalities: shiomi))
        #expect(
            String(decoding: export.bytes.dropFirst(3), as: UTF8.self).replacingText("\r\n", with: "\n") == """
                ID,全国地方公共団体コード,地方公共団体名,名称,名称_カナ,種別,所在地_連結表記,緯度,経度,電話番号,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,休館日,説明,バリアフリー情報,想定収容人数,災害種別_洪水,災害種別_崖崩れ、土石流及び地滑り,災害種別_高潮,災害種別_地震,災害種別_津波,災害種別_大規模な火事,災害種別_内水氾濫,災害種別_火山現象,指定避難所との重複,URL,画像,担当課
                kitahama,482013,潮見市,北浜小学校,,避難場所,潮見県潮見市北浜一丁目2-3,34.1,134.1,,月火水木金,09:00,17:00,祝日を除く,,,,420,1,,,,1,,,,1,,,'=危機管理課

                """)
    }

    @Test func `a place as JSON`() {
        let export = exporting(.place, [place], as: .json)
        #expect(
            String(decoding: export.bytes, as: UTF8.self) == """
                [
                  {"id": "kitahama", "title": "北浜小学校", "category": "shelter", "municipality": "shiomi", "address": "潮見県潮見市北浜一丁目2-3", "latitude": 34.1, "longitude": 134.1, "hours": "月火水木金 09:00〜17:00（祝日を除く）", "capacity": 420, "hazards": ["flood", "tsunami"], "shelter": true, "extra": {"担当課": "=危機管理課"}}
                ]

                """)
    }

    @Test func `questions in the columns of the command line's contract`() {
        let record = SheetRecord(
            id: "12",
            fields: [
                .init("title", .text("ごみの収集日は?")), .init("body", .text("地区ごとに違います。\\\n表をご覧ください。")),
                .init("variants", .list(["ゴミの日", "a|b"])),
                .init("links", .maps([[.init("title", "表"), .init("url", "https://shiomi.example.jp/gomi;1")]])),
            ])
        let export = exporting(.faq, [record], as: .csvUTF8)
        #expect(
            String(decoding: export.bytes.dropFirst(3), as: UTF8.self).replacingText("\r\n", with: "\n") == """
                id,question,answer,variants,category,links
                12,ごみの収集日は?,"地区ごとに違います。
                表をご覧ください。",ゴミの日|a\\|b,,表;https://shiomi.example.jp/gomi;1

                """)
    }

    @Test func `no records give a header, and an empty array`() {
        #expect(exportTable(.faq, []).header == ["id", "question", "answer", "variants", "category", "links"])
        #expect(exporting(.faq, [], as: .json).bytes == Array("[]\n".utf8))
    }

    @Test(arguments: SheetFormat.allCases) func `the same records give the same bytes`(format: SheetFormat) {
        let first = exporting(.place, [place], as: format)
        let second = exporting(.place, [place], as: format)
        #expect(first.bytes == second.bytes)
        #expect(first.problems == [])
    }

    @Test func `characters CP932 lacks are named`() {
        let record = SheetRecord(id: "1", fields: [.init("title", .text("𠮷野家"))])
        #expect(
            exporting(.faq, [record], as: .csvCP932).unwritable == [
                UnwritableCharacter(character: "𠮷", writtenAs: "〓", count: 1)
            ])
    }
}
