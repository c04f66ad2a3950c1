import Japanese

// Sheets spread over several columns what the content says in one field:
//
//   start, end    ⇄ start.date start.time end.date end.time
//   hours         ⇄ hours.days hours.opens hours.closes hours.note      月火水木金 09:00〜17:00（祝日を除く）
//   fee           ⇄ fee.basic fee.detail                                500円（小学生は無料）
//   hazards       ⇄ hazard.flood … hazard.volcano
//   body          ⇄ body body#見出し …                                   sections under fixed headings
//   address       ← address.prefecture address.municipality address.town address.block
//   municipality  ⇄ municipality.code municipality.name                 by the list of municipalities
//                 ← address.code address.municipality                   where the publisher is a prefecture

/// A municipality by its three names.
public struct MunicipalityName: Hashable, Sendable {
    /// The id of its profile, by which records name it.
    public var id: String
    /// Six digits.
    public var code: String
    public var name: String

    public init(id: String, code: String, name: String) {
        self.id = id
        self.code = code
        self.name = name
    }
}

/// Between the parts of a row and the fields of a record.
struct Composer {
    var sheet: Sheet
    var municipalities: [MunicipalityName] = []

    static let hazards = [
        "flood", "landslide", "storm_surge", "earthquake", "tsunami", "fire", "inland_flood", "volcano",
    ]

    /// The whole field a part belongs to; the field itself for any other.
    static func whole(of field: String) -> String {
        switch field {
        case "start", "start.date", "start.time", "end", "end.date", "end.time": "start"
        case "hours.days", "hours.opens", "hours.closes", "hours.note": "hours"
        case "fee.basic", "fee.detail": "fee"
        case "municipality.code", "municipality.name": "municipality"
        case _ where field.hasPrefix("hazard."): "hazards"
        case _ where field.hasPrefix("body#"): "body"
        default: field
        }
    }

    /// Parts, by field, become fields. Parts that are no field of the content are gone afterwards.
    func compose(_ parts: [String: FieldValue]) -> [String: FieldValue] {
        var fields = parts
        composePeriod(&fields)
        composeHours(&fields)
        composeFee(&fields)
        composeHazards(&fields)
        composeBody(&fields)
        composeMunicipality(&fields)
        composeAddress(&fields)
        composeContact(&fields)
        return fields
    }

    /// Fields become the parts the sheet has; `wholes` are the fields the table at hand keeps in one column.
    func decompose(_ fields: [String: FieldValue], wholes: Set<String>) -> [String: FieldValue] {
        var parts = fields
        if !wholes.contains("start") { decomposeMoment("start", &parts) }
        if !wholes.contains("end") { decomposeMoment("end", &parts) }
        if !wholes.contains("hours"), has("hours.note") { decomposeHours(&parts) }
        if !wholes.contains("fee"), has("fee.basic") { decomposeFee(&parts) }
        if !wholes.contains("hazards"), has("hazard.flood") { decomposeHazards(&parts) }
        let hasSections = wholes.contains { $0.hasPrefix("body#") }
        if hasSections || !wholes.contains("body") { decomposeBody(&parts) }
        decomposeMunicipality(&parts, keepsID: wholes.contains("municipality"))
        return parts
    }

    private func has(_ field: String) -> Bool { sheet.column(field: field) != nil }

    // MARK: start, end

    private func composePeriod(_ fields: inout [String: FieldValue]) {
        guard has("start.date") else { return }
        if fields["start"] == nil, case .date(let date)? = fields["start.date"] {
            fields["start"] = moment(date, time(fields["start.time"]))
        }
        if fields["end"] == nil {
            if case .date(let date)? = fields["end.date"] {
                fields["end"] = moment(date, time(fields["end.time"]))
            } else if let closing = time(fields["end.time"]), let start = fields["start"]?.day {
                fields["end"] = moment(start, closing)
            }
        }
        for part in ["start.date", "start.time", "end.date", "end.time"] { fields[part] = nil }
    }

    /// 24:00 and later are moments of the next day.
    private func moment(_ date: CivilDate, _ time: ClockTime?) -> FieldValue {
        guard let time else { return .date(date) }
        if time.hour >= 24, let next = CivilDate(dayNumber: date.dayNumber + 1),
            let early = ClockTime(hour: time.hour - 24, minute: time.minute)
        {
            return .dateTime(next, early)
        }
        return .dateTime(date, time)
    }

    private func time(_ value: FieldValue?) -> ClockTime? {
        if case .text(let text)? = value { return clockTime(text) }
        return nil
    }

    private func decomposeMoment(_ field: String, _ parts: inout [String: FieldValue]) {
        guard has(field + ".date"), let value = parts[field] else { return }
        switch value {
        case .date(let date): parts[field + ".date"] = .date(date)
        case .dateTime(let date, let time):
            parts[field + ".date"] = .date(date)
            parts[field + ".time"] = .text(time.description)
        default: return
        }
        parts[field] = nil
    }

    // MARK: fee

    private func composeFee(_ fields: inout [String: FieldValue]) {
        guard has("fee.basic") else { return }
        let basic = fields["fee.basic"]?.plainText ?? ""
        let detail = fields["fee.detail"]?.plainText ?? ""
        fields["fee.basic"] = nil
        fields["fee.detail"] = nil
        guard fields["fee"] == nil, !basic.isEmpty || !detail.isEmpty else { return }
        fields["fee"] = .text(basic.isEmpty ? detail : detail.isEmpty ? basic : "\(basic)（\(detail)）")
    }

