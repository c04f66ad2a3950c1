// Spreadsheets run a CSV cell that begins with = + - @ (or a tab or line end before one) as a formula. An apostrophe
// in front makes it text. To let every cell come back as it was, cells that already begin with apostrophes before such
// a character get one more, and reading takes exactly one away.

/// The cell as it is written to CSV. Plain numbers (`-5`, `+81`) and a lone `-` are harmless and stay.
func withFormulaGuard(_ cell: String) -> String {
    startsFormula(cell) && !isPlainNumber(cell) ? "'" + cell : cell
}

/// The cell as it was before it was written to CSV.
func withoutFormulaGuard(_ cell: String) -> String {
    cell.utf8.first == UInt8(ascii: "'") && startsFormula(cell) ? String(cell.dropFirst()) : cell
}

/// Apostrophes, then a character that starts a formula, then something.
private func startsFormula(_ cell: String) -> Bool {
    let rest = cell.unicodeScalars.drop { $0 == "'" }
    guard let first = rest.first, rest.dropFirst().first != nil else { return false }
    switch first {
    // Excel reads the full-width forms like the half-width ones.
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
    default: return false
    }
}

private func isPlainNumber(_ cell: String) -> Bool {
    var bytes = cell.utf8[...]
    if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    let whole = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard !whole.isEmpty else { return false }
    bytes = bytes.dropFirst(whole.count)
    guard bytes.first == UInt8(ascii: ".") else { return bytes.isEmpty }
    return bytes.count > 1 && bytes.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
}
