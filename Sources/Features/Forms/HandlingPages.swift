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
                let submission = try forms.handled(Forms.read, call)
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

    static func path(_ submission: Submission) -> String {
        "\(InboxPages.path(submission.form))/\(submission.id)"
    }

    private static let notices = [
        "edited": "内容を直しました。送った方のページにも、直したことが表示されます。", "filled": "職員の記入欄を保存しました。",
        "unchanged": "変わった所はありません。", "assigned": "担当を変えました。", "status": "状況を変えました。", "note": "メモを残しました。",
        "message": "連絡を送りました。",
    ]

    /// - Parameter filled: what was typed into what staff fill in, where it could not be taken.
    func page(_ call: Call, problem: String? = nil, filled: StaffItems? = nil) throws -> Response {
        let submission = try forms.handled(Forms.read, call)
        let (vault, form) = (forms.surroundings.vault, forms.published.form(of: submission))
        let (events, entries, main) = try forms.surroundings.reading(
            "read", "submission/\(submission.receipt ?? "")", by: call.author()
        ) { rows in
            let submissions = SubmissionStore(rows, vault)
            return (
                try submissions.events(submission.id), try submissions.staffEntries(submission.id),
                try forms.reporting?.receiptOfMain(of: submission, rows)
            )
        }
        let signedIn = try call.staff()
        let mayHandle = submission.state == .sent && signedIn.may(Forms.handle, on: [Forms.part(submission.form)])
        let path = Self.path(submission)
        let staffItems = forms.published.staffItems(submission.form).map {
            filled ?? StaffItems(form: $0, answers: entries.answers, revision: entries.revision)
        }
        let files = try forms.desk.files(submission)
        return try forms.surroundings.desk.page(
            "forms/submission.html", "\(submission.content.title)　\(submission.receipt ?? "")", call,
            [
                (
                    "report",
                    form?.use == .report ? .text("/staff/reports/\(submission.form)/\(submission.id)") : .none
                ), ("path", .text(path)), ("inbox", .text(InboxPages.path(submission.form))),
                ("receipt", .text(submission.receipt ?? "")), ("sent", .text(DeskTime.text(submission.sent))),
                ("status", .text(submission.statusLabel(form))), ("revision", .int(submission.revision)),
                ("sender", .text((form?.use ?? .application).sender)),
                ("can_handle", .bool(mayHandle)),
                ("can_edit", .bool(mayHandle && submission.status != .returned && form != nil)),
                (
                    "staff_form",
                    mayHandle
                        ? staffItems.map { .html($0.markup(path, token: signedIn.token.formToken)) } ?? .none : .none
                ), ("staff_lines", Forms.values(entries.lines)),
                ("staff", try colleagues(submission)), ("assignee", .text(submission.assignee ?? "")),
                ("statuses", Self.stages(submission, form, isMerged: main != nil)), ("main", .optional(main)),
                ("lines", Forms.values(submission.content.lines)),
                ("language", .optional(submission.content.language.map(DeskLanguage.name))),
                ("words", Forms.values(.ofStaff)),
                ("files", forms.values(files, of: submission, folder: path)),
                ("events", .list(events.map { Self.value($0, form, files, path) })),
                ("text", .text(problem == nil ? "" : call.field("text"))),
                ("longest", .int(Self.longestText)), ("most_files", .int(SubmissionDesk.mostFilesOfMessage)),
            ], notice: Self.notices[call.query("done")], problem: problem,
            status: problem == nil ? .ok : .unprocessable)
    }

    /// Who may deal with it.
    private func colleagues(_ submission: Submission) throws -> Value {
        .list(
            try forms.surroundings.store.read { try Forms.staff(submission.form, $0) }.map { staff in
                .record(
                    ("name", .text(staff.name)), ("title", .text(staff.title)),
                    ("isChosen", .bool(staff.name == submission.assignee)))
            })
    }

    private static func stages(_ submission: Submission, _ form: Form?, isMerged: Bool) -> Value {
        .list(
            (form?.original.stages ?? SubmissionStage.usual).filter {
                !isMerged || mayStandAlone($0) || $0.title == submission.statusLabel(form)
            }.map {
                .record(("label", .text($0.title)), ("isNow", .bool($0.title == submission.statusLabel(form))))
            })
    }

    /// What was merged goes the way of what it was merged into; only asking its reporter something is its own.
    private static func mayStandAlone(_ stage: SubmissionStage) -> Bool { stage.status == .returned }

    private static func value(
        _ event: SubmissionEvent, _ form: Form?, _ files: [SubmissionFile], _ path: String
    ) -> Value {
        let sender = (form?.use ?? .application).sender
        let title =
            switch event.kind {
            case .sent: "受け付け"
            case .withdrawn: "\(sender)が取り下げ"
            case .corrected: "\(sender)が補正"
            case .assigned: event.text.isEmpty ? "担当を外す" : "担当を\(event.text)に変更"
            case .status: "「\(event.stageTitle(form))」に変更"
            case .note: "メモ（職員だけに見えます）"
            case .message: "\(sender)へ"
            case .reply: "\(sender)から"
            case .edited: "職員が内容を直す"
            case .filled: "職員の記入欄を変更（職員だけに見えます）"
            case .virus: "ウイルス"
            }
        return .record(
            ("at", .text(DeskTime.text(event.at))), ("title", .text(title)), ("actor", .text(event.actor)),
            ("text", .text(event.kind == .status || event.kind == .assigned ? "" : event.text)),
            ("files", Forms.values(files, ofMessage: event.number, folder: path)))
    }

    private func move(_ call: Call) throws -> Response {
        var submission = try forms.handled(Forms.handle, call)
        let form = forms.published.form(of: submission)
        guard
            let stage = (form?.original.stages ?? SubmissionStage.usual).first(where: {
                $0.title == call.field("status")
            })
        else { throw Refusal.wrongValue("status") }
        if stage.title == submission.statusLabel(form) { return .seeOther(Self.path(submission)) }
        // What somebody else decided meanwhile is not overwritten unseen.
        submission.revision = Int(call.field("revision")) ?? -1
        let (moved, author) = (submission, try call.author())
        let (forms, actor, now) = (forms, try call.staff().staff.name, call.now)
        do {
            try forms.telling {
                try forms.surroundings.store.write { rows in
                    if !Self.mayStandAlone(stage), let main = try forms.reporting?.receiptOfMain(of: moved, rows) {
                        throw Refusal(
                            .conflict, "merged", "「\(main)」にまとめてあるため、これだけの状況は変えられません。まとめた先の状況を変えてください。")
                    }
                    try forms.desk.move(moved, to: stage, form, by: actor, now: now, rows)
                    try forms.surroundings.audit(rows).add(
                        "moved", "submission/\(moved.receipt ?? "")", stage.status.rawValue, by: author)
                }
            }
        } catch let refusal as Refusal {
            return try page(call, problem: refusal.message)
        }
        try forms.reporting?.publish()
        return .seeOther(Self.path(submission) + "?done=status")
    }

    private func add(_ kind: SubmissionEvent.Kind, _ function: String, _ call: Call) throws -> Response {
        let submission = try forms.handled(function, call)
        let text = call.field("text")
        let hasFiles = kind == .message && call.request.sentForm?.files.isEmpty == false
        guard !text.isEmpty || hasFiles, text.unicodeScalars.count <= Self.longestText else {
            return try page(call, problem: "\(Self.longestText)文字までで入力してください。")
        }
        let (files, problem) = kind == .message ? try forms.filesOfMessage(call) : ([], nil)
        if let problem { return try page(call, problem: problem) }
        let (forms, form, author) = (forms, forms.published.form(of: submission), try call.author())
        let (actor, now) = (try call.staff().staff.name, call.now)
        do {
            try forms.surroundings.store.write { rows in
                try forms.desk.add(kind, text, files: files, to: submission, form, by: actor, now: now, rows)
                try forms.surroundings.audit(rows).add(
                    kind.rawValue, "submission/\(submission.receipt ?? "")",
                    files.isEmpty ? "" : "ファイル\(files.count)件", by: author)
            }
        } catch let refusal as SubmissionDesk.FileRefusal {
            return try page(
                call, problem: FormWords.ofStaff.text(.filesRefused, ["reason": refusal.sentence(.ofStaff)]))
        }
        return .seeOther(Self.path(submission) + "?done=\(kind.rawValue)")
    }
}

extension Forms {
    /// The submission that a page of staff is about; who may not, is told.
    func handled(_ function: String, _ call: Call) throws -> Submission {
        let form = call.parameter("form")
        try call.require(function, on: [Forms.part(form)])
        let found = try surroundings.store.read {
            try SubmissionStore($0, surroundings.vault).submission(call.parameter("id"))
        }
        guard let found, found.form == form, found.state != .draft else { throw Refusal.notFound }
        return found
    }
}
