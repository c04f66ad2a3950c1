import Model

/// Python's ideas about text, which Jinja2 inherits: characters are code points (Unicode scalars).

/// `str.isspace`, the same set as `\s` in a Python pattern; the ideographic space belongs to it.
func isPythonSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
}

/// `\w` in a Python pattern: letters, numbers, underscore; combining marks are not among them.
func isPythonWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber:
        return true
    default:
        return false
    }
}

/// Length in bytes of the white space that ends just before `end`, not going below `start`.
func trailingSpace(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var end = end
    let last = end
    while end > start {
        var first = end - 1
        while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
        guard isPythonSpace(decodeScalar(in: bytes, at: first).scalar) else { break }
        end = first
    }
    return last - end
}

/// Length in bytes of the white space that begins at `start`.
func leadingSpace(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var position = start
    while position < end {
        let (scalar, length) = decodeScalar(in: bytes, at: position)
        guard isPythonSpace(scalar) else { break }
        position += length
    }
    return position - start
}

/// One code point of valid UTF-8.
func decodeScalar(in bytes: [UInt8], at position: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[position])
    func next(_ offset: Int) -> UInt32 {
        position + offset < bytes.count ? UInt32(bytes[position + offset] & 0x3F) : 0
    }
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
}

extension String {
    init(utf8 bytes: [UInt8]) {
        self = String(decoding: bytes, as: UTF8.self)
    }

    init(scalars: some Sequence<Unicode.Scalar>) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self = String(view)
    }

    /// Byte by byte, as Python compares; `==` would equate canonical equivalents.
    func isSame(as other: String) -> Bool {
        hasSameUTF8(as: other)
    }

    /// `str.strip()`, or of the given characters.
    func stripped(of characters: String? = nil, leading: Bool = true, trailing: Bool = true) -> String {
        let scalars = Array(unicodeScalars)
        let set = characters.map { Set($0.unicodeScalars) }
        func isStripped(_ scalar: Unicode.Scalar) -> Bool {
            set?.contains(scalar) ?? isPythonSpace(scalar.value)
        }
        var first = 0
        var last = scalars.count
        while leading, first < last, isStripped(scalars[first]) { first += 1 }
        while trailing, last > first, isStripped(scalars[last - 1]) { last -= 1 }
        return String(scalars: scalars[first..<last])
    }

    /// `str.split()`: on runs of white space, no empty parts.
    func splitOnSpace(most: Int = -1) -> [String] {
        var parts: [String] = []
        let scalars = Array(unicodeScalars)
        var position = 0
        while true {
            while position < scalars.count, isPythonSpace(scalars[position].value) { position += 1 }
            guard position < scalars.count else { return parts }
            if most >= 0, parts.count == most {
                parts.append(String(scalars: scalars[position...]).stripped(leading: false))
                return parts
            }
            let start = position
            while position < scalars.count, !isPythonSpace(scalars[position].value) { position += 1 }
            parts.append(String(scalars: scalars[start..<position]))
        }
    }
}

/// Where `needle` is found in `bytes` from `start` on.
func position(of needle: [UInt8], in bytes: [UInt8], from start: Int = 0) -> Int? {
    guard let first = needle.first else { return start <= bytes.count ? start : nil }
    guard bytes.count >= needle.count else { return nil }
    var position = start
    let last = bytes.count - needle.count
    while position <= last {
        if bytes[position] == first, bytes[position..<position + needle.count].elementsEqual(needle) { return position }
        position += 1
    }
    return nil
}

/// `bytes.replace(old, new, count)`; an empty `old` stands between all code points, as in Python.
func replacing(_ old: [UInt8], with new: [UInt8], in bytes: [UInt8], most: Int = -1) -> [UInt8] {
    var result: [UInt8] = []
    var left = most < 0 ? Int.max : most
    if old.isEmpty {
        for (index, byte) in bytes.enumerated() {
            if byte & 0xC0 != 0x80, left > 0 {
                result += new
                left -= 1
            }
            result.append(byte)
            if index == bytes.count - 1, left > 0 { result += new }
        }
        return bytes.isEmpty && left > 0 ? new : result
    }
    var start = 0
    while left > 0, let found = position(of: old, in: bytes, from: start) {
        result += bytes[start..<found]
        result += new
        start = found + old.count
        left -= 1
    }
    result += bytes[start...]
    return result
}
