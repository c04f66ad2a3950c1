/// An address taken apart: 香川県 | 高松市 | 番町一丁目 | 8番15号.
public struct PostalAddress: Hashable, Sendable {
    /// `NNN-NNNN`
    public var postalCode: String?
    public var prefecture: String?
    /// 市, 特別区, 郡＋町村, 政令市＋区.
    public var municipality: String?
    /// 町・大字・丁目.
    public var town: String?
    /// From the first house number on, building included.
    public var rest: String?

    public init(_ text: String) {
        var text = trimmed(text)
        if let (code, remainder) = leadingPostalCode(text) {
            postalCode = code
            text = trimmed(remainder)
        }
        prefecture = Prefecture.leading(text)
        if let prefecture { text = String(text.dropFirst(prefecture.count)) }
        municipality = leadingMunicipality(text)
        if let municipality { text = String(text.dropFirst(municipality.count)) }
        let (town, rest) = splitAtHouseNumber(text)
        self.town = town.isEmpty ? nil : town
        self.rest = rest.isEmpty ? nil : rest
    }

    /// Without the postal code, as one line.
    public var joined: String {
        [prefecture, municipality, town, rest].compactMap { $0 }.joined()
    }
}

/// `760-8571`, `〒７６０－８５７１`, `7608571` → `760-8571`.
public func postalCode(_ text: String) -> String? {
    var text = folded(text)
    if text.hasPrefix("〒") { text.removeFirst() }
    var digits = Array(text.utf8)
    if digits.count == 8, digits[3] == UInt8(ascii: "-") { digits.remove(at: 3) }
    guard digits.count == 7, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return String(decoding: digits[0..<3], as: UTF8.self) + "-" + String(decoding: digits[3...], as: UTF8.self)
}

private func leadingPostalCode(_ text: String) -> (String, String)? {
    let scalars = Array(text.unicodeScalars)
    for length in [9, 8, 7] where scalars.count >= length {
        let head = String(String.UnicodeScalarView(scalars[..<length]))
        // Seven bare digits are a postal code only when nothing numeric follows.
        if length < scalars.count, nfkc(String(scalars[length])).unicodeScalars.first?.asciiDigit != nil { continue }
        if let code = postalCode(head) { return (code, String(String.UnicodeScalarView(scalars[length...]))) }
    }
    return nil
}

/// Names in which a 市, 町, 村 or 郡 stands before the end of the municipality's name.
private let awkwardMunicipalities = [
    "市川市", "市原市", "四日市市", "廿日市市", "八日市市", "野々市市", "町田市", "大町市", "十日町市", "村山市", "武蔵村山市",
    "東村山市", "羽村市", "村上市", "田村市", "中村市", "玉村町", "大和郡山市", "郡山市", "郡上市", "蒲郡市", "小郡市", "余市郡余市町",
    "高市郡", "市貝町", "上市町", "余市町", "下市町", "市川三郷町", "市川大門町", "大村市", "佐波郡玉村町", "芳賀郡市貝町", "中新川郡上市町", "吉野郡下市町", "西八代郡市川三郷町",
    "神崎郡市川町", "市川町",
]

private func leadingMunicipality(_ text: String) -> String? {
    let known = awkwardMunicipalities.filter { text.hasPrefix($0) }.max { $0.count < $1.count }
    if let known, !known.hasSuffix("郡") { return known + (known.hasSuffix("市") ? ward(after: known, in: text) : "") }
    let scalars = Array(text.unicodeScalars)
    // No municipality has a longer name; beyond it the mark belongs to something else.
    let longest = 9
    var start = known.map { $0.unicodeScalars.count } ?? 0
    if known == nil, let district = scalars.prefix(6).firstIndex(of: "郡"), district > 0 { start = district + 1 }
    for index in scalars.indices.dropFirst(start + 1).prefix(longest) {
        let head = String(String.UnicodeScalarView(scalars[...index]))
        switch scalars[index] {
        case "市" where start == 0: return head + ward(after: head, in: text)
        case "区" where start == 0: return head
        case "町", "村":
            // Without 郡 in front a 町 is more often part of a town's quarter than a municipality.
            if start > 0 { return head }
        default: break
        }
    }
    return nil
}

/// The cities that have wards (政令指定都市); elsewhere 区 behind a city is a quarter.
private let citiesWithWards: Set<String> = [
    "札幌市", "仙台市", "さいたま市", "千葉市", "横浜市", "川崎市", "相模原市", "新潟市", "静岡市", "浜松市", "名古屋市",
    "京都市", "大阪市", "堺市", "神戸市", "岡山市", "広島市", "北九州市", "福岡市", "熊本市",
]

private func ward(after city: String, in text: String) -> String {
    guard citiesWithWards.contains(city) else { return "" }
    let rest = Array(text.unicodeScalars.dropFirst(city.unicodeScalars.count).prefix(6))
    guard let end = rest.firstIndex(of: "区"), end > 0 else { return "" }
    return String(String.UnicodeScalarView(rest[...end]))
}

/// 番町一丁目8番15号 → (番町一丁目, 8番15号). A number directly before 丁目 belongs to the town.
private func splitAtHouseNumber(_ text: String) -> (String, String) {
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
        let isNumber = nfkc(String(scalars[index])).unicodeScalars.first?.asciiDigit != nil
        if isNumber {
            var end = index
            while end < scalars.count, nfkc(String(scalars[end])).unicodeScalars.first?.asciiDigit != nil { end += 1 }
            guard scalars[end...].starts(with: Array("丁目".unicodeScalars)) else { break }
            index = end + 2
        } else {
            index += 1
        }
    }
    return (
        trimmed(String(String.UnicodeScalarView(scalars[..<index]))),
        trimmed(String(String.UnicodeScalarView(scalars[index...])))
    )
}
