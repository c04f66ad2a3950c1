import Definitions
import Model
import OpenData
import YAML

/// What the reading of sheets needs to know about the rest of the site.
struct TableSetting: Sendable {
    /// By which codes and names of the sheets become ids.
    var municipalities: [MunicipalityName]

    /// Sheets are read anew when this changes.
    var fingerprint: Fingerprint {
        Fingerprint { writer in
            for municipality in municipalities {
                writer.add(municipality.id)
                writer.add(municipality.code)
                writer.add(municipality.name)
            }
        }
    }
}

extension ReadSource {
    /// Rows of a sheet in one of the open-data formats, each an entry with the same checks as a Markdown file's.
    mutating func readTable(
        _ bytes: UnsafeBufferPointer<UInt8>, kind: Kind, prefix: String, name: String, site: SiteDefinition,
        setting: TableSetting
    ) {
        guard let sheet = SheetKind(rawValue: kind.name) else { return }
        let reading = Table.reading(Array(bytes), file: name)
        problems += reading.problems
        guard let table = reading.table else { return }
        var options = ImportOptions()
        options.municipalities = setting.municipalities
        options.vocabularies = Vocabularies(site)
        // A sheet named like a category of places (`shelters.csv`, `libraries.csv`) holds places of that category.
        if sheet == .place {
            let table = prefix.split(separator: "/").last ?? ""
            options.category = options.vocabularies.placeCategory(ofTable: String(table))
        }
        let result = importing(sheet, tables: [table], into: ContentFolder(), options: options)
        // A place without a category is listed all the same; the import's preview is where to say it.
        problems += result.problems.filter { $0.code != "no-category" }
        let places = result.rows.compactMap { row -> Place? in
            if case .imported = row.result { return row.place }
            return nil
        }
        for (record, place) in zip(result.records, places) {
            add(record, kind: kind, prefix: prefix, place: place, site: site)
        }
    }

    private mutating func add(_ record: SheetRecord, kind: Kind, prefix: String, place: Place, site: SiteDefinition) {
        var check = FieldCheck(file: place.file, vocabularies: site.vocabularies)
        let yaml = RecordYAML(line: place.line).node(record)
        let entry = Entry.read(
            yaml, kind: kind, id: prefix + record.id, language: site.defaultLanguage, isTranslation: false,
            check: &check)
        problems += check.problems
        let text = record.text("body") ?? ""
        let content = Fingerprint { writer in
            writer.addContent(of: entry)
            writer.add(text)
            writer.add(place.line)
        }
        let excerpt = Array(text.utf8).withUnsafeBufferPointer { Excerpt.of($0) }
        items.append(
            Item(entry: entry, body: .text(text, line: place.line), excerpt: KeptText(excerpt), content: content))
    }
}

/// A record of a sheet in the form of front matter, every field at the row's place.
private struct RecordYAML {
    let line: Int

    func node(_ record: SheetRecord) -> YAMLNode {
        var top: [YAMLNode.Entry] = []
        var nested: [(name: String, entries: [YAMLNode.Entry])] = []
        for field in record.fields where field.name != "body" && field.name != "id" {
            guard let dot = field.name.firstIndex(of: ".") else {
                top.append(entry(field.name, value(field.value)))
                continue
            }
            let outer = String(field.name[..<dot])
            let inner = entry(String(field.name[field.name.index(after: dot)...]), value(field.value))
            if let index = nested.firstIndex(where: { $0.name == outer }) {
                nested[index].entries.append(inner)
            } else {
                nested.append((outer, [inner]))
            }
        }
        return node(.map(top + nested.map { entry($0.name, node(.map($0.entries))) }))
    }

    private func node(_ content: YAMLNode.Content) -> YAMLNode { YAMLNode(content, line: line, column: 1) }

    private func entry(_ key: String, _ value: YAMLNode) -> YAMLNode.Entry {
        YAMLNode.Entry(key: key, line: line, column: 1, value: value)
    }

    private func value(_ value: OpenData.FieldValue) -> YAMLNode {
        switch value {
        case .text(let text): node(.scalar(text: text, quoted: true))
        case .int(let int): node(.scalar(text: String(int), quoted: false))
        case .number(let number): node(.scalar(text: String(number), quoted: false))
        case .bool(let bool): node(.scalar(text: bool ? "true" : "false", quoted: false))
        case .date(let date): node(.scalar(text: "\(date)", quoted: false))
        case .dateTime(let date, let time): node(.scalar(text: "\(date)T\(time)", quoted: false))
        case .list(let items): node(.list(items.map { node(.scalar(text: $0, quoted: true)) }))
        case .maps(let items):
            node(
                .list(
                    items.map { item in
                        node(.map(item.map { entry($0.name, node(.scalar(text: $0.value, quoted: true))) }))
                    }))
        }
    }
}

extension Vocabularies {
    /// The site's words in all its languages; those of its first are written on export.
    init(_ site: SiteDefinition) {
        let first = site.defaultLanguage
        self.init(
            site.vocabularies.mapValues { vocabulary in
                vocabulary.terms.map { term in
                    let others = term.labels.filter { $0.key != first }.sorted { $0.key < $1.key }.map(\.value)
                    return Term(code: term.code, names: [term.label(in: first)] + others)
                }
            })
    }
}
