import Definitions
import Model
import OpenData

/// A kind's entries as a sheet of the municipal standard open-data set: `/opendata/events.csv`, for places one sheet per
/// category. The vacant houses' sheet goes to the national bank as well.
struct OpenDataOutput: Output {
    enum Sheet: Sendable {
        case standard(SheetKind, SheetFormat)
        /// Registration cards for the national vacant-house bank.
        case houseFeed(isJSON: Bool)
    }

    let sheet: Sheet
    let positions: [Int]
    let address: Address

    /// Kinds of which a municipality publishes sheets.
    private static let kinds: [(kind: Kind, sheet: SheetKind)] = [
        (.event, .event), (.program, .program), (.municipality, .municipality),
    ]

    static func all(_ site: Site) -> [any Output] {
        var outputs: [any Output] = []
        for (kind, sheet) in kinds {
            outputs += sheets(sheet, site.catalog.list(kind.name, site.defaultLanguage), name: kind.folder)
        }
        outputs += placeSheets(site)
        let houses = site.catalog.list(Kind.house.name, site.defaultLanguage)
        if !houses.isEmpty {
            outputs.append(
                OpenDataOutput(
                    sheet: .houseFeed(isJSON: false), positions: houses, address: Address("/opendata/houses.csv")))
            outputs.append(
                OpenDataOutput(
                    sheet: .houseFeed(isJSON: true), positions: houses, address: Address("/opendata/houses.json")))
        }
        return outputs
    }

    private static func placeSheets(_ site: Site) -> [any Output] {
        let places = site.catalog.list(Kind.place.name, site.defaultLanguage)
        let byCategory = Dictionary(grouping: places) { site.catalog.documents[$0].entry["category"]?.text ?? "other" }
        return byCategory.keys.sorted().flatMap { sheets(.place, byCategory[$0] ?? [], name: "places-" + $0) }
    }

    private static func sheets(_ sheet: SheetKind, _ positions: [Int], name: String) -> [any Output] {
        guard !positions.isEmpty else { return [] }
        return [("csv", SheetFormat.csvUTF8), ("json", .json)].map { type, format in
            OpenDataOutput(
                sheet: .standard(sheet, format), positions: positions, address: Address("/opendata/\(name).\(type)"))
        }
    }

    var rank: OutputRank { .list }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        Fingerprint { writer in
            writer.add(fingerprints.site.fingerprint)
            writer.add(fingerprints.cards(positions))
        }
    }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let site = rendering.site
        let records = positions.map { position in
            let entry = site.catalog.documents[position].entry
            var record = EntryRecords.record(entry, id: entry.id)
            // What a sheet of somebody else's brought along may be a note for staff; it is not published.
            for field in record.fields where field.name.hasPrefix("extra.") { record[field.name] = nil }
            spellOutContact(of: &record, site)
            return record
        }
        let municipalities = site.municipalityNames
        switch sheet {
        case .standard(let kind, let format):
            let options = ExportOptions(municipalities: municipalities, vocabularies: Vocabularies(site.definition))
            let export = exporting(kind, records, as: format, options: options)
            return Rendered(content: .bytes(export.bytes))
        case .houseFeed(let isJSON):
            let feed = vacantHouseFeed(records, municipalities: municipalities) { id in
                site.catalog.document(Kind.house.name, id, site.defaultLanguage).map { site.absolute($0.address.href) }
                    ?? ""
            }
            return Rendered(
                content: .bytes(isJSON ? feed.json : feed.csv), problems: isJSON ? [] : warnings(feed, site))
        }
    }
}

extension OpenDataOutput {
    /// A desk's id says something within the site alone; others are to call it.
    private func spellOutContact(of record: inout SheetRecord, _ site: Site) {
        guard let name = record.text("contact"), let desk = site.catalog.desks[name] else { return }
        record["contact"] = nil
        for field in ["name", "section", "phone", "email"] {
            if let text = desk[field]?.text { record["contact." + field] = .text(text) }
        }
    }

    /// A house whose card is incomplete stays on the site, but the bank does not get it.
    private func warnings(_ feed: VacantHouseFeed, _ site: Site) -> [Problem] {
        let files = Dictionary(
            positions.map { position in
                let house = site.catalog.documents[position]
                return ("houses/\(house.entry.id).md", house.file)
            }
        ) { first, _ in first }
        let settled = Set(
            positions.map { site.catalog.documents[$0].entry }
                .filter { ["contracted", "withdrawn"].contains($0["state"]?.text) }
                .map { "houses/\($0.id).md" })
        return feed.problems.filter { problem in
            // Of a house that is no longer offered nobody misses a photograph.
            problem.severity == .error || !settled.contains(problem.place.file)
        }.map { problem in
            var warning = problem
            warning.severity = .warning
            if let file = files[problem.place.file] { warning.place = Place(file: file, line: 1, column: 1) }
            return warning
        }
    }
}

extension Site {
    /// By which ids become the codes and names of sheets.
    var municipalityNames: [MunicipalityName] {
        catalog.list(Kind.municipality.name, defaultLanguage).map { position in
            let municipality = catalog.documents[position].entry
            return MunicipalityName(
                id: municipality.id, code: municipality["code"]?.text ?? "", name: municipality.header.title)
        }
    }
}
