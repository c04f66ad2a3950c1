import Accounts
import FeatureKit
import FormEngine
import HTTP
import Layouts
import Model
import Storage
import Submissions

/// One report, for staff: what the public sees of it, and what it is the same as. Its content is dealt with on the page of forms.
struct ReportPages {
    private let reports: Reports

    init(_ reports: Reports) { self.reports = reports }

    private static let pattern = ReportLists.path + "/{form}/{id}"

    var routes: [Route] {
        [
            .page(Self.pattern, "showReport", .staffSomewhere(Reports.read)) { call in try page(call) },
            .form(Self.pattern + "/show", "publishReport", .staffSomewhere(Reports.handle)) { call in try show(call) },
            .form(Self.pattern + "/hide", "hideReport", .staffSomewhere(Reports.handle)) { call in try hide(call) },
            .form(Self.pattern + "/merge", "mergeReport", .staffSomewhere(Reports.handle)) { call in try merge(call) },
            .form(Self.pattern + "/part", "partReport", .staffSomewhere(Reports.handle)) { call in try part(call) },
        ]
    }

    private func path(_ report: Submission) -> String { "\(ReportLists.path(report.form))/\(report.id)" }

    private func report(_ function: String, _ call: Call) throws -> (Form, Submission) {
        let id = call.parameter("form")
        try call.require(function, on: [Reports.part(id)])
        let vault = reports.surroundings.vault
        let found = try reports.surroundings.store.read { rows in
            try SubmissionStore(rows, vault).submission(call.parameter("id"))
        }
        guard let form = reports.forms.form(id), let found, found.form == id, found.state != .draft else {
            throw Refusal.notFound
        }
        return (form, found)
    }

    private static let notices = [
        "shown": "公開しました。", "hidden": "公開をやめました。", "merged": "まとめました。", "parted": "まとめるのをやめました。",
    ]

    // MARK: The page

    /// What else the page says.
    private struct Facts: Sendable {
        var showing: ShownReport?
        var main: Submission?
        var duplicates: [Submission]
        var followers: Int
        var source: (source: ReportStore.Source, actor: String)?
        /// Open ones of the same category, by their distance.
        var near: [(metres: Int, report: Submission)]
    }

    private func facts(_ form: Form, _ report: Submission, _ call: Call) throws -> Facts {
        let vault = reports.surroundings.vault
        return try reports.surroundings.reading("read", "submission/\(report.receipt ?? "")", by: call.author()) {
            rows in
            let (store, submissions) = (ReportStore(rows), SubmissionStore(rows, vault))
            return Facts(
                showing: try store.showing(of: report.id),
                main: try store.main(of: report.id).flatMap(submissions.submission),
                duplicates: try store.duplicates(of: report.id).compactMap(submissions.submission),
                followers: try store.followerCounts(form.id)[report.id] ?? 0,
                source: try store.sources(form.id)[report.id],
                near: Self.near(report, form, try submissions.received(form.id), try store.merges(form.id)))
        }
    }

    private static let mostNear = 5

    private static func near(
        _ report: Submission, _ form: Form, _ all: [Submission], _ merges: [String: String]
    ) -> [(metres: Int, report: Submission)] {
        guard let here = form.point(report.content.answers), let settings = form.report else { return [] }
        let category = form.category(form.kind(report.content.answers))
        let found = all.filter { other in
            other.id != report.id && other.state == .sent && !other.status.isFinal && merges[other.id] == nil
                && form.category(form.kind(other.content.answers)) == category
        }.compactMap { other -> (metres: Int, report: Submission)? in
            guard let metres = form.point(other.content.answers)?.metres(to: here), metres <= Double(settings.near)
            else { return nil }
            return (Int(metres.rounded()), other)
        }
        return Array(found.sorted { ($0.metres, $0.report.id) < ($1.metres, $1.report.id) }.prefix(mostNear))
    }

    /// What was typed and not taken.
    private struct Typed {
        var summary: String
        var photo: String
        var main = ""
    }

