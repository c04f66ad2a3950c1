/// A zip archive written by hand, so that tests can hold workbooks no program would write.
public struct ZipFixture {
    public struct Part {
        public var name: String
        public var data: [UInt8]
        /// Deflated already; `size` is then what the directory claims.
        public var isDeflated = false
        public var size: UInt32?
        public var checksum: UInt32?

        public init(
            name: String, data: [UInt8], isDeflated: Bool = false, size: UInt32? = nil, checksum: UInt32? = nil
        ) {
            self.name = name
            self.data = data
            self.isDeflated = isDeflated
            self.size = size
            self.checksum = checksum
        }
    }

    public var parts: [Part] = []

    public init() {}

    public mutating func add(_ name: String, _ text: String) {
        parts.append(Part(name: name, data: Array(text.utf8)))
    }

    public var bytes: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let offset = UInt32(file.count)
            let head = header(part)
            file += le32(0x0403_4B50)
            file += head
            file += Array(part.name.utf8)
            file += part.data
            directory += le32(0x0201_4B50)
            directory += le16(20)
            directory += head
            directory += [UInt8](repeating: 0, count: 10)
            directory += le32(offset)
            directory += Array(part.name.utf8)
        }
        let start = UInt32(file.count)
        let count = UInt16(parts.count)
        let counts: [UInt16] = [0, 0, count, count]
        let extent: [UInt32] = [UInt32(directory.count), start]
        file += directory
        file += le32(0x0605_4B50)
        file += counts.flatMap(le16)
        file += extent.flatMap(le32)
        return file + le16(0)
    }

    private func header(_ part: Part) -> [UInt8] {
        let size = part.size ?? UInt32(part.data.count)
        let shorts: [UInt16] = [20, 0, part.isDeflated ? 8 : 0, 0, 0x21]
        let longs: [UInt32] = [part.checksum ?? crc32(part.data), UInt32(part.data.count), size]
        let lengths: [UInt16] = [UInt16(part.name.utf8.count), 0]
        return shorts.flatMap(le16) + longs.flatMap(le32) + lengths.flatMap(le16)
    }

    private func le16(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }

    private func le32(_ value: UInt32) -> [UInt8] {
        le16(UInt16(truncatingIfNeeded: value)) + le16(UInt16(value >> 16))
    }

    private func crc32(_ data: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in data {
            crc ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = crc & 1 == 1
                crc >>= 1
                if isOdd { crc ^= 0xEDB8_8320 }
            }
        }
        return ~crc
    }

    /// A deflate stream of about `size` spaces, about 158 times smaller.
    public static func deflatedSpaces(_ size: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.write(1, 1)
        bits.write(1, 2)
        // Fixed Huffman codes: the literal space, then copies of 258 bytes from one byte back.
        bits.writeCode(0x30 + 0x20, 8)
        for _ in 0..<(size / 258) {
            bits.writeCode(0b1100_0101, 8)
            bits.writeCode(0, 5)
        }
        bits.writeCode(0, 7)
        return bits.bytes
    }

    private struct BitWriter {
        var bytes: [UInt8] = []
        private var used = 8

        mutating func write(_ value: Int, _ count: Int) {
            for bit in 0..<count {
                if used == 8 {
                    bytes.append(0)
                    used = 0
                }
                bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << UInt8(used)
                used += 1
            }
        }

        /// Huffman codes go in from their highest bit.
        mutating func writeCode(_ code: Int, _ count: Int) {
            for bit in (0..<count).reversed() { write(code >> bit & 1, 1) }
        }
    }
}
