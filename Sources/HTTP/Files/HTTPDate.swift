/// Dates as HTTP writes them (RFC 9110 §5.6.7), whole seconds since 1970 UTC.
enum HTTPDate {
    private static let days = ["Sun, ", "Mon, ", "Tue, ", "Wed, ", "Thu, ", "Fri, ", "Sat, "]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let textSize = 29
    private static let secondsPerDay: Int64 = 86_400
    /// 1970-01-01 was a Thursday.
    private static let firstWeekday: Int64 = 4
    /// A two-digit year (RFC 850) from here on is in the last century: no server writes them any more.
    private static let pivotYear: Int64 = 70

    /// `Sun, 06 Nov 1994 08:49:37 GMT`
    static func text(_ seconds: Int64) -> String {
        let day = floorDivided(seconds, secondsPerDay)
        let time = seconds - day * secondsPerDay
        let (year, month, date) = civil(fromDays: day)
        // Interpolation took as long as opening the file that the date is of.
        return String(unsafeUninitializedCapacity: textSize) { buffer in
            var end = 0
            func add(_ text: String) {
                for byte in text.utf8 { (buffer[end], end) = (byte, end + 1) }
            }
            func add(_ number: Int64, _ width: Int) {
                var rest = number
                for place in (end..<end + width).reversed() {
                    (buffer[place], rest) = (UInt8(ascii: "0") + UInt8(rest % 10), rest / 10)
                }
                end += width
            }
            add(days[Int(((day + firstWeekday) % 7 + 7) % 7)])
            add(date, 2)
            add(" ")
            add(months[Int(month) - 1])
            add(" ")
            add(min(max(year, 0), 9999), 4)
            for (mark, part) in [(" ", time / 3600), (":", time / 60 % 60), (":", time % 60)] {
                add(mark)
                add(part, 2)
            }
            add(" GMT")
            return end
        }
    }

    /// Any of the three forms a recipient has to read: IMF-fixdate, RFC 850, asctime.
    static func seconds(_ text: String) -> Int64? {
        let words = text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }
            .map { Array($0) }
        switch words.count {
        case 6 where words[5] == Array("GMT".utf8):
            return seconds(date: words[1], month: words[2], year: words[3], clock: words[4])
        case 5:
            return seconds(date: words[2], month: words[1], year: words[4], clock: words[3])
        default: return nil
        }
    }

    private static func seconds(date: [UInt8], month: [UInt8], year: [UInt8], clock: [UInt8]) -> Int64? {
        let time = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(number)
        guard let month = months.firstIndex(where: { Array($0.utf8) == month }),
            let date = number(date[...]), (1...31).contains(date),
            var year = number(year[...]), time.count == 3,
            let hour = time[0], let minute = time[1], let second = time[2],
            hour < 24, minute < 60, second <= 60  // 60: a leap second
        else { return nil }
        if year < 100 { year += year < pivotYear ? 2000 : 1900 }
        return days(year, Int64(month) + 1, date) * secondsPerDay + hour * 3600 + minute * 60 + second
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        guard (1...4).contains(digits.count) else { return nil }
        var value: Int64 = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func floorDivided(_ a: Int64, _ b: Int64) -> Int64 {
        a / b - (a % b < 0 ? 1 : 0)
    }

    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": eras of 400 years that start on 1 March.
    private static let daysPerEra: Int64 = 146_097
    private static let daysFromEraToEpoch: Int64 = 719_468

    private static func days(_ year: Int64, _ month: Int64, _ date: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = floorDivided(year, 400)
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + date - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * daysPerEra + dayOfEra - daysFromEraToEpoch
    }

    private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, date: Int64) {
        let shifted = days + daysFromEraToEpoch
        let era = floorDivided(shifted, daysPerEra)
        let dayOfEra = shifted - era * daysPerEra
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
