import Definitions
import Layouts
import Model

extension Site {
    /// What every template of a language may read and no page changes; rendered into the templates once.
    func constants(_ language: String) -> Record {
        let tag = definition.languages.first { $0.code == language }?.tag ?? language
        return Record([
            ("site", siteValue(language)),
            ("words", .object(Record(theme.words(language).texts.map { ($0.key, Value.text($0.text)) }))),
            ("lang", .text(tag)),
            ("language", .text(language)),
            ("home", .text(home(language))),
            ("counts_visits", .bool(definition.countsVisits)),
            ("has_residents", .bool(definition.hasResidents)),
            ("search_url", .optionalText(searchPage(language)?.href)),
            ("chat", SiteChat(self, language)?.value ?? .none),
            ("data", data.record),
            ("collections", .object(Collections(self, language))),
        ])
    }

    private func siteValue(_ language: String) -> Value {
        let used = Set(usedLanguages)
        let languages = definition.languages.filter { used.contains($0.code) }
        return .object(
            Record([
                ("name", .text(definition.text("name", in: language) ?? "")),
                ("tagline", .optionalText(definition.text("tagline", in: language))),
                ("description", .optionalText(definition.text("description", in: language))),
                ("base_url", .text(baseURL)),
                ("lang", .text(defaultLanguage)),
                (
                    "languages",
                    .list(
                        languages.map { item in
                            .object(
                                Record([
                                    ("code", .text(item.code)), ("lang", .text(item.tag)), ("name", .text(item.name)),
                                    ("home", .text(home(item.code))),
                                ]))
                        })
                ),
                ("organization", organization),
                ("menus", menus(language)),
                ("related_sites", definition.relatedSites.map(Self.plain) ?? .list([])),
                ("copyright", .optionalText(definition.copyright)),
                ("vocabularies", vocabularies(language)),
                ("extra", definition.extra.map(Self.plain) ?? .object(Record([] as [(Name, Value)]))),
            ]))
    }

    private var organization: Value {
        let names = ["name", "postal_code", "address", "phone", "email", "corporate_number", "code"]
        return .object(Record(names.map { ($0, definition.organization?[$0].map(Self.plain) ?? .none) }))
    }

    private func menus(_ language: String) -> Value {
        let known = ["main", "utility", "footer"]
        let others = definition.menus.map(\.name).filter { !known.contains($0) }
        return .object(
            Record(
                (known + others).map { name in
                    (
                        name,
                        .list((definition.menus.first { $0.name == name }?.items ?? []).map { menuItem($0, language) })
                    )
                }))
    }

    private func menuItem(_ item: SiteDefinition.MenuItem, _ language: String) -> Value {
        .object(
            Record([
                ("title", .text(item.title(in: language, default: defaultLanguage))),
                ("url", .text(inLanguage(item.url, language))),
                ("children", .list(item.children.map { menuItem($0, language) })),
            ]))
    }

    /// Where the menus lead in a language, in the order in which they are written.
    func menuAddresses(_ language: String) -> [String] {
        func addresses(_ items: [SiteDefinition.MenuItem]) -> [String] {
            items.flatMap { [inLanguage($0.url, language)] + addresses($0.children) }
        }
        return definition.menus.flatMap { addresses($0.items) }
    }

    /// A menu's address in the page's language where the entry has such a version.
    private func inLanguage(_ url: String, _ language: String) -> String {
        guard let prefix = addressPrefix(language), url.hasPrefix("/") else { return url }
        let translated = "/\(prefix)\(url)"
        return catalog.byPath[translated] != nil ? translated : url
    }

    private func vocabularies(_ language: String) -> Value {
        .object(
            Record(
                definition.vocabularies.keys.sorted().map { name in
                    (
                        name,
                        .object(
                            Record(
                                (definition.vocabularies[name]?.terms ?? []).map {
                                    ($0.code, Value.text($0.label(in: language)))
                                }))
                    )
                }))
    }
}

/// `collections.news`, … : all entries of a kind in listing order.
final class Collections: LayoutObject {
    private let site: Site
    private let language: String
    private static let kinds = NameTable(Kind.all.map { ($0.folder, $0) })

    init(_ site: Site, _ language: String) {
        self.site = site
        self.language = language
    }

    var names: [Name] { Kind.all.map { Name($0.folder) } }

    func value(of name: Name) -> Value? {
        Self.kinds[name].map { site.cards(site.catalog.list($0.name, language)) }
    }
}
