import Japanese

// Ids are paths below the kind's folder: lower-case ASCII, digits, hyphens. Japanese is not transliterated — no rule
// reads names right — so a name without ASCII is replaced by a short hash of itself, which stays the same.

/// The id as a path: `S-0123` → `s-0123`, `housing/Rent_Support` → `housing/rent-support`, `空き家バンク` → `x3f09ab12c4`.
func slugPath(_ id: String) -> String {
    let pieces = id.utf8.split(separator: UInt8(ascii: "/")).map { slug(String(Substring($0))) }
    return pieces.isEmpty ? slug(id) : pieces.joined(separator: "/")
}

/// Longer names are cut and told apart by their hash; file systems end at 255 bytes.
private let longestSlug = 80

func slug(_ text: String) -> String {
    var result = ""
    var isWhole = true
    for scalar in nfkc(text).unicodeScalars {
        switch scalar {
        case "a"..."z", "0"..."9": result.unicodeScalars.append(scalar)
        case "A"..."Z": result.append(String(scalar).lowercased())
        default:
            if !scalar.isASCII { isWhole = false }
            if !result.isEmpty, !result.hasSuffix("-") { result.append("-") }
        }
    }
    while result.hasSuffix("-") { result.removeLast() }
    guard result.utf8.count <= longestSlug else { return String(result.prefix(longestSlug)) + "-" + shortHash(text) }
    if isWhole, !result.isEmpty { return result }
    return result.isEmpty ? "x" + shortHash(text) : result + "-" + shortHash(text)
}

/// Ten hexadecimal digits (40 bits of FNV-1a): among 10,000 names two meet by chance once in 20,000 imports.
func shortHash(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String((hash ^ hash >> 40) & 0xFF_FFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 10 - digits.utf8.count) + digits
}

/// What a name is made from when the sheet states neither id nor number.
func namingText(_ record: SheetRecord) -> String {
    ["title", "municipality", "address", "start"].compactMap { name in
        switch record[name] {
        case .text(let text): text
        case .date(let date), .dateTime(let date, _): date.description
        default: nil
        }
    }.joined(separator: "\n")
}
