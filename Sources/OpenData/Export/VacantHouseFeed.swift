import Japanese
import Model

// Neither operator of the national vacant-house bank publishes a format for uploads. The feed is therefore ours: the
// items of the usual registration card (物件登録カード) in its order, to be taken in by an operator's own screen or typed
// over from a sheet. Columns are only ever added at the end. The order is documented in docs/open-data.md.

/// What the bank gets, and what is still missing on the cards.
public struct VacantHouseFeed: Sendable {
    /// UTF-8 with a byte order mark.
    public var csv: [UInt8]
    public var json: [UInt8]
    /// Per house; a house with an error is left out of the feed.
    public var problems: [Problem]
    /// Ids of the houses in the feed, in its order.
    public var houses: [String]
}

/// Fields of the feed in card order.
let feedFields = [
    "id", "number", "title", "state", "registered", "municipality.code", "municipality.name", "district", "address",
    "type",
    "deal", "price", "rent", "negotiable", "plan", "floor_area", "land_area", "built", "structure", "storeys", "water",
    "sewage", "gas", "toilet", "bath", "heating", "internet", "parking", "renovation", "vacant_years", "furniture_left",
    "farmland", "garden", "storage", "diy", "pets", "business", "hazards", "school", "station", "latitude", "longitude",
    "agent.name", "agent.license", "agent.phone", "contact.name", "contact.section", "contact.phone", "contact.email",
]

/// The feed for the houses given without drafts, sorted by municipality code and number.
/// - Parameter pageURL: the public address of a house's page by its id.
public func vacantHouseFeed(
    _ houses: [SheetRecord], municipalities: [MunicipalityName], pageURL: (String) -> String
) -> VacantHouseFeed {
    var problems: [Problem] = []
    var cards: [(key: [String], record: SheetRecord)] = []
    for house in houses where house["draft"] != .bool(true) {
        let found = cardProblems(house, municipalities: municipalities)
        problems += found
        if found.contains(where: { $0.severity == .error }) { continue }
        let code = municipalities.first { $0.id == house.text("municipality") }?.code ?? ""
        cards.append(([code, house.text("number") ?? "", house.id], house))
    }
    cards.sort { $0.key.lexicographicallyPrecedes($1.key) }
    let sorted = cards.map(\.record)
    let composer = Composer(sheet: Sheet[.house], municipalities: municipalities)
    let rows = sorted.map { feedRow($0, composer, pageURL: pageURL) }
    let header = feedFields.map { Sheet[.house].column(field: $0)?.header ?? $0 } + feedExtras
    return VacantHouseFeed(
        csv: Table(file: "houses.csv", header: header, cells: rows.map { $0.map(\.text) }).csv(.utf8).bytes,
        json: feedJSON(rows), problems: problems.sorted(), houses: sorted.map(\.id))
}

private let feedExtras = ["写真の枚数", "掲載ページURL"]
private let feedExtraNames = ["photo_count", "page_url"]

/// One value of a row, for both formats.
private struct FeedCell {
    var name: String
    var text: String
    var json: JSONValue.Content
}

private func feedRow(_ house: SheetRecord, _ composer: Composer, pageURL: (String) -> String) -> [FeedCell] {
    var parts = composer.decompose(house.values, wholes: [])
    parts["id"] = .text(house.id)
    var cells = feedFields.map { field in
        let text = parts[field].flatMap { value in composer.sheet.column(field: field).map { cellText(value, $0) } }
        return FeedCell(name: field, text: text ?? "", json: parts[field].map(feedContent) ?? .null)
    }
    let photos = photoCount(house)
    cells.append(FeedCell(name: feedExtraNames[0], text: String(photos), json: .number(String(photos))))
    let url = pageURL(house.id)
    cells.append(FeedCell(name: feedExtraNames[1], text: url, json: .string(url)))
    return cells
}

