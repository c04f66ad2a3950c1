import Testing

@testable import OpenData

@Suite struct SheetTests {
    @Test(arguments: SheetKind.allCases)
    func `every line of a sheet defines a column`(kind: SheetKind) {
        for line in Sheet.lines(Sheet.text(of: kind)) {
            #expect(Column(line: line) != nil, "\(line)")
        }
        #expect(Sheet[kind].columns.contains { $0.field == "title" })
    }

    @Test(arguments: SheetKind.allCases)
    func `every column is found by its own header and its own field`(kind: SheetKind) {
        let sheet = Sheet[kind]
        for column in sheet.columns {
            #expect(sheet.column(named: column.header)?.field == column.field, "\(column.header)")
            #expect(sheet.column(named: column.field)?.field == column.field, "\(column.field)")
        }
        #expect(Set(sheet.columns.map(\.field)).count == sheet.columns.count)
        #expect(Set(sheet.columns.map(\.header)).count == sheet.columns.count)
    }

    @Test(arguments: SheetKind.allCases)
    func `no name means two columns of one sheet`(kind: SheetKind) {
        var owner: [String: String] = [:]
        for column in Sheet[kind].columns {
            for name in [column.field, column.header] + column.aliases {
                let key = headerKey(name)
                #expect(owner[key, default: column.field] == column.field, "\(name)")
                owner[key] = column.field
            }
        }
    }

    @Test(arguments: SheetKind.allCases)
    func `every vocabulary a sheet names exists and its labels mean their codes`(kind: SheetKind) {
        for column in Sheet[kind].columns {
            guard case .vocabulary(let name) = column.type else { continue }
            let vocabulary = Vocabulary[name]
            #expect(!vocabulary.all.isEmpty, "\(name)")
            for code in vocabulary.all {
                #expect(vocabulary.label(code).flatMap { vocabulary.code($0) } == code)
                #expect(vocabulary.code(code) == code)
            }
        }
    }

    @Test(arguments: [
        ("名称_カナ", "名称（カナ）"), ("名称_カナ", " 名 称 カナ"), ("料金(基本)", "料金（基本）"), ("Wi-Fi", "ＷｉＦｉ"), ("【必須】名称", "名称"),
        ("名称※", "名称"), ("NO", "№"),
        ("telephone　number", "telephoneNumber"), ("地方公共団体\n名", "地方公共団体名"), ("災害種別＿洪水", "災害種別_洪水"),
    ])
    func `writings of one header are one`(left: String, right: String) {
        #expect(headerKey(left) == headerKey(right))
    }

    @Test func `headers that mean something else stay apart`() {
        #expect(headerKey("データ") != headerKey("デタ"))
        #expect(headerKey("開始日") != headerKey("開始時間"))
        #expect(headerKey("必須") == "必須")
    }
}
