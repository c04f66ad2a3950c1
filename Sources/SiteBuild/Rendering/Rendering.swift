import Layouts
import Model
import Synchronization

/// What outputs need while they are rendered: the site, its addresses, and the templates prepared for each language.
final class Rendering: Sendable {
    let site: Site
    let addresses: AddressTable
    private let prepared = Mutex<[String: PreparedLayouts]>([:])

    /// Templates of a language with everything site-wide already rendered into them.
    struct PreparedLayouts: Sendable {
        let set: LayoutSet
        let problems: [Problem]
    }

    init(_ site: Site, addresses: AddressTable) {
        self.site = site
        self.addresses = addresses
        // What is wrong in a template for every page is reported even where no page has to be rendered.
        _ = layouts(site.defaultLanguage)
    }

    /// Of the languages in which something has been rendered, and of the site's first.
    var layoutProblems: [Problem] { prepared.withLock { $0.values.flatMap(\.problems) } }

    private func layouts(_ language: String) -> PreparedLayouts {
        prepared.withLock { prepared in
            if let known = prepared[language] { return known }
            let constants = site.constants(language)
            let (set, problems) = site.layouts(language).folded(constants: constants)
            let layouts = PreparedLayouts(set: set, problems: problems)
            prepared[language] = layouts
            return layouts
        }
    }

    func template(_ name: String, _ language: String) -> Template? {
        layouts(language).set.template(name)
    }

    /// - Throws: what went wrong in the template, or that there is no such template.
    func render(
        _ template: String, _ language: String, _ values: [(Name, Value)], into out: inout [UInt8]
    ) throws(Problem) {
        let prepared = layouts(language)
        guard let found = prepared.set.template(template) else {
            throw Problem(
                "missing-layout", at: Place(file: "layouts/" + template), ja: "レイアウト\(template)がありません",
                en: "there is no layout \(template)")
        }
        try found.render(values, into: &out)
    }
}
