import FormEngine

/// How far something is, in the words of its form.
extension Form {
    /// What staff choose from: the form's own stages in order, then what it has no word for. Nobody is ever stuck.
    public var stages: [SubmissionStage] {
        let own = flow.compactMap { stage in
            SubmissionStatus(rawValue: stage.status).map { SubmissionStage(title: stage.title, status: $0) }
        }
        let others = SubmissionStatus.allCases.filter { status in
            !own.contains { $0.status == status || $0.title == status.label(use) }
        }
        return own + others.map { SubmissionStage(title: $0.label(use), status: $0) }
    }
}

public struct SubmissionStage: Hashable, Sendable {
    public var title: String
    public var status: SubmissionStatus

    public init(title: String, status: SubmissionStatus) {
        self.title = title
        self.status = status
    }

    /// Of a form that is not published any more.
    public static let usual = SubmissionStatus.allCases.map { SubmissionStage(title: $0.label, status: $0) }
}

extension Submission {
    /// What people call how far it is.
    /// - Parameter form: nil: it is not published any more.
    public func statusLabel(_ form: Form?) -> String {
        if state == .withdrawn { return "取り下げ" }
        guard let form else { return stage ?? status.label }
        let stages = form.stages.filter { $0.status == status }
        return (stages.first { $0.title == stage } ?? stages.first)?.title ?? status.label
    }
}

extension Submission {
    /// How far it is, for others that shall be as far.
    public func stage(_ form: Form?) -> SubmissionStage { SubmissionStage(title: statusLabel(form), status: status) }
}

extension Form.Use {
    /// Whoever has sent it, for staff.
    public var sender: String {
        switch self {
        case .application: "申請した方"
        case .survey: "回答した方"
        case .report: "通報した方"
        }
    }
}

extension SubmissionEvent {
    /// Of a change of status: to which stage.
    public func stageTitle(_ form: Form?) -> String {
        SubmissionStatus(rawValue: text)?.label(form?.use ?? .application) ?? text
    }
}
