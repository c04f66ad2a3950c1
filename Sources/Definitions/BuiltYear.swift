/// A year of building as registration cards write it: 1978, 1978年, 昭和53年, S53, 平成元年.
struct BuiltYear {
    let year: Int

    /// First Gregorian year of each era. https://www.ndl.go.jp/ (国立国会図書館 元号一覧)
    private static let eras: [(names: [String], first: Int)] = [
        (["明治", "M"], 1868), (["大正", "T"], 1912), (["昭和", "S"], 1926), (["平成", "H"], 1989), (["令和", "R"], 2019),
    ]
    private static let plausible = 1600...2200

    init?(_ text: String) {
        var rest = text[...]
        if rest.hasSuffix("年") { rest = rest.dropLast() }
        let era = Self.eras.first { $0.names.contains { rest.hasPrefix($0) } }
        if let era {
            rest = rest.dropFirst(era.names.first { rest.hasPrefix($0) }?.count ?? 0)
            if rest == "元" { rest = "1" }
        }
        guard let number = Int(rest), number > 0, number < 10_000 else { return nil }
        let year = era.map { $0.first + number - 1 } ?? number
        guard Self.plausible.contains(year) else { return nil }
        self.year = year
    }
}
