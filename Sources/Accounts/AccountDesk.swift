import Storage
import Synchronization

/// The way in, and all that changes an account. Who may ask for it is decided by whoever calls.
public struct AccountDesk: Sendable {
    private let store: any Store
    private let vault: Vault
    private let cost: Password.Cost
    /// Names the server in the audit.
    private let server: String
    /// Checked for names that nobody has, so that these take as long as the others.
    private let nobody: Nobody
    private let places: HashingPlaces

    public init(store: any Store, vault: Vault, server: String, cost: Password.Cost = .standard) {
        self.init(store: store, vault: vault, server: server, cost: cost, places: HashingPlaces())
    }

    init(store: any Store, vault: Vault, server: String, cost: Password.Cost, places: HashingPlaces) {
        self.places = places
        self.store = store
        self.vault = vault
        self.cost = cost
        self.server = server
        nobody = Nobody(cost)
    }

    /// Made when it is first needed: a server that starts need not wait for it.
    private final class Nobody: Sendable {
        private let cost: Password.Cost
        private let made = Mutex<String?>(nil)

        init(_ cost: Password.Cost) { self.cost = cost }

        func hash() throws -> String {
            try made.withLock { made in
                if let made { return made }
                let hash = try Password.hash("nobody has this password", cost)
                made = hash
                return hash
            }
        }
    }

    /// The same desk with another store.
    public func on(_ store: any Store) -> AccountDesk {
        AccountDesk(store: store, vault: vault, server: server, cost: cost, places: places)
    }

    public struct Device: Sendable {
        public var address: String
        public var name: String

        public init(address: String, name: String) {
            self.address = address
            self.name = name
        }
    }

    /// What `author` does, with its entry in the audit: both are kept, or neither.
    private func write<Result: Sendable>(
        _ author: Author, _ action: String, _ subject: String,
        _ body: @escaping @Sendable (any Rows) throws -> (Result, detail: String)
    ) throws -> Result {
        let server = server
        return try store.write { rows in
            let (result, detail) = try body(rows)
            try Audit(rows, server: server).add(action, subject, detail, by: author)
            return result
        }
    }

    // MARK: In and out

    /// - Parameters:
    ///   - code: of the second factor, where the account has one.
    ///   - previous: the session that the browser had until now; it ends (ASVS 5.0 V7.2.4).
    /// - Throws: `AccountRefusal.notSignedIn`, whatever the reason was; `busy`, before anything is counted.
    public func signIn(
        _ name: String, password: String, code: String, device: Device, previous: SessionToken? = nil, now: Int
    ) throws -> (SessionToken, Staff) {
        let author = Author(actor: Self.subject(name), address: device.address, now: now)
        guard try attempt(name, password, author, "sign-in-failed") else { throw AccountRefusal.notSignedIn }
        do {
            return try enter(name, code: code, device: device, previous: previous, author)
        } catch AccountRefusal.notSignedIn {
            try write(author, "sign-in-failed", Self.subject(name)) { _ in ((), "") }
            throw AccountRefusal.notSignedIn
        }
    }

    /// Counts the attempt, looks at the password, and writes down where it was wrong. After too many of them it is not looked
    /// at any more, and nothing is written: a stranger shall not fill the audit.
    private func attempt(_ name: String, _ password: String, _ author: Author, _ action: String) throws -> Bool {
        try places.take {
            // What is no name is never asked for, and what was typed as one may be a password.
            let isName = AccountName.isAllowed(name)
            let isCounted = try isName && store.write { try AccountStore($0).beginAttempt(name) }
            let hash = isName ? try store.read { try AccountStore($0).passwordHash(name) } : nil
            // One hash is checked in any case: the time it takes tells nothing.
            let isRight = Password.matches(password, try hash ?? nobody.hash())
            if isCounted && isRight && hash != nil { return true }
            if isCounted { try write(author, action, Self.subject(name)) { _ in ((), "") } }
            return false
        }
    }

    private func hashed(_ password: String) throws -> String {
        try places.take { try Password.hash(password, cost) }
    }

    /// With the right password.
    private func enter(_ name: String, code: String, device: Device, previous: SessionToken?, _ author: Author) throws
        -> (SessionToken, Staff)
    {
        let (vault, now) = (vault, author.now)
        return try write(author, "signed-in", Self.subject(name)) { rows in
            let accounts = AccountStore(rows)
            try Self.checkCode(code, name, accounts, vault, rows, now)
            try accounts.succeed(name, now: now)
            guard let staff = try accounts.staff(name) else { throw AccountRefusal.notSignedIn }
            let token = SessionToken()
            let sessions = SessionStore(rows)
            if let previous, let old = try sessions.session(previous, now: now) {
                _ = try sessions.end(old.id, of: old.staff)
            }
            try sessions.insert(
                Session(
                    id: Sodium.random(8).hexadecimal, staff: name, created: now, seen: now, address: device.address,
                    device: String(device.name.prefix(longestDevice))), token)
            return ((token, staff), "")
        }
    }

