import Model
import Testing

@testable import OpenData

@Suite struct FeedTests {
    private var house: SheetRecord {
        SheetRecord(
            id: "s-0123",
            fields: [
                .init("number", .text("S-0123")), .init("title", .text("高台の家")), .init("municipality", .text("shiomi")),
                .init("type", .text("house")),
                .init("deal", .text("sale")), .init("state", .text("open")), .init("price", .int(3_500_000)),
                .init("floor_area", .number(112.4)),
                .init("built", .text("昭和53年")), .init("garden", .bool(true)),
                .init("photos", .maps([[.init("file", "a.jpg"), .init("alt", "外観")]])),
                .init("extra.担当者メモ", .text("鍵は事務所")),
            ])
    }

    private func feed(_ houses: [SheetRecord]) -> VacantHouseFeed {
        vacantHouseFeed(houses, municipalities: shiomi) { "https://shiomi.example.jp/houses/\($0)/" }
    }

    private func without(_ field: String) -> [String] {
        var house = house
        house[field] = nil
        return cardProblems(house, municipalities: shiomi).map(\.code)
    }

    @Test func `the feed has the order of the card`() {
        let text = String(decoding: feed([house]).csv.dropFirst(3), as: UTF8.self).replacingText("\r\n", with: "\n")
        #expect(
            text == """
                ID,物件番号,物件名,状態,登録日,全国地方公共団体コード,地方公共団体名,地区,所在地,物件種別,取引形態,売買価格,賃料（月額）,価格交渉,間取り,延床面積（㎡）,土地面積（㎡）,建築年,構造,階数,水道,下水,ガス,トイレ,風呂,給湯・暖房,インターネット,駐車場（台）,補修の要否,空き家年数,家財,農地,庭,物置・倉庫,DIY,ペット,事業利用,災害区域,学区,最寄り駅・バス停,緯度,経度,仲介業者,免許番号,仲介業者電話番号,連絡先名称,連絡先担当,連絡先電話番号,連絡先メールアドレス,写真の枚数,掲載ページURL
                s-0123,S-0123,高台の家,公開中,,482013,潮見市,,,戸建て,売買,3500000,,,,112.4,,昭和53年,,,,,,,,,,,,,,,有,,,,,,,,,,,,,,,,,1,https://shiomi.example.jp/houses/s-0123/

                """)
    }

    @Test func `JSON has the same values under the names of the content, and nothing kept for staff`() throws {
        let table = try #require(Table.reading(feed([house]).json, file: "a.json").table)
        #expect(table.header == feedFields + ["photo_count", "page_url"])
        #expect(!String(decoding: feed([house]).json, as: UTF8.self).contains("鍵"))
    }

    @Test func `a complete card has no problems`() {
        #expect(cardProblems(house, municipalities: shiomi) == [])
    }

    @Test func `each thing a card lacks is named, with the house`() {
        #expect(without("number") == ["no-number"])
        #expect(without("municipality") == ["no-municipality"])
        #expect(without("deal") == ["no-deal"])
        #expect(without("price") == ["no-price"])
        #expect(without("floor_area") == ["no-floor-area"])
        #expect(without("built") == ["no-built"])
        #expect(without("photos") == ["no-photos"])
        var house = house
        house["price"] = nil
        #expect(cardProblems(house, municipalities: shiomi).first?.place == Place(file: "houses/s-0123.md"))
    }

    @Test func `a price open to negotiation may be missing, a gift may not have one`() {
        var house = house
        house["price"] = nil
        house["negotiable"] = .bool(true)
        #expect(cardProblems(house, municipalities: shiomi).map(\.severity) == [.warning])
        house["price"] = .int(1)
        house["deal"] = .text("free")
        #expect(cardProblems(house, municipalities: shiomi).map(\.code) == ["free-with-price"])
    }

    @Test func `land needs its area and no year`() {
        var land = house
        land["type"] = .text("land")
        land["built"] = nil
        land["floor_area"] = nil
        #expect(cardProblems(land, municipalities: shiomi).map(\.code) == ["no-land-area"])
    }

    @Test func `a house with an error is left out and the others are sorted`() {
        var second = house
        second.id = "s-0001"
        second["number"] = .text("S-0001")
        var broken = house
        broken.id = "s-0002"
        broken["deal"] = nil
        let feed = feed([house, broken, second])
        #expect(feed.houses == ["s-0001", "s-0123"])
        #expect(feed.problems.map(\.code) == ["no-deal"])
    }
}
