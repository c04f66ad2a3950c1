import Glibc
import Synchronization

/// A database of PostgreSQL, for several servers. Connections are made when they are needed and kept.
public final class PostgresStore: Store {
    private let url: String
    private let idle = Mutex<[Kept]>([])

    /// A connection that only one thread uses at a time, handed over by the mutex.
    private struct Kept: @unchecked Sendable {
        let connection: PostgresConnection
    }

    /// PostgreSQL allows 100 in all; several servers share them.
    private static let mostIdle = 16
    /// Two writers that met start again; more often than this something is wrong.
    private static let mostAttempts = 8

    public init(_ url: String) throws(StoreFailure) {
        self.url = url
        giveBack(Kept(connection: try PostgresConnection(url)))
    }

    public func read<Result>(_ body: (any Rows) throws -> Result) throws -> Result {
        try transaction("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", body)
    }

    public func write<Result: Sendable>(_ body: @escaping @Sendable (any Rows) throws -> Result) throws -> Result {
        var attempt = 1
        while true {
            do {
                return try transaction("BEGIN", body)
            } catch let failure as StoreFailure where Self.isCollision(failure) && attempt < Self.mostAttempts {
                attempt += 1
            }
        }
    }

    public func close() { idle.withLock { $0 = [] } }

    /// `serialization_failure` and `deadlock_detected`.
    private static func isCollision(_ failure: StoreFailure) -> Bool {
        failure.code == "SQLSTATE 40001" || failure.code == "SQLSTATE 40P01"
    }

    private func transaction<Result>(_ begin: String, _ body: (any Rows) throws -> Result) throws -> Result {
        let kept = try connected(begin)
        do {
            let result = try body(kept.connection)
            try kept.connection.run("COMMIT")
            giveBack(kept)
            return result
        } catch {
            _ = try? kept.connection.run("ROLLBACK")
            giveBack(kept)
            throw error
        }
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
