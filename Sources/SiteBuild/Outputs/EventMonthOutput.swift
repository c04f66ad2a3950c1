import Definitions
import Japanese
import Layouts
import Model

/// Events as a month's calendar page: `/events/calendar/2026-11/`, and the month of the build at `/events/calendar/`.
struct EventMonthOutput: Output {
    let table: ListingTable
    let year: Int
    let month: Int
    /// Stands for whatever month it is.
    let isCurrent: Bool
    /// Months with a page before and after this one.
    let previous: Address?
    let next: Address?
    let address: Address
    /// Starting on this month's days, or lasting into them.
    let positions: [Int]

    static func currentAddress(_ table: ListingTable) -> Address { Address(table.address.path + "calendar/") }

    private static func address(_ table: ListingTable, _ month: Int) -> Address {
        Address("\(table.address.path)calendar/\(month / 12)-\(twoDigits(month % 12 + 1))/")
    }

    /// Longer than this, an event is not entered on each of its months.
    private static let longestSpan = 24

    /// Every month from the first event to the last, the month of the build in any case.
    static func all(_ table: ListingTable, _ site: Site) -> [any Output] {
        guard table.kind.name == Kind.event.name else { return [] }
        var byMonth: [Int: [Int]] = [:]
        for position in table.positions {
            let entry = site.catalog.documents[position].entry
            guard let start = entry["start"]?.moment else { continue }
            let first = number(start.day)
            let last = min(number((entry["end"]?.moment ?? start).day), first + longestSpan)
            for month in first...max(first, last) { byMonth[month, default: []].append(position) }
        }
        let today = number(site.at.day)
        let months =
            (byMonth.keys.min() ?? today).clamped(
                today - 24, today)...(byMonth.keys.max() ?? today).clamped(today, today + 24)
        return months.flatMap { month -> [any Output] in
            func output(isCurrent: Bool) -> EventMonthOutput {
                EventMonthOutput(
                    table: table, year: month / 12, month: month % 12 + 1, isCurrent: isCurrent,
                    previous: month > months.lowerBound ? address(table, month - 1) : nil,
                    next: month < months.upperBound ? address(table, month + 1) : nil,
                    address: isCurrent ? currentAddress(table) : address(table, month), positions: byMonth[month] ?? [])
            }
            return month == today ? [output(isCurrent: false), output(isCurrent: true)] : [output(isCurrent: false)]
        }
    }

    /// Months since year 0.
    private static func number(_ day: Day) -> Int { day.year * 12 + day.month - 1 }

    var rank: OutputRank { .list }
    private static let template = "event_month.html"
    func layout(_ site: Site) -> String? { Self.template }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        let site = fingerprints.site
        return Fingerprint { writer in
            guard let template = fingerprints.template(Self.template, table.language) else { return }
            writer.add(template)
            writer.add(fingerprints.cards(positions))
            writer.add(year * 12 + month)
            writer.add(previous?.path)
            writer.add(next?.path)
            writer.add(site.title(of: table.kind, table.language))
        }
    }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let site = rendering.site
        let name = LocalFormat(table.language).month(year: year, month: month)
        let listTitle = site.title(of: table.kind, table.language)
        let title = site.theme.words(table.language)["calendar_of"].replacing("{month}", with: name)
        let view = PageView(
            title: title, description: nil, address: canonical, language: table.language,
            breadcrumb: [(listTitle, table.address.href)], site, feeds: [])
        let list = Record([
            ("title", .text(listTitle)), ("url", .text(table.address.href)), ("items", .list([])),
            ("total", .int(positions.count)),
            ("page", .int(1)), ("pages", .int(1)), ("first", .int(0)), ("last", .int(0)), ("previous", .none),
            ("next", .none),
            ("page_urls", .list([])), ("facets", .list([])), ("active", .list([])), ("filter_data", .none),
            ("feeds", .list([])),
            ("calendar", .text(CalendarOutput(table: table, choice: nil).address.href)), ("month_url", .none),
        ])
        let monthValue = Record([
            ("title", .text(name)), ("year", .int(year)), ("month", .int(month)),
            ("previous", .optionalText(previous?.href)), ("next", .optionalText(next?.href)),
            ("weeks", .list(weeks(site))),
        ])
        var html: [UInt8] = []
        try rendering.render(
            Self.template, table.language,
            [(Name("page"), .object(view)), (Name("list"), .object(list)), (Name("month"), .object(monthValue))],
            into: &html)
        return Rendered(content: .bytes(html))
    }

    /// The month's own address also where the page stands for the current month.
    private var canonical: Address { Self.address(table, year * 12 + month - 1) }

    /// Weeks from Sunday to Saturday that have a day of the month.
    private func weeks(_ site: Site) -> [Value] {
        guard let first = Day(year: year, month: month, day: 1) else { return [] }
        var day = first + -first.weekday
        var weeks: [Value] = []
        repeat {
            weeks.append(.list((0..<7).map { dayValue(day + $0, site) }))
            day = day + 7
        } while day.month == month && day.year == year
        return weeks
    }

    private func dayValue(_ day: Day, _ site: Site) -> Value {
        let events = positions.filter { position in
            let entry = site.catalog.documents[position].entry
            guard let start = entry["start"]?.moment else { return false }
            let end = entry["end"]?.moment ?? start
            return start.day <= day && day <= end.day
        }
        return .object(
            Record([
                ("date", .moment(Moment(day: day))), ("day", .int(day.day)), ("outside", .bool(day.month != month)),
                ("events", site.cards(events)), ("holiday", .optionalText(Holidays.name(of: day))),
            ]))
    }
}

extension Int {
    fileprivate func clamped(_ low: Int, _ high: Int) -> Int { Swift.min(Swift.max(self, low), high) }
}
