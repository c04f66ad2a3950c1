import Model

/// What answers come to by a form's rules: what is asked, what is meant, and what is wrong. One pass in the order of the form: a
/// rule looks at earlier answers only.
public struct Review: Sendable {
    /// Something to be mended.
    public struct Fault: Hashable, Sendable {
        /// Of the field: `children.0.name`.
        public var path: String
        public var step: Int
        public var code: FaultCode
        /// For people, where it stands by itself.
        public var message: String
        /// For people, right beside the field.
        public var beside: String
    }

    /// A line of what was asked and answered.
    public struct Line: Hashable, Sendable {
        public var step: Int
        /// Of the item: `children.0.name`.
        public var path: String
        public var label: String
        /// As it is shown; empty: not answered.
        public var text: String
    }

    public private(set) var faults: [Fault] = []
    public private(set) var lines: [Line] = []
    /// Steps and items that are asked, by their paths; of groups also each row's.
    public private(set) var asked: Set<String> = []
    public private(set) var askedSteps: [Int] = []
    /// What counts: in one form, without what is not asked and without empty rows.
    public private(set) var answers = Answers()

    private var values: [String: FormValue] = [:]
    /// Names by numbers.
    private var corporations: [String: String] = [:]
    /// Items of a row so far that were answered: a row without any is not there.
    private var answered = 0
    private let form: Form
    private let typed: Answers
    private let today: String
    private let words: FormWords

    /// - Parameters:
    ///   - steps: which are checked; the others only show what they are. nil: all.
    ///   - today: `2026-04-01`
    public init(_ form: Form, _ typed: Answers, today: String, steps: Set<Int>? = nil) {
        self.form = form
        self.typed = typed
        self.today = today
        words = form.words
        for (number, step) in form.steps.enumerated() {
            if let show = step.show, !holds(show, row: nil) { continue }
            askedSteps.append(number)
            for item in step.items { take(item, step: number, row: nil) }
        }
        if let steps { faults.removeAll { !steps.contains($0.step) } }
    }

    /// The same answers as staff read them.
    public var inOriginal: Review {
        guard case .translation(let original) = form.origin else { return self }
        var review = Review(original, typed, today: today)
        review.name(corporations: corporations)
        return review
    }

    /// What is wrong with a field, the first thing first.
    public func fault(at path: String) -> Fault? { faults.first { $0.path == path } }

    /// What is asked and meant, without what is wrong: for a page that nobody has sent yet.
    public var withoutFaults: Review {
        var review = self
        review.faults = []
        return review
    }

    /// Without what is wrong with files: staff who correct answers have none to send.
    public var withoutFileFaults: Review {
        var review = self
        review.faults.removeAll { form.item(at: $0.path)?.type.isFile == true }
        return review
    }

    /// Where a file that was sent is not taken.
    public mutating func refuse(_ path: String, step: Int, message: String) {
        faults.append(Fault(path: path, step: step, code: .wrongFile, message: message, beside: message))
    }

    /// Thirteen digits of which the first checks the others; nil: it is no corporate number.
    public static func corporateNumber(_ text: String) -> String? {
        ItemReading.corporation(ItemReading.trimmed([text]))
    }

    /// Says the names of corporations behind their numbers.
    public mutating func name(corporations: [String: String]) {
        self.corporations = corporations
        for index in lines.indices {
            if let name = corporations[lines[index].text] {
                lines[index].text = words.text(.withNote, ["text": lines[index].text, "note": name])
            }
        }
    }

    /// Seven digits; nil: it is no postal code.
    public static func postalCode(_ text: String) -> String? {
        ItemReading.postalCode(ItemReading.trimmed([text]))?.replacing("-", with: "")
    }

    // MARK: Items

    private struct Row {
        var group: String
        var index: Int
        /// In what counts: empty rows are left out.
        var number: Int

        var path: String { "\(group).\(index)" }
    }

    private mutating func take(_ item: Item, step: Int, row: Row?) {
        if let show = item.show, !holds(show, row: row) { return }
        let path = row.map { "\($0.path).\(item.name)" } ?? item.name
        asked.insert(path)
        switch item.type {
        case .note: break
        case .group: takeGroup(item, step: step)
        case .calculated:
            let value = item.value.map { evaluate($0, row: row) } ?? .none
            values[path] = value
            let text = value.text
            if !text.isEmpty { answers[counted(path, row)] = [text] }
            if !text.isEmpty, let check = item.check, !holds(check, row: row) {
                add(.check, item, path: path, part: "", step: step)
            }
            lines.append(
                Line(
                    step: step, path: path, label: item.label,
                    text: text.isEmpty ? "" : ItemText.grouped(text) + item.unit))
        default: takeAnswer(item, path: path, step: step, row: row)
        }
    }

