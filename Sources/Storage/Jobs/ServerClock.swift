/// Whether the time can be believed. What is deleted because it is old, or closed because its day is over, is gone or closed
/// for ever: a clock that was set wrong by years for a minute shall not do that. All SQL of the clock.
public struct ServerClock {
    public static let migrations = [
        Migration(
            "clock-001",
            [
                """
                CREATE TABLE server_clock (
                    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
                    seen INTEGER NOT NULL,
                    doubted INTEGER
                ) STRICT
                """
            ])
    ]

    /// A server that was off for longer than this has a clock that somebody should look at.
    private static let longestGap = 30 * 86_400
    /// After so long with the same new time it is the right one.
    private static let doubtSeconds = 3 * 86_400
    /// Between the clocks of two servers.
    private static let difference = 3600

    private let rows: any Rows

    public init(_ rows: any Rows) { self.rows = rows }

    /// Looks at the time and keeps it.
    /// - Returns: whether it can be believed.
    public func look(_ now: Int) throws -> Bool {
        guard let row = try rows.rows("SELECT seen, doubted FROM server_clock").first, let seen = row.int(0) else {
            try rows.run(
                "INSERT INTO server_clock (one, seen) VALUES (1, ?) ON CONFLICT (one) DO NOTHING", .int(now))
            return true
        }
        var doubted = row.int(1)
        if now - seen > Self.longestGap { doubted = now }
        // It went back by itself, or three days have gone by.
        if let since = doubted, now < since - Self.difference || now - since > Self.doubtSeconds { doubted = nil }
        try rows.run("UPDATE server_clock SET seen = ?, doubted = ?", .int(now), .optional(doubted))
        return doubted == nil
    }
}
