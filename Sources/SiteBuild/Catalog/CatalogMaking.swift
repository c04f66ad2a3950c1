import Definitions
import Model

/// What the catalog is made from.
struct CatalogInput: Sendable {
    var site: SiteDefinition
    var sources: SiteSources
    /// Parallel to `sources.files`.
    var read: [ReadSource?]
    /// On disk, and as people know it.
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
        let made = making
        let (catalog, problems) = Workers.both({ made.catalog() }, { made.referenceProblems() })
        return (catalog, making.problems + problems)
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
    /// In the order of the files.
    var versions: [Version] = []
    /// Positions in `versions`; entries in order of first appearance.
    var entries: [EntryVersions] = []
    /// Positions in `entries`.
    var byKey: [Catalog.EntryKey: Int] = [:]
    var desks: Desks

    init(_ input: CatalogInput) {
        self.input = input
        desks = Desks(site: input.site, municipalities: [])
    }

    private func file(_ source: Int) -> String { input.contentFolder + "/" + input.sources.files[source].path }

    mutating func groupVersions() {
        let count = input.read.reduce(0) { $0 + ($1?.items.count ?? 0) }
        byKey.reserveCapacity(count)
        versions.reserveCapacity(count)
        entries.reserveCapacity(count)
        for (source, read) in input.read.enumerated() {
            guard let read else { continue }
            var isFolderPage = false
            if case .entry(_, _, _, let folder) = input.sources.files[source].role { isFolderPage = folder }
            for item in read.items { add(Version(item: item, source: source, isFolderPage: isFolderPage)) }
        }
        let first = input.site.defaultLanguage
        for entry in entries where !entry.contains(where: { versions[$0].item.entry.language == first }) {
            for version in entry {
                problems.append(
                    Problem(
                        "missing-original", at: Place(file: file(versions[version].source), line: 1, column: 1),
                        ja: "元になる\(first)版がありません", en: "there is no \(first) version that this is a version of",
                        expected: Wording(ja: "同じ名前で言語の付かないファイル", en: "a file of the same name without the language")))
            }
        }
    }

    private mutating func add(_ version: Version) {
        let entry = version.item.entry
        let key = Catalog.EntryKey(kind: entry.kind.name, id: entry.id)
        guard let position = byKey[key] else {
            byKey[key] = entries.count
            entries.append(EntryVersions(versions.count))
            versions.append(version)
            return
        }
        if let twin = entries[position].first(where: { versions[$0].item.entry.language == entry.language }) {
            let name = file(version.source)
            problems.append(
                Problem(
                    "duplicate-id", at: entry.place(of: "id", in: name),
                    ja: "id「\(entry.id)」は\(file(versions[twin].source))と重なっています",
                    en: "the id `\(entry.id)` is also that of \(file(versions[twin].source))"))
            return
        }
        entries[position].append(versions.count)
        versions.append(version)
    }

    mutating func inherit() {
        let first = input.site.defaultLanguage
        let languages = input.site.languages.map(\.code)
        func rank(_ version: Int) -> Int { languages.firstIndex(of: versions[version].item.entry.language) ?? 0 }
        for position in entries.indices where entries[position].count > 1 {
            let entry = entries[position]
            guard let original = entry.first(where: { versions[$0].item.entry.language == first }) else { continue }
            for version in entry where version != original {
                versions[version].item.entry.inherit(from: versions[original].item.entry)
                versions[version].item.setShown()
            }
            entries[position] = EntryVersions(entry.sorted { rank($0) < rank($1) })
        }
        var municipalities: [Entry] = []
        for entry in entries where versions[entry[0]].item.entry.kind === Kind.municipality {
            municipalities.append(versions[entry[0]].item.entry)
        }
        desks = Desks(site: input.site, municipalities: municipalities)
    }

    // MARK: References

    func referenceProblems() -> [Problem] {
        var checked = self
        checked.problems = []
        checked.checkReferences()
        return checked.problems
    }

    private mutating func checkReferences() {
        for entry in entries where versions[entry[0]].item.entry.kind.hasReferences {
            for version in entry { checkReferences(versions[version]) }
        }
    }

    private mutating func checkReferences(_ version: Version) {
        let entry = version.item.entry
        for position in entry.kind.references {
            let field = entry.kind.fields[position]
            guard let value = entry.values[position], entry.sets(position: position) else { continue }
            switch field.type {
            case .reference(let kind), .list(.reference(let kind)):
                value.forEachText { checkReference($0, kind: kind, field: field.name, version) }
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
        let known = entries.map { versions[$0[0]].item.entry }.filter { $0.kind.name == kind && !$0.id.isEmpty }.map(
            \.id)
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

    func catalog() -> Catalog {
        var published: [(version: Int, entry: Int)] = []
        published.reserveCapacity(versions.count)
        var positions: [EntryVersions] = []
        positions.reserveCapacity(entries.count)
        var hidden: Set<String> = []
        for entry in entries {
            var shown = EntryVersions()
            for version in entry {
                guard isPublic(versions[version].item.entry) else {
                    hidden.insert(address(of: versions[version].item.entry).path)
                    continue
                }
                shown.append(published.count)
                published.append((version, positions.count))
            }
            if !shown.isEmpty { positions.append(shown) }
        }
        let (making, all) = (self, published)
        let documents = Workers.map(all.count) {
            making.document(making.versions[all[$0].version], group: all[$0].entry)
        }
        let order = ListingOrder(at: input.at, site: input.site)
        let listed = Workers.Work { order.lists(documents) }
        return Catalog(
            documents: documents, versions: positions, groups: groups(positions, documents), desks: desks,
            hiddenPaths: hidden, listed: listed)
    }

    /// Mostly everything is public, and what is known holds.
    private func groups(_ positions: [EntryVersions], _ documents: [Document]) -> [Catalog.EntryKey: Int] {
        if positions.count == entries.count { return byKey }
        var groups: [Catalog.EntryKey: Int] = [:]
        groups.reserveCapacity(positions.count)
        for (group, versions) in positions.enumerated() {
            let entry = documents[versions[0]].entry
            groups[Catalog.EntryKey(kind: entry.kind.name, id: entry.id)] = group
        }
        return groups
    }

    private func document(_ version: Version, group: Int) -> Document {
        Document(
            entry: version.item.entry, source: version.source, path: input.sources.files[version.source].path,
            contentFolder: input.contentFolder, item: version.item, address: address(of: version.item.entry),
            updated: updated(version), isFolderPage: version.isFolderPage, versions: group)
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
