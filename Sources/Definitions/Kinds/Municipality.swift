extension Kind {
    public static let municipality = Kind(
        name: "municipality", folder: "municipalities", ja: "市町村", en: "municipality",
        fields: [
            Field(
                "code", .municipalityCode, required: true, ja: "全国地方公共団体コード（6桁）", en: "local government code, 6 digits"),
            Field("kana", .text, ja: "よみがな", en: "reading"),
            Field("name_en", .text, ja: "ローマ字", en: "name in Latin letters"),
            Field("population", .count, ja: "人口", en: "population"),
            Field("households", .count, ja: "世帯数", en: "households"),
            Field("area_km2", .number, ja: "面積（km²）", en: "area, km²"),
            Field("order", .count, ja: "並び順", en: "order"),
            Field("website", .webAddress, ja: "公式サイト", en: "official site"),
            Field("address", .text, ja: "役所・役場の住所", en: "address of the town hall"),
            Field("latitude", .latitude, ja: "緯度", en: "latitude"),
            Field("longitude", .longitude, ja: "経度", en: "longitude"),
            Field("access", .text, ja: "交通", en: "how to get there"),
            Field("features", .list(.text), ja: "特徴", en: "features"),
            Field("desks", .list(.map(deskFields)), ja: "窓口", en: "desks"),
            Field("links", .list(.map(linkFields)), ja: "関連リンク", en: "links"),
            Field("contact", .contact, ja: "問い合わせ先", en: "desk to ask"),
        ],
        listing: Listing(order: .byOrder, perPage: 100))

    public static let deskFields: [Field] = [
        Field("id", .text, required: true, ja: "窓口の識別子", en: "desk id"),
        Field("name", .text, required: true, ja: "窓口の名前", en: "name"),
        Field("section", .text, ja: "課・係", en: "section"),
        Field("phone", .text, ja: "電話", en: "phone"),
        Field("email", .text, ja: "メール", en: "mail address"),
        Field("address", .text, ja: "場所", en: "address"),
        Field("hours", .text, ja: "受付時間", en: "opening hours"),
        Field("url", .path, ja: "ページ", en: "page"),
    ]

    public static let linkFields: [Field] = [
        Field("title", .text, required: true, ja: "題名", en: "title"),
        Field("url", .path, required: true, ja: "アドレス", en: "address"),
    ]
}
