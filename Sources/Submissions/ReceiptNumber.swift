import Model
import Storage

/// The number that people write down and say on the phone: `261129-482137-4`. The day, six digits that tell nobody how many there
/// were before, and a digit that finds one wrong digit and most that were exchanged (Luhn, ISO/IEC 7812-1 annex B).
enum ReceiptNumber {
    static func new(now: Int) -> String {
        let (year, month, day) = Moment(unixSeconds: now).day.components
        let date = [year % 100, month, day].map(twoDigits).joined()
        let digits = String(Int(Sodium.below(1_000_000)) + 1_000_000).dropFirst()
        return "\(date)-\(digits)-\(checkDigit(date + digits))"
    }

    private static func checkDigit(_ digits: some BidirectionalCollection<Character>) -> Int {
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            let value = digit.element.wholeNumberValue ?? 0
            let doubled = digit.offset.isMultiple(of: 2) ? value * 2 : value
            return sum + (doubled > 9 ? doubled - 9 : doubled)
        }
        return (10 - sum % 10) % 10
    }
}
