import FormEngine
import Glibc
import OpenData
import Storage
import Submissions

/// Tables: first all is looked at for its columns, then written.
extension SubmissionExporter {
    /// The next submissions, with what staff have filled in.
    private func next(_ export: SubmissionExport) throws -> [(Submission, StaffEntries)] {
        let (last, limit) = (export.progress.last, pace.rows)
        return try store.read { [vault] rows in
            let store = SubmissionStore(rows, vault)
            return try store.received(
                export.form, mode: export.mode, behind: last.map { ($0.sent, $0.submission) }, until: export.asked,
                most: limit
            ).map { ($0, try store.staffEntries($0.id)) }
        }
    }

    private static func pass(_ submissions: [(Submission, StaffEntries)], _ export: inout SubmissionExport) {
        guard let last = submissions.last?.0 else { return }
        export.progress.last = .init(sent: last.sent ?? 0, submission: last.id)
        export.progress.done += submissions.count
    }

    /// - Returns: false: there is more to do.
    func look(_ export: inout SubmissionExport) throws -> Bool {
        let submissions = try next(export)
        for (submission, entries) in submissions { export.progress.columns.add(submission, entries) }
        Self.pass(submissions, &export)
        if submissions.count < pace.rows {
            export.progress.total = export.progress.done
            (export.progress.done, export.progress.last, export.progress.phase) = (0, nil, .writing)
        }
        return false
    }

    // MARK: CSV

    /// - Returns: whether that was all.
    func writeText(_ export: inout SubmissionExport, _ key: DataKey, _ form: Form?) throws -> Bool {
        let isFirst = export.progress.parts.isEmpty
        if isFirst { export.progress.parts = [SubmissionExport.Progress.Part()] }
        let submissions = try next(export)
        let columns = export.progress.columns
        let lines =
            (isFirst ? [columns.header] : []) + submissions.map { columns.cells($0, $1, form: form) }
        let encoding: CSVEncoding = export.format == .cp932 ? .cp932 : .utf8
        let (text, unwritable) = csvLines(lines, encoding)
        let mark = isFirst && encoding == .utf8 ? byteOrderMark : []
        try parts.append(mark + text, to: &export.progress.parts[0], 0, of: export.id, key)
        Self.note(unwritable, &export)
        Self.pass(submissions, &export)
        return submissions.count < pace.rows
    }

    private static func note(_ found: [UnwritableCharacter], _ export: inout SubmissionExport) {
        for letter in found {
            if let known = export.progress.unwritable.firstIndex(where: { $0.character == letter.character }) {
                export.progress.unwritable[known].count += letter.count
            } else {
                export.progress.unwritable.append(
                    .init(character: letter.character, writtenAs: letter.writtenAs, count: letter.count))
            }
        }
    }

    // MARK: Excel

    /// - Returns: whether that was all.
    func writeWorkbook(_ export: inout SubmissionExport, _ key: DataKey, _ form: Form?) throws -> Bool {
        guard export.progress.total < XLSXRowWriter.mostRows else {
            throw TooLong(sentence: "Excelで開ける行数（\(XLSXRowWriter.mostRows)行）を超えています。CSVで書き出してください。")
        }
        try workbook.withLock { open in
            if open?.export == export.id { return }
            open?.drop()
            // Begun anew, whatever another run of the server had done.
            (export.progress.done, export.progress.last) = (0, nil)
            open = try begin(export)
        }
        let submissions = try next(export)
        let columns = export.progress.columns
        try workbook.withLock { open in
            for (submission, entries) in submissions {
                try open?.writer.add(columns.cells(submission, entries, form: form))
            }
        }
        Self.pass(submissions, &export)
        guard submissions.count < pace.rows else { return false }
        try finishWorkbook(&export, key)
        return true
    }

    /// What was added to it is not in the table.
    func dropWorkbook(of export: String) {
        workbook.withLock { open in
            guard open?.export == export else { return }
            open?.drop()
            open = nil
        }
    }

    private func begin(_ export: SubmissionExport) throws -> OpenWorkbook {
        let descriptor = try parts.unnamedFile()
        do {
            let writer = try XLSXRowWriter(
                descriptor: descriptor, temporaryFolder: parts.folder, sheetName: export.form,
                header: export.progress.columns.header)
            return OpenWorkbook(export: export.id, writer: writer, descriptor: descriptor)
        } catch {
            close(descriptor)
            throw error
        }
    }

    private func finishWorkbook(_ export: inout SubmissionExport, _ key: DataKey) throws {
        let finished = workbook.withLock { open in
            defer { open = nil }
            return open
        }
        guard let finished else { throw SealedParts.Lost() }
        defer { close(finished.descriptor) }
        try finished.writer.finish()
        var part = SubmissionExport.Progress.Part()
        try parts.append(file: finished.descriptor, to: &part, 0, of: export.id, key)
        export.progress.parts = [part]
    }
}
