import Model

/// A step of a form as HTML: the builder writes the first one into the form's page, the server writes all others, and the first
/// one again with what has to be mended. Complete without JavaScript.
public struct FormMarkup: Sendable {
    private let form: Form
    private let step: Int
    private let answers: Answers
    private let review: Review?
    private let action: String
    /// Fields that go along.
    private let hidden: [(name: String, value: String)]
    /// Tag of the form's language (BCP 47), where the page around it is in another; nil: it is not.
    private let foreign: String?
    /// The label of the only button of a page at the desk; nil: an applicant's step.
    private let deskButton: String?
    private let words: FormWords
    var html = HTMLText()

    /// Names of buttons and fields that are no answers begin with this; items begin with a letter.
    public static let goField = "_go"
    public static let addField = "_add"
    public static let removeField = "_remove"
    public static let addressField = "_address"
    public static let dropField = "_drop"
    /// In which language the form goes on.
    public static let languageField = "_language"

    /// What the button that was pressed asks for.
    public enum Go: String, Sendable {
        case next, back, save
    }

    /// - Parameters:
    ///   - answers: what has been typed so far.
    ///   - review: of them, where what is wrong shall be shown.
    ///   - action: where it is sent.
    ///   - foreign: tag of its language, where the page around it is in another (WCAG 2.2, 3.1.2).
    ///   - deskButton: of a page for staff, without an applicant's progress and ways on; nil: an applicant's step.
    public init(
        _ form: Form, step: Int, answers: Answers = Answers(), review: Review? = nil, action: String,
        hidden: [(name: String, value: String)] = [], foreign: String? = nil, deskButton: String? = nil
    ) {
        self.foreign = foreign
        self.deskButton = deskButton
        self.form = form
        words = form.words
        self.step = step
        self.answers = answers
        self.review = review
        self.action = action
        self.hidden = hidden
    }

    public var bytes: [UInt8] {
        var markup = self
        markup.write()
        return markup.html.bytes
    }

    private mutating func write() {
        let asked = form.steps[step]
        writeStart(asked)
        writeSummary()
        for field in hidden { writeHidden(field.name, field.value) }
        if form.isTranslation { writeHidden(Self.languageField, form.language) }
        // The Enter key presses the first button.
        html.raw(
            "<button class=\"visually-hidden\" name=\"\(Self.goField)\" value=\"next\" tabindex=\"-1\" aria-hidden=\"true\">\(words[.next])</button>\n"
        )
        for item in asked.items { write(item, path: item.name) }
        writeButtons()
        html.raw("</form>\n")
    }

    private mutating func writeStart(_ asked: Form.Step) {
        html.raw("<form method=\"post\" class=\"form\" novalidate")
        if let foreign {
            html.raw(" lang=\"")
            html.text(foreign)
            html.raw("\"")
        }
        if deskButton == nil {
            html.raw(" data-form=\"")
            html.text(form.rulesPath)
            html.raw("\" data-step=\"\(step)\" data-version=\"")
            html.text(form.version)
            if step > 0 {
                html.raw("\" data-earlier=\"")
                html.text(String(decoding: earlierAnswers.json, as: UTF8.self))
            }
            html.raw("\"")
        }
        html.raw(" action=\"")
        html.text(action)
        html.raw(hasFiles(asked.items) ? "\" enctype=\"multipart/form-data\">\n" : "\">\n")
        if deskButton != nil { return }
        writeProgress()
        html.raw("<h2 id=\"form-step\" tabindex=\"-1\">")
        html.text(asked.title)
        html.raw("</h2>\n")
        if !asked.about.isEmpty { paragraph("form-about", asked.about) }
    }

    /// What the rules of this step may look at.
    private var earlierAnswers: Answers {
        let names = Set(form.steps[..<step].flatMap(\.items).map(\.name))
        return Answers(
            answers.values.filter { path, _ in names.contains(String(path.prefix { $0 != "." })) })
    }

    private func hasFiles(_ items: [Item]) -> Bool {
        items.contains { $0.type.isFile || hasFiles($0.items) }
    }

