/// A year of building as registration cards write it: 1978, 昭和53年, S53, 平成元年; or words that begin with a year or an
/// era, for houses of which nobody knows better (大正14年ごろ, 明治末).
struct BuiltYear {
    /// nil for words.
    let year: Int?

    /// First Gregorian year of each era. https://www.ndl.go.jp/ (国立国会図書館 元号一覧)
    private static let eras: [(names: [String], first: Int)] = [
        (["明治", "M"], 1868), (["大正", "T"], 1912), (["昭和", "S"], 1926), (["平成", "H"], 1989), (["令和", "R"], 2019),
    ]
    private static let plausible = 1600...2200

    init?(_ text: String) {
        let era = Self.eras.first { $0.names.contains { text.hasPrefix($0) } }
        var rest = text[...]
        if let era {
            rest = rest.dropFirst(era.names.first { rest.hasPrefix($0) }?.count ?? 0)
            if rest.hasPrefix("元") { rest = "1" + rest.dropFirst() }
        }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let isExact = ["", "年"].contains(rest.dropFirst(digits.count))
        let number = Int(digits).map { number in era.map { $0.first + number - 1 } ?? number }
        if let number, Self.plausible.contains(number) {
            year = isExact ? number : nil
        } else if digits.isEmpty, let name = era?.names.first, text.hasPrefix(name), !isExact {
            year = nil
        } else {
            return nil
        }
    }
}
