import Storage
import StoreKit
import TestKit
import Testing

@testable import Accounts

@Suite struct AuditTests {
    private func add(_ office: Office, _ count: Int, at now: Int = Office.start) throws {
        for number in 1...count {
            try office.store.write {
                try Audit($0, server: "one").add(
                    "read", "conversation/\(number)", by: Author(actor: "staff/yamada", now: now))
            }
        }
    }

    private func breaks(_ office: Office) throws -> [Audit.Break] {
        try office.store.read { try Audit($0, server: "one").breaks(AuditSigner(office.keyring)) }
    }

    @Test(arguments: TestedDatabase.allCases)
    func `what was done is listed, the newest first, and the chain is whole`(database: TestedDatabase) throws {
        let office = try Office(database)
        try add(office, 3)
        let entries = try office.store.read { try Audit($0, server: "one").entries() }
        #expect(entries.first?.act.subject == "conversation/3")
        #expect(entries.map(\.number) == (1...entries.count).reversed())
        #expect(try breaks(office) == [])
    }

    /// Every column of every entry, one after the other, and each entry taken out: all are noticed.
    @Test(arguments: TestedDatabase.allCases)
    func `whatever is changed in an entry, and any that is missing, is found`(database: TestedDatabase) throws {
        let office = try Office(database)
        try add(office, 4)
        let last = try #require(try office.store.read { try Audit($0, server: "one").entries() }.first?.number)
        let changes = [
            "UPDATE audit SET actor = 'staff/nobody' WHERE number = ?",
            "UPDATE audit SET action = 'x' WHERE number = ?",
            "UPDATE audit SET subject = 'x' WHERE number = ?", "UPDATE audit SET detail = 'x' WHERE number = ?",
            "UPDATE audit SET address = 'x' WHERE number = ?", "UPDATE audit SET at = at + 1 WHERE number = ?",
            "DELETE FROM audit WHERE number = ?",
        ]
        struct Undo: Error {}
        for number in [1, 2, last] {
            for change in changes {
                var found: [Audit.Break] = []
                do {
                    try office.store.write { [keyring = office.keyring] rows in
                        try rows.run(change, .int(number))
                        let breaks = try Audit(rows, server: "one").breaks(AuditSigner(keyring))
                        throw Found(breaks: breaks)
                    }
                } catch let failure as Found {
                    found = failure.breaks
                }
                #expect(found.map(\.number) == [number], "\(change) \(number)")
            }
        }
        #expect(try breaks(office) == [])
    }

    private struct Found: Error { var breaks: [Audit.Break] }

    @Test(arguments: TestedDatabase.allCases)
    func `a day that is over is signed, and a chain made anew without the key does not pass`(
        database: TestedDatabase
    ) throws {
        let office = try Office(database)
        try add(office, 2)
        let signer = AuditSigner(office.keyring)
        try office.store.write { try Audit($0, server: "one").closeDays(before: Office.start + 86_400, signer) }
        #expect(try breaks(office) == [])
        let stranger = AuditSigner(try Keyring(text: Keyring.newLine(version: 1), file: "keys"))
        #expect(try office.store.read { try Audit($0, server: "one").breaks(stranger) }.count == 1)
        try office.store.write { rows in
            // One who can write the database takes the last entry out and mends the head of the chain.
            let audit = try rows.rows("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 2")
            try rows.run("DELETE FROM audit WHERE number = ?", audit[0].values[0])
            try rows.run("UPDATE audit_chains SET number = ?, hash = ?", audit[1].values[0], audit[1].values[1])
        }
        #expect(try breaks(office).count == 1)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `many at the same moment make one chain without gaps`(database: TestedDatabase) throws {
        let office = try Office(database)
        let threads = (0..<8).map { _ in TestThread { try? add(office, 5) } }
        for thread in threads { thread.join() }
        #expect(try breaks(office) == [])
        let entries = try office.store.read { try Audit($0, server: "one").entries() }
        #expect(entries.filter { $0.act.action == "read" }.count == 40)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `what is undone leaves no entry`(database: TestedDatabase) throws {
        let office = try Office(database)
        let before = try office.store.read { try Audit($0, server: "one").entries().count }
        _ = try? office.accounts.setDisabled(true, "yamada", by: office.author)
        #expect(try office.store.read { try Audit($0, server: "one").entries().count } == before)
    }
}
