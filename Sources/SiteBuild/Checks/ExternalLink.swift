import Definitions
import Model

/// A link to another site, with the first place where it stands.
public struct ExternalLink: Hashable, Sendable {
    public var address: String
    public var place: Place
}

extension SiteRun {
    /// Each address once, sorted by place.
    var externalLinks: [ExternalLink] {
        var places: [String: Place] = [:]
        func add(_ address: String, _ place: Place) {
            guard address.hasPrefix("https://") || address.hasPrefix("http://"), !isOwn(address) else { return }
            if let known = places[address], known <= place { return }
            places[address] = place
        }
        let marks = marksByDocument
        for (position, document) in site.catalog.documents.enumerated() {
            for reference in marks(position)?.references ?? [] {
                add(reference.destination, Place(file: document.file, line: reference.line, column: reference.column))
            }
            for (position, name, shape) in FieldLinks.of(document.kind).fields {
                guard let value = document.entry.values[position], document.entry.sets(name) else { continue }
                shape.visit(value) { text, _ in add(text, document.entry.place(of: name, in: document.file)) }
            }
        }
        addDefinition(add)
        return places.map { ExternalLink(address: $0.key, place: $0.value) }.sorted {
            ($0.place, $0.address) < ($1.place, $1.address)
        }
    }

    private func isOwn(_ address: String) -> Bool {
        !site.baseURL.isEmpty && (address == site.baseURL || address.hasPrefix(site.baseURL + "/"))
    }

    private func addDefinition(_ add: (String, Place) -> Void) {
        func addMenu(_ items: [SiteDefinition.MenuItem]) {
            for item in items {
                add(item.url, item.place)
                addMenu(item.children)
            }
        }
        for menu in site.definition.menus { addMenu(menu.items) }
        for related in site.definition.relatedSites?.list ?? [] {
            if let url = related["url"]?.text { add(url, Place(file: site.definition.file, line: 1, column: 1)) }
        }
    }
}
