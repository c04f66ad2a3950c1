import FormEngine
import Japanese
import Model
import YAML

/// Turns YAML into checked field values. Everything wrong is collected; nothing is guessed.
public struct FieldCheck {
    /// Vocabulary name → codes, from site.yaml.
    let vocabularies: [String: Vocabulary]
    let file: String
    public private(set) var problems: [Problem] = []

    public init(file: String, vocabularies: [String: Vocabulary]) {
        self.file = file
        self.vocabularies = vocabularies
    }

    public func place(_ node: YAMLNode) -> Place {
        Place(file: file, line: node.line, column: node.column)
    }

    public func place(_ entry: YAMLNode.Entry) -> Place {
        Place(file: file, line: entry.line, column: entry.column)
    }

    public mutating func report(_ problem: Problem) {
        problems.append(problem)
    }

    /// nil for an empty value, and for a wrong one (which is reported).
    public mutating func value(_ node: YAMLNode, _ type: FieldType, field: String) -> FieldValue? {
        if node.isNull { return nil }
        switch type {
        case .text: return text(node, field).map(FieldValue.text)
        case .bool: return expect(node.bool.map(FieldValue.bool), node, field, ja: "true か false", en: "true or false")
        case .count, .yen:
            return expect(
                node.int.flatMap { $0 >= 0 ? .int($0) : nil }, node, field, ja: "0以上の整数（カンマや単位なし）",
                en: "a whole number, without separators or unit")
        case .number:
            return expect(node.number.map(FieldValue.number), node, field, ja: "数", en: "a number")
        case .latitude:
            return expect(
                coordinate(node, within: 20...46), node, field, ja: "緯度（20〜46の数）", en: "a latitude from 20 to 46")
        case .longitude:
            return expect(
                coordinate(node, within: 122...154), node, field, ja: "経度（122〜154の数）", en: "a longitude from 122 to 154"
            )
        case .day:
            let day = node.text.flatMap { Moment($0) }.flatMap { $0.hasTime ? nil : FieldValue.moment($0) }
            return expect(day, node, field, ja: "日付（例: 2026-04-01）", en: "a date like 2026-04-01")
        case .moment:
            return expect(
                node.text.flatMap { Moment($0) }.map(FieldValue.moment), node, field,
                ja: "日付か日時（例: 2026-04-01、2026-04-01T10:00）", en: "a date or time like 2026-04-01 or 2026-04-01T10:00")
        case .webAddress:
            return expect(
                text(node, field).flatMap { isWebAddress($0) ? .text($0) : nil }, node, field,
                ja: "http:// か https:// で始まるアドレス", en: "an address that starts with http:// or https://")
        case .path:
            return expect(
                text(node, field).flatMap { isPath($0) ? .text($0) : nil }, node, field,
                ja: "/ で始まるサイト内のアドレスか、https:// で始まるアドレス", en: "a path that starts with / or an https:// address")
        case .picture, .file: return text(node, field).map(FieldValue.text)
        case .municipalityCode:
            return expect(
                node.text.flatMap { MunicipalityCode($0) }.map { .text($0.text) }, node, field,
                ja: "検査数字を含む6桁の全国地方公共団体コード", en: "a local government code: 6 digits, the last a check digit")
        case .builtYear:
            return expect(
                node.text.flatMap { text in BuiltYear(text).map { $0.year.map(FieldValue.int) ?? .text(text) } }, node,
                field,
                ja: "西暦か和暦の年（例: 1978、昭和53年、大正14年ごろ）", en: "a year, Gregorian or Japanese (1978, 昭和53年, 大正14年ごろ)")
        case .term(let vocabulary): return term(node, vocabulary, field)
        case .choice(let choices):
            let codes = choices.map(\.code)
            return expect(
                node.text.flatMap { codes.contains($0) ? .text($0) : nil }, node, field,
                expected: .oneOf(codes, near: node.text), code: "unknown-choice")
        case .reference: return text(node, field).map(FieldValue.text)
        case .contact:
            if node.entries != nil { return map(node, Kind.contactFields, field) }
            return text(node, field).map(FieldValue.text)
        case .texts: return texts(node, field)
        case .rule: return rule(node, field)
        case .options: return options(node, field)
        case .color:
            return expect(
                node.text.flatMap { isColor($0) ? .text($0) : nil }, node, field, ja: "引用符で囲んだ色（例: \"#0017c1\"）",
                en: "a colour in quotation marks, like \"#0017c1\"")
        case .list(let element): return list(node, element, field)
        case .map(let fields): return map(node, fields, field)
        case .anything: return Self.anything(node)
        }
    }

