/// A telephone number with half-width digits and hyphens: `０８７－８３９－２０１１` → `087-839-2011`,
/// `087(839)2011` → `087-839-2011`, `+81-87-839-2011` stays. Nil when it is not one number.
public func phoneNumber(_ text: String) -> String? {
    var result = ""
    var digits = 0
    for scalar in folded(text).unicodeScalars {
        switch scalar {
        case "0"..."9":
            digits += 1
            result.unicodeScalars.append(scalar)
        case "+" where result.isEmpty:
            result.unicodeScalars.append(scalar)
        // The long vowel mark is a common slip for a hyphen between digits.
        case "-", "(", ")", "ー", ".":
            if !result.isEmpty, !result.hasSuffix("-") { result.append("-") }
        default:
            return nil
        }
    }
    if result.hasSuffix("-") { result.removeLast() }
    // Three digits: 110, 119, 188; fifteen: the longest international number (ITU-T E.164).
    return (3...15).contains(digits) ? result : nil
}
