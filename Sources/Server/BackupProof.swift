import Accounts
import Backups
import FeatureKit
import Glibc
import HTTP
import Model
import Storage

/// A backup is good when it has been restored: into a scratch database, compared row by row, with whole chains of the audit,
/// and a server on it answers.
public enum BackupProof {
    /// - Parameter path: of the backup.
    /// - Throws: `BackupFailure`, `Problem`
    public static func prove(_ path: String, _ surroundings: Surroundings) throws -> ProvenBackup {
        let folder = try scratchFolder()
        defer { remove(folder) }
        let copy = ContinuousCopy(path)
        try copy?.restore(surroundings.keyring, to: folder + "/store.db")
        let store = try SQLiteStore(path: folder + "/store.db")
        var scratch = surroundings
        scratch.store = store
        scratch.live = LiveFiles(folder: folder + "/live")
        scratch.desk = surroundings.desk.apart
        scratch.accounts = surroundings.accounts.on(store)
        let server = try copy != nil ? CompanionServer(scratch) { _ in } : restore(path, into: scratch)
        defer { server.close() }
        let hashes = try Backup.hashes(store)
        try checkIntegrity(store)
        guard try store.read({ try scratch.audit($0).breaks(scratch.signer).isEmpty }) else {
            throw BackupFailure.differs("audit")
        }
        let answer = server.respond(to: Request(path: "/healthz", host: "localhost"))
        guard answer.status == .ok else { throw BackupFailure.differs("healthz") }
        return ProvenBackup(rows: hashes.values.reduce(0) { $0 + $1.count })
    }

    /// - Returns: a server on the restored store, not started.
    public static func restore(_ path: String, into surroundings: Surroundings) throws -> CompanionServer {
        if let copy = ContinuousCopy(path) { return try restore(copy, into: surroundings) }
        let file = open(path, O_RDONLY)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        let before = try Backup.restore(
            surroundings.keyring, from: { try read(file, $0, path) }, into: surroundings.store,
            migrations: CompanionServer.migrations(surroundings), now: surroundings.now())
        let after = try Backup.hashes(surroundings.store)
        // Applying newer migrations adds lines to their own table; everything else is as it was.
        for (table, hash) in before.sorted(by: { $0.key < $1.key }) where table != "migrations" && after[table] != hash
        {
            throw BackupFailure.differs(table)
        }
        return try CompanionServer(surroundings) { _ in }
    }

    /// By way of a backup of the usual kind: so the records may go into any database, and are compared.
    private static func restore(_ copy: ContinuousCopy, into surroundings: Surroundings) throws -> CompanionServer {
        let folder = try scratchFolder()
        defer { remove(folder) }
        try copy.restore(surroundings.keyring, to: folder + "/store.db")
        var scratch = surroundings
        scratch.store = try SQLiteStore(path: folder + "/store.db")
        let made: MadeBackup
        do {
            defer { scratch.store.close() }
            made = try BackupFolder(folder).make(scratch)
        }
        return try restore("\(folder)/\(made.file)", into: surroundings)
    }

    private static func scratchFolder() throws(Problem) -> String {
        var template = Array("/tmp/madoguchi-proof-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw failure("/tmp") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func read(_ file: Int32, _ count: Int, _ path: String) throws(Problem) -> [UInt8] {
        guard let bytes = FileBytes.next(count, of: file) else { throw failure(path) }
        return bytes
    }

    /// https://www.sqlite.org/pragma.html#pragma_integrity_check
    private static func checkIntegrity(_ store: SQLiteStore) throws {
        let found = try store.read { try $0.rows("PRAGMA integrity_check") }.compactMap { $0.text(0) }
        guard found == ["ok"] else { throw BackupFailure.differs("integrity_check") }
    }

    /// A folder that we made, with everything in it.
    private static func remove(_ folder: String) {
        for name in FileBytes.names(in: folder) ?? [] {
            let path = "\(folder)/\(name)"
            if unlink(path) != 0 { remove(path) }
        }
        rmdir(folder)
    }

    private static func failure(_ path: String) -> Problem {
        let reason = String(cString: strerror(errno))
        return Problem(
            "unreadable-backup", at: Place(file: path), ja: "読み書きできません（\(reason)）",
            en: "cannot be read or written: \(reason)")
    }
}