    // MARK: One type at a time

    private mutating func text(_ node: YAMLNode, _ field: String) -> String? {
        guard let text = node.text else {
            _ = expect(nil, node, field, ja: "文字列", en: "a text")
            return nil
        }
        return text
    }

    private mutating func texts(_ node: YAMLNode, _ field: String) -> FieldValue? {
        guard let entries = node.entries else { return text(node, field).map(FieldValue.text) }
        let before = problems.count
        for entry in entries where !LanguageCode.isKnown(entry.key) {
            report(LanguageCode.unknown(entry.key, at: place(entry)))
        }
        let pairs = entries.compactMap { entry in text(entry.value, field).map { FieldPair(entry.key, .text($0)) } }
        return problems.count == before ? .map(pairs) : nil
    }

    private mutating func rule(_ node: YAMLNode, _ field: String) -> FieldValue? {
        guard let text = text(node, field) else { return nil }
        do {
            _ = try Expression.parse(text)
            return .text(text)
        } catch {
            // Behind the quotation mark, where there is one.
            var isQuoted = false
            if case .scalar(_, quoted: true) = node.content { isQuoted = true }
            let place = Place(file: file, line: node.line, column: node.column + error.offset + (isQuoted ? 1 : 0))
            report(
                Problem(
                    "wrong-rule", at: place, ja: "\(field)の条件が読めません: \(error.message.ja)",
                    en: "\(field) cannot be read: \(error.message.en)",
                    expected: Wording(
                        ja: "例: plan = \"move\" and age(birthday) >= 18",
                        en: "for example plan = \"move\" and age(birthday) >= 18")))
            return nil
        }
    }

    private mutating func options(_ node: YAMLNode, _ field: String) -> FieldValue? {
        if let groups = node.list, groups.contains(where: { $0.entries != nil }) { return grouped(groups, node, field) }
        let pairs: [(String, String)?]
        if let entries = node.entries {
            pairs = entries.map { entry in text(entry.value, field).map { (entry.key, $0) } }
        } else if let items = node.list {
            pairs = items.map { item in text(item, field).map { ($0, $0) } }
        } else {
            return expect(
                nil, node, field, ja: "選択肢の並び、または「コード: 表示」の組", en: "a list of texts, or a map of codes to labels")
        }
        let options = pairs.compactMap { $0 }
        if Set(options.map(\.0)).count < options.count {
            return expect(nil, node, field, ja: "どれも違う選択肢", en: "choices that all differ")
        }
        if options.isEmpty { return expect(nil, node, field, ja: "1つ以上の選択肢", en: "at least one choice") }
        return .list(options.map { .map([FieldPair("code", .text($0.0)), FieldPair("label", .text($0.1))]) })
    }

    /// Choices in categories: each with `code`, `label` and `choices`. Codes differ over all of them.
    private mutating func grouped(_ groups: [YAMLNode], _ node: YAMLNode, _ field: String) -> FieldValue? {
        var made: [FieldValue] = []
        for group in groups {
            guard let value = map(group, Self.groupFields, field) else { return nil }
            guard value["code"] != nil, value["label"] != nil, value["choices"] != nil else { return nil }
            made.append(value)
        }
        let codes = made.flatMap { ($0["choices"]?.list ?? []).compactMap { $0["code"]?.text } }
        let names = made.compactMap { $0["code"]?.text }
        if Set(codes).count < codes.count || Set(names).count < names.count {
            return expect(nil, node, field, ja: "どれも違うコードの選択肢", en: "choices whose codes all differ")
        }
        return .list(made)
    }

    private static let groupFields = [
        Field("code", .text, required: true, ja: "分類のコード", en: "code of the category"),
        Field("label", .text, required: true, ja: "分類の表示", en: "label of the category"),
        Field("choices", .options, required: true, ja: "その中の選択肢", en: "choices in it"),
    ]

    private func coordinate(_ node: YAMLNode, within range: ClosedRange<Double>) -> FieldValue? {
        node.number.flatMap { range.contains($0) ? .number($0) : nil }
    }

    private func isWebAddress(_ text: String) -> Bool {
        text.hasPrefix("https://") || text.hasPrefix("http://")
    }

    private func isColor(_ text: String) -> Bool {
        text.utf8.count == 7 && text.utf8.first == UInt8(ascii: "#")
            && text.utf8.dropFirst().allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }

