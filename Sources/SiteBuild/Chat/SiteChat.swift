import Definitions
import Layouts
import Model

/// The chatbot of a site in one language: where its files are, and what pages show of it.
public struct SiteChat: Sendable {
    let definition: Chatbot
    let language: String
    private let site: Site

    /// nil where `site.yaml` has no chatbot, and for languages without a question of their own to answer.
    init?(_ site: Site, _ language: String) {
        guard let definition = site.definition.chatbot,
            site.catalog.list(Kind.faq.name, language).contains(where: {
                site.catalog.documents[$0].language == language
            })
        else { return nil }
        self.definition = definition
        self.language = language
        self.site = site
    }

    static func all(_ site: Site) -> [SiteChat] { site.usedLanguages.compactMap { SiteChat(site, $0) } }

    private var words: Words { site.theme.words(language) }

    /// `/chat/`, `/en/chat/`: the conversation as a page of its own.
    var page: Address { Address(site.home(language) + "chat/") }
    /// What other sites show in a frame.
    var frame: Address { Address(site.home(language) + Self.framePath.dropFirst()) }

    /// With what the path of every language's frame ends: whoever serves the site lets other sites show it.
    public static let framePath = "/chat/frame/"

    var menu: Address { Address("/chat/menu.\(language).json") }

    /// What there is to keep for use without a network.
    var files: Address { Address("/chat/files.\(language).json") }

    func category(_ number: Int) -> Address { Address("/chat/category.\(language).\(number + 1).json") }

    /// Addresses that the program itself gives away; one for every language, or for the site.
    static let embedding = Address("/chat/embed.js")
    static let serviceWorker = Address("/service-worker.js")
    static let colors = Address("/chat/colors.css")

    static let templates = [
        ChatPageOutput.pageTemplate, ChatPageOutput.frameTemplate, OfflinePageOutput.template,
    ]

    var name: String { text(definition.name) ?? words["chat_name"] }

    func text(_ value: FieldValue?) -> String? {
        value?.text(in: language, default: site.defaultLanguage)
    }

    /// Of the character: the site's own picture, else the theme's.
    var character: String {
        guard let file = definition.character, let asset = site.assets[file] else {
            return site.theme.assetFolder + "/chat-character.svg"
        }
        return (asset.variants.first { $0.format != .webp } ?? asset.variants.first)?.address.href ?? asset.address.href
    }

    /// The desk to call, spelt out.
    var desk: FieldValue? { site.desk(definition.desk) }

    // MARK: What pages show

    /// `chat` for layouts.
    var value: Value {
        .object(
            Record([
                ("url", .text(page.href)), ("menu", .text(menu.href)), ("name", .text(name)),
                ("character", .text(character)),
                ("colors", definition.color == nil ? .none : .text(Self.colors.href)),
                ("embedding", .text(Self.embedding.href)),
            ]))
    }

    /// A field of questions.
    struct Category: Sendable {
        var label: String
        var positions: [Int]
        /// The list of its questions.
        var list: Address
    }

    /// Fields of questions in the order of their list.
    func categories(_ tables: [ListingTable]) -> [Category] {
        guard let table = tables.first(where: { $0.kind === Kind.faq && $0.language == language }),
            let facet = table.facets.firstIndex(where: { $0.facet.name == "category" })
        else { return [] }
        return table.facets[facet].values.enumerated().map { index, value in
            Category(
                label: value.label, positions: value.positions,
                list: ListOutput.address(table, (facet, index), page: 1))
        }
    }
}
