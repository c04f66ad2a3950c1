/// 全国地方公共団体コード: five digits and a check digit.
/// Rule: 総務省「全国地方公共団体コード」 https://www.soumu.go.jp/denshijiti/code.html
public struct MunicipalityCode: Hashable, Sendable {
    public let text: String

    /// Six digits with the right check digit, nothing else.
    public init?(_ text: String) {
        let digits = text.utf8.map { Int($0) - 0x30 }
        guard digits.count == 6, digits.allSatisfy({ (0...9).contains($0) }),
            digits[5] == Self.checkDigit(digits[..<5])
        else { return nil }
        self.text = text
    }

    /// - Parameter digits: the first five.
    public static func checkDigit(_ digits: some Sequence<Int>) -> Int {
        let sum = zip(digits, [6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
        return (11 - sum % 11) % 10
    }
}
