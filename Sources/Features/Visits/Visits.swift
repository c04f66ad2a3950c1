import Accounts
import FeatureKit
import HTTP
import Storage

// How often pages are seen (requirements A7): counted without cookies, addresses or anything else about a person.
//
// Visit.swift          what a page sends
// VisitCounts.swift    counts, in memory until they are kept
// VisitStore.swift     all SQL of this counter
// VisitPages.swift     staff: figures, charts, lists, the monthly report
//
// Table: visit_counts. Nobody who was counted can be found in it: there are only sums of days.

public struct Visits: Feature {
    private let surroundings: Surroundings
    private let counting: Counting

    public init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        counting = Counting()
    }

    static let function = "visits.read"

    public var migrations: [Migration] { VisitStore.migrations }
    public var functions: [StaffFunction] { [StaffFunction(Self.function, "アクセス集計を見る")] }
    public var deskLinks: [DeskLink] { [DeskLink("アクセス集計", VisitPages.path, Self.function)] }

    public var routes: [Route] {
        [
            Route(
                .post, "/api/v1/visits", "countVisit", .ownPages,
                summary: "Counts that a page was seen; nothing about the visitor is kept.", bodySchema: Visit.schema,
                statuses: [.noContent]
            ) { [surroundings, counting] call in
                let visit = try Visit(try call.json())
                // Unknown pages fill no table.
                if surroundings.pages.exists(visit.page) { counting.add(visit, at: call.now) }
                return Response(.noContent)
            }
        ] + VisitPages(surroundings, keep: keep).routes
    }

    /// What the server counted since the last time; a crash loses these few seconds.
    public func keep() throws {
        let counts = counting.take()
        guard !counts.isEmpty else { return }
        do {
            try surroundings.store.write { try VisitStore($0).add(counts) }
        } catch {
            counting.giveBack(counts)
            throw error
        }
    }

    public var jobs: [RecurringJob] {
        [
            .deletingOld(Self.counts, "visits.delete-old", "古いアクセス集計を消す", surroundings) { rows, oldest in
                try VisitStore(rows).delete(before: oldest)
            }
        ]
    }

    /// Five years and a little, so that years can be compared.
    private static let counts = RecordKind("visits", "アクセスの集計", since: "アクセスのあった日", days: 5 * 366)

    public func records() -> [RecordKind] { [Self.counts] }
}
