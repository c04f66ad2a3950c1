import Definitions
import Layouts
import Model
import Synchronization

/// Fingerprints of everything outputs are made from, each computed once per build.
final class Fingerprints: Sendable {
    let site: Site
    let addresses: AddressTable
    /// Of an entry as others show it: its fields, its address, and all that its references lead to.
    let cards: [Fingerprint]
    /// Of what navigation shows of an entry.
    private let navigation: [Fingerprint]
    private let lists: [Catalog.ListKey: Fingerprint]
    /// All pages with titles and addresses, per language.
    private let trees: [String: Fingerprint]
    private let templates = Mutex<[TemplateKey: Fingerprint]>([:])

    private struct TemplateKey: Hashable {
        var name: String
        var language: String
    }

    init(_ site: Site, addresses: AddressTable) {
        self.site = site
        self.addresses = addresses
        let documents = site.catalog.documents
        let own = Workers.map(documents.count) { Self.own(documents[$0], site) }
        cards = Self.withReferences(own, site)
        navigation = Workers.map(documents.count) { Self.navigation(documents[$0]) }
        let cards = cards
        lists = site.catalog.listed.mapValues { positions in
            Fingerprint { writer in for position in positions { writer.add(cards[position]) } }
        }
        let navigation = navigation
        var trees: [String: Fingerprint] = [:]
        for language in site.usedLanguages {
            trees[language] = Fingerprint { writer in
                for (index, document) in documents.enumerated() where document.language == language {
                    writer.add(navigation[index])
                }
            }
        }
        self.trees = trees
    }

    // MARK: Entries

    private static func own(_ document: Document, _ site: Site) -> Fingerprint {
        Fingerprint { writer in
            writer.addContent(of: document.entry)
            writer.add(document.address.path)
            writer.add(document.excerpt)
            writer.add(document.updated) { $0.add($1) }
            if let window = ApplicationWindow(document.entry, at: site.at) {
                writer.add(window.state.rawValue)
                writer.add(window.daysLeft ?? -1)
            }
            addNamedThings(document, site, to: &writer)
        }
    }

    /// Desks and pictures that fields name.
    private static func addNamedThings(_ document: Document, _ site: Site, to writer: inout ByteWriter) {
        if let image = document.entry.header.image { writer.add(site.asset(image, of: document)?.content ?? Fingerprint(bits: 0)) }
        if let extra = document.entry.header.extra { addPictures(in: extra, site, to: &writer) }
        for (position, field) in document.kind.fields.enumerated() {
            guard let value = document.entry.values[position] else { continue }
            switch field.type {
            case .contact:
                if let desk = value.text.flatMap({ site.catalog.desks[$0] }) { writer.add(desk) }
            case .file, .picture:
                if let name = value.text { writer.add(site.asset(name, of: document)?.content ?? Fingerprint(bits: 0)) }
            case .list(.map):
                for item in value.list ?? [] {
                    if let file = item["file"]?.text { writer.add(site.asset(file, of: document)?.content ?? Fingerprint(bits: 0)) }
                }
            default: break
            }
        }
    }

    /// Free fields name pictures by address; layouts hand them to `picture(…)`.
    private static func addPictures(in value: FieldValue, _ site: Site, to writer: inout ByteWriter) {
        switch value {
        case .text(let text) where text.hasPrefix("/"):
            if let asset = site.assets[text] { writer.add(asset.content) }
        case .list(let items): for item in items { addPictures(in: item, site, to: &writer) }
        case .map(let pairs): for pair in pairs { addPictures(in: pair.value, site, to: &writer) }
        default: break
        }
    }

