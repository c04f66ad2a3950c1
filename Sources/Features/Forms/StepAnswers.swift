import FormEngine
import HTTP

/// What a step's page sends, as answers: nothing but what the step asks for gets in.
enum StepAnswers {
    /// The answers with those of a step replaced by what was sent.
    static func merged(_ answers: Answers, _ form: Form, step: Int, sent: Query) -> Answers {
        var merged = answers
        for item in form.steps[step].items { merged.removeTyped(item) }
        for field in sent.items where isAsked(field.name, form.steps[step]) {
            // What is empty was not answered; in a group it keeps its row.
            if field.value.isEmpty && !field.name.contains(where: \.isNumber) { continue }
            merged[field.name] = merged[field.name] + [field.value]
        }
        return merged
    }

    private static func isAsked(_ path: String, _ step: Form.Step) -> Bool {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let item = step.items.first(where: { $0.name == parts[0] }) else { return false }
        guard item.type == .group else { return isField(item, parts.dropFirst()) }
        guard parts.count >= 3, let row = Int(parts[1]), (0..<Review.mostRows).contains(row), String(row) == parts[1],
            let inner = item.items.first(where: { $0.name == parts[2] })
        else { return false }
        return isField(inner, parts.dropFirst(3))
    }

    private static func isField(_ item: Item, _ rest: ArraySlice<String>) -> Bool {
        // Files are named by whoever took them.
        guard item.type.isAsked, !item.type.isFile else { return false }
        return item.type.parts.isEmpty
            ? rest.isEmpty : rest.count == 1 && item.type.parts.contains(rest[rest.startIndex])
    }

    /// The item of files that a path of a step leads to; nil: there is none.
    static func fileItem(_ path: String, _ step: Form.Step) -> Item? {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let item = step.items.first(where: { $0.name == parts[0] }) else { return nil }
        if item.type.isFile { return parts.count == 1 ? item : nil }
        guard item.type == .group, parts.count == 3, let row = Int(parts[1]), (0..<Review.mostRows).contains(row),
            String(row) == parts[1]
        else { return nil }
        return item.items.first { $0.name == parts[2] && $0.type.isFile }
    }

    /// Everything that any step asks for.
    static func isAsked(_ path: String, _ form: Form) -> Bool { form.steps.contains { isAsked(path, $0) } }

    /// Rows that were added and taken away by buttons, and addresses that were asked for.
    /// - Parameter addresses: by postal code, seven digits.
    /// - Returns: nil: none of these buttons was pressed.
    static func changed(
        _ answers: Answers, _ form: Form, step: Int, sent: Query, addresses: (String) -> [PublishedForms.PostalAddress]
    ) -> Answers? {
        var changed = answers
        // Taken away by whoever keeps files.
        if sent[FormMarkup.dropField] != nil { return changed }
        if let path = sent[FormMarkup.addressField] {
            guard isAsked(path + ".postal", form.steps[step]),
                let code = Review.postalCode(answers.text(path + ".postal"))
            else { return answers }
            let found = addresses(code)
            guard let first = found.first else { return answers }
            changed[path + ".prefecture"] = [first.prefecture]
            changed[path + ".city"] = found.allSatisfy { $0.city == first.city } ? [first.city] : []
            // Of several towns none is meant.
            if found.count == 1, !first.town.isEmpty { changed[path + ".street"] = [first.town] }
            return changed
        }
        if let group = sent[FormMarkup.addField] {
            guard let item = form.steps[step].items.first(where: { $0.name == group && $0.type == .group }),
                let first = item.items.first(where: \.type.isAsked)
            else { return answers }
            let rows = max(answers.rows(of: group), item.least ?? 0, 1)
            guard rows < item.most ?? Review.mostRows else { return answers }
            let part = first.type.parts.first.map { ".\($0)" } ?? ""
            changed["\(group).\(rows).\(first.name)\(part)"] = [""]
            return changed
        }
        guard let row = sent[FormMarkup.removeField] else { return nil }
        let parts = row.split(separator: ".").map(String.init)
        guard parts.count == 2, let number = Int(parts[1]) else { return answers }
        changed.removeRow(number, of: parts[0])
        return changed
    }
}

extension Answers {
    /// What was typed into an item goes; files that were sent before stay.
    fileprivate mutating func removeTyped(_ item: Item) {
        let isKept: (String) -> Bool = { path in
            if item.type.isFile { return true }
            guard item.type == .group, let name = path.split(separator: ".").last.map(String.init) else { return false }
            return item.items.contains { $0.name == name && $0.type.isFile }
        }
        let kept = values.filter { ($0.key == item.name || $0.key.hasPrefix(item.name + ".")) && isKept($0.key) }
        remove(item.name)
        for (path, files) in kept { self[path] = files }
    }
}
