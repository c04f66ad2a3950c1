import Glibc
import Model

/// The files of a kind as they are now. A value: importing compares with it and writes nothing.
public struct ContentFolder: Sendable {
    /// By path relative to the content folder: `programs/housing/rent.md`.
    public var files: [String: [UInt8]]

    public init(files: [String: [UInt8]] = [:]) {
        self.files = files
    }

    /// Files larger than this are no content.
    private static let largestFile = 16 << 20
    private static let deepest = 16

    /// Reads the kind's Markdown and CSV files. A folder that is not there yet is empty.
    /// Links to elsewhere are not followed.
    public static func reading(_ path: String, kind: SheetKind) throws(Problem) -> ContentFolder {
        var folder = ContentFolder()
        try folder.read(path, kind.folder, depth: 0)
        return folder
    }

    private mutating func read(_ root: String, _ folder: String, depth: Int) throws(Problem) {
        guard depth <= ContentFolder.deepest else { return }
        guard let directory = opendir(root + "/" + folder) else {
            if errno == ENOENT { return }
            throw unreadable(folder)
        }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = entryName(entry)
            if name == "." || name == ".." { continue }
            let path = folder + "/" + name
            var status = stat()
            guard lstat(root + "/" + path, &status) == 0 else { throw unreadable(path) }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: if !name.hasPrefix(".") { try read(root, path, depth: depth + 1) }
            case S_IFREG:
                let isContent = name.hasSuffix(".md") || name.hasSuffix(".csv")
                if isContent, status.st_size <= ContentFolder.largestFile {
                    files[path] = try contents(of: root + "/" + path, shown: path)
                }
            default: break
            }
        }
    }

    private func entryName(_ entry: UnsafeMutablePointer<dirent>) -> String {
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
    }
}

/// The whole file.
func contents(of path: String, shown: String) throws(Problem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw unreadable(shown) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        if count == 0 { return bytes }
        guard count > 0 else { throw unreadable(shown) }
        bytes.append(contentsOf: buffer[..<count])
    }
}

private func unreadable(_ path: String) -> Problem {
    let reason = String(cString: strerror(errno))
    return Problem(
        "unreadable-file", at: Place(file: path), ja: "読み込めません（\(reason)）", en: "cannot be read (\(reason))")
}
