import Definitions
import Layouts
import Model

/// `filter.json`: the whole list for instant filtering in the browser; read by filter-core.js, which describes its shape.
struct FilterDataOutput: Output {
    let table: ListingTable

    static func address(_ table: ListingTable) -> Address { Address(table.address.path + "filter.json") }

    var address: Address { Self.address(table) }
    var rank: OutputRank { .list }

    private var template: String { "cards/\(table.kind.name).html" }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        Fingerprint { writer in
            writer.add(table.fingerprint)
            writer.add(fingerprints.list(table.kind.name, table.language))
            if let template = fingerprints.template(template, table.language) { writer.add(template) }
        }
    }

    private static let itemName = Name("item")
    /// Entries that a worker writes at a time: a long list is most of what an edit of one of its entries costs.
    private static let portion = 64

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let (positions, last) = (table.positions, rendering.lastPieces(self))
        let common = itemFingerprint(Fingerprints(rendering.fingerprints))
        let portions = Workers.map((positions.count + Self.portion - 1) / Self.portion) { index in
            let first = index * Self.portion
            return items(positions[first..<min(first + Self.portion, positions.count)], common, last, rendering)
        }
        var written: [Items] = []
        for portion in portions { written.append(try portion.get()) }
        var pieces: [OutputPiece] = []
        pieces.reserveCapacity(positions.count)
        var json = JSONWriter()
        json.object { json in
            json.key("facets")
            json.array { json in for facet in table.facets { write(facet, &json) } }
            json.key("items")
            json.array { json in
                for items in written {
                    json.raw(items: items.json)
                    let start = json.bytes.count - items.json.count
                    for piece in items.pieces {
                        pieces.append(
                            OutputPiece(
                                fingerprint: piece.fingerprint,
                                range: (start + piece.range.lowerBound)..<(start + piece.range.upperBound)))
                    }
                }
            }
        }
        return Rendered(content: .bytes(json.bytes), pieces: pieces)
    }

    /// Of what every item is made from, its entry aside.
    private func itemFingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        Fingerprint { writer in
            for facet in table.facets { writer.add(facet.facet.name) }
            if let template = fingerprints.template(template, table.language) { writer.add(template) }
        }
    }

    private struct Items: Sendable {
        var json: [UInt8] = []
        var pieces: [OutputPiece] = []
    }

    private func items(
        _ positions: ArraySlice<Int>, _ common: Fingerprint, _ last: LastPieces?, _ rendering: Rendering
    ) -> Result<Items, Problem> {
        let site = rendering.site
        var json = JSONWriter()
        var (html, pieces): ([UInt8], [OutputPiece]) = ([], [])
        for position in positions {
            let fingerprint = Fingerprint.mix {
                $0.add(common)
                $0.add(rendering.fingerprints.cards[position])
            }
            let start = json.bytes.count + (json.bytes.isEmpty ? 0 : 1)
            if let known = last?[fingerprint] {
                json.raw(items: known)
            } else {
                let document = site.catalog.documents[position]
                html.removeAll(keepingCapacity: true)
                do throws(Problem) {
                    try rendering.render(
                        template, table.language, [(Self.itemName, .object(site.card(document)))], into: &html)
                } catch {
                    return .failure(error)
                }
                write(document, card: html, site, &json)
            }
            pieces.append(OutputPiece(fingerprint: fingerprint, range: start..<json.bytes.count))
        }
        return .success(Items(json: json.bytes, pieces: pieces))
    }

    private func write(_ facet: ListingTable.FacetTable, _ json: inout JSONWriter) {
        json.object { json in
            json.member("name", facet.facet.name)
            json.member("label", facet.label)
            json.key("values")
            json.array { json in
                for value in facet.values {
                    json.object { json in
                        json.member("code", value.code)
                        json.member("label", value.label)
                    }
                }
            }
        }
    }

    private func write(_ document: Document, card: [UInt8], _ site: Site, _ json: inout JSONWriter) {
        json.object { json in
            json.member("u", document.address.href)
            json.member("t", searchText(document, site))
            json.key("f")
            json.object { json in
                for facet in table.facets {
                    // Worked out by the browser on the day of the visit.
                    if case .window = facet.facet.source { continue }
                    let codes = FacetReading(table.kind, facet.facet, table.language, site).codes(document.entry)
                    if codes.isEmpty { continue }
                    json.key(facet.facet.name)
                    json.array { json in for code in codes { json.value(code) } }
                }
            }
            json.member("o", ifPresent: document.entry["opens"]?.moment?.iso)
            json.member("c", ifPresent: document.entry["closes"]?.moment?.iso)
            let numbers = sortNumbers(document.entry)
            if !numbers.isEmpty {
                json.key("s")
                json.object { json in
                    for (name, number) in numbers {
                        json.member(name, number)
                    }
                }
            }
            json.member("h", utf8: card)
        }
    }

    private func searchText(_ document: Document, _ site: Site) -> String {
        var words = [document.title, document.description]
        words += document.entry.header.tags
        if let id = document.entry["municipality"]?.text {
            words.append(site.catalog.document(Kind.municipality.name, id, table.language)?.title ?? "")
        }
        for name in ["number", "district", "place", "address", "amount", "kana"] {
            words.append(document.entry[name]?.text ?? "")
        }
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// What the list can be sorted by in the browser.
    private func sortNumbers(_ entry: Entry) -> [(String, Double)] {
        let fields = [
            ("amount", ["amount_max"]), ("cheap", ["price", "rent"]), ("large", ["floor_area", "land_area"]),
        ]
        return fields.compactMap { name, sources in
            sources.lazy.compactMap { entry[$0]?.number }.first.map { (name, $0) }
        }
    }
}
