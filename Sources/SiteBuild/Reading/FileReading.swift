import CSystem
import Glibc
import Model

/// A buffer that one worker reads file after file into.
struct FileBuffer {
    private var bytes: [UInt8] = Array(repeating: 0, count: 64 << 10)
    private var count = 0

    /// Reads a whole file; the bytes are valid inside `body` only.
    mutating func withFile<Result>(
        _ path: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) throws(Problem) -> Result {
        try read(path)
        return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
    }

    private mutating func read(_ path: String) throws(Problem) {
        let file = system_open(path, O_RDONLY)
        guard file >= 0 else { throw FileFailure.problem("unreadable-file", path, errno: errno) }
        defer { close(file) }
        count = 0
        while true {
            if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: bytes.count)) }
            let got = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(file, buffer.baseAddress! + count, buffer.count - count)
            }
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { throw FileFailure.problem("unreadable-file", path, errno: errno) }
            if got == 0 { return }
            count += got
        }
    }

    static func contents(_ path: String) throws(Problem) -> [UInt8] {
        var buffer = FileBuffer()
        return try buffer.withFile(path) { Array($0) }
    }
}
