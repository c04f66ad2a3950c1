import Definitions
import Layouts
import Markdown
import Model

/// `page`: an entry (or a list without one) together with its text and its place in the site.
/// One worker renders one page, so what layouts ask for twice is kept without a lock.
final class PageView: LayoutObject, @unchecked Sendable {
    /// The entry's card, or the fixed values of a page without an entry.
    private let base: any LayoutObject
    private let document: Document?
    private let site: Site
    private let language: String
    private let body: RenderedBody?
    private let feeds: [Value]
    private let own: [(Name, Value)]

    enum Member: String, CaseIterable {
        case body, form, toc, section, breadcrumb, side, translations, related, children, lists, feeds
        case jsonLD = "json_ld"
        case cardURL = "card_url"
    }

    private static let members = NameTable(Member.allCases.map { ($0.rawValue, $0) })
    private lazy var outline = Value.list(Self.outline(body?.headings ?? []))

    init(_ document: Document, _ site: Site, body: RenderedBody?, feeds: [Value]) {
        base = site.card(document)
        self.document = document
        self.site = site
        language = document.language
        self.body = body
        self.feeds = feeds
        own = []
    }

    /// A page that no entry stands behind: a list, the site map, the page for wrong addresses.
    init(
        title: String, description: String?, address: Address, language: String,
        breadcrumb: [(title: String, url: String)],
        _ site: Site, feeds: [Value]
    ) {
        var values: [String: Value] = Dictionary(
            uniqueKeysWithValues: Card.Member.allCases.map { ($0.rawValue, Value.none) })
        values["url"] = .text(address.href)
        values["absolute_url"] = .text(site.absolute(address.href))
        values["title"] = .text(title)
        values["description"] = .optionalText(description)
        values["kind"] = .text("list")
        values["id"] = .text("")
        values["lang"] = .text(language)
        values["tags"] = .list([])
        values["important"] = .bool(false)
        values["draft"] = .bool(false)
        values["search"] = .bool(false)
        values["toc_wanted"] = .bool(false)
        values["extra"] = .object(Record([] as [(Name, Value)]))
        base = Record(Card.Member.allCases.map { ($0.rawValue, values[$0.rawValue] ?? .none) })
        document = nil
        self.site = site
        self.language = language
        body = nil
        self.feeds = feeds
        own = [
            (
                Name("breadcrumb"),
                Self.links([(site.definition.text("name", in: language) ?? "", site.home(language))] + breadcrumb)
            )
        ]
    }

    var names: [Name] { base.names + Member.allCases.map { Name($0.rawValue) } }

    func value(of name: Name) -> Value? {
        guard let member = Self.members[name] else { return base.value(of: name) }
        if let fixed = own.first(where: { $0.0 == name }) { return fixed.1 }
        return value(of: member)
    }

    private func value(of member: Member) -> Value {
        switch member {
        case .body: return .html(body?.html ?? [])
        case .form: return document.flatMap(form) ?? .none
        case .toc: return outline
        case .breadcrumb: return document.map { site.breadcrumb($0).value } ?? .list([])
        case .section: return document.flatMap(site.section).map { Self.link($0) } ?? .none
        case .side: return document.flatMap(side) ?? .none
        case .translations: return .list(document.map(translations) ?? [])
        case .related: return document.map { site.cards(site.related(to: $0)) } ?? .list([])
        case .children: return document.map { site.cards(site.children(of: $0)) } ?? .list([])
        case .lists: return document.map { site.municipalityLists($0) } ?? .none
        case .feeds: return .list(feeds)
        case .cardURL:
            guard let document, document.kind.name == Kind.house.name else { return .none }
            return .text(HouseCardOutput.address(of: document).href)
        case .jsonLD: return document.map { .html(StructuredData.script($0, site)) } ?? .html([])
        }
    }

    // MARK: Links

    private static let linkShape = RecordShape("title", "url")
    private static let outlineShape = RecordShape("id", "title", "level", "children")
    private static let sideItemShape = RecordShape("title", "url", "current")
    private static let sideShape = RecordShape("title", "url", "items")

    static func link(_ link: (title: String, url: String)) -> Value {
        .object(Record(linkShape, [.text(link.title), .text(link.url)]))
    }

    static func links(_ links: [(title: String, url: String)]) -> Value { .list(links.map(link)) }

    /// Headings of level 2 with those of level 3 below them.
    private static func outline(_ headings: [MarkdownDocument.Heading]) -> [Value] {
        var items: [(heading: MarkdownDocument.Heading, children: [Value])] = []
        for heading in headings where heading.level <= 3 {
            if heading.level == 3, !items.isEmpty {
                items[items.count - 1].children.append(outlineItem(heading, []))
            } else {
                items.append((heading, []))
            }
        }
        return items.map { outlineItem($0.heading, $0.children) }
    }

    private static func outlineItem(_ heading: MarkdownDocument.Heading, _ children: [Value]) -> Value {
        .object(
            Record(
                outlineShape, [.text(heading.id), .text(heading.title), .int(heading.level), .list(children)]))
    }

    private func side(_ document: Document) -> Value? {
        guard let side = site.side(of: document) else { return nil }
        let items = side.items.map { position -> Value in
            let item = site.catalog.documents[position]
            return .object(
                Record(
                    Self.sideItemShape,
                    [.text(item.navigationTitle), .text(item.address.href), .bool(item === document)]))
        }
        return .object(
            Record(
                Self.sideShape,
                [.text(side.parent.title), .text(side.parent.address.href), .list(items)]))
    }

    private func form(_ document: Document) -> Value? {
        guard let form = site.form(document) else { return nil }
        let own = site.definition.languages.first { $0.code == form.language }
        return .html(form.firstStep(foreign: form.language == document.language ? nil : own?.tag))
    }

    private func translations(_ document: Document) -> [Value] {
        let versions = site.catalog.versions[document.versions].map { site.catalog.documents[$0] }
        guard versions.count > 1 else { return [] }
        return versions.compactMap { version in
            guard let language = site.definition.languages.first(where: { $0.code == version.language }) else {
                return nil
            }
            return .object(
                Record([
                    ("code", .text(language.code)), ("lang", .text(language.tag)), ("name", .text(language.name)),
                    ("url", .text(version.address.href)), ("absolute_url", .text(site.absolute(version.address.href))),
                    ("current", .bool(version === document)),
                ]))
        }
    }
}
