import Glibc

/// A folder of its own for a test, gone afterwards.
final class TemporaryFolder {
    let path: String

    init() {
        let place = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
        var template = Array("\(place)/http-tests-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) }!
    }

    deinit {
        Self.delete(path)
    }

    /// Writes a file and the folders it needs; returns its path.
    @discardableResult
    func write(_ name: String, _ content: [UInt8]) -> String {
        makeFolders(for: name)
        let file = path + "/" + name
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        precondition(descriptor >= 0, "cannot write \(file): \(errno)")
        defer { close(descriptor) }
        var written = 0
        while written < content.count {
            written += content.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + written, content.count - written)
            }
        }
        return file
    }

    @discardableResult
    func write(_ name: String, _ content: String) -> String {
        write(name, Array(content.utf8))
    }

    func makeFolders(for name: String) {
        let parts = name.split(separator: "/").dropLast()
        for end in parts.indices { mkdir(path + "/" + parts[...end].joined(separator: "/"), 0o755) }
    }

    /// Sets the time of last change, whole seconds since 1970.
    func touch(_ name: String, _ seconds: Int) {
        let times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: seconds, tv_nsec: 0)]
        precondition(utimensat(AT_FDCWD, path + "/" + name, times, 0) == 0)
    }

    private static func delete(_ path: String) {
        guard remove(path) != 0, let folder = opendir(path) else { return }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { delete(path + "/" + name) }
        }
        closedir(folder)
        rmdir(path)
    }
}
