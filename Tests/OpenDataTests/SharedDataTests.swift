import Glibc
import Model
import Testing

@testable import OpenData

/// Files published by a real city and a public benchmark, which are not part of this repository:
/// `MADOGUCHI_SHARED_DATA` names the folder that holds them.
private let sharedData = getenv("MADOGUCHI_SHARED_DATA").map { String(cString: $0) }

private struct PublishedFile: Sendable, CustomTestStringConvertible {
    var name: String
    var kind: SheetKind
    var category: String?
    var rows: Int
    /// Rows that cannot be content: events without a day, refuse without a name.
    var rejected = 0

    var testDescription: String { name }
}

private let publishedFiles = [
    PublishedFile(name: "aed_location.xlsx", kind: .place, category: "aed", rows: 450),
    PublishedFile(name: "citizen_service_center.xlsx", kind: .place, category: "office", rows: 2),
    PublishedFile(name: "evacuation_space.xlsx", kind: .place, category: "shelter", rows: 195),
    PublishedFile(name: "events.xlsx", kind: .event, rows: 51, rejected: 6),
    PublishedFile(name: "garbage_separation_list.xlsx", kind: .refuse, rows: 613, rejected: 7),
    PublishedFile(name: "gymnasium.xlsx", kind: .place, category: "sports", rows: 11),
    PublishedFile(name: "hospital.csv", kind: .place, category: "medical", rows: 628),
    PublishedFile(name: "library.xlsx", kind: .place, category: "library", rows: 5),
    PublishedFile(name: "nursery_school.xlsx", kind: .place, category: "childcare", rows: 118),
    PublishedFile(name: "public_toilet.csv", kind: .place, category: "toilet", rows: 169),
    PublishedFile(name: "tourist_facilities.xlsx", kind: .place, category: "tourism", rows: 52),
]

@Suite(.enabled(if: sharedData != nil)) struct SharedDataTests {
    private func options(_ file: PublishedFile) -> ImportOptions {
        var options = ImportOptions()
        options.category = file.category
        options.municipality = "takamatsu"
        options.municipalities = [MunicipalityName(id: "takamatsu", code: "372013", name: "高松市")]
        options.today = .init(year: 2026, month: 8, day: 1)
        return options
    }

    private func table(_ path: String) throws -> Table {
        let bytes = try contents(of: try #require(sharedData) + "/" + path, shown: path)
        return try #require(Table.reading(bytes, file: path).table)
    }

    @Test(arguments: publishedFiles)
    fileprivate func `no row of a published file is lost`(file: PublishedFile) throws {
        let table = try table("takamatsu-opendata/" + file.name)
        let result = importing(file.kind, tables: [table], into: ContentFolder(), options: options(file))
        #expect(result.rows.count == file.rows)
        #expect(result.rejectedRows == file.rejected)
        #expect(result.importedRows == file.rows - file.rejected)
        #expect(result.problems.filter { $0.severity == .error }.count == file.rejected)
        // Every cell of an imported row is in a field, under `extra`, or named in a warning.
        let warned = Set(result.problems.map(\.place))
        for (row, record) in zip(table.rows.indices.filter { result.rows[$0].isImported }, result.records) {
            for column in result.columns where column.field == nil {
                let cell = table.rows[row].cells[column.place.column - 1]
                let isKept = record.extra(column.header) == cell || trimmedIsEmpty(cell)
                #expect(isKept || warned.contains(table.place(row: table.rows[row], column: column.place.column - 1)))
            }
        }
    }

    @Test(arguments: publishedFiles)
    fileprivate func `importing a published file twice changes nothing`(file: PublishedFile) throws {
        let table = try table("takamatsu-opendata/" + file.name)
        let first = importing(file.kind, tables: [table], into: ContentFolder(), options: options(file))
        let content = ContentFolder(files: Dictionary(uniqueKeysWithValues: first.files.map { ($0.path, $0.bytes) }))
        let second = importing(file.kind, tables: [table], into: content, options: options(file))
        #expect(second.files.filter { $0.change != .same }.map(\.path) == [])
        #expect(second.records.map(\.id) == first.records.map(\.id))
    }

    @Test(arguments: publishedFiles, SheetFormat.allCases)
    fileprivate func `a published file comes back from every export`(file: PublishedFile, format: SheetFormat) throws {
        let table = try table("takamatsu-opendata/" + file.name)
        let options = options(file)
        let first = importing(file.kind, tables: [table], into: ContentFolder(), options: options)
        let export = exporting(
            file.kind, first.records, as: format,
            options: ExportOptions(
                layout: SheetLayout(header: table.header), municipalities: options.municipalities, today: options.today)
        )
        let ending = format == .xlsx ? "xlsx" : format == .json ? "json" : "csv"
        let back = try #require(Table.reading(export.bytes, file: "back.\(ending)").table)
        let second = importing(file.kind, tables: [back], into: ContentFolder(), options: options)
        #expect(second.records.count == first.records.count)
        guard export.unwritable.isEmpty else { return }
        for (left, right) in zip(first.records, second.records) {
            #expect(left.id == right.id)
            #expect(Set(left.fields) == Set(right.fields), "\(left.id)")
        }
    }

    @Test func `every question of the benchmark keeps its id`() throws {
        let table = try table("localgovfaq/corpus.json")
        let result = importing(.faq, tables: [table], into: ContentFolder())
        #expect(result.records.count == 1786)
        #expect(result.rejectedRows == 0)
        #expect(result.records.map(\.id) == table.rows.map { $0.cells[0] })
    }

    private func trimmedIsEmpty(_ cell: String) -> Bool {
        cell.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }
}

extension RowOutcome {
    fileprivate var isImported: Bool { if case .imported = result { true } else { false } }
}
