extension Kind {
    public static let page = Kind(
        name: "page", folder: "pages", ja: "ページ", en: "page",
        fields: [
            Field("contact", .contact, ja: "問い合わせ先", en: "desk to ask"),
            Field("search", .bool, ja: "検索の対象にするか（初期値は対象）", en: "found by search (default true)"),
            Field("order", .count, ja: "並び順", en: "order among its neighbours"),
            Field("nav", .text, ja: "メニューに出す短い題名", en: "short title for navigation"),
            Field("toc", .bool, ja: "目次を出すか", en: "show the table of contents"),
            Field("layout", .text, ja: "使うレイアウト（拡張子なし）", en: "layout to use, without extension"),
            Field("municipality", .reference(kind: "municipality"), ja: "市町村", en: "municipality"),
        ])
}
