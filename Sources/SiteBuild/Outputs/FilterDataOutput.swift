import Definitions
import Layouts
import Model

/// `filter.json`: the whole list for instant filtering in the browser; read by filter-core.js, which describes its shape.
struct FilterDataOutput: Output {
    let table: ListingTable

    static func address(_ table: ListingTable) -> Address { Address(table.address.path + "filter.json") }

    var address: Address { Self.address(table) }
    var rank: OutputRank { .list }
    var isLarge: Bool { true }

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
    /// Usual bytes of all facets, and of an entry.
    private static let facetsLength = 4 << 10
    private static let itemLength = 700

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let (positions, last) = (table.positions, rendering.lastPieces(self))
        let common = itemFingerprint(Fingerprints(rendering.fingerprints))
        let writing = FilterItemWriting(table, rendering.site)
        let portions = Workers.map((positions.count + Self.portion - 1) / Self.portion) { index in
            let first = index * Self.portion
            return items(
                positions[first..<min(first + Self.portion, positions.count)], common, last, writing, rendering)
        }
        var written: [Items] = []
        for portion in portions { written.append(try portion.get()) }
        var pieces: [OutputPiece] = []
        pieces.reserveCapacity(positions.count)
        var json = JSONWriter()
        json.reserve(written.reduce(Self.facetsLength) { $0 + $1.json.count + 1 })
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
        _ positions: ArraySlice<Int>, _ common: Fingerprint, _ last: LastPieces?, _ writing: FilterItemWriting,
        _ rendering: Rendering
    ) -> Result<Items, Problem> {
        let site = rendering.site
        var json = JSONWriter()
        json.reserve(positions.count * Self.itemLength)
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
                writing.write(document, card: html, &json)
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
}
