/// Work that is done once, by whichever server takes it. All SQL of jobs.
public struct JobStore {
    public struct Job: Hashable, Sendable {
        public var id: String
        public var name: String
        public var state: State
        /// Seconds since 1970; not done before.
        public var due: Int
        public var attempts: Int
        /// What was done, or why not.
        public var message: String
        public var created: Int
        public var finished: Int?
    }

    public enum State: String, Sendable {
        case waiting, done, failed
    }

    public static let migrations = [
        Migration(
            "jobs-001",
            [
                """
                CREATE TABLE jobs (
                    id TEXT NOT NULL PRIMARY KEY,
                    name TEXT NOT NULL,
                    occasion TEXT NOT NULL UNIQUE,
                    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
                    due INTEGER NOT NULL,
                    owner TEXT,
                    lease INTEGER,
                    attempts INTEGER NOT NULL,
                    message TEXT NOT NULL,
                    created INTEGER NOT NULL,
                    finished INTEGER
                ) STRICT
                """, "CREATE INDEX jobs_waiting ON jobs (state, due)",
            ])
    ]

    /// A server that does not finish within this time has died; another one takes the job.
    private static let leaseSeconds = 15 * 60
    /// Then somebody has to look.
    public static let mostAttempts = 6
    private static let keptSeconds = 90 * 86_400

    private let rows: any Rows

    public init(_ rows: any Rows) { self.rows = rows }

    /// - Parameter occasion: makes it one: a job for an occasion that is known already is not added again.
    /// - Returns: whether it was added.
    @discardableResult
    public func add(_ name: String, occasion: String, due: Int, now: Int) throws -> Bool {
        try rows.run(
            """
            INSERT INTO jobs (id, name, occasion, state, due, attempts, message, created)
            VALUES (?, ?, ?, 'waiting', ?, 0, '', ?) ON CONFLICT (occasion) DO NOTHING
            """, .text(Sodium.random(8).hexadecimal), .text(name), .text(occasion), .int(due), .int(now)) == 1
    }

    /// - Parameter names: of the jobs that whoever asks can do; the others are for other servers.
    public func hasDue(_ names: Set<String>, now: Int) throws -> Bool { try !dueIDs(names, now: now).isEmpty }

    private func dueIDs(_ names: Set<String>, now: Int) throws -> [String] {
        try rows.rows(
            """
            SELECT id, name FROM jobs WHERE state = 'waiting' AND due <= ? AND (lease IS NULL OR lease < ?)
            ORDER BY due, id
            """, .int(now), .int(now)
        ).filter { names.contains($0.text(1) ?? "") }.compactMap { $0.text(0) }
    }

    /// Takes one job that is due; nil: there is none, or others were faster.
    public func take(_ names: Set<String>, as owner: String, now: Int) throws -> Job? {
        for id in try dueIDs(names, now: now) {
            let isMine =
                try rows.run(
                    """
                    UPDATE jobs SET owner = ?, lease = ?, attempts = attempts + 1
                    WHERE id = ? AND state = 'waiting' AND (lease IS NULL OR lease < ?)
                    """, .text(owner), .int(now + Self.leaseSeconds), .text(id), .int(now)) == 1
            if isMine { return try job(id) }
        }
        return nil
    }

    /// Nothing happens where another server has taken the job in the meantime.
    public func finish(_ id: String, as owner: String, _ message: String, now: Int) throws {
        try rows.run(
            "UPDATE jobs SET state = 'done', message = ?, finished = ?, lease = NULL WHERE id = ? AND owner = ?",
            .text(message), .int(now), .text(id), .text(owner))
    }

    /// Tried again later, each time after twice as long: 1, 2, 4 … minutes.
    /// - Returns: whether it waits for another attempt; where another server has taken it, it does.
    @discardableResult
    public func fail(_ job: Job, as owner: String, _ message: String, now: Int) throws -> State {
        let isLast = job.attempts >= Self.mostAttempts
        let due = now + 60 << min(job.attempts - 1, 10)
        let isMine =
            try rows.run(
                "UPDATE jobs SET state = ?, message = ?, due = ?, finished = ?, lease = NULL WHERE id = ? AND owner = ?",
                .text(isLast ? State.failed.rawValue : State.waiting.rawValue), .text(message), .int(due),
                isLast ? .int(now) : .null, .text(job.id), .text(owner)) == 1
        return isLast && isMine ? .failed : .waiting
    }

    /// Somebody has looked, and wants it tried again.
    public func retry(_ id: String, now: Int) throws -> Bool {
        try rows.run(
            "UPDATE jobs SET state = 'waiting', due = ?, attempts = 0, finished = NULL WHERE id = ? AND state = 'failed'",
            .int(now), .text(id)) == 1
    }

    // MARK: Reading

    private static let columns = "id, name, state, due, attempts, message, created, finished"

    private func job(_ id: String) throws -> Job? {
        try rows.rows("SELECT \(Self.columns) FROM jobs WHERE id = ?", .text(id)).first.map(Self.job)
    }

    /// The newest first.
    public func all() throws -> [Job] {
        try rows.rows("SELECT \(Self.columns) FROM jobs ORDER BY created DESC, id").map(Self.job)
    }

    public func failed() throws -> [Job] {
        try rows.rows("SELECT \(Self.columns) FROM jobs WHERE state = 'failed' ORDER BY finished DESC, id").map(
            Self.job)
    }

    public func deleteOld(now: Int) throws {
        try rows.run("DELETE FROM jobs WHERE state = 'done' AND finished < ?", .int(now - Self.keptSeconds))
    }

    private static func job(_ row: SQLRow) -> Job {
        Job(
            id: row.text(0) ?? "", name: row.text(1) ?? "", state: row.text(2).flatMap(State.init) ?? .failed,
            due: row.int(3) ?? 0, attempts: row.int(4) ?? 0, message: row.text(5) ?? "", created: row.int(6) ?? 0,
            finished: row.int(7))
    }
}
