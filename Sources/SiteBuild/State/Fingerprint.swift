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

    /// The same as of the pieces in one.
    init(pieces: [StatePiece]) {
        let state = XXH3_createState()
        defer { XXH3_freeState(state) }
        XXH3_64bits_reset(state)
        for piece in pieces { piece.withBytes { _ = XXH3_64bits_update(state, $0.baseAddress, $0.count) } }
        bits = XXH3_64bits_digest(state)
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

/// Of fingerprints one behind the other: without the memory that a writer of bytes asks for.
struct FingerprintMix: ~Copyable {
    private static let capacity = 16
    private var parts = InlineArray<16, UInt64>(repeating: 0)
    private var count = 0

    mutating func add(_ part: Fingerprint) {
        if count == Self.capacity {
            parts[0] = result.bits
            count = 1
        }
        parts[count] = part.bits.littleEndian
        count += 1
    }

    mutating func add(_ number: Int) { add(Fingerprint(bits: UInt64(bitPattern: Int64(number)))) }

    mutating func add(_ text: String) { add(Fingerprint(text)) }

    var result: Fingerprint {
        parts.span.withUnsafeBytes { Fingerprint(UnsafeRawBufferPointer(rebasing: $0[..<(count * 8)])) }
    }
}

extension Fingerprint {
    /// Of a text's UTF-8.
    init(_ text: String) {
        var text = text
        self = text.withUTF8 { Fingerprint(UnsafeRawBufferPointer($0)) }
    }

    /// Of what `add` puts in; a different number of parts gives a different fingerprint.
    static func mix(_ add: (inout FingerprintMix) -> Void) -> Fingerprint {
        var mix = FingerprintMix()
        add(&mix)
        return mix.result
    }
}
