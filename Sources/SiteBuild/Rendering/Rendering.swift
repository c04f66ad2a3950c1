import Layouts
import Model
import Synchronization

/// What outputs need while they are rendered: the site, its addresses, and the templates prepared for each language.
final class Rendering: Sendable {
    let site: Site
    let addresses: AddressTable
    let layouts: [String: PreparedLayouts]

    /// Templates of a language with everything site-wide already rendered into them.
    struct PreparedLayouts: Sendable {
        let set: LayoutSet
        let problems: [Problem]
    }

    /// - Parameter languages: those in which something is going to be rendered.
    init(_ site: Site, addresses: AddressTable, languages: some Sequence<String>) {
        self.site = site
        self.addresses = addresses
        var layouts: [String: PreparedLayouts] = [:]
        for language in languages {
            let constants = site.constants(language)
            let (set, problems) = site.layouts(language).folded(constants: constants)
            layouts[language] = PreparedLayouts(set: set, problems: problems)
        }
        self.layouts = layouts
    }

    func template(_ name: String, _ language: String) -> Template? {
        layouts[language]?.set.template(name)
    }

    /// - Throws: what went wrong in the template, or that there is no such template.
    func render(
        _ template: String, _ language: String, _ values: [(Name, Value)], into out: inout [UInt8]
    ) throws(Problem) {
        guard let prepared = layouts[language], let found = prepared.set.template(template) else {
            throw Problem(
                "missing-layout", at: Place(file: "layouts/" + template), ja: "レイアウト\(template)がありません",
                en: "there is no layout \(template)")
        }
        try found.render(values, into: &out)
    }
}
