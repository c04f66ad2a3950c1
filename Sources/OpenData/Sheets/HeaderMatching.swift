import Japanese

/// The form under which two writings of a column's name are the same: NFKC, lower case, without spaces, brackets,
/// dashes, underscores and marks of obligation. `名称_カナ`, `名称（カナ）` and `名称 カナ` are one name.
func headerKey(_ header: String) -> String {
    var key = String.UnicodeScalarView()
    for scalar in folded(header).unicodeScalars {
        switch scalar {
        case "-", "_", "(", ")", "[", "]", "【", "】", "〔", "〕", "「", "」", "『", "』", "<", ">", "〈", "〉", "*", "※", "★",
            "'", "\"":
            continue
        default: key.append(scalar)
        }
    }
    var text = String(key)
    for mark in ["必須", "任意"] where text.hasPrefix(mark) || text.hasSuffix(mark) {
        if text == mark { continue }
        text = text.hasPrefix(mark) ? String(text.dropFirst(mark.count)) : String(text.dropLast(mark.count))
    }
    return text
}

/// Whether any sheet has a column of this name.
func isKnownHeader(_ text: String) -> Bool {
    // A header is a word; long cells need not be folded.
    let longestHeader = 200
    return text.utf8.count <= longestHeader && knownKeys.contains(headerKey(text))
}

private let knownKeys: Set<String> = SheetKind.allCases.reduce(into: []) { $0.formUnion(Sheet[$1].keys) }

/// Whether the table says how things are thrown away: it names them, and says as what.
public func isRefuseTable(_ table: Table) -> Bool {
    let columns = matchedColumns(table, to: Sheet[.refuse])
    let fields = Set(columns.compactMap { $0.column?.field })
    let names = ["ゴミの品目", "品目", "品名", "ごみの品目"].map(headerKey)
    return fields.isSuperset(of: ["title", "category"]) && columns.contains { names.contains(headerKey($0.name)) }
}

/// What a column of a table is to a sheet.
struct MatchedColumn {
    /// Position in the table, from 0.
    var index: Int
    /// Unique in the table.
    var name: String
    /// Nil for a column the sheet does not know, or whose field an earlier column already gives.
    var column: Column?

    /// The key under `extra` for what is kept of it.
    var extraKey: String { name.hasPrefix(MatchedColumn.extraPrefix) ? String(name.dropFirst(6)) : name }

    static let extraPrefix = "extra."
}

/// Goes through the header from the left; each field is taken once.
func matchedColumns(_ table: Table, to sheet: Sheet) -> [MatchedColumn] {
    var taken: Set<String> = []
    return table.columnNames.enumerated().map { index, name in
        let known = name.hasPrefix(MatchedColumn.extraPrefix) ? nil : sheet.column(named: name)
        let column = known.flatMap { taken.insert($0.field).inserted ? $0 : nil }
        return MatchedColumn(index: index, name: name, column: column)
    }
}