    private mutating func writeProgress() {
        // The confirm page is the last one.
        html.raw("<ol class=\"form-progress\" aria-label=\"\(words[.progress])\">")
        for (number, title) in (form.steps.map(\.title) + [words[.confirmation]]).enumerated() {
            html.raw(number == step ? "<li aria-current=\"step\">" : number < step ? "<li class=\"done\">" : "<li>")
            html.text(title)
            html.raw("</li>")
        }
        html.raw("</ol>\n")
    }

    private mutating func writeSummary() {
        guard let faults = review?.faults.filter({ $0.step == step }), !faults.isEmpty else { return }
        html.raw(
            "<div class=\"form-problems\" role=\"alert\" tabindex=\"-1\" id=\"form-problems\"><h3>\(words.text(.problems, ["count": String(faults.count)]))</h3><ul>"
        )
        for fault in faults {
            html.raw("<li><a href=\"#")
            html.text(Self.id(fieldPath(fault)))
            html.raw("\">")
            html.text(fault.message)
            html.raw("</a></li>")
        }
        html.raw("</ul></div>\n")
    }

    /// Where the focus goes: into the first field of a choice.
    private func fieldPath(_ fault: Review.Fault) -> String {
        guard let item = form.item(at: fault.path) else { return fault.path }
        return item.isListed ? fault.path + ".0" : fault.path
    }

    private mutating func writeHidden(_ name: String, _ value: String) {
        html.raw("<input type=\"hidden\" name=\"")
        html.text(name)
        html.raw("\" value=\"")
        html.text(value)
        html.raw("\">\n")
    }

    private mutating func writeButtons() {
        html.raw("<div class=\"form-buttons\">")
        if let deskButton {
            button(Self.goField, Go.save.rawValue, deskButton)
            html.raw("</div>\n")
            return
        }
        let isLast = step == form.steps.count - 1
        button(Self.goField, Go.next.rawValue, words[isLast ? .toConfirmation : .forward])
        if step > 0 { button(Self.goField, Go.back.rawValue, words[.back], isQuiet: true) }
        button(Self.goField, Go.save.rawValue, words[.save], isQuiet: true)
        html.raw("</div>\n")
    }

    mutating func button(_ name: String, _ value: String, _ label: String, isQuiet: Bool = false) {
        html.raw(isQuiet ? "<button class=\"quiet\" name=\"" : "<button name=\"")
        html.text(name)
        html.raw("\" value=\"")
        html.text(value)
        html.raw("\">")
        html.text(label)
        html.raw("</button>\n")
    }

    mutating func paragraph(_ name: String, _ text: String) {
        for part in text.split(separator: "\n\n") {
            html.raw("<p class=\"\(name)\">")
            html.lines(String(part))
            html.raw("</p>\n")
        }
    }

    // MARK: Items

    /// `f-children-0-name`
    static func id(_ path: String) -> String { "f-" + path.replacing(".", with: "-") }

    private mutating func write(_ item: Item, path: String) {
        html.raw("<div class=\"form-item\" data-item=\"")
        html.text(path)
        html.raw("\">\n")
        if let condition = item.show.flatMap({ conditionText($0, path) }) { paragraph("form-condition", condition) }
        switch item.type {
        case .note: writeNote(item)
        case .group: writeGroup(item)
        case .calculated: writeCalculated(item, path)
        default: writeField(item, path)
        }
        html.raw("</div>\n")
    }

    /// For those without JavaScript, who see the item in any case. nil: the rule is more than one comparison.
    private func conditionText(_ rule: Expression, _ path: String) -> String? {
        guard case .call(.equal, let sides) = rule, case .item(let name) = sides[0], case .text(let code) = sides[1],
            // Inside a row its own items come first.
            let item = path.split(separator: ".").count > 1
                ? form.item("\(path.prefix { $0 != "." }).\(name)") ?? form.item(name) : form.item(name)
        else { return nil }
        let label = item.type == .agree ? words[.agreed] : item.options.first { $0.code == code }?.label ?? code
        return words.text(.onlyIf, ["item": item.label, "answer": label])
    }

