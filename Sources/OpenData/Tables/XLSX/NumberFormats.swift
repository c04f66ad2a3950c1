import Japanese
import Model

/// What a cell's number format says the number is.
enum NumberMeaning: Equatable {
    case number, date, time, dateTime, percent
    /// `000000`: so many digits, zeros in front.
    case zeroPadded(Int)
}

/// `xl/styles.xml`: the number format of each cell style.
final class StylesPart: XMLHandler {
    var problem: Problem?
    private var codes: [Int: String] = [:]
    private var formats: [Int] = []
    private var inCellFormats = false

    func meaning(ofStyle style: Int) -> NumberMeaning {
        guard formats.indices.contains(style) else { return .number }
        let format = formats[style]
        return codes[format].map(meaning(ofCode:)) ?? builtIn(format)
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "numFmt":
            if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
                codes[id] = code
            }
        case "cellXfs": inCellFormats = true
        case "xf":
            if inCellFormats { formats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0) }
        default: break
        }
    }

    func end(_ name: XMLName) {
        if "cellXfs" ~= name { inCellFormats = false }
    }

    func text(_ bytes: UnsafeRawBufferPointer) {}

    /// Formats that need no code in the file (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 as in Japanese Excel).
    private func builtIn(_ format: Int) -> NumberMeaning {
        switch format {
        case 9, 10: .percent
        case 14...17, 27...31, 34...36, 50...58: .date
        case 18...21, 32, 33, 45...47: .time
        case 22: .dateTime
        default: .number
        }
    }
}

/// Reads a format code: `yyyy/m/d h:mm`, `[$-411]ggge"年"m"月"d"日"`, `h:mm;@`, `[h]:mm`, `000000`, `0%`.
func meaning(ofCode code: String) -> NumberMeaning {
    let plain = formatLetters(code)
    if plain.contains("general") { return .number }
    if plain.count >= 2, plain.allSatisfy({ $0 == "0" }) { return .zeroPadded(plain.count) }
    let hasTime = plain.contains("h") || plain.contains("s")
    let hasDay =
        plain.contains("y") || plain.contains("d") || plain.contains("g") || plain.contains("aaa")
        || plain.contains("e") && !plain.contains("0e")
    let hasMonthOnly = plain.contains("m") && !hasTime
    switch (hasDay || hasMonthOnly, hasTime) {
    case (true, true): return .dateTime
    case (true, false): return .date
    case (false, true): return .time
    case (false, false): return plain.contains("%") ? .percent : .number
    }
}

/// The first section, lower case, without quoted text, escapes, colours, locales and AM/PM.
private func formatLetters(_ code: String) -> String {
    var letters = ""
    var scalars = Array(code.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
        switch scalar {
        case ";": return letters.replacingHalfDay
        case "\"": scalars = scalars.drop { $0 != "\"" }.dropFirst()
        case "\\", "_", "*": scalars = scalars.dropFirst()
        case "[":
            let inside = scalars.prefix { $0 != "]" }
            scalars = scalars.dropFirst(inside.count + 1)
            // [h] and [mm] count beyond a day; anything else is a colour, a condition or a locale.
            if inside.allSatisfy({ "hmsHMS".unicodeScalars.contains($0) }) { letters += "h" }
        default: letters.unicodeScalars.append(contentsOf: String(scalar).lowercased().unicodeScalars)
        }
    }
    return letters.replacingHalfDay
}

extension String {
    fileprivate var replacingHalfDay: String {
        var rest = self[...]
        var result = ""
        while !rest.isEmpty {
            if rest.hasPrefix("am/pm") {
                result += "h"
                rest = rest.dropFirst(5)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result
    }
}

/// A number cell as the text a person sees in it; dates as `YYYY-MM-DD`, times as `HH:MM`.
func shownNumber(_ raw: String, _ meaning: NumberMeaning, countsFrom1904: Bool) -> String {
    guard let value = Double(raw), value.isFinite else { return raw }
    switch meaning {
    case .number: return shown(value) ?? raw
    case .percent: return shown(rounded(value * 100)).map { $0 + "%" } ?? raw
    case .zeroPadded(let width): return shown(value).map { zeroPadded($0, width) } ?? raw
    case .date: return date(value, countsFrom1904)?.description ?? raw
    case .time: return time(value) ?? raw
    case .dateTime:
        guard let date = date(value, countsFrom1904), let time = time(value - value.rounded(.down)) else { return raw }
        return "\(date)T\(time)"
    }
}

/// Shortest text that gives the same number, whole numbers without a point. Nil where that would need an exponent.
func shown(_ value: Double) -> String? {
    guard abs(value) < 1e15 else { return nil }
    if value == value.rounded() { return String(Int(value)) }
    let text = value.description
    return text.utf8.contains(UInt8(ascii: "e")) ? nil : text
}

/// 0.07 × 100 is 7.000000000000001.
private func rounded(_ value: Double) -> Double {
    abs(value) < 1e9 ? (value * 1e6).rounded() / 1e6 : value
}

private func zeroPadded(_ digits: String, _ width: Int) -> String {
    guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return digits }
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// Serial 1 is 1900-01-01, and Excel believes in 1900-02-29 (serial 60); the other epoch is 1904-01-01.
private func date(_ serial: Double, _ countsFrom1904: Bool) -> CivilDate? {
    let lastSerial = 2_958_465.0
    guard serial >= 0, serial < lastSerial + 1 else { return nil }
    let day = Int(serial.rounded(.down))
    if countsFrom1904 { return CivilDate(dayNumber: day - 24_107) }
    guard day != 60, day > 0 else { return nil }
    return CivilDate(dayNumber: day - (day > 60 ? 25_569 : 25_568))
}

/// A whole day is the closing time 24:00.
private func time(_ fraction: Double) -> String? {
    guard fraction >= 0, fraction <= 2 else { return nil }
    let minutes = Int((fraction * 24 * 60).rounded())
    return ClockTime(hour: minutes / 60, minute: minutes % 60)?.description
}
