import Definitions
import Model
import Synchronization

/// All entries of a site that are public at the time of the build, and how they hang together.
final class Catalog: Sendable {
    let documents: [Document]
    /// Versions of one entry: positions in `documents`, in the order of the site's languages.
    let versions: [[Int]]
    /// `kind/language` → positions in listing order, folder pages left out.
    let listed: [ListKey: [Int]]
    /// Address path → position.
    let byPath: [String: Int]
    /// `kind/id` → group in `versions`.
    let groups: [EntryKey: Int]
    /// Path of a folder's page → positions of the pages directly below it, ordered.
    let children: [String: [Int]]
    let desks: Desks
    private let madeRelations = Mutex<[RelationKey: [Int]]?>(nil)
    /// Addresses of entries that exist but are not public now.
    let hiddenPaths: Set<String>

    struct ListKey: Hashable, Sendable {
        var kind: String
        var language: String
    }

    struct EntryKey: Hashable, Sendable {
        var kind: String
        var id: String
    }

    init(
        documents: [Document], versions: [[Int]], groups: [EntryKey: Int], desks: Desks, hiddenPaths: Set<String>,
        listed: [ListKey: [Int]]
    ) {
        self.documents = documents
        self.versions = versions
        self.groups = groups
        self.desks = desks
        self.hiddenPaths = hiddenPaths
        self.listed = listed
        var byPath: [String: Int] = [:]
        byPath.reserveCapacity(documents.count)
        for (index, document) in documents.enumerated() { byPath[document.address.path] = index }
        self.byPath = byPath
        children = Self.children(documents, byPath)
    }

    /// What entries have in common → their positions. Made when a layout first asks for related entries.
    var relations: [RelationKey: [Int]] {
        madeRelations.withLock { made in
            if let made { return made }
            let relations = Self.relations(documents)
            made = relations
            return relations
        }
    }

    func list(_ kind: String, _ language: String) -> [Int] {
        listed[ListKey(kind: kind, language: language)] ?? []
    }

    /// The version of an entry in a language, else its original.
    func document(_ kind: String, _ id: String, _ language: String) -> Document? {
        guard let group = groups[EntryKey(kind: kind, id: id)] else { return nil }
        let versions = versions[group].map { documents[$0] }
        return versions.first { $0.language == language } ?? versions.first
    }

    /// The page above: of `/a/b/` the page `/a/`, if there is one; of `/a/` none (the home page is not above).
    func parent(of document: Document) -> Document? {
        guard let above = Self.folder(of: document.address.path) else { return nil }
        return byPath[above].map { documents[$0] }
    }

    /// `/a/b/` → `/a/`; nil at the top.
    static func folder(of path: String) -> String? {
        let inside = path.utf8.dropLast()
        guard let slash = inside.lastIndex(of: UInt8(ascii: "/")), slash > inside.startIndex else { return nil }
        return String(path[...slash])
    }

    private static func children(_ documents: [Document], _ byPath: [String: Int]) -> [String: [Int]] {
        var children: [String: [Int]] = [:]
        for (index, document) in documents.enumerated() where document.kind.name == Kind.page.name {
            if let folder = folder(of: document.address.path) { children[folder, default: []].append(index) }
        }
        return children.mapValues { positions in
            positions.sorted { left, right in
                let (a, b) = (documents[left], documents[right])
                let (x, y) = (a.entry["order"]?.int ?? Int.max, b.entry["order"]?.int ?? Int.max)
                return (x, a.address.path) < (y, b.address.path)
            }
        }
    }
}

/// The desks of the municipalities and of the prefecture, by `MUNICIPALITY/DESK`.
struct Desks: Sendable {
    static let prefecture = "prefecture"
    private(set) var byName: [String: FieldValue] = [:]

    init(site: SiteDefinition, municipalities: [Entry]) {
        add(site.desks, owner: Self.prefecture)
        for municipality in municipalities { add(municipality["desks"], owner: municipality.id) }
    }

    private mutating func add(_ desks: FieldValue?, owner: String) {
        for desk in desks?.list ?? [] {
            if let id = desk["id"]?.text { byName["\(owner)/\(id)"] = desk }
        }
    }

    subscript(name: String) -> FieldValue? { byName[name] }

    var names: [String] { byName.keys.sorted() }
}
