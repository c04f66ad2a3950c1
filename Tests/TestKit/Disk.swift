import CSystem
import Glibc
import Synchronization

/// What the operating system refused; a test cannot go on.
public struct DiskFailure: Error, CustomStringConvertible {
    public let description: String

    public init(_ what: String, _ path: String) {
        description = "\(what) \(path): \(String(cString: strerror(errno)))"
    }
}

/// A file as the file system knows it: the same stamp means it was not touched.
public struct DiskStamp: Hashable, Sendable {
    public let inode: UInt64
    /// Nanoseconds since 1970.
    public let modified: Int
}

/// Whole files and folders.
public enum Disk {
    public static func read(_ path: String) throws -> [UInt8] {
        let file = system_open(path, O_RDONLY)
        guard file >= 0 else { throw DiskFailure("cannot read", path) }
        defer { close(file) }
        var entry = system_entry()
        system_fstat(file, &entry)
        var bytes = [UInt8](repeating: 0, count: Int(entry.size))
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress! + count, $0.count - count) }
            guard got > 0 else { throw DiskFailure("cannot read", path) }
            count += got
        }
        return bytes
    }

    /// In place where the file exists, as an editor does; folders above are made.
    public static func write(_ bytes: [UInt8], to path: String) throws {
        try makeFolder(folder(of: path))
        let file = system_open(path, O_WRONLY | O_CREAT | O_TRUNC)
        guard file >= 0 else { throw DiskFailure("cannot write", path) }
        defer { close(file) }
        var count = 0
        while count < bytes.count {
            let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + count, $0.count - count) }
            guard written > 0 else { throw DiskFailure("cannot write", path) }
            count += written
        }
    }

    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    public static func makeFolder(_ path: String) throws {
        if path.isEmpty || exists(path) { return }
        try makeFolder(folder(of: path))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw DiskFailure("cannot make", path) }
    }

    public static func folder(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
    }

    /// A file or a folder with everything in it; one that is not there is fine.
    public static func remove(_ path: String) {
        if Glibc.remove(path) == 0 || errno == ENOENT { return }
        for file in tree(path) { unlink(path + "/" + file.path) }
        for folder in folders(path).sorted(by: >) { rmdir(path + "/" + folder) }
        rmdir(path)
    }

    /// All files below a folder with paths relative to it, sorted; none where there is no such folder.
    public static func tree(_ root: String) -> [(path: String, stamp: DiskStamp)] {
        walk(root).filter { !$0.isFolder }.map { ($0.path, $0.stamp) }.sorted { $0.0 < $1.0 }
    }

    public static func folders(_ root: String) -> [String] { walk(root).filter(\.isFolder).map(\.path) }

    private static func walk(_ root: String) -> [(path: String, isFolder: Bool, stamp: DiskStamp)] {
        var tree = system_tree()
        defer { system_tree_free(&tree) }
        guard system_walk(root, &tree) == 0 else { return [] }
        let paths = UnsafeRawBufferPointer(start: tree.paths, count: tree.paths_length)
        return UnsafeBufferPointer(start: tree.entries, count: tree.count).map { entry in
            let start = Int(entry.path_start)
            return (
                String(decoding: paths[start..<(start + Int(entry.path_length))], as: UTF8.self), entry.is_folder != 0,
                DiskStamp(inode: entry.inode, modified: Int(entry.modified))
            )
        }
    }

    /// - Parameter nanoseconds: since 1970.
    static func setModified(_ path: String, _ nanoseconds: Int) throws {
        let time = timespec(tv_sec: nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
        guard utimensat(AT_FDCWD, path, [time, time], 0) == 0 else { throw DiskFailure("cannot touch", path) }
    }

    /// Removed with all that is in it at the end of the run, if nobody has done it before.
    public static func temporaryFolder() throws -> String {
        // In memory where the machine offers it: thousands of small files come and go.
        let place =
            getenv("TMPDIR").map { String(cString: $0) } ?? (access("/dev/shm", W_OK) == 0 ? "/dev/shm" : P_tmpdir)
        var template = Array("\(place)/madoguchi-site-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw DiskFailure("cannot make a folder in", place) }
        let folder = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        temporaryFolders.withLock { folders in
            if folders.isEmpty { atexit { Disk.temporaryFolders.withLock { $0.forEach(Disk.remove) } } }
            folders.append(folder)
        }
        return folder
    }

    private static let temporaryFolders = Mutex<[String]>([])
}
