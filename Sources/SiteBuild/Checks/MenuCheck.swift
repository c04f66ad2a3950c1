import Definitions
import Model

/// Links that site.yaml gives: menus, desks, related sites, the chatbot, free fields.
struct MenuCheck {
    let site: Site
    private let resolver: LinkResolver
    private let ids: @Sendable (Int) -> [String]?

    /// nil for a site without a page: nothing can lead anywhere yet.
    init?(_ site: Site, _ addresses: AddressTable, ids: @escaping @Sendable (Int) -> [String]?) {
        guard let document = site.catalog.documents.first(where: { $0.language == site.defaultLanguage }) else {
            return nil
        }
        self.site = site
        self.ids = ids
        resolver = LinkResolver(site: site, addresses: addresses, document: document)
    }

    func problems() -> [Problem] {
        var problems: [Problem] = []
        for menu in site.definition.menus { check(menu.items, &problems) }
        let fields: [(String, FieldValue?, FieldType)] = [
            ("desks", site.definition.desks, .list(.contact)),
            ("related_sites", site.definition.relatedSites, .list(.contact)),
            ("chatbot", site.definition.chatbot?.value, .map(Chatbot.fields)),
            ("extra", site.definition.extra, .anything),
        ]
        for (name, value, type) in fields {
            guard let value, let shape = FieldLinks.Shape(type) else { continue }
            shape.visit(value) { text, _ in
                if let problem = problem(text, at: Place(file: site.definition.file, line: 1, column: 1)) {
                    problems.append(placed(problem, text, name))
                }
            }
        }
        if let problem = unknownChatDesk { problems.append(problem) }
        return problems
    }

    private var unknownChatDesk: Problem? {
        guard let name = site.definition.chatbot?.desk?.text, site.catalog.desks[name] == nil else { return nil }
        let problem = Problem(
            "unknown-desk", at: Place(file: site.definition.file, line: 1, column: 1), ja: "窓口「\(name)」はありません",
            en: "there is no desk `\(name)`", expected: .oneOf(site.catalog.desks.names, near: name))
        return placed(problem, name, "chatbot")
    }

    private func check(_ items: [SiteDefinition.MenuItem], _ problems: inout [Problem]) {
        for item in items {
            if !item.url.isEmpty, let problem = problem(item.url, at: item.place) { problems.append(problem) }
            check(item.children, &problems)
        }
    }

    private func problem(_ text: String, at place: Place) -> Problem? {
        if FieldLinkCheck.isServedAtRunTime(text) { return nil }
        let reference = Reference(destination: text, isPicture: false, line: place.line, column: place.column)
        var problem = resolver.problem(reference, ids: ids)
        problem?.place = place
        return problem
    }

    private func placed(_ problem: Problem, _ text: String, _ field: String) -> Problem {
        let folder = site.sources.folder.isEmpty ? "" : site.sources.folder + "/"
        let path = site.diskPath(folder + SiteSources.definitionName)
        var problem = problem
        if let found = ScalarPlace.inFile(text, field, path: path) {
            problem.place = Place(file: problem.place.file, line: found.line, column: found.column)
        }
        return problem
    }
}
