import Glibc
import Storage
import StoreKit
import Synchronization
import TestKit
import Testing

@testable import Accounts

/// An office with one account, on either database.
struct Office {
    let opened: OpenedStore
    let keyring: Keyring
    let accounts: AccountDesk
    static let start = 1_790_000_000
    static let password = "ame-no-hi-ni-kasa"
    let author = Author(actor: "command", now: Office.start)

    var store: any Store { opened.store }

    init(_ database: TestedDatabase) throws {
        opened = try database.open()
        keyring = try Keyring(text: Keyring.newLine(version: 1), file: "keys")
        let vault = Vault(keyring)
        try opened.store.migrate(Vault.migrations + AccountMigrations.all + Audit.migrations, now: Self.start)
        accounts = AccountDesk(store: opened.store, vault: vault, server: "one", cost: .least)
        try accounts.save(
            StaffGroup(id: "kanri", title: "管理", permissions: [Permission(Permission.every)]), by: author)
        try accounts.save(
            StaffGroup(
                id: "tsukimi", title: "月見市",
                permissions: [Permission("houses.edit", .part("municipality:tsukimi")), Permission("visits.read")]),
            by: author)
        try add("yamada", groups: ["kanri"])
    }

    func add(_ name: String, groups: [String], mustChange: Bool = false) throws {
        try accounts.add(
            name, title: "山田 花子", mail: "\(name)@town.example", groups: groups, password: Self.password,
            mustChange: mustChange, by: author)
    }

    @discardableResult
    func signIn(
        _ name: String = "yamada", _ password: String = Office.password, code: String = "", at now: Int = Office.start,
        previous: SessionToken? = nil
    ) throws -> SessionToken {
        try accounts.signIn(
            name, password: password, code: code, device: .init(address: "192.0.2.1", name: "Firefox"),
            previous: previous, now: now
        ).0
    }

    func session(_ token: SessionToken, at now: Int = Office.start) throws -> Session? {
        try store.read { try SessionStore($0).session(token, now: now) }
    }

    func signedIn(_ name: String = "yamada") throws -> SignedIn {
        let token = try signIn(name)
        let staff = try #require(try staff(name))
        return SignedIn(staff: staff, permissions: Permissions([]), session: try session(token), token: token)
    }

