import Model

extension Kind {
    public static let house = Kind(
        name: "house", folder: "houses", ja: "空き家", en: "vacant house",
        fields: identity + money + building + services + surroundings + people,
        listing: Listing(
            order: .byField("state"),
            facets: [
                Facet("municipality", .field("municipality"), ja: "市町村", en: "Municipality"),
                Facet("deal", .field("deal"), ja: "取引", en: "Deal"),
                Facet("price", .bands(field: "price", priceBands), ja: "価格（売買）", en: "Price"),
                Facet("rent", .bands(field: "rent", rentBands), ja: "家賃（賃貸）", en: "Rent"),
                Facet("rooms", .bands(field: "plan", roomBands), ja: "間取り", en: "Rooms"),
                Facet("area", .bands(field: "floor_area", areaBands), ja: "延床面積", en: "Floor area"),
                Facet("state", .field("state"), ja: "状況", en: "State"),
            ]))

    private static let identity: [Field] = [
        Field("number", .text, required: true, ja: "物件番号", en: "registration number"),
        Field("municipality", .reference(kind: "municipality"), required: true, ja: "市町村", en: "municipality"),
        Field("district", .text, ja: "地区", en: "district"),
        Field("type", .choice(types), required: true, ja: "種別", en: "type"),
        Field("deal", .choice(deals), required: true, ja: "取引", en: "deal"),
        Field("state", .choice(states), required: true, ja: "状況", en: "state"),
    ]

    private static let money: [Field] = [
        Field("price", .yen, ja: "売買価格（円）", en: "price, yen"),
        Field("rent", .yen, ja: "家賃（円/月）", en: "rent, yen a month"),
        Field("negotiable", .bool, ja: "価格の相談", en: "price negotiable"),
        Field(
            "price_history",
            .list(
                .map([
                    Field("date", .day, required: true, ja: "日付", en: "date"),
                    Field("price", .yen, required: true, ja: "価格（円）", en: "price, yen"),
                ])), ja: "価格の変更", en: "price changes"),
    ]

    private static let building: [Field] = [
        Field("plan", .text, ja: "間取り（例: 5DK）", en: "plan, e.g. 5DK"),
        Field("floor_area", .number, ja: "延床面積（m²）", en: "floor area, m²"),
        Field("land_area", .number, ja: "土地面積（m²）", en: "land area, m²"),
        Field("built", .builtYear, ja: "建築年", en: "year of building"),
        Field("structure", .text, ja: "構造", en: "structure"),
        Field("storeys", .count, ja: "階数", en: "storeys"),
        Field("renovation", .choice(renovations), ja: "改修の必要", en: "renovation needed"),
        Field("vacant_years", .count, ja: "空き家になってからの年数", en: "years vacant"),
        Field("furniture_left", .bool, ja: "家財が残っている", en: "furniture left"),
        Field("parking", .count, ja: "駐車場（台）", en: "parking spaces"),
        Field("garden", .bool, ja: "庭", en: "garden"),
        Field("storage", .bool, ja: "物置・納屋", en: "shed"),
        Field("farmland", .text, ja: "農地", en: "farmland"),
        Field("photos", .list(.map(photoFields)), ja: "写真", en: "photographs"),
        Field("floor_plan", .file, ja: "間取り図", en: "floor plan"),
    ]

    private static let services: [Field] = [
        Field("water", .text, ja: "水道", en: "water"),
        Field("sewage", .text, ja: "下水", en: "sewage"),
        Field("gas", .text, ja: "ガス", en: "gas"),
        Field("toilet", .text, ja: "トイレ", en: "toilet"),
        Field("bath", .text, ja: "風呂", en: "bath"),
        Field("heating", .text, ja: "暖房", en: "heating"),
        Field("internet", .text, ja: "インターネット", en: "internet"),
        Field("diy", .bool, ja: "DIY可", en: "may be altered"),
        Field("pets", .bool, ja: "ペット可", en: "pets allowed"),
        Field("business", .bool, ja: "事業利用可", en: "business use allowed"),
    ]

    private static let surroundings: [Field] = [
        Field("address", .text, ja: "所在地（公開してよい範囲）", en: "address, as far as shown"),
        Field("latitude", .latitude, ja: "緯度（丸めた値）", en: "latitude, rounded"),
        Field("longitude", .longitude, ja: "経度（丸めた値）", en: "longitude, rounded"),
        Field("hazards", .list(.text), ja: "災害の想定", en: "hazards"),
        Field("school", .text, ja: "学区", en: "school district"),
        Field("station", .text, ja: "最寄り駅・バス停", en: "nearest station or bus stop"),
        Field(
            "distances",
            .list(
                .map([
                    Field("place", .text, required: true, ja: "場所", en: "place"),
                    Field("text", .text, required: true, ja: "距離・時間", en: "distance"),
                ])), ja: "主な施設まで", en: "distances"),
    ]

