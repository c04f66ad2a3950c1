import Japanese
import Model

/// An answer as people read it: on the confirm page, at the desk, in mails.
enum ItemText {
    /// `2000000` → `2,000,000`
    static func grouped(_ text: String) -> String {
        guard ItemReading.number(text) != nil else { return text }
        let whole = text.prefix { $0 != "." }
        let digits = whole.drop { $0 == "-" }
        var made = ""
        for (place, digit) in digits.enumerated() {
            if place > 0 && (digits.count - place).isMultiple(of: 3) { made.append(",") }
            made.append(digit)
        }
        return (text.hasPrefix("-") ? "-" : "") + made + text.dropFirst(whole.count)
    }

    static func text(_ item: Item, _ reading: ItemReading, today: String) -> String {
        func part(_ name: String) -> String { reading.parts[name]?.first ?? "" }
        switch item.type {
        case .choice, .choices:
            return (reading.parts[""] ?? []).map(item.optionText).joined(separator: "、")
        case .agree: return FormWords.agreed
        case .file, .photo: return reading.value.text
        case .location:
            let point = part("latitude").isEmpty ? "" : "緯度\(part("latitude"))、経度\(part("longitude"))"
            return [part("place"), part("place").isEmpty || point.isEmpty ? point : "（\(point)）"].joined()
        case .number: return grouped(part("")) + item.unit
        case .name:
            let kana = [part("family_kana"), part("given_kana")].filter { !$0.isEmpty }.joined(separator: " ")
            return reading.value.text + (kana.isEmpty ? "" : "（\(kana)）")
        case .address:
            let lines = [
                part("postal").isEmpty ? "" : "〒\(part("postal"))", part("prefecture") + part("city") + part("street"),
                part("building"),
            ]
            return lines.filter { !$0.isEmpty }.joined(separator: " ")
        case .date, .birthday:
            guard let day = CivilDate(iso: reading.value.text) else {
                return ItemType.date.parts.map(part).joined(separator: " ")
            }
            let text = FormWords.day(day)
            guard item.type == .birthday,
                case .number(let age) = Expression.age(day.description, on: item.ageOn ?? today)
            else { return text }
            return "\(text)・\(Int(age))歳"
                + (item.ageOn.flatMap(CivilDate.init(iso:)).map { "（\(FormWords.plainDay($0))現在）" } ?? "")
        default: return part("")
        }
    }
}
