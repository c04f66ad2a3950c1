import FormEngine
import Model
import YAML

/// What single fields of a form cannot tell: names, and rules that look at other items.
enum FormCheck {
    /// - Parameter id: of the form; a part of addresses and of permissions.
    static func check(_ id: String, _ top: YAMLNode, _ check: inout FieldCheck) {
        if !Form.isID(id) {
            check.report(
                Problem(
                    "wrong-form-id", at: Place(file: check.file, line: 1, column: 1),
                    ja: "フォームのファイル名「\(id)」に使えない文字があります", en: "a form cannot be called `\(id)`",
                    expected: Wording(
                        ja: "forms/ の直下に、半角の英小文字・数字・ハイフンの名前",
                        en: "lower-case letters, digits and hyphens, directly in forms/")))
        }
        var known = Known()
        for step in top["steps"]?.list ?? [] {
            rule(step, "show", known, nil, &check)
            let items = step["items"]?.list ?? []
            if items.isEmpty, step["items"] != nil { empty(step, &check) }
            for item in items { Self.item(item, &known, &check) }
        }
        if let steps = top["steps"], steps.list?.isEmpty ?? false { empty(steps, &check) }
        staffItems(top["staff"]?.list ?? [], &check)
        flow(top["flow"]?.list ?? [], &check)
        if let report = top["report"] { Self.report(report, top, &check) }
    }

    /// Rules of what staff fill in look at each other only.
    private static func staffItems(_ nodes: [YAMLNode], _ check: inout FieldCheck) {
        var known = Known()
        for node in nodes {
            item(node, &known, &check)
            guard let type = node["type"]?.text.flatMap(ItemType.init(rawValue:)), type.isFile || type == .group else {
                continue
            }
            check.report(
                Problem(
                    "wrong-staff-item", at: check.place(node["type"] ?? node),
                    ja: "職員の項目に種類\(type.rawValue)は使えません", en: "staff do not fill in an item of type \(type.rawValue)",
                    expected: Wording(ja: "文字、数、選択、日付など", en: "text, numbers, choices, dates …")))
        }
    }

    /// A stage is chosen by its name, and something begins where it was received.
    private static func flow(_ nodes: [YAMLNode], _ check: inout FieldCheck) {
        var titles: Set<String> = []
        for node in nodes {
            guard let title = node["title"]?.text else { continue }
            if !titles.insert(title).inserted {
                check.report(
                    Problem(
                        "duplicate-stage", at: check.place(node["title"] ?? node), ja: "段階「\(title)」が二度使われています",
                        en: "two stages are called `\(title)`"))
            }
        }
        guard let first = nodes.first, let status = first["status"]?.text, status != "received" else { return }
        check.report(
            Problem(
                "wrong-first-stage", at: check.place(first["status"] ?? first), ja: "最初の段階は受付です",
                en: "the first stage is that something was received",
                expected: Wording(ja: "status: received", en: "`status: received`")))
    }

    // MARK: Reports

    /// Metres and days that mean something: a place that is rounded by less than this is a house.
    private static let distances = ["near": 10...2000, "round": 10...5000, "days": 1...365]

    private static func report(_ report: YAMLNode, _ top: YAMLNode, _ check: inout FieldCheck) {
        let items = (top["steps"]?.list ?? []).flatMap { $0["items"]?.list ?? [] }
        for (field, type) in [("category", ItemType.choice), ("place", .location), ("photo", .photo)] {
            guard let written = report[field], let name = written.text else { continue }
            let item = items.first { $0["name"]?.text == name }
            if item?["type"]?.text == type.rawValue { continue }
            check.report(
                Problem(
                    "wrong-report", at: check.place(written),
                    ja: item == nil ? "「\(name)」という項目はありません" : "「\(name)」は種類が\(type.rawValue)の項目ではありません",
                    en: item == nil ? "there is no item `\(name)`" : "`\(name)` is no item of type \(type.rawValue)",
                    expected: .oneOf(
                        items.filter { $0["type"]?.text == type.rawValue }.compactMap { $0["name"]?.text }, near: name))
            )
        }
        let category = items.first { $0["name"]?.text == report["category"]?.text }
        sections(report, categories(category?["choices"]), &check)
        for (field, range) in distances.sorted(by: { $0.key < $1.key }) {
            guard let written = report[field], let number = written.int, !range.contains(number) else { continue }
            check.report(
                Problem(
                    "wrong-report", at: check.place(written), ja: "\(field)の値「\(number)」が正しくありません",
                    en: "\(field): wrong value `\(number)`",
                    expected: Wording(
                        ja: "\(range.lowerBound)〜\(range.upperBound)の整数",
                        en: "a whole number from \(range.lowerBound) to \(range.upperBound)")))
        }
    }

