import Japanese

/// The value of a field, as neutral as a spreadsheet and as typed as the content.
public enum FieldValue: Hashable, Sendable {
    case text(String)
    case int(Int)
    case number(Double)
    case bool(Bool)
    case date(CivilDate)
    case dateTime(CivilDate, ClockTime)
    case list([String])
    /// `links: [{title, url}]`
    case maps([[MapEntry]])

    public struct MapEntry: Hashable, Sendable {
        public var name: String
        public var value: String
        /// Written without quotes, so that the content finds a number.
        public var isNumber: Bool

        public init(_ name: String, _ value: String, isNumber: Bool = false) {
            self.name = name
            self.value = value
            self.isNumber = isNumber && Int(value).map(String.init) == value
        }
    }

    /// Empty text and empty lists say nothing.
    public var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .list(let items): items.isEmpty
        case .maps(let items): items.isEmpty
        default: false
        }
    }
}

/// One thing of a kind, apart from how it is stored: an id and fields in order. Names are those of the content
/// contract; a field of a map is named with a point (`contact.phone`), what the kind does not know is `extra.HEADER`,
/// and the text of the page is `body`.
public struct SheetRecord: Hashable, Sendable {
    public struct Field: Hashable, Sendable {
        public var name: String
        public var value: FieldValue

        public init(_ name: String, _ value: FieldValue) {
            self.name = name
            self.value = value
        }
    }

    /// Path below the kind's folder without extension; for rows of a table unique in it. May be empty before import.
    public var id: String
    public private(set) var fields: [Field]

    public init(id: String, fields: [Field] = []) {
        self.id = id
        self.fields = []
        var indexes: [String: Int] = [:]
        for field in fields {
            if let index = indexes[field.name] {
                self.fields[index].value = field.value
            } else {
                indexes[field.name] = self.fields.count
                self.fields.append(field)
            }
        }
    }

    /// A new field goes to the end; an existing one keeps its place; nil removes it.
    public subscript(name: String) -> FieldValue? {
        get { fields.first { $0.name == name }?.value }
        set {
            let index = fields.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): fields[index].value = value
            case (let index?, nil): fields.remove(at: index)
            case (nil, let value?): fields.append(Field(name, value))
            case (nil, nil): break
            }
        }
    }

    /// The text of a text field.
    public func text(_ name: String) -> String? {
        if case .text(let text)? = self[name] { return text }
        return nil
    }
}
