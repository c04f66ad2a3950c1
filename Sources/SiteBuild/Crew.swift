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
        /// false: it is to go on as soon as nothing else is waiting. nil once everything is done, with all that it held.
        fileprivate var run: (@Sendable () -> Bool)?
        fileprivate var isDone = false
        fileprivate let ended = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

        fileprivate init(_ run: @escaping @Sendable () -> Bool) {
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
    /// For threads that would have nothing else to do.
    private var fillers: [Job] = []
    private var idleThreads = 0
    /// They come back soon after something waits.
    private var fillingThreads = 0
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let queued = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    private init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(queued, nil)
    }

    func start(_ run: @escaping @Sendable () -> Void) -> Job {
        let job = Job {
            run()
            return true
        }
        pthread_mutex_lock(mutex)
        waiting.append(job)
        let needsThread = idleThreads + fillingThreads < waiting.count
        if idleThreads > 0 { pthread_cond_signal(queued) }
        pthread_mutex_unlock(mutex)
        if needsThread { addThread() }
        return job
    }

    /// Work for the time in which a thread has nothing else to do.
    /// - Parameter run: returns false where something else `isWaiting`, and is called again later.
    func fill(_ run: @escaping @Sendable () -> Bool) -> Job {
        let job = Job(run)
        pthread_mutex_lock(mutex)
        fillers.append(job)
        let needsThread = idleThreads == 0 && fillingThreads == 0
        if idleThreads > 0 { pthread_cond_signal(queued) }
        pthread_mutex_unlock(mutex)
        if needsThread { addThread() }
        return job
    }

    var isWaiting: Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return !waiting.isEmpty
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
        while !job.isDone {
            if !isNeeded, let position = fillers.firstIndex(where: { $0 === job }) {
                fillers.remove(at: position)
                return
            }
            pthread_cond_wait(job.ended, mutex)
        }
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

    /// With the mutex in hand before and after.
    private func perform(_ job: Job) {
        pthread_mutex_unlock(mutex)
        let isDone = Self.$isMember.withValue(true) { job.run?() ?? true }
        if isDone { job.run = nil }
        pthread_mutex_lock(mutex)
        job.isDone = isDone
        if !isDone { fillers.append(job) }
        pthread_cond_signal(job.ended)
    }

    fileprivate func serve() {
        Self.leaveSignals()
        pthread_mutex_lock(mutex)
        while true {
            if let job = waiting.popLast() {
                perform(job)
            } else if !fillers.isEmpty {
                fillingThreads += 1
                perform(fillers.removeFirst())
                fillingThreads -= 1
            } else {
                idleThreads += 1
                pthread_cond_wait(queued, mutex)
                idleThreads -= 1
            }
        }
    }
}

private let serveCrew: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { _ in
    Crew.shared.serve()
    return nil
}
