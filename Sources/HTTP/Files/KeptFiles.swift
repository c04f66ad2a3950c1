import CHTTP
import Synchronization

/// Small files in memory, so that a page that many ask for costs neither an `open` nor a `sendfile` each time. Each is looked
/// at again after a moment: what the builder has replaced is served as late as that and no later.
final class KeptFiles: Sendable {
    private struct Entry {
        var file: OpenFile?
        /// Of the monotonic clock, in milliseconds.
        var looked: UInt64
    }

    private struct Files {
        var entries: [String: Entry] = [:]
        var bytes: UInt64 = 0
    }

    /// Pages and style sheets; pictures and documents go through sendfile.
    static let largest: UInt64 = 64 << 10
    /// All together.
    private let mostBytes: UInt64
    /// Names, also of files that are not there.
    private let mostEntries: Int
    private let milliseconds: UInt64
    private let now: @Sendable () -> UInt64
    private let files = Mutex(Files())

    /// - Parameter milliseconds: for which a file is believed to be what it was.
    init(
        milliseconds: UInt64, mostBytes: UInt64 = 32 << 20, mostEntries: Int = 4096,
        now: @escaping @Sendable () -> UInt64 = { chttp_coarse_milliseconds() }
    ) {
        self.milliseconds = milliseconds
        self.mostBytes = mostBytes
        self.mostEntries = mostEntries
        self.now = now
    }

    /// - Parameter keepsAbsence: whether it is also remembered that there is no such file.
    func find(_ name: String, keepsAbsence: Bool, _ look: () -> Folder.Found) -> Folder.Found {
        let now = now()
        let known = files.withLock { $0.entries[name] }
        if let known, now < known.looked + milliseconds { return known.file.map(Folder.Found.file) ?? .absent }
        let found = look()
        switch found {
        case .file(let file):
            if let kept = known?.file, kept.isSame(as: file) {
                keep(name, kept, now)
                return .file(kept)
            }
            guard file.size <= Self.largest, let kept = file.inMemory else {
                forget(name)
                return found
            }
            keep(name, kept, now)
            return .file(kept)
        case .absent where keepsAbsence: keep(name, nil, now)
        case .absent, .folder, .failed: forget(name)
        }
        return found
    }

    private func keep(_ name: String, _ file: OpenFile?, _ now: UInt64) {
        files.withLock { files in
            let more = (file?.size ?? 0)
            if files.entries[name] == nil, files.entries.count >= mostEntries || files.bytes + more > mostBytes {
                // Whoever asks for everything once makes the others be read once more, and no more than that.
                files = Files()
            }
            files.bytes -= files.entries[name]?.file?.size ?? 0
            files.bytes += more
            files.entries[name] = Entry(file: file, looked: now)
        }
    }

    private func forget(_ name: String) {
        files.withLock { files in
            if let known = files.entries.removeValue(forKey: name) { files.bytes -= known.file?.size ?? 0 }
        }
    }

    /// For tests.
    var held: (entries: Int, bytes: UInt64) { files.withLock { ($0.entries.count, $0.bytes) } }
}
