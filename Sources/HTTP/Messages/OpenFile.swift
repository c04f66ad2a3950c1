import Glibc

/// A regular file open for reading; closed when nobody holds it any more. What was there when it was opened is
/// what is served, also when the builder puts another file in its place meanwhile.
public final class OpenFile: Sendable {
    public let descriptor: Int32
    public let size: UInt64
    public let modified: Timestamp

    /// Takes the descriptor over.
    init(descriptor: Int32, size: UInt64, modified: Timestamp) {
        self.descriptor = descriptor
        self.size = size
        self.modified = modified
    }

    deinit {
        close(descriptor)
    }

    /// nil where the file cannot be read or has become shorter.
    func read(at offset: UInt64, _ count: Int) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let part = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count])
            filled = read(at: offset, into: part) ? count : 0
        }
        return bytes.count == count ? bytes : nil
    }

    /// Fills the whole buffer, or returns false.
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
        var filled = 0
        while filled < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let part = pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(filled))
            if part < 0 && errno == EINTR { continue }
            guard part > 0 else { return false }
            filled += part
        }
        return true
    }
}

/// A moment since 1970 UTC, as the file system keeps it.
public struct Timestamp: Hashable, Sendable {
    public var seconds: Int64
    public var nanoseconds: UInt32

    public init(seconds: Int64, nanoseconds: UInt32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }
}
