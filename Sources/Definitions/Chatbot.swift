/// `chatbot` in `site.yaml`: who answers, how it looks, and what it suggests. The questions and answers are the entries
/// of kind `faq`.
public struct Chatbot: Sendable {
    /// A button under the greeting: asks a question, or leads to a page or an entry.
    public struct Suggestion: Sendable {
        public var title: FieldValue
        /// nil: the title is the question.
        public var question: FieldValue?
        public var url: String?

        init?(_ value: FieldValue) {
            guard let title = value["title"] else { return nil }
            self.title = title
            question = value["question"]
            url = value["url"]?.text
        }
    }

    /// Another greeting for a part of the site.
    public struct Opening: Sendable {
        /// Pages whose address begins with it.
        public var path: String
        public var greeting: FieldValue?
        public var suggestions: [Suggestion]

        init?(_ value: FieldValue) {
            guard let path = value["path"]?.text else { return nil }
            self.path = path
            greeting = value["greeting"]
            suggestions = Chatbot.suggestions(value["suggestions"])
        }
    }

    public var name: FieldValue?
    public var greeting: FieldValue?
    /// A square picture of the site.
    public var character: String?
    /// `#rrggbb`
    public var color: String?
    /// The desk to call when nothing certain is found.
    public var desk: FieldValue?
    public var suggestions: [Suggestion]
    public var openings: [Opening]
    /// Names of the place itself; in a question they say nothing.
    public var placeNames: [String]
    /// Whether visitors are asked if their questions may be recorded.
    public var records: Bool
    /// As it was written, for checks of addresses and files.
    public let value: FieldValue

    init(_ value: FieldValue) {
        self.value = value
        name = value["name"]
        greeting = value["greeting"]
        character = value["character"]?.text
        color = value["color"]?.text
        desk = value["desk"]
        suggestions = Self.suggestions(value["suggestions"])
        openings = (value["pages"]?.list ?? []).compactMap(Opening.init)
        records = value["record"]?.bool ?? false
        placeNames = value["place_names"]?.list?.compactMap(\.text) ?? []
    }

    private static func suggestions(_ value: FieldValue?) -> [Suggestion] {
        (value?.list ?? []).compactMap(Suggestion.init)
    }

    private static let suggestionFields: [Field] = [
        Field("title", .texts, required: true, ja: "ボタンの言葉", en: "words on the button"),
        Field("question", .texts, ja: "たずねる質問（初期値はボタンの言葉）", en: "question to ask (default: the title)"),
        Field("url", .path, ja: "質問のかわりに開くQ&Aかページ", en: "entry or page to show instead"),
    ]

    public static let fields: [Field] = [
        Field("name", .texts, ja: "名前", en: "name"),
        Field("greeting", .texts, ja: "はじめの言葉", en: "greeting"),
        Field("character", .picture, ja: "キャラクターの画像（正方形）", en: "picture of the character, square"),
        Field("color", .color, ja: "見出しとボタンの色", en: "colour of head and button"),
        Field("desk", .contact, ja: "答えが見つからないときの窓口", en: "desk to call when nothing is found"),
        Field("suggestions", .list(.map(suggestionFields)), ja: "はじめにすすめる質問", en: "suggested questions"),
        Field(
            "pages",
            .list(
                .map([
                    Field("path", .path, required: true, ja: "ページのアドレスのはじめ", en: "how the pages' addresses begin"),
                    Field("greeting", .texts, ja: "はじめの言葉", en: "greeting"),
                    Field("suggestions", .list(.map(suggestionFields)), ja: "すすめる質問", en: "suggested questions"),
                ])), ja: "ページごとのはじめの言葉と質問", en: "greeting and suggestions per page"),
        Field(
            "record", .bool, ja: "質問を記録してよいか、訪れた人にたずねる（サーバーが要る）",
            en: "ask visitors whether their questions may be recorded (needs the server)"),
        Field("place_names", .list(.text), ja: "質問の中で意味を持たない地名", en: "place names that say nothing in a question"),
    ]
}
