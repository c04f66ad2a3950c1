import Accounts
import FeatureKit
import HTTP
import Storage

/// What the server does by itself, and how it went.
struct JobPages: Feature {
    private let surroundings: Surroundings
    /// By the names of jobs.
    private let titles: [String: String]

    /// - Parameter others: the jobs of all counters.
    init(_ surroundings: Surroundings, _ others: [RecurringJob]) {
        self.surroundings = surroundings
        titles = Dictionary(
            ([Self.deleteOld(surroundings)] + others).map { ($0.name, $0.title) },
            uniquingKeysWith: { first, _ in first })
    }

    var jobs: [RecurringJob] { [Self.deleteOld(surroundings)] }

    private static func deleteOld(_ surroundings: Surroundings) -> RecurringJob {
        RecurringJob("jobs.delete-old", "終わった仕事の記録を消す", every: RecurringJob.daily, needsRightClock: true) {
            try surroundings.store.write { try JobStore($0).deleteOld(now: surroundings.now()) }
            return "消しました。"
        }
    }

    static let function = "jobs.manage"
    private static let path = "/staff/jobs"

    var migrations: [Migration] { JobStore.migrations }
    var functions: [StaffFunction] { [StaffFunction(Self.function, "自動の仕事を見る・やり直す")] }
    var deskLinks: [DeskLink] { [DeskLink("自動の仕事", Self.path, Self.function)] }

    var routes: [Route] {
        [
            .page(Self.path, "listJobs", .staff(Self.function)) { call in try list(call) },
            .form(Self.path + "/{id}/retry", "retryJob", .staff(Self.function)) { call in try retry(call) },
        ]
    }

    func waiting(for signedIn: SignedIn) throws -> [DeskNote] {
        guard signedIn.may(Self.function) else { return [] }
        let failed = try surroundings.store.read { try JobStore($0).failed() }
        return failed.isEmpty ? [] : [DeskNote(.urgent, "うまくいかなかった自動の仕事が\(failed.count)件あります。", Self.path)]
    }

    private func title(_ name: String) -> String { titles[name] ?? name }

    private func list(_ call: Call) throws -> Response {
        let (jobs, failed) = try surroundings.store.read { rows in
            (try JobStore(rows).all(), try JobStore(rows).failed())
        }
        let list = DeskList(
            [
                .init("created", "決まった時"), .init("title", "仕事", .choice), .init("state", "状態", .choice),
                .init("attempts", "回数", .number), .init("message", "結果"), .init("finished", "終わった時"),
            ],
            jobs.map { job in
                DeskList.Row([
                    DeskTime.short(job.created), title(job.name), Self.words(job), String(job.attempts), job.message,
                    job.finished.map { DeskTime.short($0) } ?? "",
                ])
            }, call.request)
        if let file = try surroundings.export(list, "jobs", call) { return file }
        return try surroundings.desk.page(
            "jobs.html", "自動の仕事", call,
            [
                ("list", list.value()),
                (
                    "failed",
                    .list(
                        failed.map {
                            .record(
                                ("id", .text($0.id)), ("title", .text(title($0.name))), ("message", .text($0.message)),
                                ("at", .text(DeskTime.text($0.finished))))
                        })
                ),
            ], notice: call.query("done") == "1" ? "もう一度行います。" : nil)
    }

    private static func words(_ job: JobStore.Job) -> String {
        switch job.state {
        case .waiting: job.attempts == 0 ? "待っています" : "やり直しを待っています"
        case .done: "終わりました"
        case .failed: "うまくいきませんでした"
        }
    }

    private func retry(_ call: Call) throws -> Response {
        let (id, author, now) = (call.parameter("id"), try call.author(), call.now)
        let isKnown = try surroundings.store.write { rows in
            guard try JobStore(rows).retry(id, now: now) else { return false }
            try surroundings.audit(rows).add("changed", "job/\(id)", by: author)
            return true
        }
        guard isKnown else { throw Refusal.notFound }
        return .seeOther(Self.path + "?done=1")
    }
}
