import Definitions
import Layouts
import Model

/// An entry's own page.
struct PageOutput: Output {
    let document: Int
    private let page: Document
    private let choice: TemplateChoice

    init(_ site: Site, _ document: Int) {
        self.document = document
        page = site.catalog.documents[document]
        choice = Self.template(page, site)
    }

    /// No larger than what a list of outputs holds without asking for memory: a site has as many as pages.
    private enum TemplateChoice {
        case kind, home, section, own
    }

    private static func template(_ page: Document, _ site: Site) -> TemplateChoice {
        if page.entry[.layout]?.text != nil { return .own }
        if page.kind !== Kind.page { return .kind }
        if page.entry.id.isEmpty { return .home }
        return page.isFolderPage && site.catalog.children[page.address.path] != nil ? .section : .kind
    }

    var template: String {
        switch choice {
        case .kind: page.kind.name + ".html"
        case .home: "home.html"
        case .section: "section.html"
        case .own: (page.entry[.layout]?.text ?? page.kind.name) + ".html"
        }
    }

    var address: Address { page.address }
    private var language: String { page.language }
    var rank: OutputRank { .page }
    var body: Int? { document }
    func layout(_ site: Site) -> String? { template }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        Fingerprint.mix {
            $0.add(fingerprints.content(document))
            if let page = fingerprints.page(document, template) { $0.add(page) }
        }
    }

    private static let pageName = Name("page")

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let body = try RenderedBody.render(page, rendering)
        let view = PageView(page, rendering.site, body: body, feeds: [])
        var html: [UInt8] = []
        html.reserveCapacity(body.html.count + 8 << 10)
        try rendering.render(template, language, [(Self.pageName, .object(view))], into: &html)
        return Rendered(content: .bytes(html), trace: body.trace)
    }
}
