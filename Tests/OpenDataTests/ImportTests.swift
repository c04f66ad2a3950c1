import Japanese
import Model
import Testing

@testable import OpenData

func readCSV(_ text: String, file: String = "表.csv") throws -> Table {
    try #require(Table.reading(Array(text.utf8), file: file).table)
}

func importOptions() -> ImportOptions {
    var options = ImportOptions()
    options.municipalities = shiomi
    options.today = CivilDate(year: 2026, month: 11, day: 21)
    return options
}

func importCSV(
    _ kind: SheetKind, _ text: String, file: String = "sheet.csv", into content: ContentFolder = ContentFolder(),
    _ change: (inout ImportOptions) -> Void = { _ in }
) throws -> ImportResult {
    var options = importOptions()
    change(&options)
    return importing(kind, tables: [try readCSV(text, file: file)], into: content, options: options)
}

@Suite struct PlaceImportTests {
    @Test(arguments: [newShelterSheet, oldShelterSheet, surveySheet])
    func `a shelter is the same shelter from every published header`(sheet: String) throws {
        let result = try importCSV(.place, sheet) { $0.category = "shelter" }
        let place = try #require(result.records.first)
        #expect(place.text("title") == "北浜小学校")
        #expect(place.text("address") == "潮見県潮見市北浜一丁目2-3")
        #expect(place.text("category") == "shelter")
        #expect(place["latitude"] == .number(34.1))
        #expect(place["longitude"] == .number(134.1))
        #expect(place["shelter"] == .bool(true))
        guard case .list(let hazards)? = place["hazards"] else {
            Issue.record("no hazards")
            return
        }
        #expect(Set(hazards).isSuperset(of: ["flood", "earthquake", "tsunami"]))
        #expect(!hazards.contains("storm_surge"))
        #expect(hazards == Composer.hazards.filter { hazards.contains($0) })
    }

