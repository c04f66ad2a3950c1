import FormEngine
import Glibc
import Model
import OpenData
import Storage
import Submissions
import Synchronization

/// Writes exports, one step at a time: between two steps everything is in the table, and a server that is killed goes on from there.
/// An Excel file alone begins anew: its writer cannot be put down and taken up again.
public final class SubmissionExporter: Sendable {
    let store: any Store
    let vault: Vault
    let parts: SealedParts
    private let server: String
    /// How much a step does.
    let pace: Pace
    /// The Excel file that is being written.
    let workbook = Mutex<OpenWorkbook?>(nil)
    private let hasPrepared = Mutex(false)
    /// When files that nobody knows were last looked for.
    private let tidied = Mutex(0)

    public struct Pace: Sendable {
        /// Submissions of a table. Less than a second of work: whatever else the server does by itself waits so long.
        public var rows = 4000
        /// Of a ZIP file before the next one begins: what programs of towns open, and what a killed server loses.
        public var archiveBytes = 64 << 20

        public init() {}
    }

    struct OpenWorkbook: @unchecked Sendable {
        // Sendable: one thread at a time has it, under the lock.
        var export: String
        var writer: XLSXRowWriter
        var descriptor: Int32

        func drop() {
            writer.discard()
            close(descriptor)
        }
    }

    public init(_ store: any Store, _ vault: Vault, folder: String, server: String, pace: Pace = Pace()) {
        self.store = store
        self.vault = vault
        self.server = server
        self.pace = pace
        parts = SealedParts(folder: folder, vault: vault)
    }

    // MARK: Working

    /// A step of the oldest export that waits.
    /// - Parameter form: as it is published: its words say how far something is.
    /// - Returns: whether there was anything to do.
    public func work(now: Int, form: (String) -> Form?) throws -> Bool {
        let (vault, server) = (vault, server)
        try tidy(now: now)
        guard try store.read({ try ExportStore($0, vault).hasWaiting() }) else { return false }
        guard var export = try store.write({ try ExportStore($0, vault).take(as: server, now: now) }),
            let key = try store.read({ try ExportStore($0, vault).key(of: export) })
        else { return false }
        do {
            if !hasPrepared.withLock({ $0 }) {
                try parts.prepare()
                hasPrepared.withLock { $0 = true }
            }
            try step(&export, key, form(export.form), now: now)
        } catch is SealedParts.Lost {
            export.progress = SubmissionExport.Progress()
        } catch let limit as TooLong {
            (export.state, export.message, export.finished) = (.failed, limit.sentence, now)
        } catch {
            dropWorkbook(of: export.id)
            export = try failed(export, error, now: now)
        }
        let saved = export
        if try !store.write({ try ExportStore($0, vault).save(saved, as: server, now: now) }) {
            dropWorkbook(of: export.id)
        }
        return true
    }

    /// More than the format holds.
    struct TooLong: Error {
        var sentence: String
    }

    /// Tried again from where it was before the step; after some times somebody is told.
    private func failed(_ export: SubmissionExport, _ error: any Error, now: Int) throws -> SubmissionExport {
        let server = server
        let before = try store.read { [vault] rows in
            try ExportStore(rows, vault).export(export.id, askedBy: export.askedBy)
        }
        var failed = before ?? export
        failed.attempts += 1
        if failed.attempts >= SubmissionExport.mostAttempts {
            let reason = (error as? Problem)?.line(in: .japanese) ?? "\(error)"
            failed.state = .failed
            failed.message = "\(SubmissionExport.mostAttempts)回行いましたが、書き出せませんでした。サーバー「\(server)」：\(reason)"
            failed.finished = now
        }
        return failed
    }

    private func step(_ export: inout SubmissionExport, _ key: DataKey, _ form: Form?, now: Int) throws {
        let isOver =
            switch (export.format, export.progress.phase) {
            case (.zip, _): try archive(&export, key)
            case (_, .looking): try look(&export)
            case (.xlsx, .writing): try writeWorkbook(&export, key, form)
            case (_, .writing): try writeText(&export, key, form)
            }
        if isOver { (export.state, export.finished) = (.done, now) }
    }

    // MARK: For whoever asked

    /// A file without a name with what is downloaded; whoever takes it closes it. nil: it is not on this server.
    public func opened(_ export: SubmissionExport, part: Int) throws -> (descriptor: Int32, bytes: Int)? {
        guard export.state == .done, export.progress.parts.indices.contains(part),
            let key = try store.read({ try ExportStore($0, vault).key(of: export) })
        else { return nil }
        do {
            let wanted = export.progress.parts[part]
            return (try parts.opened(wanted, part, of: export.id, key), wanted.bytes)
        } catch is SealedParts.Lost {
            return nil
        }
    }

    /// What is over, and files that nobody knows.
    /// - Returns: how many exports.
    public func deleteOld(now: Int) throws -> Int {
        let vault = vault
        let old = try store.write { try ExportStore($0, vault).deleteOld(now: now) }
        try deleteLeftovers()
        return old.count
    }

    private static let hour = 3600

    /// Each server looks after its own folder: what another one has deleted, or taken over, lies there still.
    private func tidy(now: Int) throws {
        let isDue = tidied.withLock { tidied in
            guard now - tidied >= Self.hour else { return false }
            tidied = now
            return true
        }
        if isDue { try deleteLeftovers() }
    }

    public func deleteLeftovers() throws {
        let known = try store.read { [vault] in try ExportStore($0, vault).ids() }
        try parts.deleteOthers(than: known)
    }
}