    private mutating func writeNote(_ item: Item) {
        html.raw("<div class=\"form-note\">")
        if item.label != item.name {
            html.raw("<h3>")
            html.text(item.label)
            html.raw("</h3>")
        }
        paragraph("form-text", item.help)
        html.raw("</div>\n")
    }

    private mutating func writeCalculated(_ item: Item, _ path: String) {
        let text = review?.lines.first { $0.path == path }?.text ?? ""
        html.raw("<p class=\"form-label\" id=\"")
        html.text(Self.id(path) + "-label")
        html.raw("\">")
        html.text(item.label)
        html.raw("</p>")
        if !item.help.isEmpty { paragraph("hint", item.help) }
        writeProblem(path)
        html.raw("<output tabindex=\"-1\" id=\"")
        html.text(Self.id(path))
        html.raw("\" data-value=\"")
        html.text(path)
        html.raw("\" data-unit=\"")
        html.text(item.unit)
        html.raw("\" data-empty=\"\(words[.notYetCalculated])\" aria-labelledby=\"")
        html.text(Self.id(path) + "-label")
        html.raw("\">")
        html.text(text.isEmpty ? words[.notYetCalculated] : text)
        html.raw("</output>\n")
    }

    private mutating func writeGroup(_ item: Item) {
        let most = item.most ?? Review.mostRows
        let rows = min(max(answers.rows(of: item.name), item.least ?? 0, 1), most)
        html.raw("<fieldset class=\"form-group\" data-group=\"")
        html.text(item.name)
        html.raw("\" data-least=\"\(item.least ?? 0)\" data-most=\"\(most)\"><legend>")
        html.text(item.label)
        html.raw("</legend>\n")
        if !item.help.isEmpty { paragraph("hint", item.help) }
        writeProblem(item.name)
        for row in 0..<rows {
            let number = words.text(.row, ["number": "<span data-row-number>\(row + 1)</span>"])
            html.raw("<fieldset class=\"form-row\" data-row=\"\(row)\"><legend>\(number)</legend>\n")
            for inner in item.items { write(inner, path: "\(item.name).\(row).\(inner.name)") }
            button(
                Self.removeField, "\(item.name).\(row)", words.text(.removeRow, ["number": String(row + 1)]),
                isQuiet: true)
            html.raw("</fieldset>\n")
        }
        if rows < most { button(Self.addField, item.name, words[.addRow], isQuiet: true) }
        html.raw("</fieldset>\n")
    }

    // MARK: Fields

    private mutating func writeField(_ item: Item, _ path: String) {
        switch item.type {
        case .choice where !item.groups.isEmpty: writeGroupedOptions(item, path)
        case .choice, .choices: writeOptions(item, path)
        case .agree: writeAgreement(item, path)
        case .file, .photo: writeFiles(item, path)
        case _ where !item.type.parts.isEmpty: writeParts(item, path)
        default:
            writeHeading(item, path)
            writeInput(item, path, part: "")
        }
    }

    /// Above a field with a single input.
    private mutating func writeHeading(_ item: Item, _ path: String) {
        html.raw("<label for=\"")
        html.text(Self.id(path))
        html.raw("\">")
        writeLabel(item)
        html.raw("</label>\n")
        writeHelp(item, path)
        writeProblem(path)
    }

    private mutating func writeLabel(_ item: Item) {
        html.text(item.label)
        if item.isRequired {
            html.raw("<span class=\"required\">\(words[.required])</span>")
        } else if item.require == nil {
            html.raw("<span class=\"optional\">\(words[.optional])</span>")
        }
    }

    private mutating func writeHelp(_ item: Item, _ path: String) {
        let hint = [item.help, standardHint(item)].filter { !$0.isEmpty }.joined(separator: "\n")
        if hint.isEmpty { return }
        html.raw("<p class=\"hint\" id=\"")
        html.text(Self.id(path) + "-hint")
        html.raw("\">")
        html.lines(hint)
        html.raw("</p>\n")
    }