    @Test func `what a spreadsheet damaged is mended, with a warning for each cell`() throws {
        let result = try importCSV(.place, oldShelterSheet) { $0.category = "shelter" }
        #expect(result.records.first?.text("municipality") == "shiomi")
        #expect(result.records.first?.text("phone") == "0999-00-1001")
        #expect(result.records.first?["capacity"] == .int(420))
        #expect(
            result.problems.map(\.code).sorted() == ["coordinates-exchanged", "municipality-code", "phone-notation"])
        #expect(
            result.problems.first { $0.code == "phone-notation" }?.place
                == Place(file: "sheet.csv", line: 2, column: 11))
    }

    @Test func `hazards that are neither yes nor no are no, and keep their mark`() throws {
        let result = try importCSV(.place, "名称,洪水,高潮\n公園,△,×\n")
        #expect(result.records.first?["hazards"] == nil)
        #expect(result.records.first?.text("extra.洪水") == "△")
        #expect(result.problems.filter { $0.code == "unknown-mark" }.count == 1)
    }

    @Test func `opening hours come from four columns or from one`() throws {
        let four = try importCSV(.place, "名称,利用可能曜日,開始時間,終了時間,利用可能日時特記事項\n図書館,月火水木金,9:00,17時,祝日を除く\n")
        #expect(four.records.first?.text("hours") == "月火水木金 09:00〜17:00（祝日を除く）")
        let one = try importCSV(.place, "名称,開館時間\n図書館,午前9時から\n")
        #expect(one.records.first?.text("hours") == "午前9時から")
    }

    @Test func `places become one table that keeps columns nobody knows where they were`() throws {
        let result = try importCSV(.place, "名称,担当課,緯度,経度,担当課\n図書館,生涯学習課,34.1,134.1,内線12\n", file: "data/図書館 2026.csv")
        #expect(result.unknownColumns.map(\.header) == ["担当課", "担当課〔2〕"])
        let file = try #require(result.files.first)
        #expect(file.path == "places/2026-\(shortHash("図書館 2026")).csv")
        let lines = String(decoding: file.bytes, as: UTF8.self).utf8.split(separator: 0x0A).map {
            String(Substring($0))
        }
        #expect(lines[0].hasPrefix("\u{FEFF}名称,担当課,緯度,経度,担当課,ID"))
        #expect(lines[1].hasPrefix("図書館,生涯学習課,34.1,134.1,内線12,"))
    }

    @Test func `importing the same sheet again changes nothing`() throws {
        for sheet in [newShelterSheet, oldShelterSheet, surveySheet] {
            let first = try importCSV(.place, sheet) { $0.category = "shelter" }
            let content = ContentFolder(files: [first.files[0].path: first.files[0].bytes])
            let second = try importCSV(.place, sheet, into: content) { $0.category = "shelter" }
            #expect(second.files.map(\.change) == [.same])
            #expect(second.files[0].bytes == first.files[0].bytes)
        }
    }

    @Test func `a prefecture's sheet names the municipality by the address`() throws {
        let sheet =
            "全国地方公共団体コード,地方公共団体名,名称,所在地_全国地方公共団体コード,所在地_都道府県,所在地_市区町村,所在地_町字,所在地_番地以下\n480002,潮見県,図書館,482013,潮見県,潮見市,港町,1-1\n"
        let place = try #require(try importCSV(.place, sheet).records.first)
        #expect(place.text("municipality") == "shiomi")
        #expect(place.text("address") == "潮見県潮見市港町1-1")
        #expect(place.text("extra.全国地方公共団体コード") == "480002")
    }

    @Test func `a mark that is understood now leaves nothing of the old one`() throws {
        let before = try importCSV(.place, "ID,名称,津波,高潮\n1,公園,△,△\n")
        let content = ContentFolder(files: [before.files[0].path: before.files[0].bytes])
        let after = try importCSV(.place, "ID,名称,津波,高潮\n1,公園,○,△\n", into: content)
        let text = String(decoding: after.files[0].bytes.dropFirst(3), as: UTF8.self)
        #expect(text.hasPrefix("ID,名称,津波,高潮\r\n1,公園,1,△\r\n"))
    }

    @Test func `a municipality taken for granted is said once`() throws {
        let result = try importCSV(.place, "名称,市区町村名\na,遠市\nb,遠市\n") { $0.municipality = "shiomi" }
        #expect(result.records.map { $0.text("municipality") } == ["shiomi", "shiomi"])
        #expect(result.problems.filter { $0.code == "unknown-municipality" }.count == 1)
    }

    @Test func `rows and fields the sheet does not carry stay in the table`() throws {
        let before = "ID,名称,電話番号,備考\r\n1,図書館,0999-00-0001,手で書いた\r\n2,体育館,0999-00-0002,\r\n"
        let content = ContentFolder(files: ["places/sheet.csv": Array(before.utf8)])
        let result = try importCSV(.place, "ID,名称,電話番号,緯度,経度\n1,中央図書館,,34.1,134.1\n3,公園,,,\n", into: content)
        #expect(result.files.map(\.change) == [.changed(["1", "3"])])
        #expect(result.unnamed == ["2"])
        let after = try readCSV(String(decoding: result.files[0].bytes, as: UTF8.self))
        #expect(after.header.starts(with: ["ID", "名称", "電話番号", "緯度", "経度", "備考"]))
        #expect(
            after.rows.map { Array($0.cells.prefix(6)) } == [
                ["1", "中央図書館", "0999-00-0001", "34.1", "134.1", "手で書いた"], ["2", "体育館", "0999-00-0002", "", "", ""],
                ["3", "公園", "", "", "", ""],
            ])
    }

    @Test func `a table with a row that cannot be read is not written anew`() throws {
        let content = ContentFolder(files: ["places/sheet.csv": Array("ID,名称\n1,\n".utf8)])
        let result = try importCSV(.place, "ID,名称\n2,公園\n", into: content)
        #expect(result.files == [])
        #expect(
            result.problems.contains {
                $0.code == "existing-table" && $0.place == Place(file: "places/sheet.csv", line: 2)
            })
    }

    @Test(arguments: [
        ("34度20分35.5秒", "134°02′47″E", 34.3431944, 134.0463889), ("34.20.35.5", "134.2.47", 34.3431944, 134.0463889),
        ("３４．１", "134.10", 34.1, 134.1),
    ])
    func `coordinates in other notations become decimal degrees`(
        latitude: String, longitude: String, north: Double, east: Double
    ) throws {
        let result = try importCSV(.place, "名称,緯度,経度\n公園,\(latitude),\(longitude)\n")
        #expect(result.records.first?["latitude"] == .number(north))
        #expect(result.records.first?["longitude"] == .number(east))
    }

    @Test(arguments: [("0", "0"), ("34.1", ""), ("北", "東"), ("34.1", "35.1")])
    func `impossible coordinates are not used, and kept as text`(latitude: String, longitude: String) throws {
        let result = try importCSV(.place, "名称,緯度,経度\n公園,\(latitude),\(longitude)\n")
        #expect(result.records.first?["latitude"] == nil)
        #expect(result.records.first?.text("extra.緯度") == latitude)
    }

    @Test func `every row is imported, rejected or blank`() throws {
        let result = try importCSV(.place, "ID,名称,住所\n1,図書館,一丁目\n,,\n2,,二丁目\n1,公園,三丁目\n")
        #expect(result.rows.count == 4)
        #expect(result.importedRows == 1)
        #expect(result.rows[1].result == .blank)
        guard case .rejected(let untitled) = result.rows[2].result, case .rejected(let repeated) = result.rows[3].result
        else {
            Issue.record("not rejected")
            return
        }
        #expect(untitled.code == "missing-title")
        #expect(untitled.place == Place(file: "sheet.csv", line: 4, column: 2))
        #expect(repeated.code == "repeated-id")
        #expect(repeated.message.ja.contains("sheet.csv:2"))
    }
}