    func setFactor(
        _ secret: OneTimePassword, _ code: String, password: String = Office.password, oldCode: String = "",
        at now: Int = Office.start
    ) throws {
        let signedIn = SignedIn(
            staff: try #require(try staff()), permissions: Permissions([]), session: nil, token: SessionToken())
        try accounts.setOneTimePassword(
            secret, code: code, for: signedIn, .init(password: password, code: oldCode),
            by: Author(actor: "staff/yamada", now: now))
    }

    /// What is in the audit, the newest first.
    func acts() throws -> [String] {
        try opened.store.read { try Audit($0, server: "one").entries(from: 0, to: Int.max).map(\.act.action) }
    }

    func staff(_ name: String = "yamada") throws -> Staff? { try store.read { try AccountStore($0).staff(name) } }
}

@Suite struct SigningInTests {
    @Test(arguments: TestedDatabase.allCases)
    func `the right password opens a session, and signing out ends it`(database: TestedDatabase) throws {
        let office = try Office(database)
        let token = try office.signIn()
        let session = try #require(try office.session(token))
        #expect(session.staff == "yamada" && session.device == "Firefox" && session.address == "192.0.2.1")
        try office.accounts.signOut(session, by: office.author)
        #expect(try office.session(token) == nil)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `five wrong attempts lock the account, also for the right password, until somebody unlocks it`(
        database: TestedDatabase
    ) throws {
        let office = try Office(database)
        for _ in 1...5 { #expect(throws: AccountRefusal.notSignedIn) { try office.signIn("yamada", "wrong password") } }
        #expect(throws: AccountRefusal.notSignedIn) { try office.signIn() }
        #expect(try office.staff()?.isLocked == true)
        try office.accounts.unlock("yamada", by: office.author)
        try office.signIn()
        #expect(try office.staff()?.failures == 0)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `four wrong attempts are forgotten after a right one`(database: TestedDatabase) throws {
        let office = try Office(database)
        for _ in 1...3 {
            for _ in 1...4 { _ = try? office.signIn("yamada", "wrong password") }
            try office.signIn()
        }
    }

    @Test(arguments: TestedDatabase.allCases)
    func `many attempts at the same moment are counted each`(database: TestedDatabase) throws {
        let office = try Office(database)
        let threads = (0..<20).map { _ in TestThread { _ = try? office.signIn("yamada", "wrong password") } }
        for thread in threads { thread.join() }
        #expect(try office.staff()?.failures == 5)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a name that nobody has is refused like a wrong password and leaves nothing behind`(
        database: TestedDatabase
    ) throws {
        let office = try Office(database)
        #expect(throws: AccountRefusal.notSignedIn) { try office.signIn("hunter2-typed-as-name") }
        let entries = try office.store.read { try Audit($0, server: "one").entries() }
        #expect(!entries.contains { "\($0.act)".contains("hunter2") })
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a session ends after an hour without use and after twelve in any case`(database: TestedDatabase) throws {
        let office = try Office(database)
        let token = try office.signIn()
        #expect(try office.session(token, at: Office.start + 3599) != nil)
        #expect(try office.session(token, at: Office.start + 3600) == nil)
        let session = try #require(try office.session(token))
        for hour in 1..<24 {
            try office.store.write { try SessionStore($0).touch(session, now: Office.start + hour * 1800) }
        }
        #expect(try office.session(token, at: Office.start + 12 * 3600 - 1) != nil)
        #expect(try office.session(token, at: Office.start + 12 * 3600) == nil)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `signing in again gives another secret and ends the session the browser had`(database: TestedDatabase) throws {
        let office = try Office(database)
        let first = try office.signIn()
        let second = try office.signIn(previous: first)
        #expect(first.text != second.text)
        #expect(try office.session(first) == nil)
        #expect(try office.session(second) != nil)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a new password ends every other session and opens the next one`(database: TestedDatabase) throws {
        let office = try Office(database)
        try office.add("suzuki", groups: [], mustChange: true)
        let (here, elsewhere) = (try office.signIn("suzuki"), try office.signIn("suzuki"))
        #expect(try office.staff("suzuki")?.mustChangePassword == true)
        let signedIn = SignedIn(
            staff: try #require(try office.staff("suzuki")), permissions: Permissions([]),
            session: try office.session(here), token: here)
        let new = "harebare-to-shita-sora"
        try office.accounts.changePassword(signedIn, old: Office.password, new: new, by: office.author)
        #expect(try office.session(here) != nil)
        #expect(try office.session(elsewhere) == nil)
        #expect(try office.staff("suzuki")?.mustChangePassword == false)
        #expect(throws: AccountRefusal.notSignedIn) { try office.signIn("suzuki") }
        try office.signIn("suzuki", new)
    }

    @Test(arguments: [
        ("short", AccountRefusal.passwordTooShort), ("aaaaaaaaaaaaaa", .passwordTooCommon),
        ("password2026", .passwordTooCommon), ("yamada-no-himitsu", .passwordIsName),
        (String(repeating: "長い言葉です", count: 40), .passwordTooLong),
    ])
    func `a weak password is refused`(password: String, refusal: AccountRefusal) throws {
        #expect(throws: refusal) { try Password.check(password, name: "yamada") }
    }

    @Test func `a long sentence in Japanese is a password`() throws {
        try Password.check("雨の日には傘を持って行く", name: "yamada")
        let hash = try Password.hash("雨の日には傘を持って行く", .least)
        #expect(hash.hasPrefix("$argon2id$"))
        #expect(Password.matches("雨の日には傘を持って行く", hash))
        #expect(!Password.matches("雨の日には傘を持って行け", hash))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `the second factor is asked for once it is set, and each code works once`(database: TestedDatabase) throws {
        let office = try Office(database)
        let secret = OneTimePassword()
        #expect(throws: AccountRefusal.wrongCode) {
            try office.setFactor(secret, "000")
        }
        try office.setFactor(secret, secret.code(now: Office.start))
        #expect(throws: AccountRefusal.notSignedIn) { try office.signIn() }
        let later = Office.start + 60
        let code = secret.code(now: later)
        try office.signIn(code: code, at: later)
        #expect(throws: AccountRefusal.notSignedIn) { try office.signIn(code: code, at: later) }
        let acts = try office.acts()
        #expect(acts.prefix(3) == ["sign-in-failed", "signed-in", "sign-in-failed"])
        _ = try office.accounts.reissue("yamada", by: office.author)
        #expect(try office.staff()?.hasOneTimePassword == false)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `at a desk that was left open nobody changes the second factor without the password and the old code`(
        database: TestedDatabase
    ) throws {
        let office = try Office(database)
        let elsewhere = try office.signIn()
        let script = try office.accounts.makeAccessToken(for: "yamada", title: "夜間", days: 1, by: office.author)
        let (first, second) = (OneTimePassword(), OneTimePassword())
        let now = Office.start
        #expect(throws: AccountRefusal.notSignedIn) {
            try office.setFactor(first, first.code(now: now), password: "not the password")
        }
        #expect(try office.acts().first == "password-wrong")
        #expect(try office.staff()?.failures == 1)
        try office.setFactor(first, first.code(now: now))
        #expect(try office.staff()?.failures == 0)
        #expect(try office.session(elsewhere) == nil)
        #expect(try office.store.read { try SessionStore($0).owner(ofAccess: script, now: now) } == nil)
        let later = now + 60
        #expect(throws: AccountRefusal.notSignedIn) {
            try office.setFactor(second, second.code(now: later), at: later)
        }
        try office.setFactor(second, second.code(now: later), oldCode: first.code(now: later), at: later)
        try office.signIn(code: second.code(now: later + 60), at: later + 60)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `the old password cannot be guessed from an open desk`(database: TestedDatabase) throws {
        let office = try Office(database)
        let signedIn = try office.signedIn()
        for _ in 1...5 {
            #expect(throws: AccountRefusal.notSignedIn) {
                try office.accounts.changePassword(
                    signedIn, old: "wrong password", new: "kasa-wo-motte-iku", by: office.author)
            }
        }
        #expect(throws: AccountRefusal.notSignedIn) {
            try office.accounts.changePassword(
                signedIn, old: Office.password, new: "kasa-wo-motte-iku", by: office.author)
        }
        #expect(try office.acts().prefix(5).allSatisfy { $0 == "password-wrong" })
        #expect(try office.staff()?.isLocked == true)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a name with a zero in it is nobody's, and the audit stays whole`(database: TestedDatabase) throws {
        let office = try Office(database)
        let count = try office.acts().count
        #expect(throws: AccountRefusal.notSignedIn) { try office.signIn("yamada\u{0}") }
        #expect(try office.staff()?.failures == 0)
        #expect(try office.acts().count == count)
        let isWhole = try office.store.read { try Audit($0, server: "one").breaks(AuditSigner(office.keyring)).isEmpty }
        #expect(isWhole)
    }

    @Test func `a crowd at the door is told to wait, and nobody's attempts are counted for it`() throws {
        let office = try Office(.sqlite)
        let narrow = AccountDesk(
            store: office.store, vault: Vault(office.keyring), server: "one", cost: .least,
            places: HashingPlaces(places: 0, mostWaiting: 0))
        #expect(throws: AccountRefusal.busy) {
            try narrow.signIn(
                "yamada", password: "wrong", code: "", device: .init(address: "", name: ""), now: Office.start)
        }
        #expect(try office.staff()?.failures == 0)
    }

    @Test func `no more hash at once than there are places, and all come through`() {
        let places = HashingPlaces(places: 2, mostWaiting: 50)
        let inside = Mutex((now: 0, most: 0, all: 0))
        let threads = (0..<20).map { _ in
            TestThread {
                try? places.take {
                    inside.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.all + 1) }
                    usleep(1000)
                    inside.withLock { $0.now -= 1 }
                }
            }
        }
        for thread in threads { thread.join() }
        #expect(inside.withLock { $0.most } == 2)
        #expect(inside.withLock { $0.all } == 20)
    }

    /// RFC 6238, appendix B, shortened to six digits.
    @Test(arguments: [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")])
    func `codes are those of the standard`(now: Int, code: String) {
        #expect(OneTimePassword(secret: Array("12345678901234567890".utf8)).code(now: now) == code)
    }

    @Test func `the address of a secret is what authenticator apps read`() {
        let secret = OneTimePassword(secret: Array("12345678901234567890".utf8))
        #expect(
            secret.address(name: "yamada", issuer: "潮見県")
                == "otpauth://totp/%E6%BD%AE%E8%A6%8B%E7%9C%8C:yamada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E6%BD%AE%E8%A6%8B%E7%9C%8C"
        )
    }

    @Test(arguments: TestedDatabase.allCases)
    func `an access token works until it expires, and a stopped account has none`(database: TestedDatabase) throws {
        let office = try Office(database)
        try office.add("suzuki", groups: [])
        func owner(_ token: SessionToken, _ now: Int) throws -> String? {
            try office.store.read { try SessionStore($0).owner(ofAccess: token, now: now) }
        }
        let token = try office.accounts.makeAccessToken(for: "suzuki", title: "夜間の取込", days: 1, by: office.author)
        #expect(try owner(token, Office.start) == "suzuki")
        #expect(try owner(token, Office.start + 86_400) == nil)
        let session = try office.signIn("suzuki")
        try office.accounts.setDisabled(true, "suzuki", by: office.author)
        #expect(try owner(token, Office.start) == nil)
        #expect(try office.session(session) == nil)
        #expect(throws: AccountRefusal.notSignedIn) { try office.signIn("suzuki") }
    }
}

