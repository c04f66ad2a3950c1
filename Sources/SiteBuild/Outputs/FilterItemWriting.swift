import Definitions
import Model

/// Writes entries of one list into its `filter.json`. Where the kind has each field is found once, not for thousands of
/// entries.
struct FilterItemWriting: Sendable {
    private let site: Site
    private let language: String
    private let facets: [FacetReading]
    private let opens: Int?
    private let closes: Int?
    private let municipality: Int?
    /// Fields whose words the list is searched by.
    private let words: [Int]
    /// What the list can be sorted by in the browser: the first of the fields that has a number.
    private let numbers: [(name: String, fields: [Int])]

    init(_ table: ListingTable, _ site: Site) {
        self.site = site
        language = table.language
        let position = table.kind.position
        facets = table.facets.map { FacetReading(table.kind, $0.facet, table.language, site) }.filter {
            // Worked out by the browser on the day of the visit.
            if case .window = $0.facet.source { false } else { true }
        }
        opens = position["opens"]
        closes = position["closes"]
        municipality = position["municipality"]
        words = ["number", "district", "place", "address", "amount", "kana"].compactMap { position[$0] }
        let numbers = [
            ("amount", ["amount_max"]), ("cheap", ["price", "rent"]), ("large", ["floor_area", "land_area"]),
        ]
        self.numbers = numbers.map { ($0, $1.compactMap { position[$0] }) }
    }

    func write(_ document: Document, card: [UInt8], _ json: inout JSONWriter) {
        let values = document.entry.values
        json.object { json in
            json.member("u", document.address.href)
            json.member("t", searchText(document, values))
            json.key("f")
            json.object { json in
                for facet in facets {
                    let codes = facet.codes(document.entry)
                    if codes.isEmpty { continue }
                    json.key(facet.facet.name)
                    json.array { json in for code in codes { json.value(code) } }
                }
            }
            json.member("o", ifPresent: opens.flatMap { values[$0]?.moment?.iso })
            json.member("c", ifPresent: closes.flatMap { values[$0]?.moment?.iso })
            writeNumbers(values, &json)
            json.member("h", utf8: card)
        }
    }

    private func writeNumbers(_ values: [FieldValue?], _ json: inout JSONWriter) {
        let found = numbers.compactMap { name, fields in
            fields.lazy.compactMap { values[$0]?.number }.first.map { (name, $0) }
        }
        if found.isEmpty { return }
        json.key("s")
        json.object { json in for (name, number) in found { json.member(name, number) } }
    }

    private func searchText(_ document: Document, _ values: [FieldValue?]) -> String {
        var text = document.title
        func add(_ word: String?) {
            guard let word, !word.isEmpty else { return }
            if !text.isEmpty { text += " " }
            text += word
        }
        add(document.description)
        for tag in document.entry.header.tags { add(tag) }
        if let id = municipality.flatMap({ values[$0]?.text }) {
            add(site.catalog.document(Kind.municipality.name, id, language)?.title)
        }
        for field in words { add(values[field]?.text) }
        return text
    }
}
