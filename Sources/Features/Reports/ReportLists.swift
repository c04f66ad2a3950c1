import Accounts
import FeatureKit
import FormEngine
import HTTP
import Layouts
import Model
import Storage
import Submissions

/// Reports for staff: the forms, and of each the list, the map and the files to take along.
struct ReportLists {
    private let reports: Reports

    init(_ reports: Reports) { self.reports = reports }

    static let path = "/staff/reports"
    static func path(_ form: String) -> String { "\(path)/\(form)" }

    var routes: [Route] {
        [
            .page(Self.path, "showReportForms", .staffSomewhere(Reports.read)) { call in try all(call) },
            .page(Self.path + "/{form}", "showReports", .staffSomewhere(Reports.read)) { call in try list(call) },
            .page(Self.path + "/{form}/geojson", "exportReportsGeoJSON", .staffSomewhere(Reports.read)) { call in
                try geoJSON(call)
            },
            .page(Self.path + "/{form}/map", "showReportMap", .staffSomewhere(Reports.read)) { call in try map(call) },
            .form(Self.path + "/{form}/phone", "beginPhoneReport", .staffSomewhere(Reports.handle)) { call in
                try beginPhoneReport(call)
            },
        ]
    }

    // MARK: All forms

    private func all(_ call: Call) throws -> Response {
        let surroundings = reports.surroundings
        let counts = try surroundings.store.read { try SubmissionStore($0, surroundings.vault).counts() }
        let signedIn = try call.staff()
        let rows = reports.forms.all.filter { signedIn.may(Reports.read, on: [Reports.part($0.id)]) }.map { form in
            func count(_ statuses: [SubmissionStatus]) -> String {
                String(counts.filter { $0.form == form.id && statuses.contains($0.status) }.reduce(0) { $0 + $1.count })
            }
            return DeskList.Row(
                [form.title, count([.received]), count([.reviewing, .returned]), count([.done, .rejected])],
                path: Self.path(form.id))
        }
        let list = DeskList(
            [
                .init("title", "名前"), .init("new", "未対応（件）", .number), .init("going", "対応中（件）", .number),
                .init("done", "終わり（件）", .number),
            ], rows, call.request)
        return try surroundings.desk.page("reports/all.html", "通報", call, [("list", list.value(exports: false))])
    }

    // MARK: One form

    /// What the tables say about the reports of a form.
    private struct Facts: Sendable {
        var received: [Submission]
        var sources: [String: (source: ReportStore.Source, actor: String)]
        var followers: [String: Int]
        var merges: [String: String]
        var shown: [String: ShownReport]
        var groups: [String: String]
    }

    private func form(_ call: Call) throws -> Form {
        let id = call.parameter("form")
        try call.require(Reports.read, on: [Reports.part(id)])
        guard let form = reports.forms.form(id) else { throw Refusal.notFound }
        return form
    }

    private func facts(_ form: Form, _ call: Call) throws -> Facts {
        let vault = reports.surroundings.vault
        return try reports.surroundings.reading("read", "form/\(form.id)", by: call.author()) { rows in
            let store = ReportStore(rows)
            let titles = Dictionary(try AccountStore(rows).groups().map { ($0.id, $0.title) }) { first, _ in first }
            let routes = try store.routes(form.id)
            return Facts(
                received: try SubmissionStore(rows, vault).received(form.id), sources: try store.sources(form.id),
                followers: try store.followerCounts(form.id), merges: try store.merges(form.id),
                shown: Dictionary(try store.shown(form.id).map { ($0.submission, $0) }) { first, _ in first },
                groups: Dictionary(
                    routes.compactMap { route in titles[route.group].map { (route.category, $0) } }
                ) { first, _ in first })
        }
    }

    private static let columns: [DeskList.Column] = [
        .init("receipt", "受付番号"), .init("sent", "受付日時"), .init("status", "状況", .choice),
        .init("category", "分類", .choice), .init("kind", "種類"), .init("days", "経過（日）", .number),
        .init("late", "目安", .choice), .init("section", "担当課", .choice), .init("group", "担当のグループ", .choice),
        .init("assignee", "担当", .choice), .init("shown", "公開", .choice), .init("source", "届き方", .choice),
        .init("followers", "同じと言った人", .number),
        .init("place", "場所"),
    ]

    private static let day = 86_400

