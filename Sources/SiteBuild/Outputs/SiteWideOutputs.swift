import Definitions
import Layouts
import Model
import Synchronization

/// `/sitemap.xml`: every page that search engines should know (https://www.sitemaps.org/protocol.html).
struct SitemapOutput: Output {
    /// The protocol's limit for one file.
    static let limit = 50_000
    /// Bytes of a usual page's element.
    private static let usualLength = 120
    /// nil: the one file, or the index of several.
    let part: Int?
    let pages: SitemapPages
    let parts: Int

    static func all(_ pages: SitemapPages) -> [any Output] {
        // They are counted only where they may not fit.
        let parts = pages.mostCount <= limit ? 1 : (pages.all.count + limit - 1) / limit
        let first = SitemapOutput(part: nil, pages: pages, parts: parts)
        return parts <= 1 ? [first] : [first] + (0..<parts).map { SitemapOutput(part: $0, pages: pages, parts: parts) }
    }

    private var isIndex: Bool { part == nil && parts > 1 }

    private var ownPages: ArraySlice<SitemapPages.Page> {
        if isIndex { return [] }
        let (all, first) = (pages.all, (part ?? 0) * Self.limit)
        return all[first..<min(first + Self.limit, all.count)]
    }

    var address: Address { Address(part.map { "/sitemap-\($0 + 1).xml" } ?? "/sitemap.xml") }
    var rank: OutputRank { .manifest }
    var isLarge: Bool { true }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        Fingerprint { writer in
            writer.add(fingerprints.site.fingerprint)
            writer.add(parts)
            writer.add(pages.fingerprint)
        }
    }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let site = rendering.site
        var xml = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
        xml.append(isIndex ? "<sitemapindex" : "<urlset")
        xml.append(" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        if isIndex {
            for part in 1...parts {
                xml.append("<sitemap>")
                xml.append("<loc>\(site.absolute("/sitemap-\(part).xml"))</loc></sitemap>\n")
            }
        }
        let pages = ownPages
        xml.reserveCapacity(pages.count * Self.usualLength)
        for page in pages {
            xml.append("<url><loc>")
            xml.appendEscaped(site.absolute(page.href))
            xml.append("</loc>")
            if let updated = page.updated {
                xml.append("<lastmod>")
                xml += updated.iso.utf8
                xml.append("</lastmod>")
            }
            xml.append("</url>\n")
        }
        xml.append(isIndex ? "</sitemapindex>\n" : "</urlset>\n")
        return Rendered(content: .bytes(xml))
    }
}

/// Entries that may be found by search, and the lists: by address. Made when a site map first asks, so that a worker does it.
final class SitemapPages: Sendable {
    struct Page: Sendable {
        var href: String
        var updated: Moment?
    }

    private let documents: [Document]
    private let tables: [ListingTable]
    private let made = Mutex<[Page]?>(nil)
    private let madeFingerprint = Mutex<Fingerprint?>(nil)

    init(_ site: Site, _ tables: [ListingTable]) {
        documents = site.catalog.documents
        self.tables = tables
    }

    var mostCount: Int { documents.count + tables.count }

    var all: [Page] {
        made.withLock { made in
            if let made { return made }
            let pages = pages()
            made = pages
            return pages
        }
    }

    /// Of what the pages are made from: nobody has to put them in order only to learn that they are the same.
    var fingerprint: Fingerprint {
        madeFingerprint.withLock { made in
            if let made { return made }
            let fingerprint = Fingerprint { writer in
                writer.reserve(documents.count * Self.usualLength)
                for document in documents where Self.isFound(document) {
                    writer.add(document.address.path)
                    writer.add(document.updated ?? document.date) { $0.add($1) }
                }
                for table in tables { writer.add(table.address.path) }
            }
            made = fingerprint
            return fingerprint
        }
    }

    /// Bytes of a usual page in the fingerprint.
    private static let usualLength = 48

    private static func isFound(_ document: Document) -> Bool {
        !document.entry.header.isDraft && document.entry[.search]?.bool ?? true
    }

    private func pages() -> [Page] {
        let entries = documents.filter(Self.isFound)
        let tablePaths = Set(tables.map(\.address.path))
        let known = Set(entries.lazy.map(\.address.path).filter(tablePaths.contains))
        let pages = entries.map { Page(href: $0.address.href, updated: $0.updated ?? $0.date) }
        let lists = tables.filter { !known.contains($0.address.path) }.map {
            Page(href: $0.address.href, updated: nil)
        }
        return (pages + lists).sorted { $0.href < $1.href }
    }
}

/// `/robots.txt` (RFC 9309)
struct RobotsOutput: Output {
    var address: Address { Address("/robots.txt") }
    var rank: OutputRank { .manifest }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint { fingerprints.site.fingerprint }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        var text = "User-agent: *\nDisallow:\n"
        // The protocol wants a full address.
        if !rendering.site.baseURL.isEmpty { text += "\nSitemap: \(rendering.site.absolute("/sitemap.xml"))\n" }
        return Rendered(content: .bytes(Array(text.utf8)))
    }
}

