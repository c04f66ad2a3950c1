import Storage

/// All SQL of submissions. What residents say is sealed, each submission with a key of its own; form, times, status and receipt
/// number stay readable for lists.
public struct SubmissionStore {
    public static let migrations =
        [
            Migration(
                "submissions-001",
                [
                    """
                    CREATE TABLE submissions (
                        id TEXT NOT NULL PRIMARY KEY,
                        form TEXT NOT NULL,
                        mode TEXT NOT NULL CHECK (mode IN ('live', 'test')),
                        state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'withdrawn')),
                        status TEXT NOT NULL,
                        receipt TEXT UNIQUE,
                        resident TEXT,
                        created INTEGER NOT NULL,
                        changed INTEGER NOT NULL,
                        sent INTEGER,
                        revision INTEGER NOT NULL,
                        digest BLOB,
                        content BLOB NOT NULL,
                        CHECK ((state = 'draft') = (receipt IS NULL)),
                        CHECK ((state = 'draft') = (sent IS NULL))
                    ) STRICT
                    """, "CREATE INDEX submissions_by_form ON submissions (form, state, sent)",
                    "CREATE INDEX submissions_by_change ON submissions (state, changed)",
                    "CREATE INDEX submissions_by_resident ON submissions (resident, sent)",
                    """
                    CREATE TABLE submission_persons (
                        form TEXT NOT NULL,
                        mode TEXT NOT NULL,
                        person TEXT NOT NULL,
                        submission TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
                        PRIMARY KEY (form, mode, person)
                    ) STRICT
                    """,
                    """
                    CREATE TABLE submission_events (
                        submission TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
                        number INTEGER NOT NULL,
                        at INTEGER NOT NULL,
                        kind TEXT NOT NULL,
                        actor TEXT NOT NULL,
                        content BLOB NOT NULL,
                        PRIMARY KEY (submission, number)
                    ) STRICT
                    """,
                ] + FormPlaces.tables)
        ] + SubmissionFileStore.migrations + [
            Migration(
                "submissions-003",
                [
                    "ALTER TABLE submissions ADD COLUMN assignee TEXT",
                    """
                    CREATE TABLE submission_corrections (
                        submission TEXT NOT NULL PRIMARY KEY REFERENCES submissions (id) ON DELETE CASCADE,
                        content BLOB NOT NULL
                    ) STRICT
                    """,
                    """
                    CREATE TABLE form_watchers (
                        form TEXT NOT NULL,
                        staff_group TEXT NOT NULL,
                        PRIMARY KEY (form, staff_group)
                    ) STRICT
                    """,
                ]),
            Migration("submissions-005", ["ALTER TABLE submissions ADD COLUMN stage TEXT"]),
        ] + StaffItemStore.migrations

    let rows: any Rows
    let vault: Vault

    public init(_ rows: any Rows, _ vault: Vault) {
        self.rows = rows
        self.vault = vault
    }

    static func owner(_ id: String) -> String { "submission/\(id)" }

    private static let columns =
        "id, form, mode, state, status, receipt, resident, created, changed, sent, revision, content, assignee, stage"

    // MARK: Reading

    public func submission(_ id: String) throws -> Submission? {
        try submissions("id = ?", [.text(id)]).first
    }

    /// Sent or withdrawn, the newest first.
    public func received(_ form: String, mode: Submission.Mode = .live) throws -> [Submission] {
        try submissions(
            "form = ? AND mode = ? AND state <> 'draft' ORDER BY sent DESC, id", [.text(form), .text(mode.rawValue)])
    }

    public func received(resident: String) throws -> [Submission] {
        try submissions("resident = ? AND state <> 'draft' ORDER BY sent DESC, id", [.text(resident)])
    }

    func submissions(_ condition: String, _ values: [SQLValue]) throws -> [Submission] {
        try rows.rows("SELECT \(Self.columns) FROM submissions WHERE \(condition)", values).map(submission)
    }

