import Japanese
import Model

/// What one cell says.
struct CellReading {
    /// By field; a period in one cell gives both its ends.
    var values: [(field: String, value: FieldValue)] = []
    var remarks: [Remark] = []
    /// The text says more than the values do, and is kept under `extra`.
    var keepsText = false

    /// Something mended or not understood; becomes a warning with the cell's place.
    struct Remark: Equatable {
        var code: String
        var ja: String
        var en: String
    }
}

/// Reads cells by their column's type, mending what can be mended. Never fails: what is not understood is kept as text.
struct CellReader {
    /// The day by which dates without a year are read.
    var today: CivilDate?
    var vocabularies = Vocabularies()

    /// `cell` is not blank.
    func read(_ cell: String, as column: Column) -> CellReading {
        let (text, remark) = cleaned(cell)
        var reading = CellReading()
        if let remark { reading.remarks.append(remark) }
        if text.isEmpty || (!column.type.isFreeText && isPlaceholder(text)) { return reading }
        read(text, column, into: &reading)
        return reading
    }

    private func read(_ text: String, _ column: Column, into reading: inout CellReading) {
        switch column.type {
        case .text: reading.take(column.field, column.field == "title" ? singleLine(text, &reading) : .text(text))
        case .body: reading.take(column.field, .text(text))
        case .int: readCount(text, column, &reading)
        case .yen: readYen(text, column, &reading)
        case .number: readNumber(text, column, &reading)
        case .flag, .bool: readBool(text, column, &reading)
        case .date, .dateTime: readDate(text, column, &reading)
        case .time: readTime(text, column, &reading)
        case .url: readURL(text, column, &reading)
        case .phone: readPhone(text, column, &reading)
        case .email: readEmail(text, column, &reading)
        case .code: readCode(text, column, &reading)
        case .latitude, .longitude: readCoordinate(text, column, &reading)
        case .list: reading.take(column.field, .list(lineItems(text)))
        case .maps(let keys): readMaps(text, keys, column, &reading)
        case .vocabulary(let name): readWord(text, vocabularies[name], column, &reading)
        case .vocabularies(let name): readWords(text, vocabularies[name], column, &reading)
        }
    }

    /// Line ends become LF, control characters go.
    private func cleaned(_ cell: String) -> (String, CellReading.Remark?) {
        var scalars = String.UnicodeScalarView()
        var dropped = false
        var previous: Unicode.Scalar?
        for scalar in cell.unicodeScalars {
            defer { previous = scalar }
            switch scalar.value {
            case 0x0D: scalars.append("\n")
            case 0x0A: if previous != "\r" { scalars.append(scalar) }
            case 0x09: scalars.append(scalar)
            case 0..<0x20, 0x7F...0x9F, 0xFEFF, 0xFFFE, 0xFFFF: dropped = true
            default: scalars.append(scalar)
            }
        }
        let remark = CellReading.Remark(
            code: "control-character", ja: "制御文字を取り除きました", en: "control characters were removed")
        return (trimmed(String(scalars)), dropped ? remark : nil)
    }

    private func singleLine(_ text: String, _ reading: inout CellReading) -> FieldValue {
        guard text.utf8.contains(0x0A) else { return .text(text) }
        reading.remark("line-break", "題名の改行を空白にしました", "line breaks in the title became spaces")
        let lines = text.utf8.split(separator: 0x0A).map { trimmed(String(Substring($0))) }
        return .text(lines.filter { !$0.isEmpty }.joined(separator: " "))
    }

    private func readBool(_ text: String, _ column: Column, _ reading: inout CellReading) {
        guard let bool = yesOrNo(text) else {
            return reading.keep(
                "unknown-mark", "「\(text.short)」は ○ とも × とも読めないので、該当なしとしました",
                "“\(text.short)” is neither yes nor no; taken as no")
        }
        if bool || column.type == .bool { return reading.take(column.field, .bool(bool)) }
        // A flag that is not set is not said; but × is more than an empty cell, and goes back as it was.
        reading.keepsText = true
    }

    private func readURL(_ text: String, _ column: Column, _ reading: inout CellReading) {
        var address = text
        if address.hasPrefix("www.") {
            reading.remark("url-scheme", "https:// を補いました", "https:// was added")
            address = "https://" + address
        }
        let isPath = address.hasPrefix("/") && !address.hasPrefix("//")
        guard isPath || address.hasPrefix("https://") || address.hasPrefix("http://"), !address.utf8.contains(0x0A)
        else {
            return reading.keep("not-a-url", "URL として読めません: \(text.short)", "not a URL: \(text.short)")
        }
        if address.unicodeScalars.contains(where: isSpace) {
            reading.remark("url-space", "URL の中の空白を %20 の形にしました", "spaces in the URL were percent-encoded")
            address = percentEncodingSpaces(address)
        }
        reading.take(column.field, .text(address))
    }

    private func readPhone(_ text: String, _ column: Column, _ reading: inout CellReading) {
        guard let phone = phoneNumber(text) else {
            reading.remark(
                "phone-notation", "電話番号の書き方を確かめてください: \(text.short)", "check this telephone number: \(text.short)")
            return reading.take(column.field, .text(text))
        }
        if phone != text {
            reading.remark("phone-notation", "電話番号を半角の形に直しました", "the telephone number was written in half-width")
        }
        reading.take(column.field, .text(phone))
    }

