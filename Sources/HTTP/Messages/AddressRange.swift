import Glibc

/// Addresses that begin alike: `192.0.2.0/24`, `2001:db8::/32`, or one address by itself.
public struct AddressRange: Hashable, Sendable, CustomStringConvertible {
    private let address: ClientAddress
    /// Of the 128 bits of a mapped address.
    private let bits: Int

    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, let address = ClientAddress(first) else { return nil }
        let most = address.isIPv4 ? 32 : 128
        guard let length = parts.count == 2 ? Int(parts[1]) : most, (0...most).contains(length) else { return nil }
        self.address = address
        bits = length + (128 - most)
    }

    /// Commas or blanks between them; nil where one is none.
    public static func list(_ text: String) -> [AddressRange]? {
        let parts = text.split { $0 == "," || $0.isWhitespace }
        let ranges = parts.compactMap { AddressRange($0) }
        return ranges.count == parts.count ? ranges : nil
    }

    public func contains(_ other: ClientAddress) -> Bool { address.agrees(with: other, bits: bits) }

    public var description: String { "\(address)/\(address.isIPv4 ? bits - 96 : bits)" }
}

extension ClientAddress {
    /// An address in numbers, as a proxy writes it.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(ipv4: UInt32(bigEndian: four.s_addr))
            return
        }
        var six: (UInt64, UInt64) = (0, 0)
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        self.init(ipv6: UInt64(bigEndian: six.0), UInt64(bigEndian: six.1))
    }
}
