/// Ids that stand around a text on its page: those of the theme, and those of footnotes. No heading may take one, or a link
/// to the heading would lead to the page's frame, and the page would have an id twice.
public enum PageIDs {
    /// Of the theme's templates. A test compares them.
    public static let ofTheme: Set<String> = [
        "active-title", "applications-title", "by-category", "by-initial", "chart-title", "chat-desk-title",
        "chat-index-title", "choices-title", "comparison-title", "contact-title", "desks-title", "doors-title",
        "emergency-notice", "events-title", "facts-title", "filter-sort", "filter-text", "houses-title",
        "important-title", "links-title", "listing-title", "main", "main-menu", "maintenance-notice", "month-title",
        "news-title",
        "not-found-menu-title", "numbers-title", "plan-title", "programs-title", "recruits-title", "related-title",
        "search-results-title", "search-text", "sheet-contact-title", "side-title", "site-search",
        "situations-title", "spec-title", "stays-title", "toc-title", "top", "towns-title",
    ]

    /// `main` → `section-main`: whatever else stands on the page, such a heading keeps its anchor.
    static func apart(_ id: String) -> String { areTaken(id) ? prefixed(id) : id }

    static func prefixed(_ id: String) -> String { "section-" + id }

    /// All of them are ASCII, and most headings are Japanese: their first byte tells.
    static func areTaken(_ id: String) -> Bool {
        guard let first = id.utf8.first, first < 0x80 else { return false }
        return ofTheme.contains(id) || isFootnote(id)
    }

    /// `fn-1`, `fnref-1`, `fnref-1-2`
    private static func isFootnote(_ id: String) -> Bool {
        guard id.hasPrefix("fn") else { return false }
        let rest = id.dropFirst(id.hasPrefix("fnref") ? 5 : 2)
        return rest.hasPrefix("-") && rest.dropFirst().first?.isASCII == true
            && rest.dropFirst().first?.isNumber == true
    }
}
