import Definitions
import Layouts
import Model

extension Site {
    func card(_ document: Document) -> Card { Card(document, self) }
    func cards(_ positions: some Sequence<Int>) -> Value {
        .list(positions.map { .object(card(catalog.documents[$0])) })
    }
}

/// An entry as an item of a list: everything but its text.
final class Card: LayoutObject {
    let document: Document
    let site: Site

    init(_ document: Document, _ site: Site) {
        self.document = document
        self.site = site
    }

    /// Members that every entry has, in the order of docs/layouts.md.
    enum Member: String, CaseIterable {
        case url
        case absoluteURL = "absolute_url"
        case title, description, kind, id, lang, date, updated, tags, image, contact, municipality
        case important, draft, search, extra, window
        case wantsTOC = "toc_wanted"
    }

    private static let members = NameTable(Member.allCases.map { ($0.rawValue, $0) })
    /// By kind, which are few, the positions of its fields.
    private static let fields: [ObjectIdentifier: NameTable<Int>] = Dictionary(
        uniqueKeysWithValues: Kind.all.map { kind in
            (ObjectIdentifier(kind), NameTable(kind.fields.enumerated().map { ($1.name, $0) }))
        })

    var names: [Name] {
        let common = Member.allCases.map(\.rawValue)
        let fields = document.kind.fields.map(\.name).filter { !common.contains($0) }
        return (common + fields).map { Name($0) }
    }

    func value(of name: Name) -> Value? {
        if let member = Self.members[name] { return value(of: member) }
        guard let position = Self.fields[ObjectIdentifier(document.kind)]?[name] else { return nil }
        return field(position)
    }

    private func field(_ position: Int) -> Value {
        let type = document.kind.fields[position].type
        guard let value = document.entry.values[position] else {
            if case .list = type { return .list([]) }
            return .none
        }
        return site.value(value, type, of: document)
    }

    private func field(_ name: String) -> Value {
        document.kind.position[name].map(field) ?? .none
    }

    private func value(of member: Member) -> Value {
        switch member {
        case .url: return .text(document.address.href)
        case .absoluteURL: return .text(site.absolute(document.address.href))
        case .title: return .text(document.title)
        case .description: return document.description.isEmpty ? .none : .text(document.description)
        case .kind: return .text(document.kind.name)
        case .id: return .text(document.entry.id)
        case .lang: return .text(document.language)
        case .date: return .moment(document.date)
        case .updated: return .moment(document.updated)
        case .tags: return .list(document.entry.header.tags.map(Value.text))
        case .image: return image
        case .contact: return field("contact")
        case .municipality: return field("municipality")
        case .important: return .bool(document.entry["important"]?.bool ?? false)
        case .draft: return .bool(document.entry.header.isDraft)
        case .search: return .bool(document.entry[.search]?.bool ?? true)
        case .extra: return document.entry.header.extra.map(Site.plain) ?? .object(Record([] as [(Name, Value)]))
        case .window:
            return ApplicationWindow(document.entry, at: site.at).map { $0.value(site.theme.words(document.language)) }
                ?? .none
        case .wantsTOC: return .bool(document.entry["toc"]?.bool ?? true)
        }
    }

    /// The picture named by `image`, else the first of the photographs.
    private var image: Value {
        if let name = document.entry.header.image, let asset = site.asset(name, of: document) {
            return site.pictureValue(asset, alt: document.entry.header.imageAlt ?? "")
        }
        if let photo = document.entry["photos"]?.list?.first, let file = photo["file"]?.text,
            let asset = site.asset(file, of: document)
        {
            return site.pictureValue(asset, alt: photo["alt"]?.text ?? "")
        }
        return .none
    }
}
