import Definitions
import Model

/// When the same content next gives another site: something appears, expires, opens, closes or is over.
enum NextChange {
    static func after(_ at: Moment, _ site: Site) -> Moment? {
        var next: Moment?
        func consider(_ moment: Moment?) {
            guard let moment, moment > at else { return }
            next = min(next ?? moment, moment)
        }
        let midnight = Moment(day: at.day + 1)
        for document in site.catalog.documents {
            consider(document.entry.header.expires?.end)
            if document.kind.name == Kind.event.name {
                consider((document.entry["end"]?.moment ?? document.entry["start"]?.moment)?.end)
            }
            guard let window = ApplicationWindow(document.entry, at: at) else { continue }
            // "3 days left" is another number tomorrow.
            if window.daysLeft != nil { consider(midnight) }
            consider(document.entry["opens"]?.moment)
            if let closes = document.entry["closes"]?.moment {
                consider(closes.end)
                consider(Moment(day: closes.day + -ApplicationWindow.closingSoonDays))
            }
        }
        for publish in site.pendingPublications { consider(publish) }
        return next
    }
}
