import Definitions
import Layouts
import Model

/// Fingerprints of everything outputs are made from, each computed once per build and shared by all workers.
final class SiteFingerprints: Sendable {
    let site: Site
    /// Of an entry as others show it: its fields, its address, and all that its references lead to.
    let cards: [Fingerprint]
    /// Of what navigation shows of an entry.
    fileprivate let navigation: [Fingerprint]
    fileprivate let lists: [Catalog.ListKey: Fingerprint]
    /// All pages with titles, addresses and order, per language.
    fileprivate let trees: [String: Fingerprint]
    /// What every page of a language may show: words, languages, where menus lead.
    fileprivate let frames: [String: Fingerprint]
    /// Every picture, for templates that name pictures by address.
    fileprivate let pictures: Fingerprint

    init(_ site: Site) {
        self.site = site
        let documents = site.catalog.documents
        let own = Workers.map(documents.count) { Self.own(documents[$0], site) }
        cards = Self.withReferences(own, site)
        navigation = Workers.map(documents.count) { Self.navigation(documents[$0]) }
        let cards = cards
        lists = site.catalog.listed.mapValues { positions in
            Fingerprint { writer in for position in positions { writer.add(cards[position]) } }
        }
        let navigation = navigation
        let languages = site.usedLanguages
        var trees: [String: Fingerprint] = [:]
        var frames: [String: Fingerprint] = [:]
        for language in languages {
            trees[language] = Fingerprint { writer in
                for (index, document) in documents.enumerated() where document.language == language {
                    writer.add(navigation[index])
                    writer.add(document.entry[.order]?.int) { $0.add($1) }
                }
            }
            frames[language] = Self.frame(language, among: languages, site)
        }
        self.trees = trees
        self.frames = frames
        pictures = Fingerprint { writer in
            for asset in site.assets.all where asset.picture != nil { writer.add(asset) }
        }
    }

    private static func frame(_ language: String, among languages: [String], _ site: Site) -> Fingerprint {
        Fingerprint { writer in
            writer.add(language)
            writer.add(languages)
            writer.add(site.menuAddresses(language))
            writer.add(SiteChat(site, language)?.character ?? "")
            writer.add(site.theme.wordsFingerprint(language))
        }
    }

    // MARK: Entries

    private static func own(_ document: Document, _ site: Site) -> Fingerprint {
        let updated = document.updated.map { moment in
            Fingerprint.mix {
                $0.add(moment.minutes)
                $0.add(moment.hasTime ? 1 : 0)
            }
        }
        let more = dependsOnMore(document) ? Fingerprint { addMore(document, site, to: &$0) } : nil
        return Fingerprint.mix {
            $0.add(document.shown)
            $0.add(document.address.path)
            $0.add(updated ?? Fingerprint(bits: 0))
            $0.add(more ?? Fingerprint(bits: 0))
        }
    }

    private static func dependsOnMore(_ document: Document) -> Bool {
        document.entry.header.image != nil || document.kind.namesThings || ApplicationWindow.days(document.entry) != nil
    }

    private static func addMore(_ document: Document, _ site: Site, to writer: inout ByteWriter) {
        if let window = ApplicationWindow(document.entry, at: site.at) {
            writer.add(window.state.rawValue)
            writer.add(window.daysLeft ?? -1)
            writer.add(site.theme.words(document.language)[window.word])
        }
        addNamedThings(document, site, to: &writer)
    }

    /// Desks and pictures that fields name.
    private static func addNamedThings(_ document: Document, _ site: Site, to writer: inout ByteWriter) {
        if let image = document.entry.header.image { writer.add(site.asset(image, of: document)) }
        for (position, field) in document.kind.fields.enumerated() where field.type.namesThings {
            guard let value = document.entry.values[position] else { continue }
            switch field.type {
            case .contact:
                if let desk = value.text.flatMap({ site.catalog.desks[$0] }) { writer.add(desk) }
            case .file, .picture:
                if let name = value.text { writer.add(site.asset(name, of: document)) }
            case .list(.map):
                for item in value.list ?? [] {
                    if let file = item["file"]?.text { writer.add(site.asset(file, of: document)) }
                }
            default: break
            }
        }
    }

