import Japanese
import Model

/// Rows of a file before it is known which of them is the header. Cells are given by column; columns may be left out.
struct Grid {
    struct Row {
        var number: Int
        var cells: [String]
    }

    var rows: [Row] = []
    /// Whether a row that ends early lacks cells; in a workbook they are only empty.
    var hasEveryCell = false
    var problems: [Problem] = []
}

/// RFC 4180 with what people send: CR, LF or CRLF, tabs instead of commas, text behind a closing quote, ragged rows.
struct CSVReader {
    private let bytes: [UInt8]
    private let file: String
    private let limits: ReadLimits
    private var at = 0
    private var line = 1
    private var grid = Grid()

    private init(_ bytes: [UInt8], file: String, limits: ReadLimits) {
        self.bytes = bytes
        self.file = file
        self.limits = limits
    }

    /// `bytes` are UTF-8. Lines that hold nothing at all are left out.
    static func reading(_ bytes: [UInt8], file: String, limits: ReadLimits) throws(Problem) -> Grid {
        var reader = CSVReader(bytes, file: file, limits: limits)
        try reader.readAll()
        return reader.grid
    }

    private mutating func readAll() throws(Problem) {
        let separator = self.separator
        grid.hasEveryCell = true
        var cellCount = 0
        while at < bytes.count {
            let number = line
            if skipLineEnd() { continue }
            let cells = try row(separator)
            guard grid.rows.count < limits.rows, cells.count <= limits.columns else {
                throw tooLarge(file: file, line: number)
            }
            cellCount += cells.count
            guard cellCount <= limits.cells else { throw tooLarge(file: file, line: number) }
            grid.rows.append(Grid.Row(number: number, cells: cells))
        }
    }

    /// A comma, unless the first line has tabs and no comma.
    private var separator: UInt8 {
        let firstLine = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        return firstLine.contains(0x09) && !firstLine.contains(UInt8(ascii: ",")) ? 0x09 : UInt8(ascii: ",")
    }

    private mutating func row(_ separator: UInt8) throws(Problem) -> [String] {
        var cells: [String] = []
        while true {
            cells.append(at < bytes.count && bytes[at] == UInt8(ascii: "\"") ? try quoted(separator) : plain(separator))
            guard at < bytes.count, bytes[at] == separator else { break }
            at += 1
        }
        _ = skipLineEnd()
        return cells.map(withoutFormulaGuard)
    }

    private mutating func plain(_ separator: UInt8) -> String {
        let start = at
        while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func quoted(_ separator: UInt8) throws(Problem) -> String {
        let opening = Place(file: file, line: line)
        var cell: [UInt8] = []
        at += 1
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                at += 1
                guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
                    return String(decoding: cell, as: UTF8.self) + rest(separator, opening)
                }
            } else if byte == 0x0A || (byte == 0x0D && !(at + 1 < bytes.count && bytes[at + 1] == 0x0A)) {
                line += 1
            }
            cell.append(byte)
            at += 1
        }
        throw Problem(
            "unclosed-quote", at: opening, ja: "二重引用符（\"）が閉じられていません", en: "a quoted cell is not closed",
            expected: Wording(ja: "セルの終わりに \"", en: "a closing \""))
    }

    /// What stands between a closing quote and the next separator; kept, and reported.
    private mutating func rest(_ separator: UInt8, _ opening: Place) -> String {
        let text = plain(separator)
        if text.utf8.contains(where: { $0 != 0x20 }) {
            grid.problems.append(
                Problem(
                    "text-after-quote", at: opening, severity: .warning, ja: "閉じ引用符のうしろに文字があります",
                    en: "text after a closing quote"))
            return text
        }
        return ""
    }

    private mutating func skipLineEnd() -> Bool {
        guard at < bytes.count, bytes[at] == 0x0A || bytes[at] == 0x0D else { return false }
        if bytes[at] == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { at += 1 }
        at += 1
        line += 1
        return true
    }
}

func tooLarge(file: String, line: Int = 0) -> Problem {
    Problem(
        "too-large", at: Place(file: file, line: line), ja: "表が大きすぎます", en: "the table is too large",
        expected: Wording(ja: "ファイルを分けてください", en: "split the file"))
}
