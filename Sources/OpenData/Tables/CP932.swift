import Japanese

/// Windows' Shift_JIS, with ①髙㈱, by glibc's iconv. Plain "SHIFT_JIS" would refuse those.
enum CP932 {
    static let name = "CP932"

    /// Nil when a byte does not belong to the encoding.
    static func decoded(_ bytes: [UInt8]) -> String? {
        converted(bytes, from: name, to: "UTF-8").map { String(decoding: $0, as: UTF8.self) }
    }

    static func encoded(_ text: String) -> [UInt8]? {
        converted(Array(text.utf8), from: "UTF-8", to: name)
    }
}
