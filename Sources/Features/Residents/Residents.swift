import Accounts
import FeatureKit
import HTTP
import Mail
import Storage

// Accounts of residents (requirements A3): a code by mail, and what they tell of themselves. Only where the site has them:
// `residents: true` in `site.yaml`.
//
// Residents.swift       the counter
// ResidentPages.swift   the way in, and one's own account
// Pages/                their contents; the frame around them is the site's
//
// Tables: residents, resident_codes, resident_sessions.

public struct Residents: Feature {
    private let surroundings: Surroundings
    private let belongings: @Sendable (Resident) throws -> [ResidentNote]

    /// - Parameter belongings: what a resident has at the other counters.
    public init(
        _ surroundings: Surroundings, belongings: @escaping @Sendable (Resident) throws -> [ResidentNote] = { _ in [] }
    ) {
        self.surroundings = surroundings
        self.belongings = belongings
    }

    /// Residents are told on their page how long that is.
    static let accounts = RecordKind("residents", "住民のアカウント", since: "最後にサインインした日", days: 2 * 366, least: 90)

    public func records() -> [RecordKind] { [Self.accounts] }

    public var migrations: [Migration] { ResidentStore.migrations }
    public var routes: [Route] { ResidentPages(surroundings, belongings).routes }

    public var jobs: [RecurringJob] {
        [
            RecurringJob("residents.end-sessions", "期限の切れた住民のサインインを消す", every: RecurringJob.hourly) {
                [surroundings] in
                let (vault, now) = (surroundings.vault, surroundings.now())
                try surroundings.store.write { try ResidentStore($0, vault).deleteEnded(now: now) }
                return "消しました。"
            },
            .deletingOld(Self.accounts, "residents.delete-unused", "使われていない住民のアカウントを消す", surroundings) {
                [vault = surroundings.vault] rows, oldest in try ResidentStore(rows, vault).deleteUnused(since: oldest)
            },
        ]
    }
}
