import Layouts
import Markdown
import Model
import Synchronization

/// What outputs need while they are rendered: the site, its addresses, and the templates prepared for each language.
final class Rendering: Sendable {
    let site: Site
    let addresses: AddressTable
    let fingerprints: SiteFingerprints
    /// Of an output that has to be rendered anew: what of its file, which still stands, need not be.
    let lastPieces: @Sendable (any Output) -> LastPieces?
    private let languages = Mutex<[String: PreparedLanguage]>([:])
    private let templates = Mutex<[TemplateKey: PreparedTemplate]>([:])

    private struct PreparedLanguage: Sendable {
        let constants: Record
        let markdownWords: MarkdownWords
    }

    private struct TemplateKey: Hashable {
        var name: String
        var language: String
    }

    /// A template with everything site-wide already rendered into it.
    private struct PreparedTemplate: Sendable {
        let template: Template
        let problems: [Problem]
    }

    init(
        _ site: Site, addresses: AddressTable, fingerprints: SiteFingerprints,
        lastPieces: @escaping @Sendable (any Output) -> LastPieces?
    ) {
        self.site = site
        self.addresses = addresses
        self.fingerprints = fingerprints
        self.lastPieces = lastPieces
    }

    /// Also the templates that nothing is rendered with, to find what is wrong in them.
    func prepareAll() {
        let names = site.layouts.names
        Workers.forEach(names.count) { [self] in _ = template(names[$0], site.defaultLanguage) }
    }

    /// Of the templates that something has been rendered with, or of all that were prepared.
    var layoutProblems: [Problem] { templates.withLock { $0.values.flatMap(\.problems) } }

    private func prepared(_ language: String) -> PreparedLanguage {
        languages.withLock { languages in
            if let known = languages[language] { return known }
            let made = PreparedLanguage(
                constants: site.constants(language), markdownWords: MarkdownWords(site.theme.words(language)))
            languages[language] = made
            return made
        }
    }

    func markdownWords(_ language: String) -> MarkdownWords { prepared(language).markdownWords }

    func template(_ name: String, _ language: String) -> Template? {
        let key = TemplateKey(name: name, language: language)
        if let known = templates.withLock({ $0[key] }) { return known.template }
        guard let plain = site.layouts.template(name, language) else { return nil }
        let (template, problems) = plain.folded(constants: prepared(language).constants)
        // Two workers may come here at once; they have made the same.
        templates.withLock { $0[key] = PreparedTemplate(template: template, problems: problems) }
        return template
    }

    /// - Throws: what went wrong in the template, or that there is no such template.
    func render(
        _ template: String, _ language: String, _ values: [(Name, Value)], into out: inout [UInt8]
    ) throws(Problem) {
        guard let found = self.template(template, language) else {
            throw Problem(
                "missing-layout", at: Place(file: "layouts/" + template), ja: "レイアウト\(template)がありません",
                en: "there is no layout \(template)")
        }
        try found.render(values, into: &out)
    }
}
