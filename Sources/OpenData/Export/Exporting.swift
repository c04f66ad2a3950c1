import Japanese
import Model

public enum SheetFormat: String, CaseIterable, Sendable {
    /// With a byte order mark, for Excel.
    case csvUTF8
    /// For systems that know nothing else; characters it lacks are named in the result.
    case csvCP932
    case xlsx
    case json
}

public struct ExportOptions: Sendable {
    /// The columns to follow; nil gives those of the standard sheet.
    public var layout: SheetLayout?
    /// By which ids become codes and names.
    public var municipalities: [MunicipalityName]
    /// By which kept texts with dates without a year are understood again.
    public var today: CivilDate?
    public var vocabularies: Vocabularies

    public init(
        layout: SheetLayout? = nil, municipalities: [MunicipalityName] = [], today: CivilDate? = nil,
        vocabularies: Vocabularies = Vocabularies()
    ) {
        self.layout = layout
        self.municipalities = municipalities
        self.today = today
        self.vocabularies = vocabularies
    }
}

public struct Export: Sendable {
    public var bytes: [UInt8]
    /// Characters that CP932 does not have, sorted.
    public var unwritable: [UnwritableCharacter]
    public var problems: [Problem]
}

/// Records as a sheet of their kind, in the order given. The same records give the same bytes.
public func exporting(
    _ kind: SheetKind, _ records: [SheetRecord], as format: SheetFormat, options: ExportOptions = ExportOptions()
) -> Export {
    if format == .json { return Export(bytes: jsonRecords(records), unwritable: [], problems: []) }
    let table = exportTable(kind, records, options: options)
    switch format {
    case .csvUTF8, .csvCP932:
        let (bytes, unwritable) = table.csv(format == .csvUTF8 ? .utf8 : .cp932)
        return Export(bytes: bytes, unwritable: unwritable, problems: [])
    case .xlsx, .json:
        do throws(Problem) {
            let (bytes, problems) = try table.xlsx(sheetName: kind.title)
            return Export(bytes: bytes, unwritable: [], problems: problems)
        } catch {
            return Export(bytes: [], unwritable: [], problems: [error])
        }
    }
}

/// The table behind a CSV or XLSX export.
public func exportTable(_ kind: SheetKind, _ records: [SheetRecord], options: ExportOptions = ExportOptions()) -> Table
{
    let plan = ColumnPlan(Sheet[kind], records, options)
    return Table(file: kind.rawValue, header: plan.header, cells: plan.rows)
}

/// An array of objects with the names of the content: `contact: {phone}`, `extra: {…}`, typed values.
private func jsonRecords(_ records: [SheetRecord]) -> [UInt8] {
    var writer = JSONWriter(.readable)
    writer.lines(of: records) { $0.value(jsonObject($1)) }
    return writer.bytes
}

private func jsonObject(_ record: SheetRecord) -> JSONValue {
    var members: [JSONValue.Member] = []
    if !record.id.isEmpty { members.append(.init(name: "id", value: JSONValue(content: .string(record.id), line: 0))) }
    for field in record.fields where !field.value.isEmpty {
        let value = JSONValue(content: jsonContent(field.value), line: 0)
        guard let dot = field.name.utf8.firstIndex(of: UInt8(ascii: ".")) else {
            members.append(.init(name: field.name, value: value))
            continue
        }
        let map = String(field.name[..<dot])
        let member = JSONValue.Member(name: String(field.name[field.name.index(after: dot)...]), value: value)
        if let index = members.firstIndex(where: { $0.name == map }),
            case .object(let inner) = members[index].value.content
        {
            members[index].value.content = .object(inner + [member])
        } else {
            members.append(.init(name: map, value: JSONValue(content: .object([member]), line: 0)))
        }
    }
    if record["body"]?.isEmpty == false {
        let format = JSONValue(content: .string(markdownFormat), line: 0)
        members.append(.init(name: bodyFormatField, value: format))
    }
    return JSONValue(content: .object(members), line: 0)
}

private func jsonContent(_ value: FieldValue) -> JSONValue.Content {
    switch value {
    case .text(let text): .string(text)
    case .int(let int): .number(String(int))
    case .number(let number): .number(shown(number) ?? number.description)
    case .bool(let bool): .bool(bool)
    case .date(let date): .string(date.description)
    case .dateTime(let date, let time): .string("\(date)T\(time)")
    case .list(let items): .array(items.map { JSONValue(content: .string($0), line: 0) })
    case .maps(let items): jsonMaps(items).content
    }
}
