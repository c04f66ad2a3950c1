import Japanese
import Model

/// Gives each row its id, and each id its file; nothing is given twice.
struct Naming {
    private let kind: SheetKind
    private let name: String
    private var existing = ExistingPages()
    /// Where an id was given first.
    private var given: [String: Place] = [:]
    /// Paths differ even where ids do not differ enough (`A-1`, `a-1`).
    private var paths: [String: String] = [:]
    private var takenPaths: Set<String> = []

    init(_ kind: SheetKind, name: String, content: ContentFolder) {
        self.kind = kind
        self.name = name
        existing = ExistingPages(content, kind: kind)
    }

    /// The row with its id; or why it cannot have the one it states.
    mutating func name(_ row: ReadRow) -> Result<ReadRow, Problem> {
        var row = row
        if let id = row.statedID {
            if let first = given[id] { return .failure(repeated(id, row.place, first)) }
            row.record.id = id
        } else {
            row.record.id = unusedID(row)
        }
        given[row.record.id] = row.place
        if !kind.isKeptAsTable || isPage(row.record.id) { choosePath(row.record.id) }
        return .success(row)
    }

    func path(of id: String) -> String { paths[id] ?? "\(kind.folder)/\(slugPath(id)).md" }

    /// Ids that are there and were not named.
    var unnamed: [String] { existing.ids.filter { given[$0] == nil }.sorted() }

    func isPage(_ id: String) -> Bool { existing.path(of: id) != nil }

    private func unusedID(_ row: ReadRow) -> String {
        if let id = existing.id(like: row.record, number: row.statedNumber), given[id] == nil { return id }
        let candidates = [numberedID(row), hashedID(row)].compactMap { $0 }
        if let free = candidates.first(where: { given[$0] == nil }) { return free }
        var count = 2
        while given["\(hashedID(row))-\(count)"] != nil { count += 1 }
        return "\(hashedID(row))-\(count)"
    }

    /// A card's number is its name everywhere; a bare number only within its sheet.
    private func numberedID(_ row: ReadRow) -> String? {
        guard let number = row.statedNumber else {
            // A municipality's English name is the best name there is.
            return kind == .municipality ? row.record.text("name_en").map { slug($0) } : nil
        }
        switch kind {
        case .house: return slug(number)
        case .place, .refuse, .faq: return number
        default: return "\(name)-\(slug(number))"
        }
    }

    private func hashedID(_ row: ReadRow) -> String {
        let text = namingText(row.record)
        let title = row.record.text("title") ?? ""
        // An English title is readable; a Japanese one leaves the hash.
        return title.utf8.allSatisfy { $0 < 0x80 } ? "\(slug(title))-\(shortHash(text))" : "x" + shortHash(text)
    }

    private mutating func choosePath(_ id: String) {
        var path = existing.path(of: id) ?? "\(kind.folder)/\(slugPath(id)).md"
        if !takenPaths.insert(path).inserted || (existing.path(of: id) == nil && existing.hasPath(path)) {
            path = "\(kind.folder)/\(slugPath(id))-\(shortHash(id)).md"
            takenPaths.insert(path)
        }
        paths[id] = path
    }

    private func repeated(_ id: String, _ place: Place, _ first: Place) -> Problem {
        Problem(
            "repeated-id", at: place, ja: "ID「\(id.short)」は \(first) と同じなので取り込めません",
            en: "not imported: id “\(id.short)” is also at \(first)",
            expected: Wording(ja: "行ごとに違う ID", en: "one id per row"))
    }
}

/// The pages of a kind by the names a sheet could use for them.
struct ExistingPages {
    private(set) var ids: [String] = []
    private var pathByID: [String: String] = [:]
    private var idByName: [String: String] = [:]
    private var paths: Set<String> = []

    init() {}

    init(_ content: ContentFolder, kind: SheetKind) {
        for path in content.files.keys.sorted() {
            guard let plainID = ExistingPages.id(ofPath: path, kind: kind), let bytes = content.files[path] else {
                continue
            }
            paths.insert(path)
            let page = FrontMatter(bytes)
            let id = page?.text("id") ?? plainID
            guard pathByID[id] == nil else { continue }
            ids.append(id)
            pathByID[id] = path
            guard let page else { continue }
            for name in names(
                number: page.text("number"), code: page.text("code"), title: page.text("title"),
                municipality: page.text("municipality"), start: page.text("start"))
            where idByName[name] == nil { idByName[name] = id }
        }
    }

    func path(of id: String) -> String? { pathByID[id] }

    func hasPath(_ path: String) -> Bool { paths.contains(path) }

    /// The page a row without id is about.
    func id(like record: SheetRecord, number: String?) -> String? {
        let start: String? =
            switch record["start"] {
            case .date(let date): date.description
            case .dateTime(let date, let time): "\(date)T\(time)"
            default: nil
            }
        let names = names(
            number: number, code: record.text("code"), title: record.text("title"),
            municipality: record.text("municipality"), start: start)
        return names.lazy.compactMap { idByName[$0] }.first
    }

    private func names(
        number: String?, code: String?, title: String?, municipality: String?, start: String?
    ) -> [String] {
        var names: [String] = []
        if let number { names.append("number\n\(number)") }
        if let code { names.append("code\n\(code)") }
        if let title { names.append("title\n\(title)\n\(municipality ?? "")\n\(start ?? "")") }
        return names
    }

    /// Nil for the kind's own index page and for versions in other languages.
    private static func id(ofPath path: String, kind: SheetKind) -> String? {
        let prefix = kind.folder + "/"
        guard path.hasPrefix(prefix), path.hasSuffix(".md") else { return nil }
        var id = String(path.dropFirst(prefix.count).dropLast(3))
        if id == "index" { return kind == .page ? "index" : nil }
        if id.hasSuffix("/index") { id.removeLast(6) }
        let name = id.utf8.split(separator: UInt8(ascii: "/")).last ?? ""[...].utf8
        return name.contains(UInt8(ascii: ".")) ? nil : id
    }
}
