import FeatureKit
import FormEngine
import HTTP
import Model
import Submissions

/// The same for scripts and other channels: all answers at once.
struct FormAPI {
    private let forms: Forms

    init(_ forms: Forms) { self.forms = forms }

    private static let path = "/api/v1/forms/{form}/submissions"

    var routes: [Route] {
        [
            Route(
                .post, Self.path, "submitForm", .ownPages,
                summary:
                    "Sends a form. The same answers with the same `Idempotency-Key` again are answered as they were first. Answers are texts or lists of texts by the paths of the form's fields.",
                bodySchema: Self.bodySchema, statuses: [.ok, .notFound, .conflict], answerSchema: Self.sentSchema
            ) { call in try submit(call, to: forms.published.form(call.parameter("form"))) },
            Route(
                .post, "/api/v1/reports/{form}", "createReport", .ownPages,
                summary:
                    "Reports something that is wrong in town; as submitForm, of forms that are reports.",
                bodySchema: Self.bodySchema, statuses: [.ok, .notFound, .conflict], answerSchema: Self.sentSchema
            ) { call in
                let form = forms.published.form(call.parameter("form"))
                return try submit(call, to: form?.report == nil ? nil : form)
            },
            Route(
                .get, "/api/v1/forms/{form}/submissions/{token}", "getSubmission", .anyone,
                summary: "What became of a submission, for whoever has its token.", statuses: [.ok, .notFound],
                answerSchema: Self.statusSchema
            ) { call in try status(call) },
            Route(
                .post, "/api/v1/forms/{form}/submissions/{token}/withdrawal", "withdrawSubmission", .ownPages,
                summary: "Withdraws it, once.", bodySchema: #"{"type": "object", "additionalProperties": false}"#,
                statuses: [.ok, .notFound, .conflict], answerSchema: Self.statusSchema
            ) { call in
                let (_, submission) = try forms.submission(call)
                try forms.telling {
                    try forms.desk.withdraw(submission, forms.published.form(of: submission), now: call.now)
                }
                return try status(call)
            },
        ]
    }

    private static let bodySchema =
        #"{"type": "object", "required": ["answers"], "additionalProperties": false, "properties": {"answers": {"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}}}}"#
    private static let sentSchema =
        #"{"type": "object", "required": ["receipt", "token"], "additionalProperties": false, "properties": {"receipt": {"type": "string"}, "token": {"type": "string", "description": "whoever has it sees the submission"}}}"#
    private static let statusSchema =
        #"{"type": "object", "required": ["receipt", "state", "status", "sent"], "additionalProperties": false, "properties": {"receipt": {"type": "string"}, "state": {"type": "string", "enum": ["sent", "withdrawn"]}, "status": {"type": "string", "enum": ["received", "reviewing", "returned", "rejected", "done"]}, "sent": {"type": "string", "description": "2026-04-01T10:00:00+09:00"}}}"#

    private func submit(_ call: Call, to form: Form?) throws -> Response {
        guard let form else { throw Refusal.notFound }
        let json = try call.json()
        guard let answers = json["answers"].flatMap(Answers.init),
            json.members?.allSatisfy({ $0.name == "answers" }) == true
        else { throw Refusal.wrongValue("answers") }
        return Self.sent(try forms.take(form, answers, key: call.request.headers["Idempotency-Key"], call))
    }

    private static func sent(_ sent: SentSubmission) -> Response {
        var json = JSONWriter()
        json.object { json in
            json.member("receipt", sent.receipt)
            json.member("token", sent.token.text)
        }
        return .json(.ok, json.bytes)
    }

    private func status(_ call: Call) throws -> Response {
        let (_, submission) = try forms.submission(call)
        guard submission.state != .draft, let sent = submission.sent else { throw Refusal.notFound }
        var json = JSONWriter()
        json.object { json in
            json.member("receipt", submission.receipt ?? "")
            json.member("state", submission.state.rawValue)
            json.member("status", submission.status.rawValue)
            json.member("sent", Moment(unixSeconds: sent).iso)
        }
        return .json(.ok, json.bytes)
    }
}

extension Forms {
    private static let longestKey = 200

    /// All answers at once, as a script or another channel sends them.
    /// - Parameter key: the same answers with the same key again are what they were first; nil: each is new.
    public func take(_ form: Form, _ answers: Answers, key: String?, _ call: Call) throws -> SentSubmission {
        if let unknown = answers.values.keys.sorted().first(where: { !StepAnswers.isAsked($0, form) }) {
            throw Refusal.wrongValue("answers.\(unknown)")
        }
        let token = try token(key, form, answers)
        if let there = try desk.submission(token), let receipt = there.receipt {
            return SentSubmission(id: there.id, receipt: receipt, token: token)
        }
        if let reason = form.closedReason(now: call.now) { throw reason }
        let review = Review(form, answers, today: call.today)
        if let fault = review.faults.first {
            throw Refusal(.unprocessable, fault.code.rawValue, fault.message, field: "answers.\(fault.path)")
        }
        let resident = try resident(call)
        if form.isOncePerPerson && resident == nil {
            throw Refusal(.unauthorized, "not-signed-in", "サインインしてください。")
        }
        return try telling {
            try desk.begin(form, answers, token: token, mode: .live, resident: resident?.id, now: call.now)
            guard let draft = try desk.submission(token) else { throw Refusal.notFound }
            let receipt = try desk.send(
                draft, form, review, person: resident?.id, staff: watchers(of: draft), now: call.now)
            return SentSubmission(id: draft.id, receipt: receipt, token: token)
        }
    }

    /// RFC draft-ietf-httpapi-idempotency-key-header: a text in quotation marks, or as most send it.
    /// A key may be guessed: only who sends the same answers gets what they came to.
    private func token(_ key: String?, _ form: Form, _ answers: Answers) throws -> SubmissionDesk.Token {
        guard let key, !key.isEmpty else { return SubmissionDesk.Token() }
        guard key.utf8.count <= Self.longestKey else { throw Refusal.wrongValue("Idempotency-Key") }
        return SubmissionDesk.Token(
            key: "\(form.id)/\(key)/\(String(decoding: answers.json, as: UTF8.self))", surroundings.keyring)
    }
}
