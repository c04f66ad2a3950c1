import Glibc
import Model

/// A file that is sealed to its end. It appears whole, and is on the disk when it does.
enum SealedFile {
    private static let mode: mode_t = 0o600
    private static let pieceLength = 1 << 20

    static func write(
        _ path: String, _ keyring: Keyring, _ fill: (inout SealedWriting) throws -> Void
    ) throws {
        let temporary = path + ".new"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard file >= 0 else { throw failure(temporary) }
        defer { close(file) }
        do {
            var sealed = try SealedWriting(keyring) { try append($0, file, temporary) }
            try fill(&sealed)
            try sealed.finish()
            guard fsync(file) == 0, rename(temporary, path) == 0 else { throw failure(path) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// - Parameter each: takes one piece after the other.
    static func read(_ path: String, _ keyring: Keyring, _ each: ([UInt8]) throws -> Void) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        var sealed = try SealedReading(keyring) { try bytes(file, $0, path) }
        while let piece = try sealed.next() { try each(piece) }
    }

    /// A whole file as it is, unsealed.
    static func pieces(_ path: String, _ each: ([UInt8]) throws -> Void) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        while true {
            let piece = try bytes(file, pieceLength, path)
            if piece.isEmpty { return }
            try each(piece)
        }
    }

    /// Fewer only at the end of the file.
    private static func bytes(_ file: Int32, _ count: Int, _ path: String) throws(Problem) -> [UInt8] {
        guard let bytes = FileBytes.next(count, of: file) else { throw failure(path) }
        return bytes
    }

    static func append(_ bytes: [UInt8], _ file: Int32, _ path: String) throws(Problem) {
        guard FileBytes.append(bytes, to: file) else { throw failure(path) }
    }

    static func failure(_ path: String) -> Problem {
        let reason = String(cString: strerror(errno))
        return Problem(
            "unwritable-backup", at: Place(file: path), ja: "バックアップを読み書きできません（\(reason)）",
            en: "the backup cannot be read or written: \(reason)")
    }
}
