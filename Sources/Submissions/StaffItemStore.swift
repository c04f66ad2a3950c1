import FormEngine
import Model
import Storage

/// What staff have filled in beside the answers, and only they see.
public struct StaffEntries: Hashable, Sendable {
    public var answers = Answers()
    /// What was asked and answered, in words: the form may change afterwards.
    public var lines: [Submission.Line] = []
    /// Counts up with every change; 0: nothing was filled in yet.
    public var revision = 0

    public init() {}
}

/// All SQL of what staff fill in. It is sealed with the key of its submission.
struct StaffItemStore {
    static let migrations = [
        Migration(
            "submissions-006",
            [
                """
                CREATE TABLE submission_staff_items (
                    submission TEXT NOT NULL PRIMARY KEY REFERENCES submissions (id) ON DELETE CASCADE,
                    revision INTEGER NOT NULL,
                    content BLOB NOT NULL
                ) STRICT
                """
            ])
    ]

    private let rows: any Rows
    private let vault: Vault

    init(_ rows: any Rows, _ vault: Vault) {
        self.rows = rows
        self.vault = vault
    }

    private static func place(_ owner: String) -> String { owner + "/staff-items" }

    func entries(_ submission: String) throws -> StaffEntries {
        let row = try rows.rows(
            "SELECT revision, content FROM submission_staff_items WHERE submission = ?", .text(submission)
        ).first
        return try row.map { try entries(submission, revision: $0.int(0), sealed: $0.bytes(1)) } ?? StaffEntries()
    }

    /// Of all submissions of a form, by their ids.
    func entries(form: String) throws -> [String: StaffEntries] {
        let found = try rows.rows(
            """
            SELECT submission, submission_staff_items.revision, submission_staff_items.content
            FROM submission_staff_items JOIN submissions ON submissions.id = submission WHERE form = ? ORDER BY submission
            """, .text(form))
        var entries: [String: StaffEntries] = [:]
        for row in found {
            guard let id = row.text(0) else { continue }
            entries[id] = try self.entries(id, revision: row.int(1), sealed: row.bytes(2))
        }
        return entries
    }

    private func entries(_ submission: String, revision: Int?, sealed: [UInt8]?) throws -> StaffEntries {
        let owner = SubmissionStore.owner(submission)
        guard let key = try vault.existingKey(of: owner, rows),
            let content = Submission.Content(try vault.open(sealed ?? [], key, place: Self.place(owner)))
        else { throw Vault.Unopenable(owner: owner) }
        var entries = StaffEntries()
        entries.answers = content.answers
        entries.lines = content.lines
        entries.revision = revision ?? 0
        return entries
    }

    /// - Parameter entries: with the revision that was on the screen.
    /// - Returns: false where somebody else was faster.
    func set(_ entries: StaffEntries, of submission: String) throws -> Bool {
        let owner = SubmissionStore.owner(submission)
        let content = Submission.Content(title: "", version: "", answers: entries.answers, lines: entries.lines)
        let sealed = vault.seal(content.bytes, try vault.key(of: owner, rows), place: Self.place(owner))
        if entries.revision == 0 {
            return try rows.run(
                """
                INSERT INTO submission_staff_items (submission, revision, content) VALUES (?, 1, ?)
                ON CONFLICT (submission) DO NOTHING
                """, .text(submission), .bytes(sealed)) == 1
        }
        return try rows.run(
            """
            UPDATE submission_staff_items SET revision = revision + 1, content = ? WHERE submission = ? AND revision = ?
            """, .bytes(sealed), .text(submission), .int(entries.revision)) == 1
    }
}

extension SubmissionStore {
    public func staffEntries(_ submission: String) throws -> StaffEntries {
        try StaffItemStore(rows, vault).entries(submission)
    }

    /// Of all submissions of a form, by their ids.
    public func staffEntries(form: String) throws -> [String: StaffEntries] {
        try StaffItemStore(rows, vault).entries(form: form)
    }
}
