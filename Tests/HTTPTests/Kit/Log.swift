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
    func first() -> AccessLogEntry {
        while true {
            if let entry = entries.withLock({ $0.first }) { return entry }
            usleep(1000)
        }
    }
}
