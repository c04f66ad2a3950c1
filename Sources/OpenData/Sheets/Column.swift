/// How the text of a cell is read and written.
enum ColumnType: Equatable, Sendable {
    case text
    /// Goes into the body of the page; under a heading when the field is `body#見出し`.
    case body
    case int, number, yen
    /// Yes, or not said: standard sheets write 1 or nothing.
    case flag
    case bool
    case date, dateTime, time
    case url, phone, email, code
    case latitude, longitude
    case list
    /// A list of maps: items split by `|`, their parts by `;`.
    case maps(MapKeys)
    case vocabulary(String)
    case vocabularies(String)

    /// `maps(title;url)`, `maps(date;price:int)`, `vocabulary(theme)`, `int` …; nil when there is no such type.
    init?(_ text: String) {
        if let keys = ColumnType.argument(of: text, "maps") {
            self = .maps(MapKeys(keys))
        } else if let name = ColumnType.argument(of: text, "vocabularies") {
            self = .vocabularies(name)
        } else if let name = ColumnType.argument(of: text, "vocabulary") {
            self = .vocabulary(name)
        } else if let plain = ColumnType.plain[text] {
            self = plain
        } else {
            return nil
        }
    }

    private static let plain: [String: ColumnType] = [
        "text": .text, "body": .body, "int": .int, "number": .number, "yen": .yen, "flag": .flag, "bool": .bool,
        "date": .date, "dateTime": .dateTime, "time": .time, "url": .url, "phone": .phone, "email": .email,
        "code": .code,
        "latitude": .latitude, "longitude": .longitude, "list": .list,
    ]

    private static func argument(of text: String, _ function: String) -> String? {
        guard text.hasPrefix(function + "("), text.hasSuffix(")") else { return nil }
        return String(text.dropFirst(function.count + 1).dropLast())
    }
}

/// The keys of the maps in a column, in the order of a cell's parts.
struct MapKeys: Equatable, Sendable {
    var names: [String] = []
    /// Those whose values are numbers in the content.
    var numbers: Set<String> = []

    static let link = MapKeys("title;url")

    /// `date;price:int`
    init(_ text: String) {
        for part in text.utf8.split(separator: UInt8(ascii: ";")) {
            let pieces = part.split(separator: UInt8(ascii: ":")).map { String(Substring($0)) }
            guard let name = pieces.first else { continue }
            names.append(name)
            if pieces.last == "int" { numbers.insert(name) }
        }
    }
}

/// One column of a sheet.
struct Column: Equatable, Sendable {
    /// The content field, or a part of one (`start.date`, `hazard.flood`); see `Composing.swift`.
    var field: String
    var type: ColumnType
    /// Written on export.
    var header: String
    /// Other names it goes by in files.
    var aliases: [String]
    var isRequired: Bool
    /// Read where found, written only into a sheet that has it.
    var isReadOnly: Bool
    /// Written only when some record has something to write.
    var isOptional: Bool
    /// Used, and kept under `extra` too, because the field made from it cannot give it back.
    var isKept: Bool

    /// Reads `!field | type | header | alias, alias`. Marks before the field: `!` required, `?` optional, `-` only
    /// read, `+` only read and kept.
    init?(line: String) {
        let parts = line.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
            .map { Column.trimming(Substring($0)) }
        guard parts.count == 3 || parts.count == 4, let mark = parts[0].first, let type = ColumnType(parts[1]) else {
            return nil
        }
        let isMarked = "!?-+".contains(mark)
        field = isMarked ? String(parts[0].dropFirst()) : parts[0]
        self.type = type
        header = parts[2]
        let names = parts.count == 4 ? parts[3] : ""
        aliases = names.utf8.split(separator: UInt8(ascii: ",")).map { Column.trimming(Substring($0)) }
        isRequired = mark == "!"
        isOptional = mark == "?"
        isReadOnly = mark == "-" || mark == "+"
        isKept = mark == "+"
        guard !field.isEmpty, !header.isEmpty else { return nil }
    }

    private static func trimming(_ text: Substring) -> String {
        var text = text.utf8
        while text.first == 0x20 { text = text.dropFirst() }
        while text.last == 0x20 { text = text.dropLast() }
        return String(Substring(text))
    }
}
