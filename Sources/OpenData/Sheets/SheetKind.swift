/// What a table can be imported as and exported from.
public enum SheetKind: String, CaseIterable, Sendable {
    case page, news, event, program, house, stay, recruit, municipality, faq, place
    /// ゴミの分別方法 (sheet 28): a table for the layouts, not records with pages of their own.
    case refuse

    /// The folder below the content folder.
    public var folder: String {
        switch self {
        case .page: "pages"
        case .news: "news"
        case .event: "events"
        case .program: "programs"
        case .house: "houses"
        case .stay: "stays"
        case .recruit: "recruits"
        case .municipality: "municipalities"
        case .faq: "faq"
        case .place: "places"
        case .refuse: "data"
        }
    }

    /// Whether its content is one CSV file for many rather than one Markdown file each.
    public var isKeptAsTable: Bool { self == .place || self == .refuse }

    /// For the sheet of a workbook.
    public var title: String {
        switch self {
        case .page: "ページ"
        case .news: "お知らせ"
        case .event: "イベント一覧"
        case .program: "支援制度"
        case .house: "空き家"
        case .stay: "お試し居住"
        case .recruit: "地域おこし協力隊"
        case .municipality: "市町村"
        case .faq: "よくある質問"
        case .place: "施設一覧"
        case .refuse: "ゴミの分別方法"
        }
    }
}
