import FormEngine
import Model

/// What was sent by a form as a table: a column for each question, in the order of the form; for each row of a group columns of its
/// own.
public struct SubmissionTable: Sendable {
    public var header: [String]
    public var cells: [[String]]

    private static let fixed = ["受付番号", "受付日時", "状況"]

    /// - Parameters:
    ///   - submissions: sent or withdrawn.
    ///   - staff: what staff have filled in, by the ids of submissions.
    public init(_ submissions: [Submission], staff: [String: StaffEntries] = [:]) {
        var columns = SubmissionColumns()
        for submission in submissions { columns.add(submission, staff[submission.id]) }
        header = columns.header
        cells = submissions.map { columns.cells($0, staff[$0.id], form: nil) }
    }
}

/// The columns of such a table, found by looking at one submission after the other.
public struct SubmissionColumns: Hashable, Sendable {
    /// Of answers, then of what staff fill in: where it stands and what it is called.
    public private(set) var answers: [Submission.Line] = []
    public private(set) var staff: [Submission.Line] = []
    private var known: Set<String> = []

    private static let fixed = ["受付番号", "受付日時", "状況"]

    public init(answers: [Submission.Line] = [], staff: [Submission.Line] = []) {
        self.answers = answers
        self.staff = staff
        known = Set(answers.map(\.path) + staff.map { "staff/" + $0.path })
    }

    public mutating func add(_ submission: Submission, _ entries: StaffEntries?) {
        for line in submission.content.lines where known.insert(line.path).inserted {
            answers.append(Submission.Line(path: line.path, label: line.rowLabel, text: ""))
        }
        // Both may call an item the same.
        for line in entries?.lines ?? [] where known.insert("staff/" + line.path).inserted {
            staff.append(Submission.Line(path: line.path, label: line.rowLabel, text: ""))
        }
    }

    public var header: [String] { Self.fixed + (answers + staff).map(\.label) }

    /// - Parameter form: whose words say how far it is; nil: the usual ones.
    public func cells(_ submission: Submission, _ entries: StaffEntries?, form: Form?) -> [String] {
        [
            submission.receipt ?? "", submission.sent.map { Moment(unixSeconds: $0).iso } ?? "",
            submission.statusLabel(form),
        ] + Self.texts(answers, submission.content.lines) + Self.texts(staff, entries?.lines ?? [])
    }

    private static func texts(_ columns: [Submission.Line], _ lines: [Submission.Line]) -> [String] {
        let texts = Dictionary(lines.map { ($0.path, $0.text) }) { first, _ in first }
        return columns.map { texts[$0.path] ?? "" }
    }
}
