import Model

/// One thing of the content: a page, a house, a shelter. From a Markdown file or a row of a sheet.
public struct Entry: Sendable {
    /// What every kind has.
    public struct Header: Hashable, Sendable {
        public var title = ""
        public var description: String?
        public var date: Moment?
        public var updated: Moment?
        public var isDraft = false
        public var publish: Moment?
        public var expires: Moment?
        public var tags: [String] = []
        public var redirects: [String] = []
        public var image: String?
        public var imageAlt: String?
        public var extra: FieldValue?
    }

    public let kind: Kind
    /// Path below the kind's folder without extension and language, or the `id` of the front matter.
    public var id: String
    /// Language code of this version: `ja`, `en`, `easy` …
    public var language: String
    public var header: Header
    /// By position in `kind.fields`.
    public var values: [FieldValue?]
    /// Where fields stand, for problems that are found later (references, order): field name → place.
    public var places: [String: Place]
    /// Fields whose value this version sets itself; a translation inherits the others.
    public var ownFields: Set<String>

    public init(kind: Kind, id: String, language: String) {
        self.kind = kind
        self.id = id
        self.language = language
        header = Header()
        values = Array(repeating: nil, count: kind.fields.count)
        places = [:]
        ownFields = []
    }

    public subscript(field: String) -> FieldValue? {
        get { kind.position[field].flatMap { values[$0] } }
        set { if let position = kind.position[field] { values[position] = newValue } }
    }
}
