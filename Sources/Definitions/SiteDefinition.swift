import Model
import YAML

/// `site.yaml`: what makes a folder a site. Only `name` is required.
public struct SiteDefinition: Sendable {
    public struct Language: Hashable, Sendable {
        /// `ja`, `en`, `zh`, `ko`, `vi`, `easy` …
        public var code: String
        public var name: String

        /// Whether a site may give a language this code.
        public static func isCode(_ text: String) -> Bool { LanguageCode.isKnown(text) }

        /// The BCP 47 tag for `lang=`: やさしい日本語 is Japanese.
        public var tag: String { code == "easy" ? "ja" : code }
    }

    public struct MenuItem: Hashable, Sendable {
        /// Language code → title.
        public var titles: [String: String]
        public var url: String
        public var children: [MenuItem]
        public var place: Place

        public func title(in language: String, default first: String) -> String {
            titles[language] ?? titles[first] ?? ""
        }
    }

    public var name: String
    /// Names, taglines and descriptions in other languages: `name_en`, … by field and language.
    public var translations: [String: [String: String]] = [:]
    public var tagline: String?
    public var description: String?
    /// Without a trailing slash; empty where none is given.
    public var baseURL: String
    public var languages: [Language]
    public var organization: FieldValue?
    public var menus: [(name: String, items: [MenuItem])]
    public var vocabularies: [String: Vocabulary]
    public var desks: FieldValue?
    public var relatedSites: FieldValue?
    public var copyright: String?
    public var origins: [String]
    /// nil: the site has no chatbot.
    public var chatbot: Chatbot?
    /// nil: search goes with the chatbot.
    public var search: Bool?
    public var hasSearch: Bool { search ?? (chatbot != nil) }
    /// Whether pages tell the server that they were seen.
    public var countsVisits = false
    /// Whether residents may have accounts.
    public var hasResidents = false
    /// Whether there is an answer index.
    public var hasAnswers: Bool { chatbot != nil || hasSearch }
    public var extra: FieldValue?
    public var file: String

    public var defaultLanguage: String { languages[0].code }

    /// Texts of the site itself in a language: `name`, `tagline`, `description`.
    public func text(_ field: String, in language: String) -> String? {
        if let translated = translations[field]?[language] { return translated }
        switch field {
        case "name": return name
        case "tagline": return tagline
        case "description": return description
        default: return nil
        }
    }
}

extension SiteDefinition {
    static let plainFields: [Field] = [
        Field("name", .text, required: true, ja: "サイトの名前", en: "the site's name"),
        Field("tagline", .text, ja: "ひとことの説明", en: "tagline"),
        Field("description", .text, ja: "説明", en: "description"),
        Field("base_url", .webAddress, ja: "公開するアドレス", en: "address of the published site"),
        Field(
            "organization",
            .map([
                Field("name", .text, required: true, ja: "団体名", en: "name"),
                Field("postal_code", .text, ja: "郵便番号", en: "postal code"),
                Field("address", .text, ja: "住所", en: "address"),
                Field("phone", .text, ja: "電話", en: "phone"),
                Field("email", .text, ja: "メール", en: "mail address"),
                Field("corporate_number", .text, ja: "法人番号", en: "corporate number"),
                Field("code", .municipalityCode, ja: "全国地方公共団体コード", en: "local government code"),
            ]), ja: "運営する団体", en: "the organization behind the site"),
        Field("desks", .list(.map(Kind.deskFields)), ja: "県の窓口", en: "desks of the prefecture"),
        Field(
            "related_sites",
            .list(
                .map([
                    Field("name", .text, required: true, ja: "名前", en: "name"),
                    Field("url", .path, required: true, ja: "アドレス", en: "address"),
                ])), ja: "関連サイト", en: "related sites"),
        Field("copyright", .text, ja: "著作権の表示", en: "copyright line"),
        Field("origins", .list(.webAddress), ja: "サーバーが応答するほかのサイト", en: "other origins the companion server answers"),
        Field("chatbot", .map(Chatbot.fields), ja: "質問に答えるチャットボット", en: "the chatbot"),
        Field("search", .bool, ja: "サイト内検索（初期値はチャットボットと同じ）", en: "site search (default: as the chatbot)"),
        Field(
            "visits", .bool, ja: "ページが見られた回数を数える（サーバーが要る。クッキーも個人の情報も使わない）",
            en: "count views of pages (needs the server; no cookies, nothing personal)"),
        Field(
            "residents", .bool, ja: "住民のアカウント（マイページ）を使う（サーバーが要る）", en: "accounts of residents (needs the server)"),
        Field("extra", .anything, ja: "レイアウトが使う自由な項目", en: "anything, for layouts"),
    ]
    private static let structuredFields = ["languages", "menus", "vocabularies"]
    private static let translatedFields = ["name", "tagline", "description"]