    private func page(_ call: Call, typed: Typed? = nil, problem: String? = nil) throws -> Response {
        let (form, report) = try report(Reports.read, call)
        let facts = try facts(form, report, call)
        let canHandle = try call.staff().may(Reports.handle, on: [Reports.part(form.id)])
        let kind = form.kind(report.content.answers)
        let rounding = form.report?.rounding ?? Form.Report.usualRounding
        let rounded = form.point(report.content.answers)?.rounded(rounding)
        return try reports.surroundings.desk.page(
            "reports/report.html", "\(form.kindText(kind))　\(report.receipt ?? "")", call,
            [
                ("list", .text(ReportLists.path(form.id))), ("path", .text(path(report))),
                ("handling", .text("/staff/forms/\(form.id)/\(report.id)")),
                ("receipt", .text(report.receipt ?? "")), ("sent", .text(DeskTime.text(report.sent))),
                ("status", .text(report.state == .withdrawn ? "取り下げ" : report.status.label(.report))),
                ("section", .text(form.section(kind))), ("assignee", .text(report.assignee ?? "")),
                ("source", .text(facts.source.map { "\($0.source.label)（\($0.actor)）" } ?? "サイト")),
                ("followers", .int(facts.followers)),
                ("place", .text(report.content.lines.first { $0.path == form.report?.place }?.text ?? "")),
                ("can_handle", .bool(canHandle && report.state == .sent)),
                ("is_shown", .bool(facts.showing != nil)), ("revision", .int(facts.showing?.revision ?? 0)),
                ("summary", .text(typed?.summary ?? facts.showing?.summary ?? "")),
                ("longest", .int(ShownReport.Limit.summary)),
                ("rounding", .int(rounding)),
                (
                    "rounded",
                    .optional(
                        rounded.map {
                            FormWords.ofStaff.point(
                                latitude: Point.text($0.latitude), longitude: Point.text($0.longitude))
                        })
                ),
                ("photos", try photos(report, form, chosen: typed?.photo ?? facts.showing?.photo ?? "")),
                ("public", .text(PublicPath(form: form.id).report(ShownReport.id(report.id)))),
                ("main", facts.main.map { Self.value($0, form) } ?? .none),
                ("duplicates", .list(facts.duplicates.map { Self.value($0, form) })),
                ("near", .list(facts.near.map { Self.value($0.report, form, metres: $0.metres) })),
                (
                    "lines",
                    .list(
                        report.content.lines.map {
                            .record(("label", .text($0.rowLabel)), ("text", .text($0.text)))
                        })
                ), ("main_typed", .text(typed?.main ?? "")),
            ], notice: Self.notices[call.query("done")], problem: problem,
            status: problem == nil ? .ok : .unprocessable)
    }

    private static func value(_ report: Submission, _ form: Form, metres: Int = 0) -> Value {
        .record(
            ("receipt", .text(report.receipt ?? "")), ("url", .text("\(ReportLists.path(form.id))/\(report.id)")),
            ("title", .text(form.kindText(form.kind(report.content.answers)))),
            ("status", .text(report.status.label(.report))), ("sent", .text(DeskTime.text(report.sent))),
            ("metres", .int(metres)))
    }

    /// Those that anybody has looked at.
    private func photos(_ report: Submission, _ form: Form, chosen: String) throws -> Value {
        .list(
            try pictures(report, form).map { file in
                .record(
                    ("id", .text(file.id)), ("name", .text(file.name)),
                    ("url", .text("/staff/forms/\(form.id)/\(report.id)/files/\(file.id)")),
                    ("isChosen", .bool(file.id == chosen)))
            })
    }

    private func pictures(_ report: Submission, _ form: Form) throws -> [SubmissionFile] {
        try reports.desk.submissions.files(report).filter {
            $0.path == form.report?.photo && $0.state == .clean && $0.type.isPicture
        }
    }

    // MARK: What the public sees

