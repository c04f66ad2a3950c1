import Model

// The compiled form: written by the builder as `form.json` beside its page, read by the server and by the browser
// (`Browser/site/forms/`). What is empty is left out.

extension Form {
    public var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("id", id)
            json.member("version", version)
            json.member("title", title)
            json.member("language", language)
            json.member("path", path)
            json.member("site", ifPresent: site.nonEmpty)
            if let opens { json.member("opens", opens) }
            if let closes { json.member("closes", closes) }
            if let cap { json.member("cap", cap) }
            if isOncePerPerson { json.member("once", true) }
            if knowsAddresses { json.member("addresses", true) }
            json.member("use", use.rawValue)
            writeSteps(to: &json)
            words.write(to: &json)
            report?.write(to: &json)
            if !mails.isEmpty {
                json.key("mails")
                json.object { json in
                    for (moment, text) in mails.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                        json.member(moment.rawValue, text)
                    }
                }
            }
            if !flow.isEmpty {
                json.key("flow")
                json.array { json in
                    for stage in flow {
                        json.array { json in
                            json.value(stage.title)
                            json.value(stage.status)
                        }
                    }
                }
            }
        }
        return json.bytes
    }

    private func writeSteps(to json: inout JSONWriter) {
        json.key("steps")
        json.array { json in for step in steps { step.write(to: &json) } }
    }

    /// nil: not a compiled form, or one of a newer program.
    public init?(_ bytes: [UInt8]) {
        guard let json = try? JSONValue.reading(bytes, file: "", limits: JSONValue.Limits()), let id = json["id"]?.text,
            let version = json["version"]?.text, let title = json["title"]?.text, let written = json["steps"]?.elements
        else { return nil }
        let steps = written.compactMap(Step.init)
        guard steps.count == written.count else { return nil }
        self.init(
            id: id, version: version, title: title, path: json["path"]?.text ?? "", site: json["site"]?.text ?? "",
            steps: steps,
            opens: json["opens"]?.int, closes: json["closes"]?.int, cap: json["cap"]?.int,
            isOncePerPerson: json["once"]?.content == .bool(true),
            use: json["use"]?.text.flatMap(Use.init(rawValue:)) ?? .application,
            mails: Dictionary(
                (json["mails"]?.members ?? []).compactMap { member in
                    Moment(rawValue: member.name).flatMap { moment in member.value.text.map { (moment, $0) } }
                }
            ) { first, _ in first })
        language = json["language"]?.text ?? Self.usualLanguage
        knowsAddresses = json["addresses"]?.content == .bool(true)
        flow = (json["flow"]?.elements ?? []).compactMap { stage in
            guard let parts = stage.elements?.compactMap(\.text), parts.count == 2 else { return nil }
            return Stage(parts[0], parts[1])
        }
        report = json["report"].flatMap(Report.init)
    }
}

extension Form.Report {
    fileprivate func write(to json: inout JSONWriter) {
        json.key("report")
        json.object { json in
            json.member("category", category)
            json.member("place", place)
            json.member("photo", ifPresent: photo)
            json.key("sections")
            json.object { json in
                for (code, section) in sections.sorted(by: { $0.key < $1.key }) { json.member(code, section) }
            }
            json.member("near", near)
            json.member("round", rounding)
            json.member("days", days)
            if let center {
                json.key("center")
                json.array { json in for degrees in center { json.value(degrees) } }
            }
        }
    }

    fileprivate init?(_ json: JSONValue) {
        guard let category = json["category"]?.text, let place = json["place"]?.text else { return nil }
        self.init(
            category: category, place: place, photo: json["photo"]?.text,
            sections: Dictionary(
                (json["sections"]?.members ?? []).compactMap { section in section.value.text.map { (section.name, $0) }
                }
            ) { first, _ in first },
            near: json["near"]?.int ?? Self.usualNear, rounding: json["round"]?.int ?? Self.usualRounding,
            days: json["days"]?.int ?? Self.usualDays, center: json["center"]?.elements?.compactMap(\.text))
    }
}

