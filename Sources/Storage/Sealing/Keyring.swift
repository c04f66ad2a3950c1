import Model

/// The server's keys, kept outside the database. The newest wraps, older ones still unwrap.
///
/// A line for each: `1 SECRET`, where the secret is 64 hexadecimal digits. `#` begins a comment.
public struct Keyring: Sendable {
    private let keys: [UInt32: [UInt8]]
    /// The number of the key that wraps.
    public let newest: UInt32

    public init(text: String, file: String) throws(Problem) {
        var keys: [UInt32: [UInt8]] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.prefix { $0 != "#" }
            if line.allSatisfy(\.isWhitespace) { continue }
            guard let (version, key) = Self.key(line), keys[version] == nil else {
                // The line itself is a secret.
                throw Self.wrong(file, line: index + 1)
            }
            keys[version] = key
        }
        guard let newest = keys.keys.max() else { throw Self.wrong(file, line: 1) }
        self.keys = keys
        self.newest = newest
    }

    /// A new line for the file, with a key nobody had before.
    public static func newLine(version: Int) -> String {
        "\(version) \(Sodium.random(Cipher.keyLength).hexadecimal)\n"
    }

    private static func key(_ line: Substring) -> (UInt32, [UInt8])? {
        let parts = line.split(whereSeparator: \.isWhitespace)
        guard parts.count == 2, let version = UInt32(parts[0]), let key = [UInt8](hexadecimal: parts[1]),
            key.count == Cipher.keyLength
        else { return nil }
        return (version, key)
    }

    private static func wrong(_ file: String, line: Int) -> Problem {
        Problem(
            "wrong-keys", at: Place(file: file, line: line), ja: "鍵のファイルの形が違います", en: "this is not a file of keys",
            expected: Wording(
                ja: "`番号 16進数64桁` を1行に1つ", en: "a line `NUMBER SECRET` for each, the secret of 64 hexadecimal digits"))
    }

    // MARK: Data keys

    /// The key's version in front, so that it can be found again.
    func wrap(_ key: DataKey, about: [UInt8]) -> [UInt8] {
        guard let master = keys[newest] else { preconditionFailure("The newest key is one of the keys.") }
        return Self.bytes(newest) + Cipher.seal(key.bytes, about: about, key: master)
    }

    func unwrap(_ wrapped: [UInt8], about: [UInt8]) -> DataKey? {
        guard wrapped.count > 4, let master = keys[wrapped[..<4].reduce(0) { $0 << 8 | UInt32($1) }],
            let bytes = Cipher.open(Array(wrapped[4...]), about: about, key: master)
        else { return nil }
        return DataKey(bytes: bytes)
    }

    /// Whether a data key was wrapped by the newest key; after a rotation the others are wrapped again.
    func isNewest(_ wrapped: [UInt8]) -> Bool { wrapped.starts(with: Self.bytes(newest)) }

    private static func bytes(_ version: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: version >> $0) }
    }

    /// A fixed number for a text, for columns in which equal texts have to be found without being readable. Each purpose
    /// has numbers of its own.
    public func blindIndex(_ text: String, purpose: String) -> [UInt8] {
        Sodium.hash(Array(purpose.utf8) + [0] + Array(text.utf8), key: oldest, length: 16)
    }

    /// A secret for one purpose, always the same.
    public func derived(_ purpose: String, length: Int) -> [UInt8] {
        Sodium.hash(Array("derived/\(purpose)".utf8), key: oldest, length: length)
    }

    /// Indexes and derived secrets are not made anew when keys are rotated.
    private var oldest: [UInt8] {
        guard let oldest = keys.keys.min(), let master = keys[oldest] else {
            preconditionFailure("A keyring has a key.")
        }
        return master
    }
}

/// The key of one person or record. Without it what it sealed is gone, in copies of the database too.
public struct DataKey: Sendable {
    let bytes: [UInt8]

    public init() { bytes = Sodium.random(Cipher.keyLength) }
    init?(bytes: [UInt8]) {
        guard bytes.count == Cipher.keyLength else { return nil }
        self.bytes = bytes
    }
}
