import Glibc

/// Hashing a password takes tens of megabytes and a tenth of a second on purpose: so many at a time, so many that wait, and
/// no more. A crowd at the door takes neither the memory nor all the threads of the server.
final class HashingPlaces: @unchecked Sendable {
    // Sendable: the counts are looked at under the lock only.
    private let places: Int
    private let mostWaiting: Int
    private var taken = 0
    private var waiting = 0
    private let lock: UnsafeMutablePointer<pthread_mutex_t> = .allocate(capacity: 1)
    private let isFree: UnsafeMutablePointer<pthread_cond_t> = .allocate(capacity: 1)

    /// - Parameters:
    ///   - places: each takes 64 MiB at the standard cost.
    ///   - mostWaiting: each waits for a second or two at the most, and holds a thread meanwhile.
    init(places: Int = 2, mostWaiting: Int = 24) {
        self.places = places
        self.mostWaiting = mostWaiting
        pthread_mutex_init(lock, nil)
        pthread_cond_init(isFree, nil)
    }

    deinit {
        pthread_cond_destroy(isFree)
        pthread_mutex_destroy(lock)
        isFree.deallocate()
        lock.deallocate()
    }

    /// - Throws: `AccountRefusal.busy` where too many wait already; what `body` throws.
    func take<Result>(_ body: () throws -> Result) throws -> Result {
        try enter()
        defer { leave() }
        return try body()
    }

    private func enter() throws(AccountRefusal) {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        if taken >= places {
            guard waiting < mostWaiting else { throw .busy }
            waiting += 1
            while taken >= places { pthread_cond_wait(isFree, lock) }
            waiting -= 1
        }
        taken += 1
    }

    private func leave() {
        pthread_mutex_lock(lock)
        taken -= 1
        pthread_cond_signal(isFree)
        pthread_mutex_unlock(lock)
    }
}
