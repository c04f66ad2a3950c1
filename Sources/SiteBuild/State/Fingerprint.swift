import CXXHash
import Model

/// 64 bits that stand for some bytes: equal fingerprints mean "nothing to do". XXH3, https://xxhash.com
/// Not a defence against forgery; nothing that is fingerprinted here decides about access.
public struct Fingerprint: Hashable, Sendable {
    public var bits: UInt64

    public init(bits: UInt64) { self.bits = bits }

    public init(_ bytes: UnsafeRawBufferPointer) {
        bits = XXH3_64bits(bytes.baseAddress, bytes.count)
    }

    public init(_ bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { Fingerprint($0) }
    }

    private static let usualLength = 480

    /// Of what `write` puts into a byte writer.
    init(_ write: (inout ByteWriter) -> Void) {
        var writer = ByteWriter()
        writer.reserve(Self.usualLength)
        write(&writer)
        self.init(writer.bytes)
    }

    /// 16 lower-case hexadecimal digits.
    public var hex: String {
        let digits = String(bits, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// For file names: enough that two versions of one file never meet.
    public var short: String { String(hex.prefix(10)) }
}
