import Definitions
import Layouts
import Model

/// How pages hang together: what stands above, beside and below one.
extension Site {
    /// From the home page down to the page above; the page itself is left out. Empty for home pages.
    func breadcrumb(_ document: Document) -> Breadcrumb {
        if document.address.path == home(document.language) { return .none }
        let place = BreadcrumbPlace(folder: Catalog.folder(of: document.address.path), language: document.language)
        if let known = breadcrumbs.withLock({ $0[place] }) { return known }
        let made = Breadcrumb(steps(to: place))
        breadcrumbs.withLock { $0[place] = made }
        return made
    }

    private func steps(to place: BreadcrumbPlace) -> [Breadcrumb.Step] {
        var above: [Breadcrumb.Step] = []
        var next = place.folder
        while let folder = next {
            if let page = catalog.byPath[folder].map({ catalog.documents[$0] }), folder != home(place.language) {
                above.insert((page.navigationTitle, page.address.href), at: 0)
            } else if let list = listTitle(at: folder, place.language) {
                above.insert((list, Address(folder).href), at: 0)
            }
            next = Catalog.folder(of: folder)
        }
        return [(definition.text("name", in: place.language) ?? "", home(place.language))] + above
    }

    /// The title of a kind's list that has no page of its own.
    private func listTitle(at path: String, _ language: String) -> String? {
        let prefix = home(language)
        guard path.hasPrefix(prefix), let kind = Kind.inFolder(String(path.dropFirst(prefix.count).dropLast())),
            kind.listing != nil
        else { return nil }
        return title(of: kind, language)
    }

    /// Of a kind's list: its own page's title, else the theme's word for it.
    func title(of kind: Kind, _ language: String) -> String {
        if let own = catalog.document(kind.name, "", language), own.language == language { return own.title }
        let word = theme.words(language)["kind_\(kind.name)"]
        return word.hasPrefix("kind_") ? (language == "ja" || language == "easy" ? kind.label.ja : kind.label.en) : word
    }

    func section(_ document: Document) -> (title: String, url: String)? {
        breadcrumb(document).steps.dropFirst().last
    }

    /// The pages beside a page, under the title of the page above.
    func side(of document: Document) -> (parent: Document, items: [Int])? {
        guard document.kind.name == Kind.page.name, let parent = catalog.parent(of: document),
            let items = catalog.children[parent.address.path], items.count > 1
        else { return nil }
        return (parent, items)
    }

    func children(of document: Document) -> [Int] {
        catalog.children[document.address.path] ?? []
    }

    // MARK: Related entries

    static var relatedLimit: Int { 4 }

    /// Entries of the same kind and language that share tags, then category, theme, target or municipality.
    func related(to document: Document) -> [Int] {
        guard let own = catalog.byPath[document.address.path] else { return [] }
        var scores: [Int: Int] = [:]
        for (key, weight) in RelationKey.of(document) {
            let sharing = catalog.relations[key] ?? []
            // A key that very many share (a municipality, "news") says little and would cost much.
            if sharing.count > Catalog.largestRelation { continue }
            for position in sharing where position != own { scores[position, default: 0] += weight }
        }
        return scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.relatedLimit).map(\.key)
    }

    // MARK: A municipality's own entries

    /// Kinds shown on a municipality's page, and how many of each.
    static let municipalityKinds: [(kind: Kind, limit: Int)] = [
        (.program, 6), (.house, 4), (.news, 5), (.event, 4), (.stay, 4), (.recruit, 4),
    ]

    func municipalityLists(_ document: Document) -> Value {
        guard document.kind.name == Kind.municipality.name else { return .none }
        return .object(
            Record(
                Self.municipalityKinds.map { kind, limit in
                    let own = catalog.list(kind.name, document.language).lazy.filter {
                        self.catalog.documents[$0].entry["municipality"]?.text == document.entry.id
                    }
                    return (kind.folder, cards(own.prefix(limit)))
                }))
    }
}

/// The path to the pages of one folder, with what is made of it for every one of them.
final class Breadcrumb: Sendable {
    typealias Step = (title: String, url: String)

    let steps: [Step]
    let fingerprint: Fingerprint
    /// As layouts see it.
    let value: Value

    static let none = Breadcrumb([])

    init(_ steps: [Step]) {
        self.steps = steps
        fingerprint = Fingerprint { writer in
            for step in steps {
                writer.add(step.title)
                writer.add(step.url)
            }
        }
        value = PageView.links(steps)
    }
}

struct BreadcrumbPlace: Hashable, Sendable {
    /// nil: at the top.
    var folder: String?
    var language: String
}

/// Something entries can have in common.
struct RelationKey: Hashable, Sendable {
    var kind: String
    var language: String
    var property: String
    var value: String

    private static let weights: [(property: String, weight: Int)] = [
        ("category", 2), ("theme", 2), ("target", 1), ("municipality", 1),
    ]
    private static let tagWeight = 3

    static func of(_ document: Document) -> [(RelationKey, weight: Int)] {
        func key(_ property: String, _ value: String) -> RelationKey {
            RelationKey(kind: document.kind.name, language: document.language, property: property, value: value)
        }
        var keys = document.entry.header.tags.map { (key("tag", $0), Self.tagWeight) }
        for (property, weight) in weights {
            document.entry[property]?.forEachText { keys.append((key(property, $0), weight)) }
        }
        return keys
    }
}

extension Catalog {
    /// Keys shared by more entries than this do not relate them.
    static let largestRelation = 400

    static func relations(_ documents: [Document]) -> [RelationKey: [Int]] {
        var relations: [RelationKey: [Int]] = [:]
        for (index, document) in documents.enumerated() where !document.entry.id.isEmpty {
            for (key, _) in RelationKey.of(document) { relations[key, default: []].append(index) }
        }
        return relations
    }
}
