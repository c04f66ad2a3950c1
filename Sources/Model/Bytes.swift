/// Bytes appended at the end of an output buffer, without building Strings.
extension [UInt8] {
    @inlinable
    public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }

    @inlinable
    public mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inlinable
    public mutating func appendDecimal(_ number: Int) {
        if (0...9).contains(number) {
            append(UInt8(ascii: "0") + UInt8(number))
        } else {
            append(contentsOf: String(number).utf8)
        }
    }

    /// Text for an element's content or a double-quoted attribute: `& < > "` escaped.
    public mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { appendEscaped($0) }
    }

    public mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
        var (start, index) = (0, bytes.behindNonASCII(from: 0))
        while index < bytes.count {
            let entity: StaticString? =
                switch bytes[index] {
                case UInt8(ascii: "&"): "&amp;"
                case UInt8(ascii: "<"): "&lt;"
                case UInt8(ascii: ">"): "&gt;"
                case UInt8(ascii: "\""): "&quot;"
                default: nil
                }
            if let entity {
                append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                append(entity)
                start = index + 1
            }
            index = bytes.behindNonASCII(from: index + 1)
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    public func containsSequence(_ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, count >= wanted.count else { return false }
        var index = 0
        while let start = self[index...].firstIndex(of: first) {
            if self[start...].starts(with: wanted) { return true }
            index = start + 1
        }
        return false
    }
}

extension String {
    /// The same bytes: `==` also equates canonical equivalents, for which it looks at every letter that is not ASCII.
    @inlinable
    public func hasSameUTF8(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        var (own, other) = (self, other)
        return own.withUTF8 { own in other.withUTF8 { own.elementsEqual($0) } }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first byte at or behind `index` that may be ASCII: what is Japanese in a text is passed over in words of eight
    /// bytes, and its last few bytes may be left.
    @inlinable
    public func behindNonASCII(from index: Int) -> Int {
        let bytes = UnsafeRawBufferPointer(self)
        let high = 0x8080_8080_8080_8080 as UInt64
        var index = index
        while index <= count - 8, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & high == high {
            index += 8
        }
        return index
    }
}
