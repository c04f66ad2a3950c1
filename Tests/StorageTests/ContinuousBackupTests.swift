import Glibc
import Model
import TestKit
import Testing

@testable import Storage

@Suite struct ContinuousBackupTests {
    private let folder = try! Disk.temporaryFolder()
    private let keyring = try! Keyring(text: Keyring.newLine(version: 1), file: "keys")
    private static let migration = Migration(
        "notes-001", ["CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY, text TEXT NOT NULL) STRICT"])
    private static let began = 1_790_000_000

    private func store() throws -> SQLiteStore {
        let store = try SQLiteStore(path: folder + "/store.db")
        try store.migrate([Self.migration], now: 0)
        return store
    }

    private func add(_ numbers: Range<Int>, to store: SQLiteStore, length: Int = 10) throws {
        for number in numbers {
            _ = try store.write {
                try $0.run(
                    "INSERT INTO notes (id, text) VALUES (?, ?)", .int(number),
                    .text(String(repeating: "字", count: length)))
            }
        }
    }

    private var copies: [ContinuousCopy] { ContinuousCopy.all(in: folder + "/backups") }

    private func restored(_ copy: ContinuousCopy) throws -> [String: RowHash] {
        let path = folder + "/restored-\(copy.name).db"
        for ending in ["", "-wal", "-shm"] { Disk.remove(path + ending) }
        try copy.restore(keyring, to: path)
        let store = try SQLiteStore(path: path)
        defer { store.close() }
        #expect(try store.read { try $0.rows("PRAGMA integrity_check") }.first?.text(0) == "ok")
        return try Backup.hashes(store)
    }

    @Test func `what was committed before the copy, and what is after it, comes back`() throws {
        let store = try store()
        try add(0..<50, to: store)
        let backup = ContinuousBackup(store, keyring, folder: folder + "/backups")
        for step in 1...5 {
            try backup.follow(now: Self.began + step)
            #expect(try restored(copies[0]) == Backup.hashes(store))
            try add(step * 100..<step * 100 + 20, to: store)
        }
        #expect(backup.followed == Self.began + 5)
        #expect(copies.count == 1)
        store.close()
    }

    @Test func `a log that has grown long is begun anew, and nothing is lost by it`() throws {
        let store = try store()
        let backup = ContinuousBackup(store, keyring, folder: folder + "/backups")
        for step in 0..<12 {
            try add(step * 1000..<step * 1000 + 40, to: store, length: 20_000)
            try backup.follow(now: Self.began + step)
        }
        try add(900_000..<900_001, to: store)
        try backup.follow(now: Self.began + 20)
        let logs = Set(Disk.tree(copies[0].path).map { $0.path.prefix(6) })
        #expect(logs.count > 2)
        #expect(copies.count == 1)
        #expect(try restored(copies[0]) == Backup.hashes(store))
        store.close()
    }

    @Test func `readers that go on for long, and writes that fail, change nothing`() throws {
        let store = try store()
        let backup = ContinuousBackup(store, keyring, folder: folder + "/backups")
        try add(0..<1, to: store)
        try store.read { rows in
            _ = try rows.rows("SELECT id FROM notes")
            for step in 1...3 {
                try add(step * 1000..<step * 1000 + 100, to: store, length: 20_000)
                _ = try? store.write { rows in
                    try rows.run(
                        "INSERT INTO notes (id, text) VALUES (-1, ?)", .text(String(repeating: "x", count: 3_000_000)))
                    throw StoreFailure(.constraint, code: "test")
                }
                try backup.follow(now: Self.began + step)
            }
        }
        try add(9_000..<9_100, to: store)
        try backup.follow(now: Self.began + 9)
        #expect(try restored(copies[0]) == Backup.hashes(store))
        store.close()
    }

    @Test func `another program that moves the log makes the file be copied anew`() throws {
        let store = try store()
        let backup = ContinuousBackup(store, keyring, folder: folder + "/backups")
        try add(0..<10, to: store)
        try backup.follow(now: Self.began)
        try add(10..<20, to: store)
        // As a command does that is run beside the server.
        let other = try SQLiteConnection(store.path, .writing)
        try other.emptyLog()
        try add(20..<30, to: store)
        try backup.follow(now: Self.began + 1)
        #expect(try restored(try #require(copies.last)) == Backup.hashes(store))
        store.close()
    }

