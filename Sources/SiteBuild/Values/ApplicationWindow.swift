import Definitions
import Layouts
import Model

/// Whether applications are taken on a day, from `opens` and `closes` (or an event's `apply_until` and `start`).
struct ApplicationWindow: Hashable, Sendable {
    enum State: String, CaseIterable, Sendable {
        case open, closing, upcoming, closed, always
    }

    let state: State
    /// Days until the last day, counted from today; for `closing` only.
    let daysLeft: Int?

    /// An opening that ends within so many days is "closing soon".
    static let closingSoonDays = 30

    /// nil for kinds without a window.
    init?(_ entry: Entry, at: Moment) {
        guard let days = Self.days(entry) else { return nil }
        self.init(opens: days.opens, closes: days.closes, at: at)
    }

    private static let program = ObjectIdentifier(Kind.program)
    private static let recruit = ObjectIdentifier(Kind.recruit)
    private static let form = ObjectIdentifier(Kind.form)
    private static let event = ObjectIdentifier(Kind.event)

    /// The first and the last day on which applications are taken; nil where there is nothing to apply for.
    static func days(_ entry: Entry) -> (opens: Moment?, closes: Moment?)? {
        // Identity is told faster than names, and every entry is asked.
        switch ObjectIdentifier(entry.kind) {
        case program, recruit, form:
            return (entry["opens"]?.moment, entry["closes"]?.moment)
        case event:
            // Where nobody signs up, nothing opens or closes.
            let takesApplications = ["apply", "apply_url", "apply_until"].contains { entry[$0] != nil }
            guard takesApplications, let start = entry["start"]?.moment else { return nil }
            return (nil, entry["apply_until"]?.moment ?? Moment(day: start.day))
        default: return nil
        }
    }

    init(opens: Moment?, closes: Moment?, at: Moment) {
        if let opens, at < opens {
            state = .upcoming
            daysLeft = nil
        } else if let closes {
            let days = closes.day - at.day
            state = closes.end <= at ? .closed : days <= Self.closingSoonDays ? .closing : .open
            daysLeft = state == .closing ? days : nil
        } else {
            state = opens == nil ? .always : .open
            daysLeft = nil
        }
    }

    private static let shape = RecordShape("code", "label", "days_left")

    /// The key of its label among the words.
    var word: String { "window_\(state.rawValue)" }

    func value(_ words: Words) -> Value {
        .object(
            Record(
                Self.shape, [.text(state.rawValue), .text(words[word]), daysLeft.map(Value.int) ?? .none]))
    }
}
