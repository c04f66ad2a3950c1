import Testing

@testable import Model

@Suite struct MomentTests {
    @Test(arguments: [
        ("2026-04-01", "2026-04-01"),
        ("2026-04-01T10:30", "2026-04-01T10:30:00+09:00"),
        ("2026-04-01 10:30", "2026-04-01T10:30:00+09:00"),
        ("2026-04-01T10:30:59", "2026-04-01T10:30:00+09:00"),
        ("2026-04-01T10:30:00+09:00", "2026-04-01T10:30:00+09:00"),
        ("2026-04-01T01:30Z", "2026-04-01T10:30:00+09:00"),
        ("2026-04-01T15:00Z", "2026-04-02T00:00:00+09:00"),
        ("2026-03-31T20:30-05:00", "2026-04-01T10:30:00+09:00"),
        ("1969-12-31T23:59", "1969-12-31T23:59:00+09:00"),
        ("0001-01-01T00:00", "0001-01-01T00:00:00+09:00"),
    ])
    func `a date or time is read and written in Japan's time`(text: String, iso: String) {
        #expect(Moment(text)?.iso == iso)
    }

    @Test(arguments: [
        "", "2026", "2026-4-1", "2026-04-31", "2026-04-01T", "2026-04-01T24:00", "2026-04-01T10:60",
        "2026-04-01T10:30:60",
        "2026-04-01T10", "2026-04-01x", "2026-04-01T10:30 ", "2026-04-01T10:30+9:00", "２０２６-04-01",
        "2026-04-01T10:30+09:00Z",
        " 2026-04-01", "+026-04-01",
    ])
    func `anything else is nil`(text: String) {
        #expect(Moment(text) == nil)
    }

    @Test func `a day lasts until the next midnight, a time ends where it stands`() {
        #expect(Moment("2026-12-31")?.end == Moment("2027-01-01T00:00"))
        #expect(Moment("2026-12-31T10:00")?.end == Moment("2026-12-31T10:00"))
    }

    @Test func `moments are compared by time alone`() throws {
        let day = try #require(Moment("2026-04-01"))
        let minute = try #require(Moment("2026-04-01T00:01"))
        #expect(day < minute)
        #expect(!(minute < day))
    }

    @Test func `seconds since 1970 come and go`() {
        #expect(Moment(unixSeconds: 0).iso == "1970-01-01T09:00:00+09:00")
        #expect(Moment(unixSeconds: -1).iso == "1970-01-01T08:59:00+09:00")
        #expect(Moment(unixSeconds: 1_795_221_240).unixSeconds == 1_795_221_240)
        #expect(Moment("1970-01-01T00:00")?.unixSeconds == -32_400)
    }

    @Test func `hour and minute are those of the wall clock, before 1970 too`() {
        for text in ["2026-04-01T23:59", "1950-06-15T00:01", "0001-01-01T12:34"] {
            let moment = Moment(text)
            #expect(moment.map { "\(twoDigits($0.hour)):\(twoDigits($0.minute))" } == String(text.suffix(5)), "\(text)")
        }
    }
}
