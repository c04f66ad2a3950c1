import Glibc
import HTTP
import Model
import Synchronization

/// `serve --access-log FILE`: a line for each request, without address, query and headers: what a web server in front of this
/// one would write about a person does not stand here.
///
/// `2026-11-28T20:38:00+09:00 GET /kurashi/gomi/ 200 5120 412` — status, bytes of the body, microseconds; 0 as the status, and
/// a `-` at the end, where the client was gone before the end.
final class AccessLog: Sendable {
    private let descriptor: Int32
    private let pending = Mutex<[UInt8]>([])
    private let now: @Sendable () -> Int

    private static let mode: mode_t = 0o640
    /// So much is written at once; whatever is less, at the next look or at the end.
    private static let full = 32 << 10

    /// Appends: a log that was rotated by copying and cutting (`copytruncate`) goes on at its beginning.
    init(_ path: String, now: @escaping @Sendable () -> Int = { Int(time(nil)) }) throws(Problem) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, Self.mode)
        guard descriptor >= 0 else { throw FileAccess.failure(path) }
        self.now = now
    }

    deinit {
        flush()
        close(descriptor)
    }

    func add(_ entry: AccessLogEntry) {
        let at = Self.stamp(now())
        let line =
            "\(at) \(entry.method) \(Self.withoutSecrets(entry.path)) \(entry.status.code) \(entry.bytes) \(entry.microseconds)"
            + (entry.isComplete ? "\n" : " -\n")
        let isFull = pending.withLock { pending in
            pending += Array(line.utf8)
            return pending.count >= Self.full
        }
        if isFull { flush() }
    }

    /// Who has the address of a submission sees it: such parts of a path do not stand here.
    static func withoutSecrets(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            part.utf8.count >= shortestSecret && part.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
                ? "…" : part
        }.joined(separator: "/")
    }

    /// Hexadecimal digits.
    private static let shortestSecret = 32

    /// Whole lines, in their order. A disk that is full loses lines and no request.
    func flush() {
        pending.withLock { pending in
            if pending.isEmpty { return }
            _ = write(descriptor, pending, pending.count)
            pending.removeAll(keepingCapacity: true)
        }
    }

    private static func stamp(_ now: Int) -> String {
        var iso = Moment(unixSeconds: now).iso
        let seconds = now % 60
        if let range = iso.firstRange(of: ":00+") {
            iso.replaceSubrange(range, with: seconds < 10 ? ":0\(seconds)+" : ":\(seconds)+")
        }
        return iso
    }
}
