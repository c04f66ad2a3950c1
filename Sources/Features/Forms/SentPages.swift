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

    private static let notices: [String: FormWord] = [
        "sent": .noticeSent, "withdrawn": .noticeWithdrawn, "reply": .noticeReply,
    ]

    private func page(_ call: Call, problem: String? = nil) throws -> Response {
        let (token, submission) = try forms.submission(call)
        if submission.state == .draft { return .seeOther(FormPages.path(submission.form, token)) }
        let form = forms.published.form(of: submission)
        let words = submission.words(form)
        let (events, digest) = try forms.desk.history(submission)
        let (files, path) = (try forms.desk.files(submission), FormPages.path(submission.form, token))
        let content = try forms.surroundings.desk.content(
            "forms/status.html",
            [
                ("receipt", .text(submission.receipt ?? "")), ("sent", .text(submission.sent.map(words.moment) ?? "")),
                ("status", .text(submission.statusForApplicant(form))),
                ("is_edited", .bool(events.contains { $0.kind == .edited })),
                ("is_withdrawn", .bool(submission.state == .withdrawn)),
                ("can_correct", .bool(submission.isOpen)),
                ("can_withdraw", .bool(submission.state == .sent && !submission.status.isFinal)),
                ("path", .text(path)),
                ("lines", Forms.values(submission.content.linesForApplicant, words)),
                ("files", forms.values(files, of: submission, folder: path, words)),
                ("events", .list(events.map { Self.value($0, form, words, files, path) })),
                ("digest", .text(digest ?? "")),
                ("message", .text(problem == nil ? "" : call.field("message"))),
                ("longest", .text(String(Self.longestMessage))),
                ("most_files", .text(String(SubmissionDesk.mostFilesOfMessage))),
                (
                    "notice",
                    .optional(
                        submission.mode == .test
                            ? words[.testNotice] : Self.notices[call.query("done")].map { words[$0] })
                ), ("problem", .optional(problem)), ("words", Forms.values(words)),
            ])
        return try frame.page(
            form?.title ?? submission.content.title, content, in: submission.content.language,
            status: problem == nil ? .ok : .unprocessable)
    }

    private static func value(
        _ event: SubmissionEvent, _ form: Form?, _ words: FormWords, _ files: [SubmissionFile], _ path: String
    ) -> Value {
        // What changed is kept in the words of staff; the answers themselves stand in the applicant's.
        let isTranslated = form?.isTranslation ?? false
        let (title, text) =
            switch event.kind {
            case .sent: (words[.eventSent], "")
            case .withdrawn: (words[.eventWithdrawn], "")
            case .corrected: (words[.eventCorrected], isTranslated ? "" : event.text)
            case .status: (words.text(.eventStatus, ["status": event.stageForApplicant(form)]), "")
            case .message: (words[.eventMessage], event.text)
            case .reply: (words[.eventReply], event.text)
            case .edited: (words[.eventEdited], event.text)
            case .virus: (words[.eventVirus], event.text)
            case .note, .assigned, .filled: ("", "")
            }
        return .record(
            ("at", .text(words.moment(event.at))), ("title", .text(title)), ("text", .text(text)),
            ("files", Forms.values(files, ofMessage: event.number, folder: path, words)))
    }

    private func withdraw(_ call: Call) throws -> Response {
        let (token, submission) = try forms.submission(call)
        let form = forms.published.form(of: submission)
        guard call.field("sure") == "yes" else {
            return try page(call, problem: submission.words(form)[.beSure])
        }
        let path = Self.path(submission.form, token)
        try forms.telling(form) {
            try forms.desk.withdraw(
                submission, form, now: call.now)
        }
        try forms.reporting?.publish()
        return .seeOther(path + "?done=withdrawn")
    }

    private func reply(_ call: Call) throws -> Response {
        let (token, submission) = try forms.submission(call)
        guard submission.state == .sent else { throw Refusal.notFound }
        let form = forms.published.form(of: submission)
        let words = submission.words(form)
        let text = call.field("message")
        let hasFiles = call.request.sentForm?.files.isEmpty == false
        guard !text.isEmpty || hasFiles, text.unicodeScalars.count <= Self.longestMessage else {
            return try page(call, problem: words.text(.messageLimits, ["most": String(Self.longestMessage)]))
        }
        let (files, problem) = try forms.filesOfMessage(call, words)
        if let problem { return try page(call, problem: problem) }
        do {
            try forms.desk.reply(
                submission, text, files: files, form,
                staff: forms.watchers(of: submission), now: call.now)
        } catch let refusal as SubmissionDesk.FileRefusal {
            return try page(call, problem: words.text(.filesRefused, ["reason": refusal.sentence(words)]))
        }
        return .seeOther(Self.path(submission.form, token) + "?done=reply")
    }
}
