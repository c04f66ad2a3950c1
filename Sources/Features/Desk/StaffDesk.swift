import Accounts
import FeatureKit
import HTTP
import Layouts
import Storage

// The staff desk itself: the way in, the first page, accounts, groups and the audit.
//
// SigningIn.swift      pages and API of signing in and out
// OwnAccount.swift     one's password, second factor and devices
// Colleagues.swift     accounts of others
// Groups.swift         groups and what they may do
// AuditPages.swift     the audit: searched, exported, verified
// AuditCopy.swift      the audit at the end of a file, for another machine
// Home.swift           the first page
// Sentences.swift      why something about accounts was not done, for people
// Pages/               their templates

public struct StaffDesk: Feature {
    let surroundings: Surroundings
    /// Every function of every counter, for the page of a group.
    let allFunctions: [StaffFunction]
    /// What waits at every other counter.
    let allNotes: @Sendable (SignedIn) throws -> [DeskNote]
    /// nil: the audit stays here.
    private let copy: AuditCopy?

    public init(
        _ surroundings: Surroundings, functions: [StaffFunction], auditCopy: String? = nil,
        notes: @escaping @Sendable (SignedIn) throws -> [DeskNote]
    ) {
        self.surroundings = surroundings
        copy = auditCopy.map { AuditCopy(surroundings, path: $0) }
        allFunctions = Self.ownFunctions + functions
        allNotes = notes
    }

    static let manageAccounts = AccountDesk.administration
    static let readAudit = "audit.read"

    private static let ownFunctions = [
        StaffFunction(manageAccounts, "職員のアカウントとグループを管理する"), StaffFunction(readAudit, "操作の記録を見る"),
    ]

    public var functions: [StaffFunction] { Self.ownFunctions }

    public var migrations: [Migration] { AccountMigrations.all + Audit.migrations }

    public var deskLinks: [DeskLink] {
        [
            DeskLink("アカウント", "/staff/accounts", Self.manageAccounts),
            DeskLink("グループ", "/staff/groups", Self.manageAccounts),
            DeskLink("操作の記録", "/staff/audit", Self.readAudit),
        ]
    }

    public var routes: [Route] {
        SigningIn(surroundings).routes
            + Home(surroundings) { try waiting(for: $0) + allNotes($0) }.routes + OwnAccount(surroundings).routes
            + Colleagues(surroundings).routes + Groups(surroundings, allFunctions).routes
            + AuditPages(surroundings).routes
    }

    public var jobs: [RecurringJob] { Self.jobs(surroundings) }

    public static func jobs(_ surroundings: Surroundings) -> [RecurringJob] {
        [
            RecurringJob("desk.end-sessions", "期限の切れたサインインを消す", every: RecurringJob.hourly) {
                try surroundings.store.write { try SessionStore($0).deleteEnded(now: surroundings.now()) }
                return "消しました。"
            },
            RecurringJob("desk.close-audit", "前日までの操作の記録に署名する", every: RecurringJob.hourly, needsRightClock: true) {
                try surroundings.store.write {
                    try surroundings.audit($0).closeDays(before: surroundings.now(), surroundings.signer)
                }
                return "署名しました。"
            },
        ]
    }

    /// Every few seconds, and before the end.
    public func keep() throws { try copy?.follow() }

    public func waiting(for signedIn: SignedIn) throws -> [DeskNote] {
        guard signedIn.may(Self.manageAccounts) else { return [] }
        let locked = try surroundings.store.read { try AccountStore($0).all() }.filter { $0.isLocked && !$0.isDisabled }
        return locked.map { DeskNote(.waiting, "\($0.title) さんのアカウントがロックされています。", Colleagues.path($0.name)) }
    }
}
