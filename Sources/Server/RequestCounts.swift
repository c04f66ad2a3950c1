import HTTP
import Synchronization

/// How many requests were answered how, for `/metrics` in the text format of Prometheus
/// (https://prometheus.io/docs/instrumenting/exposition_formats/). Nothing of a request but its operation is kept.
final class RequestCounts: Sendable {
    private struct Key: Hashable, Comparable {
        var operation: String
        var status: UInt16

        static func < (left: Key, right: Key) -> Bool {
            (left.operation, left.status) < (right.operation, right.status)
        }
    }

    private let counts = Mutex<[Key: Int]>([:])

    func add(_ operation: String, _ status: Status) {
        counts.withLock { $0[Key(operation: operation, status: status.code), default: 0] += 1 }
    }

    func text(isStoreUp: Bool) -> String {
        let counts = counts.withLock { $0 }
        var lines = [
            "# HELP madoguchi_store_up Whether the database answers.", "# TYPE madoguchi_store_up gauge",
            "madoguchi_store_up \(isStoreUp ? 1 : 0)",
            "# HELP madoguchi_requests_total Requests by operation and status.",
            "# TYPE madoguchi_requests_total counter",
        ]
        for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
            lines.append("madoguchi_requests_total{operation=\"\(key.operation)\",status=\"\(key.status)\"} \(count)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
