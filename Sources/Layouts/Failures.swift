import Model

/// Carries a problem through rendering; a class, so that throwing functions stay small.
final class Fault: Error {
    let problem: Problem

    init(_ problem: Problem) {
        self.problem = problem
    }

    convenience init(_ failure: FilterFailure, at place: Place) {
        self.init(Problem(failure, at: place))
    }
}

extension Problem {
    init(_ failure: FilterFailure, at place: Place) {
        self.init(
            failure.code, at: place, ja: failure.message.ja, en: failure.message.en, expected: failure.expected)
    }

    static func syntax(_ place: Place, ja: String, en: String, expected: Wording? = nil) -> Problem {
        Problem("layout-syntax", at: place, ja: ja, en: en, expected: expected)
    }

    /// A construct of Jinja2 that this language leaves out.
    static func unsupported(_ place: Place, _ construct: String, expected: Wording? = nil) -> Problem {
        unsupported(place, ja: construct, en: construct, expected: expected)
    }

    static func unsupported(_ place: Place, ja: String, en: String, expected: Wording? = nil) -> Problem {
        Problem(
            "layout-unsupported", at: place,
            ja: "\(ja) はこのレイアウト言語では使えません", en: "\(en) is not part of this layout language",
            expected: expected)
    }

    static func unknown(_ what: UnknownThing, _ name: String, at place: Place, known: [String]) -> Problem {
        Problem(
            "unknown-\(what.code)", at: place,
            ja: "\(what.ja) \(name) がありません", en: "unknown \(what.en) \(name)",
            expected: known.isEmpty ? nil : .oneOf(known.sorted(), near: name))
    }

    static func tooLarge(_ place: Place, ja: String, en: String) -> Problem {
        Problem("too-large", at: place, ja: ja, en: en)
    }
}

/// Kinds of things a template names.
enum UnknownThing {
    case variable, attribute, filter, test, function, method, template, block, argument, macro, tag

    var code: String { en }

    var en: String {
        switch self {
        case .variable: "variable"
        case .attribute: "attribute"
        case .filter: "filter"
        case .test: "test"
        case .function: "function"
        case .method: "method"
        case .template: "template"
        case .block: "block"
        case .argument: "argument"
        case .macro: "macro"
        case .tag: "tag"
        }
    }

    var ja: String {
        switch self {
        case .variable: "変数"
        case .attribute: "属性"
        case .filter: "フィルター"
        case .test: "テスト"
        case .function: "関数"
        case .method: "メソッド"
        case .template: "テンプレート"
        case .block: "ブロック"
        case .argument: "引数"
        case .macro: "マクロ"
        case .tag: "タグ"
        }
    }
}

extension FilterFailure {
    static func undefined(_ name: Name) -> FilterFailure {
        FilterFailure(
            "undefined-value", ja: "\(name.text) の値がありません", en: "\(name.text) is undefined",
            expected: Wording(
                ja: "値を与えるか、is defined か default で確かめる", en: "give it a value, or use 'is defined' or 'default'"))
    }

    static func wrongType(_ value: Value, expected: Wording) -> FilterFailure {
        FilterFailure(
            "wrong-type", ja: "\(value.kind.ja)には使えません", en: "does not work on \(value.kind.en)", expected: expected)
    }

    static func notText(_ value: Value) -> FilterFailure {
        wrongType(
            value,
            expected: Wording(
                ja: "文字列か数値 (一覧は join か tojson で書き出す)", en: "text or a number (write a list with join or tojson)"))
    }

    static func wrongCount(_ count: Int, names: Int) -> FilterFailure {
        FilterFailure(
            "wrong-count", ja: "値が \(count) 個ありますが、受ける名前は \(names) 個です", en: "\(count) values for \(names) names",
            expected: Wording(ja: "同じ個数", en: "as many as there are names"))
    }

    static let overflow = FilterFailure(
        "number-overflow", ja: "数値が 64 ビット整数の範囲を超えました", en: "the number does not fit a 64-bit integer")
    static let divisionByZero = FilterFailure("division-by-zero", ja: "0 で割りました", en: "division by zero")
    static let spent = FilterFailure(
        "wrong-type", ja: "map や select の結果は一度しか使えません", en: "the result of map, select … can be gone through only once",
        expected: .materialized)
    static let tooLong = FilterFailure("too-large", ja: "文字列または一覧が大きすぎます", en: "the text or list grows too large")
    static let tooDeep = FilterFailure("too-deep", ja: "値の入れ子が深すぎます", en: "the value is nested too deeply")
}

extension Wording {
    static let materialized = Wording(ja: "|list を付けて一覧にする", en: "append |list to make it a list")
    static let number = Wording(ja: "数値", en: "a number")
    static let text = Wording(ja: "文字列", en: "text")
    static let iterable = Wording(ja: "一覧", en: "a list")
    static let mapping = Wording(ja: "名前と値の組", en: "a mapping")
    static let wholeNumber = Wording(ja: "整数", en: "a whole number")
}

extension Value {
    /// The kind of value in words.
    var kind: Wording {
        switch self {
        case .undefined: Wording(ja: "値のない変数", en: "an undefined value")
        case .none: Wording(ja: " none ", en: "none")
        case .bool: Wording(ja: "真偽値", en: "a truth value")
        case .int, .double: .number
        case .text: .text
        case .html: Wording(ja: "HTML", en: "markup")
        case .list: .iterable
        case .object(let object):
            object is Iteration
                ? Wording(ja: " map や select の結果", en: "the result of map, select …") : .mapping
        }
    }
}
