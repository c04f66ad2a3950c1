import Storage

/// The way in for residents: a code by mail, and no password that could be forgotten or stolen elsewhere. Who has a code has
/// an account; it is made with the first one. A passkey could become a second way to the same account.
public struct ResidentDesk: Sendable {
    private let store: any Store
    private let vault: Vault
    /// Of the blind index of addresses, and of codes.
    private let secret: [UInt8]

    /// Long enough for a mail that comes slowly.
    public static let codeSeconds = 15 * 60
    public static let codeDigits = 6
    /// Of one code: together with the mails of an hour an attacker guesses one address in 40,000 hours.
    static let mostAttempts = 5
    /// To one address within `mailWindow`: nobody's mailbox is filled from here.
    static let mostMails = 5
    static let mailWindow = 3600
    /// A form that is filled in after lunch.
    static let idleSeconds = 12 * 3600
    static let longestSeconds = 7 * 86_400
    private static let seenSeconds = 60

    public init(store: any Store, vault: Vault, keyring: Keyring) {
        self.store = store
        self.vault = vault
        secret = keyring.derived("residents", length: 32)
    }

    /// The part before `@` may differ in case at few places, and people write it as the keyboard does (RFC 5321 §2.4).
    private func index(_ mail: String) -> [UInt8] { Sodium.hash(Array("mail/\(mail.lowercased())".utf8), key: secret) }

    private func hash(_ code: String, _ index: [UInt8]) -> [UInt8] {
        Sodium.hash(Array("code/\(code)/".utf8) + index, key: secret)
    }

    // MARK: In and out

    /// Makes a code; the one before it works no more.
    /// - Parameter deliver: puts the mail with the code into the outbox, in the same transaction.
    /// - Returns: false: too many have been sent to this address; nothing else is told about it.
    @discardableResult
    public func sendCode(
        to mail: String, now: Int, _ deliver: @escaping @Sendable (_ code: String, _ rows: any Rows) throws -> Void
    ) throws -> Bool {
        let (index, vault) = (index(mail), vault)
        let code = Self.randomCode()
        let hash = hash(code, index)
        return try store.write { rows in
            let residents = ResidentStore(rows, vault)
            let before = try residents.code(mail: index).flatMap { now < $0.firstSent + Self.mailWindow ? $0 : nil }
            guard before?.sent ?? 0 < Self.mostMails else { return false }
            try residents.set(
                .init(
                    hash: hash, expires: now + Self.codeSeconds, attempts: 0, firstSent: before?.firstSent ?? now,
                    sent: (before?.sent ?? 0) + 1), mail: index)
            try deliver(code, rows)
            return true
        }
    }

    private static func randomCode() -> String {
        (0..<codeDigits).map { _ in String(Sodium.below(10)) }.joined()
    }

    /// - Returns: nil: the code is wrong, too old, used already, or was tried too often.
    public func enter(_ mail: String, code: String, now: Int) throws -> SignedInResident? {
        let (index, vault) = (index(mail), vault)
        let hash = hash(code, index)
        // Counted for good, also where what follows is undone.
        guard
            try store.write({ rows in
                try ResidentStore(rows, vault).beginAttempt(mail: index, most: Self.mostAttempts, now: now)
            })
        else { return nil }
        return try store.write { rows in
            let residents = ResidentStore(rows, vault)
            guard try residents.takeCode(hash, mail: index) else { return nil }
            var known = try residents.resident(mail: index)
            if known == nil {
                let new = Resident(id: Sodium.random(16).hexadecimal, mail: mail, created: now, lastSignIn: now)
                known = try residents.insert(new, mail: index) ? new : try residents.resident(mail: index)
            }
            guard let resident = known else { return nil }
            let token = SessionToken()
            try residents.succeed(resident.id, now: now)
            try residents.insert(token, of: resident.id, now: now)
            return SignedInResident(resident: resident, token: token)
        }
    }

    /// nil: nobody, or no longer.
    public func signedIn(_ token: SessionToken, now: Int) throws -> SignedInResident? {
        let vault = vault
        let found = try store.read { rows -> (Resident, seen: Int)? in
            let residents = ResidentStore(rows, vault)
            guard let (id, seen) = try residents.owner(token, now: now) else { return nil }
            return try residents.resident(id: id).map { ($0, seen) }
        }
        guard let (resident, seen) = found else { return nil }
        if now >= seen + Self.seenSeconds {
            try store.write { try ResidentStore($0, vault).touch(token, now: now) }
        }
        return SignedInResident(resident: resident, token: token)
    }

    public func signOut(_ token: SessionToken) throws {
        let vault = vault
        try store.write { try ResidentStore($0, vault).end(token) }
    }

    // MARK: One's own account

    public func update(_ resident: Resident, _ profile: Resident.Profile) throws {
        var changed = resident
        changed.profile = profile
        let (kept, vault) = (changed, vault)
        try store.write { try ResidentStore($0, vault).update(kept) }
    }

    /// Everything about them, at once and for good.
    public func delete(_ resident: Resident) throws {
        let vault = vault
        try store.write { try ResidentStore($0, vault).delete(resident.id) }
    }
}
