import Definitions
import Model

/// Events as iCalendar (RFC 5545), for the whole list and for each municipality.
struct CalendarOutput: Output {
    let table: ListingTable
    let choice: (facet: Int, value: Int)?

    static func all(_ table: ListingTable) -> [any Output] {
        guard table.kind.name == Kind.event.name else { return [] }
        return FeedOutput.choicesWithFeeds(table).map { CalendarOutput(table: table, choice: $0) }
    }

    var address: Address { Address(ListOutput.address(table, choice, page: 1).path + "calendar.ics") }
    var rank: OutputRank { .list }

    private var positions: [Int] { choice.map { table.facets[$0.facet].values[$0.value].positions } ?? table.positions }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        Fingerprint { writer in
            writer.add(fingerprints.site.fingerprint)
            writer.add(fingerprints.cards(positions))
        }
    }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let site = rendering.site
        var calendar = CalendarText()
        calendar.line("BEGIN", "VCALENDAR")
        calendar.line("VERSION", "2.0")
        calendar.line("PRODID", "-//Madoguchi//Madoguchi//JA")
        calendar.line("CALSCALE", "GREGORIAN")
        calendar.line("METHOD", "PUBLISH")
        calendar.line("X-WR-CALNAME", CalendarText.escaped(site.definition.text("name", in: table.language) ?? ""))
        calendar.line("X-WR-TIMEZONE", "Asia/Tokyo")
        for row in [
            "BEGIN:VTIMEZONE", "TZID:Asia/Tokyo", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0900",
            "TZOFFSETTO:+0900", "TZNAME:JST", "END:STANDARD", "END:VTIMEZONE",
        ] {
            calendar.raw(row)
        }
        for position in positions { write(site.catalog.documents[position], site, &calendar) }
        calendar.line("END", "VCALENDAR")
        return Rendered(content: .bytes(calendar.bytes))
    }

    private func write(_ event: Document, _ site: Site, _ calendar: inout CalendarText) {
        guard let start = event.entry["start"]?.moment else { return }
        calendar.line("BEGIN", "VEVENT")
        // The same for the life of the entry, wherever the site moves.
        calendar.line("UID", "\(event.entry.id)@\(host(site))")
        // RFC 5545 asks for a time stamp; a stable one keeps the file the same between builds.
        calendar.line("DTSTAMP", CalendarText.utc(event.updated ?? event.date ?? start))
        calendar.moment("DTSTART", start)
        if let end = event.entry["end"]?.moment {
            // A day's end is exclusive.
            calendar.moment("DTEND", end.hasTime ? end : Moment(day: end.day + 1))
        }
        calendar.line("SUMMARY", CalendarText.escaped(event.title))
        if !event.description.isEmpty { calendar.line("DESCRIPTION", CalendarText.escaped(event.description)) }
        let place = [event.entry["place"]?.text, event.entry["address"]?.text].compactMap { $0 }.joined(separator: " ")
        if !place.isEmpty { calendar.line("LOCATION", CalendarText.escaped(place)) }
        if let latitude = event.entry["latitude"]?.number, let longitude = event.entry["longitude"]?.number {
            calendar.line("GEO", "\(latitude);\(longitude)")
        }
        calendar.line("URL", site.absolute(event.address.href))
        calendar.line("END", "VEVENT")
    }

    private func host(_ site: Site) -> String {
        let address = site.baseURL.drop { $0 != ":" }.dropFirst(3)
        let host = address.prefix { $0 != "/" && $0 != ":" }
        return host.isEmpty ? "madoguchi" : String(host)
    }
}

/// Content lines of RFC 5545: CRLF, folded at 75 bytes between characters.
struct CalendarText {
    private(set) var bytes: [UInt8] = []
    private static let longestLine = 75

    mutating func line(_ name: String, _ value: String) { raw("\(name):\(value)") }

    mutating func raw(_ text: String) {
        var room = Self.longestLine
        for scalar in text.unicodeScalars {
            let encoded = UTF8.encode(scalar)!
            if encoded.count > room {
                bytes.append("\r\n ")
                room = Self.longestLine - 1
            }
            bytes.append(contentsOf: encoded)
            room -= encoded.count
        }
        bytes.append("\r\n")
    }

    mutating func moment(_ name: String, _ moment: Moment) {
        if moment.hasTime {
            raw(
                "\(name);TZID=Asia/Tokyo:\(moment.day.compact)T\(twoDigits(moment.hour))\(twoDigits(moment.minute))00"
            )
        } else {
            raw("\(name);VALUE=DATE:\(moment.day.compact)")
        }
    }

    static func utc(_ moment: Moment) -> String {
        let shifted = Moment(minutes: moment.minutes - Moment.japanOffsetSeconds / 60)
        return "\(shifted.day.compact)T\(twoDigits(shifted.hour))\(twoDigits(shifted.minute))00Z"
    }

    /// TEXT values, §3.3.11.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case ";": result += "\\;"
            case ",": result += "\\,"
            case "\n": result += "\\n"
            case let control where control.value < 0x20: continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