    /// How it is typed, where people ask themselves.
    private func standardHint(_ item: Item) -> String {
        switch item.type {
        case .date, .birthday: words[.hintDate]
        case .corporation: words[.hintCorporation]
        case .time: words[.hintTime]
        case .location: words[.hintLocation]
        case .file: words.text(.hintFile, ["most": String(item.most ?? ItemReading.mostFiles)])
        case .photo:
            words.joined([
                words.text(.hintPhoto, ["most": String(item.most ?? ItemReading.mostFiles)]),
                words[item.keepsPlace ? .hintPhotoKeepsPlace : .hintPhotoDropsPlace],
            ])
        case .choices where item.most != nil: words.text(.hintChoices, ["most": String(item.most ?? 0)])
        default: ""
        }
    }

    private mutating func writeProblem(_ path: String) {
        guard let fault = review?.fault(at: path) else { return }
        html.raw("<p class=\"form-problem\" id=\"")
        html.text(Self.id(path) + "-problem")
        html.raw("\">")
        html.text(fault.beside)
        html.raw("</p>\n")
    }

    private mutating func beginFieldset(_ item: Item, _ path: String) {
        html.raw("<fieldset class=\"form-field\"")
        writeDescription(item, path)
        html.raw("><legend>")
        writeLabel(item)
        html.raw("</legend>\n")
        writeHelp(item, path)
    }

    private mutating func writeOptions(_ item: Item, _ path: String) {
        beginFieldset(item, path)
        writeProblem(path)
        let chosen = answers[path]
        for (number, option) in item.options.enumerated() {
            html.raw("<label class=\"check\"><input type=\"\(item.type == .choice ? "radio" : "checkbox")\" id=\"")
            html.text("\(Self.id(path))-\(number)")
            html.raw("\" name=\"")
            html.text(path)
            html.raw("\" value=\"")
            html.text(option.code)
            html.raw(chosen.contains(option.code) ? "\" checked" : "\"")
            if review?.fault(at: path) != nil { html.raw(" aria-invalid=\"true\"") }
            html.raw("><span>")
            html.text(option.label)
            html.raw("</span></label>\n")
        }
        html.raw("</fieldset>\n")
    }

    /// Many options in categories: a list that opens, which every phone shows in its own way.
    private mutating func writeGroupedOptions(_ item: Item, _ path: String) {
        writeHeading(item, path)
        html.raw("<select id=\"")
        html.text(Self.id(path))
        html.raw("\" name=\"")
        html.text(path)
        html.raw("\"")
        if review?.fault(at: path) != nil { html.raw(" aria-invalid=\"true\"") }
        if item.isRequired { html.raw(" aria-required=\"true\"") }
        writeDescription(item, path)
        html.raw(">\n<option value=\"\">\(words[.pleaseChoose])</option>\n")
        for group in item.groups {
            html.raw("<optgroup label=\"")
            html.text(group.label)
            html.raw("\">")
            for option in item.options where option.group == group.code {
                html.raw("<option value=\"")
                html.text(option.code)
                html.raw(answers.text(path) == option.code ? "\" selected>" : "\">")
                html.text(option.label)
                html.raw("</option>")
            }
            html.raw("</optgroup>\n")
        }
        html.raw("</select>\n")
    }

    private mutating func writeAgreement(_ item: Item, _ path: String) {
        writeHelp(item, path)
        writeProblem(path)
        html.raw("<label class=\"check\"><input type=\"checkbox\" value=\"yes\" id=\"")
        html.text(Self.id(path))
        html.raw("\" name=\"")
        html.text(path)
        html.raw(answers.text(path) == "yes" ? "\" checked" : "\"")
        writeDescription(item, path)
        html.raw("><span>")
        writeLabel(item)
        html.raw("</span></label>\n")
    }

    private mutating func writeParts(_ item: Item, _ path: String) {
        beginFieldset(item, path)
        html.raw("<div class=\"form-parts form-parts-\(item.type == .birthday ? "date" : item.type.rawValue)\">\n")
        for part in item.type.parts {
            let field = "\(path).\(part)"
            html.raw("<div class=\"form-part form-part-\(part)\"><label for=\"")
            html.text(Self.id(field))
            html.raw("\">")
            html.text(words.part(part) ?? part)
            if item.type == .address && item.type.optionalParts.contains(part) {
                html.raw("<span class=\"optional\">\(words[.optional])</span>")
            }
            html.raw("</label>\n")
            writeProblem(field)
            writeInput(item, field, part: part)
            html.raw("</div>\n")
            if part == "postal" && form.knowsAddresses { writeAddressButton(path) }
        }
        html.raw("</div>\n</fieldset>\n")
    }

