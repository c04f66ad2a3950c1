import Model

/// The national holidays of Japan.
/// 国民の祝日に関する法律（昭和23年法律第178号） https://elaws.e-gov.go.jp/document?lawid=323AC1000000178
/// Valid from 2022 on; the equinoxes follow the formula of the 暦象年表 for 1980–2099.
enum Holidays {
    static let years = 2022...2099

    static func name(of day: Day) -> String? {
        guard years.contains(day.year) else { return nil }
        return own(day) ?? substitute(day) ?? between(day)
    }

    private static func own(_ day: Day) -> String? {
        let (year, month, date) = day.components
        let mondayOfMonth = day.weekday == 1 ? (date - 1) / 7 + 1 : 0
        switch (month, date) {
        case (1, 1): return "元日"
        case (2, 11): return "建国記念の日"
        case (2, 23): return "天皇誕生日"
        case (4, 29): return "昭和の日"
        case (5, 3): return "憲法記念日"
        case (5, 4): return "みどりの日"
        case (5, 5): return "こどもの日"
        case (8, 11): return "山の日"
        case (11, 3): return "文化の日"
        case (11, 23): return "勤労感謝の日"
        default: break
        }
        switch (month, mondayOfMonth) {
        case (1, 2): return "成人の日"
        case (7, 3): return "海の日"
        case (9, 3): return "敬老の日"
        case (10, 2): return "スポーツの日"
        default: break
        }
        if month == 3, date == equinox(year, base: 20.8431) { return "春分の日" }
        if month == 9, date == equinox(year, base: 23.2488) { return "秋分の日" }
        return nil
    }

    private static func equinox(_ year: Int, base: Double) -> Int {
        let years = Double(year - 1980)
        return Int(base + 0.242194 * years) - (year - 1980) / 4
    }

    /// Article 3 (2): a holiday on a Sunday moves to the next day that is none.
    private static func substitute(_ day: Day) -> String? {
        var before = day + -1
        while own(before) != nil {
            if before.weekday == 0 { return "休日" }
            before = before + -1
        }
        return nil
    }

    /// Article 3 (3): a day between two holidays.
    private static func between(_ day: Day) -> String? {
        own(day + -1) != nil && own(day + 1) != nil ? "休日" : nil
    }
}
