import Layouts
import Model

/// Scripts at addresses that never change, because other sites and browsers keep them: the line that puts the chat on
/// another site, and the service worker.
struct ChatScriptOutput: Output {
    let address: Address
    private let file: String
    /// What the script is told about the site: `const site = {…};` in its first line.
    private let settings: [(String, String)]

    static func all(_ site: Site) -> [any Output] {
        let chats = SiteChat.all(site)
        guard let chat = chats.first else { return [] }
        let words = site.theme.words(chat.language)
        let color = chat.definition.color ?? ChatColorsOutput.ofTheme
        return [
            ChatScriptOutput(
                SiteChat.embedding, "root/embed.js",
                [
                    ("frame", chat.frame.href), ("character", chat.character),
                    ("name", chat.name), ("open", words["chat_launcher"]), ("close", words["chat_close"]),
                    ("color", color), ("textColor", ChatColorsOutput.text(on: color)),
                ]),
            ChatScriptOutput(
                SiteChat.serviceWorker, "root/service-worker.js",
                [("assets", site.theme.assetFolder + "/"), ("offline", OfflinePageOutput.address(site).href)]),
        ]
    }

    private init(_ address: Address, _ file: String, _ settings: [(String, String)]) {
        self.address = address
        self.file = file
        self.settings = settings
    }

    var rank: OutputRank { .manifest }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint { Fingerprint(script) }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered { Rendered(content: .bytes(script)) }

    private var script: [UInt8] {
        var json = JSONWriter()
        json.object { json in for (key, text) in settings { json.member(key, text) } }
        let own = Theme.embedded.first { $0.name == file }?.bytes ?? []
        return Array("const site = ".utf8) + json.bytes + Array(";\n".utf8) + own
    }
}

/// What a browser shows of a page that it has not kept while there is no network.
struct OfflinePageOutput: Output {
    let language: String
    let address: Address

    static func address(_ site: Site) -> Address { Address("/chat/offline/") }

    static func all(_ site: Site) -> [any Output] {
        SiteChat.all(site).isEmpty ? [] : [OfflinePageOutput(language: site.defaultLanguage, address: address(site))]
    }

    var rank: OutputRank { .page }
    static let template = "offline.html"
    func layout(_ site: Site) -> String? { Self.template }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        fingerprints.template(Self.template, language) ?? Fingerprint(bits: 0)
    }

    private static let pageName = Name("page")

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let title = rendering.site.theme.words(language)["offline_title"]
        let view = PageView(
            title: title, description: nil, address: address, language: language, breadcrumb: [], rendering.site,
            feeds: [])
        var html: [UInt8] = []
        try rendering.render(Self.template, language, [(Self.pageName, .object(view))], into: &html)
        return Rendered(content: .bytes(html))
    }
}

/// The site's own colour for the chat. A style sheet, because the pages' policy allows no styles in elements.
struct ChatColorsOutput: Output {
    let color: String

    /// `--key` of the theme, for scripts that cannot read its style sheets.
    static let ofTheme = "#0017c1"

    static func all(_ site: Site) -> [any Output] {
        guard !SiteChat.all(site).isEmpty, let color = site.definition.chatbot?.color else { return [] }
        return [ChatColorsOutput(color: color)]
    }

    var address: Address { SiteChat.colors }
    var rank: OutputRank { .asset }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint { Fingerprint(css) }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered { Rendered(content: .bytes(css)) }

    private var css: [UInt8] {
        Array(":root:not([data-colors=\"contrast\"]) { --chat: \(color); --on-chat: \(Self.text(on: color)); }\n".utf8)
    }

    /// Black or white, whichever reads better; one of them always has the 4.5 : 1 of WCAG 2.2, 1.4.3.
    static func text(on color: String) -> String {
        guard let ground = Color(color), let white = Color("white"), let black = Color("black") else {
            return "#ffffff"
        }
        return ContrastCheck.ratio(ground, white) >= ContrastCheck.ratio(ground, black) ? "#ffffff" : "#000000"
    }
}
