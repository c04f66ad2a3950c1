import FormEngine
import Model

extension Form {
    /// From an entry that has been checked.
    /// - Parameter version: changes with everything that a person who fills it in would notice.
    public init(_ entry: Entry, path: String, site: String = "", version: String) {
        self.init(
            id: entry.id, version: version, title: entry.header.title, path: path, site: site,
            steps: (entry["steps"]?.list ?? []).map(Step.init),
            opens: entry["opens"]?.moment?.unixSeconds, closes: entry["closes"]?.moment?.end.unixSeconds,
            cap: entry["cap"]?.int, isOncePerPerson: entry["once_per_person"]?.bool ?? false,
            use: entry["use"]?.text.flatMap(Use.init(rawValue:)) ?? .application,
            mails: Dictionary(
                uniqueKeysWithValues: (entry["mails"]?.map ?? []).compactMap { pair in
                    Moment(rawValue: pair.name).flatMap { moment in pair.value.text.map { (moment, $0) } }
                }))
        flow = (entry["flow"]?.list ?? []).map { Stage($0["title"]?.text ?? "", $0["status"]?.text ?? "") }
        guard let report = entry["report"] else { return }
        self.report = Report(report)
        use = .report
    }

    /// What staff fill in beside the answers: a form of its own, which is never published. nil: nothing.
    public static func staffItems(_ entry: Entry) -> Form? {
        let items = (entry["staff"]?.list ?? []).map(Item.init)
        return items.isEmpty
            ? nil : Form(id: entry.id, title: entry.header.title, steps: [Step(title: "", items: items)])
    }
}

extension Form.Report {
    fileprivate init(_ value: FieldValue) {
        self.init(
            category: value["category"]?.text ?? "", place: value["place"]?.text ?? "", photo: value["photo"]?.text,
            sections: Dictionary(
                (value["sections"]?.list ?? []).map { ($0["code"]?.text ?? "", $0["label"]?.text ?? "") }
            ) { first, _ in first },
            near: value["near"]?.int ?? Self.usualNear, rounding: value["round"]?.int ?? Self.usualRounding,
            days: value["days"]?.int ?? Self.usualDays,
            center: value["latitude"]?.number.flatMap { latitude in
                value["longitude"]?.number.map { ["\(latitude)", "\($0)"] }
            })
    }
}

extension Form.Step {
    fileprivate init(_ value: FieldValue) {
        self.init(
            title: value["title"]?.text ?? "", about: value["about"]?.text ?? "", show: value.rule("show"),
            items: (value["items"]?.list ?? []).map(Item.init))
    }
}

extension Item {
    fileprivate init(_ value: FieldValue) {
        self.init(
            value["name"]?.text ?? "", value["type"]?.text.flatMap(ItemType.init(rawValue:)) ?? .note,
            label: value["label"]?.text ?? "")
        isRequired = value["required"]?.bool ?? false
        help = value["help"]?.text ?? ""
        show = value.rule("show")
        require = value.rule("require")
        check = value.rule("check")
        message = value["message"]?.text ?? ""
        for choice in value["choices"]?.list ?? [] {
            let chosen = Option(choice["code"]?.text ?? "", choice["label"]?.text ?? "")
            guard let inner = choice["choices"]?.list else {
                options.append(chosen)
                continue
            }
            groups.append(chosen)
            options += inner.map { Option($0["code"]?.text ?? "", $0["label"]?.text ?? "", group: chosen.code) }
        }
        least = value["least"]?.int
        most = value["most"]?.int
        keepsPlace = value["keep_place"]?.bool ?? false
        unit = value["unit"]?.text ?? ""
        self.value = value.rule("value")
        ageOn = value["age_on"]?.moment?.day.iso
        items = (value["items"]?.list ?? []).map(Item.init)
    }
}

extension FieldValue {
    fileprivate func rule(_ name: String) -> Expression? {
        self[name]?.text.flatMap { try? Expression.parse($0) }
    }
}
