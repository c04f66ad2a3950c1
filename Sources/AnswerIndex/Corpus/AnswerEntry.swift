/// Something that can be found: a question with its answer, a page, a program.
public struct AnswerEntry: Sendable {
    /// `faq`, `page`, `program` …; the questions come first in an index.
    public var kind: String
    public var id: String
    /// Of a question: the question. `【…】` in it is a label.
    public var title: String
    /// Plain text.
    public var body: String
    /// Titles of the entries it leads to.
    public var related: [String]
    /// Other ways to ask the same.
    public var variants: [String]

    public init(kind: String, id: String, title: String, body: String, related: [String], variants: [String]) {
        self.kind = kind
        self.id = id
        self.title = title
        self.body = body
        self.related = related
        self.variants = variants
    }
}

/// An entry's texts by the part they play; each has a weight of its own.
struct EntryFields: Sendable {
    enum Field: Int, CaseIterable, Sendable {
        case label, question, body, related, variants
    }

    /// By `Field.rawValue`; that of the variants is empty: each stands for itself.
    let texts: [[UInt32]]
    let variants: [[UInt32]]

    subscript(field: Field) -> [UInt32] { texts[field.rawValue] }

    init(_ entry: AnswerEntry) {
        let (label, question) = Self.split(indexText(entry.title))
        // A full stop between two texts keeps their words apart.
        let separator = "。"
        texts = [
            label, question, indexText(entry.body), indexText(entry.related.joined(separator: separator)), [],
        ]
        variants = entry.variants.map(indexText)
    }

    /// The text inside `【…】`, and the rest; a title that is nothing but a label is both.
    private static func split(_ title: [UInt32]) -> (label: [UInt32], question: [UInt32]) {
        var label: [UInt32] = []
        var question: [UInt32] = []
        var isInside = false
        for character in title {
            switch character {
            case 0x3010:
                isInside = true
                question.append(0x20)
            case 0x3011:
                isInside = false
                label.append(0x20)
            default: if isInside { label.append(character) } else { question.append(character) }
            }
        }
        if question.allSatisfy({ $0 == 0x20 }) { question = label }
        return (label, question)
    }
}
