import Glibc

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

/// Converts the whole input or nothing.
func converted(_ bytes: [UInt8], from source: String, to target: String) -> [UInt8]? {
    let descriptor = iconv_open(target, source)
    guard descriptor != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(descriptor) }
    // CP932 needs at most three bytes of UTF-8 for one, UTF-16 three for two.
    var output = [UInt8](repeating: 0, count: bytes.count * 3 + 16)
    var input = bytes
    let written: Int? = input.withUnsafeMutableBytes { source in
        output.withUnsafeMutableBytes { target in
            var from = source.bindMemory(to: CChar.self).baseAddress
            var to = target.bindMemory(to: CChar.self).baseAddress
            var fromLeft = source.count
            var toLeft = target.count
            guard iconv(descriptor, &from, &fromLeft, &to, &toLeft) != -1, fromLeft == 0 else { return nil }
            return target.count - toLeft
        }
    }
    guard let written else { return nil }
    output.removeLast(output.count - written)
    return output
}
