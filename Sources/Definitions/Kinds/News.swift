extension Kind {
    public static let news = Kind(
        name: "news", folder: "news", ja: "お知らせ", en: "news",
        fields: [
            Field(
                "municipality", .reference(kind: "municipality"), ja: "市町村（なければ県）",
                en: "municipality; none: the prefecture"),
            Field("category", .term(vocabulary: "news_category"), ja: "分類", en: "category"),
            Field("contact", .contact, ja: "問い合わせ先", en: "desk to ask"),
            Field("important", .bool, ja: "重要なお知らせ", en: "important"),
            Field("search", .bool, ja: "検索の対象にするか（初期値は対象）", en: "found by search (default true)"),
        ],
        listing: Listing(
            order: .newestFirst,
            facets: [
                Facet("category", .field("category"), ja: "分類", en: "Category"),
                Facet("municipality", .field("municipality"), ja: "市町村", en: "Municipality"),
            ]))
}
