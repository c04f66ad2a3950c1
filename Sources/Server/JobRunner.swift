import Accounts
import FeatureKit
import Glibc
import Mail
import Model
import Storage
import Synchronization

/// The thread that does what comes back by itself. With several servers each has one; a lease sees to it that a job is done
/// by one of them.
final class JobRunner: @unchecked Sendable {
    // Sendable: the thread is started and joined by one owner; everything else does not change.
    private let surroundings: Surroundings
    private let features: [any Feature]
    private let jobs: [RecurringJob]
    private var names: Set<String> { Set(jobs.map(\.name)) }
    private let report: @Sendable (String) -> Void
    private let isStopping = Atomic<Bool>(false)
    private var thread: pthread_t?

    private static let pollMicroseconds: UInt32 = 100_000
    /// Polls between two looks at the table: a second.
    private static let pollsPerLook = 10
    /// Looks between two times of publishing anew what other servers may have changed: five seconds.
    private static let looksPerPublishing = 5

    init(_ surroundings: Surroundings, _ features: [any Feature], report: @escaping @Sendable (String) -> Void) {
        self.surroundings = surroundings
        self.features = features
        self.report = report
        jobs = features.flatMap(\.jobs)
    }

    func start() {
        var thread = pthread_t()
        let own = Unmanaged.passRetained(self)
        let isStarted =
            pthread_create(
                &thread, nil,
                { own in
                    var every = sigset_t()
                    sigfillset(&every)
                    pthread_sigmask(SIG_SETMASK, &every, nil)
                    Unmanaged<JobRunner>.fromOpaque(own!).takeRetainedValue().run()
                    return nil
                }, own.toOpaque()) == 0
        if isStarted { self.thread = thread } else { own.release() }
    }

    /// After the job that was begun.
    func stop() {
        isStopping.store(true, ordering: .relaxed)
        if let thread { pthread_join(thread, nil) }
        thread = nil
    }

    private func run() {
        var polls = 0
        while !isStopping.load(ordering: .relaxed) {
            if polls % Self.pollsPerLook == 0 {
                runDue()
                attend()
            }
            polls += 1
            if polls % (Self.pollsPerLook * Self.looksPerPublishing) == 0 { publishAndKeep() }
            usleep(Self.pollMicroseconds)
        }
    }

    func publishAndKeep() {
        for feature in features {
            do {
                try feature.publish()
                try feature.keep()
            } catch {
                report("publishing: \(error)")
            }
        }
    }

    func attend() {
        for feature in features {
            do { try feature.attend() } catch { report("attending: \(error)") }
        }
    }

    func runDue() {
        do {
            try addRecurring()
            while try surroundings.store.read({ try JobStore($0).hasDue(names, now: surroundings.now()) }),
                !isStopping.load(ordering: .relaxed), let job = try take()
            {
                try run(job)
            }
        } catch {
            report("jobs: \(error)")
        }
    }

    /// The occasion is the hour or the day in Japan, so each is done once in it.
    private func addRecurring() throws {
        let now = surroundings.now()
        let wanted = jobs.map { job in
            (job.name, occasion: "\(job.name)/\((now + Moment.japanOffsetSeconds) / job.every)")
        }
        let occasions = wanted.map(\.occasion)
        if added.withLock({ $0 == occasions }) { return }
        try surroundings.store.write { rows in
            for (name, occasion) in wanted { try JobStore(rows).add(name, occasion: occasion, due: now, now: now) }
        }
        added.withLock { $0 = occasions }
    }

    /// Occasions that are in the table already.
    private let added = Mutex<[String]>([])

    private func take() throws -> JobStore.Job? {
        let (server, names, now) = (surroundings.server, names, surroundings.now())
        return try surroundings.store.write { try JobStore($0).take(names, as: server, now: now) }
    }

    private func run(_ job: JobStore.Job) throws {
        let server = surroundings.server
        do {
            let message = try work(job.name)
            let now = surroundings.now()
            try surroundings.store.write { try JobStore($0).finish(job.id, as: server, message, now: now) }
        } catch {
            let message = Self.message(error)
            report("job \(job.name): \(message)")
            let (now, vault, title) = (surroundings.now(), surroundings.vault, titles[job.name] ?? job.name)
            try surroundings.store.write { rows in
                guard try JobStore(rows).fail(job, as: server, message, now: now) == .failed else { return }
                let mail = MailMessage(
                    "job-failed", to: try Self.addresses(rows), subject: "自動の仕事がうまくいきませんでした：\(title)",
                    text: Self.text(title, message, server))
                try Outbox(rows, vault).add(mail, occasion: "job/\(job.id)/\(now)", now: now)
            }
        }
    }

    private func work(_ name: String) throws -> String {
        guard let job = jobs.first(where: { $0.name == name }) else { return "" }
        let now = surroundings.now()
        if try !surroundings.store.write({ try ServerClock($0).look(now) }), job.needsRightClock {
            throw ClockInDoubt()
        }
        return try job.work()
    }

    private struct ClockInDoubt: Error, CustomStringConvertible {
        let description =
            "サーバーの時計が30日以上進みました。長く止めていたのでなければ、時計を直してください。直すまで、古い記録は消しません。この時刻のまま3日たつと、正しいものとして消し始めます。"
    }

    private var titles: [String: String] {
        Dictionary(jobs.map { ($0.name, $0.title) }) { first, _ in first }
    }

    /// Of those who can do something about it.
    private static func addresses(_ rows: any Rows) throws -> [String] {
        let accounts = AccountStore(rows)
        return try accounts.all().compactMap { staff in
            guard let mail = staff.mail, !staff.isDisabled,
                try accounts.permissions(of: staff.name).allow(JobPages.function)
            else { return nil }
            return mail
        }
    }

    private static func text(_ title: String, _ message: String, _ server: String) -> String {
        """
        自動の仕事「\(title)」を\(JobStore.mostAttempts)回行いましたが、うまくいきませんでした。

        理由：\(message)
        サーバー：\(server)

        職員用の画面の「自動の仕事」（/staff/jobs）で理由を確かめ、直したあとで「もう一度行う」を押してください。
        """
    }

    private static func message(_ error: any Error) -> String {
        switch error {
        case let problem as Problem: problem.line(in: .japanese)
        case let refusal as Refusal: refusal.message
        default: "\(error)"
        }
    }
}