    /// References form no circles (houses name programs, programs name municipalities), so going by kind settles them.
    private static func withReferences(_ own: [Fingerprint], _ site: Site) -> [Fingerprint] {
        var settled = own
        let documents = site.catalog.documents
        let positions = Dictionary(grouping: documents.indices) { documents[$0].kind.name }
        for kind in [Kind.municipality, .program] + Kind.all.filter({ $0.name != "municipality" && $0.name != "program" }) {
            let references = kind.fields.enumerated().compactMap { position, field -> (Int, String)? in
                switch field.type {
                case .reference(let target), .list(.reference(let target)): (position, target)
                default: nil
                }
            }
            if references.isEmpty { continue }
            for index in positions[kind.name] ?? [] {
                let document = documents[index]
                settled[index] = Fingerprint { writer in
                    writer.add(own[index])
                    for (position, target) in references {
                        guard let value = document.entry.values[position] else { continue }
                        for id in value.list?.compactMap(\.text) ?? [value.text].compactMap({ $0 }) {
                            if let found = site.catalog.position(target, id, document.language) { writer.add(settled[found]) }
                        }
                    }
                }
            }
        }
        return settled
    }

    private static func navigation(_ document: Document) -> Fingerprint {
        Fingerprint { writer in
            writer.add(document.title)
            writer.add(document.entry["nav"]?.text)
            writer.add(document.address.path)
        }
    }

    // MARK: What outputs ask for

    func list(_ kind: String, _ language: String) -> Fingerprint {
        lists[Catalog.ListKey(kind: kind, language: language)] ?? Fingerprint(bits: 0)
    }

    func tree(_ language: String) -> Fingerprint { trees[language] ?? Fingerprint(bits: 0) }

    func cards(_ positions: some Sequence<Int>) -> Fingerprint {
        Fingerprint { writer in for position in positions { writer.add(cards[position]) } }
    }

    func navigation(_ positions: some Sequence<Int>) -> Fingerprint {
        Fingerprint { writer in for position in positions { writer.add(navigation[position]) } }
    }

    /// Of a template, its language's words, and everything site-wide that it reads.
    func template(_ template: Template, _ language: String) -> Fingerprint {
        let key = TemplateKey(name: template.name, language: language)
        if let known = templates.withLock({ $0[key] }) { return known }
        let made = Fingerprint { writer in
            writer.add(site.fingerprint)
            writer.add(site.theme.fingerprint(of: template))
            writer.add(language)
            for word in site.theme.words(language).texts { writer.add(word.text) }
            if template.reads("data") { writer.add(site.data.fingerprint) }
            for kind in Kind.all where template.reads("collections.\(kind.folder)") {
                writer.add(kind.name)
                writer.add(list(kind.name, language))
            }
        }
        templates.withLock { $0[key] = made }
        return made
    }

    /// Of what a text took from the rest of the site when it was rendered.
    /// - Parameter addressesHold: no address has changed since, so links lead where they led.
    func body(_ trace: BodyTrace, of document: Document, addressesHold: Bool) -> Fingerprint {
        Fingerprint { writer in
            writer.add(addressesHold ? trace.links : links(trace, of: document))
            for dependency in trace.dependencies { writer.add(fingerprint(of: dependency, document.language)) }
        }
    }

    private func links(_ trace: BodyTrace, of document: Document) -> Fingerprint {
        let resolver = LinkResolver(site: site, addresses: addresses, document: document)
        return Fingerprint { writer in
            for reference in trace.references {
                let resolution = resolver.resolve(reference.destination)
                resolver.markup(resolution, destination: reference.destination).add(to: &writer, resolution)
            }
        }
    }

    private func fingerprint(of dependency: Dependency, _ language: String) -> Fingerprint {
        switch dependency {
        case .template(let name):
            site.layouts(language).template(name).map { template($0, language) } ?? Fingerprint(bits: 0)
        case .list(let kind): list(kind, language)
        case .document(let kind, let id): site.catalog.position(kind, id, language).map { cards[$0] } ?? Fingerprint(bits: 0)
        case .desk(let name): Fingerprint { writer in if let desk = site.catalog.desks[name] { writer.add(desk) } }
        case .data: site.data.fingerprint
        }
    }
}

extension Template {
    /// Whether the template looks at a value (or at something inside it, or at what holds it).
    func reads(_ path: String) -> Bool {
        reads.contains { read in
            read == path || read.hasPrefix(path + ".") || path.hasPrefix(read + ".")
        }
    }
}

extension Catalog {
    func position(_ kind: String, _ id: String, _ language: String) -> Int? {
        guard let group = groups[EntryKey(kind: kind, id: id)] else { return nil }
        return versions[group].first { documents[$0].language == language } ?? versions[group].first
    }
}
