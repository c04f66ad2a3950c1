import Definitions
import Glibc
import Model
import Synchronization

/// All entries of a site that are public at the time of the build, and how they hang together.
final class Catalog: Sendable {
    let documents: [Document]
    /// Versions of one entry: positions in `documents`, in the order of the site's languages.
    let versions: [EntryVersions]
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

        /// Few kinds share an id.
        func hash(into hasher: inout Hasher) { hasher.combine(id) }
    }

    init(
        documents: [Document], versions: [EntryVersions], groups: [EntryKey: Int], desks: Desks,
        hiddenPaths: Set<String>,
        listed: Workers.Work<[ListKey: [Int]]>
    ) {
        self.documents = documents
        self.versions = versions
        self.groups = groups
        self.desks = desks
        self.hiddenPaths = hiddenPaths
        (children, byPath) = Workers.both({ Self.children(documents) }, { Self.byPath(documents) })
        self.listed = listed.result
    }

    private static func byPath(_ documents: [Document]) -> [String: Int] {
        var byPath: [String: Int] = [:]
        byPath.reserveCapacity(documents.count)
        for (index, document) in documents.enumerated() { byPath[document.address.path] = index }
        return byPath
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

    /// In which anything is public.
    var languages: Set<String> {
        var languages: Set<String> = []
        var last = ""
        for document in documents where document.language != last {
            last = document.language
            languages.insert(last)
        }
        return languages
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

    private static func children(_ documents: [Document]) -> [String: [Int]] {
        positions(
            documents, key: { $0.kind === Kind.page ? folder(of: $0.address.path) : nil },
            isStill: { $1.kind === Kind.page && isDirectly($1.address.path, in: $0) }
        ).mapValues { sorted($0, documents) }
    }

    /// Positions of documents by key; nil for those that have none.
    /// - Parameter isStill: documents of one key mostly stand side by side, and keys are not made only to be compared.
    static func positions<Key: Hashable>(
        _ documents: [Document], key: (Document) -> Key?, isStill: (Key, Document) -> Bool
    ) -> [Key: [Int]] {
        var found: [Key: [Int]] = [:]
        var (last, run): (Key?, [Int]) = (nil, [])
        func settle() { if let last { found[last, default: []] += run } }
        for (position, document) in documents.enumerated() {
            if let last, isStill(last, document) {
                run.append(position)
            } else if let own = key(document) {
                settle()
                (last, run) = (own, [position])
            }
        }
        settle()
        return found
    }

    /// Whether a page's address is a folder's and one more part.
    static func isDirectly(_ path: String, in folder: String) -> Bool {
        var (path, folder) = (path, folder)
        return path.withUTF8 { path in
            folder.withUTF8 { folder in
                guard let start = path.baseAddress, let folderStart = folder.baseAddress, path.count > folder.count,
                    !folder.isEmpty, memcmp(start, folderStart, folder.count) == 0
                else { return false }
                return memchr(start + folder.count, Int32(UInt8(ascii: "/")), path.count - folder.count - 1) == nil
            }
        }
    }

    private static func sorted(_ positions: [Int], _ documents: [Document]) -> [Int] {
        positions.map { (position: $0, order: documents[$0].entry[.order]?.int ?? Int.max) }.sorted { left, right in
            if left.order != right.order { return left.order < right.order }
            return documents[left.position].address.path < documents[right.position].address.path
        }.map(\.position)
    }
}

/// Positions of the versions of one entry. Nearly all entries have one, for which no memory is asked.
struct EntryVersions: RandomAccessCollection, Sendable {
    private var first: Int?
    private var others: [Int] = []

    init() {}
    init(_ only: Int) { first = only }
    init(_ positions: [Int]) {
        first = positions.first
        others = Array(positions.dropFirst())
    }

    var startIndex: Int { 0 }
    var endIndex: Int { first == nil ? 0 : 1 + others.count }

    subscript(index: Int) -> Int {
        if index > 0 { return others[index - 1] }
        guard let first else { preconditionFailure("no versions") }
        return first
    }

    mutating func append(_ position: Int) {
        if first == nil { first = position } else { others.append(position) }
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
