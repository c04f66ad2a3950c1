/// 全国地方公共団体コード: six digits, the last of which is a check digit over the first five.
public struct MunicipalityCode: Hashable, Sendable, CustomStringConvertible {
    /// Six ASCII digits.
    public let text: String

    /// Six digits with the right check digit, of a prefecture 01–47.
    ///
    /// 48 and above are not assigned to any prefecture; sample data may use them, so they are not refused here.
    public init?(_ text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 6, let check = MunicipalityCode.checkDigit(Array(digits.prefix(5))),
            digits[5] == UInt8(ascii: "0") + UInt8(check)
        else { return nil }
        self.text = text
    }

    public var description: String { text }

    /// 1–47 for the prefectures of today.
    public var prefectureNumber: Int { Int(text.prefix(2)) ?? 0 }

    /// Sum of the first five digits × 6, 5, 4, 3, 2; `(11 − sum mod 11) mod 10`. (総務省「全国地方公共団体コード仕様」)
    public static func checkDigit(_ digits: [UInt8]) -> Int? {
        guard digits.count == 5, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        let weights = [6, 5, 4, 3, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
        return (11 - sum % 11) % 10
    }

    /// What was wrong with a code that could be mended.
    public enum Repair: Hashable, Sendable {
        case none
        /// Full-width digits, spaces, `.0` of a spreadsheet number.
        case notation
        /// A leading zero had been lost.
        case zeroPadded
        /// Only the first five digits were there.
        case checkDigitAdded
    }

    /// Reads a code as found in files. A five-digit number is taken as a code that lost its leading zero when its
    /// last digit is the right check digit for that, otherwise as one without check digit; the same goes for four.
    public static func repairing(_ text: String) -> (code: MunicipalityCode, repair: Repair)? {
        var digits = folded(text)
        if digits.hasSuffix(".0") { digits.removeLast(2) }
        guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        switch digits.utf8.count {
        case 6:
            return MunicipalityCode(digits).map { ($0, digits == text ? .none : .notation) }
        case 5:
            if let code = MunicipalityCode("0" + digits), code.isOfAPrefecture { return (code, .zeroPadded) }
            return adding(checkDigitTo: digits).map { ($0, .checkDigitAdded) }
        case 4:
            return adding(checkDigitTo: "0" + digits).map { ($0, .checkDigitAdded) }
        default:
            return nil
        }
    }

    private var isOfAPrefecture: Bool { (1...Prefecture.names.count).contains(prefectureNumber) }

    private static func adding(checkDigitTo five: String) -> MunicipalityCode? {
        checkDigit(Array(five.utf8)).flatMap { MunicipalityCode(five + String($0)) }
    }
}
