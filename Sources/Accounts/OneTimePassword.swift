import COpenSSL
import Storage

/// The second factor of an authenticator app: RFC 6238 with SHA-1, six digits and 30 seconds, which all of them understand.
public struct OneTimePassword: Sendable {
    public let secret: [UInt8]

    private static let period = 30
    private static let digits = 6
    /// RFC 4226 §4 asks for at least 128 bits and recommends 160.
    private static let secretLength = 20
    /// RFC 6238 §5.2: one step back for a slow person, one ahead for a slow clock.
    private static let tolerance = 1

    public init() { secret = Sodium.random(Self.secretLength) }
    public init(secret: [UInt8]) { self.secret = secret }

    /// - Parameter last: the step of the last code that was taken; a code is taken once (RFC 6238 §5.2).
    /// - Returns: the step of this code; nil where it is none, or an old one.
    func step(of code: String, now: Int, after last: Int) -> Int? {
        let digits = code.filter { !$0.isWhitespace }
        let current = now / Self.period
        return (current - Self.tolerance...current + Self.tolerance).first { step in
            step > last && Sodium.areEqual(Array(self.code(step: step).utf8), Array(digits.utf8))
        }
    }

    public func code(now: Int) -> String { code(step: now / Self.period) }

    /// RFC 4226 §5.3
    private func code(step: Int) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        var hash = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        HMAC(EVP_sha1(), secret, Int32(secret.count), counter, counter.count, &hash, &length)
        let offset = Int(hash[Int(length) - 1] & 15)
        let number = hash[offset..<(offset + 4)].reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: Self.digits - text.utf8.count) + text
    }

    /// What an app reads from a picture, or a person types (https://github.com/google/google-authenticator/wiki/Key-Uri-Format).
    public func address(name: String, issuer: String) -> String {
        let issuer = Self.encoded(issuer)
        return "otpauth://totp/\(issuer):\(Self.encoded(name))?secret=\(text)&issuer=\(issuer)"
    }

    /// Base32 (RFC 4648 §6) without padding.
    public var text: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var text = ""
        var (bits, count) = (0, 0)
        for byte in secret {
            bits = bits << 8 | Int(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[bits >> count & 31])
            }
        }
        if count > 0 { text.append(alphabet[bits << (5 - count) & 31]) }
        return text
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + [byte].hexadecimal.uppercased()
        }.joined()
    }
}
