import Glibc

/// Bytes of open files, and names of folders: whole, whatever the system gives at a time. Why something failed is in `errno`.
public enum FileBytes {
    /// - Returns: false where the disk has not taken all of them.
    public static func append(_ bytes: [UInt8], to file: Int32) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var written = 0
            while written < bytes.count {
                let count = write(file, bytes.baseAddress! + written, bytes.count - written)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                written += count
            }
            return true
        }
    }

    /// - Returns: so many bytes, fewer only at the end of the file; nil where it cannot be read.
    public static func next(_ count: Int, of file: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let more = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress! + filled, count - filled) }
            if more < 0 && errno == EINTR { continue }
            guard more >= 0 else { return nil }
            if more == 0 { break }
            filled += more
        }
        return Array(bytes[..<filled])
    }

    /// Of everything in a folder, in no order; nil where it cannot be read.
    public static func names(in folder: String) -> [String]? {
        guard let handle = opendir(folder) else { return nil }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }
}
