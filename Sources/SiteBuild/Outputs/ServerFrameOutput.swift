import Layouts
import Model

/// The site's frame for pages that the server writes for a resident: header, footer and styles of the site, with two marks
/// that the server puts title and content in place of.
struct ServerFrameOutput: Output {
    let language: String

    /// Below the server's own path, so that no visitor asks for it.
    let address: Address
    var rank: OutputRank { .page }

    static let template = "server_page.html"
    private static let titleMark = "%%title%%"

    static func all(_ site: Site) -> [any Output] {
        if !site.hasServerPages { return [] }
        let translated = site.catalog.languagesOfForms.filter { $0 != site.defaultLanguage }
        return [ServerFrameOutput(language: site.defaultLanguage, address: Address("/my/frame.html"))]
            + translated.map { ServerFrameOutput(language: $0, address: Address("/my/\($0)/frame.html")) }
    }

    func layout(_ site: Site) -> String? { Self.template }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        fingerprints.template(Self.template, language) ?? Fingerprint(bits: 0)
    }

    private static let pageName = Name("page")

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let view = PageView(
            title: Self.titleMark, description: nil, address: address, language: language, breadcrumb: [],
            rendering.site, feeds: [])
        var html: [UInt8] = []
        try rendering.render(Self.template, language, [(Self.pageName, .object(view))], into: &html)
        return Rendered(content: .bytes(html))
    }
}