@Suite struct PageImportTests {
    private func page(_ result: ImportResult, _ path: String) throws -> String {
        String(decoding: try #require(result.files.first { $0.path == path }).bytes, as: UTF8.self)
    }

    @Test(arguments: [oldEventSheet, newEventSheet, baseEventSheet])
    func `an event is the same event from every published header`(sheet: String) throws {
        let event = try #require(try importCSV(.event, sheet).records.first)
        let start = try #require(CivilDate(year: 2026, month: 12, day: 5))
        #expect(event.text("title") == "移住相談会")
        #expect(event["start"] == .dateTime(start, try #require(ClockTime(hour: 10, minute: 0))))
        #expect(event["end"] == .dateTime(start, try #require(ClockTime(hour: 16, minute: 0))))
        #expect(event.text("municipality") == "shiomi")
        #expect(event.text("place") == "市民会館")
        #expect(event.text("address") == "潮見県潮見市港町1-1")
        #expect(event["capacity"] == .int(20))
        #expect(event["apply_until"] == CivilDate(year: 2026, month: 11, day: 30).map { .date($0) })
        #expect(event.text("apply") == "電話")
        #expect(event.text("organizer") == "潮見市")
        #expect(event.text("contact.name") == "移住推進課")
        #expect(event.text("contact.phone") == "0999-00-1201")
        #expect(event.text("body") == "個別に相談できます。")
    }

    @Test func `an event that ends at midnight ends the next day`() throws {
        let event = try #require(try importCSV(.event, "名称,開始日,開始時間,終了時間\n花火,2026/8/1,19:00,24:00\n").records.first)
        #expect(
            event["end"]
                == .dateTime(
                    try #require(CivilDate(year: 2026, month: 8, day: 2)), try #require(ClockTime(hour: 0, minute: 0))))
    }

    @Test func `a very long text in a date is no date, and takes no time`() throws {
        let result = try importCSV(.event, "名称,開始日\na,\(String(repeating: "1 ", count: 200_000))\n")
        #expect(result.rejectedRows == 1)
    }

    @Test func `an event without a day is rejected with its reason`() throws {
        let result = try importCSV(.event, "名称,開催日\n出前講座,随時\n相談会,\n")
        #expect(result.rejectedRows == 2)
        #expect(result.problems.filter { $0.severity == .error }.map(\.code) == ["missing-start", "missing-start"])
        #expect(result.problems.contains { $0.message.ja.contains("随時") })
    }

    @Test func `a support program becomes a page`() throws {
        let result = try importCSV(.program, programSheetFixture, file: "support_system.csv")
        let path = try #require(result.files.first { $0.path.hasSuffix(".md") }).path
        let written = try page(result, path)
        #expect(
            written == """
                ---
                title: 若者家賃補助
                municipality: shiomi
                description: 家賃の一部を助成します。
                theme: housing
                amount: 月額上限2万円
                rate: "1/2"
                opens: 2026-04-01
                closes: 2027-03-31
                apply: 窓口に申請書を出す
                apply_url: https://shiomi.example.jp/yachin/form
                contact:
                  name: 住宅課
                  phone: "0999-00-1301"
                  url: https://shiomi.example.jp/yachin
                date: 2026-04-01
                tags:
                  - 家賃
                  - 若者
                extra:
                  サブタイトル（通称名）: 家賃サポート
                  【人生の制度】ライフステージ分類: 就職
                ---

                月額家賃の半分を最長2年間助成します。

                ## 対象となる方

                39歳以下で市内の賃貸住宅に住む方

                ## 対象となる費用

                家賃

                """)
        #expect(result.files.map(\.path).contains("programs/.columns.csv"))
    }

    @Test func `houses are named by their number and read in the notation of the card`() throws {
        let result = try importCSV(.house, houseSheetFixture)
        #expect(result.records.map(\.id) == ["s-0123", "s-0124"])
        let house = try #require(result.records.first)
        #expect(house["price"] == .int(3_500_000))
        #expect(house["floor_area"] == .number(112.4))
        #expect(house["land_area"] == .number(1230.5))
        #expect(house.text("state") == "negotiating")
        #expect(house.text("deal") == "sale")
        #expect(house.text("type") == "house")
        #expect(house["garden"] == .bool(true))
        #expect(house.text("built") == "昭和53年")
        #expect(house.text("extra.担当者メモ") == "鍵は事務所")
        #expect(try page(result, "houses/s-0123.md").hasPrefix("---\ntitle: 北浜 戸建て S-0123\nnumber: S-0123\n"))
    }

    @Test func `questions keep their ids`() throws {
        let result = try importCSV(.faq, faqSheetFixture)
        #expect(result.records.map(\.id) == ["12", "13"])
        let written = try page(result, "faq/12.md")
        #expect(
            written == """
                ---
                title: ごみの収集日は?
                variants:
                  - ゴミの日はいつ
                  - 燃えるごみの日
                category: くらし
                links:
                  - title: 収集日の表
                    url: https://shiomi.example.jp/gomi
                  - title: https://shiomi.example.jp/
                    url: https://shiomi.example.jp/
                ---

                地区ごとに違います。\\
                収集日の表をご覧ください。

                """)
    }

