import Japanese

/// What the segmenter has to know of a character. segment.js has the same ranges.
enum Characters {
    static func isKanji(_ c: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(c) || c == 0x3005 || (0x3400...0x4DBF).contains(c) || (0x20000...0x323AF).contains(c)
    }

    /// Hiragana and the long vowel mark.
    static func isHiragana(_ c: UInt32) -> Bool { (0x3040...0x309F).contains(c) || c == 0x30FC }

    static func isKatakana(_ c: UInt32) -> Bool { (0x30A0...0x30FF).contains(c) }

    /// What an unknown word in katakana is made of: letters and the long vowel mark, no middle dot.
    static func isKatakanaLetter(_ c: UInt32) -> Bool { (0x30A1...0x30FA).contains(c) || c == 0x30FC }

    static func isDigit(_ c: UInt32) -> Bool { (0x30...0x39).contains(c) }

    /// Letters of scripts that write words with blanks between them: Latin, Cyrillic, Hangul …
    static func isSpacedLetter(_ c: UInt32) -> Bool {
        if (0x61...0x7A).contains(c) { return true }
        if c < 0x80 { return false }
        return isWord(c) && !isKanji(c) && !isHiragana(c) && !isKatakana(c)
    }

    /// `\w`: letters, numbers and the low line.
    static func isWord(_ c: UInt32) -> Bool {
        if c < 0x80 { return isDigit(c) || (0x61...0x7A).contains(c) || (0x41...0x5A).contains(c) || c == 0x5F }
        if (0x3041...0x3096).contains(c) || (0x30A1...0x30FA).contains(c) || c == 0x30FC
            || (0x4E00...0x9FFF).contains(c)
        {
            return true
        }
        if (0x3000...0x3004).contains(c) || (0x3008...0x3020).contains(c) || c == 0x30FB { return false }
        guard let scalar = Unicode.Scalar(c) else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }

    /// Katakana as hiragana; everything else as it is.
    static func hiragana(_ c: UInt32) -> UInt32 { (0x30A1...0x30F6).contains(c) ? c - 0x60 : c }

    /// Hiragana as katakana; everything else as it is.
    static func katakana(_ c: UInt32) -> UInt32 { (0x3041...0x3096).contains(c) ? c + 0x60 : c }
}

/// A text as the index sees it: NFKC, lower case, one kind of dash and of wave, one blank for any white space.
/// normalise.js does the same.
public func indexText(_ text: String) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(text.utf8.count / 2)
    for scalar in nfkc(text).unicodeScalars {
        switch scalar.value {
        case 0x41...0x5A: result.append(scalar.value + 0x20)
        case 0x20, 0x09...0x0D, 0xA0, 0x3000:
            if !result.isEmpty, result.last != 0x20 { result.append(0x20) }
        case 0x2010...0x2015, 0x2212, 0xFF70: result.append(0x2D)
        case 0x301C, 0xFF5E: result.append(0x7E)
        // Variation selectors say how a character looks, not which one it is.
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: break
        case 0x80...: for lower in scalar.properties.lowercaseMapping.unicodeScalars { result.append(lower.value) }
        default: result.append(scalar.value)
        }
    }
    if result.last == 0x20 { result.removeLast() }
    return result
}

/// A text of the index as a string.
func string(_ text: some Sequence<UInt32>) -> String {
    var scalars = String.UnicodeScalarView()
    for value in text { if let scalar = Unicode.Scalar(value) { scalars.append(scalar) } }
    return String(scalars)
}
