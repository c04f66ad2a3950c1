/// Whether a name carries a hash of its content, `name.HASH.ext` with at least eight hexadecimal digits: such a file
/// never changes. A date is not a hash: `minutes.20261121.pdf` may be corrected tomorrow.
func isFingerprinted(_ path: String) -> Bool {
    let parts = path.utf8.suffix(while: { $0 != UInt8(ascii: "/") })
        .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count >= 3, let hash = parts.dropLast().last else { return false }
    return hash.count >= shortestFingerprint && hash.allSatisfy { hexDigit($0) != nil } && !startsWithDate(hash)
}

private let shortestFingerprint = 8

/// Decimal digits throughout that start as a year, month and day of these centuries.
private func startsWithDate(_ digits: Substring.UTF8View) -> Bool {
    var numbers = [0, 0, 0]
    for (index, byte) in digits.enumerated() {
        guard let digit = hexDigit(byte), digit < 10 else { return false }
        if index < 8 {
            let part = index < 4 ? 0 : index / 2 - 1
            numbers[part] = numbers[part] * 10 + Int(digit)
        }
    }
    return (1900...2099).contains(numbers[0]) && (1...12).contains(numbers[1]) && (1...31).contains(numbers[2])
}
