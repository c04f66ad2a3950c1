import FormEngine
import Mail
import Storage

/// What an applicant and staff are told by mail. Answers never stand in a mail: it says that there is something to see.
struct Notice {
    let siteName: String
    /// In the applicant's language.
    let form: Form

    private var words: FormWords { form.words }

    // MARK: Applicants

    func add(_ moment: Form.Moment, of submission: Submission, receipt: String, _ outbox: Outbox, now: Int) throws {
        let opening = words.text(Self.opening(moment, form), ["form": form.title])
        let text = [opening, form.mails[moment] ?? ""].filter { !$0.isEmpty }.joined(separator: "\n\n")
        // Told once, even where a status is left and comes again; what has to be corrected, each time.
        let occasion = moment == .returned ? "\(moment.rawValue)/\(now)" : moment.rawValue
        try send(
            "form-\(moment.rawValue)", words[Self.subject(moment, form)], text, submission, receipt, outbox,
            occasion: occasion,
            now: now)
    }

    func addMessage(of submission: Submission, _ outbox: Outbox, now: Int) throws {
        try send(
            "form-message", words[.mailMessageSubject], words.text(.mailMessage, ["form": form.title]), submission,
            submission.receipt ?? "", outbox, occasion: "message/\(now)", now: now)
    }

    private func send(
        _ kind: String, _ subject: String, _ text: String, _ submission: Submission, _ receipt: String,
        _ outbox: Outbox,
        occasion: String, now: Int
    ) throws {
        guard let address = recipient(submission.content.answers) else { return }
        var parts = [text, words.text(.mailReceipt, ["receipt": receipt])]
        if let link = link(submission) {
            parts.append("\(words[.mailLink])\n\(link)")
        }
        if !siteName.isEmpty { parts.append("――――――――\n\(siteName)\n\(words[.mailNoReply])") }
        try outbox.add(
            // Who has the address sees the submission: staff see that it went out, not where to.
            MailMessage(
                kind, to: [address],
                subject: words.text(.mailSubject, ["form": form.title, "subject": subject]),
                text: parts.joined(separator: "\n\n"),
                isSecret: true), occasion: "submission/\(submission.id)/\(occasion)", now: now)
    }

    /// nil: the site does not say where it is published, and no request is believed about it.
    private func link(_ submission: Submission) -> String? {
        guard !form.site.isEmpty, !submission.content.token.isEmpty else { return nil }
        return "\(form.site)/my/forms/\(submission.form)/\(submission.content.token)/status"
    }

    /// The first item that is a mail address.
    private func recipient(_ answers: Answers) -> String? {
        form.items.lazy.filter { $0.type == .mail }.map { answers.text($0.name) }.first { MailAddress.isPlausible($0) }
    }

    private static func subject(_ moment: Form.Moment, _ form: Form) -> FormWord {
        if form.use == .report { return reportSubject(moment) }
        return switch moment {
        case .sent: .mailSentSubject
        case .withdrawn: .mailWithdrawnSubject
        case .reviewed: .mailReviewedSubject
        case .returned: .mailReturnedSubject
        case .rejected: .mailRejectedSubject
        case .done: form.use == .survey ? .mailSurveyDoneSubject : .mailDoneSubject
        }
    }

    private static func reportSubject(_ moment: Form.Moment) -> FormWord {
        switch moment {
        case .sent: .reportMailSentSubject
        case .withdrawn: .reportMailWithdrawnSubject
        case .reviewed: .reportMailReviewedSubject
        case .returned: .reportMailReturnedSubject
        case .rejected: .reportMailRejectedSubject
        case .done: .reportMailDoneSubject
        }
    }

    private static func opening(_ moment: Form.Moment, _ form: Form) -> FormWord {
        if form.use == .report { return reportOpening(moment) }
        return switch moment {
        case .sent: .mailSent
        case .withdrawn: .mailWithdrawn
        case .reviewed: .mailReviewed
        case .returned: .mailReturned
        case .rejected: .mailRejected
        case .done: .mailDone
        }
    }

    private static func reportOpening(_ moment: Form.Moment) -> FormWord {
        switch moment {
        case .sent: .reportMailSent
        case .withdrawn: .reportMailWithdrawn
        case .reviewed: .reportMailReviewed
        case .returned: .reportMailReturned
        case .rejected: .reportMailRejected
        case .done: .reportMailDone
        }
    }

    // MARK: Staff

    /// Only of reports: sections without an account get it too, and pass it on.
    private func staffLink(_ submission: Submission) -> String {
        guard form.use == .report, !form.site.isEmpty else { return "" }
        return "\n\(form.site)/staff/reports/\(submission.form)/\(submission.id)"
    }

    func tell(
        _ addresses: [String], _ what: String, of submission: Submission, receipt: String, occasion: String,
        _ outbox: Outbox,
        now: Int
    ) throws {
        if addresses.isEmpty || submission.mode == .test { return }
        let text = """
            「\(form.original.title)」：\(what)。

            受付番号：\(receipt)

            職員用の画面の「\(form.use == .report ? "通報" : "申請・アンケート")」で確かめてください。\(staffLink(submission))
            """
        try outbox.add(
            MailMessage("form-staff", to: addresses, subject: "【\(form.original.title)】\(what)", text: text),
            occasion: "submission/\(submission.id)/staff/\(occasion)", now: now)
    }
}
