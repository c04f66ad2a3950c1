import Model

/// Writes values one behind the other: the form of the build state on disk and the input of fingerprints.
/// Every text carries its length, so no two different sequences of values give the same bytes.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    var count: Int { bytes.count }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    /// LEB128 of the zigzag form: small numbers are one byte.
    mutating func add(_ number: Int) {
        var rest = UInt64(bitPattern: Int64((number << 1) ^ (number >> 63)))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 {
            add($0.count)
            bytes.append(contentsOf: $0)
        }
    }

    mutating func add(_ flag: Bool) { bytes.append(UInt8(flag ? 1 : 0)) }

    mutating func add(_ fingerprint: Fingerprint) {
        withUnsafeBytes(of: fingerprint.bits.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ number: Double) {
        withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ data: [UInt8]) {
        add(data.count)
        bytes.append(contentsOf: data)
    }

    /// Each in four bytes.
    mutating func add(fixed numbers: [UInt32]) {
        for number in numbers { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
    }

    mutating func add<Element>(_ elements: some Collection<Element>, _ each: (inout ByteWriter, Element) -> Void) {
        add(elements.count)
        for element in elements { each(&self, element) }
    }

    mutating func add<Wrapped>(_ optional: Wrapped?, _ write: (inout ByteWriter, Wrapped) -> Void) {
        add(optional != nil)
        if let optional { write(&self, optional) }
    }

    mutating func add(_ texts: [String]) { add(texts) { $0.add($1) } }
    mutating func add(_ text: String?) { add(text) { $0.add($1) } }
}

/// The bytes are not what a writer of this version wrote.
struct CorruptState: Error {}

/// Reads what `ByteWriter` wrote. Bytes from outside (a damaged file) end in `CorruptState`, never in a crash.
struct ByteReader {
    private let bytes: UnsafeRawBufferPointer
    private var index = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    mutating func byte() throws(CorruptState) -> UInt8 {
        guard index < bytes.count else { throw CorruptState() }
        defer { index += 1 }
        return bytes[index]
    }

    mutating func int() throws(CorruptState) -> Int {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try byte()
            guard shift < 64 else { throw CorruptState() }
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return Int(Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1))
    }

    /// Data as it stands there, valid as long as what is read from.
    mutating func span() throws(CorruptState) -> UnsafeRawBufferPointer { try span(try int()) }

    private mutating func span(_ count: Int) throws(CorruptState) -> UnsafeRawBufferPointer {
        guard count >= 0, count <= bytes.count - index else { throw CorruptState() }
        defer { index += count }
        return UnsafeRawBufferPointer(rebasing: bytes[index..<(index + count)])
    }

    mutating func text() throws(CorruptState) -> String {
        String(decoding: try span(try int()), as: UTF8.self)
    }

    mutating func bool() throws(CorruptState) -> Bool { try byte() != 0 }

    mutating func fingerprint() throws(CorruptState) -> Fingerprint {
        Fingerprint(bits: UInt64(littleEndian: try span(8).loadUnaligned(as: UInt64.self)))
    }

    mutating func double() throws(CorruptState) -> Double {
        Double(bitPattern: UInt64(littleEndian: try span(8).loadUnaligned(as: UInt64.self)))
    }

    mutating func data() throws(CorruptState) -> [UInt8] { Array(try span(try int())) }

    mutating func list<Element>(
        _ each: (inout ByteReader) throws(CorruptState) -> Element
    ) throws(CorruptState) -> [Element] {
        let count = try int()
        // Every element takes a byte at least; a count beyond that is damage, not a reason to reserve memory.
        guard count >= 0, count <= bytes.count - index else { throw CorruptState() }
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try each(&self)) }
        return elements
    }

    mutating func optional<Wrapped>(
        _ read: (inout ByteReader) throws(CorruptState) -> Wrapped
    ) throws(CorruptState) -> Wrapped? {
        try bool() ? try read(&self) : nil
    }

    mutating func texts() throws(CorruptState) -> [String] {
        try list { reader throws(CorruptState) in try reader.text() }
    }

    mutating func optionalText() throws(CorruptState) -> String? {
        try optional { reader throws(CorruptState) in try reader.text() }
    }
}
