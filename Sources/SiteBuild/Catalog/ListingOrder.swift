import Definitions
import Model

/// The order in which entries of a kind are listed.
struct ListingOrder: Sendable {
    let at: Moment
    let site: SiteDefinition

    /// Positions in `documents` by kind and language.
    func lists(_ documents: [Document]) -> [Catalog.ListKey: [Int]] {
        func isListed(_ document: Document) -> Bool { document.kind.listing != nil && !document.entry.id.isEmpty }
        let lists = Catalog.positions(
            documents,
            key: { isListed($0) ? Catalog.ListKey(kind: $0.kind.name, language: $0.language) : nil },
            isStill: { isListed($1) && $0.kind == $1.kind.name && $0.language == $1.language })
        return lists.mapValues { positions in
            guard let first = positions.first, let order = documents[first].kind.listing?.order else {
                return positions
            }
            return sorted(positions, documents, by: order)
        }
    }

    /// Each entry's key is made once; ids decide between equals.
    private func sorted(_ positions: [Int], _ documents: [Document], by order: Listing.Order) -> [Int] {
        positions
            .map { (position: $0, key: key(of: documents[$0].entry, order)) }
            .sorted { left, right in
                if left.key != right.key { return left.key < right.key }
                return documents[left.position].entry.id < documents[right.position].entry.id
            }
            .map(\.position)
    }

    private func key(of entry: Entry, _ order: Listing.Order) -> SortKey {
        switch order {
        case .newestFirst:
            return .number(Double(-(entry.header.date?.minutes ?? 0)))
        case .soonestFirst:
            guard let start = entry["start"]?.moment else { return .number(0) }
            let isOver = (entry["end"]?.moment ?? start).end <= at
            // What is over stands behind everything to come, the latest first.
            return isOver ? .number(Self.behindEverything - Double(start.minutes)) : .number(Double(start.minutes))
        case .byOrder:
            return .number(Double(entry[.order]?.int ?? Int(Int32.max)))
        case .byField(let field):
            return key(of: entry[field], entry.kind.fields.first { $0.name == field }?.type)
        }
    }

    /// Far beyond any minute of the calendar.
    private static let behindEverything = 1e15

    /// Terms and choices stand in the order of their vocabulary, references in the order of their ids, nothing last.
    private func key(of value: FieldValue?, _ type: FieldType?) -> SortKey {
        guard let value else { return .nothing }
        switch (value, type) {
        case (.text(let code), .term(let vocabulary)):
            return .number(
                Double(site.vocabularies[vocabulary]?.terms.firstIndex { $0.code == code } ?? Int(Int32.max)))
        case (.text(let code), .choice(let choices)):
            return .number(Double(choices.firstIndex { $0.code == code } ?? Int(Int32.max)))
        case (.text(let text), _): return .text(text)
        case (.int(let int), _): return .number(Double(int))
        case (.number(let number), _): return .number(number)
        case (.moment(let moment), _): return .number(Double(moment.minutes))
        default: return .nothing
        }
    }

    private enum SortKey: Comparable {
        case number(Double)
        case text(String)
        case nothing
    }
}
