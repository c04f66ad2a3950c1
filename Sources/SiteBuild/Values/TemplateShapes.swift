import Layouts

/// The names that a template may use, so that a misspelt one is found before anything is rendered.
enum TemplateShapes {
    /// - Parameter template: name of the template, e.g. `components/button.html`.
    /// - Returns: nil for parts, which are checked where they are included.
    static func of(_ template: String) -> [String: Shape]? {
        if template.hasPrefix("partials/") || template.hasPrefix("macros/") { return nil }
        var shapes = siteWide
        if template.hasPrefix("components/") {
            shapes["c"] = .any
        } else if template.hasPrefix("cards/") {
            shapes["item"] = .any
        } else {
            shapes["page"] = .any
            for name in own[template] ?? [] { shapes[name] = .any }
            if template.hasSuffix("_list.html") || template == "list.html" { shapes["list"] = .any }
        }
        return shapes
    }

    private static let siteWide: [String: Shape] = [
        "site": .any, "words": .any, "lang": .scalar, "language": .scalar, "home": .scalar, "search_url": .scalar,
        "counts_visits": .scalar, "has_residents": .scalar,
        "data": .any, "collections": .any, "chat": .any,
    ]

    private static let own: [String: [String]] = [
        "event_month.html": ["list", "month"], "sitemap.html": ["tree"], "redirect.html": ["target"],
        "search.html": ["categories", "initials", "kinds"], "chat.html": ["index", "desk"],
        "chat_frame.html": ["index", "desk"],
    ]
}
