import Glibc

/// The address a connection came from: behind a proxy, the proxy's.
public struct ClientAddress: Hashable, Sendable, CustomStringConvertible {
    /// Sixteen bytes; an IPv4 address is kept mapped (`::ffff:a.b.c.d`), so one client has one value.
    private let high: UInt64
    private let low: UInt64

    /// The upper half of a mapped IPv4 address's low word: `00 00 ff ff`.
    private static let mappedMark: UInt64 = 0xFFFF

    public init(ipv4 address: UInt32) {
        high = 0
        low = Self.mappedMark << 32 | UInt64(address)
    }

    public init(ipv6 high: UInt64, _ low: UInt64) {
        self.high = high
        self.low = low
    }

    init?(_ address: UnsafePointer<sockaddr>) {
        let raw = UnsafeRawPointer(address)
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            self.init(ipv4: UInt32(bigEndian: raw.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr))
        case AF_INET6:
            guard let offset = MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr) else { return nil }
            self.init(
                ipv6: UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
                UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)))
        default: return nil
        }
    }

    /// Whether the first of the 128 bits are the same.
    func agrees(with other: ClientAddress, bits: Int) -> Bool {
        func differ(_ one: UInt64, _ two: UInt64, _ bits: Int) -> Bool {
            bits > 0 && (one ^ two) >> (64 - UInt64(min(64, bits))) != 0
        }
        return !differ(high, other.high, bits) && !differ(low, other.low, bits - 64)
    }

    /// The network that it is in: all further bits are 0. For IPv6.
    /// - Parameter bits: 0 to 64.
    public func network(bits: Int) -> ClientAddress {
        ClientAddress(ipv6: bits == 0 ? 0 : high & ~UInt64(0) << UInt64(64 - bits), 0)
    }

    public var isIPv4: Bool { high == 0 && low >> 32 == Self.mappedMark }

    /// `192.0.2.1`, or the canonical text of RFC 5952.
    public var description: String {
        if isIPv4 {
            return (0..<4).map { String(low >> (24 - 8 * UInt64($0)) & 0xFF) }.joined(separator: ".")
        }
        var bytes = (high.bigEndian, low.bigEndian)
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, &bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(decoding: text.prefix { $0 != 0 }.lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