    private func isPath(_ text: String) -> Bool {
        text.hasPrefix("/") || isWebAddress(text) || text.hasPrefix("mailto:") || text.hasPrefix("tel:")
    }

    private mutating func term(_ node: YAMLNode, _ name: String, _ field: String) -> FieldValue? {
        guard let vocabulary = vocabularies[name] else { return text(node, field).map(FieldValue.text) }
        let codes = vocabulary.terms.map(\.code)
        return expect(
            node.text.flatMap { codes.contains($0) ? .text($0) : nil }, node, field,
            expected: .oneOf(codes, near: node.text), code: "unknown-term")
    }

    private mutating func list(_ node: YAMLNode, _ element: FieldType, _ field: String) -> FieldValue? {
        guard let items = node.list else {
            // One thing where several may stand is a list of one.
            if case .map = element { return expect(nil, node, field, ja: "「- 」で始まる並び", en: "a list") }
            return value(node, element, field: field).map { .list([$0]) }
        }
        return .list(items.compactMap { value($0, element, field: field) })
    }

    private mutating func map(_ node: YAMLNode, _ fields: [Field], _ field: String) -> FieldValue? {
        guard let entries = node.entries else {
            return expect(nil, node, field, ja: "「項目: 値」の組", en: "a map of fields")
        }
        var pairs: [FieldPair] = []
        for entry in entries {
            guard let known = fields.first(where: { $0.name == entry.key }) else {
                report(unknownField(entry, among: fields.map(\.name)))
                continue
            }
            if let value = value(entry.value, known.type, field: known.name) {
                pairs.append(FieldPair(known.name, value))
            }
        }
        for required in fields where required.isRequired && !pairs.contains(where: { $0.name == required.name }) {
            if entries.contains(where: { $0.key == required.name && !$0.value.isNull }) { continue }
            report(missingField(required, at: place(node)))
        }
        return .map(pairs)
    }

    static func anything(_ node: YAMLNode) -> FieldValue? {
        if node.isNull { return nil }
        switch node.content {
        case .list(let items): return .list(items.compactMap(anything))
        case .map(let entries):
            return .map(entries.compactMap { entry in anything(entry.value).map { FieldPair(entry.key, $0) } })
        case .scalar(let text, _):
            if let bool = node.bool { return .bool(bool) }
            if let int = node.int { return .int(int) }
            if let number = node.number { return .number(number) }
            return .text(text)
        }
    }

    // MARK: Problems

    private mutating func expect(
        _ value: FieldValue?, _ node: YAMLNode, _ field: String, ja: String, en: String
    ) -> FieldValue? {
        expect(value, node, field, expected: Wording(ja: ja, en: en), code: "wrong-type")
    }

    /// - Parameter expected: worked out only for a wrong value; names near to it cost time to find.
    private mutating func expect(
        _ value: FieldValue?, _ node: YAMLNode, _ field: String, expected: @autoclosure () -> Wording, code: String
    ) -> FieldValue? {
        if let value { return value }
        let shown = node.text.map { "「\($0)」" } ?? ""
        let shownEN = node.text.map { " `\($0)`" } ?? ""
        report(
            Problem(
                code, at: place(node), ja: "\(field)の値\(shown)が正しくありません", en: "\(field): wrong value\(shownEN)",
                expected: expected()))
        return nil
    }

    func unknownField(_ entry: YAMLNode.Entry, among names: [String]) -> Problem {
        Problem(
            "unknown-field", at: place(entry), ja: "「\(entry.key)」という項目はありません", en: "unknown field `\(entry.key)`",
            expected: .oneOf(names, near: entry.key))
    }

    func missingField(_ field: Field, at place: Place) -> Problem {
        Problem(
            "missing-field", at: place, ja: "必須の項目「\(field.name)」（\(field.about.ja)）がありません",
            en: "the required field `\(field.name)` (\(field.about.en)) is missing")
    }
}

extension Kind {
    /// Fields of a contact written in place.
    public static let contactFields: [Field] = [
        Field("name", .text, ja: "名前", en: "name"),
        Field("section", .text, ja: "課・係", en: "section"),
        Field("phone", .text, ja: "電話", en: "phone"),
        Field("email", .text, ja: "メール", en: "mail address"),
        Field("address", .text, ja: "場所", en: "address"),
        Field("hours", .text, ja: "受付時間", en: "opening hours"),
        Field("url", .path, ja: "ページ", en: "page"),
    ]
}
