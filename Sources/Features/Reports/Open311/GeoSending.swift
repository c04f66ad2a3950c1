import FeatureKit
import FormEngine
import HTTP

/// What `POST requests` sends, as answers to the form behind its service.
struct GeoSending {
    private let service: GeoService
    private let fields: Query

    init(_ service: GeoService, _ fields: Query) {
        self.service = service
        self.fields = fields
    }

    private func field(_ name: String) -> String { fields[name] ?? "" }

    var answers: Answers {
        get throws(Refusal) {
            let standard = service.standardItems
            var answers = try attributes
            answers[standard.category] = [service.option.code]
            answers[standard.place + ".latitude"] = typed("lat")
            answers[standard.place + ".longitude"] = typed("long")
            answers[standard.place + ".place"] = typed("address_string")
            if let mail = standard.mail { answers[mail] = typed("email") }
            if let phone = standard.phone { answers[phone] = typed("phone") }
            let description = ([field("description")] + remarks(standard)).filter { !$0.isEmpty }.joined(
                separator: "\n")
            guard let item = standard.description else {
                if description.isEmpty { return answers }
                throw Refusal(.badRequest, "wrong-value", "この service は説明を受け付けません。", field: "description")
            }
            answers[item] = description.isEmpty ? [] : [description]
            return answers
        }
    }

    private func typed(_ name: String) -> [String] { field(name).isEmpty ? [] : [field(name)] }

    /// What the form asks for in another way is not lost. Nothing is fetched from elsewhere.
    private func remarks(_ standard: GeoStandardItems) -> [String] {
        let name = [field("last_name"), field("first_name")].filter { !$0.isEmpty }.joined(separator: " ")
        return [
            name.isEmpty ? "" : "名前：\(name)", field("media_url").isEmpty ? "" : "写真：\(field("media_url"))",
            standard.phone != nil || field("phone").isEmpty ? "" : "電話：\(field("phone"))",
        ]
    }

    /// `attribute[danger]=some`, `attribute[marks][]=a`
    private var attributes: Answers {
        get throws(Refusal) {
            var answers = Answers()
            let known = Set(service.attributes.map(\.path))
            for item in fields.items where item.name.hasPrefix("attribute[") {
                let code = String(item.name.dropFirst("attribute[".utf8.count).prefix { $0 != "]" })
                guard known.contains(code) else {
                    throw Refusal(.badRequest, "wrong-value", "この service にない項目です。", field: "attribute[\(code)]")
                }
                if !item.value.isEmpty { answers[code] = answers[code] + [item.value] }
            }
            return answers
        }
    }
}
