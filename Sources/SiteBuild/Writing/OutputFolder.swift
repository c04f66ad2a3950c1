import CSystem
import Glibc
import Model

/// A folder of the program's own files. Each appears whole (temporary name, then rename).
struct OutputFolder: Sendable {
    let root: String

    /// Suffix of files on their way; they begin with a dot, so nobody serves or lists them.
    private static let temporarySuffix = ".new"

    /// - Returns: the stamp of the new file.
    func write(_ bytes: [UInt8], to file: String) throws(Problem) -> FileStamp {
        try write(pieces: [.made(bytes)], to: file)
    }

    /// One behind the other.
    func write(pieces: [StatePiece], to file: String) throws(Problem) -> FileStamp {
        try replace(file) { descriptor in
            pieces.allSatisfy { $0.withBytes { writeAll($0, to: descriptor) } }
        }
    }

    private func replace(_ file: String, _ fill: (Int32) -> Bool) throws(Problem) -> FileStamp {
        let path = root + "/" + file
        let temporary = Self.temporaryName(path)
        var descriptor = system_open(temporary, O_WRONLY | O_CREAT | O_TRUNC)
        if descriptor < 0 && errno == ENOENT {
            makeFolder(Self.folder(of: path))
            descriptor = system_open(temporary, O_WRONLY | O_CREAT | O_TRUNC)
        }
        guard descriptor >= 0 else { throw FileFailure.problem("unwritable-output", path, errno: errno) }
        var entry = system_entry()
        let isFilled = fill(descriptor)
        let failure = errno
        system_fstat(descriptor, &entry)
        close(descriptor)
        guard isFilled, rename(temporary, path) == 0 else {
            let failure = isFilled ? errno : failure
            unlink(temporary)
            throw FileFailure.problem("unwritable-output", path, errno: failure)
        }
        return FileStamp(entry)
    }

    private static func temporaryName(_ path: String) -> String {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
        return path[...slash] + "." + path[path.index(after: slash)...] + temporarySuffix
    }

    static func folder(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "."
    }

    /// Of `a/b/c` the folders `a` and `a/b`.
    static func folders(above file: String) -> [String] {
        var folders: [String] = []
        var rest = file.utf8[...]
        while let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
            folders.append(String(file[..<slash]))
            rest = rest[rest.index(after: slash)...]
        }
        return folders
    }

    /// With all folders above; one that exists is fine.
    func makeFolder(_ path: String) {
        if mkdir(path, 0o777) == 0 || errno != ENOENT { return }
        let above = Self.folder(of: path)
        if above.isEmpty || above == path { return }
        makeFolder(above)
        mkdir(path, 0o777)
    }

    func remove(_ file: String) {
        unlink(root + "/" + file)
    }

    /// Removes folders that have become empty; deepest first.
    func removeEmptyFolders(_ folders: [String]) {
        for folder in folders.sorted(by: >) { rmdir(root + "/" + folder) }
    }
}

func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
        let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else { return false }
        rest = rest.dropFirst(written)
    }
    return true
}
