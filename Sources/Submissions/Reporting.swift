import FormEngine
import Storage

/// What the counter of reports does where forms are filled in and dealt with; wired in `Server`, for counters never import each
/// other.
public protocol Reporting: Sendable {
    /// Mail addresses of those who are told of a report, by its category.
    func recipients(of report: Submission, _ form: Form, _ rows: any Rows) throws -> [String]
    /// What has happened to something that was sent, in the same transaction.
    func happened(_ kind: SubmissionEvent.Kind, to submission: Submission, _ form: Form?, _ rows: any Rows, now: Int)
        throws
    /// The receipt number of the report into which one was merged, whose way it goes; nil where it stands by itself.
    func receiptOfMain(of report: Submission, _ rows: any Rows) throws -> String?
    /// Others of the same category around the place, as far as the public sees them.
    func near(_ form: Form, _ answers: Answers, now: Int) throws -> [NearbyReport]
    /// Whoever wrote the draft follows a report that is there, instead of sending another.
    /// - Returns: nil: the public does not see it any more.
    func join(_ report: String, _ draft: Submission, _ form: Form, now: Int) throws -> NearbyReport?
    /// Writes what the public sees anew, where it has changed.
    func publish() throws
}

/// A report near a place. It holds nothing that is not published.
public struct NearbyReport: Hashable, Sendable {
    /// The public's name for it.
    public var id: String
    public var category: String
    public var status: String
    public var summary: String
    /// Seconds since 1970.
    public var sent: Int
    /// From the rounded place: asking often tells nobody where it is exactly.
    public var metres: Int
    /// Where the public sees it.
    public var path: String

    public init(
        id: String, category: String, status: String, summary: String, sent: Int, metres: Int, path: String
    ) {
        self.id = id
        self.category = category
        self.status = status
        self.summary = summary
        self.sent = sent
        self.metres = metres
        self.path = path
    }
}

/// Functions of staff over what forms receive.
public enum SubmissionFunction {
    /// Reading what was sent.
    public static let read = "forms.read"
    /// Deciding on it, and writing to applicants.
    public static let handle = "forms.handle"

    /// What of an office a form is: permissions are granted for it.
    public static func part(_ form: String) -> String { "form:\(form)" }
}