    @Test func `questions of the benchmark form keep their ids`() throws {
        let reading = Table.reading(Array("{\"7\": \"Question: ごみは?\\nAnswer: 朝8時まで\"}".utf8), file: "corpus.json")
        let result = importing(.faq, tables: [try #require(reading.table)], into: ContentFolder())
        #expect(
            result.records == [
                SheetRecord(id: "7", fields: [.init("title", .text("ごみは?")), .init("body", .text("朝8時まで"))])
            ])
    }

    @Test func `ids that make no file name are kept in the page`() throws {
        let result = try importCSV(.faq, "id,question,answer\nごみ,q,a\nA-1,q2,a\na-1,q3,a\n../../etc/passwd,q4,a\n")
        #expect(result.records.map(\.id) == ["ごみ", "A-1", "a-1", "../../etc/passwd"])
        let paths = result.files.map(\.path)
        #expect(Set(paths).count == 4)
        #expect(
            paths.allSatisfy {
                $0.hasPrefix("faq/")
                    && !$0.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
            })
        #expect(paths.contains { $0.hasSuffix("/etc/passwd.md") })
        #expect(try page(result, "faq/x\(shortHash("ごみ")).md").contains("id: ごみ\n"))
    }

    @Test func `a municipality that is not of the site is named once`() throws {
        let result = try importCSV(.event, "名称,開始日,市区町村名\na,2026/1/1,遠市\nb,2026/1/2,遠市\n")
        #expect(result.problems.filter { $0.code == "unknown-municipality" }.count == 1)
        #expect(result.records.first?.text("extra.市区町村名") == "遠市")
    }
}

@Suite struct PageMergingTests {
    private let edited = """
        ---
        # 手で直した見出し
        title: '若者家賃補助'   
        summary_of_staff: "残す"
        theme: housing
        amount: |
          月額上限
          1万円
        contact:
          name: 住宅課
          hours: 平日 # 手書き
        closes: 2026-03-31

        tags: [家賃, 若者]
        ---

        手で書いた本文です。

        """

    private func merge(_ sheet: String, _ change: (inout ImportOptions) -> Void = { _ in }) throws -> ImportResult {
        try importCSV(.program, sheet, into: ContentFolder(files: ["programs/yachin.md": Array(edited.utf8)]), change)
    }

