import Layouts
import Model

/// The filters that write dates, amounts and sizes the way a language does.
enum LayoutFilters {
    static func all(_ language: String) -> [Filter] {
        let format = LocalFormat(language)
        return [
            moments("date") { format.date($0) },
            moments("date_short") { format.shortDate($0) },
            moments("time") { $0.hasTime ? format.time($0) : "" },
            moments("iso") { $0.iso },
            numbers("yen") { format.yen($0) },
            numbers("man_yen") { format.roundYen($0) },
            Filter("number") { value, _, _ throws(FilterFailure) in
                switch value {
                case .int(let number): .text(format.grouped(number))
                case .double(let number): .text(format.number(number))
                default: throw wrongType("number", ja: "数", en: "a number")
                }
            },
            numbers("file_size") { format.fileSize($0) },
        ]
    }

    private static func moments(_ name: String, _ write: @escaping @Sendable (Moment) -> String) -> Filter {
        Filter(name) { value, _, _ throws(FilterFailure) in
            guard case .object(let object) = value, let moment = (object as? MomentValue)?.moment else {
                throw wrongType(name, ja: "日付", en: "a date")
            }
            return .text(write(moment))
        }
    }

    private static func numbers(_ name: String, _ write: @escaping @Sendable (Int) -> String) -> Filter {
        Filter(name) { value, _, _ throws(FilterFailure) in
            guard case .int(let number) = value else { throw wrongType(name, ja: "整数", en: "a whole number") }
            return .text(write(number))
        }
    }

    private static func wrongType(_ filter: String, ja: String, en: String) -> FilterFailure {
        FilterFailure(
            "wrong-value", ja: "フィルター\(filter)に渡せるのは\(ja)です", en: "the filter `\(filter)` takes \(en)")
    }
}

/// How a language writes dates and amounts.
struct LocalFormat: Sendable {
    let language: String

    init(_ language: String) { self.language = language }

    private static let weekdays: [String: [String]] = [
        "ja": ["日", "月", "火", "水", "木", "金", "土"],
        "easy": ["日曜日", "月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日"],
        "en": ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
        "zh": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
        "ko": ["일", "월", "화", "수", "목", "금", "토"],
        "vi": ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"],
    ]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    func date(_ moment: Moment) -> String {
        let (year, month, day) = moment.day.components
        let weekday = Self.weekdays[language, default: Self.weekdays["ja"]!][moment.day.weekday]
        switch language {
        case "en": return "\(weekday), \(day) \(Self.months[month - 1]) \(year)"
        case "zh": return "\(year)年\(month)月\(day)日（\(weekday)）"
        case "ko": return "\(year)년 \(month)월 \(day)일(\(weekday))"
        case "vi": return "\(weekday), \(day)/\(month)/\(year)"
        default: return "\(year)年\(month)月\(day)日（\(weekday)）"
        }
    }

    func shortDate(_ moment: Moment) -> String {
        let (year, month, day) = moment.day.components
        switch language {
        case "en": return "\(day) \(Self.months[month - 1].prefix(3)) \(year)"
        case "vi": return "\(day)/\(month)/\(year)"
        default: return "\(year).\(month).\(day)"
        }
    }

    func month(year: Int, month: Int) -> String {
        switch language {
        case "en": "\(Self.months[month - 1]) \(year)"
        case "ko": "\(year)년 \(month)월"
        case "vi": "tháng \(month) năm \(year)"
        default: "\(year)年\(month)月"
        }
    }

    func time(_ moment: Moment) -> String {
        switch language {
        case "ja" where moment.minute == 0: "\(moment.hour)時"
        case "ja": "\(moment.hour)時\(twoDigits(moment.minute))分"
        case "easy": moment.minute == 0 ? "\(moment.hour)時" : "\(moment.hour)時\(moment.minute)分"
        default: "\(moment.hour):\(twoDigits(moment.minute))"
        }
    }

    func grouped(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var position = digits.utf8.count - 3
        while position > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
            position -= 3
        }
        return number < 0 ? "-" + digits : digits
    }

    /// At most one decimal place, none where it is zero.
    func number(_ number: Double) -> String {
        guard abs(number) < Self.largestNumber else { return "\(number)" }
        let tenths = Int((abs(number) * 10).rounded())
        let digits = grouped(tenths / 10) + (tenths % 10 == 0 ? "" : ".\(tenths % 10)")
        return number < 0 && tenths > 0 ? "-" + digits : digits
    }

    /// Up to here a Double tells tenths apart.
    private static let largestNumber = 1e14

    func yen(_ amount: Int) -> String {
        switch language {
        case "ja", "easy": "\(grouped(amount))円"
        case "zh": "\(grouped(amount))日元"
        case "ko": "\(grouped(amount))엔"
        case "vi": "\(grouped(amount)) yên"
        default: "¥\(grouped(amount))"
        }
    }

    /// 万円 where the amount comes out even in them.
    func roundYen(_ amount: Int) -> String {
        let unit = 10_000
        guard language == "ja" || language == "easy", amount >= unit, amount % (unit / 10) == 0 else {
            return yen(amount)
        }
        let tenths = amount / (unit / 10)
        return tenths % 10 == 0 ? "\(grouped(tenths / 10))万円" : "\(grouped(tenths / 10)).\(tenths % 10)万円"
    }

    func fileSize(_ bytes: Int) -> String {
        let kilobytes = Double(bytes) / 1024
        if kilobytes < 1 { return "1KB" }
        if kilobytes < 1024 { return "\(Int(kilobytes.rounded()))KB" }
        return "\(number(kilobytes / 1024))MB"
    }

    /// Behind a link to a file: its type and size.
    func fileNote(type: String, bytes: Int) -> String {
        switch language {
        case "ja", "easy", "zh": "（\(type.uppercased())：\(fileSize(bytes))）"
        default: " (\(type.uppercased()), \(fileSize(bytes)))"
        }
    }
}
