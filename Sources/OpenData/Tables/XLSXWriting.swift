import CXlsxwriter
import Glibc
import Model

/// Excel's limit for the text of one cell, in UTF-16 code units.
let longestCellText = 32_767
/// Widths in characters: enough to read, not so wide that the next column is lost.
let narrowestColumn = 8
let widestColumn = 40
let headerColor: lxw_color_t = 0xE8F1FE
/// Every workbook says it was made then, so that the same table gives the same bytes.
let madeAt: time_t = 946_684_800  // 2000-01-01T00:00:00Z

extension Table {
    /// A workbook with one sheet. Every cell is text, so `0123` and `1-2` stay what they are; the header is set off
    /// and stays in sight. Cells that Excel cannot hold are cut, and named in `problems`.
    public func xlsx(sheetName: String) throws(Problem) -> (bytes: [UInt8], problems: [Problem]) {
        let file = try UnnamedFile(file: file)
        guard let workbook = workbook_new(file.path) else { throw file.failure() }
        var properties = lxw_doc_properties()
        properties.created = madeAt
        workbook_set_properties(workbook, &properties)
        var writer = WorksheetWriter(table: self, workbook: workbook, sheetName: sheetName)
        let isWritten = writer.write()
        let code = workbook_close(workbook)
        guard isWritten, code == LXW_NO_ERROR else { throw file.failure() }
        return (try file.contents(), writer.problems)
    }
}

/// How the header and all other cells look; nil: no memory.
func cellFormats(
    _ workbook: UnsafeMutablePointer<lxw_workbook>
) -> (header: UnsafeMutablePointer<lxw_format>, text: UnsafeMutablePointer<lxw_format>)? {
    guard let header = workbook_add_format(workbook), let text = workbook_add_format(workbook) else { return nil }
    format_set_bold(header)
    format_set_bg_color(header, headerColor)
    format_set_border(header, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_text_wrap(header)
    // Text, so that a cell somebody types into later is not turned into a date.
    format_set_num_format(header, "@")
    format_set_num_format(text, "@")
    return (header, text)
}

private struct WorksheetWriter {
    let table: Table
    let workbook: UnsafeMutablePointer<lxw_workbook>
    let sheetName: String
    var problems: [Problem] = []

    mutating func write() -> Bool {
        guard let worksheet = workbook_add_worksheet(workbook, validSheetName(sheetName)),
            let formats = cellFormats(workbook)
        else { return false }
        for (column, width) in columnWidths().enumerated() {
            worksheet_set_column(worksheet, lxw_col_t(column), lxw_col_t(column), width, formats.text)
        }
        write(table.header, row: 0, formats.header, worksheet)
        for (index, row) in table.rows.enumerated() {
            write(row.cells, row: index + 1, formats.text, worksheet)
        }
        worksheet_freeze_panes(worksheet, 1, 0)
        return true
    }

    private mutating func write(
        _ cells: [String], row: Int, _ format: UnsafeMutablePointer<lxw_format>,
        _ worksheet: UnsafeMutablePointer<lxw_worksheet>
    ) {
        for (column, cell) in cells.enumerated() where !cell.isEmpty {
            let text = escapingCharacters(cut(cell, row: row, column: column))
            let code = worksheet_write_string(worksheet, lxw_row_t(row), lxw_col_t(column), text, format)
            if code != LXW_NO_ERROR {
                report("cell-not-written", row, column, ja: "セルを書き込めません", en: "the cell cannot be written")
            }
        }
    }

    private mutating func cut(_ cell: String, row: Int, column: Int) -> String {
        guard cell.utf16.count > longestCellText else { return cell }
        report(
            "cell-too-long", row, column, ja: "Excel の上限（\(longestCellText)文字）を超えたので切りました",
            en: "cut to Excel's limit of \(longestCellText) characters")
        var kept = ""
        var length = 0
        for scalar in cell.unicodeScalars {
            length += scalar.utf16.count
            if length > longestCellText { break }
            kept.unicodeScalars.append(scalar)
        }
        return kept
    }

    private mutating func report(_ code: String, _ row: Int, _ column: Int, ja: String, en: String) {
        problems.append(
            Problem(
                code, at: Place(file: table.file, line: row + 1, column: column + 1), severity: .warning, ja: ja, en: en
            ))
    }

    /// By the widest line of the first rows; a Japanese character takes two places.
    private func columnWidths() -> [Double] {
        let rowsLookedAt = 100
        return table.header.indices.map { column in
            let texts = [table.header[column]] + table.rows.prefix(rowsLookedAt).map { $0.cells[column] }
            let widest = texts.map(displayWidth).max() ?? 0
            return Double(min(widestColumn, max(narrowestColumn, widest + 2)))
        }
    }

    private func displayWidth(_ text: String) -> Int {
        var widest = 0
        var width = 0
        for scalar in text.unicodeScalars.prefix(4 * widestColumn) {
            width = scalar == "\n" ? 0 : width + (scalar.value < 0x1100 ? 1 : 2)
            widest = max(widest, width)
        }
        return widest
    }
}

/// libxlsxwriter escapes control characters as `_x001F_`; what looks like such an escape has to be escaped itself.
/// NUL would end the string, and U+FFFE, U+FFFF are not XML.
func escapingCharacters(_ text: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
        if byte == 0 {
            result.append(contentsOf: "_x0000_".utf8)
        } else if byte == UInt8(ascii: "_"), looksEscaped(bytes, at: index) {
            result.append(contentsOf: "_x005F_".utf8)
        } else if byte == 0x0D {
            // A bare CR would come back as a line feed.
            result.append(contentsOf: "_x000D_".utf8)
        } else {
            result.append(byte)
        }
    }
    return String(decoding: result, as: UTF8.self)
        .replacing("\u{FFFE}", "_xFFFE_").replacing("\u{FFFF}", "_xFFFF_")
}

