import Definitions
import Model

/// What the catalog is made from.
struct CatalogInput: Sendable {
    var site: SiteDefinition
    var sources: SiteSources
    /// Parallel to `sources.files`.
    var read: [ReadSource?]
    /// How people know a file of the content folder.
    var name: @Sendable (String) -> String
    /// On disk.
    var contentFolder: String
    var at: Moment
    var showDrafts: Bool
    /// Path below the content folder → when git last saw it change.
    var gitDates: [String: Moment]
}

extension Catalog {
    /// Puts versions together, checks what one entry says about another, and leaves out what is not public.
    static func make(_ input: CatalogInput) -> (Catalog, [Problem]) {
        var making = CatalogMaking(input)
        making.groupVersions()
        making.inherit()
        making.checkReferences()
        return (making.catalog(), making.problems)
    }
}

private struct CatalogMaking: Sendable {
    struct Version: Sendable {
        var item: ReadSource.Item
        var source: Int
        var isFolderPage: Bool
    }

    let input: CatalogInput
    var problems: [Problem] = []
    /// In order of first appearance, which is the order of the files.
    var order: [Catalog.EntryKey] = []
    /// Parallel to `order`.
    var versions: [[Version]] = []
    /// Positions in `order`.
    var byKey: [Catalog.EntryKey: Int] = [:]
    var desks: Desks

    init(_ input: CatalogInput) {
        self.input = input
        desks = Desks(site: input.site, municipalities: [])
    }

    private func file(_ source: Int) -> String { input.name(input.sources.files[source].path) }

    mutating func groupVersions() {
        let count = input.read.reduce(0) { $0 + ($1?.items.count ?? 0) }
        byKey.reserveCapacity(count)
        order.reserveCapacity(count)
        versions.reserveCapacity(count)
        for (source, read) in input.read.enumerated() {
            guard let read else { continue }
            var isFolderPage = false
            if case .entry(_, _, _, let folder) = input.sources.files[source].role { isFolderPage = folder }
            for item in read.items {
                add(Version(item: item, source: source, isFolderPage: isFolderPage))
            }
        }
        let first = input.site.defaultLanguage
        for versions in versions where !versions.contains(where: { $0.item.entry.language == first }) {
            for version in versions {
                problems.append(
                    Problem(
                        "missing-original", at: Place(file: file(version.source), line: 1, column: 1),
                        ja: "元になる\(first)版がありません", en: "there is no \(first) version that this is a version of",
                        expected: Wording(ja: "同じ名前で言語の付かないファイル", en: "a file of the same name without the language")))
            }
        }
    }

    private mutating func add(_ version: Version) {
        let entry = version.item.entry
        let key = Catalog.EntryKey(kind: entry.kind.name, id: entry.id)
        guard let position = byKey[key] else {
            byKey[key] = order.count
            order.append(key)
            versions.append([version])
            return
        }
        if let twin = versions[position].first(where: { $0.item.entry.language == entry.language }) {
            let name = file(version.source)
            problems.append(
                Problem(
                    "duplicate-id", at: entry.place(of: "id", in: name),
                    ja: "id「\(entry.id)」は\(file(twin.source))と重なっています",
                    en: "the id `\(entry.id)` is also that of \(file(twin.source))"))
            return
        }
        versions[position].append(version)
    }

    mutating func inherit() {
        let first = input.site.defaultLanguage
        let languages = input.site.languages.map(\.code)
        for position in versions.indices where versions[position].count > 1 {
            var group = versions[position]
            guard let original = group.first(where: { $0.item.entry.language == first }) else { continue }
            for index in group.indices where group[index].item.entry.language != first {
                group[index].item.entry.inherit(from: original.item.entry)
                group[index].item.setShown()
            }
            group.sort {
                (languages.firstIndex(of: $0.item.entry.language) ?? 0)
                    < (languages.firstIndex(of: $1.item.entry.language) ?? 0)
            }
            versions[position] = group
        }
        var municipalities: [Entry] = []
        for versions in versions {
            if let entry = versions.first?.item.entry, entry.kind === Kind.municipality { municipalities.append(entry) }
        }
        desks = Desks(site: input.site, municipalities: municipalities)
    }

    // MARK: References

