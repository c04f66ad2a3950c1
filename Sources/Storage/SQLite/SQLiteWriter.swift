import Glibc

/// The thread that writes. What comes in while a commit is on its way to the disk goes into the next one together, so a
/// hundred clients wait for few syncs.
final class SQLiteWriter: @unchecked Sendable {
    private let connection: SQLiteConnection
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    /// For the thread: there is something to do.
    private let queued = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    /// For the callers: a group is through.
    private let committed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var waiting: [Job] = []
    private var isStopping = false
    private var thread = pthread_t()

    /// One write of one caller.
    private final class Job {
        let run: (any Rows) throws -> Void
        var failure: (any Error)?
        var isDone = false

        init(_ run: @escaping (any Rows) throws -> Void) { self.run = run }
    }

    /// More would let the first of a group wait for long.
    private static let longestGroup = 256

    init(_ path: String) throws(StoreFailure) {
        connection = try SQLiteConnection(path, .writing)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(queued, nil)
        pthread_cond_init(committed, nil)
        pthread_create(
            &thread, nil,
            { context in
                Unmanaged<SQLiteWriter>.fromOpaque(context!).takeRetainedValue().work()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(queued)
        pthread_cond_destroy(committed)
        mutex.deallocate()
        queued.deallocate()
        committed.deallocate()
    }

    func write<Result>(_ body: @escaping (any Rows) throws -> Result) throws -> Result {
        var result: Result?
        let job = Job { result = try body($0) }
        pthread_mutex_lock(mutex)
        if isStopping {
            pthread_mutex_unlock(mutex)
            throw StoreFailure(.unavailable, code: "stopped")
        }
        waiting.append(job)
        pthread_cond_signal(queued)
        while !job.isDone { pthread_cond_wait(committed, mutex) }
        pthread_mutex_unlock(mutex)
        if let failure = job.failure { throw failure }
        guard let result else { throw StoreFailure(.unavailable, code: "no result") }
        return result
    }

    /// Waits for what was begun.
    func stop() {
        pthread_mutex_lock(mutex)
        let isFirst = !isStopping
        isStopping = true
        pthread_cond_signal(queued)
        pthread_mutex_unlock(mutex)
        if isFirst { pthread_join(thread, nil) }
    }

    // MARK: The thread

    private func work() {
        while let group = nextGroup() {
            commit(group)
            pthread_mutex_lock(mutex)
            for job in group { job.isDone = true }
            pthread_cond_broadcast(committed)
            pthread_mutex_unlock(mutex)
        }
    }

    /// nil at the end.
    private func nextGroup() -> [Job]? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while waiting.isEmpty {
            if isStopping { return nil }
            pthread_cond_wait(queued, mutex)
        }
        let group = Array(waiting.prefix(Self.longestGroup))
        waiting.removeFirst(group.count)
        return group
    }

    /// Each job is undone by itself when it fails; none is acknowledged before all are on the disk.
    private func commit(_ group: [Job]) {
        do {
            try connection.run("BEGIN IMMEDIATE")
            for job in group { try run(job) }
            try connection.run("COMMIT")
        } catch {
            _ = try? connection.run("ROLLBACK")
            for job in group where job.failure == nil { job.failure = error }
        }
    }

    private func run(_ job: Job) throws(StoreFailure) {
        try connection.run("SAVEPOINT job")
        do {
            try job.run(connection)
        } catch {
            job.failure = error
            try connection.run("ROLLBACK TO job")
        }
        try connection.run("RELEASE job")
    }
}
