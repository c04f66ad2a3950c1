/// A whole number as people write it: `12,000`, `１万２千`, `三十五`, `1.5万`.
/// Nil when anything else stands in the text, when the value has a fraction left, or when it leaves the range of Int.
public func wholeNumber(_ text: String) -> Int? {
    var reading = NumeralReading()
    for scalar in nfkc(text).unicodeScalars where !isSpace(scalar) {
        guard reading.take(scalar) else { return nil }
    }
    return reading.finish()
}

/// An amount of money in yen: `12,000円`, `￥12,000-`, `１万２千円`, `月額3万円`. Nil when a remark stands beside it.
public func yen(_ text: String) -> Int? {
    var amount = nfkc(text)
    amount.unicodeScalars.removeAll(where: isSpace)
    for prefix in ["月額", "年額", "金", "¥", "\\"] where amount.hasPrefix(prefix) {
        amount.removeFirst(prefix.count)
    }
    if let last = amount.unicodeScalars.last, isDash(last) { amount.unicodeScalars.removeLast() }
    for suffix in ["円/月", "円/年", "円"] where amount.hasSuffix(suffix) {
        amount.removeLast(suffix.count)
    }
    return wholeNumber(amount)
}

/// Sums digits, 十百千 and 万億兆 from left to right. A decimal point is allowed before 万 and above: 1.5万 = 15000.
private struct NumeralReading {
    private var total = 0
    private var group = 0
    private var digits = 0
    private var fraction = 0
    private var fractionScale = 1
    private var inFraction = false
    private var hasDigits = false
    private var seenAnything = false
    private var lastMyriad = Int.max
    private var lastSmall = Int.max
    /// Digits since the last comma; nil before the first comma.
    private var sinceComma: Int?
    private var digitCount = 0

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        if let digit = digitValue(scalar) { return take(digit: digit) }
        switch scalar {
        case ",", "、": return takeComma()
        case ".": return takePoint()
        default: break
        }
        if let unit = smallUnit(scalar) { return take(small: unit) }
        if let unit = myriadUnit(scalar) { return take(myriad: unit) }
        return false
    }

    mutating func finish() -> Int? {
        guard seenAnything, commaGroupIsFull, !inFraction || fraction == 0 else { return nil }
        let (sum, overflow) = total.addingReportingOverflow(group + (hasDigits ? digits : 0))
        return overflow ? nil : sum
    }

    private var commaGroupIsFull: Bool { sinceComma.map { $0 == 3 } ?? true }

    private mutating func take(digit: Int) -> Bool {
        seenAnything = true
        hasDigits = true
        if inFraction {
            guard fractionScale < 1_000_000 else { return false }
            fraction = fraction * 10 + digit
            fractionScale *= 10
            return true
        }
        digitCount += 1
        sinceComma = sinceComma.map { $0 + 1 }
        guard digitCount <= 16 else { return false }
        digits = digits * 10 + digit
        return true
    }

    private mutating func takeComma() -> Bool {
        guard hasDigits, !inFraction, commaGroupIsFull else { return false }
        sinceComma = 0
        return true
    }

    private mutating func takePoint() -> Bool {
        guard hasDigits, !inFraction, commaGroupIsFull else { return false }
        inFraction = true
        return true
    }

    private mutating func take(small unit: Int) -> Bool {
        guard unit < lastSmall, !inFraction, commaGroupIsFull, !hasDigits || digits > 0 && digits < 10 else {
            return false
        }
        group += (hasDigits ? digits : 1) * unit
        lastSmall = unit
        seenAnything = true
        clearDigits()
        return true
    }

    private mutating func take(myriad unit: Int) -> Bool {
        guard seenAnything, unit < lastMyriad, commaGroupIsFull else { return false }
        let whole = group + (hasDigits ? digits : 0)
        guard whole > 0 || fraction > 0, fraction * unit % fractionScale == 0 else { return false }
        let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
        let (sum, overflow2) = total.addingReportingOverflow(product)
        guard !overflow, !overflow2, sum < Int.max / 2 else { return false }
        total = sum + fraction * unit / fractionScale
        lastMyriad = unit
        lastSmall = Int.max
        group = 0
        clearDigits()
        return true
    }

    private mutating func clearDigits() {
        digits = 0
        digitCount = 0
        hasDigits = false
        fraction = 0
        fractionScale = 1
        inFraction = false
        sinceComma = nil
    }
}

private func digitValue(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "0"..."9": Int(scalar.value - 0x30)
    case "〇", "零": 0
    case "一", "壱": 1
    case "二", "弐": 2
    case "三", "参": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
}

private func smallUnit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "十", "拾": 10
    case "百": 100
    case "千": 1000
    default: nil
    }
}

private func myriadUnit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "万", "萬": 10_000
    case "億": 100_000_000
    case "兆": 1_000_000_000_000
    default: nil
    }
}
