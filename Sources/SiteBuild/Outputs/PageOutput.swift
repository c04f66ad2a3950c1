import Definitions
import Layouts
import Model

/// An entry's own page.
struct PageOutput: Output {
    let document: Int
    let address: Address
    let template: String
    let language: String

    init(_ site: Site, _ document: Int) {
        let page = site.catalog.documents[document]
        self.document = document
        address = page.address
        language = page.language
        template = Self.template(page, site)
    }

    private static func template(_ page: Document, _ site: Site) -> String {
        if let own = page.entry["layout"]?.text { return own + ".html" }
        guard page.kind.name == Kind.page.name else { return page.kind.name + ".html" }
        if page.address.path == site.home(page.language) { return "home.html" }
        return page.isFolderPage && site.catalog.children[page.address.path] != nil ? "section.html" : "page.html"
    }

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
        let page = rendering.site.catalog.documents[document]
        let body = try RenderedBody.render(page, rendering)
        let view = PageView(page, rendering.site, body: body, feeds: [])
        var html: [UInt8] = []
        html.reserveCapacity(body.html.count + 8 << 10)
        try rendering.render(template, language, [(Self.pageName, .object(view))], into: &html)
        return Rendered(content: .bytes(html), trace: body.trace)
    }
}