    private func text(_ result: ImportResult) throws -> String {
        String(decoding: try #require(result.files.first { $0.path == "programs/yachin.md" }).bytes, as: UTF8.self)
    }

    @Test func `sheet fields win; other fields, comments, order and wording stay`() throws {
        let result = try merge("ID,制度名,給付金額,受付終了日,連絡先電話番号,キーワード\nyachin,若者家賃補助,月額上限2万円,2027/3/31,0999-00-1301,家賃|若者\n")
        #expect(result.files.map(\.change) == [.changed(["amount", "closes", "contact"])])
        let expected = edited.replacingText("amount: |\n  月額上限\n  1万円\n", with: "amount: 月額上限2万円\n")
            .replacingText("closes: 2026-03-31", with: "closes: 2027-03-31")
            .replacingText("hours: 平日 # 手書き\n", with: "hours: 平日 # 手書き\n  phone: \"0999-00-1301\"\n")
        #expect(try text(result) == expected)
    }

    @Test func `a page that says all of it already is the same`() throws {
        let result = try merge("ID,制度名,給付金額,キーワード\nyachin,若者家賃補助,\"月額上限\n1万円\",家賃|若者\n")
        #expect(result.files.map(\.change) == [.same])
        #expect(try text(result) == edited)
    }

    @Test func `a page is found by its title when the sheet has no id`() throws {
        let result = try merge("制度名,給付金額\n若者家賃補助,月額上限3万円\n")
        #expect(result.records.map(\.id) == ["yachin"])
        #expect(try text(result).contains("amount: 月額上限3万円\n"))
    }

    @Test func `an empty cell says nothing, unless it is asked to clear`() throws {
        let sheet = "ID,制度名,給付金額,連絡先名称\nyachin,若者家賃補助,,\n"
        #expect(try merge(sheet).files.map(\.change) == [.same])
        let cleared = try merge(sheet) { $0.emptyCellsClear = true }
        #expect(
            try text(cleared)
                == edited.replacingText("amount: |\n  月額上限\n  1万円\n", with: "").replacingText("  name: 住宅課\n", with: "")
        )
    }

    @Test func `clearing leaves the id of a page alone`() throws {
        let page = "---\nid: A 1\ntitle: a\namount: b\n---\n"
        let content = ContentFolder(files: ["programs/a.md": Array(page.utf8)])
        let result = try importCSV(.program, "ID,制度名,給付金額\nA 1,a,\n", into: content) { $0.emptyCellsClear = true }
        #expect(result.files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["---\nid: A 1\ntitle: a\n---\n"])
    }

    @Test func `text kept under extra goes when the cell is understood`() throws {
        let page = "---\ntitle: a\nextra:\n  上限額: 応相談\n  別: x\n---\n"
        let content = ContentFolder(files: ["programs/a.md": Array(page.utf8)])
        let result = try importCSV(.program, "ID,制度名,上限額\na,a,100万円\n", into: content)
        #expect(
            result.files.map { String(decoding: $0.bytes, as: UTF8.self) } == [
                "---\ntitle: a\nextra:\n  別: x\namount_max: 1000000\n---\n"
            ])
    }

    @Test func `a desk in the sheet leaves its particulars under extra`() throws {
        let result = try importCSV(.event, "名称,開始日,窓口ID,連絡先電話番号\na,2026/1/1,shiomi/iju,0999-00-1201\n")
        #expect(result.records.first?.text("contact") == "shiomi/iju")
        #expect(result.records.first?["contact.phone"] == nil)
        #expect(result.records.first?.text("extra.連絡先電話番号") == "0999-00-1201")
    }

    @Test func `a desk named by its id is kept, with a warning`() throws {
        let page = "---\ntitle: 若者家賃補助\ncontact: shiomi/iju\n---\n"
        let result = try importCSV(
            .program, "ID,制度名,連絡先電話番号\nyachin,若者家賃補助,0999-00-1301\n",
            into: ContentFolder(files: ["programs/yachin.md": Array(page.utf8)]))
        #expect(result.files.map(\.change) == [.same])
        #expect(result.problems.map(\.code).contains("field-kept"))
    }

    @Test func `a file without front matter is left alone and named`() throws {
        let result = try importCSV(
            .program, "ID,制度名\nyachin,若者家賃補助\n",
            into: ContentFolder(files: ["programs/yachin.md": Array("# 見出し\n".utf8)]))
        #expect(result.files == [])
        #expect(result.problems.contains { $0.code == "no-front-matter" })
    }

    @Test func `pages the sheet does not name are listed and stay`() throws {
        let result = try merge("ID,制度名\nother,別の制度\n")
        #expect(result.unnamed == ["yachin"])
        #expect(result.files.map(\.path) == ["programs/other.md"])
    }

    @Test func `Windows line ends stay`() throws {
        let page = "---\r\ntitle: a\r\namount: b\r\n---\r\n\r\n本文\r\n"
        let result = try importCSV(
            .program, "ID,制度名,給付金額\nyachin,a,c\n", into: ContentFolder(files: ["programs/yachin.md": Array(page.utf8)]))
        #expect(try text(result) == page.replacingText("amount: b", with: "amount: c"))
    }
}

extension String {
    func replacingText(_ part: String, with other: String) -> String {
        var result: [UInt8] = []
        var rest = Array(utf8)[...]
        let part = Array(part.utf8)
        while !rest.isEmpty {
            if rest.starts(with: part) {
                result += Array(other.utf8)
                rest = rest.dropFirst(part.count)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
