extension Kind {
    public static let event = Kind(
        name: "event", folder: "events", ja: "イベント", en: "event",
        fields: [
            Field("start", .moment, required: true, ja: "開始の日（時刻）", en: "start, day or time"),
            Field("end", .moment, ja: "終了の日（時刻）", en: "end, day or time"),
            Field(
                "municipality", .reference(kind: "municipality"), ja: "市町村（なければ県）",
                en: "municipality; none: the prefecture"),
            Field("category", .term(vocabulary: "event_category"), ja: "分類", en: "category"),
            Field("place", .text, ja: "会場", en: "venue"),
            Field("address", .text, ja: "会場の住所", en: "address"),
            Field("latitude", .latitude, ja: "緯度", en: "latitude"),
            Field("longitude", .longitude, ja: "経度", en: "longitude"),
            Field("capacity", .count, ja: "定員（人）", en: "capacity, persons"),
            Field("fee", .text, ja: "料金", en: "fee"),
            Field("online", .bool, ja: "オンライン開催", en: "held online"),
            Field("apply", .text, ja: "申込方法", en: "how to sign up"),
            Field("apply_url", .webAddress, ja: "申込先のアドレス", en: "where to sign up"),
            Field("apply_until", .day, ja: "申込の締切日", en: "sign-up closes on"),
            Field("organizer", .text, ja: "主催", en: "organizer"),
            Field("contact", .contact, ja: "問い合わせ先", en: "desk to ask"),
        ],
        listing: Listing(
            order: .soonestFirst,
            facets: [
                Facet("category", .field("category"), ja: "分類", en: "Category"),
                Facet("municipality", .field("municipality"), ja: "市町村", en: "Municipality"),
            ]),
        ordered: [("start", "end")])
}
