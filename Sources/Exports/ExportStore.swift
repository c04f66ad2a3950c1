import Storage
import Submissions

/// All SQL of exports. How far one is, is sealed with the key of its files: deleting the key deletes them.
public struct ExportStore {
    public static let migrations = [
        Migration(
            "form-exports-001",
            [
                """
                CREATE TABLE form_exports (
                    id TEXT NOT NULL PRIMARY KEY,
                    form TEXT NOT NULL,
                    mode TEXT NOT NULL,
                    format TEXT NOT NULL,
                    asked_by TEXT NOT NULL,
                    asked INTEGER NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
                    server TEXT,
                    lease INTEGER,
                    attempts INTEGER NOT NULL,
                    message TEXT NOT NULL,
                    finished INTEGER,
                    progress BLOB NOT NULL
                ) STRICT
                """, "CREATE INDEX form_exports_waiting ON form_exports (state, asked)",
                // Pages are read by it: the next rows cost the same, however many were read before.
                "CREATE INDEX submissions_in_order ON submissions (form, mode, sent, id)",
            ])
    ]

    /// A server that does not come back within this time has died; another one begins anew.
    private static let leaseSeconds = 10 * 60

    private let rows: any Rows
    private let vault: Vault

    public init(_ rows: any Rows, _ vault: Vault) {
        self.rows = rows
        self.vault = vault
    }

    private static let columns =
        "id, form, mode, format, asked_by, asked, state, server, attempts, message, finished, progress"

    private func exports(_ condition: String, _ values: SQLValue...) throws -> [SubmissionExport] {
        try rows.rows("SELECT \(Self.columns) FROM form_exports WHERE \(condition)", values).map(export)
    }

    private func export(_ row: SQLRow) throws -> SubmissionExport {
        let id = row.text(0) ?? ""
        let owner = SubmissionExport.owner(id)
        guard let key = try vault.existingKey(of: owner, rows),
            let progress = SubmissionExport.Progress(try vault.open(row.bytes(11) ?? [], key, place: owner)),
            let mode = row.text(2).flatMap(Submission.Mode.init),
            let format = row.text(3).flatMap(SubmissionExport.Format.init)
        else { throw Vault.Unopenable(owner: owner) }
        var export = SubmissionExport(
            id: id, form: row.text(1) ?? "", mode: mode, format: format, askedBy: row.text(4) ?? "",
            asked: row.int(5) ?? 0)
        export.state = row.text(6).flatMap(SubmissionExport.State.init) ?? .failed
        export.server = row.text(7)
        export.attempts = row.int(8) ?? 0
        export.message = row.text(9) ?? ""
        export.finished = row.int(10)
        export.progress = progress
        return export
    }

    /// Of one person, the newest first.
    public func exports(_ form: String, askedBy name: String) throws -> [SubmissionExport] {
        try exports("form = ? AND asked_by = ? ORDER BY asked DESC, id", .text(form), .text(name))
    }

    /// Of one person, over all forms: what has come to an end.
    public func finished(askedBy name: String) throws -> [SubmissionExport] {
        try exports("asked_by = ? AND state <> 'waiting' ORDER BY form, asked, id", .text(name))
    }

    /// nil: there is none, or it is somebody else's.
    public func export(_ id: String, askedBy name: String) throws -> SubmissionExport? {
        try exports("id = ? AND asked_by = ?", .text(id), .text(name)).first
    }

    /// - Returns: false where this person has as many as are kept.
    public func add(_ export: SubmissionExport) throws -> Bool {
        let count = try rows.rows("SELECT COUNT(*) FROM form_exports WHERE asked_by = ?", .text(export.askedBy)).first
        guard (count?.int(0) ?? 0) < SubmissionExport.mostOfOne else { return false }
        let owner = SubmissionExport.owner(export.id)
        let sealed = vault.seal(export.progress.bytes, try vault.key(of: owner, rows), place: owner)
        return try rows.run(
            """
            INSERT INTO form_exports (id, form, mode, format, asked_by, asked, state, attempts, message, progress)
            VALUES (?, ?, ?, ?, ?, ?, 'waiting', 0, '', ?)
            """, .text(export.id), .text(export.form), .text(export.mode.rawValue), .text(export.format.rawValue),
            .text(export.askedBy), .int(export.asked), .bytes(sealed)) == 1
    }

    func key(of export: SubmissionExport) throws -> DataKey? {
        try vault.existingKey(of: SubmissionExport.owner(export.id), rows)
    }

    // MARK: Working

    func hasWaiting() throws -> Bool {
        try !rows.rows("SELECT 1 FROM form_exports WHERE state = 'waiting' LIMIT 1").isEmpty
    }

    /// Takes the oldest one that waits; nil: there is none, or another server is at it.
    func take(as server: String, now: Int) throws -> SubmissionExport? {
        let free = "state = 'waiting' AND (server IS NULL OR server = ? OR lease < ?)"
        let waiting = try rows.rows(
            "SELECT id FROM form_exports WHERE \(free) ORDER BY asked, id LIMIT 1", .text(server), .int(now))
        guard let id = waiting.first?.text(0) else { return nil }
        let isMine =
            try rows.run(
                "UPDATE form_exports SET server = ?, lease = ? WHERE id = ? AND \(free)", .text(server),
                .int(now + Self.leaseSeconds), .text(id), .text(server), .int(now)) == 1
        return isMine ? try exports("id = ?", .text(id)).first : nil
    }

    /// How far it is now, or how it ended.
    /// - Returns: false where another server has taken it, or somebody has deleted it.
    func save(_ export: SubmissionExport, as server: String, now: Int) throws -> Bool {
        let owner = SubmissionExport.owner(export.id)
        guard let key = try vault.existingKey(of: owner, rows) else { return false }
        return try rows.run(
            """
            UPDATE form_exports SET state = ?, lease = ?, attempts = ?, message = ?, finished = ?, progress = ?
            WHERE id = ? AND server = ? AND state = 'waiting'
            """, .text(export.state.rawValue), .int(now + Self.leaseSeconds), .int(export.attempts),
            .text(export.message), .optional(export.finished),
            .bytes(vault.seal(export.progress.bytes, key, place: owner)), .text(export.id), .text(server)) == 1
    }

    // MARK: Deleting

    public func delete(_ id: String) throws {
        try rows.run("DELETE FROM form_exports WHERE id = ?", .text(id))
        try vault.forget(SubmissionExport.owner(id), rows)
    }

    /// - Returns: their ids.
    public func deleteOld(now: Int) throws -> [String] {
        let old = try rows.rows(
            "SELECT id FROM form_exports WHERE asked < ? ORDER BY id", .int(now - SubmissionExport.keptSeconds)
        ).compactMap { $0.text(0) }
        for id in old { try delete(id) }
        return old
    }

    public func ids() throws -> Set<String> {
        Set(try rows.rows("SELECT id FROM form_exports").compactMap { $0.text(0) })
    }
}
