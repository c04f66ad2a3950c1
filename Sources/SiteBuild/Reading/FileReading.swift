import CSystem
import Glibc
import Model

/// A buffer that one worker reads file after file into.
struct FileBuffer {
    private let memory = Memory()

    /// Not cleared: clearing cost as much as reading the usual small file.
    private final class Memory {
        private(set) var bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)

        deinit { bytes.deallocate() }

        func grow() {
            let bigger = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count * 2, alignment: 16)
            bigger.copyMemory(from: UnsafeRawBufferPointer(bytes))
            bytes.deallocate()
            bytes = bigger
        }
    }

    /// Reads a whole file; the bytes are valid inside `body` only.
    mutating func withFile<Result>(
        _ path: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) throws(Problem) -> Result {
        let count = try read(path)
        return body(UnsafeBufferPointer(rebasing: memory.bytes.bindMemory(to: UInt8.self)[..<count]))
    }

    private func read(_ path: String) throws(Problem) -> Int {
        let file = system_open(path, O_RDONLY)
        guard file >= 0 else { throw FileFailure.problem("unreadable-file", path, errno: errno) }
        defer { close(file) }
        var count = 0
        while true {
            if count == memory.bytes.count { memory.grow() }
            let asked = memory.bytes.count - count
            let got = Glibc.read(file, memory.bytes.baseAddress! + count, asked)
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { throw FileFailure.problem("unreadable-file", path, errno: errno) }
            count += got
            // A file gives less than was asked for only at its end.
            if got < asked { return count }
        }
    }

    /// The bytes from `start` to the end; valid inside `body` only.
    mutating func withFile<Result>(
        _ path: String, from start: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) throws(Problem) -> Result {
        try withFile(path) { body(UnsafeBufferPointer(rebasing: $0[min(start, $0.count)...])) }
    }

    static func contents(_ path: String) throws(Problem) -> [UInt8] {
        var buffer = FileBuffer()
        return try buffer.withFile(path) { Array($0) }
    }

    /// Whether a file holds just these bytes. Arrays are compared one byte after the other.
    static func file(_ path: String, holds bytes: [UInt8]) throws(Problem) -> Bool {
        var buffer = FileBuffer()
        return try buffer.withFile(path) { file in
            bytes.withUnsafeBytes { bytes in
                guard file.count == bytes.count else { return false }
                guard let own = file.baseAddress, let other = bytes.baseAddress else { return true }
                return memcmp(own, other, file.count) == 0
            }
        }
    }
}
