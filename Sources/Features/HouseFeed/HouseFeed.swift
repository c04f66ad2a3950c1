import Accounts
import FeatureKit
import HTTP
import Model
import Storage
import Transfer

// The list of vacant houses, handed to the national bank every day (requirements S4).
//
// HouseFeed.swift        the counter, and handing the list over
// HouseFeedTarget.swift  where to
// HouseFeedStore.swift   all SQL: what was handed over when, and why not
// HouseFeedPages.swift   staff: the list of it, and doing it now
//
// Table: house_feed_transfers.

public struct HouseFeed: Feature {
    private let surroundings: Surroundings
    /// nil: nothing is handed over.
    private let target: HouseFeedTarget?

    public init(_ surroundings: Surroundings, _ target: HouseFeedTarget?) {
        self.surroundings = surroundings
        self.target = target
    }

    static let function = "house-feed.manage"
    static let job = "house-feed.send"

    public var migrations: [Migration] { HouseFeedStore.migrations }
    public var functions: [StaffFunction] { [StaffFunction(Self.function, "空き家情報の送信を見る・送る")] }
    public var deskLinks: [DeskLink] { [DeskLink("空き家情報の送信", HouseFeedPages.path, Self.function)] }
    public var routes: [Route] { HouseFeedPages(surroundings, target).routes }

    /// The bank is told at least once a week; after so long without it somebody should look.
    private static let longestSeconds = 7 * 86_400

    public func waiting(for signedIn: SignedIn) throws -> [DeskNote] {
        guard target != nil, signedIn.may(Self.function) else { return [] }
        let (last, lastTaken) = try surroundings.store.read { rows in
            (try HouseFeedStore(rows).last(), try HouseFeedStore(rows).lastTaken())
        }
        if let last, last.failure != "" {
            return [DeskNote(.urgent, "空き家の情報を送れませんでした：\(last.failure)", HouseFeedPages.path)]
        }
        guard let lastTaken, surroundings.now() - lastTaken.at > Self.longestSeconds else { return [] }
        return [DeskNote(.urgent, "空き家の情報が1週間以上送られていません。", HouseFeedPages.path)]
    }

    public var jobs: [RecurringJob] {
        guard let target else { return [] }
        return [
            RecurringJob(Self.job, "空き家の情報を送る", every: RecurringJob.daily) { [surroundings] in
                try Self.send(surroundings, target)
            }
        ]
    }

    private static func send(_ surroundings: Surroundings, _ target: HouseFeedTarget) throws -> String {
        var transfer = HouseFeedTransfer(at: surroundings.now(), target: target.shown)
        do {
            let list = try HouseList(surroundings.pages, target.format)
            (transfer.houses, transfer.bytes) = (list.houses, list.bytes.count)
            try target.put(list.bytes)
        } catch {
            transfer.failure = sentence(error)
        }
        let (kept, now) = (transfer, surroundings.now())
        try surroundings.store.write { rows in
            try HouseFeedStore(rows).add(kept)
            try HouseFeedStore(rows).deleteOld(now: now)
        }
        if transfer.failure != "" { throw HouseFeedFailure(sentence: transfer.failure) }
        return "\(transfer.houses)件の空き家を送りました。"
    }

    private static func sentence(_ error: any Error) -> String {
        switch error {
        case let failure as TransferFailure: failure.sentence
        case let failure as HouseFeedFailure: failure.sentence
        default: "\(error)"
        }
    }
}

/// What went wrong, in words for the job's page and its mail.
struct HouseFeedFailure: Error, CustomStringConvertible {
    var sentence: String
    var description: String { sentence }
}

/// The list as the site has published it: the bank shows what residents see.
private struct HouseList {
    let bytes: [UInt8]
    let houses: Int

    private static let folder = "/opendata/houses."

    init(_ pages: PublishedPages, _ format: HouseFeedTarget.Format) throws {
        guard let bytes = pages.file(Self.folder + format.rawValue),
            let json = pages.file(Self.folder + HouseFeedTarget.Format.json.rawValue),
            case .array(let houses)? = try? JSONValue.reading(json, file: "", limits: JSONValue.Limits()).content
        else { throw HouseFeedFailure(sentence: "公開されたサイトに空き家の一覧がありません。サイトが作られているか、空き家が登録されているかを確かめてください。") }
        self.bytes = bytes
        self.houses = houses.count
    }
}
