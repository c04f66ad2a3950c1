/// What a browser is told about a field: which keyboard, and what it may fill in by itself
/// (https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill; WCAG 2.2, 1.3.5).
enum InputAttributes {
    /// - Parameter isInGroup: rows are about several people, of whom the browser knows one.
    static func all(_ type: ItemType, part: String, isInGroup: Bool) -> [(String, String)] {
        let keyboard = keyboard(type, part)
        let filled = isInGroup ? "" : filled(type, part)
        return keyboard + (filled.isEmpty ? [] : [("autocomplete", filled)])
    }

    private static func keyboard(_ type: ItemType, _ part: String) -> [(String, String)] {
        switch (type, part) {
        case (.phone, _): [("type", "tel")]
        case (.mail, _): [("type", "email")]
        case (.web, _): [("type", "url")]
        case (_, "latitude"), (_, "longitude"): [("inputmode", "decimal")]
        case (.number, _), (.corporation, _), (_, "month"), (_, "day"), (_, "postal"): [("inputmode", "numeric")]
        default: []
        }
    }

    private static let filledParts = [
        "family": "family-name", "given": "given-name", "postal": "postal-code", "prefecture": "address-level1",
        "city": "address-level2", "street": "address-line1", "building": "address-line2",
    ]

    private static func filled(_ type: ItemType, _ part: String) -> String {
        switch type {
        case .phone: "tel"
        case .mail: "email"
        case .corporation, .number, .time, .date, .location: "off"
        // The year may be one of an era, which no browser knows.
        case .birthday: part == "month" ? "bday-month" : part == "day" ? "bday-day" : ""
        default: filledParts[part] ?? ""
        }
    }
}