    private func show(_ call: Call) throws -> Response {
        let (form, report) = try report(Reports.handle, call)
        let typed = Typed(summary: call.field("summary"), photo: call.field("photo"))
        guard report.state == .sent else { return try page(call, typed: typed, problem: "取り下げられた通報は公開できません。") }
        guard !typed.summary.isEmpty, typed.summary.unicodeScalars.count <= ShownReport.Limit.summary else {
            return try page(
                call, typed: typed, problem: "公開する説明を、\(ShownReport.Limit.summary)文字までで入力してください。")
        }
        let photo = try pictures(report, form).first { $0.id == typed.photo }?.id
        let rounding = form.report?.rounding ?? Form.Report.usualRounding
        let shown = ShownReport(
            submission: report.id, id: ShownReport.id(report.id), kind: form.kind(report.content.answers),
            place: form.point(report.content.answers)?.rounded(rounding), summary: typed.summary, photo: photo)
        let (surroundings, author, seen) = (reports.surroundings, try call.author(), Int(call.field("revision")) ?? -1)
        let isDone = try surroundings.store.write { rows in
            guard try ReportStore(rows).show(shown, form: form.id, seen: seen) else { return false }
            try surroundings.audit(rows).add(
                "published", "submission/\(report.receipt ?? "")", "\(shown.id) \(photo ?? "")", by: author)
            return true
        }
        guard isDone else {
            return try page(
                call, typed: typed, problem: "ほかの職員が先に変えました。画面を読み込み直してから、もう一度お試しください。")
        }
        try reports.publish()
        return .seeOther(path(report) + "?done=shown")
    }

    private func hide(_ call: Call) throws -> Response {
        let (_, report) = try report(Reports.handle, call)
        let (surroundings, author) = (reports.surroundings, try call.author())
        try surroundings.store.write { rows in
            try ReportStore(rows).hide(report.id)
            try surroundings.audit(rows).add("hidden", "submission/\(report.receipt ?? "")", by: author)
        }
        try reports.publish()
        return .seeOther(path(report) + "?done=hidden")
    }

    // MARK: The same thing twice

    private static let mergedMessage = "同じ内容の通報がほかにもあるため、まとめて対応します。対応の状況は、この画面でお知らせします。"

    /// Whoever reported it goes on seeing its status, which is now the other one's.
    private func merge(_ call: Call) throws -> Response {
        let (form, report) = try report(Reports.handle, call)
        let typed = Typed(summary: "", photo: "", main: call.field("main"))
        let (surroundings, author, actor, now) = (
            reports.surroundings, try call.author(), try call.staff().staff.name, call.now
        )
        let desk = reports.desk.submissions
        do {
            try surroundings.store.write { rows in
                let submissions = SubmissionStore(rows, surroundings.vault)
                guard
                    let main = try submissions.received(form.id).first(where: { $0.receipt == typed.main }),
                    main.id != report.id, main.state == .sent, let duplicate = try submissions.submission(report.id),
                    duplicate.state == .sent
                else { throw NotMerged.notFound }
                try ReportStore(rows).merge(duplicate.id, into: main.id)
                try desk.add(.message, Self.mergedMessage, to: duplicate, form, by: actor, now: now, rows)
                if duplicate.status != main.status, main.status != .returned {
                    try desk.move(duplicate, to: main.stage(form), form, by: actor, now: now, rows)
                }
                try surroundings.audit(rows).add(
                    "merged", "submission/\(duplicate.receipt ?? "")", main.receipt ?? "", by: author)
            }
        } catch NotMerged.notFound {
            return try page(call, typed: typed, problem: "まとめる先の受付番号が正しくありません。この手続きで届いている、取り下げられていない通報の番号を入力してください。")
        } catch let failure as StoreFailure where failure.reason == .constraint {
            return try page(
                call, typed: typed,
                problem: "まとめられません。まとめる先がほかにまとめられているか、この通報にほかの通報がまとめられています。先に、そのまとめをやめてください。")
        }
        try reports.publish()
        return .seeOther(path(report) + "?done=merged")
    }

    private enum NotMerged: Error { case notFound }

    private func part(_ call: Call) throws -> Response {
        let (_, report) = try report(Reports.handle, call)
        let (surroundings, author) = (reports.surroundings, try call.author())
        try surroundings.store.write { rows in
            try ReportStore(rows).part(report.id)
            try surroundings.audit(rows).add("parted", "submission/\(report.receipt ?? "")", by: author)
        }
        try reports.publish()
        return .seeOther(path(report) + "?done=parted")
    }
}
