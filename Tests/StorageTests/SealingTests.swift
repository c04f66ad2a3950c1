import Model
import StoreKit
import TestKit
import Testing

@testable import Storage

@Suite(.serialized) struct SealingTests {
    private func keyring(_ lines: String) throws -> Keyring { try Keyring(text: lines, file: "keys") }
    private let first = Keyring.newLine(version: 1)
    private let second = Keyring.newLine(version: 2)
    private let said = Array("妻と別れたい".utf8)

    private func opened(_ database: TestedDatabase) throws -> OpenedStore {
        let opened = try database.open()
        try opened.store.migrate(Vault.migrations, now: 1)
        return opened
    }

    @Test(arguments: TestedDatabase.allCases)
    func `what a key sealed opens at its place and nowhere else`(_ database: TestedDatabase) throws {
        let opened = try opened(database)
        let vault = Vault(try keyring(first))
        let (key, other) = try opened.store.write { rows in
            (try vault.key(of: "conversation/a", rows), try vault.key(of: "conversation/b", rows))
        }
        let sealed = vault.seal(said, key, place: "turns/a/1")
        #expect(try vault.open(sealed, key, place: "turns/a/1") == said)
        #expect(throws: Vault.Unopenable.self) { try vault.open(sealed, key, place: "turns/a/2") }
        #expect(throws: Vault.Unopenable.self) { try vault.open(sealed, other, place: "turns/a/1") }
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: Vault.Unopenable.self) { try vault.open(changed, key, place: "turns/a/1") }
        }
        #expect(vault.seal(said, key, place: "turns/a/1") != sealed, "the same words never look the same")
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a record keeps its key, and without the key it is gone`(_ database: TestedDatabase) throws {
        let opened = try opened(database)
        let vault = Vault(try keyring(first))
        let key = try opened.store.write { try vault.key(of: "person/1", $0) }
        let again = try opened.store.write { try vault.key(of: "person/1", $0) }
        #expect(key.bytes == again.bytes)
        try opened.store.write { try vault.forget("person/1", $0) }
        #expect(try opened.store.read { try vault.existingKey(of: "person/1", $0) } == nil)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `after a rotation everything opens, and the old key is needed no more`(_ database: TestedDatabase) throws {
        let opened = try opened(database)
        let old = Vault(try keyring(first))
        let key = try opened.store.write { try old.key(of: "person/1", $0) }
        let sealed = old.seal(said, key, place: "x")

        let both = Vault(try keyring(first + second))
        #expect(try opened.store.write { try both.rewrapAll($0) } == 1)
        #expect(try opened.store.write { try both.rewrapAll($0) } == 0)
        let new = Vault(try keyring(second))
        let found = try #require(try opened.store.read { try new.existingKey(of: "person/1", $0) })
        #expect(try new.open(sealed, found, place: "x") == said)
        #expect(throws: Vault.Unopenable.self) { try opened.store.read { try old.existingKey(of: "person/1", $0) } }
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a wrapped key that was moved to another record does not open`(_ database: TestedDatabase) throws {
        let opened = try opened(database)
        let vault = Vault(try keyring(first))
        try opened.store.write { rows in
            _ = try vault.key(of: "person/1", rows)
            _ = try rows.run("UPDATE data_keys SET owner = 'person/2'")
        }
        #expect(throws: Vault.Unopenable(owner: "person/2")) {
            try opened.store.read { try vault.existingKey(of: "person/2", $0) }
        }
    }

    @Test func `a file of keys is read with comments and named without showing a secret`() throws {
        #expect(throws: Never.self) { try keyring("# keys\n\n" + first) }
        for wrong in [
            "", "1", "1 abc\n", "x \(first.dropFirst(2))", first + first, "1 \(String(repeating: "z", count: 64))\n",
        ] {
            do throws(Problem) {
                _ = try Keyring(text: wrong, file: "keys")
                Issue.record("it was taken")
            } catch {
                #expect(error.code == "wrong-keys")
                #expect(!error.line(in: .english).contains("zzz"))
            }
        }
    }

    @Test func `equal texts have equal blind indexes for one purpose, and tell nothing to another`() throws {
        let keyring = try keyring(first)
        let index = keyring.blindIndex("sato@example.jp", purpose: "mail")
        #expect(index == (try self.keyring(first + second)).blindIndex("sato@example.jp", purpose: "mail"))
        #expect(index != keyring.blindIndex("sato@example.jp", purpose: "phone"))
        #expect(index != keyring.blindIndex("kato@example.jp", purpose: "mail"))
        #expect(index != (try self.keyring(Keyring.newLine(version: 1))).blindIndex("sato@example.jp", purpose: "mail"))
    }
}
