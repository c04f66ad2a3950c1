import Model

/// One field of a kind: what an editor may write in front matter.
public struct Field: Sendable {
    public var name: String
    public var type: FieldType
    public var isRequired: Bool
    /// One line for the tables in docs/content.md and the staff manual.
    public var about: Wording

    public init(_ name: String, _ type: FieldType, required: Bool = false, ja: String, en: String) {
        self.name = name
        self.type = type
        self.isRequired = required
        self.about = Wording(ja: ja, en: en)
    }

    /// Fields that every build asks of every entry: their positions are known without looking for their names.
    public enum Frequent: Int, CaseIterable, Sendable {
        case order, search, nav, layout
    }
}

public indirect enum FieldType: Sendable {
    case text
    case bool
    /// A whole number, zero or more.
    case count
    /// Yen, zero or more.
    case yen
    case number
    /// Decimal degrees (WGS 84 / JGD2011) within Japan's bounds.
    case latitude, longitude
    case day
    /// A day, or a day with a time.
    case moment
    /// http(s) address.
    case webAddress
    /// A path inside the site or an http(s) address.
    case path
    /// A picture of the site.
    case picture
    /// Name of a file beside the entry or below content/assets.
    case file
    /// 6 digits with check digit (全国地方公共団体コード).
    case municipalityCode
    /// A year of building: 1978, 昭和53年.
    case builtYear
    /// A code of one of the site's vocabularies.
    case term(vocabulary: String)
    /// A code that the program itself knows.
    case choice([Choice])
    /// The id of an entry of another kind.
    case reference(kind: String)
    /// `MUNICIPALITY/DESK`, or name, phone, … in place.
    case contact
    /// One text, or one per language: `greeting: …` or `greeting: {ja: …, en: …}`.
    case texts
    /// A rule of a form over earlier answers: `plan = "move"`.
    case rule
    /// What can be chosen: a list of texts, or a map of codes to labels.
    case options
    /// A colour as `#rrggbb`.
    case color
    case list(FieldType)
    case map([Field])
    /// Whatever YAML can say.
    case anything

    /// Names something that is defined elsewhere: an entry or a desk.
    public var isReference: Bool {
        switch self {
        case .reference, .contact, .list(.reference): true
        default: false
        }
    }
}

/// A code with its label in the languages the theme speaks.
public struct Choice: Sendable {
    public var code: String
    public var labels: [String: String]

    public init(_ code: String, ja: String, en: String, zh: String, ko: String, vi: String) {
        self.code = code
        labels = ["ja": ja, "en": en, "zh": zh, "ko": ko, "vi": vi]
    }

    /// やさしい日本語 and languages without a label of their own read the Japanese one.
    public func label(in language: String) -> String {
        labels[language] ?? labels["ja"] ?? code
    }
}

/// The checked value of a field.
public indirect enum FieldValue: Hashable, Sendable {
    case text(String)
    case bool(Bool)
    case int(Int)
    case number(Double)
    case moment(Moment)
    case list([FieldValue])
    case map([FieldPair])

    public var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// Of a value of type `texts`: the text in a language, else the default language's, else any.
    public func text(in language: String, default first: String) -> String? {
        guard case .map(let pairs) = self else { return text }
        func own(_ code: String) -> String? { pairs.first { $0.name == code }?.value.text }
        return own(language) ?? own(first) ?? pairs.first?.value.text
    }

    public var bool: Bool? {
        guard case .bool(let bool) = self else { return nil }
        return bool
    }

    public var int: Int? {
        guard case .int(let int) = self else { return nil }
        return int
    }

    public var number: Double? {
        switch self {
        case .number(let number): number
        case .int(let int): Double(int)
        default: nil
        }
    }

    public var moment: Moment? {
        guard case .moment(let moment) = self else { return nil }
        return moment
    }

    /// Of a text, or of a list of texts.
    @inlinable public func forEachText(_ use: (String) -> Void) {
        switch self {
        case .text(let text): use(text)
        case .list(let list): for case .text(let text) in list { use(text) }
        default: break
        }
    }

    public var list: [FieldValue]? {
        guard case .list(let list) = self else { return nil }
        return list
    }

    public var map: [FieldPair]? {
        guard case .map(let map) = self else { return nil }
        return map
    }

    public subscript(key: String) -> FieldValue? {
        map?.first { $0.name == key }?.value
    }
}

public struct FieldPair: Hashable, Sendable {
    public var name: String
    public var value: FieldValue

    public init(_ name: String, _ value: FieldValue) {
        self.name = name
        self.value = value
    }
}