    private static func checkCode(
        _ code: String, _ name: String, _ accounts: AccountStore, _ vault: Vault, _ rows: any Rows, _ now: Int
    ) throws {
        guard let (sealed, last) = try accounts.oneTimeSecret(name) else { return }
        guard let key = try vault.existingKey(of: Self.owner(name), rows) else { throw AccountRefusal.notSignedIn }
        let secret = OneTimePassword(secret: try vault.open(sealed, key, place: Self.place(name)))
        guard let step = secret.step(of: code, now: now, after: last), try accounts.takeStep(step, name) else {
            throw AccountRefusal.notSignedIn
        }
    }

    public func signOut(_ session: Session, by author: Author) throws {
        try endSession(session.id, of: session.staff, by: author)
    }

    /// Of a device that was lost, or a colleague's.
    public func endSession(_ id: String, of name: String, by author: Author) throws {
        try write(author, "signed-out", Self.subject(name)) { rows in
            _ = try SessionStore(rows).end(id, of: name)
            return ((), "")
        }
    }

    private static func subject(_ name: String) -> String { "staff/\(name)" }

    // MARK: One's own account

    /// Ends all other sessions and the access of scripts (ASVS 5.0 V7.4.3). Wrong old passwords count as those at the door.
    public func changePassword(_ signedIn: SignedIn, old: String, new: String, by author: Author) throws {
        let name = signedIn.staff.name
        if old == new { throw AccountRefusal.passwordUnchanged }
        try Password.check(new, name: name)
        guard try attempt(name, old, author, "password-wrong") else { throw AccountRefusal.notSignedIn }
        let made = try hashed(new)
        try write(author, "password-changed", Self.subject(name)) { rows in
            try AccountStore(rows).setPassword(name, hash: made, mustChange: false)
            try Self.endEverything(of: name, but: signedIn.session, rows)
            return ((), "")
        }
    }

    /// What proves that somebody at a desk that was left open is its owner (ASVS 5.0 V7.5.1).
    public struct OwnerProof: Sendable {
        public var password: String
        /// Of the second factor so far, where there is one.
        public var code: String

        public init(password: String, code: String = "") {
            self.password = password
            self.code = code
        }
    }

    /// Ends all other sessions and the access of scripts.
    /// - Parameter code: what the app shows for the secret, so that nobody locks themselves out.
    /// - Throws: `notSignedIn`, where the proof is wrong; `wrongCode`
    public func setOneTimePassword(
        _ secret: OneTimePassword, code: String, for signedIn: SignedIn, _ proof: OwnerProof, by author: Author
    ) throws {
        let (name, vault) = (signedIn.staff.name, vault)
        guard let step = secret.step(of: code, now: author.now, after: 0) else { throw AccountRefusal.wrongCode }
        guard try attempt(name, proof.password, author, "password-wrong") else { throw AccountRefusal.notSignedIn }
        try write(author, "second-factor-set", Self.subject(name)) { rows in
            let accounts = AccountStore(rows)
            try Self.checkCode(proof.code, name, accounts, vault, rows, author.now)
            let key = try vault.key(of: Self.owner(name), rows)
            try accounts.setOneTimeSecret(
                vault.seal(secret.secret, key, place: Self.place(name)), step: step, name)
            try accounts.unlock(name)
            try Self.endEverything(of: name, but: signedIn.session, rows)
            return ((), "")
        }
    }

    private static func owner(_ name: String) -> String { subject(name) }
    private static func place(_ name: String) -> String { "staff/\(name)/one_time" }

    // MARK: Colleagues' accounts

    /// - Parameters:
    ///   - mustChange: at the first sign-in, where somebody else chose the password.
    public func add(
        _ name: String, title: String, mail: String?, groups: [String], password: String, mustChange: Bool,
        by author: Author
    ) throws {
        guard AccountName.isAllowed(name) else { throw AccountRefusal.wrongName }
        try Self.check(title: title, mail: mail)
        try Password.check(password, name: name)
        let staff = Staff(
            name: name, title: title, mail: mail, groups: groups, mustChangePassword: mustChange,
            hasOneTimePassword: false, failures: 0, isDisabled: false, created: author.now, lastSignIn: nil)
        let hash = try hashed(password)
        try write(author, "added", Self.subject(name)) { rows in
            try AccountStore(rows).insert(staff, passwordHash: hash)
            return ((), Audit.change(before: [], after: Self.facts(staff)))
        }
    }

    /// What of an account is written into the audit.
    private static func facts(_ staff: Staff) -> [(String, String)] {
        [("title", staff.title), ("mail", staff.mail ?? ""), ("groups", staff.groups.sorted().joined(separator: " "))]
    }

