extension Kind {
    public static let program = Kind(
        name: "program", folder: "programs", ja: "支援制度", en: "support program",
        fields: [
            Field(
                "municipality", .reference(kind: "municipality"), ja: "市町村（なければ県全体）",
                en: "municipality; none: the whole prefecture"),
            Field("theme", .term(vocabulary: "theme"), required: true, ja: "テーマ", en: "theme"),
            Field("target", .list(.term(vocabulary: "target")), required: true, ja: "対象の人", en: "who it is for"),
            Field("amount", .text, ja: "金額（読む人のための表記）", en: "amount, as people read it"),
            Field("amount_max", .yen, ja: "上限額（円）", en: "highest amount, yen"),
            Field("rate", .text, ja: "補助率", en: "rate"),
            Field("opens", .day, ja: "受付開始日", en: "applications open on"),
            Field("closes", .day, ja: "受付終了日", en: "applications close on"),
            Field("apply", .text, ja: "申請の方法", en: "how to apply"),
            Field("apply_url", .path, ja: "申請のページ", en: "where to apply"),
            Field("documents", .list(.text), ja: "必要な書類", en: "documents"),
            Field("budget_limited", .bool, ja: "予算に達したら終了", en: "ends when the budget is used up"),
            Field("contact", .contact, ja: "問い合わせ先", en: "desk to ask"),
            Field("year", .count, ja: "年度（西暦）", en: "fiscal year"),
            Field("category_code", .text, ja: "標準の分類コード", en: "code in the standard data set"),
        ],
        listing: Listing(
            order: .byField("theme"),
            facets: [
                Facet("municipality", .field("municipality"), ja: "市町村", en: "Municipality"),
                Facet("theme", .field("theme"), ja: "テーマ", en: "Theme"),
                Facet("target", .field("target"), ja: "対象の人", en: "For whom"),
                .window(ja: "受付の状況", en: "Applications"),
            ]),
        ordered: [("opens", "closes")])
}
