import FormEngine
import Mail
import Storage

/// What an applicant is told by mail, at the five moments and when staff have written. Answers never stand in a mail: it says that
/// there is something to see.
struct Notice {
    let siteName: String
    let form: Form
    /// Where the applicant sees what became of it.
    let link: String?

    func add(
        _ moment: Form.Moment, of submission: Submission, receipt: String, to answers: Answers, _ outbox: Outbox,
        now: Int
    ) throws {
        let text = [Self.opening(moment, form), form.mails[moment] ?? ""].filter { !$0.isEmpty }.joined(
            separator: "\n\n")
        // Told once, even where a status is left and comes again.
        try send(
            "form-\(moment.rawValue)", Self.subject(moment, form), text, receipt, answers, outbox,
            occasion: "submission/\(submission.id)/\(moment.rawValue)", now: now)
    }

    func addMessage(of submission: Submission, to answers: Answers, _ outbox: Outbox, now: Int) throws {
        try send(
            "form-message", "【\(form.title)】担当者からの連絡があります",
            "「\(form.title)」について、担当者からの連絡があります。受付のメールにあるページで読めます。", submission.receipt ?? "", answers, outbox,
            occasion: "submission/\(submission.id)/message/\(now)", now: now)
    }

    private func send(
        _ kind: String, _ subject: String, _ text: String, _ receipt: String, _ answers: Answers, _ outbox: Outbox,
        occasion: String, now: Int
    ) throws {
        guard let address = recipient(answers) else { return }
        var parts = [text, "受付番号：\(receipt)"]
        if let link { parts.append("状況の確認、取り下げ、担当者への連絡は、次のページからできます。ページのアドレスは、ほかの人に教えないでください。\n\(link)") }
        if !siteName.isEmpty { parts.append("――――――――\n\(siteName)\nこのメールには返信できません。") }
        try outbox.add(
            MailMessage(
                kind, to: [address], subject: subject, text: parts.joined(separator: "\n\n"), isSecret: link != nil),
            occasion: occasion, now: now)
    }

    /// The first item that is a mail address.
    private func recipient(_ answers: Answers) -> String? {
        form.items.lazy.filter { $0.type == .mail }.map { answers.text($0.name) }.first { MailAddress.isPlausible($0) }
    }

    private static func subject(_ moment: Form.Moment, _ form: Form) -> String {
        let what =
            switch moment {
            case .sent: "受け付けました"
            case .withdrawn: "取り下げました"
            case .reviewed: "審査を始めました"
            case .rejected: "結果をお知らせします"
            case .done: form.use == .survey ? "ありがとうございました" : "手続きが終わりました"
            }
        return "【\(form.title)】\(what)"
    }

    private static func opening(_ moment: Form.Moment, _ form: Form) -> String {
        switch moment {
        case .sent: "「\(form.title)」を受け付けました。"
        case .withdrawn: "「\(form.title)」の取り下げを受け付けました。"
        case .reviewed: "「\(form.title)」の審査を始めました。"
        case .rejected: "「\(form.title)」は、認められませんでした。"
        case .done: "「\(form.title)」の手続きが終わりました。"
        }
    }
}
