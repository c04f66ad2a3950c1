import FeatureKit
import Glibc
import Model
import Storage

/// Where backups lie: `madoguchi-20260401-031500.backup`, each complete in itself.
public struct BackupFolder: Sendable {
    private let folder: String

    private static let prefix = "madoguchi-"
    private static let ending = ".backup"
    private static let folderMode: mode_t = 0o700
    private static let fileMode: mode_t = 0o600
    /// A month.
    private static let kept = 30

    public init(_ folder: String) { self.folder = folder }

    public func path(_ file: String) -> String { "\(folder)/\(file)" }

    /// Whole or not at all.
    /// - Throws: `Problem`, `StoreFailure`
    public func make(_ surroundings: Surroundings) throws -> MadeBackup {
        guard mkdir(folder, Self.folderMode) == 0 || errno == EEXIST else { throw failure(folder) }
        let now = surroundings.now()
        let file = Self.prefix + Backup.time(now) + Self.ending
        let temporary = path(".\(file).\(getpid())")
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL, Self.fileMode)
        guard descriptor >= 0 else { throw failure(temporary) }
        defer { close(descriptor) }
        var bytes = 0
        do {
            let rows = try Backup.write(surroundings.store, surroundings.keyring) { piece in
                try Self.write(piece, descriptor, temporary)
                bytes += piece.count
            }
            guard fsync(descriptor) == 0, rename(temporary, path(file)) == 0 else { throw failure(path(file)) }
            return MadeBackup(file: file, made: now, bytes: bytes, rows: rows)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private static func write(_ bytes: [UInt8], _ descriptor: Int32, _ path: String) throws(Problem) {
        guard FileBytes.append(bytes, to: descriptor) else { throw failure(path) }
    }

    /// - Returns: the names of those that were removed: all but the newest.
    public func thinOut() throws -> [String] {
        guard let names = FileBytes.names(in: folder) else { throw failure(folder) }
        let files = names.filter { $0.hasPrefix(Self.prefix) && $0.hasSuffix(Self.ending) }
        // Their names sort by time.
        let old = files.sorted().dropLast(Self.kept)
        for file in old where unlink(path(file)) != 0 { throw failure(path(file)) }
        return Array(old)
    }

    private func failure(_ path: String) -> Problem { Self.failure(path) }

    private static func failure(_ path: String) -> Problem {
        let reason = String(cString: strerror(errno))
        return Problem(
            "unwritable-backup", at: Place(file: path), ja: "バックアップを書き込めません（\(reason)）",
            en: "the backup cannot be written: \(reason)")
    }
}

/// A backup that was written.
public struct MadeBackup: Hashable, Sendable {
    public var file: String
    /// Seconds since 1970.
    public var made: Int
    public var bytes: Int
    public var rows: Int
}
