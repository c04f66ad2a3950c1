import Attachments
import Storage

/// A file that was sent along, with the name it has for people who keep many of them.
public struct Attachment: Hashable, Sendable {
    public var id: String
    public var submission: String
    /// Seconds since 1970.
    public var sent: Int
    public var size: Int
    /// `261129-482137-4/住民票-1.pdf`
    public var archiveName: String
}

/// What was sent by a form, page by page: for whoever goes through all of it.
extension SubmissionStore {
    /// Sent or withdrawn, in the order in which they came.
    /// - Parameters:
    ///   - last: the one that was read last; nil: from the beginning.
    ///   - until: seconds since 1970; what came later is not read.
    public func received(
        _ form: String, mode: Submission.Mode, behind last: (sent: Int, id: String)?, until: Int, most: Int
    ) throws -> [Submission] {
        try submissions(
            "form = ? AND mode = ? AND (sent, id) > (?, ?) AND sent <= ? ORDER BY sent, id LIMIT \(most)",
            [
                .text(form), .text(mode.rawValue), .int(last?.sent ?? 0), .text(last?.id ?? ""), .int(until),
            ])
    }

    public func attachmentCount(_ form: String, mode: Submission.Mode, until: Int) throws -> Int {
        try rows.rows(
            """
            SELECT COUNT(*) FROM submission_files JOIN submissions ON submissions.id = submission_files.submission
            WHERE form = ? AND mode = ? AND sent <= ? AND submission_files.state = 'clean'
            """, .text(form), .text(mode.rawValue), .int(until)
        ).first?.int(0) ?? 0
    }

    /// Of one page at most, however small they are.
    private static let mostAttachments = 2000

    /// The next ones that may be opened, without their content: as many as fit, one at least.
    public func attachments(
        _ form: String, mode: Submission.Mode, behind last: (sent: Int, submission: String, file: String)?, until: Int,
        mostBytes: Int
    ) throws -> [Attachment] {
        let found = try rows.rows(
            """
            SELECT submissions.sent, submissions.id, submission_files.id, submission_files.size
            FROM submissions JOIN submission_files ON submissions.id = submission_files.submission
            WHERE form = ? AND mode = ? AND sent <= ? AND submission_files.state = 'clean'
            AND (submissions.sent, submissions.id, submission_files.id) > (?, ?, ?)
            AND submissions.sent >= ?
            ORDER BY submissions.sent, submissions.id, submission_files.id LIMIT \(Self.mostAttachments)
            """, .text(form), .text(mode.rawValue), .int(until), .int(last?.sent ?? 0), .text(last?.submission ?? ""),
            .text(last?.file ?? ""), .int(last?.sent ?? 0))
        var (attachments, bytes): ([Attachment], Int) = ([], 0)
        var names: (submission: String, byFile: [String: String]) = ("", [:])
        for row in found {
            let (submission, file, size) = (row.text(1) ?? "", row.text(2) ?? "", row.int(3) ?? 0)
            if !attachments.isEmpty && bytes + size > mostBytes { break }
            if names.submission != submission { names = (submission, try archiveNames(submission)) }
            attachments.append(
                Attachment(
                    id: file, submission: submission, sent: row.int(0) ?? 0, size: size,
                    archiveName: names.byFile[file] ?? file))
            bytes += size
        }
        return attachments
    }

    public func content(of attachment: Attachment) throws -> [UInt8] {
        guard let bytes = try SubmissionFileStore(rows, vault).content(attachment.id, of: attachment.submission) else {
            throw Vault.Unopenable(owner: Self.owner(attachment.submission))
        }
        return bytes
    }

    /// By the files of a submission: its receipt number, what was asked for, which of several, the ending.
    private func archiveNames(_ id: String) throws -> [String: String] {
        guard let submission = try submission(id) else { return [:] }
        var counts: [String: Int] = [:]
        var names: [String: String] = [:]
        for file in try SubmissionFileStore(rows, vault).files(id) {
            let path = submission.content.answers.values.first { $0.value.contains(file.answer) }?.key ?? file.path
            let line = submission.content.lines.first { $0.path == path }
            let label = file.message == nil ? line?.rowLabel ?? path : "連絡"
            let name = ArchiveName.part(label)
            counts[name, default: 0] += 1
            names[file.id] =
                "\(submission.receipt ?? id)/\(name)-\(counts[name] ?? 1).\(ArchiveName.ending(file.name))"
        }
        return names
    }
}

/// Parts of names inside an archive: what every system can write (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
private enum ArchiveName {
    private static let longest = 60
    private static let refused: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]

    static func part(_ label: String) -> String {
        let safe = String(
            label.prefix(longest).map { character in
                refused.contains(character) || character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
                    ? "＿" : character
            })
        // Windows takes blanks and dots off the end.
        let trimmed = safe.drop { $0 == " " || $0 == "." }
        let end = trimmed.lastIndex { $0 != " " && $0 != "." }
        return end.map { String(trimmed[...$0]) } ?? "ファイル"
    }

    /// Names of files that were taken end in what they are.
    static func ending(_ name: String) -> String { name.split(separator: ".").last.map(String.init) ?? "bin" }
}
