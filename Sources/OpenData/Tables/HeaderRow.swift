import Model

/// Which row names the columns.
public enum HeaderChoice: Sendable {
    /// The row with the most words known as column names, among the first; titles above it are passed over.
    case detected
    /// The first row that is not empty.
    case first
}

/// Rows looked at for the header.
private let rowsSearched = 30

extension Grid {
    /// The table under the header; nil when no row holds anything.
    /// - Parameter isKnown: whether a text is a column name of any sheet.
    func table(
        file: String, sheet: String?, header choice: HeaderChoice, limits: ReadLimits, isKnown: (String) -> Bool
    ) throws(Problem) -> (table: Table, problems: [Problem])? {
        guard let index = headerIndex(choice, isKnown) else { return nil }
        var header = rows[index].cells
        var first = index + 1
        if choice == .detected, let second = secondHeaderLine(below: index, isKnown) {
            header = second
            first += 1
        }
        while header.last?.isEmpty == true { header.removeLast() }
        let body = rows[first...]
        let width = max(header.count, body.map { usedWidth($0.cells) }.max() ?? 0)
        guard body.count * width <= limits.cells else { throw tooLarge(file: file) }
        let columnsInHeader = header.count
        header.append(contentsOf: repeatElement("", count: width - header.count))
        var table = Table(file: file, sheet: sheet, header: header, headerRow: rows[index].number, rows: [])
        var problems: [Problem] = []
        for row in body {
            let used = usedWidth(row.cells)
            if used > columnsInHeader || (hasEveryCell && row.cells.count < columnsInHeader) {
                problems.append(ragged(row, file, columnsInHeader))
            }
            var cells = Array(row.cells.prefix(width))
            cells.append(contentsOf: repeatElement("", count: width - cells.count))
            table.rows.append(Table.Row(number: row.number, cells: cells))
        }
        return (table, problems)
    }

    private func headerIndex(_ choice: HeaderChoice, _ isKnown: (String) -> Bool) -> Int? {
        let candidates = rows.indices.prefix(rowsSearched).filter { usedWidth(rows[$0].cells) > 0 }
        guard choice == .detected else { return candidates.first }
        let scores = candidates.map { (index: $0, known: rows[$0].cells.count { !$0.isEmpty && isKnown($0) }) }
        let best = scores.map(\.known).max() ?? 0
        let enough = 2
        if best >= enough { return scores.first { $0.known == best }?.index }
        // Nothing is known: a title has one cell, a header most of them.
        let widest = candidates.map { filledCells($0) }.max() ?? 0
        return candidates.first { filledCells($0) * 2 > widest }
    }

    /// A header on two lines: the groups above (災害種別), their parts below (洪水, 地震 …).
    private func secondHeaderLine(below index: Int, _ isKnown: (String) -> Bool) -> [String]? {
        guard index + 1 < rows.count else { return nil }
        let upper = rows[index].cells
        let lower = rows[index + 1].cells
        let filled = lower.indices.filter { !lower[$0].isEmpty }
        guard filled.count >= 2, filled.allSatisfy({ isKnown(lower[$0]) }) else { return nil }
        let overlapping = filled.count { upper.indices.contains($0) && !upper[$0].isEmpty && upper[$0] != lower[$0] }
        // Only the first part may stand under the group's own name.
        guard overlapping <= 1 else { return nil }
        return (0..<max(upper.count, lower.count)).map { column in
            let below = column < lower.count ? lower[column] : ""
            return below.isEmpty ? (column < upper.count ? upper[column] : "") : below
        }
    }

    private func filledCells(_ index: Int) -> Int { rows[index].cells.count { !$0.isEmpty } }

    private func usedWidth(_ cells: [String]) -> Int { (cells.lastIndex { !$0.isEmpty } ?? -1) + 1 }

    private func ragged(_ row: Row, _ file: String, _ width: Int) -> Problem {
        let count = max(usedWidth(row.cells), min(row.cells.count, width))
        return Problem(
            "ragged-row", at: Place(file: file, line: row.number, column: min(count, width) + 1), severity: .warning,
            ja: "見出しと列の数が合わない行です（\(count)列）", en: "\(count) cells, unlike the header",
            expected: Wording(ja: "\(width)列", en: "\(width) columns"))
    }
}
