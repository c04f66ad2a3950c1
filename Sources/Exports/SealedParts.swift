import Glibc
import Model
import Storage

/// The files of exports, in a folder of the server's own: pieces that are sealed each, one behind the other. Deleting the key deletes
/// them wherever copies are.
struct SealedParts: Sendable {
    let folder: String
    let vault: Vault

    private static let folderMode: mode_t = 0o700
    private static let fileMode: mode_t = 0o600
    /// Large enough that what is added to each piece does not count.
    private static let pieceLength = 256 << 10
    private static let ending = ".sealed"

    /// Another server has written it, or somebody has taken it away.
    struct Lost: Error {}

    private func path(_ id: String, _ part: Int) -> String { "\(folder)/\(id)-\(part)\(Self.ending)" }

    private static func place(_ id: String, _ part: Int, _ piece: Int) -> String {
        "\(SubmissionExport.owner(id))/part/\(part)/piece/\(piece)"
    }

    func prepare() throws(Problem) {
        guard mkdir(folder, Self.folderMode) == 0 || errno == EEXIST else { throw failure(folder) }
    }

    // MARK: Writing

    /// Behind what is there. What a step wrote that nobody knows of, because the server was killed, is cut off first.
    /// - Throws: `Lost`, `Problem`
    func append(
        _ bytes: [UInt8], to part: inout SubmissionExport.Progress.Part, _ number: Int, of id: String, _ key: DataKey
    )
        throws
    {
        try append(to: &part, number, of: id, key) { taken in
            taken == 0 ? bytes : []
        }
    }

    /// The same with what an open file holds.
    func append(
        file descriptor: Int32, to part: inout SubmissionExport.Progress.Part, _ number: Int, of id: String,
        _ key: DataKey
    ) throws {
        try append(to: &part, number, of: id, key) { taken in
            var bytes = [UInt8](repeating: 0, count: Self.pieceLength)
            let count = pread(descriptor, &bytes, bytes.count, off_t(taken))
            guard count >= 0 else { throw failure(folder) }
            return Array(bytes[..<count])
        }
    }

    /// - Parameter next: what follows so many bytes; nothing: that was all.
    private func append(
        to part: inout SubmissionExport.Progress.Part, _ number: Int, of id: String, _ key: DataKey,
        next: (Int) throws -> [UInt8]
    ) throws {
        let path = path(id, number)
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, Self.fileMode)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        guard Int(lseek(file, 0, SEEK_END)) >= part.length else { throw Lost() }
        guard ftruncate(file, off_t(part.length)) == 0, lseek(file, 0, SEEK_END) >= 0 else { throw failure(path) }
        var taken = 0
        while true {
            let bytes = try next(taken)
            if bytes.isEmpty { break }
            taken += bytes.count
            for start in stride(from: 0, to: bytes.count, by: Self.pieceLength) {
                let piece = Array(bytes[start..<min(start + Self.pieceLength, bytes.count)])
                let sealed = vault.seal(piece, key, place: Self.place(id, number, part.pieces))
                try write(Self.length(sealed.count) + sealed, file, path)
                part.length += 4 + sealed.count
                part.pieces += 1
                part.bytes += piece.count
            }
        }
        guard fsync(file) == 0 else { throw failure(path) }
    }

    private func write(_ bytes: [UInt8], _ file: Int32, _ path: String) throws {
        guard FileBytes.append(bytes, to: file) else { throw failure(path) }
    }

    // MARK: Reading

    /// A file without a name that holds what was sealed; whoever takes it closes it.
    /// - Throws: `Lost`, `Vault.Unopenable`, `Problem`
    func opened(_ part: SubmissionExport.Progress.Part, _ number: Int, of id: String, _ key: DataKey) throws -> Int32 {
        let sealed = open(path(id, number), O_RDONLY | O_CLOEXEC)
        guard sealed >= 0 else { throw Lost() }
        defer { close(sealed) }
        let plain = try unnamedFile()
        do {
            for piece in 0..<part.pieces {
                let bytes = try read(Self.count(try read(4, sealed)), sealed)
                try write(try vault.open(bytes, key, place: Self.place(id, number, piece)), plain, folder)
            }
        } catch {
            close(plain)
            throw error
        }
        return plain
    }

    /// Nobody else can open it, and nothing of it is left behind.
    func unnamedFile() throws -> Int32 {
        var name = Array("\(folder)/.plain-XXXXXX".utf8CString)
        let file = mkstemp(&name)
        guard file >= 0 else { throw failure(folder) }
        unlink(name)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        return file
    }

    private func read(_ count: Int, _ file: Int32) throws -> [UInt8] {
        guard let bytes = FileBytes.next(count, of: file), bytes.count == count else { throw Lost() }
        return bytes
    }

    private static func length(_ count: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
    }

    private static func count(_ bytes: [UInt8]) throws -> Int {
        let count = bytes.reduce(0) { $0 << 8 | Int($1) }
        // A piece, and what sealing adds to it.
        guard count <= pieceLength + 1024 else { throw Lost() }
        return count
    }

    // MARK: Deleting

    /// Files of all exports but these, and what a killed server has left half done.
    func deleteOthers(than ids: Set<String>) throws {
        for name in FileBytes.names(in: folder) ?? [] where !ids.contains(String(name.prefix { $0 != "-" })) {
            unlink("\(folder)/\(name)")
        }
    }

    private func failure(_ path: String) -> Problem {
        let reason = String(cString: strerror(errno))
        return Problem(
            "unwritable-export", at: Place(file: path), ja: "書き出すファイルを書き込めません（\(reason)）",
            en: "the export cannot be written: \(reason)")
    }
}