    public func update(_ name: String, title: String, mail: String?, groups: [String], by author: Author) throws {
        try Self.check(title: title, mail: mail)
        try write(author, "changed", Self.subject(name)) { rows in
            let accounts = AccountStore(rows)
            let before = try accounts.staff(name)
            try Self.keepingAdministrator(accounts) {
                try accounts.update(name, title: title, mail: mail, groups: groups)
            }
            let after = try accounts.staff(name)
            return ((), Audit.change(before: before.map(Self.facts) ?? [], after: after.map(Self.facts) ?? []))
        }
    }

    public func setDisabled(_ isDisabled: Bool, _ name: String, by author: Author) throws {
        try write(author, isDisabled ? "disabled" : "enabled", Self.subject(name)) { rows in
            let accounts = AccountStore(rows)
            try Self.keepingAdministrator(accounts) { try accounts.setDisabled(isDisabled, name) }
            if isDisabled { try Self.endEverything(of: name, rows) }
            return ((), "")
        }
    }

    /// - Returns: a password to be told once.
    public func reissue(_ name: String, by author: Author) throws -> String {
        let password = Password.random()
        try reset(name, password: password, by: author)
        return password
    }

    /// Takes the second factor away, too: it may have gone with a lost phone.
    public func reset(_ name: String, password: String, by author: Author) throws {
        try Password.check(password, name: name)
        let hash = try hashed(password)
        try write(author, "password-reissued", Self.subject(name)) { rows in
            try AccountStore(rows).setPassword(name, hash: hash, mustChange: true)
            try AccountStore(rows).setOneTimeSecret(nil, step: 0, name)
            try Self.endEverything(of: name, rows)
            return ((), "")
        }
    }

    public func unlock(_ name: String, by author: Author) throws {
        try write(author, "unlocked", Self.subject(name)) { rows in (try AccountStore(rows).unlock(name), "") }
    }

    /// - Parameter but: stays.
    private static func endEverything(of name: String, but session: Session? = nil, _ rows: any Rows) throws {
        try SessionStore(rows).endAll(of: name, but: session?.id)
        try SessionStore(rows).endAllAccess(of: name)
    }

    /// For scripts: shown once.
    /// - Parameter permissions: what it can be used for; empty: for all that its owner may do.
    public func makeAccessToken(
        for name: String, title: String, days: Int, permissions: [Permission] = [], by author: Author
    ) throws -> SessionToken {
        try write(author, "access-token-made", Self.subject(name)) { rows in
            guard try AccountStore(rows).staff(name) != nil else { throw AccountRefusal.unknownStaff }
            let token = SessionToken()
            try SessionStore(rows).insertAccess(
                token, staff: name, title: title, permissions: permissions, now: author.now,
                expires: author.now + days * 86_400)
            return (token, ([title] + permissions.map(\.text)).filter { !$0.isEmpty }.joined(separator: " "))
        }
    }

    // MARK: Groups

    public func save(_ group: StaffGroup, by author: Author) throws {
        guard AccountName.isAllowed(group.id) else { throw AccountRefusal.wrongGroup }
        try Self.check(title: group.title, mail: nil)
        try write(author, "changed", "group/\(group.id)") { rows in
            let accounts = AccountStore(rows)
            let before = try accounts.groups().first { $0.id == group.id }
            try Self.keepingAdministrator(accounts) { try accounts.save(group) }
            return ((), Audit.change(before: before.map(Self.facts) ?? [], after: Self.facts(group)))
        }
    }

    private static func facts(_ group: StaffGroup) -> [(String, String)] {
        let permissions = group.permissions.map { "\($0.function) \($0.scope.text)" }.sorted()
        return [
            ("title", group.title), ("permissions", permissions.joined(separator: ", ")),
            ("second factor", group.needsSecondFactor ? "needed" : ""),
        ]
    }

    /// A desk that nobody can open any more helps nobody.
    private static func keepingAdministrator(_ accounts: AccountStore, _ change: () throws -> Void) throws {
        let before = try accounts.count(may: administration)
        try change()
        if before > 0, try accounts.count(may: administration) == 0 { throw AccountRefusal.lastAdministrator }
    }

    /// The function whose last holder stays.
    public static let administration = "accounts.manage"

    private static func check(title: String, mail: String?) throws {
        guard !title.isEmpty, title.unicodeScalars.count <= longestTitle,
            !title.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
        else { throw AccountRefusal.wrongTitle }
        guard let mail else { return }
        let parts = mail.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = mail.utf8.allSatisfy {
            $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";")
        }
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), isPlain, mail.utf8.count <= longestMail else {
            throw AccountRefusal.wrongMail
        }
    }

    private static let longestTitle = 100
    /// RFC 5321 §4.5.3.1.3
    private static let longestMail = 254
}

/// A browser's name for itself, as far as anybody looks at it.
private let longestDevice = 300
