/// The eras (元号) since Japan took over the Gregorian calendar.
public enum Era: String, CaseIterable, Sendable {
    case meiji = "明治"
    case taisho = "大正"
    case showa = "昭和"
    case heisei = "平成"
    case reiwa = "令和"

    /// `M` `T` `S` `H` `R`, as forms and Excel's `ge.m.d` write it.
    public var letter: String {
        switch self {
        case .meiji: "M"
        case .taisho: "T"
        case .showa: "S"
        case .heisei: "H"
        case .reiwa: "R"
        }
    }

    /// The first day of the era. 明治 counts its years from 1868; its dates are Gregorian only since 1873-01-01,
    /// and 明治5年 and before are read here as if they had been.
    var start: (year: Int, month: Int, day: Int) {
        switch self {
        case .meiji: (1868, 1, 25)
        case .taisho: (1912, 7, 30)
        case .showa: (1926, 12, 25)
        case .heisei: (1989, 1, 8)
        case .reiwa: (2019, 5, 1)
        }
    }

    /// The Gregorian year of the era's year (1 is 元年). Years past the end of an era are accepted, because plans
    /// and leases name them (平成33年), up to 99.
    public func gregorianYear(_ year: Int) -> Int? {
        (1...99).contains(year) ? start.year + year - 1 : nil
    }

    /// `令和`, `㋿` (by NFKC), `令`, `R` …
    public init?(name: String) {
        let name = nfkc(name)
        guard
            let era = Era.allCases.first(where: { era in
                name == era.rawValue || name == String(era.rawValue.prefix(1))
                    || name == era.letter || name == era.letter.lowercased()
            })
        else { return nil }
        self = era
    }

    /// The era a day falls in; nil before 明治.
    public init?(on date: CivilDate) {
        guard
            let era = Era.allCases.last(where: { era in
                (era.start.year, era.start.month, era.start.day) <= (date.year, date.month, date.day)
            })
        else { return nil }
        self = era
    }
}

extension CivilDate {
    /// `令和8年4月1日`; the first year is 元年. Before 明治 the Gregorian year is used.
    public var inEra: String {
        guard let era = Era(on: self) else { return "\(year)年\(month)月\(day)日" }
        let eraYear = year - era.start.year + 1
        return "\(era.rawValue)\(eraYear == 1 ? "元" : String(eraYear))年\(month)月\(day)日"
    }
}