    private func submission(_ row: SQLRow) throws -> Submission {
        let id = row.text(0) ?? ""
        let owner = Self.owner(id)
        guard let key = try vault.existingKey(of: owner, rows),
            let content = Submission.Content(try vault.open(row.bytes(11) ?? [], key, place: owner)),
            let mode = row.text(2).flatMap(Submission.Mode.init), let state = row.text(3).flatMap(Submission.State.init)
        else { throw Vault.Unopenable(owner: owner) }
        return Submission(
            id: id, form: row.text(1) ?? "", mode: mode, state: state,
            status: row.text(4).flatMap(SubmissionStatus.init(rawValue:)) ?? .received, stage: row.text(13),
            receipt: row.text(5),
            resident: row.text(6), assignee: row.text(12),
            created: row.int(7) ?? 0, changed: row.int(8) ?? 0, sent: row.int(9), revision: row.int(10) ?? 0,
            content: content)
    }

    /// Hexadecimal SHA-256 of the content as it was sent; nil: not sent.
    public func digest(_ id: String) throws -> String? {
        try rows.rows("SELECT digest FROM submissions WHERE id = ?", .text(id)).first?.bytes(0)?.hexadecimal
    }

    /// How many were sent, by form and status; those that were withdrawn and those that do not count aside.
    public func counts() throws -> [(form: String, status: SubmissionStatus, count: Int)] {
        try rows.rows(
            """
            SELECT form, status, COUNT(*) FROM submissions WHERE state = 'sent' AND mode = 'live'
            GROUP BY form, status ORDER BY form, status
            """
        ).map { ($0.text(0) ?? "", $0.text(1).flatMap(SubmissionStatus.init(rawValue:)) ?? .received, $0.int(2) ?? 0) }
    }

    public func events(_ id: String) throws -> [SubmissionEvent] {
        let owner = Self.owner(id)
        guard let key = try vault.existingKey(of: owner, rows) else { return [] }
        return try rows.rows(
            "SELECT number, at, kind, actor, content FROM submission_events WHERE submission = ? ORDER BY number",
            .text(id)
        ).compactMap { row in
            guard let kind = row.text(2).flatMap(SubmissionEvent.Kind.init) else { return nil }
            let text = try vault.open(row.bytes(4) ?? [], key, place: "\(owner)/event/\(row.int(0) ?? 0)")
            var event = SubmissionEvent(
                at: row.int(1) ?? 0, kind: kind, actor: row.text(3) ?? "", text: String(decoding: text, as: UTF8.self))
            event.number = row.int(0) ?? 0
            return event
        }
    }

    // MARK: Writing

    /// - Returns: whether it is new; the same draft begun twice is one.
    func insert(_ submission: Submission) throws -> Bool {
        let owner = Self.owner(submission.id)
        if try rows.rows("SELECT 1 FROM submissions WHERE id = ?", .text(submission.id)).count == 1 { return false }
        let sealed = vault.seal(submission.content.bytes, try vault.key(of: owner, rows), place: owner)
        return try rows.run(
            """
            INSERT INTO submissions (id, form, mode, state, status, resident, created, changed, revision, content)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """, .text(submission.id), .text(submission.form), .text(submission.mode.rawValue),
            .text(submission.state.rawValue), .text(submission.status.rawValue), .optional(submission.resident),
            .int(submission.created), .int(submission.changed), .int(submission.revision), .bytes(sealed)) == 1
    }

    /// - Returns: false where somebody else changed it since it was read.
    func update(_ submission: Submission, now: Int) throws -> Bool {
        let owner = Self.owner(submission.id)
        let sealed = vault.seal(submission.content.bytes, try vault.key(of: owner, rows), place: owner)
        return try rows.run(
            """
            UPDATE submissions SET status = ?, stage = ?, state = ?, resident = ?, changed = ?, revision = revision + 1,
            content = ? WHERE id = ? AND revision = ?
            """, .text(submission.status.rawValue), .optional(submission.stage), .text(submission.state.rawValue),
            .optional(submission.resident),
            .int(now), .bytes(sealed), .text(submission.id), .int(submission.revision)) == 1
    }

