import FeatureKit
import FormEngine
import HTTP
import Layouts
import Submissions

/// What became of it: the applicant's own page, by the link that only they have.
struct SentPages {
    private let forms: Forms
    private let frame: SiteFrame

    init(_ forms: Forms) {
        self.forms = forms
        frame = SiteFrame(forms.surroundings.pages)
    }

    private static let pattern = FormPages.draftPath + "/status"
    /// Characters.
    private static let longestMessage = 2000

    var routes: [Route] {
        [
            .page(Self.pattern, "showSubmission", .anyone) { call in try page(call) },
            .form(FormPages.draftPath + "/withdraw", "withdrawForm", .ownPages) { call in try withdraw(call) },
            .form(FormPages.draftPath + "/reply", "replyToForm", .ownPages) { call in try reply(call) },
        ]
    }

    static func path(_ form: String, _ token: SubmissionDesk.Token) -> String {
        FormPages.path(form, token) + "/status"
    }

    private static let notices = [
        "sent": "受け付けました。受付番号を控えておいてください。", "withdrawn": "取り下げました。", "reply": "担当者に送りました。",
    ]

    private func page(_ call: Call, problem: String? = nil) throws -> Response {
        let (token, submission) = try forms.submission(call)
        if submission.state == .draft { return .seeOther(FormPages.path(submission.form, token)) }
        let form = forms.published.form(submission.form)
        let (events, digest) = try forms.desk.history(submission)
        let (files, path) = (try forms.desk.files(submission), FormPages.path(submission.form, token))
        let content = try forms.surroundings.desk.content(
            "forms/status.html",
            [
                ("receipt", .text(submission.receipt ?? "")), ("sent", .text(DeskTime.text(submission.sent))),
                ("status", .text(submission.statusLabel(form))),
                ("is_edited", .bool(events.contains { $0.kind == .edited })),
                ("is_withdrawn", .bool(submission.state == .withdrawn)),
                ("can_correct", .bool(submission.isOpen)),
                ("can_withdraw", .bool(submission.state == .sent && !submission.status.isFinal)),
                ("path", .text(path)),
                ("lines", Forms.values(submission.content.lines)),
                ("files", forms.values(files, of: submission, folder: path)),
                ("events", .list(events.map { Self.value($0, form, files, path) })), ("digest", .text(digest ?? "")),
                ("message", .text(problem == nil ? "" : call.field("message"))), ("longest", .int(Self.longestMessage)),
                ("most_files", .int(SubmissionDesk.mostFilesOfMessage)),
                (
                    "notice",
                    .optional(
                        submission.mode == .test ? FormPages.testNotice : Self.notices[call.query("done")])
                ), ("problem", .optional(problem)),
            ])
        return try frame.page(submission.content.title, content, status: problem == nil ? .ok : .unprocessable)
    }

    private static func value(
        _ event: SubmissionEvent, _ form: Form?, _ files: [SubmissionFile], _ path: String
    ) -> Value {
        let (title, text) =
            switch event.kind {
            case .sent: ("送信しました", "")
            case .withdrawn: ("取り下げました", "")
            case .corrected: ("直した内容を送信しました", event.text)
            case .status: ("「\(event.stageTitle(form))」になりました", "")
            case .message: ("担当者から", event.text)
            case .reply: ("あなたから", event.text)
            case .edited: ("職員が内容を直しました", event.text)
            case .virus: ("ファイルを削除しました", event.text)
            case .note, .assigned, .filled: ("", "")
            }
        return .record(
            ("at", .text(DeskTime.text(event.at))), ("title", .text(title)), ("text", .text(text)),
            ("files", Forms.values(files, ofMessage: event.number, folder: path)))
    }

    private func withdraw(_ call: Call) throws -> Response {
        let (token, submission) = try forms.submission(call)
        guard call.field("sure") == "yes" else { return try page(call, problem: "取り下げてよいことを確かめ、チェックを付けてください。") }
        let form = forms.published.form(submission.form)
        let path = Self.path(submission.form, token)
        try forms.telling {
            try forms.desk.withdraw(
                submission, form, now: call.now)
        }
        try forms.reporting?.publish()
        return .seeOther(path + "?done=withdrawn")
    }

    private func reply(_ call: Call) throws -> Response {
        let (token, submission) = try forms.submission(call)
        guard submission.state == .sent else { throw Refusal.notFound }
        let text = call.field("message")
        let hasFiles = call.request.sentForm?.files.isEmpty == false
        guard !text.isEmpty || hasFiles, text.unicodeScalars.count <= Self.longestMessage else {
            return try page(call, problem: "担当者への連絡を、\(Self.longestMessage)文字までで入力してください。")
        }
        let (files, problem) = try forms.filesOfMessage(call)
        if let problem { return try page(call, problem: problem) }
        do {
            try forms.desk.reply(
                submission, text, files: files, forms.published.form(submission.form),
                staff: forms.watchers(of: submission), now: call.now)
        } catch let refusal as SubmissionDesk.FileRefusal {
            return try page(call, problem: "ファイルは\(refusal.sentence)")
        }
        return .seeOther(Self.path(submission.form, token) + "?done=reply")
    }
}
