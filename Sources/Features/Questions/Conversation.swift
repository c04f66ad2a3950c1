import FeatureKit
import HTTP
import Model

/// A part of a conversation as a browser sends it:
///
///     {id, language, page, age?, residence?, turns: [{number, question, outcome, shown: [id], helpful?}]}
///
/// `id` is made in the browser and says nothing about anybody: 32 hexadecimal digits.
struct Conversation: Sendable {
    struct Turn: Sendable {
        /// Its place in the conversation, from 1.
        var number: Int
        var question: String
        var outcome: Outcome
        /// Ids of the entries that were shown, the answer first.
        var shown: [String]
        var helpful: Bool?
    }

    /// What the visitor got to see.
    enum Outcome: String, CaseIterable, Sendable {
        case answer, candidates, none, senses
    }

    var id: String
    var language: String
    var page: String
    var age: String?
    var residence: String?
    var turns: [Turn]

    /// Longer ones are not what our pages send.
    enum Limit {
        static let turns = 60
        static let number = 100_000
        /// The chat reads 200 characters of a question.
        static let question = 200
        static let shown = 10
        static let text = 200
    }

    /// The same as `init`, for the API's description.
    static let schema = """
        {"type": "object", "required": ["id", "language", "page", "turns"], "properties": {
        "id": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "language": {"type": "string", "minLength": 1, "maxLength": \(Limit.text)},
        "page": {"type": "string", "pattern": "^/", "maxLength": \(Limit.text)},
        "age": {"type": "string", "minLength": 1, "maxLength": \(Limit.text)},
        "residence": {"type": "string", "minLength": 1, "maxLength": \(Limit.text)},
        "turns": {"type": "array", "minItems": 1, "maxItems": \(Limit.turns), "items": {
        "type": "object", "required": ["number", "question", "outcome", "shown"], "properties": {
        "number": {"type": "integer", "minimum": 1, "maximum": \(Limit.number)},
        "question": {"type": "string", "minLength": 1, "maxLength": \(Limit.question)},
        "outcome": {"enum": [\(Outcome.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))]},
        "shown": {"type": "array", "maxItems": \(Limit.shown), "items": {"type": "string", "minLength": 1, "maxLength": \(Limit.text)}},
        "helpful": {"type": "boolean"}}}}}}
        """

    init(_ value: JSONValue) throws(Refusal) {
        id = try Self.text(value["id"], "id")
        guard id.utf8.count == 32, id.utf8.allSatisfy({ $0.isLowerHexadecimal }) else { throw Self.wrong("id") }
        language = try Self.text(value["language"], "language")
        page = try Self.text(value["page"], "page")
        guard page.hasPrefix("/") else { throw Self.wrong("page") }
        age = try value["age"].map { value throws(Refusal) in try Self.text(value, "age") }
        residence = try value["residence"].map { value throws(Refusal) in try Self.text(value, "residence") }
        guard let turns = value["turns"]?.elements, (1...Limit.turns).contains(turns.count) else {
            throw Self.wrong("turns")
        }
        self.turns = []
        for (index, turn) in turns.enumerated() { self.turns.append(try Self.turn(turn, "turns[\(index)].")) }
        guard Set(self.turns.map(\.number)).count == turns.count else { throw Self.wrong("turns") }
    }

    private static func turn(_ value: JSONValue, _ place: String) throws(Refusal) -> Turn {
        guard let number = value["number"]?.int, (1...Limit.number).contains(number) else {
            throw wrong(place + "number")
        }
        guard let outcome = value["outcome"]?.text.flatMap(Outcome.init) else { throw wrong(place + "outcome") }
        guard let shown = value["shown"]?.elements, shown.count <= Limit.shown else { throw wrong(place + "shown") }
        var ids: [String] = []
        for (index, id) in shown.enumerated() { ids.append(try text(id, place + "shown[\(index)]")) }
        var helpful: Bool?
        if let given = value["helpful"] {
            guard case .bool(let said) = given.content else { throw wrong(place + "helpful") }
            helpful = said
        }
        return Turn(
            number: number, question: try text(value["question"], place + "question", most: Limit.question),
            outcome: outcome, shown: ids, helpful: helpful)
    }

    private static func text(
        _ value: JSONValue?, _ field: String, most: Int = Limit.text
    ) throws(Refusal) -> String {
        guard let text = value?.text, !text.isEmpty, text.unicodeScalars.count <= most,
            !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
        else { throw wrong(field) }
        return text
    }

    private static func wrong(_ field: String) -> Refusal { .wrongValue(field) }
}

extension UInt8 {
    fileprivate var isLowerHexadecimal: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
    }
}
