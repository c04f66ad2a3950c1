import Attachments
import Model
import Storage

/// A file of a submission, without its content.
public struct SubmissionFile: Hashable, Sendable {
    public enum State: String, Sendable {
        /// Nobody has looked whether there is a virus in it; staff do not see it.
        case waiting
        case clean
        /// There was; the content is gone.
        case infected
    }

    public var id: String
    /// Of the item: `papers`, `children.0.photo`.
    public var path: String
    public var type: AttachedType
    public var name: String
    public var size: Int
    public var state: State
    /// The number of the message it came with; nil: it belongs to an answer.
    public var message: Int?
    /// Where a photo was taken, where the form asks for that.
    public var place: AttachedFile.Place?

    /// As answers name it.
    public var answer: String { "\(id) \(name)" }
}

/// All SQL of files. Content and name are sealed with the key of their submission.
struct SubmissionFileStore {
    static let migrations = [
        Migration(
            "submissions-002",
            [
                """
                CREATE TABLE submission_files (
                    id TEXT NOT NULL PRIMARY KEY,
                    submission TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
                    path TEXT NOT NULL,
                    type TEXT NOT NULL,
                    size INTEGER NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('waiting', 'clean', 'infected')),
                    created INTEGER NOT NULL,
                    name BLOB NOT NULL,
                    content BLOB NOT NULL
                ) STRICT
                """, "CREATE INDEX submission_files_of ON submission_files (submission)",
                "CREATE INDEX submission_files_by_state ON submission_files (state)",
            ]),
        Migration("submissions-004", ["ALTER TABLE submission_files ADD COLUMN message INTEGER"]),
        Migration("submissions-007", ["ALTER TABLE submission_files ADD COLUMN taken_at BLOB"]),
    ]

    private let rows: any Rows
    private let vault: Vault

    init(_ rows: any Rows, _ vault: Vault) {
        self.rows = rows
        self.vault = vault
    }

    /// Of one submission.
    private static let mostFiles = 60
    private static let mostBytes = 100 << 20
    /// Of all drafts together: nobody fills the disk with what is never sent.
    private static let mostDraftBytes = 10 << 30

    private static func place(_ submission: String, _ id: String, _ what: String) -> String {
        "submission/\(submission)/file/\(id)/\(what)"
    }

