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

    /// Name id → member, so that a look-up is an array access.
    private static let members: [Int32: Member] = Dictionary(
        uniqueKeysWithValues: Member.allCases.map { (Name($0.rawValue).id, $0) })
    private static let fieldNames: [String: [Int32: Int]] = Dictionary(
        uniqueKeysWithValues: Kind.all.map { kind in
            (kind.name, Dictionary(uniqueKeysWithValues: kind.fields.enumerated().map { (Name($1.name).id, $0) }))
        })

    var names: [Name] {
        let common = Member.allCases.map(\.rawValue)
        let fields = document.kind.fields.map(\.name).filter { !common.contains($0) }
        return (common + fields).map { Name($0) }
    }

    func value(of name: Name) -> Value? {
        if let member = Self.members[name.id] { return value(of: member) }
        guard let position = Self.fieldNames[document.kind.name]?[name.id] else { return nil }
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
        let header = document.entry.header
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
        case .tags: return .list(header.tags.map(Value.text))
        case .image: return image
        case .contact: return field("contact")
        case .municipality: return field("municipality")
        case .important: return .bool(document.entry["important"]?.bool ?? false)
        case .draft: return .bool(header.isDraft)
        case .search: return .bool(document.entry["search"]?.bool ?? true)
        case .extra: return header.extra.map(Site.plain) ?? .object(Record([] as [(Name, Value)]))
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
