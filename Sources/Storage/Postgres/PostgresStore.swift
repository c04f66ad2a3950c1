import Synchronization

/// A database of PostgreSQL, for several servers. Writes of one server go through a few threads, which commit those that
/// wait together; connections for reading are made when they are needed and kept.
public final class PostgresStore: Store {
    private let url: String
    private let writer: GroupWriter
    private let idle = Mutex<[Kept]>([])

    /// A connection that only one thread uses at a time, handed over by the mutex.
    private struct Kept: @unchecked Sendable {
        let connection: PostgresConnection
    }

    /// PostgreSQL allows 100 in all; several servers share them.
    private static let mostIdle = 16
    /// PostgreSQL keeps 64 parts of a transaction at hand; looking at more is slow for everybody
    /// (`PGPROC_MAX_CACHED_SUBXIDS`).
    private static let longestGroup = 60
    /// One would wait for each answer of the database by itself; more than two only meet each other (decision 022).
    private static let writers = 2

    public init(_ url: String) throws(StoreFailure) {
        self.url = url
        writer = try GroupWriter(longestGroup: Self.longestGroup, threads: Self.writers) { () throws(StoreFailure) in
            try PostgresConnection(url)
        }
    }

    public func read<Result>(_ body: (any Rows) throws -> Result) throws -> Result {
        let kept = try connected("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        do {
            let result = try body(kept.connection)
            try kept.connection.run("COMMIT")
            giveBack(kept)
            return result
        } catch {
            kept.connection.rollback()
            giveBack(kept)
            throw error
        }
    }

    public func write<Result: Sendable>(_ body: @escaping @Sendable (any Rows) throws -> Result) throws -> Result {
        try writer.write(body)
    }

    /// After the writes that were begun.
    public func close() {
        writer.stop()
        idle.withLock { $0 = [] }
    }

    /// A transaction that has begun. A kept connection may have died since; then a new one is tried, once.
    private func connected(_ begin: String) throws(StoreFailure) -> Kept {
        if let kept = idle.withLock({ $0.popLast() }), (try? kept.connection.run(begin)) != nil { return kept }
        let kept = Kept(connection: try PostgresConnection(url))
        try kept.connection.run(begin)
        return kept
    }

    private func giveBack(_ kept: Kept) {
        guard kept.connection.isUsable else { return }
        idle.withLock { if $0.count < Self.mostIdle { $0.append(kept) } }
    }
}
