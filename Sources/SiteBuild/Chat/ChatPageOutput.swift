import Layouts
import Model

/// The conversation as a page of its own, and as what other sites show in a frame.
struct ChatPageOutput: Output {
    let chat: SiteChat
    let isFrame: Bool
    let categories: [SiteChat.Category]

    static func all(_ site: Site, _ tables: [ListingTable]) -> [any Output] {
        SiteChat.all(site).flatMap { chat in
            let categories = chat.categories(tables)
            return [false, true].map { ChatPageOutput(chat: chat, isFrame: $0, categories: categories) }
        }
    }

    var address: Address { isFrame ? chat.frame : chat.page }
    var rank: OutputRank { .page }
    static let (pageTemplate, frameTemplate) = ("chat.html", "chat_frame.html")
    private var template: String { isFrame ? Self.frameTemplate : Self.pageTemplate }
    func layout(_ site: Site) -> String? { template }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        Fingerprint { writer in
            guard let template = fingerprints.template(template, chat.language) else { return }
            writer.add(template)
            for category in categories {
                writer.add(category.label)
                writer.add(category.positions.count)
            }
            if let desk = chat.desk { writer.add(desk) }
        }
    }

    private static let pageName = Name("page")
    private static let indexName = Name("index")
    private static let deskName = Name("desk")

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let site = rendering.site
        let words = site.theme.words(chat.language)
        let view = PageView(
            title: words["chat_page_title"].replacing("{name}", with: chat.name),
            description: words["chat_page_description"],
            address: address, language: chat.language, breadcrumb: [], site, feeds: [])
        var html: [UInt8] = []
        try rendering.render(
            template, chat.language,
            [
                (Self.pageName, .object(view)), (Self.indexName, index),
                (Self.deskName, site.contact(chat.desk)),
            ], into: &html)
        return Rendered(content: .bytes(html))
    }

    /// The way to the answers without JavaScript: `[{title, url, count}]`.
    private var index: Value {
        .list(
            categories.map { category in
                .object(
                    Record([
                        ("title", .text(category.label)), ("url", .text(category.list.href)),
                        ("count", .int(category.positions.count)),
                    ]))
            })
    }
}
