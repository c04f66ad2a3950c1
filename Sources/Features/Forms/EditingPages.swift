import Accounts
import FeatureKit
import FormEngine
import HTTP
import Layouts
import Model
import Submissions

/// Staff correct answers by the rules of the form, and fill in what is theirs.
struct EditingPages {
    private let forms: Forms

    init(_ forms: Forms) { self.forms = forms }

    private static let pattern = InboxPages.path + "/{form}/{id}"
    /// No item is called so: those begin with a letter.
    static let revisionField = "_revision"

    var routes: [Route] {
        [
            .page(Self.pattern + "/edit", "showFormAnswers", .staffSomewhere(Forms.handle)) { call in try show(call) },
            .form(Self.pattern + "/edit", "editFormAnswers", .staffSomewhere(Forms.handle)) { call in try edit(call) },
            .form(Self.pattern + "/staff-items", "fillStaffItems", .staffSomewhere(Forms.handle)) { call in
                try fill(call)
            },
        ]
    }

    // MARK: Answers

    /// With its form in the language in which it was filled in.
    private func open(_ call: Call) throws -> (Submission, Form) {
        let submission = try forms.handled(Forms.handle, call)
        guard submission.state == .sent, submission.status != .returned else {
            throw Refusal(.conflict, "not-editable", "取り下げられたものと、送った方が補正しているものは、直せません。")
        }
        guard let form = forms.published.form(of: submission) else {
            throw Refusal(.gone, "form-gone", "このフォームは公開が終わったため、内容を直せません。")
        }
        return (submission, form)
    }

    private func show(_ call: Call) throws -> Response {
        let (submission, own) = try open(call)
        let form = own.original.asOnePage
        let (author, surroundings) = (try call.author(), forms.surroundings)
        try surroundings.store.write { rows in
            try surroundings.audit(rows).add("read", "submission/\(submission.receipt ?? "")", by: author)
        }
        let answers = submission.content.answers
        let review = Review(form, answers, today: Self.day(submission)).withoutFaults
        return try page(call, submission, form, answers, review, revision: submission.revision)
    }

    /// Ages and terms are told for the day on which it came.
    private static func day(_ submission: Submission) -> String {
        Moment(unixSeconds: submission.sent ?? submission.changed).day.iso
    }

    private func page(
        _ call: Call, _ submission: Submission, _ form: Form, _ answers: Answers, _ review: Review, revision: Int,
        problem: String? = nil
    ) throws -> Response {
        let path = HandlingPages.path(submission)
        let markup = FormMarkup(
            form.withoutFiles, step: 0, answers: answers, review: review, action: path + "/edit",
            hidden: [("csrf", try call.staff().token.formToken), (Self.revisionField, String(revision))],
            deskButton: "この内容に直す")
        return try forms.surroundings.desk.page(
            "forms/edit.html", "内容を直す　\(submission.receipt ?? "")", call,
            [("path", .text(path)), ("form", .html(markup.bytes)), ("sender", .text(form.use.sender))],
            problem: problem,
            status: problem == nil ? .ok : .unprocessable)
    }

    private func edit(_ call: Call) throws -> Response {
        var (submission, own) = try open(call)
        let form = own.original.asOnePage
        guard let sent = call.request.form else { throw Refusal.wrongValue("answers") }
        let revision = Int(call.field(Self.revisionField)) ?? -1
        let answers = StepAnswers.merged(submission.content.answers, form, step: 0, sent: sent)
        if let changed = StepAnswers.changed(answers, form, step: 0, sent: sent, addresses: forms.published.addresses) {
            let review = Review(form, changed, today: Self.day(submission)).withoutFaults
            return try page(call, submission, form, changed, review, revision: revision)
        }
        let review = Review(form, answers, today: Self.day(submission)).withoutFileFaults
        if !review.faults.isEmpty {
            return try page(
                call, submission, form, answers, review, revision: revision, problem: "直した内容を確かめてください。まだ保存していません。")
        }
        var kept = Review(own, answers, today: Self.day(submission))
        kept.name(corporations: try forms.corporations.names(form, review.answers, now: call.now))
        // What somebody else changed meanwhile is not overwritten unseen.
        submission.revision = revision
        do {
            let isChanged = try save(submission, own, kept, call)
            return .seeOther(HandlingPages.path(submission) + (isChanged ? "?done=edited" : "?done=unchanged"))
        } catch let refusal as Refusal {
            return try page(
                call, submission, form, answers, review, revision: revision,
                problem: refusal.message + "入力した内容は下に残っています。控えてから、画面を開き直してください。")
        }
    }

    private func save(_ submission: Submission, _ form: Form, _ review: Review, _ call: Call) throws -> Bool {
        let (forms, author) = (forms, try call.author())
        let (actor, now) = (try call.staff().staff.name, call.now)
        return try forms.telling {
            try forms.surroundings.store.write { rows in
                guard try forms.desk.edit(submission, form, review, by: actor, now: now, rows) else { return false }
                try forms.surroundings.audit(rows).add("edited", "submission/\(submission.receipt ?? "")", by: author)
                return true
            }
        }
    }

    // MARK: What only staff fill in

    private func fill(_ call: Call) throws -> Response {
        let submission = try forms.handled(Forms.handle, call)
        guard let form = forms.published.staffItems(submission.form), let sent = call.request.form else {
            throw Refusal.notFound
        }
        let revision = Int(call.field(Self.revisionField)) ?? -1
        let answers = StepAnswers.merged(Answers(), form, step: 0, sent: sent)
        let review = Review(form, answers, today: call.today)
        let typed = StaffItems(form: form, answers: answers, review: review, revision: revision)
        guard review.faults.isEmpty else {
            return try HandlingPages(forms).page(call, problem: "職員の記入欄を確かめてください。まだ保存していません。", filled: typed)
        }
        do {
            let isChanged = try save(submission, review, revision: revision, call)
            return .seeOther(HandlingPages.path(submission) + (isChanged ? "?done=filled" : "?done=unchanged"))
        } catch let refusal as Refusal {
            return try HandlingPages(forms).page(call, problem: refusal.message, filled: typed)
        }
    }

    private func save(_ submission: Submission, _ review: Review, revision: Int, _ call: Call) throws -> Bool {
        let (forms, author) = (forms, try call.author())
        let (actor, now) = (try call.staff().staff.name, call.now)
        return try forms.telling {
            try forms.surroundings.store.write { rows in
                guard try forms.desk.fill(submission, review, revision: revision, by: actor, now: now, rows) else {
                    return false
                }
                try forms.surroundings.audit(rows).add("filled", "submission/\(submission.receipt ?? "")", by: author)
                return true
            }
        }
    }
}

/// What only staff fill in, on the page of a submission.
struct StaffItems {
    var form: Form
    var answers: Answers
    /// Where what is wrong shall be shown.
    var review: Review?
    var revision: Int

    func markup(_ path: String, token: String) -> [UInt8] {
        FormMarkup(
            form, step: 0, answers: answers, review: review, action: path + "/staff-items",
            hidden: [("csrf", token), (EditingPages.revisionField, String(revision))], deskButton: "記入欄を保存する"
        ).bytes
    }
}
