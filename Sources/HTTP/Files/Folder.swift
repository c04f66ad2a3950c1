import CHTTP
import Glibc
import Synchronization

/// A folder whose files are served, held open. It may not exist yet, and it may be replaced as a whole: its path is
/// looked at again when something is missing, and every second.
final class Folder: Sendable {
    /// How long files of a replaced folder may still be served.
    private static let recheckNanoseconds: UInt64 = 1_000_000_000

    private final class Handle: Sendable {
        let descriptor: Int32
        let device: dev_t
        let inode: ino_t

        init?(_ path: String) {
            descriptor = chttp_open_folder(path)
            guard descriptor >= 0 else { return nil }
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { close(descriptor); return nil }
            (device, inode) = (status.st_dev, status.st_ino)
        }

        deinit {
            if descriptor >= 0 { close(descriptor) }
        }
    }

    private struct State {
        var handle: Handle?
        var checked: UInt64 = 0
    }

    /// How a path is held below the folder.
    enum Lookup {
        /// By the kernel, where it can; links inside the folder are followed.
        case beneath
        /// Segment by segment; no link is followed.
        case stepwise
    }

    let path: String
    private let lookup: Lookup
    private let state: Mutex<State>

    init(_ path: String, lookup: Lookup = .beneath) {
        self.path = path
        self.lookup = lookup
        state = Mutex(State(handle: Handle(path), checked: monotonicNanoseconds()))
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
        let handle = current(orOlder: true)
        let found = handle.map { find(relative, in: $0) } ?? .absent
        guard case .absent = found, let newer = current(orOlder: false), newer !== handle else { return found }
        return find(relative, in: newer)
    }

    private func find(_ relative: String, in handle: Handle) -> Found {
        let found =
            switch lookup {
            case .beneath: chttp_open_beneath(handle.descriptor, relative)
            case .stepwise: chttp_open_stepwise(handle.descriptor, relative)
            }
        switch found.kind {
        case CHTTP_REGULAR:
            let modified = Timestamp(seconds: found.modified_seconds, nanoseconds: found.modified_nanoseconds)
            return .file(OpenFile(descriptor: found.descriptor, size: found.size, modified: modified))
        case CHTTP_FOLDER: return .folder
        case CHTTP_ABSENT: return .absent
        default: return .failed(found.error)
        }
    }

    private func current(orOlder mayBeOlder: Bool) -> Handle? {
        let now = monotonicNanoseconds()
        return state.withLock { state in
            if mayBeOlder, state.handle != nil, now &- state.checked < Self.recheckNanoseconds { return state.handle }
            state.checked = now
            var status = stat()
            let isSame = stat(path, &status) == 0
                && status.st_dev == state.handle?.device && status.st_ino == state.handle?.inode
            if !isSame { state.handle = Handle(path) }
            return state.handle
        }
    }
}

func monotonicNanoseconds() -> UInt64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
}
