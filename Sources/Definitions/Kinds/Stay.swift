extension Kind {
    public static let stay = Kind(
        name: "stay", folder: "stays", ja: "お試し居住", en: "trial stay",
        fields: [
            Field("municipality", .reference(kind: "municipality"), required: true, ja: "市町村", en: "municipality"),
            Field("capacity", .count, ja: "定員（人）", en: "persons"),
            Field("fee", .text, ja: "利用料", en: "fee"),
            Field("price_per_night", .yen, ja: "1泊の料金（円）", en: "yen a night"),
            Field("min_nights", .count, ja: "最短の泊数", en: "shortest stay, nights"),
            Field("max_nights", .count, ja: "最長の泊数", en: "longest stay, nights"),
            Field("season", .text, ja: "利用できる時期", en: "season"),
            Field("address", .text, ja: "場所", en: "address"),
            Field("latitude", .latitude, ja: "緯度", en: "latitude"),
            Field("longitude", .longitude, ja: "経度", en: "longitude"),
            Field("facilities", .list(.text), ja: "設備", en: "facilities"),
            Field("wifi", .bool, ja: "Wi-Fi", en: "Wi-Fi"),
            Field("pets", .bool, ja: "ペット", en: "pets"),
            Field("parking", .bool, ja: "駐車場", en: "parking"),
            Field("reserve", .text, ja: "予約の方法", en: "how to book"),
            Field("reserve_url", .path, ja: "予約のページ", en: "where to book"),
            Field("photos", .list(.map(photoFields)), ja: "写真", en: "photographs"),
            Field("contact", .contact, ja: "問い合わせ先", en: "desk to ask"),
        ],
        listing: Listing(
            order: .byField("municipality"),
            facets: [Facet("municipality", .field("municipality"), ja: "市町村", en: "Municipality")]))
}
