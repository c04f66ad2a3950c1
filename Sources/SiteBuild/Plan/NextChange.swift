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
            if document.kind === Kind.event {
                consider((document.entry["end"]?.moment ?? document.entry["start"]?.moment)?.end)
                // The calendar's own address shows the month of the build.
                consider(firstOfNextMonth(at.day))
            }
            guard let days = ApplicationWindow.days(document.entry) else { continue }
            // "3 days left" is another number tomorrow.
            if ApplicationWindow(document.entry, at: at)?.daysLeft != nil { consider(midnight) }
            consider(days.opens)
            if let closes = days.closes {
                consider(closes.end)
                consider(Moment(day: closes.day + -ApplicationWindow.closingSoonDays))
            }
        }
        for publish in site.pendingPublications { consider(publish) }
        return next
    }

    private static func firstOfNextMonth(_ day: Day) -> Moment? {
        let (year, month, _) = day.components
        return Day(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1).map {
            Moment(day: $0)
        }
    }
}
