import Definitions
import Layouts
import Model

/// All entries of a kind in one language, with the values by which the list can be narrowed.
final class ListingTable: Sendable {
    struct FacetTable: Sendable {
        let facet: Facet
        let label: String
        let values: [FacetValue]
    }

    struct FacetValue: Sendable {
        let code: String
        let label: String
        /// In listing order.
        let positions: [Int]
    }

    let kind: Kind
    let listing: Listing
    let language: String
    /// `/programs/`
    let address: Address
    let positions: [Int]
    let facets: [FacetTable]
    /// The page of the kind's folder, which introduces the list.
    let introduction: Int?
    /// Of what every page of the list shows: the facets with their counts.
    let fingerprint: Fingerprint

    init?(_ kind: Kind, _ language: String, _ site: Site) {
        guard let listing = kind.listing else { return nil }
        let positions = site.catalog.list(kind.name, language)
        let introduction = site.catalog.position(kind.name, "", language).flatMap {
            site.catalog.documents[$0].language == language ? $0 : nil
        }
        guard !positions.isEmpty || introduction != nil else { return nil }
        self.kind = kind
        self.listing = listing
        self.language = language
        self.positions = positions
        self.introduction = introduction
        address = Address(folder: kind.folder, id: "", language: site.addressPrefix(language))
        let facets = listing.facets.compactMap { FacetReading(kind, $0, language, site).table(positions) }
        self.facets = facets
        fingerprint = Fingerprint { writer in
            for facet in facets {
                writer.add(facet.facet.name)
                writer.add(facet.label)
                for value in facet.values {
                    writer.add(value.code)
                    writer.add(value.label)
                    writer.add(value.positions.count)
                }
            }
        }
    }

    /// Every kind that is listed, in every language in which there is something to list.
    static func all(_ site: Site) -> [ListingTable] {
        site.usedLanguages.flatMap { language in
            Kind.all.compactMap { ListingTable($0, language, site) }
        }
    }
}

/// Which values of a facet an entry has.
struct FacetReading {
    let kind: Kind
    let facet: Facet
    let language: String
    let site: Site
    /// Among the kind's, of the field that the facet is of.
    private let position: Int?

    init(_ kind: Kind, _ facet: Facet, _ language: String, _ site: Site) {
        self.kind = kind
        self.facet = facet
        self.language = language
        self.site = site
        position =
            switch facet.source {
            case .field(let name), .bands(let name, _): kind.position[name]
            case .window: nil
            }
    }

    /// nil where no entry has a value.
    func table(_ positions: [Int]) -> ListingTable.FacetTable? {
        var listed: [String: Int] = [:]
        var (lists, last): ([(code: String, positions: [Int])], Int) = ([], 0)
        for position in positions {
            forEachCode(of: site.catalog.documents[position].entry) { code in
                // Neighbours mostly have the same one.
                if last >= lists.count || lists[last].code != code {
                    last = listed[code] ?? lists.count
                    if last == lists.count {
                        listed[code] = last
                        lists.append((code, []))
                    }
                }
                lists[last].positions.append(position)
            }
        }
        let values = orderedCodes(Set(listed.keys)).map {
            ListingTable.FacetValue(code: $0, label: label($0), positions: listed[$0].map { lists[$0].positions } ?? [])
        }
        guard !values.isEmpty else { return nil }
        let isJapanese = language == "ja" || language == "easy"
        return ListingTable.FacetTable(
            facet: facet, label: isJapanese ? facet.label.ja : facet.label.en, values: values)
    }

    private func value(_ entry: Entry) -> FieldValue? { position.flatMap { entry.values[$0] } }

    func codes(_ entry: Entry) -> [String] {
        var codes: [String] = []
        forEachCode(of: entry) { codes.append($0) }
        return codes
    }

    private func forEachCode(of entry: Entry, _ use: (String) -> Void) {
        switch facet.source {
        case .field: value(entry)?.forEachText(use)
        case .window:
            guard let window = ApplicationWindow(entry, at: site.at) else { return }
            use(window.state.rawValue)
            // Who looks for what is open also wants what closes soon and what never closes.
            if window.state == .closing || window.state == .always { use(ApplicationWindow.State.open.rawValue) }
        case .bands(_, let bands):
            if let number = number(value(entry)), let band = bands.last(where: { number >= $0.from }) { use(band.code) }
        }
    }

    /// Of a plan like 5DK, the rooms it begins with.
    private func number(_ value: FieldValue?) -> Double? {
        if let text = value?.text { return Double(String(text.prefix { $0.isASCII && $0.isNumber })) }
        return value?.number
    }

    private func orderedCodes(_ present: Set<String>) -> [String] {
        let known: [String]
        switch facet.source {
        case .window: known = ApplicationWindow.State.allCases.map(\.rawValue)
        case .bands(_, let bands): known = bands.map(\.code)
        case .field: known = fieldCodes
        }
        return known.filter(present.contains) + present.subtracting(known).sorted()
    }

    private var fieldCodes: [String] {
        switch elementType {
        case .term(let vocabulary): site.definition.vocabularies[vocabulary]?.terms.map(\.code) ?? []
        case .choice(let choices): choices.map(\.code)
        case .reference(let target):
            site.catalog.list(target, site.defaultLanguage).map { site.catalog.documents[$0].entry.id }
        default: []
        }
    }

    private func label(_ code: String) -> String {
        switch facet.source {
        case .window: return site.theme.words(language)["window_\(code)"]
        case .bands(_, let bands):
            let label = bands.first { $0.code == code }?.label
            return (language == "ja" || language == "easy" ? label?.ja : label?.en) ?? code
        case .field: break
        }
        switch elementType {
        case .term(let vocabulary):
            return site.definition.vocabularies[vocabulary]?.label(of: code, in: language) ?? code
        case .choice(let choices): return choices.first { $0.code == code }?.label(in: language) ?? code
        case .reference(let target): return site.catalog.document(target, code, language)?.title ?? code
        default: return code
        }
    }

    private var elementType: FieldType? {
        guard case .field(let name) = facet.source, let type = kind.fields.first(where: { $0.name == name })?.type
        else { return nil }
        if case .list(let element) = type { return element }
        return type
    }
}
