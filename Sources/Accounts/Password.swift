import CSodium
import Storage

/// Passwords, kept as argon2id hashes (RFC 9106) that libsodium makes and checks.
public enum Password {
    /// What an attempt costs.
    public struct Cost: Sendable {
        var operations: UInt64
        var memory: Int

        /// OWASP's Password Storage Cheat Sheet asks for at least 19 MiB and 2 passes; this is libsodium's own choice for
        /// sign-in: 64 MiB and 2.
        public static let standard = Cost(
            operations: UInt64(crypto_pwhash_OPSLIMIT_INTERACTIVE), memory: Int(crypto_pwhash_MEMLIMIT_INTERACTIVE))
        /// For tests.
        public static let least = Cost(
            operations: UInt64(crypto_pwhash_OPSLIMIT_MIN), memory: Int(crypto_pwhash_MEMLIMIT_MIN))
    }

    /// NIST SP 800-63B §5.1.1.2 asks for 8 and advises more; ASVS 5.0 V6.2.1 for 8, strongly 15. No rules about digits and signs.
    public static let shortest = 12
    /// argon2 takes any length; an attacker shall not make it hash megabytes.
    static let longest = 200

    static func check(_ password: String, name: String) throws(AccountRefusal) {
        let scalars = password.unicodeScalars
        guard scalars.count >= shortest else { throw .passwordTooShort }
        guard scalars.count <= longest else { throw .passwordTooLong }
        let folded = password.lowercased()
        if folded.contains(name) && name.utf8.count > 3 { throw .passwordIsName }
        if Set(folded).count < fewestDifferent
            || common.contains(where: { folded.hasPrefix($0) && folded.utf8.count < $0.utf8.count + 5 })
        {
            throw .passwordTooCommon
        }
    }

    private static let fewestDifferent = 5
    /// Beginnings of long passwords that everybody tries; with up to four characters behind them they are no better.
    private static let common = [
        "password", "passw0rd", "qwertyuiop", "administrator", "1234567890", "123456789012", "abcdefghijkl",
        "madoguchi", "yakusho", "shiyakusho", "kencho", "changeme",
    ]

    /// - Throws: `busy`, where there is no memory for it.
    static func hash(_ password: String, _ cost: Cost) throws(AccountRefusal) -> String {
        Sodium.prepare()
        var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let bytes = Array(password.utf8CString.dropLast())
        let result = crypto_pwhash_str(&hash, bytes, UInt64(bytes.count), cost.operations, cost.memory)
        guard result == 0 else { throw .busy }
        return String(decoding: hash.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func matches(_ password: String, _ hash: String) -> Bool {
        guard password.unicodeScalars.count <= longest else { return false }
        Sodium.prepare()
        let bytes = Array(password.utf8CString.dropLast())
        return crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count)) == 0
    }

    /// A password to be told once and changed at the first sign-in: 20 letters that cannot be mistaken for each other, in groups.
    public static func random() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let picked = (0..<20).map { _ in letters[Int(Sodium.below(UInt32(letters.count)))] }
        return stride(from: 0, to: 20, by: 5).map { String(picked[$0..<($0 + 5)]) }.joined(separator: "-")
    }
}
