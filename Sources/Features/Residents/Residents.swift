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

    /// An account that nobody has used for so long is deleted.
    static let unusedYears = 2
    private static let unusedSeconds = unusedYears * 366 * 86_400

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
            RecurringJob(
                "residents.delete-unused", "使われていない住民のアカウントを消す", every: RecurringJob.daily, needsRightClock: true
            ) { [surroundings] in
                let (vault, now) = (surroundings.vault, surroundings.now())
                let count = try surroundings.store.write {
                    try ResidentStore($0, vault).deleteUnused(since: now - Self.unusedSeconds)
                }
                return "\(count)件を消しました。"
            },
        ]
    }
}
