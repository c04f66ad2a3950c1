import FormEngine
import Model

/// A form in another language: the original's steps and rules, in the words of a version of its entry.
public struct FormTranslation {
    public private(set) var form: Form
    /// What of the words does not fit the form.
    public private(set) var problems: [Problem] = []
    /// Paths of what is still in the original's words: `kind.help`.
    private var missing: [String] = []
    private let place: Place

    /// - Parameters:
    ///   - entry: of the version, which has inherited what it does not say itself.
    ///   - original: as it is published.
    ///   - path: where the version is published.
    /// - Returns: nil: it has no words for what is asked.
    public init?(_ entry: Entry, of original: Form, path: String, file: String) {
        guard let texts = entry["texts"]?.list else { return nil }
        place = entry.place(of: "texts", in: file)
        var form = Form(entry, path: path, site: original.site, version: "")
        (form.steps, form.report, form.use) = (original.steps, original.report, original.use)
        form.language = entry.language
        form.knowsAddresses = original.knowsAddresses
        form.origin = .translation(of: original)
        self.form = form
        takeSteps(texts)
        takeFlow(entry, original, file)
        for (moment, text) in original.mails.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            if form.mails[moment] == text { missing.append("mails.\(moment.rawValue)") }
        }
        reportMissing()
    }

    /// In a version that writes rules of its own, or an original that has words for another language.
    public static func misplaced(_ entry: Entry, isOriginal: Bool, file: String) -> [Problem] {
        if isOriginal {
            return !entry.sets("texts")
                ? []
                : [
                    Problem(
                        "texts-in-original", at: entry.place(of: "texts", in: file),
                        ja: "もとの言語のフォームに texts は書けません", en: "the original of a form has no `texts`",
                        expected: Wording(ja: "texts は「名前.en.md」などの訳に書きます", en: "`texts` in a version like NAME.en.md"))
                ]
        }
        let own = ["steps", "report", "use", "cap", "opens", "closes", "once_per_person", "staff"]
        return own.filter { entry.sets($0) }.map { field in
            Problem(
                "rules-in-translation", at: entry.place(of: field, in: file),
                ja: "訳に「\(field)」は書けません。質問と決まりは、もとのフォームだけに書きます",
                en: "`\(field)` belongs to the original of a form only",
                expected: Wording(ja: "質問の言葉は texts に", en: "words of what is asked in `texts`"))
        }
    }

    // MARK: Words

    private mutating func takeSteps(_ texts: [FieldValue]) {
        if texts.count != form.steps.count {
            problems.append(
                Problem(
                    "wrong-texts", at: place, ja: "texts の画面が\(texts.count)つあります",
                    en: "`texts` has \(texts.count) steps",
                    expected: Wording(ja: "もとと同じ\(form.steps.count)つ", en: "\(form.steps.count), as in the original")))
        }
        for (number, text) in zip(form.steps.indices, texts) {
            var step = form.steps[number]
            take(text["title"], &step.title, "steps.\(number + 1).title")
            take(text["about"], &step.about, "steps.\(number + 1).about")
            step.items = translated(step.items, text["items"]?.list ?? [], in: "")
            form.steps[number] = step
        }
    }

    private mutating func take(_ text: FieldValue?, _ word: inout String, _ path: String) {
        if let text = text?.text {
            word = text
        } else if !word.isEmpty {
            missing.append(path)
        }
    }

    private mutating func translated(_ items: [Item], _ texts: [FieldValue], in group: String) -> [Item] {
        let names = items.map(\.name)
        for text in texts {
            if let name = text["name"]?.text, !names.contains(name) { reportUnknown("\(group)\(name)", among: names) }
        }
        return items.map { item in
            translated(item, texts.first { $0["name"]?.text == item.name } ?? .map([]), path: group + item.name)
        }
    }

    private mutating func translated(_ original: Item, _ text: FieldValue, path: String) -> Item {
        var item = original
        // A label that was never written is the item's name.
        if original.label != original.name || text["label"] != nil { take(text["label"], &item.label, path) }
        take(text["help"], &item.help, "\(path).help")
        take(text["message"], &item.message, "\(path).message")
        take(text["unit"], &item.unit, "\(path).unit")
        takeChoices(text["choices"]?.list ?? [], &item, path)
        item.items = translated(item.items, text["items"]?.list ?? [], in: "\(path).")
        return item
    }

    private mutating func takeChoices(_ texts: [FieldValue], _ item: inout Item, _ path: String) {
        var labels: [String: String] = [:]
        for choice in texts + texts.flatMap({ $0["choices"]?.list ?? [] }) {
            if let code = choice["code"]?.text { labels[code] = choice["label"]?.text ?? code }
        }
        let codes = item.groups.map(\.code) + item.options.map(\.code)
        for code in labels.keys.sorted() where !codes.contains(code) { reportUnknown("\(path).\(code)", among: codes) }
        for index in item.groups.indices { take(labels, &item.groups[index], path) }
        for index in item.options.indices { take(labels, &item.options[index], path) }
    }

    private mutating func take(_ labels: [String: String], _ option: inout Item.Option, _ path: String) {
        if let label = labels[option.code] {
            option.label = label
        } else {
            missing.append("\(path).\(option.code)")
        }
    }

    /// Stages are told apart by their places.
    private mutating func takeFlow(_ entry: Entry, _ original: Form, _ file: String) {
        guard !original.flow.isEmpty || entry.sets("flow") else { return }
        if !entry.sets("flow") {
            missing.append("flow")
        } else if form.flow.map(\.status) != original.flow.map(\.status) {
            form.flow = original.flow
            problems.append(
                Problem(
                    "wrong-flow", at: entry.place(of: "flow", in: file), ja: "訳の進み具合の段階が、もとのフォームと違います",
                    en: "the stages are not those of the original",
                    expected: Wording(
                        ja: original.flow.map(\.status).joined(separator: "、") + "の順",
                        en: original.flow.map(\.status).joined(separator: ", "))))
        }
    }

    // MARK: Problems

    private mutating func reportUnknown(_ path: String, among names: [String]) {
        problems.append(
            Problem(
                "wrong-texts", at: place, ja: "もとのフォームに「\(path)」はありません", en: "the original has no `\(path)`",
                expected: .oneOf(names, near: path.split(separator: ".").last.map(String.init) ?? path)))
    }

    private static let mostNamed = 5

    /// Understood by fewer, and better than no form at all.
    private mutating func reportMissing() {
        if missing.isEmpty { return }
        let named = missing.prefix(Self.mostNamed)
        let more = missing.count - named.count
        problems.append(
            Problem(
                "untranslated-texts", at: place, severity: .warning,
                ja: "訳されていない所が\(missing.count)つあります：\(named.joined(separator: "、"))\(more > 0 ? "、ほか\(more)つ" : "")",
                en:
                    "\(missing.count) texts are not translated: \(named.joined(separator: ", "))\(more > 0 ? " and \(more) more" : "")"
            ))
    }
}