    private func readEmail(_ text: String, _ column: Column, _ reading: inout CellReading) {
        let address = nfkc(text)
        let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !address.unicodeScalars.contains(where: isSpace)
        else {
            return reading.keep("not-an-email", "メールアドレスとして読めません: \(text.short)", "not a mail address: \(text.short)")
        }
        reading.take(column.field, .text(address))
    }

    private func readCode(_ text: String, _ column: Column, _ reading: inout CellReading) {
        guard let (code, repair) = MunicipalityCode.repairing(text) else {
            return reading.keep(
                "municipality-code", "全国地方公共団体コードではありません: \(text.short)", "not a municipality code: \(text.short)")
        }
        switch repair {
        case .none: break
        case .notation: reading.remark("municipality-code", "コードを \(code) に直しました", "the code was written as \(code)")
        case .zeroPadded:
            reading.remark("municipality-code", "先頭の 0 を補って \(code) としました", "a leading zero was added: \(code)")
        case .checkDigitAdded:
            reading.remark("municipality-code", "検査数字を補って \(code) としました", "the check digit was added: \(code)")
        }
        reading.take(column.field, .text(code.text))
    }

    private func readWord(_ text: String, _ vocabulary: Vocabulary, _ column: Column, _ reading: inout CellReading) {
        if let code = vocabulary.code(text) { return reading.take(column.field, .text(code)) }
        reading.keep(
            "unknown-word", "「\(text.short)」は「\(column.header)」の言葉にありません",
            "“\(text.short)” is not a word for \(column.field)")
    }

    private func readWords(_ text: String, _ vocabulary: Vocabulary, _ column: Column, _ reading: inout CellReading) {
        let items = lineItems(text).flatMap { item in
            vocabulary.code(item) != nil ? [item] : splitAtCommas(item)
        }
        let unknown = items.filter { vocabulary.code($0) == nil }
        let codes = items.compactMap { vocabulary.code($0) }
        if !codes.isEmpty { reading.take(column.field, .list(codes.uniqued())) }
        if !unknown.isEmpty {
            reading.keep(
                "unknown-word", "「\(unknown.joined(separator: "、").short)」は「\(column.header)」の言葉にありません",
                "not words for \(column.field): \(unknown.joined(separator: ", ").short)")
        }
    }
}

extension ColumnType {
    /// Whether a dash may be what somebody wanted to say.
    fileprivate var isFreeText: Bool {
        switch self {
        case .text, .body, .list, .maps: true
        default: false
        }
    }
}

extension CellReading {
    mutating func take(_ field: String, _ value: FieldValue) {
        if !value.isEmpty { values.append((field, value)) }
    }

    mutating func remark(_ code: String, _ ja: String, _ en: String) {
        remarks.append(Remark(code: code, ja: ja, en: en))
    }

    /// The cell could not be used, or not wholly: it stays under `extra`.
    mutating func keep(_ code: String, _ ja: String, _ en: String) {
        keepsText = true
        remark(code, ja, en)
    }
}

private func percentEncodingSpaces(_ address: String) -> String {
    address.unicodeScalars.reduce(into: "") { result, scalar in
        guard isSpace(scalar) else { return result.unicodeScalars.append(scalar) }
        for byte in String(scalar).utf8 {
            result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
    }
}

/// Nothing but dashes.
private func isPlaceholder(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { isDash($0) || $0 == "ー" }
}

/// `1 ○ 有 可 TRUE` and `0 × 無 不可 FALSE`, as sheets have them.
func yesOrNo(_ text: String) -> Bool? {
    switch folded(text) {
    case "1", "○", "〇", "◯", "◎", "●", "有", "有り", "あり", "可", "可能", "はい", "yes", "true", "y", "t", "✓", "✔", "レ", "該当",
        "応相談",
        "相談可", "要":
        true
    case "0", "×", "✕", "✖", "╳", "x", "無", "無し", "なし", "不可", "否", "いいえ", "no", "false", "n", "f", "非該当", "不要": false
    default: nil
    }
}

/// Items of a list cell; lines separate as well as `|`.
func lineItems(_ text: String) -> [String] {
    listItems(text).flatMap { item in
        item.utf8.split(separator: 0x0A).map { trimmed(String(Substring($0))) }.filter { !$0.isEmpty }
    }
}

private func splitAtCommas(_ text: String) -> [String] {
    var items: [String] = []
    var item = ""
    for scalar in text.unicodeScalars {
        if "、,，;；／/".unicodeScalars.contains(scalar) {
            items.append(trimmed(item))
            item = ""
        } else {
            item.unicodeScalars.append(scalar)
        }
    }
    items.append(trimmed(item))
    return items.filter { !$0.isEmpty }
}

extension String {
    /// For messages.
    var short: String {
        let longest = 40
        let line = unicodeScalars.map { $0 == "\n" ? " " : String($0) }
        return line.count > longest ? line.prefix(longest).joined() + "…" : line.joined()
    }
}

extension Array where Element: Hashable {
    /// The first of each.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
