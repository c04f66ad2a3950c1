/// A day as somebody wrote it, which may leave out the year.
public struct WrittenDate: Hashable, Sendable {
    public var year: Int?
    public var month: Int
    public var day: Int
    /// 0 is Sunday; from `(水)` behind the day.
    public var weekday: Int?

    /// The day meant. Without a year: the one nearest to `reference` on which the weekday, if written, agrees.
    public func date(near reference: CivilDate?) -> CivilDate? {
        if let year { return CivilDate(year: year, month: month, day: day) }
        guard let reference else { return nil }
        let candidates = ((reference.year - 1)...(reference.year + 1)).compactMap {
            CivilDate(year: $0, month: month, day: day)
        }
        let agreeing = candidates.filter { weekday == nil || $0.weekday == weekday }
        return (agreeing.isEmpty ? candidates : agreeing).min {
            abs($0.dayNumber - reference.dayNumber) < abs($1.dayNumber - reference.dayNumber)
        }
    }
}

/// One or two days and what stood around them.
public struct WrittenPeriod: Hashable, Sendable {
    public var from: WrittenDate?
    public var until: WrittenDate?
    /// Something else stood in the text; it has to be kept elsewhere.
    public var hasRemark: Bool
}

/// `2026-04-01`, `2026/4/1`, `2026.4.1`, `20260401`, `2026年4月1日（水）`, `令和8年4月1日`, `R8.4.1`, `4月1日(水)`.
/// A time behind it is not accepted. Nil when the text is anything else or the day does not exist.
public func writtenDate(_ text: String) -> WrittenDate? {
    var scanner = DateScanner(text)
    guard let date = scanner.date(), scanner.isAtEnd else { return nil }
    return date
}

/// A complete day; see `writtenDate(_:)`.
public func civilDate(_ text: String) -> CivilDate? {
    writtenDate(text)?.date(near: nil)
}

/// `8月5日（水）～8月16日（日）`, `2026/8/5-2026/8/16`, `8月16日まで`, `～9月25日(金)`; a single day is `from`.
/// Text behind the days is allowed and reported by `hasRemark`; text before them is not. Nil without any day.
public func writtenPeriod(_ text: String) -> WrittenPeriod? {
    var scanner = DateScanner(text)
    var period = WrittenPeriod(from: nil, until: nil, hasRemark: false)
    if scanner.rangeMark() {
        guard let until = scanner.date() else { return nil }
        period.until = until
        scanner.skip("まで")
    } else {
        guard let from = scanner.date() else { return nil }
        if scanner.rangeMark() {
            period.from = from
            if let until = scanner.date() {
                period.until = until.completed(from: from)
                scanner.skip("まで")
            }
        } else if scanner.skip("まで") {
            period.until = from
        } else {
            period.from = from
        }
    }
    period.hasRemark = !scanner.isAtEnd
    return period
}

extension WrittenDate {
    /// The end of a period takes the year of its beginning, or the next one when it would lie before it.
    fileprivate func completed(from start: WrittenDate) -> WrittenDate {
        guard year == nil, let startYear = start.year else { return self }
        var result = self
        result.year = (month, day) < (start.month, start.day) ? startYear + 1 : startYear
        return result
    }
}

/// Reads over NFKC text with the spaces taken out.
private struct DateScanner {
    private let scalars: [Unicode.Scalar]
    private var at = 0

    init(_ text: String) {
        scalars = nfkc(text).unicodeScalars.filter { !isSpace($0) }
    }

    var isAtEnd: Bool { at == scalars.count }

    mutating func date() -> WrittenDate? {
        let start = at
        if let date = compactDate() ?? separatedDate() { return date }
        at = start
        return nil
    }

    /// `20260401`
    private mutating func compactDate() -> WrittenDate? {
        let start = at
        guard let (value, count) = number(), count == 8,
            CivilDate(year: value / 10000, month: value / 100 % 100, day: value % 100) != nil
        else {
            at = start
            return nil
        }
        return WrittenDate(year: value / 10000, month: value / 100 % 100, day: value % 100, weekday: weekday())
    }

    private mutating func separatedDate() -> WrittenDate? {
        let era = self.era()
        guard let (first, digits) = era != nil && skip("元") ? (1, 1) : number() else { return nil }
        if era == nil, digits <= 2, skip("月") {
            guard let (day, _) = number(), skip("日") else { return nil }
            return checked(year: nil, month: first, day: day)
        }
        guard let year = era.map({ $0.gregorianYear(first) }) ?? (digits == 4 ? first : nil) else { return nil }
        guard let separator = dateSeparator(), let (month, monthDigits) = number(), monthDigits <= 2 else { return nil }
        guard separator == "年" ? skip("月") : skip(separator) else { return nil }
        guard let (day, dayDigits) = number(), dayDigits <= 2 else { return nil }
        guard separator != "年" || skip("日") else { return nil }
        return checked(year: year, month: month, day: day)
    }

    private mutating func checked(year: Int?, month: Int, day: Int) -> WrittenDate? {
        let leapYear = 2024
        guard CivilDate(year: year ?? leapYear, month: month, day: day) != nil else { return nil }
        return WrittenDate(year: year, month: month, day: day, weekday: weekday())
    }

    private mutating func era() -> Era? {
        for length in [2, 1] where at + length < scalars.count {
            let name = String(String.UnicodeScalarView(scalars[at..<(at + length)]))
            if let era = Era(name: name) {
                at += length
                skip(".")
                return era
            }
        }
        return nil
    }

    /// `(水)`, `(水・祝)`, `（水曜日）`, `水曜日`; the rest of the bracket is passed over.
    private mutating func weekday() -> Int? {
        let names: [Unicode.Scalar] = ["日", "月", "火", "水", "木", "金", "土"]
        if at + 1 < scalars.count, scalars[at] == "(", let day = names.firstIndex(of: scalars[at + 1]),
            let close = scalars[at...].prefix(8).firstIndex(of: ")")
        {
            at = close + 1
            return day
        }
        if at < scalars.count, let day = names.firstIndex(of: scalars[at]) {
            let start = at
            at += 1
            if skip("曜日") || skip("曜") { return day }
            at = start
        }
        return nil
    }

    private mutating func number() -> (value: Int, digits: Int)? {
        var value = 0
        let start = at
        while at < scalars.count, at - start < 9, let digit = scalars[at].asciiDigit {
            value = value * 10 + digit
            at += 1
        }
        return at == start ? nil : (value, at - start)
    }

    private mutating func dateSeparator() -> String? {
        for separator in ["年", "/", "-", "."] where skip(separator) { return separator }
        return nil
    }

    mutating func rangeMark() -> Bool {
        for mark in ["~", "〜", "から", "-", "―", "–", "—", "−"] where skip(mark) { return true }
        return false
    }

    @discardableResult
    mutating func skip(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard scalars[at...].starts(with: wanted) else { return false }
        at += wanted.count
        return true
    }
}

extension Unicode.Scalar {
    var asciiDigit: Int? { self >= "0" && self <= "9" ? Int(value - 0x30) : nil }
}
