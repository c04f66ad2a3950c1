import Glibc
import Model
import Storage
import Synchronization

/// Files that are published at once, without a build: `/live/emergency.json`, `/live/reports/road/index.html`. The tables hold the truth; every server
/// writes them from there.
public final class LiveFiles: Sendable {
    private let folder: String
    private let lock = Mutex(0)

    private static let folderMode: mode_t = 0o755
    private static let fileMode: mode_t = 0o644

    public init(folder: String) { self.folder = folder }

    /// Whole or not at all. A file that holds the same already is not touched.
    /// - Parameter name: a path of plain names below the folder.
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
        for name in FileBytes.names(in: folder) ?? [] where name.hasPrefix(prefix) && !kept.contains(name) {
            try remove(name)
        }
    }

    private func replace(_ bytes: [UInt8], _ name: String, attempt: Int) -> Problem? {
        if let failure = makeFolders(of: name) { return failure }
        let path = "\(folder)/\(name)"
        if contents(path, most: bytes.count) == bytes { return nil }
        let (parent, last) = Self.split(name)
        let temporary = "\(folder)/\(parent).\(last).\(getpid()).\(attempt)"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, Self.fileMode)
        guard file >= 0 else { return failure(temporary) }
        fchmod(file, Self.fileMode)
        let isWritten = FileBytes.append(bytes, to: file) && fsync(file) == 0
        close(file)
        guard isWritten, rename(temporary, path) == 0 else {
            let problem = failure(path)
            unlink(temporary)
            return problem
        }
        return nil
    }

    /// `reports/road/` and `index.html`.
    private static func split(_ name: String) -> (parent: Substring, last: Substring) {
        let end = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
        return (name[..<end], name[end...])
    }

    private func makeFolders(of name: String) -> Problem? {
        var path = folder
        for part in [""] + name.split(separator: "/").dropLast().map({ "/" + $0 }) {
            path += part
            if mkdir(path, Self.folderMode) != 0 && errno != EEXIST { return failure(path) }
            // A server with a umask of its own publishes all the same.
            chmod(path, Self.folderMode)
        }
        return nil
    }

    /// nil: not there, or longer.
    private func contents(_ path: String, most: Int) -> [UInt8]? {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard let bytes = FileBytes.next(most + 1, of: file), bytes.count <= most else { return nil }
        return bytes
    }

    /// Takes a file away; one that is not there is no failure.
    /// - Throws: `Problem`
    public func remove(_ name: String) throws(Problem) {
        let path = "\(folder)/\(name)"
        guard unlink(path) == 0 || errno == ENOENT else { throw failure(path) }
    }

    /// Files of a folder, sorted, with the folder before their names.
    public func files(in name: String) throws(Problem) -> [String] {
        try entries(name).filter { !$0.isFolder }.map { "\(name)/\($0.name)" }
    }

    /// Names of the folders in a folder, sorted.
    public func folders(in name: String) throws(Problem) -> [String] {
        try entries(name).filter(\.isFolder).map(\.name)
    }

    /// None where there is no such folder; half-written files are nobody's.
    private func entries(_ name: String) throws(Problem) -> [(name: String, isFolder: Bool)] {
        let path = "\(folder)/\(name)"
        guard let handle = opendir(path) else {
            if errno == ENOENT { return [] }
            throw failure(path)
        }
        defer { closedir(handle) }
        var found: [(name: String, isFolder: Bool)] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(".") { continue }
            found.append((name, entry.pointee.d_type == UInt8(DT_DIR)))
        }
        return found.sorted { $0.name < $1.name }
    }

    private func failure(_ path: String) -> Problem {
        let reason = String(cString: strerror(errno))
        return Problem(
            "unwritable-file", at: Place(file: path), ja: "書き込めません（\(reason)）", en: "cannot be written: \(reason)")
    }
}
