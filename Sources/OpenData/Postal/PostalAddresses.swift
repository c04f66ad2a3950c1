import Japanese
import Model

/// Addresses by postal code, from Japan Post's table (https://www.post.japanpost.jp/zipcode/download.html): `utf_ken_all.csv`,
/// or the older `KEN_ALL.CSV` in Shift_JIS with half-width kana.
public struct PostalAddresses: Sendable {
    public struct Address: Hashable, Sendable {
        /// Seven digits.
        public var code: String
        public var prefecture: String
        public var city: String
        /// Empty: the code is of the whole city.
        public var town: String
    }

    /// In the order of the table; several of one code are choices.
    public var addresses: [Address]
    public var problems: [Problem]

    public init(addresses: [Address] = [], problems: [Problem] = []) {
        self.addresses = addresses
        self.problems = problems
    }

    /// The table has no header and fifteen columns.
    private static let columns = 15
    private static let (code, prefecture, city, town) = (2, 6, 7, 8)

    private static let limits: ReadLimits = {
        var limits = ReadLimits()
        limits.rows = 1_000_000
        limits.cells = 20_000_000
        return limits
    }()

    public static func reading(_ bytes: [UInt8], file: String) -> PostalAddresses {
        var read = PostalAddresses()
        do throws(Problem) {
            let text = try decodingText(bytes, file: file)
            read.take(try CSVReader.reading(text.bytes, file: file, limits: limits).rows, file: file)
        } catch {
            read.problems.append(error)
        }
        return read
    }

    private mutating func take(_ rows: [Grid.Row], file: String) {
        /// In `KEN_ALL.CSV` a long town goes on in the next rows until its bracket closes.
        var isOpen = false
        var known: Set<Address> = []
        for row in rows {
            guard row.cells.count == Self.columns, Self.isCode(row.cells[Self.code]) else {
                problems.append(
                    Problem(
                        "wrong-postal-row", at: Place(file: file, line: row.number, column: 1),
                        ja: "郵便番号データの行ではありません", en: "this is no row of postal codes",
                        expected: Wording(
                            ja: "日本郵便のutf_ken_all.csvの15列", en: "the 15 columns of Japan Post's utf_ken_all.csv")))
                continue
            }
            let town = row.cells[Self.town]
            let continues = isOpen
            if town.contains("（") { isOpen = true }
            if town.contains("）") { isOpen = false }
            if continues { continue }
            let address = Address(
                code: row.cells[Self.code], prefecture: row.cells[Self.prefecture], city: row.cells[Self.city],
                town: Self.plain(town, city: row.cells[Self.city]))
            if known.insert(address).inserted { addresses.append(address) }
        }
    }

    private static func isCode(_ text: String) -> Bool {
        text.utf8.count == 7 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// What stands for "the rest of the city", and remarks in brackets, are no part of an address.
    private static func plain(_ town: String, city: String) -> String {
        if town == "以下に掲載がない場合" || town.hasSuffix("の次に番地がくる場合") || town.contains("の次に") { return "" }
        // 一円 is the whole of the village, but for one place of that name.
        if town.hasSuffix("一円") && town != "一円" { return "" }
        return String(town.prefix { $0 != "（" })
    }

    /// `utf_ken_all.csv` as it is kept in the content: the columns that are used, in their places.
    public var table: [UInt8] {
        var text: [UInt8] = []
        for address in addresses {
            var cells = [String](repeating: "", count: Self.columns)
            (cells[Self.code], cells[Self.prefecture]) = (address.code, address.prefecture)
            (cells[Self.city], cells[Self.town]) = (address.city, address.town)
            text += Array(cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",").utf8)
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }
}
