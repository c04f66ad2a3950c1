import StoreKit
import TestKit
import Testing

@testable import Storage

@Suite struct BackupTests {
    private static let first = Migration(
        "town-001",
        [
            "CREATE TABLE people (name TEXT NOT NULL PRIMARY KEY, age INTEGER, picture BLOB) STRICT",
            """
            CREATE TABLE pets (
                owner TEXT NOT NULL REFERENCES people (name), name TEXT NOT NULL, PRIMARY KEY (owner, name)
            ) STRICT
            """, "INSERT INTO people (name, age) VALUES ('町長', 60)",
        ])
    private static let second = Migration("town-002", ["CREATE TABLE houses (id INTEGER NOT NULL PRIMARY KEY) STRICT"])

    private let keyring = try! Keyring(text: Keyring.newLine(version: 1), file: "keys")

    private func fill(_ store: any Store) throws {
        try store.migrate([Self.first], now: 0)
        try store.write { rows in
            for number in 0..<1200 {
                try rows.run(
                    "INSERT INTO people (name, age, picture) VALUES (?, ?, ?)", .text("住民\(number)'\"\n"),
                    number % 3 == 0 ? .null : .int(number - 600), .bytes([0, 255, UInt8(number % 256)]))
                try rows.run("INSERT INTO pets (owner, name) VALUES (?, ?)", .text("住民\(number)'\"\n"), .text("タマ"))
            }
        }
    }

    private final class File {
        var bytes: [UInt8] = []
        private var position = 0

        func rewind() { position = 0 }
        func write(_ more: [UInt8]) { bytes += more }
        func read(_ count: Int) -> [UInt8] {
            let end = min(bytes.count, position + count)
            defer { position = end }
            return Array(bytes[position..<end])
        }
    }

    @Test(arguments: TestedDatabase.allCases, TestedDatabase.allCases)
    func `a backup of either database is restored into either, row for row, and newer tables are added`(
        from: TestedDatabase, into: TestedDatabase
    ) throws {
        let (source, target) = (try from.open(), try into.open())
        try fill(source.store)
        let file = File()
        #expect(try Backup.write(source.store, keyring, to: file.write) == 2402)
        let hashes = try Backup.restore(
            keyring, from: file.read, into: target.store, migrations: [Self.first, Self.second], now: 0)
        let (before, after) = (try Backup.hashes(source.store), try Backup.hashes(target.store))
        for table in ["people", "pets"] {
            #expect(before[table] == after[table])
            #expect(hashes[table] == after[table])
        }
        #expect(after["people"]?.count == 1201 && after["houses"]?.count == 0)
    }

    @Test func `nothing of what is in it can be read in a backup`() throws {
        let source = try TestedDatabase.sqlite.open()
        try fill(source.store)
        let file = File()
        try Backup.write(source.store, keyring, to: file.write)
        for planted in ["住民7", "people", "タマ"] { #expect(file.bytes.firstRange(of: Array(planted.utf8)) == nil) }
    }

    @Test func `a changed or shortened backup, and one of other keys, is refused`() throws {
        let source = try TestedDatabase.sqlite.open()
        try fill(source.store)
        let file = File()
        try Backup.write(source.store, keyring, to: file.write)
        let whole = file.bytes
        func failure(_ bytes: [UInt8], _ keyring: Keyring) throws -> BackupFailure? {
            let target = try TestedDatabase.sqlite.open()
            let changed = File()
            changed.bytes = bytes
            do {
                _ = try Backup.restore(
                    keyring, from: changed.read, into: target.store, migrations: [Self.first], now: 0)
                return nil
            } catch let failure as BackupFailure {
                return failure
            }
        }
        #expect(try failure(whole, keyring) == nil)
        #expect(try failure(whole, Keyring(text: Keyring.newLine(version: 1), file: "keys")) == .wrongKeys)
        #expect(try failure(Array("something else, longer than the magic".utf8), keyring) == .noBackup)
        for cut in stride(from: 20, to: whole.count, by: max(1, whole.count / 40)) {
            #expect(try failure(Array(whole[..<cut]), keyring) != nil, "cut at \(cut)")
            var changed = whole
            changed[cut] ^= 1
            #expect(try failure(changed, keyring) != nil, "changed at \(cut)")
        }
    }

    @Test func `a backup goes into an empty store only, and none that is newer than the program`() throws {
        let (source, target) = (try TestedDatabase.sqlite.open(), try TestedDatabase.sqlite.open())
        try fill(source.store)
        let file = File()
        try Backup.write(source.store, keyring, to: file.write)
        #expect(throws: BackupFailure.unknownTable("town-001")) {
            try Backup.restore(keyring, from: file.read, into: target.store, migrations: [Self.second], now: 0)
        }
        file.rewind()
        #expect(throws: BackupFailure.notEmpty) {
            try Backup.restore(keyring, from: file.read, into: source.store, migrations: [Self.first], now: 0)
        }
    }

    @Test func `a store is copied from SQLite to PostgreSQL with the same hashes`() throws {
        let (source, target) = (try TestedDatabase.sqlite.open(), try TestedDatabase.postgres.open())
        try fill(source.store)
        let hashes = try Backup.copy(source.store, into: target.store, migrations: [Self.first], now: 0)
        #expect(hashes["people"]?.count == 1201)
    }
}
