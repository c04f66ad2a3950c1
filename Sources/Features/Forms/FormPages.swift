import Accounts
import FeatureKit
import FormEngine
import HTTP
import Layouts
import Model
import Submissions

/// An applicant's way through a form: the first step comes from the form's own page, the others are written here. Where they are
/// is in the address, which is theirs alone.
struct FormPages {
    private let forms: Forms
    private let frame: SiteFrame

    init(_ forms: Forms) {
        self.forms = forms
        frame = SiteFrame(forms.surroundings.pages)
    }

    static let formPath = Route.residentPath + "/forms/{form}"
    static let draftPath = formPath + "/{token}"

    var routes: [Route] {
        [
            .form(Self.formPath, "startForm", .ownPages) { call in try start(call) },
            .page(Self.draftPath, "showFormStep", .anyone) { call in try show(call) },
            .form(Self.draftPath, "saveFormStep", .ownPages) { call in try save(call) },
            .page(Self.draftPath + "/confirm", "showFormConfirmation", .anyone) { call in try confirm(call) },
            .page(Self.draftPath + "/saved", "showSavedForm", .anyone) { call in try saved(call) },
            .form(Self.draftPath + "/send", "sendForm", .ownPages) { call in try send(call) },
            .form(Self.draftPath + "/join", "joinReport", .ownPages) { call in try join(call) },
            .page(Self.draftPath + "/files/{file}", "showFormFile", .anyone) { call in
                let (_, submission) = try forms.submission(call)
                return try forms.file(call, of: submission)
            },
        ]
    }

    static func path(_ form: String, _ token: SubmissionDesk.Token) -> String {
        "\(Route.residentPath)/forms/\(form)/\(token.text)"
    }

    // MARK: The first step

    private func start(_ call: Call) throws -> Response {
        let language = call.request.sentForm?.fields[FormMarkup.languageField]
        guard let form = forms.published.form(call.parameter("form"), in: language) else { throw Refusal.notFound }
        if let reason = form.closedReason(now: call.now) { throw reason }
        let resident = try forms.resident(call)
        if form.isOncePerPerson && resident == nil {
            return .seeOther(Route.residentPath + "/sign-in?" + Query([("next", form.path)]).encoded)
        }
        guard let sent = call.request.sentForm else { throw Refusal.notFound }
        let answers = StepAnswers.merged(Answers(), form, step: 0, sent: sent.fields)
        // Files would have to be chosen again: with them it is kept in any case.
        if sent.files.isEmpty, let page = try unkept(form, answers, sent.fields, call) { return page }
        let token = SubmissionDesk.Token()
        let filled = Self.prefilled(answers, form, resident)
        try forms.telling(form) {
            try forms.desk.begin(form, filled, token: token, mode: .live, resident: resident?.id, now: call.now)
        }
        guard let draft = try forms.desk.submission(token) else { throw Refusal.notFound }
        return try keep(draft, form, token, step: 0, filled, sent, call)
    }

    /// What the account knows need not be typed again; on the pages behind the first one it can be changed.
    private static func prefilled(_ answers: Answers, _ form: Form, _ resident: Resident?) -> Answers {
        guard let resident, let item = form.steps.dropFirst().flatMap(\.items).first(where: { $0.type == .mail }) else {
            return answers
        }
        var filled = answers
        filled[item.name] = [resident.mail]
        return filled
    }

    /// Adding a row, looking for an address or something wrong is no reason to keep anything yet. nil: nothing of this.
    private func unkept(_ form: Form, _ answers: Answers, _ sent: Query, _ call: Call) throws -> Response? {
        let action = "\(Route.residentPath)/forms/\(form.id)"
        if let changed = StepAnswers.changed(answers, form, step: 0, sent: sent, addresses: forms.published.addresses) {
            return try page(form, step: 0, changed, review: nil, action: action)
        }
        let review = Review(form, answers, today: call.today, steps: [0])
        guard Self.go(sent) == .next && !review.faults.isEmpty else { return nil }
        return try page(form, step: 0, answers, review: review, action: action)
    }

    private static func go(_ sent: Query) -> FormMarkup.Go {
        sent[FormMarkup.goField].flatMap(FormMarkup.Go.init) ?? .next
    }

    // MARK: Later steps

    private func draft(_ call: Call) throws -> (Form, SubmissionDesk.Token, Submission) {
        let (token, draft) = try forms.submission(call)
        guard let form = forms.published.form(of: draft) else {
            throw Refusal(.gone, "form-gone", draft.words(nil)[.formGone])
        }
        return (form, token, try forms.desk.open(draft))
    }