extension Form.Step {
    /// What its form's version is made from.
    public var json: [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("title", title)
            json.member("about", ifPresent: about.nonEmpty)
            json.member("show", show)
            json.key("items")
            json.array { json in for item in items { item.write(to: &json) } }
        }
    }

    fileprivate init?(_ json: JSONValue) {
        guard let title = json["title"]?.text, let written = json["items"]?.elements else { return nil }
        let items = written.compactMap(Item.init)
        guard items.count == written.count else { return nil }
        self.init(
            title: title, about: json["about"]?.text ?? "", show: json["show"].flatMap(Expression.init), items: items)
    }
}

extension Item {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("name", name)
            json.member("label", label)
            json.member("type", type.rawValue)
            if isRequired { json.member("required", true) }
            json.member("help", ifPresent: help.nonEmpty)
            json.member("show", show)
            json.member("require", require)
            json.member("check", check)
            json.member("message", ifPresent: message.nonEmpty)
            if !options.isEmpty {
                json.key("options")
                json.array { json in
                    for option in options {
                        json.array { json in
                            json.value(option.code)
                            json.value(option.label)
                            if !option.group.isEmpty { json.value(option.group) }
                        }
                    }
                }
            }
            if !groups.isEmpty {
                json.key("groups")
                json.array { json in
                    for group in groups {
                        json.array { json in
                            json.value(group.code)
                            json.value(group.label)
                        }
                    }
                }
            }
            if let least { json.member("least", least) }
            if let most { json.member("most", most) }
            if keepsPlace { json.member("keep_place", true) }
            json.member("unit", ifPresent: unit.nonEmpty)
            json.member("value", value)
            json.member("age_on", ifPresent: ageOn)
            if !items.isEmpty {
                json.key("items")
                json.array { json in for item in items { item.write(to: &json) } }
            }
        }
    }

    fileprivate init?(_ json: JSONValue) {
        guard let name = json["name"]?.text, let type = json["type"]?.text.flatMap(ItemType.init(rawValue:)) else {
            return nil
        }
        self.init(name, type, label: json["label"]?.text ?? "")
        isRequired = json["required"]?.content == .bool(true)
        help = json["help"]?.text ?? ""
        show = json["show"].flatMap(Expression.init)
        require = json["require"].flatMap(Expression.init)
        check = json["check"].flatMap(Expression.init)
        message = json["message"]?.text ?? ""
        options = (json["options"]?.elements ?? []).compactMap(Option.init)
        groups = (json["groups"]?.elements ?? []).compactMap(Option.init)
        least = json["least"]?.int
        most = json["most"]?.int
        keepsPlace = json["keep_place"]?.content == .bool(true)
        unit = json["unit"]?.text ?? ""
        value = json["value"].flatMap(Expression.init)
        ageOn = json["age_on"]?.text
        items = (json["items"]?.elements ?? []).compactMap(Item.init)
    }
}

extension Item.Option {
    fileprivate init?(_ json: JSONValue) {
        guard let parts = json.elements?.compactMap(\.text), (2...3).contains(parts.count) else { return nil }
        self.init(parts[0], parts[1], group: parts.count == 3 ? parts[2] : "")
    }
}

// `["and", ["=", ["item", "plan"], ["text", "move"]], …]`

extension Expression {
    fileprivate func write(to json: inout JSONWriter) {
        json.array { json in
            switch self {
            case .text(let text):
                json.value("text")
                json.value(text)
            case .number(let number):
                json.value("number")
                json.value(number)
            case .item(let name):
                json.value("item")
                json.value(name)
            case .call(let function, let arguments):
                json.value(function.rawValue)
                for argument in arguments { argument.write(to: &json) }
            }
        }
    }

    fileprivate init?(_ json: JSONValue) {
        guard let parts = json.elements, let kind = parts.first?.text else { return nil }
        switch (kind, parts.count) {
        case ("text", 2):
            guard let text = parts[1].text else { return nil }
            self = .text(text)
        case ("item", 2):
            guard let name = parts[1].text else { return nil }
            self = .item(name)
        case ("number", 2):
            guard case .number(let numeral) = parts[1].content, let number = Double(numeral) else { return nil }
            self = .number(number)
        default:
            guard let function = Function(rawValue: kind) else { return nil }
            let arguments = parts.dropFirst().compactMap(Expression.init)
            guard arguments.count == parts.count - 1, function.arity.contains(arguments.count) else { return nil }
            self = .call(function, arguments)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: String, _ rule: Expression?) {
        guard let rule else { return }
        key(name)
        rule.write(to: &self)
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
