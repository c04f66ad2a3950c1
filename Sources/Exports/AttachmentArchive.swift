import CZip
import Glibc
import Model
import Storage
import Submissions

/// Attachments: ZIP files one behind the other, each complete in itself. Memory holds one attachment.
extension SubmissionExporter {
    /// A step is one archive.
    /// - Returns: whether that was all.
    func archive(_ export: inout SubmissionExport, _ key: DataKey) throws -> Bool {
        let (last, asked) = (export.progress.last, export.asked)
        if export.progress.phase == .looking {
            export.progress.total = try store.read { [vault, export] rows in
                try SubmissionStore(rows, vault).attachmentCount(export.form, mode: export.mode, until: asked)
            }
            export.progress.phase = .writing
        }
        let listed = try store.read { [vault, pace, export] rows in
            try SubmissionStore(rows, vault).attachments(
                export.form, mode: export.mode, behind: last.map { ($0.sent, $0.submission, $0.file) }, until: asked,
                mostBytes: pace.archiveBytes)
        }
        // What the scanner has looked at meanwhile is listed as well: nothing more is the end, and an empty archive is none.
        guard let final = listed.last else { return true }
        let number = export.progress.parts.count
        let path = "\(parts.folder)/\(export.id)-\(number).zip"
        defer { unlink(path) }
        try Archive.write(listed, to: path) { [store, vault] attachment in
            try store.read { rows in try SubmissionStore(rows, vault).content(of: attachment) }
        }
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Archive.failure }
        defer { close(file) }
        var part = SubmissionExport.Progress.Part()
        try parts.append(file: file, to: &part, number, of: export.id, key)
        export.progress.parts.append(part)
        export.progress.last = .init(sent: final.sent, submission: final.submission, file: final.id)
        export.progress.done += listed.count
        return false
    }
}

/// A ZIP file with names that people can read (https://libzip.org/documentation/).
private enum Archive {
    static let failure = Problem(
        "archive-not-written", at: Place(file: "zip"), ja: "ZIPファイルを作れませんでした", en: "the archive could not be made")

    /// - Parameter content: asked for one file after the other.
    static func write(
        _ files: [Attachment], to path: String, content: @escaping (Attachment) throws -> [UInt8]
    ) throws {
        unlink(path)
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else { throw failure }
        var sources: [FileSource] = []
        do {
            for file in files {
                let source = FileSource(file) { try content(file) }
                sources.append(source)
                try add(source, to: archive)
            }
        } catch {
            zip_discard(archive)
            throw error
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            throw sources.lazy.compactMap(\.error).first ?? failure
        }
        withExtendedLifetime(sources) {}
    }

    private static func add(_ source: FileSource, to archive: OpaquePointer) throws {
        guard let made = zip_source_function(archive, readSource, Unmanaged.passUnretained(source).toOpaque()) else {
            throw failure
        }
        let index = zip_file_add(archive, source.file.archiveName, made, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(made)
            throw failure
        }
        // What is taken is packed already.
        zip_set_file_compression(archive, zip_uint64_t(index), Int32(ZIP_CM_STORE), 0)
        zip_file_set_mtime(archive, zip_uint64_t(index), time_t(source.file.sent), 0)
    }
}

/// One attachment, opened when the archive gets to it and let go behind it.
private final class FileSource {
    let file: Attachment
    private let open: () throws -> [UInt8]
    private var bytes: [UInt8] = []
    private var position = 0
    private(set) var error: (any Error)?

    init(_ file: Attachment, open: @escaping () throws -> [UInt8]) {
        self.file = file
        self.open = open
    }

    func answer(_ command: zip_source_cmd_t, _ buffer: UnsafeMutableRawPointer?, _ length: Int) -> Int64 {
        switch command {
        case ZIP_SOURCE_OPEN:
            do {
                bytes = try open()
                position = 0
                return 0
            } catch {
                self.error = error
                return -1
            }
        case ZIP_SOURCE_READ:
            let count = min(length, bytes.count - position)
            bytes.withUnsafeBytes {
                if count > 0 { buffer?.copyMemory(from: $0.baseAddress! + position, byteCount: count) }
            }
            position += count
            return Int64(count)
        case ZIP_SOURCE_CLOSE:
            bytes = []
            return 0
        case ZIP_SOURCE_STAT:
            guard let stat = buffer?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
            zip_stat_init(stat)
            stat.pointee.size = zip_uint64_t(file.size)
            stat.pointee.valid = zip_uint64_t(ZIP_STAT_SIZE)
            return Int64(MemoryLayout<zip_stat_t>.size)
        case ZIP_SOURCE_ERROR:
            // Which of libzip's errors, and no errno.
            buffer?.assumingMemoryBound(to: Int32.self)[0] = ZIP_ER_READ
            buffer?.assumingMemoryBound(to: Int32.self)[1] = 0
            return Int64(2 * MemoryLayout<Int32>.size)
        case ZIP_SOURCE_SUPPORTS:
            return [
                ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
            ]
            .reduce(0) { $0 | Int64(1) << Int64($1.rawValue) }
        default: return 0
        }
    }
}

private func readSource(
    _ state: UnsafeMutableRawPointer?, _ buffer: UnsafeMutableRawPointer?, _ length: zip_uint64_t,
    _ command: zip_source_cmd_t
) -> zip_int64_t {
    guard let state else { return -1 }
    return Unmanaged<FileSource>.fromOpaque(state).takeUnretainedValue().answer(command, buffer, Int(length))
}