    private func decomposeFee(_ parts: inout [String: FieldValue]) {
        guard case .text(let fee)? = parts["fee"] else { return }
        parts["fee"] = nil
        let (basic, detail) = splitRemark(fee)
        let isExact = !basic.isEmpty && !detail.isEmpty
        parts["fee.basic"] = .text(isExact ? basic : fee)
        if isExact { parts["fee.detail"] = .text(detail) }
    }

    // MARK: hazards

    private func composeHazards(_ fields: inout [String: FieldValue]) {
        guard has("hazard.flood") else { return }
        var named: Set<String> = []
        if case .list(let hazards)? = fields["hazards"] { named.formUnion(hazards) }
        for hazard in Composer.hazards where fields.removeValue(forKey: "hazard." + hazard) == .bool(true) {
            named.insert(hazard)
        }
        let ordered = Composer.hazards.filter { named.contains($0) }
        fields["hazards"] = ordered.isEmpty ? nil : .list(ordered)
    }

    private func decomposeHazards(_ parts: inout [String: FieldValue]) {
        guard case .list(let hazards)? = parts.removeValue(forKey: "hazards") else { return }
        for hazard in hazards { parts["hazard." + hazard] = .bool(true) }
    }

    // MARK: body

    private func composeBody(_ fields: inout [String: FieldValue]) {
        var sections: [String] = []
        if let text = fields["body"]?.plainText { sections.append(text) }
        for column in sheet.columns where column.field.hasPrefix("body#") {
            guard let text = fields.removeValue(forKey: column.field)?.plainText else { continue }
            sections.append("## \(column.field.dropFirst(5))\n\n\(text)")
        }
        fields["body"] = sections.isEmpty ? nil : .text(sections.joined(separator: "\n\n"))
    }

    private func decomposeBody(_ parts: inout [String: FieldValue]) {
        let sections = sheet.columns.filter { $0.field.hasPrefix("body#") }
        guard !sections.isEmpty, let body = parts["body"]?.plainText else { return }
        var texts: [String: FieldValue] = [:]
        var field = "body"
        var lines: [String] = []
        func finish() {
            let text = trimmed(lines.joined(separator: "\n"))
            if !text.isEmpty { texts[field] = .text(text) }
            lines.removeAll()
        }
        for line in body.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map({ String(Substring($0)) }) {
            if let section = sections.first(where: { line == "## " + $0.field.dropFirst(5) }) {
                finish()
                field = section.field
            } else {
                lines.append(line)
            }
        }
        finish()
        parts["body"] = nil
        parts.merge(texts) { _, new in new }
        // Sections in another order, or twice, would come back differently: then the body stays whole.
        var back = texts
        composeBody(&back)
        if back["body"]?.plainText != body {
            for section in sections { parts[section.field] = nil }
            parts["body"] = .text(body)
        }
    }

    // MARK: municipality, address, contact

    private func composeAddress(_ fields: inout [String: FieldValue]) {
        let prefecture = fields.removeValue(forKey: "address.prefecture")?.plainText ?? ""
        let city = fields.removeValue(forKey: "address.municipality")?.plainText
        let town = fields.removeValue(forKey: "address.town")?.plainText ?? ""
        let block = fields.removeValue(forKey: "address.block")?.plainText ?? ""
        let name = fields.removeValue(forKey: "municipality.name")?.plainText
        guard fields["address"] == nil, has("address"), !(town + block).isEmpty else { return }
        fields["address"] = .text(prefecture + (city ?? name ?? "") + town + block)
    }

    /// A desk named by its id says it all; the content has either that or the particulars.
    private func composeContact(_ fields: inout [String: FieldValue]) {
        guard fields["contact"] != nil else { return }
        for field in fields.keys where field.hasPrefix("contact.") { fields[field] = nil }
    }

    /// Where the place is says more than who published the sheet.
    private func composeMunicipality(_ fields: inout [String: FieldValue]) {
        let codes = ["address.code", "municipality.code"].compactMap { fields.removeValue(forKey: $0)?.plainText }
        let names = ["address.municipality", "municipality.name"].compactMap { fields[$0]?.plainText }
        guard fields["municipality"] == nil, has("municipality") else { return }
        let found =
            codes.lazy.compactMap { code in municipalities.first { $0.code == code } }.first
            ?? names.lazy.compactMap { name in municipalities.first { $0.name == name } }.first
        fields["municipality"] = found.map { .text($0.id) }
    }

    /// The id itself is written only for a municipality that has no code here.
    private func decomposeMunicipality(_ parts: inout [String: FieldValue], keepsID: Bool) {
        guard has("municipality.code"), let id = parts["municipality"]?.plainText,
            let municipality = municipalities.first(where: { $0.id == id })
        else { return }
        parts["municipality.code"] = .text(municipality.code)
        parts["municipality.name"] = .text(municipality.name)
        if !keepsID { parts["municipality"] = nil }
    }
}

extension FieldValue {
    var plainText: String? {
        if case .text(let text) = self { return text }
        return nil
    }

    fileprivate var day: CivilDate? {
        switch self {
        case .date(let date), .dateTime(let date, _): date
        default: nil
        }
    }
}

/// `基本（詳細）` → (基本, 詳細); a bracket in the middle, or none, leaves the text whole.
func splitRemark(_ text: String) -> (String, String) {
    guard text.hasSuffix("）"), let open = text.unicodeScalars.firstIndex(of: "（") else { return (text, "") }
    let scalars = text.unicodeScalars
    let inside = scalars[scalars.index(after: open)..<scalars.index(before: scalars.endIndex)]
    // The first bracket has to be the one that ends at the end.
    var depth = 1
    for scalar in inside {
        if scalar == "（" { depth += 1 }
        if scalar == "）" { depth -= 1 }
        if depth == 0 { return (text, "") }
    }
    return (String(scalars[..<open]), String(inside))
}
