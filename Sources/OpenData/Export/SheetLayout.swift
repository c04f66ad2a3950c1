import Model

/// The columns of a sheet as they came: their names and order. An export that follows it puts everything back where it
/// stood, the unknown columns too.
public struct SheetLayout: Equatable, Sendable {
    public private(set) var header: [String]

    public init(header: [String]) {
        self.header = header
    }

    /// Kept beside the content of kinds that are one file per record.
    public static func path(for kind: SheetKind) -> String { "\(kind.folder)/.columns.csv" }

    /// One line of CSV.
    public init?(csv bytes: [UInt8]) {
        let reading = Table.reading(bytes, file: ".columns.csv", options: ReadOptions(header: .first))
        guard let table = reading.table else { return nil }
        header = table.header
    }

    public var csv: [UInt8] { Table(file: "", header: header, rows: []).csv(.utf8).bytes }

    /// Columns that are not there yet come behind the one they stood behind.
    mutating func add(_ other: [String]) {
        var names = Table(file: "", header: header, rows: []).columnNames
        var previous: Int?
        for (name, text) in zip(Table(file: "", header: other, rows: []).columnNames, other) {
            if let index = names.firstIndex(of: name) {
                previous = index
                continue
            }
            let index = previous.map { $0 + 1 } ?? (names.isEmpty ? 0 : names.count)
            // A name that depends on its place (`列3`) is written out.
            header.insert(text.isEmpty ? name : text, at: index)
            names.insert(name, at: index)
            previous = index
        }
    }
}
