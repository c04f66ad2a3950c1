import Model

/// `xl/worksheets/sheetN.xml`: rows of cells as a person sees them. Formulas are left alone, their last value is used.
final class WorksheetPart: XMLHandler {
    var problem: Problem?
    private(set) var grid = Grid()
    private let file: String
    private let limits: ReadLimits
    private let sharedStrings: [String]
    private let styles: StylesPart
    private let countsFrom1904: Bool
    private var merges: [CellRange] = []

    private var rowNumber = 0
    private var cells: [String] = []
    private var column = 0
    private var type = ""
    private var style = 0
    private var value: [UInt8] = []
    private var inValue = false
    private var inline = RichText()
    private var isInline = false
    private var cellCount = 0
    private var textSize = 0

    init(
        file: String, limits: ReadLimits, sharedStrings: [String], styles: StylesPart, countsFrom1904: Bool
    ) {
        self.file = file
        self.limits = limits
        self.sharedStrings = sharedStrings
        self.styles = styles
        self.countsFrom1904 = countsFrom1904
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "row": startRow(attributes)
        case "c": startCell(attributes)
        case "v":
            inValue = true
            value.removeAll(keepingCapacity: true)
        case "is": isInline = true
        case "mergeCell":
            if let range = attributes["ref"].flatMap({ CellRange($0) }) { merges.append(range) }
        default: break
        }
        if isInline { inline.start(name) }
    }

    func end(_ name: XMLName) {
        if isInline { inline.end(name) }
        switch name {
        case "row": endRow()
        case "c": endCell()
        case "v": inValue = false
        case "is": isInline = false
        case "worksheet": fillMergedCells()
        default: break
        }
    }

    func text(_ bytes: UnsafeRawBufferPointer) {
        guard inValue || isInline else { return }
        textSize += bytes.count
        if textSize > limits.text { problem = tooLarge(file: file, line: rowNumber) }
        if inValue { value.append(contentsOf: bytes) } else { inline.text(bytes) }
    }

    private func startRow(_ attributes: XMLAttributes) {
        let number = attributes["r"].flatMap { Int($0) } ?? rowNumber + 1
        // Rows come in order; one that does not would put cells in two places.
        rowNumber = number > rowNumber && number < 1 << 32 ? number : rowNumber + 1
        cells.removeAll(keepingCapacity: true)
        column = 0
        if grid.rows.count >= limits.rows { problem = tooLarge(file: file, line: rowNumber) }
    }

    private func startCell(_ attributes: XMLAttributes) {
        column = attributes["r"].flatMap { CellPosition($0)?.column } ?? column + 1
        type = attributes["t"] ?? "n"
        style = attributes["s"].flatMap { Int($0) } ?? 0
        value.removeAll(keepingCapacity: true)
    }

    private func endCell() {
        let text = cellText()
        value.removeAll(keepingCapacity: true)
        guard !text.isEmpty else { return }
        // A long shared string may be named by every cell.
        textSize += text.utf8.count
        if textSize > limits.text { problem = tooLarge(file: file, line: rowNumber) }
        guard column >= 1, column <= limits.columns else {
            problem = tooLarge(file: file, line: rowNumber)
            return
        }
        while cells.count < column { cells.append("") }
        cells[column - 1] = text
    }

    private func cellText() -> String {
        switch type {
        case "s":
            let index = Int(String(decoding: value, as: UTF8.self)) ?? -1
            if sharedStrings.indices.contains(index) { return sharedStrings[index] }
            if !value.isEmpty { warn("unknown-string", ja: "共有文字列がありません", en: "no such shared string") }
            return ""
        case "inlineStr": return inline.take()
        case "str": return unescapingCharacters(value)
        case "b": return value == [UInt8(ascii: "1")] ? "TRUE" : value.isEmpty ? "" : "FALSE"
        case "e":
            let error = String(decoding: value, as: UTF8.self)
            warn(
                "cell-error", ja: "セルがエラー（\(error)）なので空にしました",
                en: "the cell holds an error (\(error)) and was left empty")
            return ""
        case "d": return String(decoding: value, as: UTF8.self)
        default:
            guard !value.isEmpty else { return "" }
            return shownNumber(
                String(decoding: value, as: UTF8.self), styles.meaning(ofStyle: style), countsFrom1904: countsFrom1904)
        }
    }

    private func warn(_ code: String, ja: String, en: String) {
        let mostWarnings = 1000
        guard grid.problems.count < mostWarnings else { return }
        grid.problems.append(
            Problem(code, at: Place(file: file, line: rowNumber, column: column), severity: .warning, ja: ja, en: en))
    }

    private func endRow() {
        guard !cells.isEmpty else { return }
        cellCount += cells.count
        guard cellCount <= limits.cells else {
            problem = tooLarge(file: file, line: rowNumber)
            return
        }
        grid.rows.append(Grid.Row(number: rowNumber, cells: cells))
    }

    /// A cell merged downwards counts for every row it covers: a district written once beside its five facilities.
    private func fillMergedCells() {
        var work = 0
        for range in merges where range.last.row > range.first.row && range.first.column <= limits.columns {
            let start = grid.rows.partitioningIndex { $0.number >= range.first.row }
            guard grid.rows.indices.contains(start), grid.rows[start].number == range.first.row else { continue }
            let column = range.first.column - 1
            guard column < grid.rows[start].cells.count else { continue }
            let text = grid.rows[start].cells[column]
            for index in (start + 1)..<max(start + 1, grid.rows.count) {
                guard grid.rows[index].number <= range.last.row else { break }
                work += 1 + max(0, column + 1 - grid.rows[index].cells.count)
                textSize += text.utf8.count
                guard work <= limits.cells, textSize <= limits.text else {
                    problem = tooLarge(file: file)
                    return
                }
                fill(row: index, column: column, text)
            }
        }
    }

    private func fill(row: Int, column: Int, _ text: String) {
        while grid.rows[row].cells.count <= column { grid.rows[row].cells.append("") }
        if grid.rows[row].cells[column].isEmpty { grid.rows[row].cells[column] = text }
    }
}

extension Array {
    /// The first index for which the condition holds; it must not stop holding afterwards.
    fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// `BC12`; rows and columns count from 1.
struct CellPosition: Equatable {
    var row: Int
    var column: Int

    init?(_ text: String) {
        var column = 0
        var row = 0
        var digits = 0
        for byte in text.utf8 where byte != UInt8(ascii: "$") {
            switch byte {
            case 0x41...0x5A where digits == 0 && column < 1 << 20: column = column * 26 + Int(byte - 0x40)
            case 0x61...0x7A where digits == 0 && column < 1 << 20: column = column * 26 + Int(byte - 0x60)
            case 0x30...0x39 where row < 1 << 32:
                row = row * 10 + Int(byte - 0x30)
                digits += 1
            default: return nil
            }
        }
        guard column > 0, row > 0 else { return nil }
        self.row = row
        self.column = column
    }
}

/// `A1:C3`
struct CellRange {
    var first: CellPosition
    var last: CellPosition

    init?(_ text: String) {
        let ends = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard ends.count == 2, let first = CellPosition(String(ends[0]) ?? ""),
            let last = CellPosition(String(ends[1]) ?? "")
        else { return nil }
        self.first = first
        self.last = last
    }
}
