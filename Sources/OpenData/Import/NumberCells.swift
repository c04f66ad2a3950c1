import Japanese

extension CellReader {
    /// Counts come with their counter (`150人`), and sometimes inside a sentence (`申込先着20人`).
    func readCount(_ text: String, _ column: Column, _ reading: inout CellReading) {
        if let count = wholeNumber(withoutCounter(text)) { return reading.take(column.field, .int(count)) }
        let numbers = numbersInside(text)
        guard numbers.count == 1, let count = wholeNumber(numbers[0]) else {
            return reading.keep("not-a-number", "数として読めません: \(text.short)", "not a number: \(text.short)")
        }
        reading.take(column.field, .int(count))
        reading.keep(
            "number-in-text", "文中の数 \(count) を取り出しました: \(text.short)",
            "the number \(count) was taken from “\(text.short)”")
    }

    func readYen(_ text: String, _ column: Column, _ reading: inout CellReading) {
        guard let amount = yen(text) else {
            return reading.keep("not-an-amount", "金額として読めません: \(text.short)", "not an amount of money: \(text.short)")
        }
        if text.utf8.contains(where: { !(0x30...0x39).contains($0) }) {
            reading.remark("amount-notation", "金額を \(amount) 円と読みました", "the amount was read as \(amount) yen")
        }
        reading.take(column.field, .int(amount))
    }

    func readNumber(_ text: String, _ column: Column, _ reading: inout CellReading) {
        guard let number = decimalNumber(withoutCounter(text)) else {
            return reading.keep("not-a-number", "数として読めません: \(text.short)", "not a number: \(text.short)")
        }
        reading.take(column.field, .number(number))
    }
}

/// Units behind a number, longest first.
private let counters = [
    "平方メートル", "平方キロメートル", "km2", "m2", "世帯", "階建て", "階建", "年度", "人", "名", "組", "台", "床", "階", "泊", "日", "年", "戸", "棟",
    "席",
    "件", "か所", "箇所", "校",
]

private func withoutCounter(_ text: String) -> String {
    var text = folded(text)
    for prefix in ["約", "定員"] where text.hasPrefix(prefix) { text.removeFirst(prefix.count) }
    for counter in counters where text.hasSuffix(counter) { return String(text.dropLast(counter.count)) }
    return text
}

/// Runs of digits, with their commas.
private func numbersInside(_ text: String) -> [String] {
    var numbers: [String] = []
    var current = ""
    for scalar in folded(text).unicodeScalars {
        if ("0"..."9").contains(scalar) || (scalar == "," && !current.isEmpty) {
            current.unicodeScalars.append(scalar)
        } else if !current.isEmpty {
            numbers.append(current)
            current = ""
        }
    }
    if !current.isEmpty { numbers.append(current) }
    return numbers.map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }
}

/// `1,234.5`; plain decimal notation only.
func decimalNumber(_ text: String) -> Double? {
    let plain = nfkc(text).unicodeScalars.filter { !isSpace($0) }.map { isDash($0) ? "-" : $0 }
    if let whole = wholeNumber(String(String.UnicodeScalarView(plain))) { return Double(whole) }
    let digits = plain.filter { $0 != "," }
    let longest = 30
    guard !digits.isEmpty, digits.count <= longest,
        digits.enumerated().allSatisfy({ ("0"..."9").contains($1) || $1 == "." || ($1 == "-" && $0 == 0) })
    else { return nil }
    return Double(String(String.UnicodeScalarView(digits)))
}
