/// What a request asks for, taken apart and decoded once, strictly. Nobody decodes it again.
struct RequestTarget: Equatable {
    /// Decoded: starts with `/`, well-formed UTF-8, no control character, no `\`, no dot segment. `*` for `OPTIONS *`.
    var path: String
    /// As sent, without the `?`.
    var query: String?
    /// Host and port of an absolute target (`GET http://host/path`), as sent.
    var authority: String?

    /// nil where the target is not one of RFC 9112 §3.2, or could mean different things to us and to a proxy.
    init?(_ target: [UInt8], method: Method) {
        if target == [UInt8(ascii: "*")] {
            guard method == .options else { return nil }
            (path, query, authority) = ("*", nil, nil)
            return
        }
        var rest = target[...]
        if rest.first != UInt8(ascii: "/") {
            guard let taken = Self.takeAuthority(&rest) else { return nil }
            authority = taken
        }
        let end = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
        guard let path = decodedPath(rest[..<end]) else { return nil }
        self.path = path
        guard end < rest.endIndex else { return }
        let raw = rest[(end + 1)...]
        guard raw.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "#") }) else { return nil }
        query = String(decoding: raw, as: UTF8.self)
    }

    private static func takeAuthority(_ rest: inout ArraySlice<UInt8>) -> String? {
        for scheme in ["http://", "https://"] where rest.count > scheme.utf8.count {
            guard zip(rest, scheme.utf8).allSatisfy({ lowercased($0) == $1 }) else { continue }
            rest = rest.dropFirst(scheme.utf8.count)
            let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
            let authority = String(decoding: rest[..<end], as: UTF8.self)
            rest = rest[end...]
            // `http://host` and `http://host?q` mean the path `/`.
            if rest.first != UInt8(ascii: "/") { rest = [UInt8(ascii: "/")] + rest }
            return authority
        }
        return nil
    }
}

/// Percent-decodes an absolute path, or nil: bad escapes, control characters and NUL, `\`, an encoded `/`, `#`,
/// ill-formed UTF-8 (overlong forms and surrogates too), segments `.` and `..`, also with parameters (`..;x`).
func decodedPath(_ raw: some Collection<UInt8>) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count)
    var segmentStart = 1
    var index = raw.startIndex
    while index < raw.endIndex {
        var byte = raw[index]
        raw.formIndex(after: &index)
        let escaped = byte == UInt8(ascii: "%")
        if escaped {
            guard let value = takeHexPair(raw, &index) else { return nil }
            byte = value
        }
        switch byte {
        case 0...0x1F, 0x7F, UInt8(ascii: "\\"): return nil
        case UInt8(ascii: " "), UInt8(ascii: "#"), UInt8(ascii: "?"):
            if !escaped { return nil }
        case UInt8(ascii: "/"):
            if escaped { return nil }
            if bytes.isEmpty { break }
            if isDotSegment(bytes[segmentStart...]) { return nil }
            segmentStart = bytes.count + 1
        default: break
        }
        bytes.append(byte)
    }
    guard bytes.first == UInt8(ascii: "/"), !isDotSegment(bytes[segmentStart...]) else { return nil }
    return String(validating: bytes, as: UTF8.self)
}

/// `.` or `..`, with or without path parameters, which some servers strip before they look.
private func isDotSegment(_ segment: ArraySlice<UInt8>) -> Bool {
    let name = segment.prefix { $0 != UInt8(ascii: ";") }
    return (1...2).contains(name.count) && name.allSatisfy { $0 == UInt8(ascii: ".") }
}

/// Two hexadecimal digits at `index`, which moves behind them.
func takeHexPair<Bytes: Collection<UInt8>>(_ bytes: Bytes, _ index: inout Bytes.Index) -> UInt8? {
    var value: UInt8 = 0
    for _ in 0..<2 {
        guard index < bytes.endIndex, let digit = hexDigit(bytes[index]) else { return nil }
        value = value << 4 | digit
        bytes.formIndex(after: &index)
    }
    return value
}

func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}

/// A decoded path as it may stand in a `Location`; the query stays as it was sent, but for bytes outside of ASCII.
func percentEncoded(path: String, query: String?) -> String {
    var bytes: [UInt8] = []
    for byte in path.utf8 {
        appendEncoded(byte, to: &bytes, asIs: isPathByte(byte))
    }
    if let query {
        bytes.append(UInt8(ascii: "?"))
        for byte in query.utf8 { appendEncoded(byte, to: &bytes, asIs: byte > 0x20 && byte < 0x7F) }
    }
    return String(decoding: bytes, as: UTF8.self)
}

func appendEncoded(_ byte: UInt8, to bytes: inout [UInt8], asIs: Bool) {
    guard !asIs else { return bytes.append(byte) }
    bytes.append(UInt8(ascii: "%"))
    for digit in [byte >> 4, byte & 15] {
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
    }
}

/// `pchar` of RFC 3986 §3.3, and the slash between segments.
private func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="):
        true
    case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"): false
    default: isTokenByte(byte)
    }
}
