import Definitions
import Japanese
import Model
import OpenData

/// Entries as records of sheets: the other way round from reading a sheet.
enum EntryRecords {
    /// - Parameter body: the entry's text, where the sheet is to have it.
    static func record(_ entry: Entry, id: String, body: String? = nil) -> SheetRecord {
        var record = SheetRecord(id: id)
        add(entry.header, to: &record)
        for (position, field) in entry.kind.fields.enumerated() {
            guard let value = entry.values[position] else { continue }
            add(value, named: field.name, to: &record)
        }
        for pair in entry.header.extra?.map ?? [] { add(pair.value, named: "extra." + pair.name, to: &record) }
        if let body, !body.isEmpty { record["body"] = .text(body) }
        return record
    }

    private static func add(_ header: Entry.Header, to record: inout SheetRecord) {
        record["title"] = .text(header.title)
        if let description = header.description { record["description"] = .text(description) }
        for (name, moment) in [
            ("date", header.date), ("updated", header.updated), ("publish", header.publish),
            ("expires", header.expires),
        ] {
            if let moment { record[name] = self.moment(moment) }
        }
        if header.isDraft { record["draft"] = .bool(true) }
        if !header.tags.isEmpty { record["tags"] = .list(header.tags) }
        if let image = header.image { record["image"] = .text(image) }
        if let alt = header.imageAlt { record["image_alt"] = .text(alt) }
        if !header.redirects.isEmpty { record["redirects"] = .list(header.redirects) }
    }

    private static func add(_ value: Definitions.FieldValue, named name: String, to record: inout SheetRecord) {
        switch value {
        case .text(let text): record[name] = .text(text)
        case .bool(let bool): record[name] = .bool(bool)
        case .int(let int): record[name] = .int(int)
        case .number(let number): record[name] = .number(number)
        case .moment(let moment): record[name] = self.moment(moment)
        case .map(let pairs): for pair in pairs { add(pair.value, named: "\(name).\(pair.name)", to: &record) }
        case .list(let items):
            if items.contains(where: { $0.map != nil }) {
                record[name] = .maps(
                    items.map { item in
                        (item.map ?? []).map {
                            .init($0.name, plainText($0.value), isNumber: $0.value.int != nil)
                        }
                    })
            } else {
                record[name] = .list(items.map(plainText))
            }
        }
    }

    private static func moment(_ moment: Moment) -> OpenData.FieldValue {
        let (year, month, day) = moment.day.components
        guard let date = CivilDate(year: year, month: month, day: day) else { return .text(moment.iso) }
        guard moment.hasTime, let time = ClockTime(hour: moment.hour, minute: moment.minute) else { return .date(date) }
        return .dateTime(date, time)
    }

    private static func plainText(_ value: Definitions.FieldValue) -> String {
        switch value {
        case .text(let text): text
        case .bool(let bool): bool ? "true" : "false"
        case .int(let int): String(int)
        case .number(let number): String(number)
        case .moment(let moment): moment.iso
        case .list(let items): items.map(plainText).joined(separator: "|")
        case .map(let pairs): pairs.map { plainText($0.value) }.joined(separator: " ")
        }
    }
}
