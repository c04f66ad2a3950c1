import Storage

/// All SQL of sessions and access tokens.
public struct SessionStore {
    private let rows: any Rows

    public init(_ rows: any Rows) { self.rows = rows }

    // MARK: Sessions

    private static let columns = "id, staff, created, seen, address, device"
    /// `seen` is written at most once in this time: not every page that is looked at is a write.
    private static let seenSeconds = 60

    func insert(_ session: Session, _ token: SessionToken) throws {
        try rows.run(
            "INSERT INTO staff_sessions (hash, \(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)", .bytes(token.hash),
            .text(session.id), .text(session.staff), .int(session.created), .int(session.seen), .text(session.address),
            .text(session.device))
    }

    /// nil: there is none, or it has ended.
    public func session(_ token: SessionToken, now: Int) throws -> Session? {
        try rows.rows("SELECT \(Self.columns) FROM staff_sessions WHERE hash = ?", .bytes(token.hash)).first
            .map(Self.session).flatMap { isAlive($0, now) ? $0 : nil }
    }

    public func needsTouch(_ session: Session, now: Int) -> Bool { now >= session.seen + Self.seenSeconds }

    public func touch(_ session: Session, now: Int) throws {
        try rows.run(
            "UPDATE staff_sessions SET seen = ? WHERE id = ? AND seen < ?", .int(now), .text(session.id), .int(now))
    }

    public func sessions(of staff: String, now: Int) throws -> [Session] {
        try rows.rows(
            "SELECT \(Self.columns) FROM staff_sessions WHERE staff = ? ORDER BY seen DESC, id", .text(staff)
        ).map(Self.session).filter { isAlive($0, now) }
    }

    /// - Returns: whether it was theirs.
    public func end(_ id: String, of staff: String) throws -> Bool {
        try rows.run("DELETE FROM staff_sessions WHERE id = ? AND staff = ?", .text(id), .text(staff)) == 1
    }

    /// - Parameter but: stays.
    func endAll(of staff: String, but id: String? = nil) throws {
        try rows.run("DELETE FROM staff_sessions WHERE staff = ? AND id <> ?", .text(staff), .text(id ?? ""))
    }

    public func deleteEnded(now: Int) throws {
        try rows.run(
            "DELETE FROM staff_sessions WHERE seen < ? OR created < ? OR seen > ?", .int(now - Session.idleSeconds),
            .int(now - Session.longestSeconds), .int(now + Session.clockDifference))
        try rows.run("DELETE FROM staff_tokens WHERE expires < ?", .int(now))
    }

    private func isAlive(_ session: Session, _ now: Int) -> Bool {
        // From the future: the clock was wrong, and nobody knows how long it has been open.
        session.seen <= now + Session.clockDifference && now < session.seen + Session.idleSeconds
            && now < session.created + Session.longestSeconds
    }

    private static func session(_ row: SQLRow) -> Session {
        Session(
            id: row.text(0) ?? "", staff: row.text(1) ?? "", created: row.int(2) ?? 0, seen: row.int(3) ?? 0,
            address: row.text(4) ?? "", device: row.text(5) ?? "")
    }

    // MARK: Access tokens, for scripts

    func insertAccess(
        _ token: SessionToken, staff: String, title: String, permissions: [Permission], now: Int, expires: Int
    ) throws {
        try rows.run(
            "INSERT INTO staff_tokens (hash, staff, title, created, expires, permissions) VALUES (?, ?, ?, ?, ?, ?)",
            .bytes(token.hash), .text(staff), .text(title), .int(now), .int(expires),
            .text(permissions.map(\.text).sorted().joined(separator: " ")))
    }

    /// For what it can be used; nil: for all that its owner may do.
    public func limit(ofAccess token: SessionToken) throws -> Set<Permission>? {
        let text = try rows.rows("SELECT permissions FROM staff_tokens WHERE hash = ?", .bytes(token.hash)).first?
            .text(0)
        guard let text, !text.isEmpty else { return nil }
        return Set(text.split(separator: " ").map(Permission.init))
    }

    /// Whose it is.
    public func owner(ofAccess token: SessionToken, now: Int) throws -> String? {
        try rows.rows(
            "SELECT staff FROM staff_tokens WHERE hash = ? AND expires > ?", .bytes(token.hash), .int(now)
        ).first?.text(0)
    }

    func endAllAccess(of staff: String) throws {
        try rows.run("DELETE FROM staff_tokens WHERE staff = ?", .text(staff))
    }
}
