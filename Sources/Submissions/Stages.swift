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
    /// What staff call how far it is.
    /// - Parameter form: nil: it is not published any more.
    public func statusLabel(_ form: Form?) -> String {
        if state == .withdrawn { return FormWords.ofStaff[.statusWithdrawn] }
        guard let form = form?.original else { return stage ?? status.label }
        let stages = form.stages.filter { $0.status == status }
        return (stages.first { $0.title == stage } ?? stages.first)?.title ?? status.label
    }

    /// Of the applicant's language.
    /// - Parameter form: nil: it is not published any more.
    public func words(_ form: Form?) -> FormWords {
        form?.words ?? FormWords(content.language ?? Form.usualLanguage)
    }

    /// How far it is, in the applicant's language.
    public func statusForApplicant(_ form: Form?) -> String {
        guard let form, form.isTranslation else { return statusLabel(form) }
        if state == .withdrawn { return form.words[.statusWithdrawn] }
        return form.ownTitle(SubmissionStage(title: statusLabel(form), status: status))
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
    /// Of a change of status: to which stage, for staff.
    public func stageTitle(_ form: Form?) -> String {
        SubmissionStatus(rawValue: text)?.label(form?.use ?? .application) ?? text
    }

    /// The same in the applicant's language.
    public func stageForApplicant(_ form: Form?) -> String {
        guard let form, form.isTranslation else { return stageTitle(form) }
        if let status = SubmissionStatus(rawValue: text) { return status.label(form.use, form.words) }
        return form.ownTitle(of: text) ?? text
    }
}

extension Form {
    /// A translation's own title of a stage that staff have named.
    /// - Returns: nil: the form has no such stage.
    fileprivate func ownTitle(of title: String) -> String? {
        zip(original.flow, flow).first { $0.0.title == title }?.1.title
    }

    fileprivate func ownTitle(_ stage: SubmissionStage) -> String {
        ownTitle(of: stage.title) ?? stage.status.label(use, words)
    }
}
