import CHTTP
import Glibc
import Synchronization

/// A folder whose files are served, held open. It may not exist yet, and it may be replaced as a whole: its path is
/// looked at again every now and then.
final class Folder: Sendable {
    /// How long files of a replaced folder may still be served, and files of a new one missing.
    static let recheckMilliseconds: UInt64 = 100

    /// How a path is held below the folder.
    enum Lookup {
        /// By the kernel, where it can; links inside the folder are followed.
        case beneath
        /// Segment by segment; no link is followed.
        case stepwise
    }

    let path: String
    private let lookup: Lookup
    /// -1 until the folder is there for the first time, then one number for ever: when the folder is replaced, the
    /// number is pointed at the new one (dup3), so that lookups need no lock.
    private let descriptor = Atomic<Int32>(-1)
    private let nextCheck = Atomic<UInt64>(0)

    private struct Identity: Equatable {
        var device: dev_t
        var inode: ino_t
    }

    private let identity = Mutex<Identity?>(nil)

    init(_ path: String, lookup: Lookup = .beneath) {
        self.path = path
        self.lookup = lookup
        check()
    }

    deinit {
        let descriptor = descriptor.load(ordering: .relaxed)
        if descriptor >= 0 { close(descriptor) }
    }

    enum Found {
        case file(OpenFile)
        case folder
        case absent
        /// An errno that is our trouble, not the client's.
        case failed(Int32)
    }

    /// What lies at `relative` (segments joined by `/`, none of them empty or a dot segment), below this folder in
    /// spite of all links. Never blocks on a pipe.
    func find(_ relative: String) -> Found {
        checkIfDue()
        let folder = descriptor.load(ordering: .acquiring)
        guard folder >= 0 else { return .absent }
        let found =
            switch lookup {
            case .beneath: chttp_open_beneath(folder, relative)
            case .stepwise: chttp_open_stepwise(folder, relative)
            }
        switch found.kind {
        case CHTTP_REGULAR:
            let modified = Timestamp(seconds: found.modified_seconds, nanoseconds: found.modified_nanoseconds)
            return .file(
                OpenFile(
                    descriptor: found.descriptor, size: found.size, modified: modified, inode: found.inode))
        case CHTTP_FOLDER: return .folder
        case CHTTP_ABSENT: return .absent
        default: return .failed(found.error)
        }
    }

    private func checkIfDue() {
        let now = chttp_coarse_milliseconds()
        let due = nextCheck.load(ordering: .relaxed)
        guard now >= due else { return }
        let next = now + Self.recheckMilliseconds
        if nextCheck.compareExchange(expected: due, desired: next, ordering: .relaxed).exchanged { check() }
    }

    private func check() {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        let seen = Identity(device: status.st_dev, inode: status.st_ino)
        identity.withLock { known in
            guard seen != known else { return }
            let opened = chttp_open_folder(path)
            guard opened >= 0 else { return }
            let current = descriptor.load(ordering: .relaxed)
            if current < 0 {
                descriptor.store(opened, ordering: .releasing)
            } else {
                chttp_replace(current, opened)
            }
            known = seen
        }
    }
}