/// The page for wrong addresses of a language: `/404.html`, `/en/404.html`.
struct NotFoundOutput: Output {
    let language: String
    let address: Address

    init(_ site: Site, _ language: String) {
        self.language = language
        address = Address(site.home(language) + "404.html")
    }

    var rank: OutputRank { .page }
    private static let template = "404.html"
    func layout(_ site: Site) -> String? { Self.template }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        fingerprints.template(Self.template, language) ?? Fingerprint(bits: 0)
    }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let title = rendering.site.theme.words(language)["not_found"]
        let view = PageView(
            title: title, description: nil, address: address, language: language, breadcrumb: [], rendering.site,
            feeds: [])
        var html: [UInt8] = []
        try rendering.render(Self.template, language, [(Name("page"), .object(view))], into: &html)
        return Rendered(content: .bytes(html))
    }
}

/// An old address that leads to an entry's present one.
struct RedirectOutput: Output {
    let document: Int
    let address: Address

    static func all(_ site: Site) -> [any Output] {
        site.catalog.documents.enumerated().flatMap { index, document in
            document.entry.header.redirects.filter(FieldLinkCheck.isOldAddress).map {
                RedirectOutput(document: index, address: Address(normalized($0)))
            }
        }
    }

    /// `/old` and `/old/` are the same; `/old.html` is a file.
    static func normalized(_ path: String) -> String {
        let decoded = Address.decoded(path[...])
        return decoded.hasSuffix("/") || decoded.hasSuffix(".html") ? decoded : decoded + "/"
    }

    var rank: OutputRank { .list }
    static let template = "redirect.html"
    func layout(_ site: Site) -> String? { Self.template }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        let target = fingerprints.site.catalog.documents[document]
        return Fingerprint { writer in
            writer.add(target.address.path)
            if let page = fingerprints.page(document, Self.template) { writer.add(page) }
        }
    }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let target = rendering.site.catalog.documents[document]
        let view = PageView(target, rendering.site, body: nil, feeds: [])
        var html: [UInt8] = []
        try rendering.render(
            Self.template, target.language,
            [(Name("page"), .object(view)), (Name("target"), .text(target.address.href))], into: &html)
        return Rendered(content: .bytes(html))
    }
}

/// `/sitemap/`: all pages for people, as a tree.
struct SiteTreeOutput: Output {
    let language: String
    let address: Address
    let tables: [ListingTable]

    init(_ site: Site, _ language: String, _ tables: [ListingTable]) {
        self.language = language
        address = Address(site.home(language) + "sitemap/")
        self.tables = tables.filter { $0.language == language }
    }

    var rank: OutputRank { .list }
    var isLarge: Bool { true }
    private static let template = "sitemap.html"
    func layout(_ site: Site) -> String? { Self.template }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        Fingerprint { writer in
            if let template = fingerprints.template(Self.template, language) { writer.add(template) }
            writer.add(fingerprints.tree(language))
            for table in tables {
                writer.add(fingerprints.site.title(of: table.kind, language))
                writer.add(table.address.path)
            }
        }
    }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let site = rendering.site
        let title = site.theme.words(language)["sitemap"]
        let view = PageView(
            title: title, description: nil, address: address, language: language, breadcrumb: [], site, feeds: [])
        var html: [UInt8] = []
        try rendering.render(
            Self.template, language, [(Name("page"), .object(view)), (Name("tree"), .list(tree(site)))], into: &html)
        return Rendered(content: .bytes(html))
    }

    /// Pages below their folder's page, then the lists.
    private func tree(_ site: Site) -> [Value] {
        let home = site.home(language)
        let tops = site.catalog.documents.enumerated().filter { _, document in
            document.language == language && document.kind.name == Kind.page.name && document.address.path != home
                && site.catalog.parent(of: document).map { $0.address.path == home } ?? true
        }
        let pages = tops.map(\.offset).sorted { left, right in
            let (a, b) = (site.catalog.documents[left], site.catalog.documents[right])
            return (a.entry[.order]?.int ?? Int.max, a.address.path) < (
                b.entry[.order]?.int ?? Int.max, b.address.path
            )
        }
        let lists = tables.map { table -> Value in
            node(site.title(of: table.kind, language), table.address.href, [])
        }
        return pages.map { branch($0, site, depth: 0) } + lists
    }

    private static let maximumDepth = 8

    private func branch(_ position: Int, _ site: Site, depth: Int) -> Value {
        let document = site.catalog.documents[position]
        let children = depth < Self.maximumDepth ? site.children(of: document) : []
        return node(document.title, document.address.href, children.map { branch($0, site, depth: depth + 1) })
    }

    private func node(_ title: String, _ url: String, _ children: [Value]) -> Value {
        .object(Record([("title", .text(title)), ("url", .text(url)), ("children", .list(children))]))
    }
}