    mutating func checkReferences() {
        for group in versions where group.first?.item.entry.kind.hasReferences == true {
            for version in group { checkReferences(version) }
        }
    }

    private mutating func checkReferences(_ version: Version) {
        let entry = version.item.entry
        for (position, field) in entry.kind.fields.enumerated() where field.type.isReference {
            guard let value = entry.values[position], entry.sets(field.name) else { continue }
            switch field.type {
            case .reference(let kind), .list(.reference(let kind)):
                for id in value.list?.compactMap(\.text) ?? [value.text].compactMap({ $0 }) {
                    checkReference(id, kind: kind, field: field.name, version)
                }
            case .contact:
                if let name = value.text, desks[name] == nil {
                    report(
                        "unknown-desk", field: field.name, version, ja: "窓口「\(name)」はありません",
                        en: "there is no desk `\(name)`",
                        expected: .oneOf(desks.names, near: name))
                }
            default: break
            }
        }
    }

    private mutating func checkReference(_ id: String, kind: String, field: String, _ version: Version) {
        guard byKey[Catalog.EntryKey(kind: kind, id: id)] == nil else { return }
        let known = order.filter { $0.kind == kind }.map(\.id).filter { !$0.isEmpty }
        let label = Kind.named(kind)?.label ?? Wording(ja: kind, en: kind)
        report(
            "unknown-\(kind)", field: field, value: id, version, ja: "\(label.ja)「\(id)」はありません",
            en: "there is no \(label.en) `\(id)`",
            expected: .oneOf(known, near: id))
    }

    /// - Parameter value: one of several in the field, so that its own place is wanted.
    private mutating func report(
        _ code: String, field: String, value: String? = nil, _ version: Version, ja: String, en: String,
        expected: Wording
    ) {
        let name = file(version.source)
        var place = version.item.entry.place(of: field, in: name)
        if let value, case .inFile = version.item.body,
            let exact = ScalarPlace.inFrontMatter(
                value, field, path: input.contentFolder + "/" + input.sources.files[version.source].path)
        {
            place = Place(file: name, line: exact.line, column: exact.column)
        }
        problems.append(Problem(code, at: place, ja: ja, en: en, expected: expected))
    }

    // MARK: The catalog

    mutating func catalog() -> Catalog {
        var published: [(version: Version, group: Int)] = []
        published.reserveCapacity(order.count)
        var positions: [[Int]] = []
        positions.reserveCapacity(order.count)
        var groups: [Catalog.EntryKey: Int] = [:]
        groups.reserveCapacity(order.count)
        var hidden: Set<String> = []
        for (key, versions) in zip(order, versions) {
            var group: [Int] = []
            for version in versions {
                guard isPublic(version.item.entry) else {
                    hidden.insert(address(of: version.item.entry).path)
                    continue
                }
                group.append(published.count)
                published.append((version, positions.count))
            }
            guard !group.isEmpty else { continue }
            groups[key] = positions.count
            positions.append(group)
        }
        let (making, all) = (self, published)
        let documents = Workers.map(all.count) { making.document(all[$0].version, group: all[$0].group) }
        return Catalog(
            documents: documents, versions: positions, groups: groups, desks: desks, hiddenPaths: hidden,
            listed: ListingOrder(at: input.at, site: input.site).lists(documents))
    }

    private func document(_ version: Version, group: Int) -> Document {
        Document(
            entry: version.item.entry, source: version.source, file: file(version.source), item: version.item,
            address: address(of: version.item.entry), updated: updated(version), isFolderPage: version.isFolderPage,
            versions: group)
    }

    private func address(of entry: Entry) -> Address {
        Address(
            folder: entry.kind.name == Kind.page.name ? "" : entry.kind.folder, id: entry.id,
            language: entry.language == input.site.defaultLanguage ? nil : entry.language)
    }

    private func isPublic(_ entry: Entry) -> Bool {
        if entry.header.isDraft && !input.showDrafts { return false }
        if let publish = entry.header.publish, publish > input.at { return false }
        if let expires = entry.header.expires, expires.end <= input.at { return false }
        return true
    }

    private func updated(_ version: Version) -> Moment? {
        version.item.entry.header.updated ?? input.gitDates[input.sources.files[version.source].path]
    }
}
