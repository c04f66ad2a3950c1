import CSodium

/// A file that is sealed piece by piece, in order, to its end (https://doc.libsodium.org/secret-key_cryptography/secretstream):
/// a piece that is missing, changed or out of its place does not open, nor does a file that was cut off.
///
///     magic, length of the wrapped key (4 bytes), wrapped key, header (24 bytes), then for each piece: length (4 bytes), bytes
struct SealedWriting {
    static let magic = Array("madoguchi backup 1\n".utf8)
    static let owner = Array("backup".utf8)
    /// Large enough that what is added to each piece does not count.
    private static let pieceLength = 64 << 10

    private var state = crypto_secretstream_xchacha20poly1305_state()
    private var waiting: [UInt8] = []
    private let write: ([UInt8]) throws -> Void

    init(_ keyring: Keyring, write: @escaping ([UInt8]) throws -> Void) throws {
        Sodium.prepare()
        self.write = write
        let key = DataKey()
        let wrapped = keyring.wrap(key, about: Self.owner)
        var header = [UInt8](repeating: 0, count: Int(crypto_secretstream_xchacha20poly1305_HEADERBYTES))
        crypto_secretstream_xchacha20poly1305_init_push(&state, &header, key.bytes)
        try write(Self.magic + Self.length(wrapped.count) + wrapped + header)
    }

    mutating func add(_ bytes: [UInt8]) throws {
        waiting += bytes
        while waiting.count >= Self.pieceLength {
            try push(Array(waiting[..<Self.pieceLength]), UInt8(crypto_secretstream_xchacha20poly1305_TAG_MESSAGE))
            waiting.removeFirst(Self.pieceLength)
        }
    }

    mutating func finish() throws {
        try push(waiting, Self.finalTag)
        waiting = []
    }

    /// TAG_PUSH | TAG_REKEY, which the header writes as a macro of two others.
    static let finalTag = UInt8(
        crypto_secretstream_xchacha20poly1305_TAG_PUSH | crypto_secretstream_xchacha20poly1305_TAG_REKEY)

    private mutating func push(_ piece: [UInt8], _ tag: UInt8) throws {
        var sealed = [UInt8](repeating: 0, count: piece.count + SealedReading.overhead)
        crypto_secretstream_xchacha20poly1305_push(&state, &sealed, nil, piece, UInt64(piece.count), nil, 0, tag)
        try write(Self.length(sealed.count) + sealed)
    }

    static func length(_ count: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } }
}

struct SealedReading {
    static let overhead = Int(crypto_secretstream_xchacha20poly1305_ABYTES)
    private static let longestPiece = 1 << 20

    private var state = crypto_secretstream_xchacha20poly1305_state()
    private let read: (Int) throws -> [UInt8]
    private(set) var isFinished = false

    /// - Parameter read: so many bytes; fewer only at the end of the file.
    init(_ keyring: Keyring, read: @escaping (Int) throws -> [UInt8]) throws {
        Sodium.prepare()
        self.read = read
        guard try read(SealedWriting.magic.count) == SealedWriting.magic else { throw BackupFailure.noBackup }
        let wrapped = try read(try Self.length(read))
        guard let key = keyring.unwrap(wrapped, about: SealedWriting.owner) else { throw BackupFailure.wrongKeys }
        let header = try read(Int(crypto_secretstream_xchacha20poly1305_HEADERBYTES))
        guard header.count == Int(crypto_secretstream_xchacha20poly1305_HEADERBYTES),
            crypto_secretstream_xchacha20poly1305_init_pull(&state, header, key.bytes) == 0
        else { throw BackupFailure.damaged }
    }

    /// The next piece; nil behind the last one.
    mutating func next() throws -> [UInt8]? {
        if isFinished { return nil }
        let count = try Self.length(read)
        let sealed = try read(count)
        guard sealed.count == count, count >= Self.overhead else { throw BackupFailure.damaged }
        var piece = [UInt8](repeating: 0, count: count - Self.overhead)
        var tag: UInt8 = 0
        guard
            crypto_secretstream_xchacha20poly1305_pull(&state, &piece, nil, &tag, sealed, UInt64(count), nil, 0) == 0
        else { throw BackupFailure.damaged }
        isFinished = tag == SealedWriting.finalTag
        return piece
    }

    private static func length(_ read: (Int) throws -> [UInt8]) throws -> Int {
        let bytes = try read(4)
        guard bytes.count == 4 else { throw BackupFailure.damaged }
        let count = bytes.reduce(0) { $0 << 8 | Int($1) }
        guard count <= longestPiece else { throw BackupFailure.damaged }
        return count
    }
}

/// Why a backup cannot be used.
public enum BackupFailure: Error, Equatable, Sendable {
    case noBackup
    /// Sealed with keys that are not in the keyring.
    case wrongKeys
    case damaged
    /// It holds a table or a column that this version does not know.
    case unknownTable(String)
    /// What was written back is not what was in it.
    case differs(String)
    /// There are records already where it should go.
    case notEmpty
}
