import Japanese

extension CellReader {
    func readTime(_ text: String, _ column: Column, _ reading: inout CellReading) {
        if let time = clockTime(text) { return reading.take(column.field, .text(time.description)) }
        guard let (time, _) = leadingClockTime(text) else {
            return reading.keep("not-a-time", "時刻として読めません: \(text.short)", "not a time: \(text.short)")
        }
        reading.take(column.field, .text(time.description))
        reading.keep(
            "time-in-text", "はじめの時刻 \(time) を取りました: \(text.short)", "the time \(time) was taken from “\(text.short)”")
    }

    /// A day, a day with a time, or a period. The field named `…start.date` gets the beginning and leaves the end to
    /// `end.date`; every other field means the last day named (`9月15日（火）まで`).
    func readDate(_ text: String, _ column: Column, _ reading: inout CellReading) {
        if let (date, time) = dateAndTime(text) {
            return reading.take(column, date, time)
        }
        guard let period = writtenPeriod(text) else {
            return reading.keep("not-a-date", "日付として読めません: \(text.short)", "not a date: \(text.short)")
        }
        let from = period.from.flatMap { $0.date(near: today) }
        let until = period.until.flatMap { until in
            until.year == nil ? self.until(until, after: from) : until.date(near: nil)
        }
        guard from != nil || until != nil else {
            return reading.keep("date-without-year", "年のない日付です: \(text.short)", "a date without a year: \(text.short)")
        }
        take(from, until, column, &reading)
        let named = period.from ?? period.until
        if period.hasRemark {
            reading.keep(
                "date-in-text", "日付のほかの言葉は extra に残しました: \(text.short)",
                "words beside the date were kept: \(text.short)")
        } else if named?.year == nil {
            reading.remark(
                "date-without-year", "年のない日付を \((from ?? until).map(\.description) ?? "") と読みました",
                "a date without a year was read as \((from ?? until).map(\.description) ?? "")")
        }
    }

    private func take(_ from: CivilDate?, _ until: CivilDate?, _ column: Column, _ reading: inout CellReading) {
        if column.field == "start.date" || column.field == "start" {
            if let from { reading.take(column.field, .date(from)) }
            if let until { reading.take("end.date", .date(until)) }
        } else if let last = until ?? from {
            reading.take(column.field, .date(last))
        }
    }

    /// The end of a period without a year follows its beginning.
    private func until(_ until: WrittenDate, after from: CivilDate?) -> CivilDate? {
        guard let from else { return until.date(near: today) }
        let sameYear = CivilDate(year: from.year, month: until.month, day: until.day)
        if let sameYear, sameYear >= from { return sameYear }
        return CivilDate(year: from.year + 1, month: until.month, day: until.day)
    }

    /// `2026-04-01T10:00`, `2026/4/1 10:00`, `令和8年4月1日 10時`, or only the day.
    private func dateAndTime(_ text: String) -> (CivilDate, ClockTime?)? {
        // Every space is tried; in a long text there is none that would help.
        let longestMoment = 100
        guard text.utf8.count <= longestMoment else { return nil }
        if let date = writtenDate(text)?.date(near: nil) { return (date, nil) }
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() where scalar == "T" || isSpace(scalar) {
            let head = String(String.UnicodeScalarView(scalars[..<index]))
            let tail = String(String.UnicodeScalarView(scalars[(index + 1)...]))
            if let date = civilDate(head), let time = clockTime(tail) { return (date, time) }
        }
        return serial(text)
    }

    /// A spreadsheet's day number that lost its format; only those of 1970 to 2099, as other numbers are not dates.
    private func serial(_ text: String) -> (CivilDate, ClockTime?)? {
        let days = 25_569..<73_051
        guard text.utf8.count == 5, let number = wholeNumber(text), days.contains(number) else { return nil }
        return CivilDate(dayNumber: number - days.lowerBound).map { ($0, nil) }
    }
}

extension CellReading {
    fileprivate mutating func take(_ column: Column, _ date: CivilDate, _ time: ClockTime?) {
        let midnight = ClockTime(hour: 0, minute: 0)
        switch (column.type, time) {
        case (.dateTime, let time?): take(column.field, .dateTime(date, time))
        case (_, nil): take(column.field, .date(date))
        case (_, midnight): take(column.field, .date(date))
        case (_, let time?):
            take(column.field, .date(date))
            if column.field == "start.date" {
                take("start.time", .text(time.description))
            } else {
                keep("time-dropped", "日付だけを使いました", "only the day was used")
            }
        }
    }
}
