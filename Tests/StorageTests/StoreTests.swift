import Glibc
import StoreKit
import Synchronization
import TestKit
import Testing

@testable import Storage

@Suite(.serialized) struct StoreTests {
    private static let tables = [
        Migration(
            "town-001",
            [
                """
                CREATE TABLE slots (
                    id TEXT NOT NULL PRIMARY KEY,
                    seats INTEGER NOT NULL CHECK (seats >= 0),
                    note BLOB
                ) STRICT
                """, "CREATE INDEX slots_by_seats ON slots (seats)",
            ])
    ]

    private func opened(_ database: TestedDatabase) throws -> OpenedStore {
        let opened = try database.open()
        try opened.store.migrate(Self.tables, now: 1)
        return opened
    }

    private func add(_ store: any Store, _ id: String, seats: Int) throws {
        try store.write { _ = try $0.run("INSERT INTO slots (id, seats) VALUES (?, ?)", .text(id), .int(seats)) }
    }

    private func ids(_ store: any Store) throws -> [String] {
        try store.read { try $0.rows("SELECT id FROM slots ORDER BY id").compactMap { $0.text(0) } }
    }

    @Test(arguments: TestedDatabase.allCases)
    func `what was written is read as it was`(_ database: TestedDatabase) throws {
        let opened = try opened(database)
        let note: [UInt8] = [0, 1, 255, 0, 0x5C]
        try opened.store.write { rows in
            _ = try rows.run(
                "INSERT INTO slots (id, seats, note) VALUES (?, ?, ?)", .text("髙﨑 'x' ? 葛󠄀"), .int(1 << 50), .bytes(note)
            )
            _ = try rows.run("INSERT INTO slots (id, seats, note) VALUES (?, ?, ?)", .text("空"), .int(0), .bytes([]))
            _ = try rows.run("INSERT INTO slots (id, seats, note) VALUES ('?', ?, ?)", .int(2), .null)
        }
        let rows = try opened.store.read { try $0.rows("SELECT id, seats, note FROM slots ORDER BY seats DESC") }
        #expect(rows[0] == SQLRow([.text("髙﨑 'x' ? 葛󠄀"), .int(1 << 50), .bytes(note)]))
        #expect(rows[1] == SQLRow([.text("?"), .int(2), .null]))
        #expect(rows[2] == SQLRow([.text("空"), .int(0), .bytes([])]))
        let sum = try opened.store.read { try $0.rows("SELECT SUM(seats), COUNT(*) FROM slots") }
        #expect(sum.first?.int(0) == 1 << 50 + 2)
        #expect(sum.first?.int(1) == 3)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a write that throws leaves nothing behind`(_ database: TestedDatabase) throws {
        struct Refused: Error {}
        let opened = try opened(database)
        #expect(throws: Refused.self) {
            try opened.store.write { rows in
                _ = try rows.run("INSERT INTO slots (id, seats) VALUES ('a', 1)")
                throw Refused()
            }
        }
        #expect(try ids(opened.store) == [])
        try add(opened.store, "b", seats: 1)
        #expect(try ids(opened.store) == ["b"])
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a rule of the tables is a failure that names the statement and no value`(_ database: TestedDatabase) throws {
        let opened = try opened(database)
        try add(opened.store, "佐藤", seats: 1)
        for seats in [1, -1] {
            do {
                try add(opened.store, seats == 1 ? "佐藤" : "鈴木", seats: seats)
                Issue.record("it was taken")
            } catch let failure as StoreFailure {
                #expect(failure.reason == .constraint)
                #expect(failure.description.contains("INSERT INTO slots (id, seats) VALUES (?, ?)"))
                #expect(!failure.description.contains("佐藤") && !failure.description.contains("鈴木"))
            }
        }
        #expect(try ids(opened.store) == ["佐藤"])
    }

    @Test(arguments: TestedDatabase.allCases)
    func `migrations are applied once and in order, however many servers start`(_ database: TestedDatabase) throws {
        let opened = try opened(database)
        let more = Self.tables + [Migration("town-002", ["ALTER TABLE slots ADD COLUMN day TEXT"])]
        let failures = Mutex<[String]>([])
        TestThread.crowd(4) { _ in
            do { try opened.store.migrate(more, now: 2) } catch { failures.withLock { $0.append("\(error)") } }
        }
        #expect(failures.withLock { $0 } == [])
        let applied = try opened.store.read { try $0.rows("SELECT name, applied FROM migrations ORDER BY name") }
        #expect(applied == [SQLRow([.text("town-001"), .int(1)]), SQLRow([.text("town-002"), .int(2)])])
        #expect(try opened.store.read { try $0.rows("SELECT day FROM slots") } == [])
    }

    @Test(arguments: TestedDatabase.allCases)
    func `the last seat goes to one of a crowd`(_ database: TestedDatabase) throws {
        let opened = try opened(database)
        try add(opened.store, "slot", seats: 5)
        let taken = Atomic(0)
        TestThread.crowd(40) { _ in
            let changed = try? opened.store.write { rows in
                try rows.run("UPDATE slots SET seats = seats - 1 WHERE id = 'slot' AND seats > 0")
            }
            if changed == 1 { taken.add(1, ordering: .relaxed) }
        }
        #expect(taken.load(ordering: .relaxed) == 5)
        #expect(try opened.store.read { try $0.rows("SELECT seats FROM slots") }.first?.int(0) == 0)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a reader sees one state while others write`(_ database: TestedDatabase) throws {
        let opened = try opened(database)
        try add(opened.store, "a", seats: 1)
        let store = opened.store
        try store.read { rows in
            let before = try rows.rows("SELECT COUNT(*) FROM slots").first?.int(0)
            try add(store, "b", seats: 1)
            #expect(try rows.rows("SELECT COUNT(*) FROM slots").first?.int(0) == before)
        }
        #expect(try ids(store) == ["a", "b"])
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a reader cannot write`(_ database: TestedDatabase) throws {
        let opened = try opened(database)
        #expect(throws: StoreFailure.self) {
            try opened.store.read { try $0.run("INSERT INTO slots (id, seats) VALUES ('a', 1)") }
        }
        #expect(try ids(opened.store) == [])
    }

    @Test(arguments: TestedDatabase.allCases)
    func `hundreds of writers get through, and each knows its own result`(_ database: TestedDatabase) throws {
        let opened = try opened(database)
        let failures = Mutex<[String]>([])
        TestThread.crowd(24) { worker in
            for number in 0..<25 {
                do {
                    try add(opened.store, "\(worker)-\(number)", seats: number)
                    if number % 5 == 0 {
                        // Everybody's fifth is taken already.
                        do {
                            try add(opened.store, "\(worker)-\(number)", seats: number)
                            failures.withLock { $0.append("taken twice") }
                        } catch let failure as StoreFailure where failure.reason == .constraint {}
                    }
                } catch { failures.withLock { $0.append("\(error)") } }
            }
        }
        #expect(failures.withLock { $0 } == [])
        #expect(try ids(opened.store).count == 24 * 25)
    }

    @Test func `SQLite's file is there after a restart, and a stopped store says so`() throws {
        let folder = try Disk.temporaryFolder()
        defer { Disk.remove(folder) }
        let store = try SQLiteStore(path: folder + "/store.db")
        try store.migrate(Self.tables, now: 1)
        try add(store, "a", seats: 1)
        store.close()
        #expect(throws: StoreFailure(.unavailable, code: "stopped")) { try add(store, "b", seats: 1) }
        let again = try SQLiteStore(path: folder + "/store.db")
        #expect(try ids(again) == ["a"])
        again.close()
    }

    @Test func `a file that is no database, and a folder that is not there, are told apart`() throws {
        let folder = try Disk.temporaryFolder()
        defer { Disk.remove(folder) }
        try Disk.write(Array(String(repeating: "これはデータベースではありません。", count: 200).utf8), to: folder + "/text.db")
        #expect(
            performing: { try SQLiteStore(path: folder + "/text.db") },
            throws: { ($0 as? StoreFailure)?.reason == .damaged })
        #expect(
            performing: { try SQLiteStore(path: folder + "/nowhere/store.db") },
            throws: { ($0 as? StoreFailure)?.reason == .unavailable })
        #expect(
            performing: { try PostgresStore("postgres:///nobody?host=/nowhere&password=secret") },
            throws: { ($0 as? StoreFailure)?.reason == .unavailable && !"\($0)".contains("secret") })
    }
}