    @Test func `every day there is a new copy, and the one before is kept`() throws {
        let store = try store()
        let backup = ContinuousBackup(store, keyring, folder: folder + "/backups")
        for day in 0..<4 {
            try add(day * 10..<day * 10 + 5, to: store)
            try backup.follow(now: Self.began + day * 86_400)
        }
        #expect(copies.map(\.name) == ["continuous-20260923-231320", "continuous-20260924-231320"])
        #expect(try restored(copies[1]) == Backup.hashes(store))
        store.close()
    }

    @Test func `a server that was killed begins with a new copy`() throws {
        let first = try store()
        let backup = ContinuousBackup(first, keyring, folder: folder + "/backups")
        try add(0..<10, to: first)
        try backup.follow(now: Self.began)
        try add(10..<20, to: first)
        // The first is never closed: its log stays behind.
        let second = try SQLiteStore(path: first.path)
        let next = ContinuousBackup(second, keyring, folder: folder + "/backups")
        try add(20..<30, to: second)
        try next.follow(now: Self.began + 60)
        #expect(copies.count == 2)
        #expect(try restored(copies[1]) == Backup.hashes(second))
        second.close()
        first.close()
    }

    @Test func `a piece that is missing, changed, or sealed with other keys is no backup`() throws {
        let store = try store()
        let backup = ContinuousBackup(store, keyring, folder: folder + "/backups")
        for step in 0..<3 {
            try backup.follow(now: Self.began + step)
            try add(step * 10..<step * 10 + 5, to: store)
        }
        try backup.follow(now: Self.began + 3)
        let pieces = Disk.tree(copies[0].path).map { "\(copies[0].path)/\($0.path)" }.filter { $0.hasSuffix(".log") }
        #expect(pieces.count == 4)
        let other = try Keyring(text: Keyring.newLine(version: 1), file: "keys")
        #expect(throws: BackupFailure.wrongKeys) { try copies[0].restore(other, to: folder + "/other.db") }
        let middle = try Disk.read(pieces[1])
        Disk.remove(pieces[1])
        #expect(throws: BackupFailure.damaged) { try restored(copies[0]) }
        var changed = middle
        changed[changed.count / 2] ^= 1
        try Disk.write(changed, to: pieces[1])
        #expect(throws: BackupFailure.damaged) { try restored(copies[0]) }
        try Disk.write(middle, to: pieces[1])
        #expect(try restored(copies[0]) == Backup.hashes(store))
        store.close()
    }

    @Test func `nothing that residents said can be read in the folder`() throws {
        let store = try store()
        let backup = ContinuousBackup(store, keyring, folder: folder + "/backups")
        _ = try store.write { try $0.run("INSERT INTO notes (id, text) VALUES (1, '潮見花子')") }
        try backup.follow(now: Self.began)
        _ = try store.write { try $0.run("INSERT INTO notes (id, text) VALUES (2, '潮見花子')") }
        try backup.follow(now: Self.began + 1)
        for file in Disk.tree(copies[0].path) {
            let bytes = try Disk.read("\(copies[0].path)/\(file.path)")
            #expect(bytes.firstRange(of: Array("潮見花子".utf8)) == nil)
        }
        store.close()
    }

    @Test
    func `a folder that cannot be written is said, tried again after a while, and the log does not grow for ever`()
        throws
    {
        let store = try store()
        try Disk.write([], to: folder + "/backups")
        let backup = ContinuousBackup(store, keyring, folder: folder + "/backups")
        #expect(throws: Problem.self) { try backup.follow(now: Self.began) }
        try backup.follow(now: Self.began + 30)
        #expect(backup.followed == nil)
        Disk.remove(folder + "/backups")
        try add(0..<5, to: store)
        try backup.follow(now: Self.began + 60)
        #expect(try restored(copies[0]) == Backup.hashes(store))
        store.close()
    }
}
