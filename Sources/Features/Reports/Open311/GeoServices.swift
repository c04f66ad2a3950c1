import FormEngine

/// A service of GeoReport: one of the subcategories of a form of reports.
struct GeoService {
    var form: Form
    var option: Item.Option

    /// `road-report.road_hole`
    var code: String { "\(form.id).\(option.code)" }

    static func all(_ forms: ReportForms) -> [GeoService] {
        forms.all.flatMap { form in
            (form.categoryItem?.options ?? []).map { GeoService(form: form, option: $0) }
        }
    }

    static func find(_ code: String, _ forms: ReportForms) -> GeoService? {
        let parts = code.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let form = forms.form(parts[0]),
            let option = form.categoryItem?.options.first(where: { $0.code == parts[1] })
        else { return nil }
        return GeoService(form: form, option: option)
    }

    var document: GeoReport {
        .record([
            ("service_code", .text(code)), ("service_name", .text(option.label)),
            ("description", .text(form.title)), ("metadata", .truth(!attributes.isEmpty)), ("type", .text("batch")),
            ("keywords", .text("")), ("group", .text(form.category(option.code)?.label ?? "")),
        ])
    }

    // MARK: Attributes

    /// What the standard has no field of its own for.
    struct Attribute {
        /// As answers call it.
        var path: String
        var item: Item
        var label: String
        var isRequired: Bool

        var datatype: String {
            switch item.type {
            case .number: "number"
            case .paragraph: "text"
            case .date, .birthday: "datetime"
            case .choice: "singlevaluelist"
            case .choices: "multivaluelist"
            default: "string"
            }
        }
    }

    /// What the standard has fields for: they fill these items.
    var standardItems: GeoStandardItems { GeoStandardItems(form) }

    var attributes: [Attribute] {
        let standard = standardItems.names
        let asked = form.items.filter { item in
            item.type.isAsked && !item.type.isFile && !standard.contains(item.name)
        }
        return asked.flatMap { item -> [Attribute] in
            let isRequired = item.isRequired && item.show == nil
            // Days are sent as a whole.
            if item.type.parts.isEmpty || item.type == .date || item.type == .birthday {
                return [Attribute(path: item.name, item: item, label: item.label, isRequired: isRequired)]
            }
            return item.type.parts.map { part in
                Attribute(
                    path: "\(item.name).\(part)", item: item, label: "\(item.label) \(part)", isRequired: false)
            }
        }
    }

    var definition: GeoReport {
        let described = attributes.enumerated().map { order, attribute -> GeoReport in
            var members: [(String, GeoReport)] = [
                ("variable", .truth(true)), ("code", .text(attribute.path)), ("datatype", .text(attribute.datatype)),
                ("required", .truth(attribute.isRequired)), ("datatype_description", .text(attribute.item.help)),
                ("order", .numeral(String(order + 1))), ("description", .text(attribute.label)),
            ]
            if !attribute.item.options.isEmpty {
                members.append(
                    (
                        "values",
                        .list(
                            item: "value",
                            attribute.item.options.map { option in
                                .record([
                                    ("key", .text(option.code)),
                                    ("name", .text(attribute.item.optionText(option.code))),
                                ])
                            })
                    ))
            }
            return .record(members)
        }
        return .record([("service_code", .text(code)), ("attributes", .list(item: "attribute", described))])
    }
}

/// Items that the standard's own fields fill.
struct GeoStandardItems {
    let category: String
    let place: String
    /// `description`
    let description: String?
    /// `email`
    let mail: String?
    /// `phone`
    let phone: String?

    init(_ form: Form) {
        category = form.report?.category ?? ""
        place = form.report?.place ?? ""
        description = form.items.first { $0.type == .paragraph }?.name
        mail = form.items.first { $0.type == .mail }?.name
        phone = form.items.first { $0.type == .phone }?.name
    }

    var names: Set<String> { Set([category, place, description, mail, phone].compactMap { $0 }) }
}
