import Glibc
import Model
import Synchronization

/// Small files that are published at once, without a build: `/live/emergency.json`. The tables hold the truth; every server
/// writes them from there.
public final class LiveFiles: Sendable {
    private let folder: String
    private let lock = Mutex(0)

    private static let folderMode: mode_t = 0o755
    private static let fileMode: mode_t = 0o644

    public init(folder: String) { self.folder = folder }

    /// Whole or not at all. A file that holds the same already is not touched.
    /// - Throws: `Problem`
    public func write(_ bytes: [UInt8], to name: String) throws(Problem) {
        let failure: Problem? = lock.withLock { count in
            count += 1
            return replace(bytes, name, attempt: count)
        }
        if let failure { throw failure }
    }

    /// Files that are not published any more.
    /// - Parameter prefix: of the names of whoever asks; others' files stay.
    public func removeOthers(than kept: Set<String>, prefix: String) throws(Problem) {
        guard let handle = opendir(folder) else { return }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(prefix) && !kept.contains(name) { names.append(name) }
        }
        for name in names where unlink("\(folder)/\(name)") != 0 && errno != ENOENT {
            throw failure("\(folder)/\(name)")
        }
    }

    private func replace(_ bytes: [UInt8], _ name: String, attempt: Int) -> Problem? {
        if mkdir(folder, Self.folderMode) != 0 && errno != EEXIST { return failure(folder) }
        // A server with a umask of its own publishes all the same.
        chmod(folder, Self.folderMode)
        let path = "\(folder)/\(name)"
        if contents(path) == bytes { return nil }
        let temporary = "\(folder)/.\(name).\(getpid()).\(attempt)"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, Self.fileMode)
        guard file >= 0 else { return failure(temporary) }
        fchmod(file, Self.fileMode)
        let isWritten = Glibc.write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
        close(file)
        guard isWritten, rename(temporary, path) == 0 else {
            let problem = failure(path)
            unlink(temporary)
            return problem
        }
        return nil
    }

    private func contents(_ path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: Self.largest)
        let count = read(file, &bytes, bytes.count)
        return count < 0 || count == bytes.count ? nil : Array(bytes[..<count])
    }

    private static let largest = 1 << 20

    private func failure(_ path: String) -> Problem {
        let reason = String(cString: strerror(errno))
        return Problem(
            "unwritable-file", at: Place(file: path), ja: "書き込めません（\(reason)）", en: "cannot be written: \(reason)")
    }
}
