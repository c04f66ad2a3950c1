/// Distance between a katakana and its hiragana in Unicode.
private let kanaDistance: UInt32 = 0x60

/// カタカナ → ひらがな; everything else, the long vowel mark too, stays. Half-width kana: `nfkc(_:)` first.
public func hiragana(_ text: String) -> String {
    shifted(text) { value in
        (0x30A1...0x30F6).contains(value) || value == 0x30FD || value == 0x30FE ? value - kanaDistance : value
    }
}

/// ひらがな → カタカナ; everything else stays.
public func katakana(_ text: String) -> String {
    shifted(text) { value in
        (0x3041...0x3096).contains(value) || value == 0x309D || value == 0x309E ? value + kanaDistance : value
    }
}

private func shifted(_ text: String, by change: (UInt32) -> UInt32) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        result.append(Unicode.Scalar(change(scalar.value)) ?? scalar)
    }
    return String(result)
}
