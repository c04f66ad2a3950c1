import Definitions
import Layouts
import Model

/// A vacant house's registration card for print: `/houses/ID/card/`.
struct HouseCardOutput: Output {
    let document: Int
    let language: String
    let address: Address

    static func address(of house: Document) -> Address { Address(house.address.path + "card/") }

    static func all(_ site: Site) -> [any Output] {
        site.catalog.documents.indices.compactMap { index in
            let house = site.catalog.documents[index]
            guard house.kind.name == Kind.house.name, !house.entry.id.isEmpty else { return nil }
            return HouseCardOutput(document: index, language: house.language, address: address(of: house))
        }
    }

    var rank: OutputRank { .list }
    private static let template = "house_card.html"
    func layout(_ site: Site) -> String? { Self.template }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        fingerprints.page(document, Self.template) ?? Fingerprint(bits: 0)
    }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let house = rendering.site.catalog.documents[document]
        let view = PageView(house, rendering.site, body: nil, feeds: [])
        var html: [UInt8] = []
        try rendering.render(Self.template, language, [(Name("page"), .object(view))], into: &html)
        return Rendered(content: .bytes(html))
    }
}