    private static let people: [Field] = [
        Field(
            "agent",
            .map([
                Field("name", .text, required: true, ja: "仲介業者", en: "agent"),
                Field("license", .text, ja: "免許番号", en: "licence number"),
                Field("phone", .text, ja: "電話", en: "phone"),
            ]), ja: "仲介業者", en: "agent"),
        Field("programs", .list(.reference(kind: "program")), ja: "使える支援制度", en: "support programs"),
        Field("registered", .day, ja: "登録日", en: "registered on"),
        Field("contact", .contact, ja: "問い合わせ先", en: "desk to ask"),
    ]

    static let photoFields: [Field] = [
        Field("file", .picture, required: true, ja: "ファイル", en: "file"),
        Field("alt", .text, required: true, ja: "代替テキスト", en: "alternative text"),
        Field("caption", .text, ja: "説明", en: "caption"),
    ]

    static let types = [
        Choice("house", ja: "一戸建て", en: "House", zh: "独栋住宅", ko: "단독주택", vi: "Nhà riêng"),
        Choice("shop-house", ja: "店舗併用住宅", en: "House with shop", zh: "带店铺住宅", ko: "점포 겸용 주택", vi: "Nhà kèm cửa hàng"),
        Choice(
            "farm-house", ja: "農地付き住宅", en: "House with farmland", zh: "带农地住宅", ko: "농지 딸린 주택",
            vi: "Nhà kèm đất nông nghiệp"),
        Choice("land", ja: "土地", en: "Land", zh: "土地", ko: "토지", vi: "Đất"),
    ]
    static let deals = [
        Choice("sale", ja: "売買", en: "For sale", zh: "出售", ko: "매매", vi: "Bán"),
        Choice("rent", ja: "賃貸", en: "For rent", zh: "出租", ko: "임대", vi: "Cho thuê"),
        Choice("sale-or-rent", ja: "売買・賃貸", en: "Sale or rent", zh: "出售或出租", ko: "매매·임대", vi: "Bán hoặc cho thuê"),
        Choice("free", ja: "無償譲渡", en: "Given away", zh: "无偿转让", ko: "무상 양도", vi: "Cho không"),
    ]
    static let states = [
        Choice("open", ja: "公開中", en: "Available", zh: "公开中", ko: "공개 중", vi: "Đang mở"),
        Choice("negotiating", ja: "商談中", en: "Under negotiation", zh: "洽谈中", ko: "상담 중", vi: "Đang thương lượng"),
        Choice("contracted", ja: "成約", en: "Contracted", zh: "已成交", ko: "계약 완료", vi: "Đã ký hợp đồng"),
        Choice("withdrawn", ja: "取下げ", en: "Withdrawn", zh: "已撤回", ko: "철회", vi: "Đã rút"),
    ]
    static let renovations = [
        Choice("none", ja: "すぐ住める", en: "None", zh: "无需改修", ko: "수리 불필요", vi: "Không cần"),
        Choice("small", ja: "小さな改修", en: "Small", zh: "小规模改修", ko: "소규모 수리", vi: "Nhỏ"),
        Choice("large", ja: "大きな改修", en: "Large", zh: "大规模改修", ko: "대규모 수리", vi: "Lớn"),
    ]

    private static let priceBands = bands([
        ("under-1m", 0, "100万円未満", "under ¥1m"), ("1m", 1_000_000, "100万〜300万円", "¥1m–3m"),
        ("3m", 3_000_000, "300万〜500万円", "¥3m–5m"), ("5m", 5_000_000, "500万〜1,000万円", "¥5m–10m"),
        ("10m", 10_000_000, "1,000万円以上", "¥10m and over"),
    ])
    private static let rentBands = bands([
        ("under-20k", 0, "2万円未満", "under ¥20,000"), ("20k", 20_000, "2万〜4万円", "¥20,000–40,000"),
        ("40k", 40_000, "4万〜6万円", "¥40,000–60,000"), ("60k", 60_000, "6万円以上", "¥60,000 and over"),
    ])
    private static let roomBands = bands([
        ("1", 1, "1〜2部屋", "1–2 rooms"), ("3", 3, "3〜4部屋", "3–4 rooms"), ("5", 5, "5〜6部屋", "5–6 rooms"),
        ("7", 7, "7部屋以上", "7 rooms and more"),
    ])
    private static let areaBands = bands([
        ("under-70", 0, "70m²未満", "under 70 m²"), ("70", 70, "70〜100m²", "70–100 m²"),
        ("100", 100, "100〜150m²", "100–150 m²"), ("150", 150, "150m²以上", "150 m² and over"),
    ])

    private static func bands(_ rows: [(code: String, from: Double, ja: String, en: String)]) -> [Facet.Band] {
        rows.map { Facet.Band(code: $0.code, from: $0.from, label: Wording(ja: $0.ja, en: $0.en)) }
    }
}