    private func row(_ report: Submission, _ form: Form, _ facts: Facts, now: Int) -> DeskList.Row {
        let kind = form.kind(report.content.answers)
        let category = form.category(kind)
        let isOpen = report.state == .sent && !report.status.isFinal
        let days = (now - (report.sent ?? now)) / Self.day
        let limit = form.report?.days ?? 0
        let shown = facts.merges[report.id] == nil ? facts.shown[report.id] == nil ? "" : "公開" : "まとめ済み"
        let source = facts.sources[report.id].map { "\($0.source.label)（\($0.actor)）" } ?? "サイト"
        return DeskList.Row(
            [
                report.receipt ?? "", DeskTime.short(report.sent ?? 0), Self.status(report), category?.label ?? "",
                Self.kind(kind, form), isOpen ? String(days) : "",
                isOpen && days > limit ? "\(limit)日を過ぎています" : "", form.section(kind),
                category.flatMap { facts.groups[$0.code] } ?? "", report.assignee ?? "", shown, source,
                String(facts.followers[report.id] ?? 0),
                report.content.lines.first { $0.path == form.report?.place }?.text ?? "",
            ], path: "\(Self.path(form.id))/\(report.id)")
    }

    private static func status(_ report: Submission) -> String {
        report.state == .withdrawn ? "取り下げ" : report.status.label(.report)
    }

    private static func kind(_ kind: String, _ form: Form) -> String {
        form.categoryItem?.options.first { $0.code == kind }?.label ?? kind
    }

    private func list(_ call: Call) throws -> Response {
        let form = try form(call)
        let facts = try facts(form, call)
        let list = DeskList(
            Self.columns, facts.received.map { row($0, form, facts, now: call.now) }, call.request)
        if let file = try reports.surroundings.export(list, form.id, call, detail: "report") { return file }
        return try reports.surroundings.desk.page(
            "reports/list.html", form.title, call,
            [
                ("list", list.value()), ("form", .text(form.path)), ("path", .text(Self.path(form.id))),
                ("public", .text(PublicPath(form: form.id).page)),
                ("can_handle", .bool(try call.staff().may(Reports.handle, on: [Reports.part(form.id)]))),
            ])
    }

    // MARK: With exact places

    private func geoJSON(_ call: Call) throws -> Response {
        let form = try form(call)
        let facts = try facts(form, call)
        let (surroundings, author, count) = (reports.surroundings, try call.author(), facts.received.count)
        try surroundings.store.write {
            try surroundings.audit($0).add("exported", form.id, "report geojson \(count)件", by: author)
        }
        var headers = Headers()
        headers["Content-Type"] = "application/geo+json"
        headers["Cache-Control"] = "no-store"
        headers["Content-Disposition"] = "attachment; filename=\"\(form.id).geojson\""
        return Response(.ok, headers: headers, body: .bytes(points(form, facts, call.now)))
    }

    /// RFC 7946, for staff alone: where things are exactly.
    private func points(_ form: Form, _ facts: Facts, _ now: Int) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("type", "FeatureCollection")
            json.key("features")
            json.array { json in
                for report in facts.received {
                    guard let point = form.point(report.content.answers) else { continue }
                    let cells = row(report, form, facts, now: now)
                    json.object { json in
                        json.member("type", "Feature")
                        json.key("geometry")
                        point.writeGeoJSON(to: &json)
                        json.key("properties")
                        json.object { json in
                            for (column, cell) in zip(Self.columns, cells.cells) where column.name != "status" {
                                json.member(column.name, cell)
                            }
                            json.member("status", report.status.isFinal ? "closed" : "open")
                            json.member("title", form.kindText(form.kind(report.content.answers)))
                            json.member("status_text", Self.status(report))
                            json.member("url", cells.path ?? "")
                        }
                    }
                }
            }
        }
        return json.bytes
    }

    private func map(_ call: Call) throws -> Response {
        let form = try form(call)
        let facts = try facts(form, call)
        let json = String(decoding: points(form, facts, call.now), as: UTF8.self)
        var page = try reports.surroundings.desk.page(
            "reports/map.html", "地図：\(form.title)", call,
            [
                ("path", .text(Self.path(form.id))), ("points", .text(json)),
                ("count", .int(facts.received.count { form.point($0.content.answers) != nil })),
                ("others", .int(facts.received.count { form.point($0.content.answers) == nil })),
            ])
        // Leaflet puts an empty picture in place of a part that it no longer needs.
        page.headers["Content-Security-Policy"] = page.headers["Content-Security-Policy"]?
            .replacing("img-src 'self'", with: "img-src 'self' data:")
        return page
    }

    // MARK: By phone

    /// A draft of whoever holds the phone, through the same form.
    private func beginPhoneReport(_ call: Call) throws -> Response {
        let form = try form(call)
        try call.require(Reports.handle, on: [Reports.part(form.id)])
        let token = SubmissionDesk.Token()
        try reports.desk.submissions.begin(
            form, Answers(), token: token, mode: .live, resident: nil, now: call.now)
        let (surroundings, author, actor) = (reports.surroundings, try call.author(), try call.staff().staff.name)
        try surroundings.store.write { rows in
            try ReportStore(rows).setSource(.phone, by: actor, of: token.id)
            try surroundings.audit(rows).add("began", "form/\(form.id)/phone", by: author)
        }
        return .seeOther("\(Route.residentPath)/forms/\(form.id)/\(token.text)?step=0")
    }
}
