import Model
import YAML

/// What an entry can be: its folder, its fields, how it is listed. One file per kind in `Kinds/`.
public final class Kind: Sendable {
    /// Singular, as in `madoguchi import house`.
    public let name: String
    /// Folder below `content/` and the first part of its addresses; `pages` has none in its addresses.
    public let folder: String
    public let label: Wording
    public let fields: [Field]
    public let listing: Listing?
    /// Pairs of fields of which the first must not be later than the second.
    public let ordered: [(first: String, then: String)]

    /// What single fields cannot tell.
    let check: (@Sendable (_ id: String, YAMLNode, inout FieldCheck) -> Void)?

    /// Positions of the fields that name other entries or desks.
    public let references: [Int]
    public var hasReferences: Bool { !references.isEmpty }

    /// Position of each field's value in `Entry.values`.
    public let position: [String: Int]
    /// By `Field.Frequent`; nil where the kind has no such field.
    @usableFromInline let frequentPositions: [Int?]

    init(
        name: String, folder: String, ja: String, en: String, fields: [Field], listing: Listing? = nil,
        ordered: [(first: String, then: String)] = [],
        check: (@Sendable (_ id: String, YAMLNode, inout FieldCheck) -> Void)? = nil
    ) {
        self.check = check
        self.name = name
        self.folder = folder
        self.label = Wording(ja: ja, en: en)
        self.fields = fields
        self.listing = listing
        self.ordered = ordered
        references = fields.indices.filter { fields[$0].type.isReference }
        let position = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.name, $0) })
        self.position = position
        frequentPositions = Field.Frequent.allCases.map { position["\($0)"] }
    }

    /// In the order in which the manual names them.
    public static let all: [Kind] = [
        page, news, event, municipality, program, house, stay, recruit, faq, place, form,
    ]

    /// Among the kind's own fields, and behind those among what every kind allows.
    func placePosition(of field: String) -> Int? {
        position[field] ?? Self.commonFields.firstIndex { $0.name == field }.map { fields.count + $0 }
    }

    /// In `all`.
    public var number: Int { Self.all.firstIndex { $0 === self } ?? 0 }

    public static func named(_ name: String) -> Kind? { byName[name] }
    public static func inFolder(_ folder: String) -> Kind? { byFolder[folder] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    private static let byFolder = Dictionary(uniqueKeysWithValues: all.map { ($0.folder, $0) })

    /// What every kind allows beside its own fields; see `EntryHeader`.
    public static let commonFields: [Field] = [
        Field("title", .text, required: true, ja: "題名", en: "title"),
        Field("description", .text, ja: "一覧・検索・共有に使う1〜2文の説明", en: "one or two sentences for lists, search and sharing"),
        Field("date", .moment, ja: "日付（お知らせでは掲載日）", en: "date"),
        Field("updated", .moment, ja: "最終更新日（なければgitの記録）", en: "last updated; otherwise from git"),
        Field("draft", .bool, ja: "下書き（公開しない）", en: "draft: not published"),
        Field("publish", .moment, ja: "公開を始める日時", en: "published from"),
        Field("expires", .moment, ja: "公開を終える日時", en: "published until"),
        Field("tags", .list(.text), ja: "タグ", en: "tags"),
        Field("id", .text, ja: "識別子（なければファイルの場所）", en: "id; otherwise the file's path"),
        Field("redirects", .list(.path), ja: "転送する古いアドレス", en: "old addresses that lead here"),
        Field("image", .picture, ja: "代表画像", en: "picture"),
        Field("image_alt", .text, ja: "代表画像の代替テキスト", en: "the picture's alternative text"),
        Field("extra", .anything, ja: "レイアウトが使う自由な項目", en: "anything, for layouts"),
    ]
}

/// How the entries of a kind are listed.
public struct Listing: Sendable {
    public enum Order: Sendable {
        /// Newest `date` first.
        case newestFirst
        /// Soonest `start` first; what is over comes last, newest first.
        case soonestFirst
        /// By a text or number field, then id.
        case byField(String)
        /// By `order`, then id.
        case byOrder
    }

    public var order: Order
    public var facets: [Facet]
    public var perPage: Int

    public init(order: Order, facets: [Facet] = [], perPage: Int = 24) {
        self.order = order
        self.facets = facets
        self.perPage = perPage
    }
}

/// A property by which a list can be narrowed, with a pre-rendered page for each of its values.
public struct Facet: Sendable {
    public enum Source: Sendable {
        /// A reference, term or choice field, or a list of them.
        case field(String)
        /// Open, closing soon, upcoming, closed: by `opens` and `closes` on the day of the build.
        case window
        /// Bands of a number field: each from its lower limit up to the next one's.
        case bands(field: String, [Band])
    }

    public struct Band: Sendable {
        public var code: String
        public var from: Double
        public var label: Wording
    }

    public var name: String
    public var label: Wording
    public var source: Source

    public init(_ name: String, _ source: Source, ja: String, en: String) {
        self.name = name
        self.source = source
        self.label = Wording(ja: ja, en: en)
    }

    /// By how far taking applications is. Its name is the same in all lists: the browser works it out on the day of the visit
    /// (`windowFacet` in `filter-core.js`).
    public static func window(ja: String, en: String) -> Facet { Facet("window", .window, ja: ja, en: en) }
}