    private func show(_ call: Call) throws -> Response {
        let (form, token, draft) = try draft(call)
        if !draft.isOpen { return .seeOther(SentPages.path(form.id, token)) }
        let review = Review(form, draft.content.answers, today: call.today)
        let wanted = Int(call.query("step")) ?? draft.content.step
        let step = review.askedSteps.contains(wanted) ? wanted : review.askedSteps.first ?? 0
        let isChecked = call.query("check") == "1"
        return try page(
            form, step: step, draft.content.answers, review: isChecked ? review : review.withoutFaults,
            action: Self.path(form.id, token), returning: call.query("return"), notice: changeNotice(form, draft))
    }

    private static func quoted(_ labels: [String], _ words: FormWords) -> String {
        labels.map { words.text(.quoted, ["text": $0]) }.joined()
    }

    /// What is different for somebody who comes back to a form that was changed meanwhile.
    private func changeNotice(_ form: Form, _ draft: Submission) -> String? {
        let words = form.words
        if draft.mode == .test { return words[.testNotice] }
        guard draft.content.version != form.version else { return nil }
        // Of what was sent, only what was answered is known.
        let (added, removed) = draft.state == .draft ? SubmissionDesk.changes(draft, form) : ([], [])
        let sentences = [
            words[.formChanged],
            added.isEmpty ? "" : words.text(.questionsAdded, ["questions": Self.quoted(added, words)]),
            removed.isEmpty ? "" : words.text(.questionsRemoved, ["questions": Self.quoted(removed, words)]),
            added.isEmpty && removed.isEmpty ? words[.wordsChanged] : "",
        ]
        return words.joined(sentences)
    }

    private func save(_ call: Call) throws -> Response {
        let (form, token, draft) = try draft(call)
        if !draft.isOpen { return .seeOther(SentPages.path(form.id, token)) }
        guard let sent = call.request.sentForm, let step = sent.fields["_step"].flatMap({ Int($0) }),
            form.steps.indices.contains(step)
        else { throw Refusal.wrongValue("_step") }
        let answers = StepAnswers.merged(draft.content.answers, form, step: step, sent: sent.fields)
        return try keep(draft, form, token, step: step, answers, sent, call)
    }

    /// What was typed and sent along is kept, right or wrong; then on to where the button leads.
    private func keep(
        _ draft: Submission, _ form: Form, _ token: SubmissionDesk.Token, step: Int, _ typed: Answers, _ sent: SentForm,
        _ call: Call
    ) throws -> Response {
        let path = Self.path(form.id, token)
        let returning = sent.fields["_return"] ?? ""
        let (answers, refused) = try takeFiles(sent, typed, draft, form, step: step, call)
        if let changed = StepAnswers.changed(
            answers, form, step: step, sent: sent.fields, addresses: forms.published.addresses)
        {
            try forms.telling(form) { try forms.desk.save(draft, form, changed, step: step, now: call.now) }
            let review = Review(form, changed, today: call.today).withoutFaults
            return try page(form, step: step, changed, review: review, action: path, returning: returning)
        }
        var review = Review(form, answers, today: call.today)
        for (path, message) in refused { review.refuse(path, step: step, message: message) }
        let go = Self.go(sent.fields)
        let hasFaults = review.faults.contains { $0.step == step }
        let next = go == .next && !hasFaults ? review.askedSteps.first { $0 > step } ?? step : step
        try forms.telling(form) { try forms.desk.save(draft, form, answers, step: next, now: call.now) }
        switch go {
        case .save: return .seeOther(path + "/saved")
        case .back: return .seeOther(path + "?step=\(review.askedSteps.last { $0 < step } ?? 0)")
        case .next where hasFaults:
            return try page(form, step: step, answers, review: review, action: path, returning: returning)
        case .next where returning == "confirm": return .seeOther(path + "/confirm")
        case .next: return .seeOther(path + Self.following(step, review, form))
        }
    }

