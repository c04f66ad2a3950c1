import Model

/// A header and rows of cells, from whichever file. Cells are text; what they mean is decided by the sheet they are for.
public struct Table: Equatable, Sendable {
    public struct Row: Equatable, Sendable {
        /// As the person sees it: the line of a CSV file on which the row begins, the row number in a spreadsheet,
        /// the line of a JSON object.
        public var number: Int
        /// As many as the table has columns.
        public var cells: [String]

        public init(number: Int, cells: [String]) {
            self.number = number
            self.cells = cells
        }

        public var isBlank: Bool { cells.allSatisfy { $0.utf8.allSatisfy { $0 == 0x20 } } }
    }

    /// The file as the person knows it, for places in problems.
    public var file: String
    /// The sheet of the workbook.
    public var sheet: String?
    /// As written in the file; may hold empty texts and the same text twice.
    public var header: [String]
    public var headerRow: Int
    public var rows: [Row]

    public init(file: String, sheet: String? = nil, header: [String], headerRow: Int = 1, rows: [Row]) {
        self.file = file
        self.sheet = sheet
        self.header = header
        self.headerRow = headerRow
        self.rows = rows
    }

    /// Rows numbered as they would be in a file whose first line is the header.
    public init(file: String, header: [String], cells: [[String]]) {
        self.init(
            file: file, header: header,
            rows: cells.enumerated().map { Row(number: $0.offset + 2, cells: $0.element) })
    }

    /// Columns count from 0 here and from 1 in places.
    public func place(row: Row, column: Int? = nil) -> Place {
        Place(file: file, line: row.number, column: column.map { $0 + 1 } ?? 0)
    }

    /// One name per column, all different: the header, `列3` for an empty one, `名称〔2〕` for a repetition.
    public var columnNames: [String] {
        var taken: Set<String> = []
        return header.enumerated().map { index, text in
            let base = text.isEmpty ? "列\(index + 1)" : text
            var name = base
            var count = 1
            while !taken.insert(name).inserted {
                count += 1
                name = "\(base)〔\(count)〕"
            }
            return name
        }
    }
}
