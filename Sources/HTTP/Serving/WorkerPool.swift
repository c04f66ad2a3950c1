import Glibc

/// Threads for what blocks: passwords, databases, mail. As many as were needed at once, up to a limit; what waits behind
/// them is bounded too.
final class WorkerPool: @unchecked Sendable {
    private let mostThreads: Int
    private let mostWaiting: Int
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var waiting: [@Sendable () -> Void] = []
    private var threads: [pthread_t] = []
    private var idle = 0
    private var isStopping = false

    init(threads: Int, waiting: Int) {
        mostThreads = max(1, threads)
        mostWaiting = max(1, waiting)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(changed)
        mutex.deallocate()
        changed.deallocate()
    }

    /// - Returns: false where too much waits already, or the pool has stopped; `work` will not run.
    func submit(_ work: @escaping @Sendable () -> Void) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !isStopping, waiting.count < mostWaiting else { return false }
        if idle <= waiting.count && threads.count < mostThreads { startThread() }
        guard !threads.isEmpty else { return false }
        waiting.append(work)
        pthread_cond_signal(changed)
        return true
    }

    /// Returns when everything that was taken is done.
    func stop() {
        pthread_mutex_lock(mutex)
        isStopping = true
        let threads = threads
        self.threads = []
        pthread_cond_broadcast(changed)
        pthread_mutex_unlock(mutex)
        for thread in threads { pthread_join(thread, nil) }
    }

    private func startThread() {
        var thread = pthread_t()
        let own = Unmanaged.passRetained(self)
        if pthread_create(&thread, nil, runWorker, own.toOpaque()) == 0 {
            threads.append(thread)
        } else {
            own.release()
        }
    }

    fileprivate func run() {
        while let work = next() { work() }
    }

    /// nil at the end.
    private func next() -> (@Sendable () -> Void)? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while waiting.isEmpty {
            if isStopping { return nil }
            idle += 1
            pthread_cond_wait(changed, mutex)
            idle -= 1
        }
        return waiting.removeFirst()
    }
}

/// Signals are the caller's: none is ever delivered to a thread of the server.
private func runWorker(_ own: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    var every = sigset_t()
    sigfillset(&every)
    pthread_sigmask(SIG_SETMASK, &every, nil)
    Unmanaged<WorkerPool>.fromOpaque(own!).takeRetainedValue().run()
    return nil
}
