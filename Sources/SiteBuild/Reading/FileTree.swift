import CSystem
import Glibc
import Model

/// A file as the file system describes it; equal stamps mean the file has not been touched.
struct FileStamp: Hashable, Sendable {
    var size: Int
    /// Nanoseconds since 1970.
    var modified: Int
    var inode: UInt64

    /// A stamp that no file has: what carries it is read again.
    static let unknown = FileStamp(size: -1, modified: 0, inode: 0)

    init(size: Int, modified: Int, inode: UInt64) {
        self.size = size
        self.modified = modified
        self.inode = inode
    }

    init(_ entry: system_entry) {
        self.init(size: Int(entry.size), modified: Int(entry.modified), inode: entry.inode)
    }
}

/// All files below a folder, in byte order of their paths within each folder.
struct FileTree: Sendable {
    struct File: Sendable {
        /// Relative to the root, with `/`.
        var path: String
        var stamp: FileStamp
    }

    var files: [File]
    /// Relative paths of the folders.
    var folders: [String]
    /// Of every path, size and time: the same signature means nothing below the folder has changed.
    var signature: Fingerprint

    /// By path. Swift takes names that differ only in how their characters are composed for the same; the first stands.
    var stamps: [String: FileStamp] { Dictionary(files.map { ($0.path, $0.stamp) }) { first, _ in first } }

    static let empty = FileTree(files: [], folders: [], signature: Fingerprint(bits: 0))

    /// A missing folder is an empty tree.
    static func scan(_ root: String) throws(Problem) -> FileTree {
        var tree = system_tree()
        let error = system_walk(root, &tree)
        defer { system_tree_free(&tree) }
        if error == ENOENT { return .empty }
        guard error == 0 else { throw FileFailure.problem("unreadable-folder", root, errno: error) }
        return FileTree(tree)
    }

    /// The signature alone, without a String per file.
    static func signature(of root: String) -> Fingerprint? {
        var tree = system_tree()
        let error = system_walk(root, &tree)
        defer { system_tree_free(&tree) }
        return error == 0 ? signature(tree) : nil
    }

    private init(_ tree: system_tree) {
        files = []
        folders = []
        files.reserveCapacity(tree.count)
        let paths = UnsafeRawBufferPointer(start: tree.paths, count: tree.paths_length)
        for entry in UnsafeBufferPointer(start: tree.entries, count: tree.count) {
            let start = Int(entry.path_start)
            let path = String(decoding: paths[start..<(start + Int(entry.path_length))], as: UTF8.self)
            if entry.is_folder != 0 {
                folders.append(path)
            } else {
                files.append(File(path: path, stamp: FileStamp(entry)))
            }
        }
        signature = Self.signature(tree)
    }

    private init(files: [File], folders: [String], signature: Fingerprint) {
        self.files = files
        self.folders = folders
        self.signature = signature
    }

    /// Folders count by name only: their own times change with every file beside them.
    private static func signature(_ tree: system_tree) -> Fingerprint {
        let entries = UnsafeMutableBufferPointer(start: tree.entries, count: tree.count)
        for index in entries.indices where entries[index].is_folder != 0 {
            entries[index].modified = 0
            entries[index].size = 0
        }
        let stamps = Fingerprint(UnsafeRawBufferPointer(entries))
        let names = Fingerprint(UnsafeRawBufferPointer(start: tree.paths, count: tree.paths_length))
        return Fingerprint {
            $0.add(stamps)
            $0.add(names)
        }
    }
}

/// What the operating system refused, as a problem for people.
enum FileFailure {
    static func problem(_ code: String, _ path: String, errno: Int32) -> Problem {
        let reason = String(cString: strerror(errno))
        return Problem(
            code, at: Place(file: path), ja: "読み書きできません（\(reason)）", en: "cannot be read or written: \(reason)")
    }
}