    private func counted(_ path: String, _ row: Row?) -> String {
        guard let row else { return path }
        return "\(row.group).\(row.number)\(path.dropFirst(row.path.utf8.count))"
    }

    private mutating func takeAnswer(_ item: Item, path: String, step: Int, row: Row?) {
        let reading = ItemReading(item) { part in typed[part.isEmpty ? path : "\(path).\(part)"] }
        values[path] = reading.value
        if !reading.isEmpty { answered += 1 }
        for (part, texts) in reading.parts {
            let field = part.isEmpty ? path : "\(path).\(part)"
            answers[counted(field, row)] = texts
            if !part.isEmpty { values[field] = .text(texts.first ?? "") }
        }
        for fault in reading.faults { add(fault.code, item, path: path, part: fault.part, step: step) }
        if reading.faults.isEmpty { checkRequired(item, reading, path: path, step: step, row: row) }
        if reading.faults.isEmpty, !reading.isEmpty, let check = item.check, !holds(check, row: row) {
            add(.check, item, path: path, part: item.type.parts.first ?? "", step: step)
        }
        let text = reading.isEmpty ? "" : ItemText(words, today: today).text(item, reading)
        lines.append(Line(step: step, path: path, label: item.label, text: text))
    }

    private mutating func checkRequired(_ item: Item, _ reading: ItemReading, path: String, step: Int, row: Row?) {
        let isRequired = item.isRequired || item.require.map { holds($0, row: row) } ?? false
        let needed = item.type.parts.filter { !item.type.optionalParts.contains($0) }
        if needed.isEmpty {
            if reading.isEmpty && isRequired {
                add(item.type == .agree ? .notAgreed : .required, item, path: path, part: "", step: step)
            }
            return
        }
        // Half a name is none.
        guard isRequired || !reading.isEmpty else { return }
        if item.type == .date || item.type == .birthday {
            if reading.isEmpty { add(.required, item, path: path, part: "year", step: step) }
            return
        }
        if item.type == .location && reading.parts["latitude"] != nil { return }
        for part in needed where reading.parts[part] == nil {
            add(.required, item, path: path, part: part, step: step)
        }
    }

    private mutating func takeGroup(_ item: Item, step: Int) {
        let least = item.least ?? 0
        let rows = max(typed.rows(of: item.name), least)
        var number = 0
        for index in 0..<min(rows, Self.mostRows) {
            let row = Row(group: item.name, index: index, number: number)
            let before = self
            answered = 0
            asked.insert(row.path)
            for inner in item.items { take(inner, step: step, row: row) }
            if answered == 0 && number >= least { self = before } else { number += 1 }
        }
        values[item.name] = .number(Double(number))
        // Below the least number of rows each row's own items are missing.
        if let most = item.most, number > most { add(.tooMany, item, path: item.name, part: "", step: step) }
    }

    /// More than any definition may ask for; what is sent beyond it was not typed by a person.
    public static let mostRows = 50

    private mutating func add(_ code: FaultCode, _ item: Item, path: String, part: String, step: Int) {
        faults.append(
            Fault(
                path: part.isEmpty ? path : "\(path).\(part)", step: step, code: code,
                message: words.fault(code, item, part: part),
                beside: words.fault(code, item, part: part, isBeside: true)))
    }

    // MARK: Rules

    private func holds(_ rule: Expression, row: Row?) -> Bool { evaluate(rule, row: row).isTrue }

    /// Inside a row its own items come first.
    private func evaluate(_ rule: Expression, row: Row?) -> FormValue {
        rule.evaluate(
            today: today,
            value: { name in row.flatMap { values["\($0.path).\(name)"] } ?? values[name] ?? .none },
            rows: { name in
                let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
                return (0..<Self.mostRows).compactMap { index in
                    guard asked.contains("\(parts[0]).\(index)") else { return nil }
                    return parts.count == 2 ? values["\(parts[0]).\(index).\(parts[1])"] ?? .none : .truth(true)
                }
            })
    }
}
