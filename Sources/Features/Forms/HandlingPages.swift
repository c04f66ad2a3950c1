import FeatureKit
import FormEngine
import HTTP
import Layouts
import Submissions

/// One submission, for staff: what was sent, what happened, and what to do with it.
struct HandlingPages {
    private let forms: Forms

    init(_ forms: Forms) { self.forms = forms }

    private static let pattern = InboxPages.path + "/{form}/{id}"
    /// Characters.
    private static let longestText = 2000

    var routes: [Route] {
        [
            .page(Self.pattern + "/files/{file}", "showFormSubmissionFile", .staffSomewhere(Forms.read)) { call in
                let submission = try submission(Forms.read, call)
                let (author, surroundings) = (try call.author(), forms.surroundings)
                try surroundings.store.write { rows in
                    try surroundings.audit(rows).add("read", "submission/\(submission.receipt ?? "")/file", by: author)
                }
                return try forms.file(call, of: submission)
            },
            .page(Self.pattern, "showFormSubmission", .staffSomewhere(Forms.read)) { call in try page(call) },
            .form(Self.pattern + "/status", "moveFormSubmission", .staffSomewhere(Forms.handle)) { call in
                try move(call)
            },
            .form(Self.pattern + "/note", "noteFormSubmission", .staffSomewhere(Forms.read)) { call in
                try add(.note, Forms.read, call)
            },
            .form(Self.pattern + "/message", "messageFormSubmission", .staffSomewhere(Forms.handle)) { call in
                try add(.message, Forms.handle, call)
            },
        ]
    }

    private func path(_ submission: Submission) -> String { "\(InboxPages.path(submission.form))/\(submission.id)" }

    private func submission(_ function: String, _ call: Call) throws -> Submission {
        let form = call.parameter("form")
        try call.require(function, on: [Forms.part(form)])
        let vault = forms.surroundings.vault
        let found = try forms.surroundings.store.read {
            try SubmissionStore($0, vault).submission(call.parameter("id"))
        }
        guard let found, found.form == form, found.state != .draft else { throw Refusal.notFound }
        return found
    }

    private static let notices = [
        "assigned": "担当を変えました。", "status": "状況を変えました。", "note": "メモを残しました。", "message": "申請した方に送りました。",
    ]

    private func page(_ call: Call, problem: String? = nil) throws -> Response {
        let submission = try submission(Forms.read, call)
        let vault = forms.surroundings.vault
        let events = try forms.surroundings.reading("read", "submission/\(submission.receipt ?? "")", by: call.author())
        {
            rows in try SubmissionStore(rows, vault).events(submission.id)
        }
        let (signedIn, use) = (try call.staff(), forms.published.form(submission.form)?.use ?? .application)
        return try forms.surroundings.desk.page(
            "forms/submission.html", "\(submission.content.title)　\(submission.receipt ?? "")", call,
            [
                ("path", .text(path(submission))), ("inbox", .text(InboxPages.path(submission.form))),
                ("report", use == .report ? .text("/staff/reports/\(submission.form)/\(submission.id)") : .none),
                ("receipt", .text(submission.receipt ?? "")), ("sent", .text(DeskTime.text(submission.sent))),
                ("status", .text(InboxPages.status(submission, use))), ("revision", .int(submission.revision)),
                (
                    "can_handle",
                    .bool(submission.state == .sent && signedIn.may(Forms.handle, on: [Forms.part(submission.form)]))
                ),
                (
                    "staff",
                    .list(
                        try forms.surroundings.store.read { try Forms.staff(submission.form, $0) }.map { staff in
                            .record(
                                ("name", .text(staff.name)), ("title", .text(staff.title)),
                                ("isChosen", .bool(staff.name == submission.assignee)))
                        })
                ), ("assignee", .text(submission.assignee ?? "")),
                (
                    "statuses",
                    .list(
                        SubmissionStatus.allCases.map {
                            .record(("label", .text($0.label(use))), ("isNow", .bool($0 == submission.status)))
                        })
                ),
                ("lines", Forms.values(submission.content.lines)),
                (
                    "files",
                    forms.values(try forms.desk.files(submission), of: submission, folder: path(submission))
                ), ("events", .list(events.map { Self.value($0, use) })),
                ("text", .text(problem == nil ? "" : call.field("text"))),
                ("longest", .int(Self.longestText)),
            ], notice: Self.notices[call.query("done")], problem: problem,
            status: problem == nil ? .ok : .unprocessable)
    }

    private static func value(_ event: SubmissionEvent, _ use: Form.Use) -> Value {
        let title =
            switch event.kind {
            case .sent: "受け付け"
            case .withdrawn: "申請した方が取り下げ"
            case .corrected: "申請した方が補正"
            case .assigned: event.text.isEmpty ? "担当を外す" : "担当を\(event.text)に変更"
            case .status: "「\(SubmissionStatus(rawValue: event.text)?.label(use) ?? event.text)」に変更"
            case .note: "メモ（職員だけに見えます）"
            case .message: "申請した方へ"
            case .reply: "申請した方から"
            case .virus: "ウイルス"
            }
        return .record(
            ("at", .text(DeskTime.text(event.at))), ("title", .text(title)), ("actor", .text(event.actor)),
            ("text", .text(event.kind == .status || event.kind == .assigned ? "" : event.text)))
    }

    private func move(_ call: Call) throws -> Response {
        var submission = try submission(Forms.handle, call)
        guard let status = SubmissionStatus(label: call.field("status")) else { throw Refusal.wrongValue("status") }
        if status == submission.status { return .seeOther(path(submission)) }
        // What somebody else decided meanwhile is not overwritten unseen.
        submission.revision = Int(call.field("revision")) ?? -1
        let (moved, form, author) = (submission, forms.published.form(submission.form), try call.author())
        let (forms, actor, now) = (forms, try call.staff().staff.name, call.now)
        do {
            try forms.telling {
                try forms.surroundings.store.write { rows in
                    try forms.desk.move(moved, to: status, form, by: actor, now: now, rows)
                    try forms.surroundings.audit(rows).add(
                        "moved", "submission/\(moved.receipt ?? "")", status.rawValue, by: author)
                }
            }
        } catch let refusal as Refusal {
            return try page(call, problem: refusal.message)
        }
        try forms.reporting?.publish()
        return .seeOther(path(submission) + "?done=status")
    }

    private func add(_ kind: SubmissionEvent.Kind, _ function: String, _ call: Call) throws -> Response {
        let submission = try submission(function, call)
        let text = call.field("text")
        guard !text.isEmpty, text.unicodeScalars.count <= Self.longestText else {
            return try page(call, problem: "\(Self.longestText)文字までで入力してください。")
        }
        let (forms, form, author) = (forms, forms.published.form(submission.form), try call.author())
        let (actor, now) = (try call.staff().staff.name, call.now)
        try forms.surroundings.store.write { rows in
            try forms.desk.add(kind, text, to: submission, form, by: actor, now: now, rows)
            try forms.surroundings.audit(rows).add(kind.rawValue, "submission/\(submission.receipt ?? "")", by: author)
        }
        return .seeOther(path(submission) + "?done=\(kind.rawValue)")
    }
}
