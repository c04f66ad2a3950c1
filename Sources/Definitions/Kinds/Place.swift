extension Kind {
    /// Shelters, facilities, spots; mostly rows of open-data sheets.
    public static let place = Kind(
        name: "place", folder: "places", ja: "施設・場所", en: "place",
        fields: [
            Field("kana", .text, ja: "よみがな", en: "reading"),
            Field("name_en", .text, ja: "英語名", en: "English name"),
            Field("category", .term(vocabulary: "place_category"), ja: "分類", en: "category"),
            Field("municipality", .reference(kind: "municipality"), ja: "市町村", en: "municipality"),
            Field("address", .text, ja: "住所", en: "address"),
            Field("latitude", .latitude, ja: "緯度", en: "latitude"),
            Field("longitude", .longitude, ja: "経度", en: "longitude"),
            Field("phone", .text, ja: "電話", en: "phone"),
            Field("hours", .text, ja: "利用できる時間", en: "hours"),
            Field("closed", .text, ja: "休み", en: "closed on"),
            Field("website", .webAddress, ja: "ウェブサイト", en: "site"),
            Field("capacity", .count, ja: "収容人数", en: "capacity, persons"),
            Field("hazards", .list(.choice(hazards)), ja: "対応する災害", en: "hazards it is for"),
            Field("shelter", .bool, ja: "指定避難所を兼ねる", en: "also a designated shelter to stay in"),
            Field("accessibility", .text, ja: "バリアフリー", en: "accessibility"),
        ],
        listing: Listing(
            order: .byField("municipality"),
            facets: [
                Facet("category", .field("category"), ja: "分類", en: "Category"),
                Facet("municipality", .field("municipality"), ja: "市町村", en: "Municipality"),
                Facet("hazards", .field("hazards"), ja: "災害の種類", en: "Hazard"),
            ], perPage: 50))

    /// The eight kinds of 災害対策基本法施行令 for 指定緊急避難場所 (sheet 03 of the municipal standard open data).
    static let hazards = [
        Choice("flood", ja: "洪水", en: "Flood", zh: "洪水", ko: "홍수", vi: "Lũ lụt"),
        Choice("landslide", ja: "崖崩れ・土石流・地滑り", en: "Landslide", zh: "山体滑坡", ko: "산사태", vi: "Sạt lở đất"),
        Choice("storm_surge", ja: "高潮", en: "Storm surge", zh: "风暴潮", ko: "해일(폭풍)", vi: "Nước dâng do bão"),
        Choice("earthquake", ja: "地震", en: "Earthquake", zh: "地震", ko: "지진", vi: "Động đất"),
        Choice("tsunami", ja: "津波", en: "Tsunami", zh: "海啸", ko: "쓰나미", vi: "Sóng thần"),
        Choice("fire", ja: "大規模な火事", en: "Large fire", zh: "大规模火灾", ko: "대규모 화재", vi: "Hỏa hoạn lớn"),
        Choice("inland_flood", ja: "内水氾濫", en: "Inland flooding", zh: "内涝", ko: "내수 범람", vi: "Ngập úng nội đô"),
        Choice("volcano", ja: "火山現象", en: "Volcano", zh: "火山", ko: "화산", vi: "Núi lửa"),
    ]
}
