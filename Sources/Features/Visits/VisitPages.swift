import FeatureKit
import HTTP
import Layouts
import Model
import Storage

/// What the counts tell staff.
struct VisitPages {
    private let surroundings: Surroundings
    /// So that a page shows what was counted until now.
    private let keep: @Sendable () throws -> Void

    init(_ surroundings: Surroundings, keep: @escaping @Sendable () throws -> Void) {
        self.surroundings = surroundings
        self.keep = keep
    }

    static let path = "/staff/visits"
    private static let shown = 20

    var routes: [Route] {
        let access = Route.Access.staff(Visits.function)
        return [
            .page(Self.path, "showVisits", access) { call in try page(call) },
            .page(Self.path + "/pages", "listVisitedPages", access) { call in try pages(call) },
            .page(Self.path + "/sources", "listVisitSources", access) { call in try sources(call) },
            .page(Self.path + "/report", "showVisitReport", access) { call in try report(call) },
        ]
    }

    /// All figures of a time.
    private struct Figures {
        var pages: [String: Int]
        var entries: [String: Int]
        var sources: [String: Int]
        var devices: [String: Int]
        var languages: [String: Int]
        var hours: [String: Int]
        var days: [String: Int]

        var views: Int { pages.values.reduce(0, +) }
        var visits: Int { entries.values.reduce(0, +) }
    }

    private func figures(_ period: Period) throws -> Figures {
        try keep()
        return try surroundings.store.read { rows in
            let store = VisitStore(rows)
            return Figures(
                pages: try store.sums(.page, in: period), entries: try store.sums(.entry, in: period),
                sources: try store.sums(.source, in: period), devices: try store.sums(.device, in: period),
                languages: try store.sums(.language, in: period), hours: try store.sums(.hour, in: period),
                days: try store.days(in: period))
        }
    }

    // MARK: Pages

    private func page(_ call: Call) throws -> Response {
        let period = Period(call)
        let last = Period(monthOf: Moment(unixSeconds: call.now).day).monthBefore
        return try surroundings.desk.page(
            "visits/figures.html", "アクセス集計", call,
            values(try figures(period), period) + [("lastMonth", .text(last.month))])
    }

    private func report(_ call: Call) throws -> Response {
        let period = try Period(month: call)
        let (now, before) = (try figures(period), try figures(period.monthBefore))
        return try surroundings.desk.page(
            "visits/report.html", "アクセス月次報告（\(period.from.year)年\(period.from.month)月）", call,
            values(now, period) + [
                ("month", .text(period.month)),
                ("earlier", .record(("views", .int(before.views)), ("visits", .int(before.visits)))),
            ])
    }

    private func values(_ figures: Figures, _ period: Period) -> [(String, Value)] {
        let days = period.days
        return [
            ("from", .text(period.from.iso)), ("to", .text(period.to.iso)), ("views", .int(figures.views)),
            ("visits", .int(figures.visits)), ("daily", .text(Self.average(figures.views, days.count))),
            (
                "days",
                Chart("日ごとの表示回数", days.map { ("\($0.month)/\($0.day)", figures.days[$0.iso] ?? 0) }).value
            ), ("hours", Chart("時間ごとの表示回数", (0..<24).map { ("\($0)時", figures.hours[String($0)] ?? 0) }).value),
            (
                "pages",
                .list(
                    Self.sorted(figures.pages).prefix(Self.shown).map {
                        .record(
                            ("url", .text($0.name)), ("name", .text(surroundings.pages.title($0.name) ?? $0.name)),
                            ("count", .int($0.count)))
                    })
            ), ("sections", Self.list(sections(figures.pages))),
            (
                "sources",
                Self.list(
                    Self.sorted(figures.sources).prefix(Self.shown).map { (Self.words(source: $0.name), $0.count) })
            ),
            ("devices", Self.list(Visit.Device.allCases.map { ($0.label, figures.devices[$0.rawValue] ?? 0) })),
            ("languages", Self.list(Self.sorted(figures.languages).map { (DeskLanguage.name($0.name), $0.count) })),
        ]
    }

    /// To one place behind the point, where it is small.
    private static func average(_ views: Int, _ days: Int) -> String {
        let tenths = (views * 10 + days / 2) / max(1, days)
        return tenths >= 100 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }

    private static func list(_ entries: [(name: String, count: Int)]) -> Value {
        let all = max(1, entries.reduce(0) { $0 + $1.count })
        return .list(
            entries.map {
                .record(
                    ("name", .text($0.name)), ("count", .int($0.count)), ("share", .text("\($0.count * 100 / all)%")))
            })
    }

    /// The most first; equal ones by name.
    private static func sorted(_ counts: [String: Int]) -> [(name: String, count: Int)] {
        counts.map { (name: $0.key, count: $0.value) }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }

    /// By the first part of the path, with the title of its page.
    private func sections(_ pages: [String: Int]) -> [(name: String, count: Int)] {
        var counts: [String: Int] = [:]
        for (path, count) in pages { counts[Self.section(path), default: 0] += count }
        return Self.sorted(counts).map { (surroundings.pages.title($0.name) ?? $0.name, $0.count) }
    }

    private static func section(_ path: String) -> String {
        path.split(separator: "/").first.map { "/\($0)/" } ?? "/"
    }

    private static func words(source: String) -> String {
        switch source {
        case "": "わからない（ブックマーク、QRコード、アプリなど）"
        case Counting.otherSources: "そのほか"
        default: source
        }
    }

    // MARK: Lists

    private func pages(_ call: Call) throws -> Response {
        let period = Period(call)
        let figures = try figures(period)
        let list = DeskList(
            [
                .init("title", "題名"), .init("path", "ページ"), .init("section", "分野", .choice),
                .init("count", "表示回数", .number), .init("entries", "ほかから来た回数", .number),
            ],
            Self.sorted(figures.pages).map { page in
                let section = Self.section(page.name)
                return DeskList.Row(
                    [
                        surroundings.pages.title(page.name) ?? "（今はないページ）", page.name,
                        surroundings.pages.title(section) ?? section, String(page.count),
                        String(figures.entries[page.name] ?? 0),
                    ], path: page.name)
            }, call.request)
        return try listPage(call, list, "ページごとの表示回数", "visited-pages", period)
    }

    private func sources(_ call: Call) throws -> Response {
        let period = Period(call)
        let list = DeskList(
            [.init("source", "参照元"), .init("count", "回数", .number)],
            Self.sorted(try figures(period).sources).map {
                DeskList.Row([Self.words(source: $0.name), String($0.count)])
            }, call.request)
        return try listPage(call, list, "参照元", "visit-sources", period)
    }

    private func listPage(_ call: Call, _ list: DeskList, _ title: String, _ file: String, _ period: Period) throws
        -> Response
    {
        if let response = try surroundings.export(list, file, call, detail: period.text) { return response }
        return try surroundings.desk.page(
            "visits/list.html", title, call,
            [
                ("list", list.value()), ("from", .text(period.from.iso)), ("to", .text(period.to.iso)),
            ])
    }
}
