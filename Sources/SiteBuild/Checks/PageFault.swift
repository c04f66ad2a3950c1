import Model

/// What a page has at all: criteria for what it does not have do not apply to it.
struct PageFeatures: OptionSet, Sendable, Hashable {
    var rawValue: UInt16
    static let image = PageFeatures(rawValue: 1 << 0)
    static let heading = PageFeatures(rawValue: 1 << 1)
    static let link = PageFeatures(rawValue: 1 << 2)
    static let control = PageFeatures(rawValue: 1 << 3)
    static let table = PageFeatures(rawValue: 1 << 4)
    static let field = PageFeatures(rawValue: 1 << 5)
    static let navigation = PageFeatures(rawValue: 1 << 6)
    static let main = PageFeatures(rawValue: 1 << 7)
    static let skipLink = PageFeatures(rawValue: 1 << 8)
}

/// Something wrong with a finished page, however it was made.
struct PageFault: Hashable, Sendable {
    enum Kind: Sendable {
        case duplicateID, missingAlt, headingJump, missingFirstHeading, secondFirstHeading, emptyHeading, emptyLink
        case emptyButton, tableWithoutHeader, missingLanguage, missingTitle, missingLabel, untitledFrame
        case positiveTabindex, noWayPast
    }

    var kind: Kind
    /// The tag or the id it is about; empty for the page as a whole.
    var detail: String
}

extension PageFault.Kind {
    /// The same as that of the check of texts, where there is one.
    var code: String {
        switch self {
        case .duplicateID: "duplicate-id"
        case .missingAlt: "missing-alt"
        case .headingJump: "heading-jump"
        case .missingFirstHeading: "missing-h1"
        case .secondFirstHeading: "heading-level-one"
        case .emptyHeading: "empty-heading"
        case .emptyLink: "empty-link-text"
        case .emptyButton: "empty-button"
        case .tableWithoutHeader: "table-without-header"
        case .missingLanguage: "missing-lang"
        case .missingTitle: "missing-title"
        case .missingLabel: "missing-label"
        case .untitledFrame: "frame-without-title"
        case .positiveTabindex: "positive-tabindex"
        case .noWayPast: "no-way-past"
        }
    }

    var wording: Wording {
        switch self {
        case .duplicateID: Wording(ja: "同じidが2つあります", en: "an id stands twice")
        case .missingAlt: Wording(ja: "画像にalt属性がありません", en: "a picture has no alt attribute")
        case .headingJump: Wording(ja: "見出しの段階が飛んでいます", en: "a heading skips a level")
        case .missingFirstHeading: Wording(ja: "題名の見出し（h1）がありません", en: "there is no h1")
        case .secondFirstHeading: Wording(ja: "題名の見出し（h1）が2つあります", en: "there is a second h1")
        case .emptyHeading: Wording(ja: "見出しに文字がありません", en: "a heading has no text")
        case .emptyLink: Wording(ja: "リンクに文字がありません", en: "a link has no text")
        case .emptyButton: Wording(ja: "ボタンに文字がありません", en: "a button has no text")
        case .tableWithoutHeader: Wording(ja: "表に見出しのセル（th）がありません", en: "a table has no header cells")
        case .missingLanguage: Wording(ja: "html要素にlangがありません", en: "the html element has no lang")
        case .missingTitle: Wording(ja: "title要素がないか、空です", en: "there is no title, or it is empty")
        case .missingLabel: Wording(ja: "入力欄にラベルがありません", en: "a form field has no label")
        case .untitledFrame: Wording(ja: "iframeにtitleがありません", en: "an iframe has no title")
        case .positiveTabindex:
            Wording(ja: "tabindexに正の数があり、キーボードで進む順番が変わります", en: "a positive tabindex changes the order of focus")
        case .noWayPast:
            Wording(
                ja: "メニューを飛ばす手段（main要素か本文へのリンク）がありません", en: "nothing leads past the navigation: no main, no skip link")
        }
    }
}
