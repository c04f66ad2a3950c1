import Testing

@testable import Model

/// The calendar as everybody knows it, without a formula.
private enum Calendar {
    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    static func length(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 0001-01-01 to 1970-01-01, counted year by year.
    static let epoch = (1..<1970).reduce(0) { $0 + (isLeap($1) ? 366 : 365) }
}

@Suite struct DayTests {
    @Test func `1970 begins with day 0, a Thursday`() throws {
        let day = try #require(Day(year: 1970, month: 1, day: 1))
        #expect(day.number == 0)
        #expect(day.weekday == 4)
    }

    @Test func `the first and last day of every month from year 1 to 9999 have the number that counting gives`() {
        var number = -Calendar.epoch
        var wrong: [String] = []
        for year in 1...9999 {
            for month in 1...12 {
                let length = Calendar.length(year, month)
                for day in [1, length] {
                    let expected = number + day - 1
                    if Day(year: year, month: month, day: day)?.number != expected
                        || Day(number: expected).components != (year, month, day)
                    {
                        wrong.append("\(year)-\(month)-\(day)")
                    }
                }
                if Day(year: year, month: month, day: length + 1) != nil {
                    wrong.append("\(year)-\(month)-\(length + 1)")
                }
                number += length
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    @Test func `every day of a whole cycle of 400 years follows the one before, and so do weekdays`() {
        var number = Day(year: 1900, month: 1, day: 1)?.number ?? 0
        // 1900-01-01 was a Monday.
        var weekday = 1
        var wrong = 0
        for year in 1900..<2300 {
            for month in 1...12 {
                for day in 1...Calendar.length(year, month) {
                    let found = Day(number: number)
                    if found.components != (year, month, day) || found.weekday != weekday { wrong += 1 }
                    number += 1
                    weekday = (weekday + 1) % 7
                }
            }
        }
        #expect(wrong == 0)
        #expect(number - (Day(year: 1900, month: 1, day: 1)?.number ?? 0) == 146_097)
    }

    @Test(arguments: [
        (0, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (2026, 2, 29),
        (2100, 2, 29), (2026, 4, 31),
    ])
    func `a day that does not exist is nil`(year: Int, month: Int, day: Int) {
        #expect(Day(year: year, month: month, day: day) == nil)
    }

    @Test func `2024 and 2000 have a 29 February`() {
        #expect(Day(year: 2024, month: 2, day: 29) != nil)
        #expect(Day(year: 2000, month: 2, day: 29) != nil)
    }

    @Test func `days are written with four, two and two digits`() {
        #expect(Day(year: 33, month: 4, day: 5)?.iso == "0033-04-05")
        #expect(Day(year: 2026, month: 11, day: 21)?.iso == "2026-11-21")
    }

    @Test func `days are counted and compared`() throws {
        let day = try #require(Day(year: 2026, month: 12, day: 31))
        #expect((day + 1).iso == "2027-01-01")
        #expect((day + 1) - day == 1)
        #expect(day < day + 1)
    }
}
