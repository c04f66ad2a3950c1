import Glibc
import Synchronization
import Transfer

/// Parts of maps that were fetched, in files. Strangers cannot make this server fetch without bounds: each part once a month, a few
/// at a time, so many in a minute, and never one twice at once.
final class TileCache: @unchecked Sendable {
    // Sendable: everything that changes is changed under `lock`.
    private let source: TileSource
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let finished = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var state = State()

    enum Answer: Equatable {
        case picture([UInt8])
        case none
        /// The authority does not answer, or too much was asked for.
        case later
    }

    private struct State {
        /// nil: nobody has looked into the folder yet.
        var kept: [String: Kept]?
        var bytes = 0
        /// That there is none is remembered as well; when it was learned.
        var missing: [String: Int] = [:]
        var fetching: Set<String> = []
        /// Who waits for the fetch of somebody else.
        var waiting = 0
        var minute = 0
        var fetchedInMinute = 0
    }

    private struct Kept {
        var size: Int
        /// When it was fetched.
        var at: Int
    }

    /// Seconds after which a part is fetched again.
    private static let keptSeconds = 30 * 86_400
    private static let missingSeconds = 86_400
    private static let mostMissing = 10_000
    /// More would leave no worker for anybody else: each holds one, those who wait as well.
    private static let mostAtOnce = 6
    private static let mostWaiting = 12
    /// Six maps opened in a minute by people who look about.
    private static let mostPerMinute = 600
    /// Seconds until a browser asks again.
    static let patience = 10

    init(_ source: TileSource) {
        self.source = source
        pthread_mutex_init(lock, nil)
        pthread_cond_init(finished, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        pthread_cond_destroy(finished)
        lock.deallocate()
        finished.deallocate()
    }

    private func withLock<Result>(_ body: () throws -> Result) rethrows -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return try body()
    }

    func picture(_ tile: Tile, now: Int) throws -> Answer {
        switch withLock({ decide(tile, now: now) }) {
        case .known(let answer): return answer
        case .read:
            if let bytes = read(tile) { return .picture(bytes) }
            // Somebody took the file away; it is fetched the next time.
            withLock { forget(tile.path) }
            return .later
        case .fetch: return fetch(tile, now: now)
        }
    }

    private enum Decision {
        case known(Answer)
        case read, fetch
    }

    private func decide(_ tile: Tile, now: Int) -> Decision {
        if state.kept == nil { lookIntoFolder() }
        // Whoever was first fetches it for all.
        while state.fetching.contains(tile.path) {
            guard waitForFetch() else { return .known(.later) }
        }
        if let kept = state.kept?[tile.path], now - kept.at < Self.keptSeconds { return .read }
        if let learned = state.missing[tile.path], now - learned < Self.missingSeconds { return .known(.none) }
        if now / 60 != state.minute { (state.minute, state.fetchedInMinute) = (now / 60, 0) }
        // An old map is better than none.
        let otherwise = state.kept?[tile.path] == nil ? Decision.known(.later) : .read
        while state.fetching.count >= Self.mostAtOnce {
            guard waitForFetch() else { return otherwise }
        }
        // Somebody else may have begun with it meanwhile.
        if state.fetching.contains(tile.path) { return decide(tile, now: now) }
        guard state.fetchedInMinute < Self.mostPerMinute else { return otherwise }
        state.fetchedInMinute += 1
        state.fetching.insert(tile.path)
        return .fetch
    }

    /// - Returns: false where too many wait already.
    private func waitForFetch() -> Bool {
        guard state.waiting < Self.mostWaiting else { return false }
        state.waiting += 1
        pthread_cond_wait(finished, lock)
        state.waiting -= 1
        return true
    }

    private func fetch(_ tile: Tile, now: Int) -> Answer {
        let fetched = Result { try source.fetch(tile) }
        return withLock {
            state.fetching.remove(tile.path)
            pthread_cond_broadcast(finished)
            switch fetched {
            case .success(let bytes?):
                keep(bytes, tile.path, now: now)
                return .picture(bytes)
            case .success(nil):
                if state.missing.count >= Self.mostMissing { state.missing = [:] }
                state.missing[tile.path] = now
                return .none
            case .failure:
                return state.kept?[tile.path] == nil ? .later : read(tile).map(Answer.picture) ?? .later
            }
        }
    }

    // MARK: Files

    private static let folderMode: mode_t = 0o700
    private static let fileMode: mode_t = 0o600

    private func file(_ path: String) -> String { "\(source.folder)/\(path.replacing("/", with: "-"))" }

    /// A flat folder: `std-12-3637-1612.png`.
    private func lookIntoFolder() {
        state.kept = [:]
        guard let handle = opendir(source.folder) else { return }
        defer { closedir(handle) }
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            var status = stat()
            guard name.hasSuffix(".png"), stat("\(source.folder)/\(name)", &status) == 0 else { continue }
            let kept = Kept(size: Int(status.st_size), at: Int(status.st_mtim.tv_sec))
            state.kept?[name.replacing("-", with: "/")] = kept
            state.bytes += kept.size
        }
    }

    private func read(_ tile: Tile) -> [UInt8]? {
        let descriptor = open(file(tile.path), O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        return Glibc.read(descriptor, &bytes, bytes.count) == bytes.count ? bytes : nil
    }

    /// A map that cannot be kept is shown all the same.
    private func keep(_ bytes: [UInt8], _ path: String, now: Int) {
        mkdir(source.folder, Self.folderMode)
        let (whole, half) = (file(path), file(path) + ".new")
        let descriptor = open(half, O_WRONLY | O_CREAT | O_TRUNC, Self.fileMode)
        guard descriptor >= 0 else { return }
        let isWritten = write(descriptor, bytes, bytes.count) == bytes.count
        // The clock of this server, which tests set.
        var times = [timespec(tv_sec: now, tv_nsec: 0), timespec(tv_sec: now, tv_nsec: 0)]
        futimens(descriptor, &times)
        close(descriptor)
        guard isWritten, rename(half, whole) == 0 else {
            unlink(half)
            return
        }
        forget(path)
        state.kept?[path] = Kept(size: bytes.count, at: now)
        state.bytes += bytes.count
        makeRoom()
    }

    private func forget(_ path: String) {
        if let old = state.kept?.removeValue(forKey: path) { state.bytes -= old.size }
    }

    /// The oldest go first, some more than have to, so that this is seldom done.
    private func makeRoom() {
        guard state.bytes > source.most, let kept = state.kept else { return }
        for (path, _) in kept.sorted(by: { ($0.value.at, $0.key) < ($1.value.at, $1.key) }) {
            if state.bytes <= source.most / 10 * 9 { break }
            unlink(file(path))
            forget(path)
        }
    }
}
