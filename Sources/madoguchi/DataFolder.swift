import FeatureKit
import Glibc
import Model
import Storage

/// `--data DIR` and `--database URL`: where records are kept, and the keys that seal them.
struct DataFolder {
    let path: String
    /// nil: SQLite inside the folder.
    let database: String?

    init(_ arguments: Arguments) {
        path = arguments["data"] ?? "data"
        database = arguments["database"] ?? getenv("MADOGUCHI_DATABASE").map { String(cString: $0) }
    }

    private static let keyFile = "keys"
    private static let keysVariable = "MADOGUCHI_KEYS_FILE"
    /// Only the server's own account reads what lies here.
    private static let folderMode: mode_t = 0o700
    private static let keyMode: mode_t = 0o600

    /// - Parameter makes: whether a folder and keys are made where there are none.
    func open(makes: Bool) throws(Problem) -> Surroundings {
        if makes { try makeFolder() }
        let keyring = try keyring(makes: makes)
        do throws(StoreFailure) {
            let store: any Store =
                if let database { try PostgresStore(database) } else { try SQLiteStore(path: path + "/store.db") }
            return Surroundings(store: store, vault: Vault(keyring), now: { Int(time(nil)) })
        } catch {
            throw Problem(
                "no-database", at: Place(file: database == nil ? path + "/store.db" : "--database", line: 0),
                ja: "データベースを開けません（\(error)）", en: "the database cannot be opened (\(error))")
        }
    }

    /// Records and keys never get into git by accident: the folder ignores itself, whatever the workspace's own file says.
    private func makeFolder() throws(Problem) {
        guard mkdir(path, Self.folderMode) == 0 || errno == EEXIST else { throw FileAccess.failure(path) }
        let file = path + "/.gitignore"
        if access(file, F_OK) != 0 { try FileAccess.write(Array("*\n".utf8), to: file) }
    }

    private func keyring(makes: Bool) throws(Problem) -> Keyring {
        let file = getenv(Self.keysVariable).map { String(cString: $0) } ?? "\(path)/\(Self.keyFile)"
        if makes, access(file, F_OK) != 0 { try makeKeys(file) }
        return try Keyring(text: String(decoding: try FileAccess.contents(file), as: UTF8.self), file: file)
    }

    /// Written by nobody else in between, and readable by nobody else from its first moment on.
    private func makeKeys(_ file: String) throws(Problem) {
        let descriptor = Glibc.open(file, O_WRONLY | O_CREAT | O_EXCL, Self.keyMode)
        if descriptor < 0 && errno == EEXIST { return }
        guard descriptor >= 0 else { throw FileAccess.failure(file) }
        defer { close(descriptor) }
        let text = Array(Keyring.newLine(version: 1).utf8)
        guard write(descriptor, text, text.count) == text.count, fsync(descriptor) == 0 else {
            throw FileAccess.failure(file)
        }
    }
}
