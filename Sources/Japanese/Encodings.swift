import Glibc

/// Converts the whole input or nothing.
public func converted(_ bytes: [UInt8], from source: String, to target: String) -> [UInt8]? {
    let descriptor = iconv_open(target, source)
    guard descriptor != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(descriptor) }
    // CP932 needs at most three bytes of UTF-8 for one, UTF-16 three for two; ISO-2022-JP changes its letters by three.
    let most = target == "ISO-2022-JP" ? 8 : 3
    var output = [UInt8](repeating: 0, count: bytes.count * most + 16)
    var input = bytes
    let written: Int? = input.withUnsafeMutableBytes { source in
        output.withUnsafeMutableBytes { target in
            var from = source.bindMemory(to: CChar.self).baseAddress
            var to = target.bindMemory(to: CChar.self).baseAddress
            var fromLeft = source.count
            var toLeft = target.count
            guard iconv(descriptor, &from, &fromLeft, &to, &toLeft) != -1, fromLeft == 0 else { return nil }
            // ISO-2022-JP goes back to ASCII at its end.
            guard iconv(descriptor, nil, nil, &to, &toLeft) != -1 else { return nil }
            return target.count - toLeft
        }
    }
    guard let written else { return nil }
    output.removeLast(output.count - written)
    return output
}

/// The 7-bit encoding of mail (RFC 1468).
public enum ISO2022JP {
    /// nil: it has no letter for one of them.
    public static func encoded(_ text: String) -> [UInt8]? {
        converted(Array(text.utf8), from: "UTF-8", to: "ISO-2022-JP")
    }
}
