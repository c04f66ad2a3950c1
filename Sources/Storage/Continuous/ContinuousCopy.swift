import Glibc
import Model

/// One copy that followed a store: `continuous-20260401-031500/base`, and the pieces of the logs behind it,
/// `000001-000000000000.log`: the number of the log, and from where in it.
public struct ContinuousCopy: Hashable, Sendable {
    public let path: String

    private static let prefix = "continuous-"
    private static let folderMode: mode_t = 0o700
    private static let fileMode: mode_t = 0o600
    private static let pieceEnding = ".log"
    /// The one that is followed, and the one before.
    private static let kept = 2
    private static let logDigits = 6
    private static let placeDigits = 12

    /// - Returns: nil where no such copy lies.
    public init?(_ path: String) {
        self.path = path
        guard access(base, F_OK) == 0 else { return nil }
    }

    private init(made path: String) { self.path = path }

    /// Whether a file of the folder of backups is such a copy.
    public static func isName(_ name: String) -> Bool { name.hasPrefix(prefix) }

    /// Of all its files.
    public var bytes: Int {
        Self.names(in: path).reduce(0) { sum, name in
            var entry = stat()
            return stat("\(path)/\(name)", &entry) == 0 ? sum + Int(entry.st_size) : sum
        }
    }

    var base: String { path + "/base" }
    public var name: String { String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]) }

    func piece(log: Int, from place: Int) -> String {
        "\(path)/\(Self.padded(log, Self.logDigits))-\(Self.padded(place, Self.placeDigits))\(Self.pieceEnding)"
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    // MARK: In a folder

    static func make(in folder: String, now: Int) throws(Problem) -> ContinuousCopy {
        let copy = ContinuousCopy(made: "\(folder)/\(prefix)\(Backup.time(now))")
        for path in [folder, copy.path] where mkdir(path, folderMode) != 0 && errno != EEXIST {
            throw SealedFile.failure(path)
        }
        // Begun within the same second, and given up.
        copy.removeFiles()
        return copy
    }

    /// Those that can be put together again, the newest last.
    public static func all(in folder: String) -> [ContinuousCopy] {
        names(in: folder).filter { $0.hasPrefix(prefix) }.sorted().compactMap { ContinuousCopy("\(folder)/\($0)") }
    }

    static func thinOut(_ folder: String) throws(Problem) {
        let kept = all(in: folder).suffix(kept).map(\.name)
        for name in names(in: folder) where name.hasPrefix(prefix) && !kept.contains(name) {
            ContinuousCopy(made: "\(folder)/\(name)").remove()
        }
    }

    func remove() {
        removeFiles()
        rmdir(path)
    }

    private func removeFiles() {
        for name in Self.names(in: path) { unlink("\(path)/\(name)") }
    }

    private static func names(in folder: String) -> [String] { FileBytes.names(in: folder) ?? [] }

    // MARK: Put together again

    /// Writes the database as it was when the last piece was copied.
    /// - Parameter file: where nothing lies yet.
    /// - Throws: `BackupFailure`, `Problem`, `StoreFailure`
    public func restore(_ keyring: Keyring, to file: String) throws {
        try unseal([(0, base)], keyring, to: file)
        for pieces in try logs() {
            try unseal(pieces, keyring, to: file + "-wal")
            // Opening the database with a log beside it takes over what was committed in it.
            try SQLiteConnection(file, .writing).emptyLog()
        }
    }

    /// - Parameter files: each with the place at which it belongs; one that is missing leaves a hole.
    private func unseal(_ files: [(place: Int, path: String)], _ keyring: Keyring, to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, Self.fileMode)
        guard file >= 0 else { throw SealedFile.failure(path) }
        defer { close(file) }
        var length = 0
        for (place, source) in files {
            guard place == length else { throw BackupFailure.damaged }
            try SealedFile.read(source, keyring) { piece in
                try SealedFile.append(piece, file, path)
                length += piece.count
            }
        }
        guard fsync(file) == 0 else { throw SealedFile.failure(path) }
    }

    /// The pieces of each log, in order.
    private func logs() throws(BackupFailure) -> [[(place: Int, path: String)]] {
        var logs: [[(place: Int, path: String)]] = []
        for name in Self.names(in: path).filter({ $0.hasSuffix(Self.pieceEnding) }).sorted() {
            let parts = name.dropLast(Self.pieceEnding.count).split(separator: "-").compactMap { Int($0) }
            guard parts.count == 2 else { throw BackupFailure.damaged }
            if parts[1] == 0 { logs.append([]) }
            guard !logs.isEmpty, parts[0] == logs.count else { throw BackupFailure.damaged }
            logs[logs.count - 1].append((parts[1], "\(path)/\(name)"))
        }
        return logs
    }
}
