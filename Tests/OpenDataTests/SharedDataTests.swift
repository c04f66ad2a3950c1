import Glibc
import Model
import Testing

@testable import OpenData

/// Files published by a real city, which are not part of this repository: `MADOGUCHI_SHARED_DATA` names their folder.
private let sharedData = getenv("MADOGUCHI_SHARED_DATA").map { String(cString: $0) }

private struct PublishedFile: Sendable, CustomTestStringConvertible {
    var name: String
    var kind: SheetKind
    var category: String?
    /// Rows of data in the file.
    var rows: Int
    /// Rows that cannot be content, each with a reason.
    var rejected = 0

    var testDescription: String { name }
}

private let publishedFiles = [
    PublishedFile(name: "aed_location.xlsx", kind: .place, category: "aed", rows: 450),
    PublishedFile(name: "citizen_service_center.xlsx", kind: .place, category: "office", rows: 2),
    PublishedFile(name: "evacuation_space.xlsx", kind: .place, category: "shelter", rows: 195),
    PublishedFile(name: "events.xlsx", kind: .event, rows: 51),
    PublishedFile(name: "garbage_separation_list.xlsx", kind: .refuse, rows: 613),
    PublishedFile(name: "gymnasium.xlsx", kind: .place, category: "sports", rows: 11),
    PublishedFile(name: "hospital.csv", kind: .place, category: "medical", rows: 628),
    PublishedFile(name: "library.xlsx", kind: .place, category: "library", rows: 5),
    PublishedFile(name: "nursery_school.xlsx", kind: .place, category: "childcare", rows: 118),
    PublishedFile(name: "public_toilet.csv", kind: .place, category: "toilet", rows: 169),
    PublishedFile(name: "tourist_facilities.xlsx", kind: .place, category: "tourism", rows: 52),
]

@Suite(.enabled(if: sharedData != nil)) struct SharedDataTests {
    @Test(arguments: publishedFiles)
    fileprivate func `no row of a published file is lost`(file: PublishedFile) throws {
        let folder = try #require(sharedData) + "/takamatsu-opendata/"
        let reading = Table.reading(try contents(of: folder + file.name, shown: file.name), file: file.name)
        let table = try #require(reading.table)
        var options = ImportOptions()
        options.category = file.category
        options.municipality = "takamatsu"
        options.municipalities = [MunicipalityName(id: "takamatsu", code: "372013", name: "高松市")]
        options.today = .init(year: 2026, month: 8, day: 1)
        let result = importing(file.kind, tables: [table], into: ContentFolder(), options: options)
        var codes: [String: Int] = [:]
        for problem in reading.problems + result.problems { codes[problem.code, default: 0] += 1 }
        print(file.name, "rows", table.rows.count, "imported", result.importedRows, "rejected", result.rejectedRows, "files", result.files.count, "warnings", codes.sorted { $0.key < $1.key }, "unknown", result.unknownColumns.map(\.header))
        for row in result.rows { if case .rejected(let problem) = row.result { print("   ", problem.line(in: .japanese)) } }
    }
}