    /// - Returns: the answers with the files that were taken and without those that were taken away; and why others were not.
    private func takeFiles(
        _ sent: SentForm, _ typed: Answers, _ draft: Submission, _ form: Form, step: Int, _ call: Call
    ) throws -> (Answers, [(path: String, message: String)]) {
        var (answers, refused): (Answers, [(String, String)]) = (typed, [])
        if let dropped = sent.fields[FormMarkup.dropField]?.split(separator: "/").map(String.init), dropped.count == 2 {
            try forms.telling(form) { try forms.desk.drop(dropped[1], of: draft) }
            answers[dropped[0]] = answers[dropped[0]].filter { !$0.hasPrefix(dropped[1] + " ") }
        }
        for file in sent.files {
            guard let item = StepAnswers.fileItem(file.field, form.steps[step]) else { continue }
            do {
                let taken = try forms.desk.attach(
                    file.bytes, name: file.name, to: file.field, of: draft, onlyPictures: item.type == .photo,
                    keepsPlace: item.keepsPlace, now: call.now)
                answers[file.field] = answers[file.field] + [taken.answer]
            } catch let refusal as SubmissionDesk.FileRefusal {
                let message = form.words.text(
                    .refusedFile, ["name": file.name, "reason": refusal.sentence(form.words)])
                refused.append((file.field, message))
            }
        }
        return (answers, refused)
    }

    private static func following(_ step: Int, _ review: Review, _ form: Form) -> String {
        review.askedSteps.first { $0 > step }.map { "?step=\($0)" } ?? "/confirm"
    }

    private func saved(_ call: Call) throws -> Response {
        let (form, token, draft) = try draft(call)
        if !draft.isOpen { return .seeOther(SentPages.path(form.id, token)) }
        let path = Self.path(form.id, token)
        return try content(
            "saved.html", form,
            [
                ("path", .text(path)), ("address", .text(forms.address(path, form))),
                ("days", .text(String(Submission.draftDays))),
            ])
    }

    // MARK: Confirming and sending

    private func confirm(_ call: Call) throws -> Response {
        let (form, token, draft) = try draft(call)
        if !draft.isOpen { return .seeOther(SentPages.path(form.id, token)) }
        var review = Review(form, draft.content.answers, today: call.today)
        review.name(corporations: try forms.corporations.names(form, review.answers, now: call.now))
        let path = Self.path(form.id, token)
        if let fault = review.faults.first { return .seeOther(path + "?step=\(fault.step)&check=1&return=confirm") }
        return try content(
            "confirm.html", form,
            [
                ("path", .text(path)), ("steps", .list(review.askedSteps.map { sheet($0, form, review) })),
                ("progress", .list((form.steps.map(\.title)).map(Value.text))),
                ("is_survey", .bool(form.use == .survey)),
                ("near", .list(try near(form, review, draft, call))),
                ("notice", .optional(draft.mode == .test ? form.words[.testNotice] : nil)),
            ])
    }

    private func sheet(_ step: Int, _ form: Form, _ review: Review) -> Value {
        .record(
            ("number", .int(step)), ("title", .text(form.steps[step].title)),
            ("lines", Forms.values(SubmissionDesk.lines(review, step: step), form.words)))
    }

    /// Reports of others that may be about the same thing.
    private func near(_ form: Form, _ review: Review, _ draft: Submission, _ call: Call) throws -> [Value] {
        guard form.report != nil, draft.state == .draft else { return [] }
        return try (forms.reporting?.near(form, review.answers, now: call.now) ?? []).map {
            Self.value($0, form.words)
        }
    }

    private static func value(_ report: NearbyReport, _ words: FormWords) -> Value {
        .record(
            ("id", .text(report.id)), ("category", .text(report.category)), ("status", .text(report.status)),
            ("summary", .text(report.summary)), ("sent", .text(words.day(report.sent))),
            ("metres", .text(String(report.metres))), ("url", .text(report.path)))
    }

    /// It is the same: the draft stays, in case it is not.
    private func join(_ call: Call) throws -> Response {
        let (form, token, draft) = try draft(call)
        if draft.state != .draft { return .seeOther(SentPages.path(form.id, token)) }
        let joined = try forms.reporting?.join(call.field("report"), draft, form, now: call.now)
        guard let joined else {
            throw form.refusal("no-such-report", form.words[.noSuchReport], status: .notFound)
        }
        let hasMail = form.items.contains { $0.type == .mail && !draft.content.answers.text($0.name).isEmpty }
        return try content(
            "joined.html", form,
            [
                ("report", Self.value(joined, form.words)), ("path", .text(Self.path(form.id, token))),
                ("has_mail", .bool(hasMail)),
            ])
    }

