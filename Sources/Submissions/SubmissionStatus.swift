import FormEngine

/// What staff make of a submission.
public enum SubmissionStatus: String, CaseIterable, Sendable {
    case received, reviewing
    /// The applicant has to add or correct something.
    case returned
    case rejected, done

    public var label: String { label(.application) }

    /// In the words of what it is the status of.
    public func label(_ use: Form.Use, _ words: FormWords = .ofStaff) -> String {
        words[use == .report ? wordOfReport : word]
    }

    private var word: FormWord {
        switch self {
        case .received: .statusReceived
        case .reviewing: .statusReviewing
        case .returned: .statusReturned
        case .rejected: .statusRejected
        case .done: .statusDone
        }
    }

    private var wordOfReport: FormWord {
        switch self {
        case .received: .reportStatusReceived
        case .reviewing: .reportStatusReviewing
        case .returned: .reportStatusReturned
        case .rejected: .reportStatusRejected
        case .done: .reportStatusDone
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