    /// Codes of the categories of a choice: of its groups, or of its options where it has none.
    private static func categories(_ choices: YAMLNode?) -> [String] {
        if let entries = choices?.entries { return entries.map(\.key) }
        return (choices?.list ?? []).compactMap { $0["code"]?.text ?? $0.text }
    }

    private static func sections(_ report: YAMLNode, _ categories: [String], _ check: inout FieldCheck) {
        for section in report["sections"]?.entries ?? [] where !categories.contains(section.key) {
            check.report(
                Problem(
                    "wrong-report", at: check.place(section), ja: "「\(section.key)」という種類はありません",
                    en: "there is no category `\(section.key)`", expected: .oneOf(categories, near: section.key)))
        }
    }

    private static func empty(_ node: YAMLNode, _ check: inout FieldCheck) {
        check.report(
            Problem(
                "empty-step", at: check.place(node), ja: "聞く項目がありません", en: "nothing is asked",
                expected: Wording(ja: "「- 」で始まる項目を1つ以上", en: "at least one item")))
    }

    /// The items so far, as rules may name them.
    private struct Known {
        var types: [String: ItemType] = [:]
        var groups: [String: [String: ItemType]] = [:]

        var names: [String] {
            types.keys.sorted()
                + groups.flatMap { group in group.value.keys.map { "\(group.key).\($0)" } }.sorted()
        }

        /// Whether it is a value by itself: an item, or a part of one.
        func has(_ name: String) -> Bool {
            if let type = types[name] { return type != .note && type != .group }
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            return parts.count == 2 && types[parts[0]]?.parts.contains(parts[1]) ?? false
        }

        /// Whether it is a group, or an item of one.
        func hasRows(_ name: String) -> Bool {
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            guard let group = groups[parts[0]] else { return false }
            return parts.count == 1 || group[parts[1]] != nil
        }
    }

    // MARK: Items

    private static func item(_ node: YAMLNode, _ known: inout Known, _ check: inout FieldCheck) {
        guard let name = node["name"]?.text, let type = node["type"]?.text.flatMap(ItemType.init(rawValue:)) else {
            return
        }
        take(name, node, among: known.types, &check)
        content(node, type, &check)
        known.types[name] = type
        if type == .group {
            rule(node, "show", known, nil, &check)
            var inner = Known()
            for row in node["items"]?.list ?? [] { innerItem(row, &inner, outer: known, &check) }
            known.groups[name] = inner.types
        } else {
            rules(node, name, known, nil, &check)
        }
    }

    private static func innerItem(
        _ node: YAMLNode, _ inner: inout Known, outer: Known, _ check: inout FieldCheck
    ) {
        guard let name = node["name"]?.text, let type = node["type"]?.text.flatMap(ItemType.init(rawValue:)) else {
            return
        }
        take(name, node, among: inner.types, &check)
        content(node, type, &check)
        if type == .group {
            check.report(
                Problem(
                    "group-in-group", at: check.place(node), ja: "繰り返しの中に繰り返しは置けません", en: "a group cannot hold a group")
            )
        }
        inner.types[name] = type
        rules(node, name, outer, inner, &check)
    }

    private static let reserved: Set<String> = ["and", "or", "not", "today"]

