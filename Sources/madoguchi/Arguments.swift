import HTTP
import Model

/// Options of a command line: `--name value`, `--name=value`, `--flag`, and the words between them.
struct Arguments {
    private(set) var words: [String] = []
    private var values: [String: String] = [:]
    private var flags: Set<String> = []

    /// - Parameters: the options that take a value, and those that do not.
    init(_ arguments: [String], values known: Set<String>, flags knownFlags: Set<String>) throws(UsageError) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--"), argument.utf8.count > 2 else {
                words.append(argument)
                continue
            }
            let (name, inline) = Self.split(argument)
            if knownFlags.contains(name), inline == nil {
                flags.insert(name)
            } else if known.contains(name) {
                guard let value = inline ?? rest.popFirst() else {
                    throw UsageError(ja: "--\(name) に値がありません", en: "--\(name) needs a value")
                }
                values[name] = value
            } else {
                throw UsageError(ja: "--\(name) というオプションはありません", en: "there is no option --\(name)")
            }
        }
    }

    private static func split(_ argument: String) -> (name: String, value: String?) {
        let option = argument.dropFirst(2)
        guard let equals = option.firstIndex(of: "=") else { return (String(option), nil) }
        return (String(option[..<equals]), String(option[option.index(after: equals)...]))
    }

    subscript(name: String) -> String? { values[name] }

    func has(_ flag: String) -> Bool { flags.contains(flag) }

    /// Addresses and ranges of them, with commas or blanks between.
    func addresses(_ name: String) throws(UsageError) -> [AddressRange] {
        guard let text = values[name] else { return [] }
        guard let ranges = AddressRange.list(text) else {
            throw UsageError(
                ja: "--\(name) は「192.0.2.0/24,2001:db8::/32」のようなアドレスの範囲です",
                en: "--\(name) takes ranges of addresses, like 192.0.2.0/24,2001:db8::/32")
        }
        return ranges
    }

    func refuseWords() throws(UsageError) {
        if let word = words.first {
            throw UsageError(ja: "「\(word)」の意味がわかりません", en: "unexpected `\(word)`")
        }
    }

    func int(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
        guard let text = values[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw UsageError(
                ja: "--\(name) は\(range.lowerBound)から\(range.upperBound)の整数です",
                en: "--\(name) is a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
