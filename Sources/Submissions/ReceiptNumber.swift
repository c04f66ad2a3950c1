import Model
import Storage

/// The number that people write down and say on the phone: `261129-482137-4`. The day, six digits that tell nobody how many there
/// were before, and a digit that finds one wrong digit and most that were exchanged (Luhn, ISO/IEC 7812-1 annex B).
public enum ReceiptNumber {
    static func new(now: Int) -> String {
        let (year, month, day) = Moment(unixSeconds: now).day.components
        let date = [year % 100, month, day].map(twoDigits).joined()
        let digits = String(Int(Sodium.below(1_000_000)) + 1_000_000).dropFirst()
        return "\(date)-\(digits)-\(checkDigit(date + digits))"
    }

    /// As somebody typed it, in the form in which it is kept; nil: a digit is wrong.
    public static func reading(_ text: String) -> String? {
        let digits = text.unicodeScalars.compactMap { scalar -> Character? in
            switch scalar.value {
            case 0x30...0x39: Character(scalar)
            case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFF10 + 0x30).map { Character($0) }
            default: nil
            }
        }
        guard digits.count == 13, checkDigit(digits.dropLast()) == digits.last?.wholeNumberValue else { return nil }
        return "\(String(digits[..<6]))-\(String(digits[6..<12]))-\(digits[12])"
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
