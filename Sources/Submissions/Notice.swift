import FormEngine
import Mail
import Storage

/// What an applicant and staff are told by mail. Answers never stand in a mail: it says that there is something to see.
struct Notice {
    let siteName: String
    let form: Form

    // MARK: Applicants

    func add(_ moment: Form.Moment, of submission: Submission, receipt: String, _ outbox: Outbox, now: Int) throws {
        let text = [Self.opening(moment, form), form.mails[moment] ?? ""].filter { !$0.isEmpty }.joined(
            separator: "\n\n")
        // Told once, even where a status is left and comes again; what has to be corrected, each time.
        let occasion = moment == .returned ? "\(moment.rawValue)/\(now)" : moment.rawValue
        try send(
            "form-\(moment.rawValue)", Self.subject(moment, form), text, submission, receipt, outbox,
            occasion: occasion,
            now: now)
    }

    func addMessage(of submission: Submission, _ outbox: Outbox, now: Int) throws {
        try send(
            "form-message", "担当者からの連絡があります", "「\(form.title)」について、担当者からの連絡があります。次のページで読めます。", submission,
            submission.receipt ?? "", outbox, occasion: "message/\(now)", now: now)
    }

    private func send(
        _ kind: String, _ subject: String, _ text: String, _ submission: Submission, _ receipt: String,
        _ outbox: Outbox,
        occasion: String, now: Int
    ) throws {
        guard let address = recipient(submission.content.answers) else { return }
        var parts = [text, "受付番号：\(receipt)"]
        if let link = link(submission) {
            parts.append("状況の確認、取り下げ、担当者への連絡は、次のページからできます。ページのアドレスは、ほかの人に教えないでください。\n\(link)")
        }
        if !siteName.isEmpty { parts.append("――――――――\n\(siteName)\nこのメールには返信できません。") }
        try outbox.add(
            // Who has the address sees the submission: staff see that it went out, not where to.
            MailMessage(
                kind, to: [address], subject: "【\(form.title)】\(subject)", text: parts.joined(separator: "\n\n"),
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

    private static func subject(_ moment: Form.Moment, _ form: Form) -> String {
        if form.use == .report { return reportSubject(moment) }
        return switch moment {
        case .sent: "受け付けました"
        case .withdrawn: "取り下げました"
        case .reviewed: "審査を始めました"
        case .returned: "内容をお確かめください"
        case .rejected: "結果をお知らせします"
        case .done: form.use == .survey ? "ありがとうございました" : "手続きが終わりました"
        }
    }

    private static func reportSubject(_ moment: Form.Moment) -> String {
        switch moment {
        case .sent: "通報を受け付けました"
        case .withdrawn: "通報を取り下げました"
        case .reviewed: "対応を始めました"
        case .returned: "内容をお確かめください"
        case .rejected: "対応についてお知らせします"
        case .done: "対応が終わりました"
        }
    }

    private static func reportOpening(_ moment: Form.Moment, _ form: Form) -> String {
        switch moment {
        case .sent: "「\(form.title)」でお知らせいただいた内容を受け付けました。"
        case .withdrawn: "「\(form.title)」の取り下げを受け付けました。"
        case .reviewed: "「\(form.title)」でお知らせいただいた内容について、対応を始めました。"
        case .returned: "「\(form.title)」でお知らせいただいた内容について、お聞きしたいことがあります。次のページで担当者からの連絡を読み、「内容を直す」から書き足してください。"
        case .rejected: "「\(form.title)」でお知らせいただいた内容について、対応しないことになりました。理由は、次のページで読めます。"
        case .done: "「\(form.title)」でお知らせいただいた内容について、対応が終わりました。"
        }
    }

    private static func opening(_ moment: Form.Moment, _ form: Form) -> String {
        if form.use == .report { return reportOpening(moment, form) }
        return switch moment {
        case .sent: "「\(form.title)」を受け付けました。"
        case .withdrawn: "「\(form.title)」の取り下げを受け付けました。"
        case .reviewed: "「\(form.title)」の審査を始めました。"
        case .returned: "「\(form.title)」に、直していただきたい所があります。次のページで担当者からの連絡を読み、「内容を直す」から直してください。"
        case .rejected: "「\(form.title)」は、認められませんでした。"
        case .done: "「\(form.title)」の手続きが終わりました。"
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
            「\(form.title)」：\(what)。

            受付番号：\(receipt)

            職員用の画面の「\(form.use == .report ? "通報" : "申請・アンケート")」で確かめてください。\(staffLink(submission))
            """
        try outbox.add(
            MailMessage("form-staff", to: addresses, subject: "【\(form.title)】\(what)", text: text),
            occasion: "submission/\(submission.id)/staff/\(occasion)", now: now)
    }
}
