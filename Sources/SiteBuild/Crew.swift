import Glibc

/// Threads that wait for work: a phase of a few milliseconds shall not begin with making them and end with burying them.
/// There are as many as have ever been needed at once.
final class Crew: @unchecked Sendable {
    static let shared = Crew()

    /// Templates and Markdown nest; the half megabyte of a dispatch worker would be too little in debug builds.
    private static let stackSize = 16 << 20

    /// Whether the caller runs on one of these threads, whose stack is large enough for any work.
    @TaskLocal static var isMember = false

    /// Something to be done once.
    final class Job: @unchecked Sendable {
        fileprivate let run: @Sendable () -> Void
        fileprivate var isDone = false
        fileprivate let ended = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

        fileprivate init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
            pthread_cond_init(ended, nil)
        }

        deinit {
            pthread_cond_destroy(ended)
            ended.deallocate()
        }
    }

    // Guarded by the mutex, as the jobs' `isDone` is.
    private var waiting: [Job] = []
    private var idleThreads = 0
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let queued = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    private init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(queued, nil)
    }

    func start(_ run: @escaping @Sendable () -> Void) -> Job {
        let job = Job(run)
        pthread_mutex_lock(mutex)
        waiting.append(job)
        let needsThread = idleThreads < waiting.count
        if !needsThread { pthread_cond_signal(queued) }
        pthread_mutex_unlock(mutex)
        if needsThread { addThread() }
        return job
    }

    /// Waits for a job's end.
    /// - Parameter isNeeded: otherwise one that nobody has begun is never done.
    func end(_ job: Job, isNeeded: Bool) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        if !isNeeded, let position = waiting.firstIndex(where: { $0 === job }) {
            waiting.remove(at: position)
            return
        }
        while !job.isDone { pthread_cond_wait(job.ended, mutex) }
    }

    private func addThread() {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, Self.stackSize)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        defer { pthread_attr_destroy(&attributes) }
        var thread = pthread_t()
        let error = pthread_create(&thread, &attributes, serveCrew, nil)
        precondition(error == 0, "the operating system gave no thread")
    }

    /// Signals are for the thread that waits for them; a fault is its own thread's.
    private static func leaveSignals() {
        var signals = sigset_t()
        sigfillset(&signals)
        for fault in [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT] { sigdelset(&signals, fault) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    fileprivate func serve() {
        Self.leaveSignals()
        pthread_mutex_lock(mutex)
        while true {
            guard let job = waiting.popLast() else {
                idleThreads += 1
                pthread_cond_wait(queued, mutex)
                idleThreads -= 1
                continue
            }
            pthread_mutex_unlock(mutex)
            Self.$isMember.withValue(true) { job.run() }
            pthread_mutex_lock(mutex)
            job.isDone = true
            pthread_cond_signal(job.ended)
        }
    }
}

private let serveCrew: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { _ in
    Crew.shared.serve()
    return nil
}
