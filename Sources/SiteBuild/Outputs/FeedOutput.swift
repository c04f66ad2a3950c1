import Definitions
import Layouts
import Model

/// The newest entries of a list as RSS 2.0 (https://www.rssboard.org/rss-specification) or Atom (RFC 4287), for the whole
/// list and for each municipality.
struct FeedOutput: Output {
    enum Format: CaseIterable, Sendable {
        case rss, atom

        var file: String { self == .rss ? "feed.xml" : "atom.xml" }
        var type: String { self == .rss ? "application/rss+xml" : "application/atom+xml" }
        var name: String { self == .rss ? "RSS" : "Atom" }
    }

    let table: ListingTable
    let choice: (facet: Int, value: Int)?
    let format: Format

    static let kinds: Set<String> = ["news", "event", "program", "house", "recruit", "stay"]
    static let facetWithFeeds = "municipality"
    private static let limit = 20

    static func all(_ table: ListingTable) -> [any Output] {
        guard kinds.contains(table.kind.name) else { return [] }
        return choicesWithFeeds(table).flatMap { choice in
            Format.allCases.map { FeedOutput(table: table, choice: choice, format: $0) }
        }
    }

    /// The whole list, and each municipality's part of it.
    static func choicesWithFeeds(_ table: ListingTable) -> [(facet: Int, value: Int)?] {
        guard let facet = table.facets.firstIndex(where: { $0.facet.name == facetWithFeeds }) else { return [nil] }
        return [nil] + table.facets[facet].values.indices.map { (facet, $0) }
    }

    var address: Address { Address(ListOutput.address(table, choice, page: 1).path + format.file) }
    var rank: OutputRank { .list }

    private var positions: ArraySlice<Int> {
        (choice.map { table.facets[$0.facet].values[$0.value].positions } ?? table.positions).prefix(Self.limit)
    }

    private func title(_ site: Site) -> String {
        let name = site.definition.text("name", in: table.language) ?? ""
        let list = site.title(of: table.kind, table.language)
        guard let choice else { return "\(name) \(list)" }
        return "\(name) \(list) \(table.facets[choice.facet].values[choice.value].label)"
    }

    func link(_ site: Site) -> Value {
        .object(
            Record([
                ("title", .text(format.name)), ("url", .text(address.href)), ("type", .text(format.type)),
            ]))
    }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        Fingerprint { writer in
            writer.add(fingerprints.site.fingerprint)
            writer.add(title(fingerprints.site))
            writer.add(fingerprints.cards(positions))
        }
    }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let site = rendering.site
        var xml: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
        switch format {
        case .rss: writeRSS(site, &xml)
        case .atom: writeAtom(site, &xml)
        }
        return Rendered(content: .bytes(xml))
    }

    private func documents(_ site: Site) -> [Document] { positions.map { site.catalog.documents[$0] } }

    private func moment(_ document: Document) -> Moment? {
        document.date ?? document.updated ?? document.entry["start"]?.moment
    }

    private func writeRSS(_ site: Site, _ xml: inout [UInt8]) {
        xml.append("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n")
        xml.appendElement("title", title(site))
        xml.appendElement("link", site.absolute(ListOutput.address(table, choice, page: 1).href))
        xml.appendElement("description", site.definition.text("description", in: table.language) ?? title(site))
        xml.appendElement("language", table.language == "easy" ? "ja" : table.language)
        xml.append("<atom:link href=\"")
        xml.appendEscaped(site.absolute(address.href))
        xml.append("\" rel=\"self\" type=\"application/rss+xml\"/>\n")
        for document in documents(site) {
            let url = site.absolute(document.address.href)
            xml.append("<item>\n")
            xml.appendElement("title", document.title)
            xml.appendElement("link", url)
            xml.append("<guid isPermaLink=\"\(site.baseURL.isEmpty ? "false" : "true")\">")
            xml.appendEscaped(url)
            xml.append("</guid>\n")
            if let moment = moment(document) { xml.appendElement("pubDate", moment.rfc822) }
            if !document.description.isEmpty { xml.appendElement("description", document.description) }
            xml.append("</item>\n")
        }
        xml.append("</channel>\n</rss>\n")
    }

    private func writeAtom(_ site: Site, _ xml: inout [UInt8]) {
        xml.append(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(table.language == "easy" ? "ja" : table.language)\">\n"
        )
        let own = site.absolute(address.href)
        xml.appendElement("title", title(site))
        xml.appendElement("id", own)
        xml.append("<link rel=\"self\" type=\"application/atom+xml\" href=\"")
        xml.appendEscaped(own)
        xml.append("\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"")
        xml.appendEscaped(site.absolute(ListOutput.address(table, choice, page: 1).href))
        xml.append("\"/>\n")
        xml.append("<author><name>")
        xml.appendEscaped(site.definition.organization?["name"]?.text ?? site.definition.name)
        xml.append("</name></author>\n")
        let newest = documents(site).compactMap(moment).max()
        xml.appendElement("updated", (newest ?? Moment(minutes: 0)).rfc3339)
        for document in documents(site) {
            let url = site.absolute(document.address.href)
            xml.append("<entry>\n")
            xml.appendElement("title", document.title)
            xml.appendElement("id", url)
            xml.append("<link rel=\"alternate\" type=\"text/html\" href=\"")
            xml.appendEscaped(url)
            xml.append("\"/>\n")
            xml.appendElement("updated", (document.updated ?? moment(document) ?? Moment(minutes: 0)).rfc3339)
            if let date = document.date { xml.appendElement("published", date.rfc3339) }
            if !document.description.isEmpty { xml.appendElement("summary", document.description) }
            xml.append("</entry>\n")
        }
        xml.append("</feed>\n")
    }
}

extension [UInt8] {
    /// `<name>text</name>` and a line break. Control characters, which XML 1.0 forbids, are left out.
    mutating func appendElement(_ name: String, _ text: String) {
        append("<\(name)>")
        appendEscaped(
            String(
                String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })))
        append("</\(name)>\n")
    }
}

extension Moment {
    private static let englishWeekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// RFC 822 with a four-digit year, as RSS wants it.
    var rfc822: String {
        let (year, month, day) = self.day.components
        return
            "\(Self.englishWeekdays[self.day.weekday]), \(twoDigits(day)) \(Self.englishMonths[month - 1]) \(year) \(twoDigits(hour)):\(twoDigits(minute)):00 +0900"
    }

    /// Always with a time.
    var rfc3339: String { Moment(minutes: minutes).iso }
}
