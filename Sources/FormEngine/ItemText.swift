import Japanese
import Model

/// An answer as people read it: on the confirm page, at the desk, in mails.
struct ItemText {
    private let words: FormWords
    private let today: String

    init(_ words: FormWords, today: String) {
        self.words = words
        self.today = today
    }

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

    func text(_ item: Item, _ reading: ItemReading) -> String {
        func part(_ name: String) -> String { reading.parts[name]?.first ?? "" }
        switch item.type {
        case .choice, .choices:
            return (reading.parts[""] ?? []).map { item.optionText($0, words) }.joined(
                separator: words[.listSeparator])
        case .agree: return words[.agreed]
        case .file, .photo: return reading.value.text
        case .location:
            if part("latitude").isEmpty { return part("place") }
            let point = words.point(latitude: part("latitude"), longitude: part("longitude"))
            return part("place").isEmpty
                ? point : words.text(.withNote, ["text": part("place"), "note": point])
        case .number: return Self.grouped(part("")) + item.unit
        case .name:
            let kana = [part("family_kana"), part("given_kana")].filter { !$0.isEmpty }.joined(separator: " ")
            return kana.isEmpty
                ? reading.value.text : words.text(.withNote, ["text": reading.value.text, "note": kana])
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
            let text = words.dayWithWeekday(day)
            guard item.type == .birthday,
                case .number(let age) = Expression.age(day.description, on: item.ageOn ?? today)
            else { return text }
            guard let on = item.ageOn.flatMap(CivilDate.init(iso:)) else {
                return words.text(.age, ["date": text, "age": String(Int(age))])
            }
            return words.text(.ageOn, ["date": text, "age": String(Int(age)), "on": words.day(on)])
        default: return part("")
        }
    }
}
