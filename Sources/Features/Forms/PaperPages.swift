import Accounts
import FeatureKit
import FormEngine
import HTTP
import Layouts
import Model
import Submissions

/// A submission as PDF, and letters to its applicant.
struct PaperPages {
    private let forms: Forms

    init(_ forms: Forms) { self.forms = forms }

    private static let pattern = InboxPages.path + "/{form}/{id}"

    var routes: [Route] {
        [
            .page(Self.pattern + "/application.pdf", "printFormSubmission", .staffSomewhere(Forms.read)) { call in
                try application(call)
            },
            .page(Self.pattern + "/letter", "showFormLetter", .staffSomewhere(Forms.handle)) { call in try show(call) },
            .form(Self.pattern + "/letter", "writeFormLetter", .staffSomewhere(Forms.handle)) { call in
                try write(call)
            },
        ]
    }

    private func application(_ call: Call) throws -> Response {
        let submission = try forms.handled(Forms.read, call)
        let (_, digest) = try forms.desk.history(submission)
        let paper = ApplicationPaper(
            submission: submission, status: submission.statusLabel(forms.published.form(submission.form)),
            digest: digest ?? "", siteName: forms.surroundings.desk.siteName)
        return try answer(submission, "application", call) { try paper.bytes() }
    }

    private func show(_ call: Call) throws -> Response {
        let submission = try forms.handled(Forms.handle, call)
        let vault = forms.surroundings.vault
        let entries = try forms.surroundings.reading(
            "read", "submission/\(submission.receipt ?? "")", by: call.author()
        ) { try SubmissionStore($0, vault).staffEntries(submission.id) }
        let letter = Letter(
            submission, forms.published.form(submission.form), entries, siteName: forms.surroundings.desk.siteName,
            sender: forms.published.sender(submission.form), now: call.now)
        return try page(call, submission, letter)
    }

    private func page(_ call: Call, _ submission: Submission, _ letter: Letter, problem: String? = nil) throws
        -> Response
    {
        try forms.surroundings.desk.page(
            "forms/letter.html", "送付状・通知書　\(submission.receipt ?? "")", call,
            [
                ("path", .text(HandlingPages.path(submission))), ("number", .text(letter.number)),
                ("date", .text(letter.date)), ("address", .text(letter.address)), ("name", .text(letter.name)),
                ("sender", .text(letter.sender)), ("title", .text(letter.title)), ("text", .text(letter.text)),
                ("particulars", .text(letter.particulars)),
            ], problem: problem, status: problem == nil ? .ok : .unprocessable)
    }

    private func write(_ call: Call) throws -> Response {
        let submission = try forms.handled(Forms.handle, call)
        var letter = Letter()
        letter.number = call.field("number")
        letter.date = call.field("date")
        letter.address = Self.lines(call, "address")
        letter.name = call.field("name")
        letter.sender = Self.lines(call, "sender")
        letter.title = call.field("title")
        letter.text = Self.lines(call, "text")
        letter.particulars = Self.lines(call, "particulars")
        if let mistake = letter.mistake { return try page(call, submission, letter, problem: mistake) }
        let (written, siteName) = (letter, forms.surroundings.desk.siteName)
        return try answer(submission, "letter", call) {
            try written.bytes(receipt: submission.receipt ?? "", siteName: siteName, made: call.now)
        }
    }

    /// As it was typed, an indented first line as well; browsers send line ends as CRLF.
    private static func lines(_ call: Call, _ name: String) -> String {
        let text = call.rawField(name).replacing("\r\n", with: "\n")
        return text.allSatisfy(\.isWhitespace) ? "" : text
    }

    private func answer(_ submission: Submission, _ kind: String, _ call: Call, _ bytes: () throws -> [UInt8]) throws
        -> Response
    {
        let made: [UInt8]
        do {
            made = try bytes()
        } catch let problem as Problem {
            throw Refusal(.serviceUnavailable, problem.code, problem.message.ja + "。")
        }
        let (surroundings, author) = (forms.surroundings, try call.author())
        try surroundings.store.write { rows in
            try surroundings.audit(rows).add(
                "exported", "submission/\(submission.receipt ?? "")", "\(kind) pdf", by: author)
        }
        var headers = Headers()
        headers["Content-Type"] = "application/pdf"
        headers["Content-Disposition"] = "attachment; filename=\"\(kind)-\(submission.receipt ?? "").pdf\""
        headers["Cache-Control"] = "no-store"
        return Response(.ok, headers: headers, body: .bytes(made))
    }
}