    /// - Parameter message: the number of the message it comes with; nil: it belongs to an answer.
    /// - Returns: nil where the submission, or all drafts together, have too much already.
    func add(
        _ file: AttachedFile, path: String, message: Int? = nil, state: SubmissionFile.State, to submission: String,
        now: Int
    ) throws -> SubmissionFile? {
        let have = try rows.rows(
            "SELECT COUNT(*), COALESCE(SUM(size), 0) FROM submission_files WHERE submission = ?", .text(submission)
        ).first
        guard (have?.int(0) ?? 0) < Self.mostFiles, (have?.int(1) ?? 0) + file.bytes.count <= Self.mostBytes else {
            return nil
        }
        let drafts =
            try rows.rows(
                """
                SELECT COALESCE(SUM(size), 0) FROM submission_files
                WHERE submission IN (SELECT id FROM submissions WHERE state = 'draft')
                """
            ).first?.int(0) ?? 0
        guard drafts + file.bytes.count <= Self.mostDraftBytes else { return nil }
        let made = SubmissionFile(
            id: Sodium.random(16).hexadecimal, path: path, type: file.type, name: file.name, size: file.bytes.count,
            state: state, message: message, place: file.place)
        let key = try vault.key(of: SubmissionStore.owner(submission), rows)
        try rows.run(
            """
            INSERT INTO submission_files
            (id, submission, path, message, type, size, state, created, name, content, taken_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, .text(made.id), .text(submission), .text(path), .optional(message), .text(made.type.rawValue),
            .int(made.size),
            .text(state.rawValue), .int(now),
            .bytes(vault.seal(Array(made.name.utf8), key, place: Self.place(submission, made.id, "name"))),
            .bytes(vault.seal(file.bytes, key, place: Self.place(submission, made.id, "content"))),
            file.place.map {
                .bytes(vault.seal(Self.text($0), key, place: Self.place(submission, made.id, "taken-at")))
            } ?? .null)
        return made
    }

    /// `35.65810 139.74140`
    private static func text(_ place: AttachedFile.Place) -> [UInt8] {
        Array("\(place.latitude) \(place.longitude)".utf8)
    }

    private static func place(_ text: [UInt8]) -> AttachedFile.Place? {
        let degrees = String(decoding: text, as: UTF8.self).split(separator: " ").compactMap { Double($0) }
        return degrees.count == 2 ? AttachedFile.Place(latitude: degrees[0], longitude: degrees[1]) : nil
    }

    func files(_ submission: String) throws -> [SubmissionFile] {
        guard let key = try vault.existingKey(of: SubmissionStore.owner(submission), rows) else { return [] }
        return try rows.rows(
            """
            SELECT id, path, type, size, state, name, message, taken_at FROM submission_files WHERE submission = ?
            ORDER BY path, created, id
            """,
            .text(submission)
        ).compactMap { row in
            guard let id = row.text(0), let type = row.text(2).flatMap(AttachedType.init(rawValue:)),
                let state = row.text(4).flatMap(SubmissionFile.State.init(rawValue:))
            else { return nil }
            let name = try vault.open(row.bytes(5) ?? [], key, place: Self.place(submission, id, "name"))
            let place = try row.bytes(7).map {
                try vault.open($0, key, place: Self.place(submission, id, "taken-at"))
            }
            return SubmissionFile(
                id: id, path: row.text(1) ?? "", type: type, name: String(decoding: name, as: UTF8.self),
                size: row.int(3) ?? 0, state: state, message: row.int(6), place: place.flatMap(Self.place))
        }
    }

    func content(_ id: String, of submission: String) throws -> [UInt8]? {
        guard
            let sealed = try rows.rows(
                "SELECT content FROM submission_files WHERE id = ? AND submission = ?", .text(id), .text(submission)
            ).first?.bytes(0), let key = try vault.existingKey(of: SubmissionStore.owner(submission), rows)
        else { return nil }
        return try vault.open(sealed, key, place: Self.place(submission, id, "content"))
    }

    func delete(_ id: String, of submission: String) throws {
        try rows.run("DELETE FROM submission_files WHERE id = ? AND submission = ?", .text(id), .text(submission))
    }

    /// What no answer names any more; files of messages stay.
    func deleteOthers(than kept: Set<String>, of submission: String) throws {
        for row in try rows.rows(
            "SELECT id FROM submission_files WHERE submission = ? AND message IS NULL", .text(submission))
        {
            if let id = row.text(0), !kept.contains(id) { try delete(id, of: submission) }
        }
    }

    /// Those that nobody has looked at, the oldest first.
    func waiting(most: Int) throws -> [(id: String, submission: String)] {
        try rows.rows(
            "SELECT id, submission FROM submission_files WHERE state = 'waiting' ORDER BY created, id LIMIT \(most)"
        ).compactMap { row in row.text(0).flatMap { id in row.text(1).map { (id, $0) } } }
    }

    func set(_ state: SubmissionFile.State, _ id: String, of submission: String) throws {
        if state == .infected {
            let key = try vault.key(of: SubmissionStore.owner(submission), rows)
            try rows.run(
                "UPDATE submission_files SET state = ?, content = ? WHERE id = ? AND submission = ?",
                .text(state.rawValue),
                .bytes(vault.seal([], key, place: Self.place(submission, id, "content"))), .text(id), .text(submission))
        } else {
            try rows.run(
                "UPDATE submission_files SET state = ? WHERE id = ? AND submission = ?", .text(state.rawValue),
                .text(id),
                .text(submission))
        }
    }
}
