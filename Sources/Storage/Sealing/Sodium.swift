import CSodium
import Glibc

/// libsodium, made ready once. https://doc.libsodium.org
public enum Sodium {
    private static let isReady = sodium_init() >= 0

    public static func prepare() {
        precondition(isReady, "libsodium could not be made ready: there is no source of randomness.")
    }

    public static func random(_ count: Int) -> [UInt8] {
        prepare()
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    /// A number below `bound`, each as likely as the others.
    public static func below(_ bound: UInt32) -> UInt32 {
        prepare()
        return randombytes_uniform(bound)
    }

    /// BLAKE2b. With a key, nobody without it can make the same.
    public static func hash(_ bytes: [UInt8], key: [UInt8] = [], length: Int = 32) -> [UInt8] {
        prepare()
        var hash = [UInt8](repeating: 0, count: length)
        crypto_generichash(&hash, hash.count, bytes, UInt64(bytes.count), key, key.count)
        return hash
    }

    /// For people who check a copy with tools of their own (FIPS 180-4).
    public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        prepare()
        var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
        return hash
    }

    /// Takes as long for equal as for different bytes.
    public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        prepare()
        return left.count == right.count && sodium_memcmp(left, right, left.count) == 0
    }
}

/// XChaCha20-Poly1305 with a random nonce in front (https://doc.libsodium.org/secret-key_cryptography/aead).
enum Cipher {
    static let keyLength = Int(crypto_aead_xchacha20poly1305_ietf_KEYBYTES)
    private static let nonceLength = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    private static let tagLength = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)

    /// - Parameter about: what the bytes belong to. It is not kept; opening needs the same.
    static func seal(_ bytes: [UInt8], about: [UInt8], key: [UInt8]) -> [UInt8] {
        let nonce = Sodium.random(nonceLength)
        var sealed = [UInt8](repeating: 0, count: bytes.count + tagLength)
        crypto_aead_xchacha20poly1305_ietf_encrypt(
            &sealed, nil, bytes, UInt64(bytes.count), about, UInt64(about.count), nil, nonce, key)
        return nonce + sealed
    }

    /// nil: changed, of another key, or about something else.
    static func open(_ sealed: [UInt8], about: [UInt8], key: [UInt8]) -> [UInt8]? {
        Sodium.prepare()
        guard sealed.count >= nonceLength + tagLength else { return nil }
        let (nonce, body) = (Array(sealed[..<nonceLength]), Array(sealed[nonceLength...]))
        var bytes = [UInt8](repeating: 0, count: body.count - tagLength)
        let result = crypto_aead_xchacha20poly1305_ietf_decrypt(
            &bytes, nil, nil, body, UInt64(body.count), about, UInt64(about.count), nonce, key)
        return result == 0 ? bytes : nil
    }
}