private func feedContent(_ value: FieldValue) -> JSONValue.Content {
    switch value {
    case .int(let int): .number(String(int))
    case .number(let number): .number(shown(number) ?? number.description)
    case .bool(let bool): .bool(bool)
    case .list(let items): .array(items.map { JSONValue(content: .string($0), line: 0) })
    case .text(let text): .string(text)
    case .date(let date): .string(date.description)
    case .dateTime(let date, let time): .string("\(date)T\(time)")
    case .maps(let items): jsonMaps(items).content
    }
}

private func feedJSON(_ rows: [[FeedCell]]) -> [UInt8] {
    var writer = JSONWriter(.readable)
    writer.lines(of: rows) { writer, row in
        writer.value(row.map { JSONValue.Member(name: $0.name, value: JSONValue(content: $0.json, line: 0)) })
    }
    return writer.bytes
}

private func photoCount(_ house: SheetRecord) -> Int {
    if case .maps(let photos)? = house["photos"] { return photos.count }
    return 0
}

/// What a registration card needs and this one lacks. Errors keep the house out of the feed.
public func cardProblems(_ house: SheetRecord, municipalities: [MunicipalityName]) -> [Problem] {
    var check = CardCheck(house: house)
    check.need("number", ja: "物件番号", en: "number")
    check.need("municipality", ja: "市町村", en: "municipality")
    check.need("type", ja: "物件種別", en: "type")
    check.need("state", ja: "状態", en: "state")
    if let id = house.text("municipality"), !municipalities.contains(where: { $0.id == id }) {
        check.report(
            "unknown-municipality", .error, ja: "市町村「\(id)」のコードが分かりません", en: "no code is known for municipality “\(id)”"
        )
    }
    check.deal()
    check.building()
    if photoCount(house) == 0 {
        check.report("no-photos", .warning, ja: "写真が1枚もありません", en: "there is no photo")
    }
    return check.problems
}

private struct CardCheck {
    let house: SheetRecord
    var problems: [Problem] = []

    mutating func need(_ field: String, ja: String, en: String) {
        if house[field]?.isEmpty ?? true { report("no-\(field)", .error, ja: "「\(ja)」がありません", en: "there is no \(en)") }
    }

    /// A price for a sale, a rent for a letting; either may still be open to negotiation.
    mutating func deal() {
        guard let deal = house.text("deal") else {
            return report("no-deal", .error, ja: "「取引形態」がありません", en: "there is no deal")
        }
        let wantsPrice = deal == "sale" || deal == "sale-or-rent"
        let wantsRent = deal == "rent" || deal == "sale-or-rent"
        let severity: Problem.Severity = house["negotiable"] == .bool(true) ? .warning : .error
        if wantsPrice, !isPositive("price") {
            report("no-price", severity, ja: "「売買価格」がありません", en: "there is no price")
        }
        if wantsRent, !isPositive("rent") { report("no-rent", severity, ja: "「賃料」がありません", en: "there is no rent") }
        if deal == "free", isPositive("price") || isPositive("rent") {
            report("free-with-price", .error, ja: "無償譲渡なのに価格があります", en: "given away, yet with a price")
        }
    }

    mutating func building() {
        if house.text("type") == "land" {
            if !isPositive("land_area") {
                report("no-land-area", .error, ja: "「土地面積」がありません", en: "there is no land area")
            }
            return
        }
        if !isPositive("floor_area") {
            report("no-floor-area", .error, ja: "「延床面積」がありません", en: "there is no floor area")
        }
        if house["built"]?.isEmpty ?? true {
            report("no-built", .error, ja: "「建築年」がありません（不明なら「不明」）", en: "there is no year built")
        }
    }

    private func isPositive(_ field: String) -> Bool {
        switch house[field] {
        case .int(let int)?: int > 0
        case .number(let number)?: number > 0
        default: false
        }
    }

    mutating func report(_ code: String, _ severity: Problem.Severity, ja: String, en: String) {
        problems.append(
            Problem(
                code, at: Place(file: "houses/\(house.id).md"), severity: severity, ja: "物件登録カード: \(ja)",
                en: "registration card: \(en)"))
    }
}
