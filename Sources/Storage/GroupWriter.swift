import Glibc

/// A connection that writes go through.
protocol WritingConnection: Rows {
    /// A transaction begins.
    func begin() throws(StoreFailure)
    /// What follows can be undone by itself; the part before, if there was one, is done.
    func beginPart(isFirst: Bool) throws(StoreFailure)
    /// Everything since `beginPart` is undone.
    func undoPart() throws(StoreFailure)
    func commit() throws(StoreFailure)
    func rollback()
    /// Two writers met, so the whole transaction is worth another attempt.
    func isCollision(_ failure: StoreFailure) -> Bool
}

/// Threads that write. What comes in while a commit is on its way to the disk goes into the next one together, so a hundred
/// clients wait for few syncs.
final class GroupWriter: @unchecked Sendable {
    private let longestGroup: Int
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    /// For the threads: there is something to do.
    private let queued = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    /// For the callers: a group is through.
    private let committed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var waiting: [Write] = []
    private var isStopping = false
    private var threads: [pthread_t] = []

    /// - Parameters:
    ///   - longestGroup: more would let the first of a group wait for long.
    ///   - threads: each with a connection of its own, where the database writes for several at once.
    ///   - connect: a connection that can be used; asked again where one was lost.
    init(
        longestGroup: Int, threads: Int = 1, _ connect: @escaping () throws(StoreFailure) -> any WritingConnection
    ) throws(StoreFailure) {
        self.longestGroup = longestGroup
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(queued, nil)
        pthread_cond_init(committed, nil)
        // The first tells whether there is a database; the others connect when they are needed.
        var first: (any WritingConnection)? = try connect()
        for _ in 0..<threads {
            start(WritingLine(connection: first, connect))
            first = nil
        }
    }

    private func start(_ line: WritingLine) {
        let context = Unmanaged.passRetained(Work(writer: self, line: line))
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { context in
                let work = Unmanaged<Work>.fromOpaque(context!).takeRetainedValue()
                work.writer.work(work.line)
                return nil
            }, context.toOpaque())
        threads.append(thread)
    }

    private final class Work {
        let writer: GroupWriter
        let line: WritingLine

        init(writer: GroupWriter, line: WritingLine) {
            self.writer = writer
            self.line = line
        }
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
        let write = Write { result = try body($0) }
        pthread_mutex_lock(mutex)
        if isStopping {
            pthread_mutex_unlock(mutex)
            throw StoreFailure(.unavailable, code: "stopped")
        }
        waiting.append(write)
        pthread_cond_signal(queued)
        while !write.isDone { pthread_cond_wait(committed, mutex) }
        pthread_mutex_unlock(mutex)
        if let failure = write.failure { throw failure }
        guard let result else { throw StoreFailure(.unavailable, code: "no result") }
        return result
    }

    /// Waits for what was begun.
    func stop() {
        pthread_mutex_lock(mutex)
        let isFirst = !isStopping
        isStopping = true
        pthread_cond_broadcast(queued)
        pthread_mutex_unlock(mutex)
        if isFirst { for thread in threads { pthread_join(thread, nil) } }
    }

    private func work(_ line: WritingLine) {
        while let group = nextGroup() {
            line.commit(group)
            pthread_mutex_lock(mutex)
            for write in group { write.isDone = true }
            pthread_cond_broadcast(committed)
            pthread_mutex_unlock(mutex)
        }
    }

    /// nil at the end.
    private func nextGroup() -> [Write]? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while waiting.isEmpty {
            if isStopping { return nil }
            pthread_cond_wait(queued, mutex)
        }
        let group = Array(waiting.prefix(longestGroup))
        waiting.removeFirst(group.count)
        return group
    }
}

/// One write of one caller.
private final class Write {
    let run: (any Rows) throws -> Void
    var failure: (any Error)?
    var isDone = false

    init(_ run: @escaping (any Rows) throws -> Void) { self.run = run }
}

/// One connection and the groups that go through it. Used by one thread.
private final class WritingLine {
    private let connect: () throws(StoreFailure) -> any WritingConnection
    private var connection: (any WritingConnection)?

    /// Two writers that met start again; more often than this something is wrong.
    private static let mostAttempts = 8

    init(connection: (any WritingConnection)?, _ connect: @escaping () throws(StoreFailure) -> any WritingConnection) {
        self.connection = connection
        self.connect = connect
    }

    /// Each write is undone by itself when it fails; none is acknowledged before all are on the disk.
    func commit(_ group: [Write]) {
        do {
            try attempt(group)
        } catch {
            if connection?.isCollision(error) == true {
                // Two groups would meet again: each holds what many writes have locked. One write holds little.
                for write in group { commitAlone(write) }
            } else {
                for write in group where write.failure == nil { write.failure = error }
            }
        }
    }

    private func commitAlone(_ write: Write) {
        for attempt in 1...Self.mostAttempts {
            do {
                return try self.attempt([write])
            } catch {
                if connection?.isCollision(error) == true && attempt < Self.mostAttempts { continue }
                write.failure = error
                return
            }
        }
    }

    private func attempt(_ group: [Write]) throws(StoreFailure) {
        let connection = try begun()
        do throws(StoreFailure) {
            for (index, write) in group.enumerated() { try run(write, on: connection, isFirst: index == 0) }
            try connection.commit()
        } catch {
            connection.rollback()
            throw error
        }
    }

    /// A transaction that has begun. A connection may have died since it was used last; then a new one is tried, once.
    private func begun() throws(StoreFailure) -> any WritingConnection {
        if let connection, (try? connection.begin()) != nil { return connection }
        connection?.rollback()
        connection = nil
        let fresh = try connect()
        try fresh.begin()
        connection = fresh
        return fresh
    }

    private func run(_ write: Write, on connection: any WritingConnection, isFirst: Bool) throws(StoreFailure) {
        write.failure = nil
        try connection.beginPart(isFirst: isFirst)
        do {
            try write.run(connection)
        } catch let failure as StoreFailure where connection.isCollision(failure) {
            throw failure
        } catch {
            write.failure = error
            try connection.undoPart()
        }
    }
}
