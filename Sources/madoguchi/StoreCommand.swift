import FeatureKit
import Glibc
import Model
import Server
import Storage

/// `madoguchi store copy FROM TO` and `store erase --yes`.
enum StoreCommand {
    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let arguments = try Arguments(arguments, values: ["data", "database", "output"], flags: ["yes"])
        switch (arguments.words.first, arguments.words.count) {
        case ("copy", 3):
            return BackupCommands.perform(console) {
                try copy(arguments.words[1], arguments.words[2], arguments, console)
            }
        case ("erase", 1):
            guard arguments.has("yes") else {
                throw UsageError(
                    ja: "すべての記録と鍵を消します。本当に消すときは --yes を付けてください",
                    en: "this deletes every record and the keys; say --yes if you mean it")
            }
            return BackupCommands.perform(console) { try erase(arguments, console) }
        default:
            throw UsageError(
                ja: "使い方: madoguchi store copy 元 先 | store erase --yes",
                en: "usage: madoguchi store copy FROM TO | store erase --yes")
        }
    }

    /// A file of SQLite, or `postgres://…`.
    private static func open(_ address: String) throws(StoreFailure) -> any Store {
        if address.hasPrefix("postgres:") || address.hasPrefix("postgresql:") { return try PostgresStore(address) }
        return try SQLiteStore(path: address)
    }

    private static func copy(_ from: String, _ to: String, _ arguments: Arguments, _ console: Console) throws {
        if !from.hasPrefix("postgres"), access(from, F_OK) != 0 {
            throw Problem("no-store", at: Place(file: from), ja: "ありません", en: "does not exist")
        }
        for address in [from, to] where address.hasPrefix("postgres") { try DataFolder.checkDatabase(address) }
        let (source, target) = (try open(from), try open(to))
        defer {
            source.close()
            target.close()
        }
        let surroundings = try DataFolder(arguments).open(makes: false)
        defer { surroundings.store.close() }
        let hashes = try Backup.copy(
            source, into: target, migrations: CompanionServer.migrations(surroundings), now: surroundings.now())
        for (table, hash) in hashes.sorted(by: { $0.key < $1.key }) {
            console.print("\(table)\t\(hash.count)\t\(hash.text)")
        }
    }

    /// At the end of a contract (requirements A3). Without the keys no copy of anything sealed can be read any more.
    private static func erase(_ arguments: Arguments, _ console: Console) throws {
        let data = DataFolder(arguments)
        let surroundings = try data.open(makes: false)
        let hashes = try Backup.hashes(surroundings.store)
        for (table, hash) in hashes.sorted(by: { $0.key < $1.key }) { console.print("\(table)\t\(hash.count)") }
        try surroundings.store.write { rows in
            for table in try rows.tables().reversed() { try rows.run("DROP TABLE \(table.name)") }
        }
        let left = try surroundings.store.read { try $0.tables() }
        surroundings.store.close()
        guard left.isEmpty else {
            throw Problem(
                "not-erased", at: Place(file: data.path), ja: "消せない表が残っています",
                en: "tables are left that could not be deleted")
        }
        try data.eraseFiles()
        console.print(
            console.language == .japanese
                ? "すべての表と鍵を消し、残っていないことを確かめました。" : "All tables and keys are deleted; none is left.")
    }
}
