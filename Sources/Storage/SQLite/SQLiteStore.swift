import Synchronization

/// One file. Writes go through one thread, which commits those that wait together; reads have connections of their own.
public final class SQLiteStore: Store {
    let path: String
    private let log = LogKeeping()
    private let writer: GroupWriter
    private let idle = Mutex<[Reader]>([])

    /// A connection that only one thread uses at a time, handed over by the mutex.
    private struct Reader: @unchecked Sendable {
        let connection: SQLiteConnection
    }

    /// More than these are closed again after use.
    private static let mostIdle = 16
    private static let longestGroup = 256

    /// - Parameter path: of the file; it is created. Its folder has to be there.
    public init(path: String) throws(StoreFailure) {
        self.path = path
        writer = try GroupWriter(longestGroup: Self.longestGroup) { [log] () throws(StoreFailure) in
            let connection = try SQLiteConnection(path, .writing)
            if log.isKept.load(ordering: .relaxed) { try connection.keepLog() }
            return connection
        }
    }

    public func read<Result>(_ body: (any Rows) throws -> Result) throws -> Result {
        let reader = try idle.withLock { $0.popLast() } ?? Reader(connection: SQLiteConnection(path, .reading))
        defer { giveBack(reader) }
        try reader.connection.run("BEGIN")
        defer { _ = try? reader.connection.run("COMMIT") }
        return try body(reader.connection)
    }

    private func giveBack(_ reader: Reader) {
        idle.withLock { if $0.count < Self.mostIdle { $0.append(reader) } }
    }

    public func write<Result: Sendable>(_ body: @escaping @Sendable (any Rows) throws -> Result) throws -> Result {
        try writer.write(body)
    }

    // MARK: The log

    private final class LogKeeping: Sendable {
        let isKept = Atomic<Bool>(false)
    }

    /// From now on the write-ahead log is moved into the file by `moveLog` only.
    func keepsLog() {
        log.isKept.store(true, ordering: .relaxed)
        // A connection that fails here does so again with the next write, and is replaced.
        try? write { ($0 as? SQLiteConnection).map { try? $0.keepLog() } }
    }

    /// Moves what is committed in the log into the file.
    /// - Returns: whether all of it is there now, so that the next write may begin the log anew.
    func moveLog() throws(StoreFailure) -> Bool { try SQLiteConnection(path, .writing).moveLog() }

    /// After the writes that were begun.
    public func close() {
        writer.stop()
        idle.withLock { $0 = [] }
    }
}