    /// References form no circles (houses name programs, programs name municipalities), so going by kind settles them.
    private static func withReferences(_ own: [Fingerprint], _ site: Site) -> [Fingerprint] {
        var settled = own
        let documents = site.catalog.documents
        for kind in [Kind.municipality, .program]
            + Kind.all.filter({ $0.name != "municipality" && $0.name != "program" })
        {
            let references = kind.fields.enumerated().compactMap { position, field -> (Int, String)? in
                switch field.type {
                case .reference(let target), .list(.reference(let target)): (position, target)
                default: nil
                }
            }
            if references.isEmpty { continue }
            for (index, document) in documents.enumerated() where document.kind === kind {
                for (position, target) in references {
                    document.entry.values[position]?.forEachText { id in
                        guard let found = site.catalog.position(target, id, document.language) else { return }
                        settled[index] = Fingerprint.mix {
                            $0.add(settled[index])
                            $0.add(settled[found])
                        }
                    }
                }
            }
        }
        return settled
    }

    private static func navigation(_ document: Document) -> Fingerprint {
        Fingerprint.mix {
            $0.add(document.title)
            if let short = document.entry[.nav]?.text { $0.add(short) }
            $0.add(document.address.path)
        }
    }
}

/// What outputs ask for: one worker's view. Neighbours in the plan are made with the same template and stand in the same
/// folder, so each worker remembers the last ones; what all workers count up and down at once, is slow.
final class Fingerprints {
    private let all: SiteFingerprints
    let site: Site
    private let documents: [Document]
    private var templates: [TemplateKey: KnownTemplate] = [:]
    private var lastTemplate: KnownTemplate?
    private var lastPlace: PagePlace?

    init(_ all: SiteFingerprints) {
        self.all = all
        site = all.site
        documents = all.site.catalog.documents
    }

    private struct TemplateKey: Hashable {
        var name: String
        var language: String
    }

    private struct KnownTemplate {
        var key: TemplateKey
        var fingerprint: Fingerprint
        var reads: PageReads
    }

    /// What of its page a template looks at.
    private struct PageReads: OptionSet {
        var rawValue: UInt8
        static let page = PageReads(rawValue: 1 << 0)
        static let side = PageReads(rawValue: 1 << 1)
        static let children = PageReads(rawValue: 1 << 2)
        static let related = PageReads(rawValue: 1 << 3)
        static let lists = PageReads(rawValue: 1 << 4)

        private static let paths: [(String, PageReads)] = [
            ("page", .page), ("page.side", .side), ("page.children", .children), ("page.related", .related),
            ("page.lists", .lists),
        ]

        init(rawValue: UInt8) { self.rawValue = rawValue }

        init(_ template: TemplateFacts) {
            self = []
            for (path, read) in Self.paths where template.reads(path) { insert(read) }
        }
    }

    /// What stands above and beside the pages of one folder.
    private struct PagePlace {
        var folder: String
        var kind: Kind
        var language: String
        var breadcrumb: Fingerprint
        /// nil where nothing stands beside them, or nobody has looked.
        var side: Fingerprint?
        var knowsSide: Bool
    }

    func content(_ position: Int) -> Fingerprint { documents[position].content }

    func list(_ kind: String, _ language: String) -> Fingerprint {
        all.lists[Catalog.ListKey(kind: kind, language: language)] ?? Fingerprint(bits: 0)
    }

    func tree(_ language: String) -> Fingerprint { all.trees[language] ?? Fingerprint(bits: 0) }

    func cards(_ positions: some Sequence<Int>) -> Fingerprint {
        Fingerprint.mix { mix in for position in positions { mix.add(all.cards[position]) } }
    }

    private func navigation(_ positions: some Sequence<Int>) -> Fingerprint {
        Fingerprint.mix { mix in for position in positions { mix.add(all.navigation[position]) } }
    }

    /// Of a page about an entry, as far as the template looks at it: the entry and its place in the site.
    /// - Parameter template: nil where there is none of that name.
    func page(_ position: Int, _ template: String) -> Fingerprint? {
        let page = documents[position]
        guard let known = known(template, page.language) else { return nil }
        let reads = known.reads
        return Fingerprint.mix { mix in
            mix.add(known.fingerprint)
            guard reads.contains(.page) else { return }
            mix.add(all.cards[position])
            let place = place(of: page, withSide: reads.contains(.side))
            mix.add(place.breadcrumb)
            mix.add(navigation(site.catalog.versions[page.versions]))
            if reads.contains(.side) { mix.add(place.side ?? Fingerprint(bits: 0)) }
            if reads.contains(.children) { mix.add(cards(site.children(of: page))) }
            if reads.contains(.related) { mix.add(cards(site.related(to: page))) }
            if reads.contains(.lists) {
                for (kind, _) in Site.municipalityKinds { mix.add(list(kind.name, page.language)) }
            }
        }
    }

