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

    /// In the words of what it is the status of.
    public func label(_ use: Form.Use) -> String {
        guard use == .report else { return label }
        return switch self {
        case .received: "受付"
        case .reviewing: "対応中"
        case .returned: "確認待ち"
        case .rejected: "対応しない"
        case .done: "対応済み"
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
