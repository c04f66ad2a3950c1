import Layouts
import Model

/// What whoever sends a form sees while the server is off: the web server in front shows it in its place.
struct PausedPageOutput: Output {
    let language: String

    var address: Address { Address("/paused.html") }
    var rank: OutputRank { .page }
    var isLinked: Bool { false }

    static let template = "paused.html"

    static func all(_ site: Site) -> [any Output] {
        site.hasServerPages ? [PausedPageOutput(language: site.defaultLanguage)] : []
    }

    func layout(_ site: Site) -> String? { Self.template }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        fingerprints.template(Self.template, language) ?? Fingerprint(bits: 0)
    }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let view = PageView(
            title: rendering.site.theme.words(language)["paused"], description: nil, address: address,
            language: language,
            breadcrumb: [], rendering.site, feeds: [])
        var html: [UInt8] = []
        try rendering.render(Self.template, language, [(Name("page"), .object(view))], into: &html)
        return Rendered(content: .bytes(html))
    }
}
