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

    /// Of every path, size and time: the same signature means nothing below the folder has changed.
    let signature: Fingerprint
    /// Relative paths of the folders. Made from the walk on each call, as `files` is: a build that has nothing to do never asks.
    var folders: [String] { walk?.paths(areFolders: true).map(\.path) ?? [] }
    var files: [File] { walk?.paths(areFolders: false) ?? [] }
    var isEmpty: Bool { walk?.isEmpty ?? true }
    /// When the file was changed that was changed last, in nanoseconds since 1970.
    var lastModified: Int { walk?.lastModified ?? 0 }
    private let walk: Walk?

    /// By path. Swift takes names that differ only in how their characters are composed for the same; the first stands.
    var stamps: [String: FileStamp] { Dictionary(files.map { ($0.path, $0.stamp) }) { first, _ in first } }

    static let empty = FileTree(walk: nil, signature: Fingerprint(bits: 0))

    /// A missing folder is an empty tree.
    static func scan(_ root: String) throws(Problem) -> FileTree {
        var tree = system_tree()
        let error = system_walk(root, &tree)
        let walk = Walk(tree)
        if error == ENOENT { return .empty }
        guard error == 0 else { throw FileFailure.problem("unreadable-folder", root, errno: error) }
        return FileTree(walk: walk, signature: signature(tree))
    }

    /// The signature alone; nil where the folder cannot be read.
    static func signature(of root: String) -> Fingerprint? {
        (try? scan(root)).flatMap { $0.walk == nil ? nil : $0.signature }
    }

    private init(walk: Walk?, signature: Fingerprint) {
        self.walk = walk
        self.signature = signature
    }

    /// What the C walk found. Read only, so it may be shared.
    private final class Walk: @unchecked Sendable {
        private var tree: system_tree

        init(_ tree: system_tree) { self.tree = tree }
        deinit { system_tree_free(&tree) }

        var isEmpty: Bool { tree.count == 0 }

        var lastModified: Int {
            var last: Int64 = 0
            for entry in UnsafeBufferPointer(start: tree.entries, count: tree.count) where entry.is_folder == 0 {
                last = max(last, entry.modified)
            }
            return Int(last)
        }

        func paths(areFolders: Bool) -> [File] {
            var found: [File] = []
            found.reserveCapacity(tree.count)
            let paths = UnsafeRawBufferPointer(start: tree.paths, count: tree.paths_length)
            for entry in UnsafeBufferPointer(start: tree.entries, count: tree.count)
            where (entry.is_folder != 0) == areFolders {
                let start = Int(entry.path_start)
                let path = String(decoding: paths[start..<(start + Int(entry.path_length))], as: UTF8.self)
                found.append(File(path: path, stamp: FileStamp(entry)))
            }
            return found
        }
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
