extension Kind {
    public static let recruit = Kind(
        name: "recruit", folder: "recruits", ja: "地域おこし協力隊", en: "community cooperator recruiting",
        fields: [
            Field("municipality", .reference(kind: "municipality"), required: true, ja: "市町村", en: "municipality"),
            Field("positions", .count, ja: "募集人数", en: "positions"),
            Field("opens", .day, ja: "受付開始日", en: "applications open on"),
            Field("closes", .day, ja: "受付終了日", en: "applications close on"),
            Field("starts", .text, ja: "着任の時期", en: "start of work"),
            Field("term", .text, ja: "任期", en: "term"),
            Field("salary", .text, ja: "報酬", en: "pay"),
            Field("employment", .text, ja: "雇用の形", en: "form of employment"),
            Field("housing", .text, ja: "住まい", en: "housing"),
            Field("requirements", .list(.text), ja: "応募の条件", en: "requirements"),
            Field("benefits", .list(.text), ja: "待遇", en: "benefits"),
            Field("photos", .list(.map(photoFields)), ja: "写真", en: "photographs"),
            Field("contact", .contact, ja: "問い合わせ先", en: "desk to ask"),
            Field("apply", .text, ja: "応募の方法", en: "how to apply"),
            Field("apply_url", .path, ja: "応募のページ", en: "where to apply"),
        ],
        listing: Listing(
            order: .byField("closes"),
            facets: [
                Facet("municipality", .field("municipality"), ja: "市町村", en: "Municipality"),
                .window(ja: "募集の状況", en: "Applications"),
            ]),
        ordered: [("opens", "closes")])
}