    private mutating func writeFiles(_ item: Item, _ path: String) {
        beginFieldset(item, path)
        writeProblem(path)
        let files = answers[path]
        if !files.isEmpty {
            html.raw("<ul class=\"form-files\">")
            for file in files {
                guard let name = ItemReading.fileName(file) else { continue }
                html.raw("<li data-file=\"")
                html.text(file)
                html.raw("\" data-path=\"")
                html.text(path)
                html.raw("\"><span>")
                html.text(name)
                html.raw("</span>")
                button(Self.dropField, "\(path)/\(file.prefix { $0 != " " })", words[.takeAway], isQuiet: true)
                html.raw("</li>")
            }
            html.raw("</ul>\n")
        }
        if files.count < item.most ?? ItemReading.mostFiles {
            html.raw("<label for=\"")
            html.text(Self.id(path))
            html.raw(
                "\">\(words[files.isEmpty ? .chooseFile : .addFile])</label>\n<input type=\"file\" multiple id=\"")
            html.text(Self.id(path))
            html.raw("\" name=\"")
            html.text(path)
            html.raw("\" accept=\"")
            html.raw(item.type == .photo ? "image/*" : Self.accepted)
            html.raw("\"")
            if review?.fault(at: path) != nil { html.raw(" aria-invalid=\"true\"") }
            writeDescription(item, path)
            html.raw(">\n")
        }
        html.raw("</fieldset>\n")
    }

    /// What the dialog of a browser offers; the server looks for itself.
    private static let accepted = ".pdf,.jpg,.jpeg,.png,.webp,.heic,.heif,.docx,.xlsx,.pptx"

    private mutating func writeAddressButton(_ path: String) {
        html.raw("<div class=\"form-part form-address\">")
        button(Self.addressField, path, words[.addressOfPostalCode], isQuiet: true)
        html.raw("</div>\n")
    }

    /// What a screen reader says with the field.
    private mutating func writeDescription(_ item: Item, _ path: String, part: String = "") {
        var ids: [String] = []
        if review?.fault(at: path) != nil { ids.append(Self.id(path) + "-problem") }
        if part.isEmpty, !item.help.isEmpty || !standardHint(item).isEmpty { ids.append(Self.id(path) + "-hint") }
        if ids.isEmpty { return }
        html.raw(" aria-describedby=\"")
        html.text(ids.joined(separator: " "))
        html.raw("\"")
    }

    private mutating func writeInput(_ item: Item, _ path: String, part: String) {
        let isLong = item.type == .paragraph
        html.raw(isLong ? "<textarea rows=\"5\" id=\"" : "<input id=\"")
        html.text(Self.id(path))
        html.raw("\" name=\"")
        html.text(path)
        html.raw("\"")
        for (name, value) in InputAttributes.all(item.type, part: part, isInGroup: path.contains { $0.isNumber }) {
            html.raw(" \(name)=\"\(value)\"")
        }
        if review?.fault(at: path) != nil { html.raw(" aria-invalid=\"true\"") }
        let isNeeded = part.isEmpty || !item.type.optionalParts.contains(part)
        if item.isRequired && isNeeded { html.raw(" aria-required=\"true\"") }
        writeDescription(item, path, part: part)
        if isLong {
            // A line break right behind the tag would be lost.
            html.raw(">\n")
            html.text(answers.text(path))
            html.raw("</textarea>\n")
            return
        }
        html.raw(" value=\"")
        html.text(answers.text(path))
        html.raw("\">")
        if !item.unit.isEmpty {
            html.raw("<span class=\"unit\">")
            html.text(item.unit)
            html.raw("</span>")
        }
        html.raw("\n")
    }
}

extension Item {
    /// Whether its options stand below each other, each with a box of its own.
    fileprivate var isListed: Bool { type == .choices || type == .choice && groups.isEmpty }
}
