import Japanese
import Model

/// A row into its Markdown file. Fields the sheet carries win; everything else, its order and its wording stay.
struct PageMerging {
    let path: String
    let before: [UInt8]?
    let emptyCellsClear: Bool

    func merge(_ row: ReadRow) -> (file: ImportedFile?, problems: [Problem]) {
        guard let before else {
            let page = newPage(row)
            return (ImportedFile(path: path, bytes: page.bytes, change: .new, before: nil), [])
        }
        guard var page = FrontMatter(before) else { return (nil, [noFrontMatter(row)]) }
        var problems: [Problem] = []
        var changed: [String] = []
        for (name, fields) in groups(row.record) {
            if name == "body" {
                let body = fields[0].value.plainText ?? ""
                if trimmed(page.body) == trimmed(body) { continue }
                page.body = body
            } else if fields[0].name == name {
                if says(page[name]?.lines, fields[0].value) { continue }
                page.set(name, FrontMatterWriter.lines(name, fields[0].value))
            } else {
                if sayAll(page[name]?.lines, fields, under: name) { continue }
                let merging = MapMerging(name: name, fields: fields)
                guard let lines = merging.merge(into: page[name]?.lines) else {
                    problems.append(keptMap(name, row))
                    continue
                }
                if lines == page[name]?.lines { continue }
                page.set(name, lines.joined(separator: "\n"))
            }
            changed.append(name)
        }
        for key in row.settled { remove(MatchedColumn.extraPrefix + key, &page, &changed) }
        if emptyCellsClear {
            for name in row.carried.sorted() where row.record[name] == nil { remove(name, &page, &changed) }
        }
        let isSame = changed.isEmpty
        return (
            ImportedFile(
                path: path, bytes: isSame ? before : page.bytes, change: isSame ? .same : .changed(changed),
                before: before),
            problems
        )
    }

    private func newPage(_ row: ReadRow) -> FrontMatter {
        var page = FrontMatter()
        if slugPath(row.record.id) != row.record.id || !path.hasSuffix("/\(row.record.id).md") {
            page.set("id", FrontMatterWriter.lines("id", .text(row.record.id)))
        }
        var record = row.record
        for field in row.defaults where record[field.name] == nil { record[field.name] = field.value }
        let groups = groups(record)
        for (name, fields) in groups.filter({ $0.name == "title" }) + groups.filter({ $0.name != "title" }) {
            if name == "body" {
                page.body = fields[0].value.plainText ?? ""
            } else if fields[0].name == name {
                page.set(name, FrontMatterWriter.lines(name, fields[0].value))
            } else {
                page.set(name, MapMerging(name: name, fields: fields).fresh.joined(separator: "\n"))
            }
        }
        return page
    }

    /// Fields by the top-level key they stand under, in order; `contact.phone` under `contact`.
    private func groups(_ record: SheetRecord) -> [(name: String, fields: [SheetRecord.Field])] {
        var groups: [(name: String, fields: [SheetRecord.Field])] = []
        for field in record.fields {
            let dot = field.name.utf8.firstIndex(of: UInt8(ascii: "."))
            let name = dot.map { String(field.name[..<$0]) } ?? field.name
            if let index = groups.firstIndex(where: { $0.name == name && ($0.fields[0].name == name) == (dot == nil) })
            {
                groups[index].fields.append(field)
            } else {
                groups.append((name, [field]))
            }
        }
        return groups
    }

    private func remove(_ name: String, _ page: inout FrontMatter, _ changed: inout [String]) {
        if name == "body" {
            if page.body.isEmpty { return }
            page.body = ""
        } else if let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) {
            let map = String(name[..<dot])
            let key = String(name[name.index(after: dot)...])
            guard let lines = page[map]?.lines, let rest = MapMerging.removing(key, from: lines) else { return }
            if rest.isEmpty { page.remove(map) } else { page.set(map, rest.joined(separator: "\n")) }
        } else {
            guard page[name] != nil else { return }
            page.remove(name)
        }
        changed.append(name)
    }

    private func noFrontMatter(_ row: ReadRow) -> Problem {
        Problem(
            "no-front-matter", at: Place(file: path, line: 1), ja: "フロントマターを読めないので書き換えません（\(row.place)）",
            en: "not touched, as its front matter cannot be read (\(row.place))",
            expected: Wording(ja: "--- で囲まれた YAML", en: "YAML between --- lines"))
    }

    private func keptMap(_ name: String, _ row: ReadRow) -> Problem {
        Problem(
            "field-kept", at: row.place, severity: .warning, ja: "\(path) の \(name) は書き方が違うので、そのまま残しました",
            en: "\(name) in \(path) is written in another form and was left as it is")
    }
}

/// The fields of a map (`contact`, `agent`, `extra`) into the lines that are there.
struct MapMerging {
    let name: String
    /// With their full names.
    let fields: [SheetRecord.Field]

    var fresh: [String] { FrontMatter.split(FrontMatterWriter.lines(name, map: short)) }

    private var short: [SheetRecord.Field] {
        fields.map { SheetRecord.Field(String($0.name.dropFirst(name.count + 1)), $0.value) }
    }

    /// Nil when what is there is no block map: a desk's name, or `{…}`.
    func merge(into lines: [String]?) -> [String]? {
        guard let lines else { return fresh }
        guard var entries = MapMerging.entries(lines) else { return nil }
        let indent = margin(entries[0].lines[0])
        for field in short {
            let written = FrontMatter.split(FrontMatterWriter.entry(field, indent: indent))
            if let index = entries.firstIndex(where: { $0.key == field.name }) {
                if !says(entries[index].lines.map { trimmedStart($0, indent) }, field.value) {
                    entries[index].lines = written
                }
            } else {
                entries.append(FrontMatter.Segment(key: field.name, lines: written))
            }
        }
        return [lines[0]] + entries.flatMap(\.lines)
    }

    /// The map without the entry; empty when nothing else is in it, nil when it was not there.
    static func removing(_ key: String, from lines: [String]) -> [String]? {
        guard let entries = entries(lines), entries.contains(where: { $0.key == key }) else { return nil }
        let rest = entries.filter { $0.key != key }
        return rest.isEmpty ? [] : [lines[0]] + rest.flatMap(\.lines)
    }

    private static func entries(_ lines: [String]) -> [FrontMatter.Segment]? {
        guard trimmed(lines[0]).hasSuffix(":"), lines.count > 1 else { return nil }
        let indent = margin(lines[1])
        guard indent > 0 else { return nil }
        var entries: [FrontMatter.Segment] = []
        for line in lines.dropFirst() {
            if margin(line) == indent, let key = FrontMatter.key(of: String(line.dropFirst(indent))) {
                entries.append(FrontMatter.Segment(key: key, lines: [line]))
            } else if entries.isEmpty {
                return nil
            } else {
                entries[entries.count - 1].lines.append(line)
            }
        }
        return entries
    }
}

/// How many spaces a line begins with.
private func margin(_ line: String) -> Int { line.utf8.prefix { $0 == 0x20 }.count }

private func trimmedStart(_ line: String, _ indent: Int) -> String { String(line.dropFirst(min(indent, margin(line)))) }
