import Layouts
import Model
import OpenData

/// A CSV of `content/data/` for layouts: a list of records with the header's names, every cell a text.
enum DataTable {
    static func value(_ bytes: [UInt8], file: String) throws(Problem) -> Value {
        let reading = Table.reading(bytes, file: file)
        guard let table = reading.table else {
            throw reading.problems.first
                ?? Problem("unreadable-table", at: Place(file: file), ja: "表として読めません", en: "not readable as a table")
        }
        let names = table.columnNames.map { Name($0) }
        return .list(
            table.rows.filter { !$0.isBlank }.map { row in
                .object(Record(zip(names, row.cells).map { ($0, Value.text($1)) }))
            })
    }
}
