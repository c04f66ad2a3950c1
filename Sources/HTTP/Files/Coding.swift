/// A content coding for which the builder writes precompressed siblings: `page.html.br`, `page.html.gz`.
enum Coding: String, CaseIterable, Sendable {
    /// In order of preference where the client likes both equally.
    case br
    case gzip

    var fileSuffix: String {
        switch self {
        case .br: ".br"
        case .gzip: ".gz"
        }
    }

    /// Codings the client takes at least as gladly as the plain file, the best first (RFC 9110 §12.5.3).
    /// Where it forbids everything we have, the plain file is still better than a 406.
    static func acceptable(_ acceptEncoding: String?) -> [Coding] {
        guard let acceptEncoding else { return [] }
        let wishes = qualities(acceptEncoding)
        let others = wishes["*"] ?? 0
        let plain = wishes["identity"] ?? 0
        let weighed = allCases.map { coding in
            (coding, coding == .gzip ? wishes["gzip"] ?? wishes["x-gzip"] ?? others : wishes[coding.rawValue] ?? others)
        }
        let liked = weighed.filter { $0.1 > 0 && $0.1 >= plain }
        return (liked.count == 2 && liked[1].1 > liked[0].1 ? liked.reversed() : liked).map(\.0)
    }
}

/// A weighted list (`br;q=0.8, gzip`): lower-cased name → thousandths. A weight that cannot be read counts as 0.
private func qualities(_ list: String) -> [String: Int] {
    var found: [String: Int] = [:]
    for item in list.utf8.split(separator: UInt8(ascii: ",")) {
        let parts = item.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        guard let first = parts.first else { continue }
        let name = String(decoding: trimmed(first).lazy.map(lowercased), as: UTF8.self)
        guard !name.isEmpty, found[name] == nil else { continue }
        var weight = 1000
        for parameter in parts.dropFirst() {
            let parameter = trimmed(parameter)
            guard parameter.count > 2, lowercased(parameter.first!) == UInt8(ascii: "q"),
                parameter[parameter.index(after: parameter.startIndex)] == UInt8(ascii: "=")
            else { continue }
            weight = thousandths(parameter.dropFirst(2)) ?? 0
        }
        found[name] = weight
    }
    return found
}

/// `qvalue` of RFC 9110 §12.4.2: `0`, `0.8`, `1.000`.
private func thousandths(_ text: Substring.UTF8View) -> Int? {
    let digits = Array(text)
    guard let first = digits.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1"), digits.count <= 5 else {
        return nil
    }
    if digits.count > 1, digits[1] != UInt8(ascii: ".") { return nil }
    var value = Int(first - UInt8(ascii: "0")) * 1000
    var place = 100
    for digit in digits.dropFirst(2) {
        guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
        value += Int(digit - UInt8(ascii: "0")) * place
        place /= 10
    }
    return value <= 1000 ? value : nil
}

/// Without the optional white space around it.
func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
    let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var text = text.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text = text.dropLast() }
    return text
}
