import Japanese
import Testing

@Suite struct DateTests {
    @Test(arguments: [
        ("2026-04-01", "2026-04-01"), ("2026/4/1", "2026-04-01"), ("２０２６年４月１日", "2026-04-01"),
        ("20260401", "2026-04-01"),
        ("令和8年4月1日", "2026-04-01"), ("R8.4.1", "2026-04-01"), ("令和元年5月1日", "2019-05-01"), ("㋿8年4月1日", "2026-04-01"),
        ("H31.4.30", "2019-04-30"), ("昭和53年3月9日", "1978-03-09"), ("大正15年12月24日", "1926-12-24"),
        ("2024.2.29", "2024-02-29"),
        ("2026年4月1日（水）", "2026-04-01"), ("2026年4月1日（水・祝）", "2026-04-01"), ("2026年4月1日水曜日", "2026-04-01"),
        ("平成33年3月31日", "2021-03-31"),
    ])
    func `days are read as people write them`(text: String, day: String) {
        #expect(civilDate(text)?.description == day)
    }

    @Test(arguments: [
        "", "2026-02-29", "2026/13/1", "4月1日", "令和0年1月1日", "令和8年4月", "2026-4", "99999999", "26/4/1", "2026/4-1",
        "2026年4月1日から", "X8.4.1",
    ])
    func `what is no complete day is refused`(text: String) {
        #expect(civilDate(text) == nil)
    }

    @Test func `every day from 1868 to 2100 survives its number, its ISO form and its era`() throws {
        let first = try #require(CivilDate(year: 1868, month: 1, day: 25)).dayNumber
        let last = try #require(CivilDate(year: 2100, month: 12, day: 31)).dayNumber
        for number in first...last {
            let date = try #require(CivilDate(dayNumber: number))
            #expect(date.dayNumber == number)
            guard CivilDate(iso: date.description) == date, civilDate(date.inEra) == date else {
                Issue.record("\(date) \(date.inEra)")
                return
            }
        }
    }

    @Test func `day numbers agree with known days`() {
        #expect(CivilDate(year: 1970, month: 1, day: 1)?.dayNumber == 0)
        #expect(CivilDate(year: 2000, month: 3, day: 1)?.dayNumber == 11_017)
        #expect(CivilDate(year: 2026, month: 11, day: 21)?.weekday == 6)
        #expect(CivilDate(year: 1945, month: 8, day: 15)?.weekday == 3)
        #expect(CivilDate(dayNumber: 5_000_000) == nil)
    }

    @Test func `the first day of an era is its own, the day before is not`() {
        #expect(CivilDate(year: 2019, month: 5, day: 1)?.inEra == "令和元年5月1日")
        #expect(CivilDate(year: 2019, month: 4, day: 30)?.inEra == "平成31年4月30日")
        #expect(CivilDate(year: 1989, month: 1, day: 7)?.inEra == "昭和64年1月7日")
        #expect(CivilDate(year: 1867, month: 1, day: 1)?.inEra == "1867年1月1日")
    }

    @Test func `a fiscal year begins in April`() {
        #expect(CivilDate(year: 2026, month: 3, day: 31)?.fiscalYear == 2025)
        #expect(CivilDate(year: 2026, month: 4, day: 1)?.fiscalYear == 2026)
    }

    @Test func `a day without a year is the nearest one, and its weekday decides`() throws {
        let summer = try #require(CivilDate(year: 2026, month: 8, day: 1))
        #expect(writtenDate("8月5日（水）")?.date(near: summer)?.description == "2026-08-05")
        #expect(writtenDate("1月10日")?.date(near: summer)?.description == "2027-01-10")
        // 10 January is a Saturday in 2026 and a Sunday in 2027.
        #expect(writtenDate("1月10日(土)")?.date(near: summer)?.description == "2026-01-10")
        #expect(writtenDate("2月29日")?.date(near: summer) == nil)
        #expect(writtenDate("8月5日")?.date(near: nil) == nil)
    }

    @Test func `periods name their beginning, their end, or both`() {
        let both = writtenPeriod("2026年12月20日～1月10日")
        #expect(both?.from?.year == 2026)
        #expect(both?.until?.year == 2027)
        #expect(both?.hasRemark == false)
        #expect(writtenPeriod("～9月25日(金)\nまで ") == writtenPeriod("9月25日(金)まで"))
        #expect(writtenPeriod("8月5日（水）～8月16日（日）\n※10日（月）以外")?.hasRemark == true)
        #expect(writtenPeriod("令和8年4月1日から")?.until == nil)
        #expect(writtenPeriod("随時") == nil)
    }
}

@Suite struct ClockTests {
    @Test(arguments: [
        ("9:00", "09:00"), ("９時", "09:00"), ("09:00:00", "09:00"), ("9時半", "09:30"), ("午後1時30分", "13:30"),
        ("正午", "12:00"), ("24:00", "24:00"),
        ("22：00", "22:00"), ("午後12時30分", "12:30"), ("午前0時", "00:00"), ("25:30", "25:30"), ("PM 3:05", "15:05"),
    ])
    func `times are read as people write them`(text: String, time: String) {
        #expect(clockTime(text)?.description == time)
    }

    @Test(arguments: ["", "9", "30:00", "9:60", "午後13時", "9:00～17:00", "朝9時", ":30"])
    func `anything else is no time`(text: String) {
        #expect(clockTime(text) == nil)
    }

    @Test func `the first of several times is found`() {
        #expect(leadingClockTime("①10：00\n②14：00")?.time.description == "10:00")
        #expect(leadingClockTime("22：00\n※日曜は17：00まで")?.rest == "※日曜は17:00まで")
        #expect(leadingClockTime("午前１０時～\n午後８時")?.time.description == "10:00")
    }
}