@Suite struct GroupTests {
    @Test(arguments: TestedDatabase.allCases)
    func `what somebody may do is what their groups may, on the parts that are theirs`(database: TestedDatabase) throws
    {
        let office = try Office(database)
        try office.add("suzuki", groups: ["tsukimi"])
        let permissions = try office.store.read { try AccountStore($0).permissions(of: "suzuki") }
        #expect(permissions.allow("houses.edit", on: ["municipality:tsukimi"]))
        #expect(!permissions.allow("houses.edit", on: ["municipality:hamabe"]))
        #expect(!permissions.allow("houses.edit"))
        #expect(permissions.allowSomewhere("houses.edit"))
        #expect(permissions.allow("visits.read", on: ["municipality:hamabe"]))
        #expect(!permissions.allowSomewhere("accounts.manage"))
        let all = try office.store.read { try AccountStore($0).permissions(of: "yamada") }
        #expect(all.allow("accounts.manage") && all.allow("houses.edit", on: ["municipality:hamabe"]))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `the last who can manage accounts stays`(database: TestedDatabase) throws {
        let office = try Office(database)
        #expect(throws: AccountRefusal.lastAdministrator) {
            try office.accounts.setDisabled(true, "yamada", by: office.author)
        }
        #expect(throws: AccountRefusal.lastAdministrator) {
            try office.accounts.update("yamada", title: "山田", mail: nil, groups: ["tsukimi"], by: office.author)
        }
        #expect(throws: AccountRefusal.lastAdministrator) {
            try office.accounts.save(StaffGroup(id: "kanri", title: "管理", permissions: []), by: office.author)
        }
        #expect(try office.staff()?.groups == ["kanri"])
        try office.add("suzuki", groups: ["kanri"])
        try office.accounts.setDisabled(true, "yamada", by: office.author)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `wrong names, mails and groups are refused, and nothing of the account is made`(database: TestedDatabase)
        throws
    {
        let office = try Office(database)
        func add(_ name: String, title: String = "鈴木", mail: String? = nil, groups: [String] = []) throws {
            try office.accounts.add(
                name, title: title, mail: mail, groups: groups, password: Office.password, mustChange: true,
                by: office.author)
        }
        for name in ["", "Suzuki", "su/zuki", "..", "鈴木", "a b"] {
            #expect(throws: AccountRefusal.wrongName) { try add(name) }
        }
        #expect(throws: AccountRefusal.takenName) { try add("yamada") }
        #expect(throws: AccountRefusal.wrongTitle) { try add("suzuki", title: "") }
        for mail in ["suzuki", "a@b@c", "a b@c", "a@b,c@d"] {
            #expect(throws: AccountRefusal.wrongMail) { try add("suzuki", mail: mail) }
        }
        #expect(throws: AccountRefusal.unknownGroup) { try add("suzuki", groups: ["nobody"]) }
        #expect(try office.staff("suzuki") == nil)
    }
}
