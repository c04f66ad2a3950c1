/// A time of day to the minute, 0:00 to 24:00 (the end of the day); closing times go on to 29:59 (翌5時59分).
public struct ClockTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let minutes: Int

    public static let latest = 29 * 60 + 59

    public init?(hour: Int, minute: Int) {
        guard (0...59).contains(minute), hour >= 0, hour * 60 + minute <= ClockTime.latest else { return nil }
        minutes = hour * 60 + minute
    }

    public var hour: Int { minutes / 60 }
    public var minute: Int { minutes % 60 }

    /// `HH:MM`
    public var description: String { "\(padded(hour, 2)):\(padded(minute, 2))" }

    public static func < (left: ClockTime, right: ClockTime) -> Bool { left.minutes < right.minutes }
}

/// `9:00`, `09:00:00`, `９時`, `9時半`, `午後1時30分`, `正午`, `13:00～` is not one.
public func clockTime(_ text: String) -> ClockTime? {
    guard let (time, rest) = leadingClockTime(text), rest.isEmpty else { return nil }
    return time
}

/// The time at the beginning of a text and what follows it: `22:00※日曜は17:00まで`, `①10:00②14:00` (numbering is
/// passed over, the second time is the rest). Spaces and line ends are not part of the rest.
public func leadingClockTime(_ text: String) -> (time: ClockTime, rest: String)? {
    // NFKC turns ① into 1, which would run into the hour; circled numbers go first.
    let plain = text.unicodeScalars.filter { !(0x2460...0x2473).contains($0.value) }
    var scanner = ClockScanner(String(String.UnicodeScalarView(plain)))
    guard let time = scanner.time() else { return nil }
    return (time, scanner.rest)
}

private struct ClockScanner {
    private let scalars: [Unicode.Scalar]
    private var at = 0

    init(_ text: String) {
        scalars = nfkc(text).unicodeScalars.filter { !isSpace($0) }
    }

    var rest: String { String(String.UnicodeScalarView(scalars[at...])) }

    mutating func time() -> ClockTime? {
        if skip("正午") { return ClockTime(hour: 12, minute: 0) }
        let half: Int? = skip("午前") || skip("AM") ? 0 : skip("午後") || skip("PM") ? 12 : nil
        guard let hour = number() else { return nil }
        guard let minute = self.minute() else { return nil }
        guard let half else { return ClockTime(hour: hour, minute: minute) }
        guard hour <= 12 else { return nil }
        // 午後12時30分 is read as the half hour after noon, as most people mean it.
        return ClockTime(hour: hour == 12 ? half : hour + half, minute: minute)
    }

    private mutating func minute() -> Int? {
        if skip(":") {
            guard let minute = number() else { return nil }
            if at + 1 < scalars.count, scalars[at] == ":", scalars[at + 1].asciiDigit != nil {
                at += 1
                _ = number()
            }
            return minute
        }
        guard skip("時") else { return nil }
        if skip("半") { return 30 }
        guard at < scalars.count, scalars[at].asciiDigit != nil else { return 0 }
        let start = at
        guard let minute = number(), skip("分") else {
            at = start
            return 0
        }
        return minute
    }

    private mutating func number() -> Int? {
        let digits = scalars[at...].prefix(2).prefix { $0.asciiDigit != nil }
        guard !digits.isEmpty else { return nil }
        at += digits.count
        return digits.reduce(0) { $0 * 10 + ($1.asciiDigit ?? 0) }
    }

    private mutating func skip(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard scalars[at...].starts(with: wanted) else { return false }
        at += wanted.count
        return true
    }
}