    /// A draft becomes what was sent, once.
    func send(_ submission: Submission, receipt: String, now: Int) throws -> Bool {
        let owner = Self.owner(submission.id)
        let sealed = vault.seal(submission.content.bytes, try vault.key(of: owner, rows), place: owner)
        return try rows.run(
            """
            UPDATE submissions SET state = 'sent', status = ?, receipt = ?, sent = ?, changed = ?, revision = revision + 1,
            resident = ?, digest = ?, content = ? WHERE id = ? AND state = 'draft' AND revision = ?
            """, .text(SubmissionStatus.received.rawValue), .text(receipt), .int(now), .int(now),
            .optional(submission.resident), .bytes(Sodium.sha256(submission.content.canonicalBytes)), .bytes(sealed),
            .text(submission.id),
            .int(submission.revision)) == 1
    }

    // MARK: Corrections

    /// What the applicant has changed of something that came back, and not sent yet; nil: nothing.
    func correction(_ id: String) throws -> Submission.Content? {
        let owner = Self.owner(id)
        guard
            let sealed = try rows.rows("SELECT content FROM submission_corrections WHERE submission = ?", .text(id))
                .first?
                .bytes(0), let key = try vault.existingKey(of: owner, rows)
        else { return nil }
        return Submission.Content(try vault.open(sealed, key, place: owner + "/correction"))
    }

    func setCorrection(_ content: Submission.Content, of id: String) throws {
        let owner = Self.owner(id)
        let sealed = vault.seal(content.bytes, try vault.key(of: owner, rows), place: owner + "/correction")
        try rows.run(
            """
            INSERT INTO submission_corrections (submission, content) VALUES (?, ?)
            ON CONFLICT (submission) DO UPDATE SET content = excluded.content
            """, .text(id), .bytes(sealed))
    }

    /// What was corrected takes the place of what was sent.
    /// - Returns: false where somebody else changed it since it was read.
    func correct(_ submission: Submission, now: Int) throws -> Bool {
        let owner = Self.owner(submission.id)
        let sealed = vault.seal(submission.content.bytes, try vault.key(of: owner, rows), place: owner)
        try rows.run("DELETE FROM submission_corrections WHERE submission = ?", .text(submission.id))
        return try rows.run(
            """
            UPDATE submissions SET status = ?, stage = NULL, changed = ?, revision = revision + 1, digest = ?, content = ?
            WHERE id = ? AND state = 'sent' AND status = ? AND revision = ?
            """, .text(SubmissionStatus.received.rawValue), .int(now),
            .bytes(Sodium.sha256(submission.content.canonicalBytes)), .bytes(sealed), .text(submission.id),
            .text(SubmissionStatus.returned.rawValue), .int(submission.revision)) == 1
    }

    // MARK: Staff

    /// What staff have corrected; the digest stays that of what the applicant sent.
    /// - Returns: false where somebody else changed it since it was read, or the applicant is at it.
    func edit(_ submission: Submission, now: Int) throws -> Bool {
        let owner = Self.owner(submission.id)
        let sealed = vault.seal(submission.content.bytes, try vault.key(of: owner, rows), place: owner)
        return try rows.run(
            """
            UPDATE submissions SET changed = ?, revision = revision + 1, content = ?
            WHERE id = ? AND state = 'sent' AND status <> ? AND revision = ?
            """, .int(now), .bytes(sealed), .text(submission.id), .text(SubmissionStatus.returned.rawValue),
            .int(submission.revision)) == 1
    }

    func assign(_ id: String, to name: String?) throws {
        try rows.run("UPDATE submissions SET assignee = ? WHERE id = ?", .optional(name), .text(id))
    }

