/// The part behind `?`, read as a form sends it: `name=value` joined by `&`, `+` for a space.
public struct Query: Hashable, Sendable {
    public struct Item: Hashable, Sendable {
        public var name: String
        public var value: String
    }

    /// In the order sent.
    public private(set) var items: [Item] = []
    /// Whether every part could be decoded; those that could not (bad escapes, ill-formed UTF-8, control characters)
    /// are left out of `items`.
    public private(set) var isWellFormed = true

    public init(decoding raw: String) {
        for part in raw.utf8.split(separator: UInt8(ascii: "&")) {
            let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            let value = equals < part.endIndex ? part[part.index(after: equals)...] : part[equals...]
            guard let name = decodedFormText(part[..<equals]), let value = decodedFormText(value) else {
                isWellFormed = false
                continue
            }
            items.append(Item(name: name, value: value))
        }
    }

    public init(_ pairs: [(String, String)]) {
        items = pairs.map { Item(name: $0.0, value: $0.1) }
    }

    /// As a form sends it (https://url.spec.whatwg.org/#urlencoded-serializing).
    public var encoded: String {
        items.map { "\(encodedFormText($0.name))=\(encodedFormText($0.value))" }.joined(separator: "&")
    }

    /// All values of that name, as boxes of the same name send them.
    public func all(_ name: String) -> [String] {
        items.lazy.filter { $0.name == name }.map(\.value)
    }

    /// The first value of that name.
    public subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }
}

private func decodedFormText(_ raw: Substring.UTF8View) -> String? {
    var bytes: [UInt8] = []
    var index = raw.startIndex
    while index < raw.endIndex {
        var byte = raw[index]
        raw.formIndex(after: &index)
        if byte == UInt8(ascii: "+") {
            byte = UInt8(ascii: " ")
        } else if byte == UInt8(ascii: "%") {
            guard let value = takeHexPair(raw, &index) else { return nil }
            byte = value
        }
        bytes.append(byte)
    }
    return formText(bytes)
}

/// What somebody may have typed into a field: tabs and line ends are text that people paste, other control characters are
/// not. nil for anything else.
func formText(_ bytes: [UInt8]) -> String? {
    let isText = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    return isText ? String(validating: bytes, as: UTF8.self) : nil
}

private func encodedFormText(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: " "): bytes.append(UInt8(ascii: "+"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"):
            bytes.append(byte)
        default: appendEncoded(byte, to: &bytes, asIs: false)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
