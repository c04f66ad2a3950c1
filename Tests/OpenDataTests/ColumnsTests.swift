import Definitions
import Testing

@testable import OpenData

@Suite struct ColumnsTests {
    /// A field without a column would be lost on the way to a spreadsheet.
    @Test(arguments: SheetKind.allCases.filter { $0 != .refuse })
    func `every field of a kind has a column`(kind: SheetKind) throws {
        let definition = try #require(Kind.named(kind.rawValue))
        let wholes = Set(Sheet[kind].columns.flatMap { [Composer.whole(of: $0.field), $0.field] })
        let maps = Set(wholes.compactMap { $0.split(separator: ".").first.map(String.init) })
        let names = (definition.fields + Kind.commonFields).map(\.name).filter { $0 != "extra" }
        #expect(names.filter { !wholes.contains($0) && !maps.contains($0) } == [])
        for field in definition.fields {
            guard case .list(.map(let parts)) = field.type else { continue }
            guard case .maps(let keys)? = Sheet[kind].column(field: field.name)?.type else {
                Issue.record("\(field.name) is no column of maps")
                continue
            }
            #expect(Set(parts.map(\.name)) == Set(keys.names), "\(field.name)")
            let numbers = parts.filter { part in
                switch part.type {
                case .count, .yen: true
                default: false
                }
            }
            #expect(Set(numbers.map(\.name)) == keys.numbers, "\(field.name)")
        }
    }
}
