import Model
import Synchronization

/// Sums of one kind, of one day.
struct CountKey: Hashable, Sendable {
    enum Kind: String, Sendable {
        case page, source, device, language, hour
        /// Pages that somebody came to from elsewhere.
        case entry
    }

    /// In Japan.
    var day: Day
    var kind: Kind
    var name: String
}

/// Counts until they are kept.
final class Counting: Sendable {
    private let counts = Mutex<[CountKey: Int]>([:])

    /// Sources are what visitors say: more different ones than these between two times of keeping count as one.
    private static let mostSources = 500
    static let otherSources = "…"

    func add(_ visit: Visit, at now: Int) {
        let moment = Moment(unixSeconds: now)
        var keys: [CountKey] = [
            CountKey(day: moment.day, kind: .page, name: visit.page),
            CountKey(day: moment.day, kind: .device, name: visit.device.rawValue),
            CountKey(day: moment.day, kind: .language, name: visit.language),
            CountKey(day: moment.day, kind: .hour, name: String(moment.hour)),
        ]
        if visit.source != nil { keys.append(CountKey(day: moment.day, kind: .entry, name: visit.page)) }
        counts.withLock { counts in
            if let source = visit.source {
                let key = CountKey(day: moment.day, kind: .source, name: source)
                let isRoom = counts[key] != nil || counts.count { $0.key.kind == .source } < Self.mostSources
                keys.append(isRoom ? key : CountKey(day: moment.day, kind: .source, name: Self.otherSources))
            }
            for key in keys { counts[key, default: 0] += 1 }
        }
    }

    func take() -> [CountKey: Int] {
        counts.withLock { counts in
            defer { counts = [:] }
            return counts
        }
    }

    /// They could not be kept now.
    func giveBack(_ returned: [CountKey: Int]) {
        counts.withLock { $0.merge(returned) { $0 + $1 } }
    }
}