    private func send(_ call: Call) throws -> Response {
        let (form, token, draft) = try draft(call)
        let path = SentPages.path(form.id, token)
        if !draft.isOpen { return .seeOther(path) }
        // What came back is corrected at any time, and a form is tried out before it opens.
        if draft.state == .draft, draft.mode == .live, let reason = form.closedReason(now: call.now) { throw reason }
        var review = Review(form, draft.content.answers, today: call.today)
        if let fault = review.faults.first {
            return .seeOther(Self.path(form.id, token) + "?step=\(fault.step)&check=1&return=confirm")
        }
        review.name(corporations: try forms.corporations.names(form, review.answers, now: call.now))
        let checked = review
        let resident = try forms.resident(call)
        if form.isOncePerPerson && resident == nil {
            return .seeOther(
                Route.residentPath + "/sign-in?" + Query([("next", Self.path(form.id, token) + "/confirm")]).encoded)
        }
        try forms.telling(form) {
            if draft.state == .sent {
                return try forms.desk.correct(draft, form, checked, staff: forms.watchers(of: draft), now: call.now)
            }
            _ = try forms.desk.send(
                draft, form, checked, person: resident?.id, staff: forms.watchers(of: draft), now: call.now)
        }
        return .seeOther(path + "?done=sent")
    }

    // MARK: Pages

    private func page(
        _ form: Form, step: Int, _ answers: Answers, review: Review?, action: String, returning: String = "",
        notice: String? = nil
    ) throws -> Response {
        var hidden = [(name: "_step", value: String(step))]
        if returning == "confirm" { hidden.append(("_return", "confirm")) }
        let markup = FormMarkup(form, step: step, answers: answers, review: review, action: action, hidden: hidden)
        let isFaulty = review?.faults.contains { $0.step == step } ?? false
        return try content(
            "step.html", form, [("form", .html(markup.bytes)), ("notice", .optional(notice))],
            status: isFaulty ? .unprocessable : .ok)
    }

    private func content(_ template: String, _ form: Form, _ values: [(String, Value)], status: Status = .ok) throws
        -> Response
    {
        let content = try forms.surroundings.desk.content(
            "forms/" + template, values + [("words", Forms.values(form.words))])
        return try frame.page(form.title, content, in: form.language, status: status)
    }
}

extension Forms {
    /// The submission that an applicant's address leads to.
    func submission(_ call: Call) throws -> (SubmissionDesk.Token, Submission) {
        guard let token = SubmissionDesk.Token(call.parameter("token")), let found = try desk.submission(token),
            found.form == call.parameter("form")
        else {
            throw Refusal(
                .notFound, "no-such-submission",
                FormWords.ofStaff.text(.noSuchSubmission, ["days": String(Submission.draftDays)]))
        }
        return (token, found)
    }

    /// Whoever has signed in to an account; most forms need none.
    func resident(_ call: Call) throws -> Resident? {
        guard let token = SessionCookie.resident.token(call.request) else { return nil }
        return try surroundings.residents.signedIn(token, now: call.now)?.resident
    }

    /// What was not done as a refusal, for whoever asked.
    /// - Parameter form: that was filled in, by whose words it is told; nil: staff ask.
    func telling<Result>(_ form: Form? = nil, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let denial as SubmissionDesk.Denial {
            let (code, word) = denial.reason
            throw form?.refusal(code, form?.words[word] ?? "") ?? Refusal(.conflict, code, FormWords.ofStaff[word])
        }
    }

    /// With the site's origin, where it says what that is.
    func address(_ path: String, _ form: Form) -> String { form.site + path }

    /// For templates: what was asked and answered.
    static func values(_ lines: [Submission.Line], _ words: FormWords = .ofStaff) -> Value {
        .list(lines.map { .record(("label", .text($0.rowLabel(words))), ("text", .text($0.text))) })
    }

    /// For templates: everything that forms say of themselves.
    static func values(_ words: FormWords) -> Value {
        .object(WordsObject(words))
    }
}

/// A page asks for a few of them: nothing is made for the others.
private final class WordsObject: LayoutObject {
    private static let members = NameTable(FormWord.allCases.map { ($0.rawValue, $0) })
    private let words: FormWords

    init(_ words: FormWords) { self.words = words }

    func value(of name: Name) -> Value? { Self.members[name].map { .text(words[$0]) } }

    var names: [Name] { FormWord.allCases.map { Name($0.rawValue) } }
}

extension Call {
    /// `2026-04-01`
    var today: String { Moment(unixSeconds: now).day.iso }
}

extension SubmissionDesk.Denial {
    /// For programs, and for whoever is at it.
    fileprivate var reason: (code: String, word: FormWord) {
        switch self {
        case .full: ("full", .full)
        case .onlyOnce: ("only-once", .onlyOnce)
        case .changedMeanwhile: ("changed-meanwhile", .changedMeanwhile)
        case .notADraft: ("already-sent", .alreadySent)
        case .finished: ("finished", .finished)
        }
    }
}
