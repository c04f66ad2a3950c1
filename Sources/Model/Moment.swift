/// A moment on the wall clock of Japan, to the minute. Japan keeps UTC+9 all year, so this is a plain count.
public struct Moment: Hashable, Comparable, Sendable {
    /// Minutes since 1970-01-01T00:00+09:00.
    public var minutes: Int
    /// False where only a day was given.
    public var hasTime: Bool

    public init(minutes: Int, hasTime: Bool = true) {
        self.minutes = minutes
        self.hasTime = hasTime
    }

    public init(day: Day) {
        self.init(minutes: day.number * Self.minutesPerDay, hasTime: false)
    }

    /// - Parameter unixSeconds: seconds since 1970-01-01T00:00Z.
    public init(unixSeconds: Int) {
        self.init(minutes: (unixSeconds + Self.japanOffsetSeconds).floorDivided(by: 60))
    }

    public static let minutesPerDay = 24 * 60
    /// UTC+9
    public static let japanOffsetSeconds = 9 * 3600

    public var unixSeconds: Int { minutes * 60 - Self.japanOffsetSeconds }
    public var day: Day { Day(number: minutes.floorDivided(by: Self.minutesPerDay)) }
    public var hour: Int { minuteOfDay / 60 }
    public var minute: Int { minuteOfDay % 60 }
    private var minuteOfDay: Int { minutes - day.number * Self.minutesPerDay }

    public static func < (left: Moment, right: Moment) -> Bool { left.minutes < right.minutes }

    /// The first moment after this one: of a day, the next midnight. Something that "closes" on a day is open all that day.
    public var end: Moment {
        hasTime ? self : Moment(minutes: minutes + Self.minutesPerDay)
    }

    /// RFC 3339 with Japan's offset, or the date alone.
    public var iso: String {
        hasTime ? "\(day.iso)T\(twoDigits(hour)):\(twoDigits(minute)):00+09:00" : day.iso
    }

    /// Accepts `2026-04-01`, `2026-04-01T10:30` (also with a blank), with seconds, and with `Z` or an offset.
    public init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let day = scanner.day() else { return nil }
        if scanner.isAtEnd {
            self.init(day: day)
            return
        }
        guard scanner.take("T") || scanner.take(" "), let time = scanner.time() else { return nil }
        var minutes = day.number * Self.minutesPerDay + time
        if let offset = scanner.offsetMinutes() {
            minutes += Self.japanOffsetSeconds / 60 - offset
        }
        guard scanner.isAtEnd else { return nil }
        self.init(minutes: minutes)
    }
}

/// A day of the Gregorian calendar.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public var number: Int

    public init(number: Int) { self.number = number }

    /// nil for days that do not exist, and outside the years 1…9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Howard Hinnant, days_from_civil: https://howardhinnant.github.io/date_algorithms.html
        let y = month <= 2 ? year - 1 : year
        let era = y.floorDivided(by: 400)
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(number: era * 146_097 + dayOfEra - 719_468)
        guard components == (year, month, day) else { return nil }
    }

    /// Howard Hinnant, civil_from_days.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    public var year: Int { components.year }
    public var month: Int { components.month }
    public var day: Int { components.day }
    /// 0 = Sunday
    public var weekday: Int { (number + 4).modulo(7) }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
    public static func - (left: Day, right: Day) -> Int { left.number - right.number }

    public var iso: String {
        let (year, month, day) = components
        return "\(fourDigits(year))-\(twoDigits(month))-\(twoDigits(day))"
    }

    /// `20260401`
    public var compact: String { iso.filter { $0 != "-" } }
}

public func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
private func fourDigits(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 4 - String(number).utf8.count)) + String(number)
}

extension Int {
    public func floorDivided(by divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }

    func modulo(_ divisor: Int) -> Int {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}

/// Reads fixed-width numbers off the front of a text.
private struct DigitScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(digits: Int) -> Int? {
        guard rest.count >= digits else { return nil }
        var number = 0
        for _ in 0..<digits {
            let byte = rest.removeFirst()
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    mutating func day() -> Day? {
        guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
            let day = number(digits: 2)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// Minutes since midnight; seconds are read and dropped.
    mutating func time() -> Int? {
        guard let hour = number(digits: 2), take(":"), let minute = number(digits: 2), hour < 24, minute < 60 else {
            return nil
        }
        if take(":") {
            guard let second = number(digits: 2), second < 60 else { return nil }
        }
        return hour * 60 + minute
    }

    /// `Z`, `+09:00`, `-05:30`; nil (nothing taken) where there is none.
    mutating func offsetMinutes() -> Int? {
        if take("Z") { return 0 }
        let before = rest
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(digits: 2), take(":"), let minutes = number(digits: 2) else {
            rest = before
            return nil
        }
        return sign * (hours * 60 + minutes)
    }
}
