import Glibc

/// A regular file open for reading; closed when nobody holds it any more. What was there when it was opened is
/// what is served, also when the builder puts another file in its place meanwhile.
public final class OpenFile: Sendable {
    /// -1 where it is in memory.
    public let descriptor: Int32
    public let size: UInt64
    public let modified: Timestamp
    /// Of the file system; another file in its place has another one.
    private let inode: UInt64
    /// All of it, where it is in memory.
    let content: FileContent?

    /// Takes the descriptor over.
    init(descriptor: Int32, size: UInt64, modified: Timestamp, inode: UInt64 = 0) {
        self.descriptor = descriptor
        self.size = size
        self.modified = modified
        self.inode = inode
        content = nil
    }

    /// Of a file that has no name, or that its owner has opened. Takes the descriptor over.
    public convenience init(descriptor: Int32, bytes: Int) {
        self.init(descriptor: descriptor, size: UInt64(bytes), modified: Timestamp(seconds: 0))
    }

    private init(_ content: FileContent, of file: OpenFile) {
        descriptor = -1
        size = file.size
        modified = file.modified
        inode = file.inode
        self.content = content
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// A copy that needs no descriptor; nil where it cannot be read.
    var inMemory: OpenFile? {
        let content = FileContent(count: Int(size))
        return read(at: 0, into: content.bytes) ? OpenFile(content, of: self) : nil
    }

    /// As far as the file system tells.
    func isSame(as other: OpenFile) -> Bool {
        inode == other.inode && size == other.size && modified == other.modified
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
        if let content {
            guard Int(offset) + buffer.count <= content.bytes.count else { return false }
            buffer.copyMemory(
                from: UnsafeRawBufferPointer(rebasing: content.bytes[Int(offset)...].prefix(buffer.count)))
            return true
        }
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

/// Bytes of a file that do not change any more once they are read.
final class FileContent: @unchecked Sendable {
    // Sendable: written once, before anybody else sees it.
    let bytes: UnsafeMutableRawBufferPointer

    init(count: Int) { bytes = .allocate(byteCount: count, alignment: 1) }

    deinit { bytes.deallocate() }
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
