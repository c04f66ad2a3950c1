import FormEngine
import Model

// The room `Submissions`: what residents send by forms, from the first draft to the last notice. Counters that are forms work
// with it.
//
// Submission.swift        a submission, and what is said about it
// SubmissionStatus.swift  what staff make of it
// Stages.swift            how far it is, in the words of its form
// SubmissionDesk.swift    the verbs: begin, save, send, withdraw, move, note, write
// Editing.swift           staff correct answers, and fill in what is theirs
// SubmissionStore.swift   all SQL
// Attaching.swift         files of a submission
// SubmissionFiles.swift   all SQL of files
// AttachmentListing.swift everything of a form, page by page
// StaffItemStore.swift    all SQL of what only staff fill in
// FormPlaces.swift        all SQL of caps: how many are accepted
// ReceiptNumber.swift     the number that people say on the phone

/// What somebody has filled in, or is filling in.
public struct Submission: Hashable, Sendable {
    public enum State: String, Sendable {
        case draft, sent, withdrawn
    }

    /// Records that do not count are for trying a form out.
    public enum Mode: String, Sendable {
        case live, test
    }

    public var id: String
    public var form: String
    public var mode: Mode
    public var state: State
    public var status: SubmissionStatus
    /// What its form calls how far it is; nil: the form's first word for the status.
    public var stage: String?
    /// nil: not yet sent.
    public var receipt: String?
    /// The account it belongs to; nil: none.
    public var resident: String?
    /// The name of the member of staff who deals with it; nil: nobody yet.
    public var assignee: String?
    /// Seconds since 1970.
    public var created: Int
    public var changed: Int
    public var sent: Int?
    /// Counts up with every change: who changes an older one is told.
    public var revision: Int
    public var content: Content

    /// What is sealed.
    public struct Content: Hashable, Sendable {
        public var title: String
        /// Of the form that was filled in.
        public var version: String
        public var answers: Answers
        /// What was asked and answered, in words: the form may change afterwards. Of a draft, what its form asks for.
        public var lines: [Line]
        /// Where the applicant stopped.
        public var step: Int
        /// The secret in the applicant's address: notices lead there. Sealed like everything here.
        public var token: String
        /// That the applicant chose, where the form was translated into it; nil: they filled it in as it was written first.
        public var language: String?
        /// The same lines in that language; empty: there is none.
        public var translatedLines: [Line]

        /// As the applicant reads it.
        public var linesForApplicant: [Line] { translatedLines.isEmpty ? lines : translatedLines }

        public init(
            title: String, version: String, answers: Answers, lines: [Line] = [], step: Int = 0, token: String = "",
            language: String? = nil, translatedLines: [Line] = []
        ) {
            self.language = language
            self.translatedLines = translatedLines
            self.token = token
            self.title = title
            self.version = version
            self.answers = answers
            self.lines = lines
            self.step = step
        }
    }

    public struct Line: Hashable, Sendable {
        public var path: String
        public var label: String
        public var text: String

        public init(path: String, label: String, text: String) {
            self.path = path
            self.label = label
            self.text = text
        }

        /// 「年齢（2件目）」 for what stands in a row.
        public var rowLabel: String { rowLabel(.ofStaff) }

        public func rowLabel(_ words: FormWords) -> String {
            let parts = path.split(separator: ".")
            guard parts.count > 1, let row = Int(parts[1]) else { return label }
            return words.text(.labelOfRow, ["label": label, "number": String(row + 1)])
        }
    }

    /// Whether the applicant can still change it: a draft, or something that came back to be corrected.
    public var isOpen: Bool { state == .draft || state == .sent && status == .returned }

    /// A draft that nobody continues is deleted after so long; the link in the mail says so.
    public static let draftDays = 40
    static let draftSeconds = draftDays * 86_400
}

extension Submission.Content {
    var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            write(to: &json)
            json.member("step", step)
            json.member("token", token)
            if let language {
                json.member("language", language)
                json.key("translated")
                Self.write(translatedLines, to: &json)
            }
        }
        return json.bytes
    }

    /// The one form in which a submission is hashed: the same answers have the same bytes.
    var canonicalBytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in write(to: &json) }
        return json.bytes
    }

    private func write(to json: inout JSONWriter) {
        json.member("title", title)
        json.member("version", version)
        json.key("answers")
        answers.write(to: &json)
        json.key("lines")
        Self.write(lines, to: &json)
    }

    private static func write(_ lines: [Submission.Line], to json: inout JSONWriter) {
        json.array { json in
            for line in lines {
                json.array { json in
                    json.value(line.path)
                    json.value(line.label)
                    json.value(line.text)
                }
            }
        }
    }

    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONValue.reading(bytes, file: "", limits: JSONValue.Limits()),
            let answers = json["answers"].flatMap(Answers.init)
        else { return nil }
        self.init(
            title: json["title"]?.text ?? "", version: json["version"]?.text ?? "", answers: answers,
            lines: Self.lines(json["lines"]), step: json["step"]?.int ?? 0, token: json["token"]?.text ?? "",
            language: json["language"]?.text, translatedLines: Self.lines(json["translated"]))
    }

    private static func lines(_ json: JSONValue?) -> [Submission.Line] {
        (json?.elements ?? []).compactMap { line in
            guard let parts = line.elements?.compactMap(\.text), parts.count == 3 else { return nil }
            return Submission.Line(path: parts[0], label: parts[1], text: parts[2])
        }
    }
}

/// What whoever sends something by a script gets back.
public struct SentSubmission: Hashable, Sendable {
    public var id: String
    public var receipt: String
    public var token: SubmissionDesk.Token

    public init(id: String, receipt: String, token: SubmissionDesk.Token) {
        self.id = id
        self.receipt = receipt
        self.token = token
    }
}

/// Something that happened to a submission, in order.
public struct SubmissionEvent: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case sent, withdrawn
        /// By the applicant, after it came back; the text says what is different.
        case corrected
        /// By staff; the text is the name of whoever deals with it.
        case assigned
        /// By staff; the text is the new status, or the form's own word for it.
        case status
        /// Answers, by staff; the text says what is different.
        case edited
        /// What only staff fill in; the text says what is different.
        case filled
        /// Seen by staff only.
        case note
        /// From staff to the applicant.
        case message
        /// From the applicant to staff.
        case reply
        /// A file was taken away.
        case virus

        /// Whether the applicant sees it.
        public var isForApplicant: Bool { self != .note && self != .assigned && self != .filled }
    }

    /// In the history of its submission; 0: not yet kept. Files of a message name it.
    public var number = 0
    public var at: Int
    public var kind: Kind
    /// The name of a member of staff; empty: the applicant.
    public var actor: String
    public var text: String

    public init(at: Int, kind: Kind, actor: String = "", text: String = "") {
        self.at = at
        self.kind = kind
        self.actor = actor
        self.text = text
    }
}
