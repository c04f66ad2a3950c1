import Definitions
import Model

/// The layouts that pages choose by `layout`.
enum LayoutChoiceCheck {
    private static let field = "layout"
    /// Folders of templates that are no whole pages.
    private static let parts = ["partials/", "macros/", "components/", "cards/"]

    static func problems(_ site: Site) -> [Problem] {
        let known = Set(site.theme.templates.map(\.name))
        guard let position = Kind.page.position[field] else { return [] }
        return site.catalog.documents.compactMap { document in
            guard document.kind === Kind.page, let name = document.entry.values[position]?.text,
                !known.contains(name + ".html"),
                document.entry.sets(field)
            else { return nil }
            let choices = known.filter { file in !parts.contains { file.hasPrefix($0) } }.map {
                String($0.dropLast(".html".count))
            }
            return Problem(
                "unknown-layout", at: document.entry.place(of: field, in: document.file),
                ja: "レイアウト「\(name)」はありません", en: "there is no layout `\(name)`",
                expected: .oneOf(choices.sorted(), near: name))
        }
    }
}
