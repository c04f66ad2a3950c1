import Storage

/// All SQL of caps. A place is reserved for somebody who has begun, confirmed when they send, and free again when they do not come
/// back in time: who has begun is not told at the end that all is full.
struct FormPlaces {
    static let tables = [
        """
        CREATE TABLE form_counts (
            form TEXT NOT NULL,
            mode TEXT NOT NULL,
            taken INTEGER NOT NULL CHECK (taken >= 0),
            PRIMARY KEY (form, mode)
        ) STRICT
        """,
        """
        CREATE TABLE form_places (
            submission TEXT NOT NULL PRIMARY KEY,
            form TEXT NOT NULL,
            mode TEXT NOT NULL,
            until INTEGER
        ) STRICT
        """, "CREATE INDEX form_places_by_until ON form_places (form, mode, until)",
    ]

    /// Long enough for a form with attachments, short enough for those who wait.
    static let heldSeconds = 30 * 60

    private let rows: any Rows
    private let form: String
    private let mode: Submission.Mode

    init(_ rows: any Rows, form: String, mode: Submission.Mode) {
        self.rows = rows
        self.form = form
        self.mode = mode
    }

    /// - Returns: whether there is one.
    func reserve(_ submission: String, cap: Int, now: Int) throws -> Bool {
        if try extend(submission, now: now) { return true }
        guard try take(cap: cap, now: now) else { return false }
        try rows.run(
            "INSERT INTO form_places (submission, form, mode, until) VALUES (?, ?, ?, ?)", .text(submission),
            .text(form),
            .text(mode.rawValue), .int(now + Self.heldSeconds))
        return true
    }

    /// While somebody is at it their place stays theirs.
    private func extend(_ submission: String, now: Int) throws -> Bool {
        try rows.run(
            "UPDATE form_places SET until = ? WHERE submission = ? AND until IS NOT NULL", .int(now + Self.heldSeconds),
            .text(submission)) == 1
    }

    /// - Returns: whether there was one to confirm, or still is one.
    func confirm(_ submission: String, cap: Int, now: Int) throws -> Bool {
        guard try reserve(submission, cap: cap, now: now) else { return false }
        try rows.run("UPDATE form_places SET until = NULL WHERE submission = ?", .text(submission))
        return true
    }

    /// Without a cap everything that was sent is counted all the same: one may be set later.
    func release(_ submission: String) throws {
        let count = try rows.run("DELETE FROM form_places WHERE submission = ?", .text(submission))
        try give(back: count)
    }

    /// One statement decides: two who come at once do not get the same place.
    private func take(cap: Int, now: Int) throws -> Bool {
        try rows.run(
            "INSERT INTO form_counts (form, mode, taken) VALUES (?, ?, 0) ON CONFLICT (form, mode) DO NOTHING",
            .text(form),
            .text(mode.rawValue))
        if try takeOne(cap) { return true }
        let over = try rows.run(
            "DELETE FROM form_places WHERE form = ? AND mode = ? AND until IS NOT NULL AND until < ?", .text(form),
            .text(mode.rawValue), .int(now))
        guard over > 0 else { return false }
        try give(back: over)
        return try takeOne(cap)
    }

    private func takeOne(_ cap: Int) throws -> Bool {
        try rows.run(
            "UPDATE form_counts SET taken = taken + 1 WHERE form = ? AND mode = ? AND taken < ?", .text(form),
            .text(mode.rawValue), .int(cap)) == 1
    }

    private func give(back count: Int) throws {
        if count == 0 { return }
        try rows.run(
            "UPDATE form_counts SET taken = taken - ? WHERE form = ? AND mode = ?", .int(count), .text(form),
            .text(mode.rawValue))
    }
}