private func looksEscaped(_ bytes: [UInt8], at index: Int) -> Bool {
    guard index + 6 < bytes.count, bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_") else {
        return false
    }
    return bytes[(index + 2)...(index + 5)].allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}

extension String {
    fileprivate func replacing(_ scalar: Unicode.Scalar, _ replacement: String) -> String {
        guard unicodeScalars.contains(scalar) else { return self }
        return unicodeScalars.reduce(into: "") { $0 += $1 == scalar ? replacement : String($1) }
    }
}

/// Excel refuses `[ ] : * ? / \`, an apostrophe at either end, and more than 31 characters.
func validSheetName(_ name: String) -> String {
    let longestName = 31
    var result = ""
    for scalar in name.unicodeScalars where !"[]:*?/\\'".unicodeScalars.contains(scalar) && scalar.value >= 0x20 {
        guard result.utf16.count + scalar.utf16.count <= longestName else { break }
        result.unicodeScalars.append(scalar)
    }
    return result.isEmpty ? "Sheet1" : result
}

/// libxlsxwriter writes to a path. The file behind this one has no name any more: nothing is left behind, and nobody
/// else can open it.
private struct UnnamedFile: ~Copyable {
    private let descriptor: CInt
    private let file: String

    init(file: String) throws(Problem) {
        self.file = file
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var path = Array("\(folder)/table-XXXXXX".utf8CString)
        descriptor = mkstemp(&path)
        guard descriptor >= 0 else { throw UnnamedFile.failure(file) }
        unlink(path)
    }

    deinit { close(descriptor) }

    var path: String { "/proc/self/fd/\(descriptor)" }

    func failure() -> Problem { UnnamedFile.failure(file) }

    private static func failure(_ file: String) -> Problem {
        Problem(
            "workbook-not-written", at: Place(file: file), ja: "Excel ブックを作れませんでした",
            en: "the workbook could not be made")
    }

    func contents() throws(Problem) -> [UInt8] {
        let size = lseek(descriptor, 0, SEEK_END)
        guard size > 0 else { throw failure() }
        var bytes = [UInt8](repeating: 0, count: size)
        var done = 0
        while done < size {
            let count = bytes.withUnsafeMutableBytes { buffer in
                pread(
                    descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer[done...]).baseAddress, size - done, done)
            }
            guard count > 0 else { throw failure() }
            done += count
        }
        return bytes
    }
}
