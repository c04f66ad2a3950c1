import Definitions
import Japanese
import Model
import OpenData
import YAML

/// One file of the content, read for export.
enum ContentFile: Sendable {
    case page(ContentPage)
    case table(ContentTable)
    /// The page of a list, which is no entry.
    case folderPage

    static func reading(_ file: SourceFile, folder: String) -> Result<ContentFile, Problem> {
        let path = folder + "/" + file.path
        do throws(Problem) {
            let bytes = try FileBuffer.contents(path)
            switch file.role {
            case .entry(let kind, let id, let language, let isFolderPage):
                if id.isEmpty, isFolderPage, kind.listing != nil { return .success(.folderPage) }
                let page = try ContentPage(bytes, file: path, kind: kind, id: id, language: language)
                return .success(.page(page))
            case .table(let kind, let prefix):
                let table = ContentTable(
                    kind: SheetKind(rawValue: kind.name), name: String(prefix.dropLast()), table: try table(bytes, path)
                )
                return .success(.table(table))
            default:
                let name = SiteSources.splitExtension(file.path[...]).stem.dropFirst("data/".count)
                return .success(.table(ContentTable(kind: nil, name: String(name), table: try table(bytes, path))))
            }
        } catch {
            return .failure(error)
        }
    }

    private static func table(_ bytes: [UInt8], _ path: String) throws(Problem) -> Table {
        let reading = Table.reading(bytes, file: path)
        if let table = reading.table { return table }
        throw reading.problems.first
            ?? Problem("unreadable-table", at: Place(file: path), ja: "表として読めません", en: "not readable as a table")
    }
}

/// A table of the content.
struct ContentTable: Sendable {
    /// Nil for the tables of `data/`.
    var kind: SheetKind?
    /// With which the ids of its rows begin.
    var name: String
    var table: Table
}

/// A Markdown file, with its fields as they are written: an era stays an era.
struct ContentPage: Sendable {
    let kind: SheetKind
    let id: String
    let language: String
    private let definition: Kind
    private let yaml: YAMLNode?
    private let body: String

    init(_ bytes: [UInt8], file: String, kind: Kind, id: String, language: String) throws(Problem) {
        let front = try bytes.withUnsafeBufferPointer { buffer throws(Problem) in
            try FrontMatter.read(buffer, file: file)
        }
        definition = kind
        self.kind = SheetKind(rawValue: kind.name) ?? .page
        self.language = language
        yaml = front.yaml
        let stated = front.yaml?["id"]?.text
        // The site's first page is `pages/index.md`.
        self.id = stated ?? (id.isEmpty ? "index" : id)
        body = String(decoding: bytes[front.bodyStart...], as: UTF8.self)
    }

    func text(_ field: String) -> String? { yaml?[field]?.text }

    /// - Parameter original: says what this version does not say itself, apart from words that are not translated.
    func record(inheriting original: ContentPage?) -> SheetRecord {
        var fields = fields
        let own = Set(yaml?.entries?.map(\.key) ?? [])
        let untranslated: Set = ["title", "description", "redirects", "updated", "extra"]
        for entry in original?.yaml?.entries ?? [] where !own.contains(entry.key) && !untranslated.contains(entry.key) {
            fields += ContentPage.fields(entry, definition)
        }
        let text = body.utf8.allSatisfy { $0 <= 0x20 } ? "" : ContentPage.trimmingLines(body)
        if !text.isEmpty { fields.append(SheetRecord.Field("body", .text(text))) }
        return SheetRecord(id: id, fields: fields)
    }

    private var fields: [SheetRecord.Field] {
        (yaml?.entries ?? []).flatMap { ContentPage.fields($0, definition) }
    }

    private static func isNumber(_ key: String, _ type: FieldType) -> Bool {
        guard case .list(.map(let fields)) = type, let field = fields.first(where: { $0.name == key }) else {
            return false
        }
        switch field.type {
        case .count, .yen: return true
        default: return false
        }
    }

    /// Without the empty lines around it.
    private static func trimmingLines(_ text: String) -> String {
        var bytes = Array(text.utf8).filter { $0 != 0x0D }[...]
        while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
        while bytes.first == 0x0A { bytes = bytes.dropFirst() }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: fields

    private static func fields(_ entry: YAMLNode.Entry, _ kind: Kind) -> [SheetRecord.Field] {
        let known = kind.position[entry.key].map { kind.fields[$0] } ?? Kind.commonFields.first { $0.name == entry.key }
        guard let known, known.name != "id", !entry.value.isNull else { return [] }
        if let parts = entry.value.entries {
            return parts.filter { !$0.value.isNull }.map { part in
                SheetRecord.Field("\(entry.key).\(part.key)", value(part.value, known.type))
            }
        }
        return [SheetRecord.Field(entry.key, value(entry.value, known.type))]
    }

    private static func value(_ node: YAMLNode, _ type: FieldType) -> OpenData.FieldValue {
        if case .anything = type, node.text == nil { return .text(RecordJSON.text(node)) }
        if let items = node.list { return list(items, type) }
        if node.entries != nil { return .text(RecordJSON.text(node)) }
        let text = node.text ?? ""
        switch type {
        case .bool: return node.bool.map { .bool($0) } ?? .text(text)
        case .count, .yen: return node.int.map { .int($0) } ?? .text(text)
        case .number, .latitude, .longitude: return node.number.map { .number($0) } ?? .text(text)
        case .day, .moment: return Moment(text).flatMap(moment) ?? .text(text)
        case .list: return .list([text])
        default: return .text(text)
        }
    }

    private static func list(_ items: [YAMLNode], _ type: FieldType) -> OpenData.FieldValue {
        let texts = items.compactMap(\.text)
        if texts.count == items.count { return .list(texts) }
        let maps = items.compactMap { item in
            item.entries?.filter { !$0.value.isNull }.map { entry in
                OpenData.FieldValue.MapEntry(
                    entry.key, entry.value.text ?? RecordJSON.text(entry.value), isNumber: isNumber(entry.key, type))
            }
        }
        return maps.count == items.count
            ? .maps(maps) : .text(RecordJSON.text(YAMLNode(.list(items), line: 0, column: 0)))
    }

    private static func moment(_ moment: Moment) -> OpenData.FieldValue? {
        let (year, month, day) = moment.day.components
        guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
        guard moment.hasTime else { return .date(date) }
        return ClockTime(hour: moment.hour, minute: moment.minute).map { .dateTime(date, $0) }
    }
}

/// What is too deep for a cell.
private enum RecordJSON {
    static func text(_ node: YAMLNode) -> String {
        var json = JSONWriter()
        write(node, &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func write(_ node: YAMLNode, _ json: inout JSONWriter) {
        if let items = node.list {
            json.array { json in for item in items { write(item, &json) } }
        } else if let entries = node.entries {
            json.object { json in
                for entry in entries {
                    json.key(entry.key)
                    write(entry.value, &json)
                }
            }
        } else if node.isNull {
            json.null()
        } else if let bool = node.bool {
            json.value(bool)
        } else {
            json.value(node.text ?? "")
        }
    }
}
