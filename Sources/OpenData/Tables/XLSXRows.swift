import CXlsxwriter
import Glibc
import Model

/// A workbook with one sheet that is written row by row: memory holds one row, whatever there is (libxlsxwriter's
/// `constant_memory`). Every cell is text, as in `Table.xlsx`.
public final class XLSXRowWriter {
    /// Excel's limit.
    public static let mostRows = 1_048_576

    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let worksheet: UnsafeMutablePointer<lxw_worksheet>
    private let textFormat: UnsafeMutablePointer<lxw_format>
    private var row = 0
    private var isOpen = true

    /// - Parameters:
    ///   - descriptor: of the file it becomes; its owner closes it.
    ///   - temporaryFolder: where rows wait that are written; files there have no name.
    public init(descriptor: Int32, temporaryFolder: String, sheetName: String, header: [String]) throws(Problem) {
        var made: UnsafeMutablePointer<lxw_workbook>?
        temporaryFolder.withCString { folder in
            var options = lxw_workbook_options()
            options.constant_memory = 1
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            options.use_zip64 = 1
            made = workbook_new_opt("/proc/self/fd/\(descriptor)", &options)
        }
        guard let workbook = made else { throw Self.failure }
        guard let worksheet = workbook_add_worksheet(workbook, validSheetName(sheetName)),
            let formats = cellFormats(workbook)
        else {
            workbook_close(workbook)
            throw Self.failure
        }
        (self.workbook, self.worksheet, self.textFormat) = (workbook, worksheet, formats.text)
        var properties = lxw_doc_properties()
        properties.created = madeAt
        workbook_set_properties(workbook, &properties)
        for (column, label) in header.enumerated() {
            let width = min(widestColumn, max(narrowestColumn, 2 * label.count + 2))
            worksheet_set_column(worksheet, lxw_col_t(column), lxw_col_t(column), Double(width), textFormat)
        }
        worksheet_freeze_panes(worksheet, 1, 0)
        try add(header, formats.header)
    }

    deinit { discard() }

    public func add(_ cells: [String]) throws(Problem) { try add(cells, textFormat) }

    private func add(_ cells: [String], _ format: UnsafeMutablePointer<lxw_format>) throws(Problem) {
        guard isOpen, row < Self.mostRows else { throw Self.failure }
        for (column, cell) in cells.enumerated() where !cell.isEmpty {
            // What Excel cannot hold is cut; answers are shorter.
            let text = escapingCharacters(
                cell.utf16.count > longestCellText ? String(cell.prefix(longestCellText / 2)) : cell)
            guard worksheet_write_string(worksheet, lxw_row_t(row), lxw_col_t(column), text, format) == LXW_NO_ERROR
            else { throw Self.failure }
        }
        row += 1
    }

    /// The file is complete.
    public func finish() throws(Problem) {
        guard isOpen else { throw Self.failure }
        isOpen = false
        guard workbook_close(workbook) == LXW_NO_ERROR else { throw Self.failure }
    }

    /// Nothing becomes of it.
    public func discard() {
        guard isOpen else { return }
        isOpen = false
        workbook_close(workbook)
    }

    private static let failure = Problem(
        "workbook-not-written", at: Place(file: "xlsx"), ja: "Excel ブックを作れませんでした", en: "the workbook could not be made")
}