    public static func read(_ yaml: YAMLNode?, file: String) -> (SiteDefinition, [Problem]) {
        var check = FieldCheck(file: file, vocabularies: [:])
        var site = SiteDefinition(
            name: "", baseURL: "", languages: [Language(code: "ja", name: "日本語")], menus: [],
            vocabularies: Vocabulary.standard, origins: [], file: file)
        let top = yaml ?? YAMLNode(.map([]), line: 1, column: 1)
        for entry in top.entries ?? [] { site.take(entry, &check) }
        if site.name.isEmpty, let name = plainFields.first {
            check.report(check.missingField(name, at: check.place(top)))
        }
        return (site, check.problems)
    }

    private mutating func take(_ entry: YAMLNode.Entry, _ check: inout FieldCheck) {
        switch entry.key {
        case "languages": takeLanguages(entry.value, &check)
        case "menus": takeMenus(entry.value, &check)
        case "vocabularies":
            for vocabulary in entry.value.entries ?? [] {
                vocabularies[vocabulary.key] = Vocabulary(vocabulary.value, check: &check)
            }
        default: takePlain(entry, &check)
        }
    }

    private mutating func takePlain(_ entry: YAMLNode.Entry, _ check: inout FieldCheck) {
        for field in Self.translatedFields where entry.key.hasPrefix(field + "_") {
            translations[field, default: [:]][String(entry.key.dropFirst(field.count + 1))] = entry.value.text
            return
        }
        guard let field = Self.plainFields.first(where: { $0.name == entry.key }) else {
            check.report(check.unknownField(entry, among: Self.plainFields.map(\.name) + Self.structuredFields))
            return
        }
        guard let value = check.value(entry.value, field.type, field: field.name) else { return }
        switch field.name {
        case "name": name = value.text ?? ""
        case "tagline": tagline = value.text
        case "description": description = value.text
        case "base_url":
            baseURL = value.text ?? ""
            while baseURL.hasSuffix("/") { baseURL.removeLast() }
        case "organization": organization = value
        case "desks": desks = value
        case "related_sites": relatedSites = value
        case "copyright": copyright = value.text
        case "search": search = value.bool
        case "visits": countsVisits = value.bool ?? false
        case "residents": hasResidents = value.bool ?? false
        case "chatbot": chatbot = Chatbot(value)
        case "origins": origins = value.list?.compactMap(\.text) ?? []
        default: extra = value
        }
    }

    private mutating func takeLanguages(_ node: YAMLNode, _ check: inout FieldCheck) {
        let fields = [
            Field("code", .text, required: true, ja: "言語コード", en: "language code"),
            Field("name", .text, required: true, ja: "その言語での名前", en: "name in that language"),
        ]
        guard let list = check.value(node, .list(.map(fields)), field: "languages")?.list else { return }
        LanguageCode.check((node.list ?? []).compactMap { $0["code"] }, &check)
        let read = list.compactMap { item -> Language? in
            guard let code = item["code"]?.text, let name = item["name"]?.text else { return nil }
            return Language(code: code, name: name)
        }
        if !read.isEmpty { languages = read }
    }

    private mutating func takeMenus(_ node: YAMLNode, _ check: inout FieldCheck) {
        for menu in node.entries ?? [] {
            menus.append((menu.key, Self.items(menu.value, &check)))
        }
    }

    private static func items(_ node: YAMLNode, _ check: inout FieldCheck) -> [MenuItem] {
        (node.list ?? []).map { item in
            var menuItem = MenuItem(titles: [:], url: "", children: [], place: check.place(item))
            for field in item.entries ?? [] {
                switch field.key {
                case "title": menuItem.titles["ja"] = field.value.text
                case "url":
                    menuItem.url = check.value(field.value, .path, field: "url")?.text ?? ""
                    menuItem.place = check.place(field.value)
                case "children": menuItem.children = items(field.value, &check)
                case let key where key.hasPrefix("title_"): menuItem.titles[String(key.dropFirst(6))] = field.value.text
                default: check.report(check.unknownField(field, among: ["title", "url", "children", "title_en"]))
                }
            }
            return menuItem
        }
    }
}
