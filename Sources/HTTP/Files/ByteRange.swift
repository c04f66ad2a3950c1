/// What a `Range` header asks of a file (RFC 9110 §14).
enum ByteRange: Equatable {
    /// Nothing that binds us: the whole file is the answer. Also several ranges, which nobody needs of a site, and
    /// whatever cannot be read.
    case whole
    case part(offset: UInt64, count: UInt64)
    case unsatisfiable

    init(_ header: String, size: UInt64) {
        self = .whole
        let text = trimmed(Substring(header).utf8)
        let unit = "bytes="
        guard text.count > unit.utf8.count, equalIgnoringCase(String(Substring(text.prefix(unit.utf8.count))), unit)
        else { return }
        let set = trimmed(text.dropFirst(unit.utf8.count))
        guard let dash = set.firstIndex(of: UInt8(ascii: "-")) else { return }
        let first = set[..<dash]
        let last = set[set.index(after: dash)...]
        switch (Self.number(first), Self.number(last)) {
        case (let first?, nil) where last.isEmpty:
            self = Self.between(first, .max, size)
        case (let first?, let last?) where first <= last:
            self = Self.between(first, last, size)
        case (nil, let count?) where first.isEmpty:
            let count = min(count, size)
            self = count == 0 ? .unsatisfiable : .part(offset: size - count, count: count)
        default: return
        }
    }

    private static func between(_ first: UInt64, _ last: UInt64, _ size: UInt64) -> ByteRange {
        first < size ? .part(offset: first, count: min(last, size - 1) - first + 1) : .unsatisfiable
    }

    /// Digits only; more than fit are as good as the largest number.
    private static func number(_ digits: Substring.UTF8View) -> UInt64? {
        guard !digits.isEmpty else { return nil }
        var value: UInt64 = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, stillTooLarge) = product.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
            value = tooLarge || stillTooLarge ? .max : sum
        }
        return value
    }
}
