import Layouts

/// The names that a template may use, so that a misspelt one is found before anything is rendered.
enum TemplateShapes {
    /// - Parameter template: name of the template, e.g. `components/button.html`.
    static func of(_ template: String) -> [String: Shape] {
        var shapes: [String: Shape] = [
            "site": .any, "words": .any, "lang": .scalar, "language": .scalar, "home": .scalar, "search_url": .scalar,
            "data": .any, "collections": .any, "page": .any,
        ]
        if template.hasPrefix("components/") { shapes["c"] = .any }
        for name in ["list", "month", "item", "tree", "target"] { shapes[name] = .any }
        return shapes
    }
}
