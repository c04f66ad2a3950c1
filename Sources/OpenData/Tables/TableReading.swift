import Model

public struct ReadOptions: Sendable {
    /// The sheet of a workbook; nil takes the first that holds anything.
    public var sheet: String?
    public var header = HeaderChoice.detected
    public var limits = ReadLimits()

    public init(sheet: String? = nil, header: HeaderChoice = .detected, limits: ReadLimits = ReadLimits()) {
        self.sheet = sheet
        self.header = header
        self.limits = limits
    }
}

extension Table {
    /// Reads a CSV, XLSX or JSON file; which of them it is, is told by its bytes and then by its name.
    /// - Parameter file: the name shown in problems, and its ending.
    public static func reading(_ bytes: [UInt8], file: String, options: ReadOptions = ReadOptions()) -> TableReading {
        do throws(Problem) {
            guard bytes.count <= options.limits.bytes else { throw tooLarge(file: file) }
            return try reading(bytes, file: file, as: format(of: bytes, file: file), options)
        } catch {
            return TableReading(table: nil, problems: [error])
        }
    }

    private enum FileFormat { case csv, json, workbook, oldWorkbook }

    private static func format(of bytes: [UInt8], file: String) -> FileFormat {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return .workbook
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .oldWorkbook }
        let name = file.lowercased()
        if name.hasSuffix(".json") { return .json }
        if name.hasSuffix(".csv") || name.hasSuffix(".tsv") || name.hasSuffix(".txt") { return .csv }
        if name.hasSuffix(".xlsx") || name.hasSuffix(".xlsm") { return .workbook }
        let start = bytes.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        return start.first == UInt8(ascii: "{") || start.first == UInt8(ascii: "[") ? .json : .csv
    }

    private static func reading(
        _ bytes: [UInt8], file: String, as format: FileFormat, _ options: ReadOptions
    ) throws(Problem) -> TableReading {
        switch format {
        case .csv:
            let text = try decodingText(bytes, file: file)
            let grid = try CSVReader.reading(text.bytes, file: file, limits: options.limits)
            return try reading(grid, file: file, encoding: text.encoding, options)
        case .json:
            let text = try decodingText(bytes, file: file)
            var reading = try JSONTable.reading(text.bytes, file: file, limits: options.limits)
            reading.encoding = text.encoding
            return reading
        case .workbook:
            let workbook = try readingWorkbook(bytes, file: file, sheet: options.sheet, limits: options.limits)
            var reading = try reading(workbook.grid, file: file, sheet: workbook.sheet, options)
            reading.sheets = workbook.sheets
            return reading
        case .oldWorkbook:
            throw unreadableWorkbook(
                file, ja: "古い .xls 形式か、パスワード付きです", en: "an old .xls file, or protected by a password")
        }
    }

    private static func reading(
        _ grid: Grid, file: String, sheet: String? = nil, encoding: String? = nil, _ options: ReadOptions
    ) throws(Problem) -> TableReading {
        let found = try grid.table(
            file: file, sheet: sheet, header: options.header, limits: options.limits, isKnown: isKnownHeader)
        guard let found else {
            throw Problem("empty-table", at: Place(file: file), ja: "表に内容がありません", en: "the table holds nothing")
        }
        return TableReading(
            table: found.table, problems: (grid.problems + found.problems).sorted(), encoding: encoding)
    }
}

/// What reading a file gave: the table unless the file cannot be read at all, and everything worth saying about it.
public struct TableReading: Sendable {
    public var table: Table?
    public var problems: [Problem]
    /// `UTF-8`, `CP932`, `UTF-16LE`, `UTF-16BE`; nil for a workbook.
    public var encoding: String?
    /// The names of the sheets of a workbook.
    public var sheets: [String] = []
}
