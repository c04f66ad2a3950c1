import Accounts
import FeatureKit
import FormEngine
import HTTP
import Layouts
import Submissions

/// What was sent, for staff: the forms, and of each a list to search, filter, sort and export.
struct InboxPages {
    private let forms: Forms

    init(_ forms: Forms) { self.forms = forms }

    static let path = "/staff/forms"
    static func path(_ form: String) -> String { "\(path)/\(form)" }

    var routes: [Route] {
        [
            .page(Self.path, "showForms", .staffSomewhere(Forms.read)) { call in try all(call) },
            .form(Self.path + "/{form}/try", "tryForm", .staffSomewhere(Forms.handle)) { call in try tryOut(call) },
            .page(Self.path + "/{form}", "showFormInbox", .staffSomewhere(Forms.read)) { call in try inbox(call) },
        ]
    }

    private func all(_ call: Call) throws -> Response {
        let counts = try forms.surroundings.store.read { try SubmissionStore($0, forms.surroundings.vault).counts() }
        let published = forms.published.all
        // What was sent stays, where the form has gone.
        let gone = Set(counts.map(\.form)).subtracting(published.map(\.id)).sorted().map {
            PublishedForms.Summary(id: $0, title: $0, path: "", use: .application)
        }
        let signedIn = try call.staff()
        let rows = (published + gone).filter { signedIn.may(Forms.read, on: [Forms.part($0.id)]) }.map { form in
            let own = counts.filter { $0.form == form.id }
            func count(_ statuses: [SubmissionStatus]) -> String {
                String(own.filter { statuses.contains($0.status) }.reduce(0) { $0 + $1.count })
            }
            return DeskList.Row(
                [
                    form.title, Self.use(form.use), count([.received]),
                    count([.reviewing, .returned]), count([.done, .rejected]), form.path.isEmpty ? "公開していません" : "公開中",
                ], path: Self.path(form.id))
        }
        let list = DeskList(
            [
                .init("title", "名前"), .init("use", "種類", .choice), .init("new", "未処理（件）", .number),
                .init("going", "処理中（件）", .number), .init("done", "終わり（件）", .number), .init("public", "公開", .choice),
            ], rows, call.request)
        return try forms.surroundings.desk.page(
            "forms/all.html", "申請・アンケート", call, [("list", list.value(exports: false))])
    }

    private static func use(_ use: Form.Use) -> String {
        switch use {
        case .application: "申請・申し込み"
        case .survey: "アンケート"
        case .report: "通報"
        }
    }

    private func inbox(_ call: Call) throws -> Response {
        let id = call.parameter("form")
        try call.require(Forms.read, on: [Forms.part(id)])
        let form = forms.published.form(id)
        let (vault, isTest) = (forms.surroundings.vault, call.query("mode") == "test")
        let (received, staff) = try forms.surroundings.reading("read", "form/\(id)", by: call.author()) { rows in
            let submissions = SubmissionStore(rows, vault)
            return (
                try submissions.received(id, mode: isTest ? .test : .live), try submissions.staffEntries(form: id)
            )
        }
        guard form != nil || !received.isEmpty else { throw Refusal.notFound }
        let list = list(id, form, received, staff, call)
        if let file = try forms.surroundings.export(list, id, call, detail: "form") { return file }
        return try forms.surroundings.desk.page(
            "forms/inbox.html", form?.title ?? id, call,
            [
                ("list", list.value()), ("public", .optional(form?.path)), ("path", .text(Self.path(id))),
                (
                    "code",
                    form.flatMap { form in form.site.isEmpty ? nil : QRCode(form.site + form.path)?.value } ?? .none
                ), ("address", .text(form.map { $0.site + $0.path } ?? "")),
                ("views", try ViewPages.values(id, forms, call)), ("view_query", .text(ViewPages.query(call))),
                ("is_test", .bool(isTest)), ("groups", try WatchingPages.groups(id, forms)),
                ("can_handle", .bool(try call.staff().may(Forms.handle, on: [Forms.part(id)]))),
                ("has_results", .bool(form?.use == .survey)),
            ], notice: Self.notices[call.query("done")],
            problem: call.query("done") == "view-unnamed"
                ? "保存する条件の名前を、\(FormView.longestTitle)文字までで入力してください。まだ保存していません。" : nil)
    }

    /// A column for each question, then for each item that staff fill in.
    private func list(
        _ id: String, _ form: Form?, _ received: [Submission], _ staff: [String: StaffEntries], _ call: Call
    ) -> DeskList {
        let asked = Self.columns(form?.items ?? [], received.flatMap(\.content.lines))
        let filled = Self.columns(
            forms.published.staffItems(id)?.items ?? [], received.flatMap { staff[$0.id]?.lines ?? [] })
        return DeskList(
            [
                .init("receipt", "受付番号"), .init("sent", "受付日時"), .init("status", "状況", .choice),
                .init("assignee", "担当", .choice),
            ] + asked.map { DeskList.Column("item-\($0.path)", $0.label, $0.kind) }
                + filled.map { DeskList.Column("staff-\($0.path)", $0.label, $0.kind) },
            received.map { submission in
                DeskList.Row(
                    [
                        submission.receipt ?? "", DeskTime.short(submission.sent ?? 0),
                        submission.statusLabel(form), submission.assignee ?? "",
                    ] + Self.texts(asked, submission.content.lines)
                        + Self.texts(filled, staff[submission.id]?.lines ?? []),
                    path: "\(Self.path(id))/\(submission.id)")
            }, call.request)
    }

    private static let notices = [
        "watchers": "知らせるグループを変えました。", "view": "この条件を保存しました。", "view-deleted": "保存した条件を削除しました。",
    ]

    /// A draft of staff's own that does not count: through the whole form, before it opens as well.
    private func tryOut(_ call: Call) throws -> Response {
        let id = call.parameter("form")
        try call.require(Forms.handle, on: [Forms.part(id)])
        guard let form = forms.published.form(id) else { throw Refusal.notFound }
        let token = SubmissionDesk.Token()
        try forms.telling {
            try forms.desk.begin(form, Answers(), token: token, mode: .test, resident: nil, now: call.now)
        }
        return .seeOther(FormPages.path(id, token) + "?step=0")
    }

    private struct Asked {
        var path: String
        var label: String
        var kind: DeskList.Column.Kind
    }

    private static func texts(_ columns: [Asked], _ lines: [Submission.Line]) -> [String] {
        columns.map { column in lines.first { $0.path == column.path }?.text ?? "" }
    }

    /// What is asked for now, then what was before. Rows of groups stand on the page of each alone.
    private static func columns(_ items: [Item], _ lines: [Submission.Line]) -> [Asked] {
        var columns = items.filter { $0.type != .note && $0.type != .group }.map { item in
            let kind: DeskList.Column.Kind =
                switch item.type {
                case .choice, .agree: .choice
                case .choices: .choices
                default: .text
                }
            return Asked(path: item.name, label: item.label, kind: kind)
        }
        var known = Set(columns.map(\.path))
        for line in lines where !line.path.contains(".") && known.insert(line.path).inserted {
            columns.append(Asked(path: line.path, label: line.label, kind: .text))
        }
        return columns
    }
}
