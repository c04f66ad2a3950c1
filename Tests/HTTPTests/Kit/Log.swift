import Glibc
import Synchronization

@testable import HTTP

/// An access log to wait on.
final class Log: Sendable {
    private let entries = Mutex<[AccessLogEntry]>([])

    func add(_ entry: AccessLogEntry) {
        entries.withLock { $0.append(entry) }
    }

    /// Waits for it.
    func first() throws -> AccessLogEntry {
        try wait { !entries.withLock(\.isEmpty) }
        return entries.withLock { $0[0] }
    }
}

/// Returns once the condition holds; throws where it does not for far longer than it should take.
func wait(until condition: () -> Bool) throws {
    for _ in 0..<15_000 {
        if condition() { return }
        usleep(1000)
    }
    throw RawClient.Failure(description: "waited in vain")
}