    /// Groups that are told of what is new at a form.
    public func watchers(_ form: String) throws -> [String] {
        try rows.rows("SELECT staff_group FROM form_watchers WHERE form = ? ORDER BY staff_group", .text(form))
            .compactMap { $0.text(0) }
    }

    public func setWatchers(_ groups: [String], of form: String) throws {
        try rows.run("DELETE FROM form_watchers WHERE form = ?", .text(form))
        for group in Set(groups).sorted() {
            try rows.run("INSERT INTO form_watchers (form, staff_group) VALUES (?, ?)", .text(form), .text(group))
        }
    }

    // MARK: Sending

    func hasReceipt(_ receipt: String) throws -> Bool {
        try rows.rows("SELECT 1 FROM submissions WHERE receipt = ?", .text(receipt)).count == 1
    }

    /// - Returns: false where this person has sent one already.
    func take(_ person: String, for submission: Submission) throws -> Bool {
        try rows.run(
            """
            INSERT INTO submission_persons (form, mode, person, submission) VALUES (?, ?, ?, ?)
            ON CONFLICT (form, mode, person) DO NOTHING
            """, .text(submission.form), .text(submission.mode.rawValue), .text(person), .text(submission.id)) == 1
    }

    func release(personOf id: String) throws {
        try rows.run("DELETE FROM submission_persons WHERE submission = ?", .text(id))
    }

    /// - Returns: its number.
    @discardableResult
    func add(_ event: SubmissionEvent, to id: String) throws -> Int {
        let owner = Self.owner(id)
        let number =
            try rows.rows("SELECT COALESCE(MAX(number), 0) FROM submission_events WHERE submission = ?", .text(id))
            .first?
            .int(0) ?? 0
        let place = "\(owner)/event/\(number + 1)"
        let sealed = vault.seal(Array(event.text.utf8), try vault.key(of: owner, rows), place: place)
        try rows.run(
            "INSERT INTO submission_events (submission, number, at, kind, actor, content) VALUES (?, ?, ?, ?, ?, ?)",
            .text(id), .int(number + 1), .int(event.at), .text(event.kind.rawValue), .text(event.actor), .bytes(sealed))
        return number + 1
    }

    /// With all that their keys have sealed.
    /// - Returns: how many.
    public func deleteDrafts(changedBefore: Int) throws -> Int {
        let drafts = try rows.rows(
            "SELECT id, form, mode FROM submissions WHERE state = 'draft' AND changed < ? ORDER BY id",
            .int(changedBefore))
        for draft in drafts {
            guard let id = draft.text(0), let form = draft.text(1),
                let mode = draft.text(2).flatMap(Submission.Mode.init)
            else { continue }
            try FormPlaces(rows, form: form, mode: mode).release(id)
            try rows.run("DELETE FROM submissions WHERE id = ?", .text(id))
            try vault.forget(Self.owner(id), rows)
        }
        return drafts.count
    }

    /// What has come to its end, with its key and everything that belongs to it; places that it took stay taken.
    /// - Parameters:
    ///   - isEnded: also what nobody has decided on; answers to a survey are never decided on.
    /// - Returns: how many.
    public func deleteOld(_ form: String, changedBefore: Int, isEnded: Bool) throws -> Int {
        let ended = "(state = 'withdrawn' OR state = 'sent' AND status IN ('rejected', 'done'))"
        let old = try rows.rows(
            "SELECT id FROM submissions WHERE form = ? AND changed < ? AND \(isEnded ? "state <> 'draft'" : ended) ORDER BY id",
            .text(form), .int(changedBefore)
        ).compactMap { $0.text(0) }
        for id in old {
            try rows.run("DELETE FROM submissions WHERE id = ?", .text(id))
            try vault.forget(Self.owner(id), rows)
        }
        return old.count
    }
}
