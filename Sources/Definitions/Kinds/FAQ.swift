extension Kind {
    /// The title is the question, the text the answer.
    public static let faq = Kind(
        name: "faq", folder: "faq", ja: "よくある質問", en: "question and answer",
        fields: [
            Field("variants", .list(.text), ja: "別の聞き方", en: "other ways to ask"),
            Field("category", .text, ja: "分類", en: "category"),
            Field("links", .list(.map(linkFields)), ja: "関連リンク", en: "links"),
            Field(
                "applications", .list(.map(applicationFields)), ja: "申請・予約など、すぐに始められる手続き",
                en: "applications and bookings to start from here"),
            Field("choices", .list(.map(linkFields)), ja: "次にえらぶ質問やページ", en: "what may be asked next"),
            Field("contact", .contact, ja: "問い合わせ先", en: "desk to ask"),
            Field("search", .bool, ja: "検索の対象にするか（初期値は対象）", en: "found by search (default true)"),
        ],
        listing: Listing(
            order: .byField("category"), facets: [Facet("category", .field("category"), ja: "分類", en: "Category")],
            perPage: 50))

    public static let applicationFields: [Field] =
        linkFields + [
            Field("note", .text, ja: "ひとこと（期限、持ち物など）", en: "note")
        ]
}