    private static func take(
        _ name: String, _ node: YAMLNode, among types: [String: ItemType], _ check: inout FieldCheck
    ) {
        let place = check.place(node["name"] ?? node)
        let isFine =
            name.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
            && name.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
            } && !reserved.contains(name)
        if !isFine {
            check.report(
                Problem(
                    "wrong-item-name", at: place, ja: "項目の名前「\(name)」に使えない文字や言葉があります",
                    en: "an item cannot be called `\(name)`",
                    expected: Wording(
                        ja: "半角の英小文字で始まり、英小文字・数字・_ だけの名前",
                        en: "a lower-case letter, then lower-case letters, digits and _")))
        }
        if types[name] != nil {
            check.report(
                Problem(
                    "duplicate-item", at: place, ja: "項目の名前「\(name)」が二度使われています", en: "two items are called `\(name)`"))
        }
    }

    /// What each type needs, and has no use for.
    private static func content(_ node: YAMLNode, _ type: ItemType, _ check: inout FieldCheck) {
        func needs(_ field: String, _ ja: String) {
            guard node[field]?.isNull ?? true else { return }
            check.report(
                Problem(
                    "missing-field", at: check.place(node), ja: "種類が\(type.rawValue)の項目には「\(field)」（\(ja)）が必要です",
                    en: "an item of type \(type.rawValue) needs `\(field)`"))
        }
        func only(_ field: String, _ types: Set<ItemType>) {
            guard !types.contains(type), let entry = node.entries?.first(where: { $0.key == field }) else { return }
            check.report(
                Problem(
                    "useless-field", at: check.place(entry), ja: "種類が\(type.rawValue)の項目に「\(field)」は使えません",
                    en: "`\(field)` means nothing for an item of type \(type.rawValue)",
                    expected: Wording(
                        ja: types.map(\.rawValue).sorted().joined(separator: "、") + " の項目",
                        en: "an item of type " + types.map(\.rawValue).sorted().joined(separator: ", "))))
        }
        if type == .note { needs("help", "説明") } else { needs("label", "見出し") }
        if type == .choice || type == .choices { needs("choices", "選択肢") }
        if type == .calculated { needs("value", "計算") }
        if type == .group { needs("items", "繰り返す項目") }
        only("choices", [.choice, .choices])
        only("value", [.calculated])
        only("items", [.group])
        only("check", Set(ItemType.allCases).subtracting([.note, .group]))
        only("age_on", [.birthday])
        only("keep_place", [.photo])
        only("unit", [.number, .calculated])
        only("least", [.number, .choices, .group])
        only("most", [.number, .choices, .group, .text, .paragraph, .file, .photo])
        if type == .group, let most = node["most"]?.int, most > Review.mostRows {
            check.report(
                Problem(
                    "too-many-rows", at: check.place(node["most"] ?? node), ja: "繰り返しは\(Review.mostRows)回までです",
                    en: "a group has at most \(Review.mostRows) rows"))
        }
        if let least = node["least"]?.int, let most = node["most"]?.int, least > most {
            check.report(
                Problem(
                    "wrong-order", at: check.place(node["most"] ?? node), ja: "mostがleastより小さいです",
                    en: "`most` is below `least`"))
        }
    }

    // MARK: Rules

    private static func rules(
        _ node: YAMLNode, _ name: String, _ known: Known, _ row: Known?, _ check: inout FieldCheck
    ) {
        // Whether an item is asked cannot depend on its own answer.
        var before = (known, row)
        if row == nil { before.0.types[name] = nil } else { before.1?.types[name] = nil }
        for field in ["show", "require", "value"] { rule(node, field, before.0, before.1, &check) }
        rule(node, "check", known, row, &check)
    }

    /// A rule that cannot be read has been reported as its field.
    private static func rule(
        _ node: YAMLNode, _ field: String, _ known: Known, _ row: Known?, _ check: inout FieldCheck
    ) {
        guard let written = node[field], let text = written.text, let rule = try? Expression.parse(text) else { return }
        for (name, needsRows) in rule.uses {
            let isKnown = needsRows ? known.hasRows(name) : row?.has(name) ?? false || known.has(name)
            // How many were chosen is counted as well.
            if isKnown || needsRows && (known.types[name] == .choices || row?.types[name] == .choices) { continue }
            check.report(
                Problem(
                    "unknown-item", at: check.place(written), ja: "「\(name)」という項目は、ここより前にありません",
                    en: "there is no item `\(name)` before this",
                    expected: .oneOf((row?.names ?? []) + known.names, near: name)))
        }
    }
}

extension Expression {
    /// The items it looks at, and whether it looks at all rows of them; sorted.
    fileprivate var uses: [(name: String, needsRows: Bool)] {
        var found: [String: Bool] = [:]
        collect(into: &found)
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func collect(into found: inout [String: Bool]) {
        switch self {
        case .text, .number: break
        case .item(let name): found[name] = found[name] ?? false
        case .call(.count, let arguments), .call(.sum, let arguments):
            for case .item(let name) in arguments { found[name] = true }
        case .call(_, let arguments): for argument in arguments { argument.collect(into: &found) }
        }
    }
}