    private func place(of page: Document, withSide: Bool) -> PagePlace {
        if let last = lastPlace, last.kind === page.kind, last.language == page.language,
            last.knowsSide || !withSide, Catalog.isDirectly(page.address.path, in: last.folder)
        {
            return last
        }
        let side = withSide ? site.side(of: page) : nil
        let place = PagePlace(
            folder: Catalog.folder(of: page.address.path) ?? "", kind: page.kind, language: page.language,
            breadcrumb: site.breadcrumb(page).fingerprint,
            side: side.map { side in
                Fingerprint {
                    $0.add(navigation(side.items))
                    $0.add(side.parent.title)
                }
            }, knowsSide: withSide)
        lastPlace = place
        return place
    }

    /// Of a template, its language's words, and everything site-wide that it reads; nil where there is none.
    func template(_ name: String, _ language: String) -> Fingerprint? { known(name, language)?.fingerprint }

    private func known(_ name: String, _ language: String) -> KnownTemplate? {
        if let last = lastTemplate, last.key.name == name, last.key.language == language { return last }
        let key = TemplateKey(name: name, language: language)
        if templates[key] == nil, let facts = site.layouts.facts(name) {
            templates[key] = KnownTemplate(
                key: key, fingerprint: fingerprint(of: facts, language), reads: PageReads(facts))
        }
        lastTemplate = templates[key]
        return lastTemplate
    }

    private func fingerprint(of template: TemplateFacts, _ language: String) -> Fingerprint {
        Fingerprint { writer in
            writer.add(site.fingerprint)
            writer.add(site.theme.fingerprint(of: template))
            if let frame = all.frames[language] { writer.add(frame) }
            if site.theme.namesPictures(template) { writer.add(all.pictures) }
            if template.reads("data") { writer.add(site.data.fingerprint) }
            for kind in Kind.all where template.reads("collections.\(kind.folder)") {
                writer.add(kind.name)
                writer.add(list(kind.name, language))
            }
        }
    }

    /// Of where the links of a document's text lead.
    func links(_ references: [Reference], of document: Document, _ addresses: AddressTable) -> Fingerprint {
        let resolver = LinkResolver(site: site, addresses: addresses, document: document)
        return Fingerprint { writer in
            for reference in references {
                let resolution = resolver.resolve(reference.destination)
                resolver.markup(resolution, destination: reference.destination).add(to: &writer, resolution)
            }
        }
    }

    /// Of something that a text took from the rest of the site when it was rendered.
    func of(_ dependency: Dependency, _ language: String) -> Fingerprint {
        switch dependency {
        case .template(let name):
            template(name, language) ?? Fingerprint(bits: 0)
        case .list(let kind): list(kind, language)
        case .document(let kind, let id):
            site.catalog.position(kind, id, language).map { all.cards[$0] } ?? Fingerprint(bits: 0)
        case .desk(let name): Fingerprint { writer in if let desk = site.catalog.desks[name] { writer.add(desk) } }
        case .data: site.data.fingerprint
        }
    }
}

extension Kind {
    fileprivate var namesThings: Bool { Self.namingThings.contains(ObjectIdentifier(self)) }

    private static let namingThings = Set(
        all.filter { $0.fields.contains(where: \.type.namesThings) }.map(ObjectIdentifier.init))
}

extension FieldType {
    /// Desks, files and pictures, which show more than the field says.
    fileprivate var namesThings: Bool {
        switch self {
        case .contact, .file, .picture, .list(.map): true
        default: false
        }
    }
}

extension TemplateFacts {
    /// Whether the template looks at a value (or at something inside it, or at what holds it).
    func reads(_ path: String) -> Bool {
        reads.contains { read in
            read == path || read.hasPrefix(path + ".") || path.hasPrefix(read + ".")
        }
    }
}

extension ByteWriter {
    /// Where an asset stands and what it holds, or that there is none.
    mutating func add(_ asset: Assets.Asset?) {
        add(asset) {
            $0.add($1.address.path)
            $0.add($1.content)
        }
    }
}

extension Catalog {
    func position(_ kind: String, _ id: String, _ language: String) -> Int? {
        guard let group = groups[EntryKey(kind: kind, id: id)] else { return nil }
        return versions[group].first { documents[$0].language == language } ?? versions[group].first
    }
}
