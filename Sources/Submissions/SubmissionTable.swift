import Model

/// What was sent by a form as a table: a column for each question, in the order of the form; for each row of a group columns of its
/// own.
public struct SubmissionTable: Sendable {
    public var header: [String]
    public var cells: [[String]]

    private static let fixed = ["受付番号", "受付日時", "状況"]

    /// - Parameter submissions: sent or withdrawn.
    public init(_ submissions: [Submission]) {
        var paths: [String] = []
        var labels: [String: String] = [:]
        for line in submissions.flatMap(\.content.lines) where labels[line.path] == nil {
            labels[line.path] = line.rowLabel
            paths.append(line.path)
        }
        header = Self.fixed + paths.map { labels[$0] ?? $0 }
        cells = submissions.map { submission in
            let answers = Dictionary(submission.content.lines.map { ($0.path, $0.text) }) { first, _ in first }
            return [
                submission.receipt ?? "", submission.sent.map { Moment(unixSeconds: $0).iso } ?? "",
                submission.state == .withdrawn ? "取り下げ" : submission.status.label,
            ] + paths.map { answers[$0] ?? "" }
        }
    }
}
