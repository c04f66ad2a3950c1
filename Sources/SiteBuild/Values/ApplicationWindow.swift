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
        switch entry.kind.name {
        case Kind.program.name, Kind.recruit.name:
            self.init(opens: entry["opens"]?.moment, closes: entry["closes"]?.moment, at: at)
        case Kind.event.name:
            // Where nobody signs up, nothing opens or closes.
            let takesApplications = ["apply", "apply_url", "apply_until"].contains { entry[$0] != nil }
            guard takesApplications, let start = entry["start"]?.moment else { return nil }
            self.init(opens: nil, closes: entry["apply_until"]?.moment ?? Moment(day: start.day), at: at)
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

    func value(_ words: Words) -> Value {
        .object(
            Record([
                ("code", .text(state.rawValue)),
                ("label", .text(words["window_\(state.rawValue)"])),
                ("days_left", daysLeft.map(Value.int) ?? .none),
            ]))
    }
}
