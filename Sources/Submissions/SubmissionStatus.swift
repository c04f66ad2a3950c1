import FormEngine

/// What staff make of a submission.
public enum SubmissionStatus: String, CaseIterable, Sendable {
    case received, reviewing
    /// The applicant has to add or correct something.
    case returned
    case rejected, done

    public var label: String {
        switch self {
        case .received: "受付"
        case .reviewing: "審査中"
        case .returned: "補正待ち"
        case .rejected: "不承認"
        case .done: "完了"
        }
    }

    public var isFinal: Bool { self == .rejected || self == .done }

    /// What the applicant is told when it comes to this.
    public var moment: Form.Moment? {
        switch self {
        case .reviewing: .reviewed
        case .rejected: .rejected
        case .done: .done
        case .returned: .returned
        case .received: nil
        }
    }
}
