import CCmark
import CmarkThreads
import Model

extension MarkdownRenderer {
    /// A table in a box of its own that scrolls sideways on a phone and can be reached by keyboard.
    mutating func writeTable(_ node: Node) {
        tableCount += 1
        document.html.append("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"")
        document.html.appendEscaped(words.table)
        document.html.appendDecimal(tableCount)
        if let heading = document.headings.last {
            document.html.append(" ")
            document.html.appendEscaped(heading.title)
        }
        document.html.append("\">\n<table>\n")
        let columns = Columns(alignments: columnAlignments(of: node), rowsAreNamed: hasEmptyCorner(node))
        var row = cmark_node_first_child(node)
        var bodyOpen = false
        while let current = row {
            let isHeader = cmark_gfm_extensions_get_table_row_is_header(current) != 0
            if isHeader {
                document.html.append("<thead>\n")
                checkHeader(current)
            } else if !bodyOpen {
                bodyOpen = true
                document.html.append("<tbody>\n")
            }
            writeRow(current, isHeader: isHeader, columns)
            if isHeader { document.html.append("</thead>\n") }
            row = cmark_node_next(current)
        }
        if bodyOpen { document.html.append("</tbody>\n") }
        document.html.append("</table>\n</div>\n")
    }

    /// `l`, `c`, `r` or 0 for each column.
    private func columnAlignments(of table: Node) -> [UInt8] {
        let count = Int(cmark_gfm_extensions_get_table_columns(table))
        guard let alignments = cmark_gfm_extensions_get_table_alignments(table) else {
            return Array(repeating: 0, count: count)
        }
        return Array(UnsafeBufferPointer(start: alignments, count: count))
    }

    private struct Columns {
        /// `l`, `c`, `r` or 0 for each.
        var alignments: [UInt8]
        /// The first one holds the rows' headers.
        var rowsAreNamed: Bool

        /// What a cell is; nil: no header. One without a text would be a header that says nothing.
        func scope(of column: Int, isHeader: Bool, isEmpty: Bool) -> String? {
            if isEmpty { return nil }
            return isHeader ? "col" : rowsAreNamed && column == 0 ? "row" : nil
        }
    }

    /// Where nothing stands above the first column, it is what names the rows.
    private func hasEmptyCorner(_ table: Node) -> Bool {
        guard let header = cmark_node_first_child(table), let corner = cmark_node_first_child(header) else {
            return false
        }
        return cmark_node_first_child(corner) == nil
    }

    private mutating func writeRow(_ row: Node, isHeader: Bool, _ columns: Columns) {
        document.html.append("<tr>\n")
        var cell = cmark_node_first_child(row)
        var column = 0
        while let current = cell {
            let scope = columns.scope(of: column, isHeader: isHeader, isEmpty: cmark_node_first_child(current) == nil)
            if let scope {
                document.html.append("<th scope=\"")
                document.html.append(scope)
                document.html.append("\"")
            } else {
                document.html.append("<td")
            }
            switch columns.alignments.indices.contains(column) ? columns.alignments[column] : 0 {
            case UInt8(ascii: "c"): document.html.append(" class=\"center\"")
            case UInt8(ascii: "r"): document.html.append(" class=\"right\"")
            default: break
            }
            document.html.append(">")
            writeInlines(of: current)
            document.html.append(scope == nil ? "</td>\n" : "</th>\n")
            cell = cmark_node_next(current)
            column += 1
        }
        document.html.append("</tr>\n")
    }

    private mutating func checkHeader(_ row: Node) {
        var cell = cmark_node_first_child(row)
        while let current = cell {
            if !plainText(of: current).isEmpty { return }
            cell = cmark_node_next(current)
        }
        report(
            "table-without-header", at: place(of: row), ja: "表の見出し行が空です", en: "the table's header row is empty",
            expected: Wording(ja: "列の見出し", en: "a name for each column"))
    }
}
