import Layouts
import Model
import OpenData

/// A CSV of `content/data/` for layouts: a list of records with the header's names.
enum DataTable {
    static func value(_ bytes: [UInt8], file: String) throws(Problem) -> Value {
        .list([])
    }
}
