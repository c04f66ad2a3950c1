import FormEngine
import Storage

/// What staff change of a submission, each change with what was and what is; in the transaction of its entry in the audit.
extension SubmissionDesk {
    /// Answers that staff have corrected, by the rules of the form.
    /// - Parameters:
    ///   - submission: with the revision that was on the screen.
    ///   - review: of all steps, without a fault.
    /// - Returns: whether anything is different.
    public func edit(
        _ submission: Submission, _ form: Form, _ review: Review, by actor: String, now: Int, _ rows: any Rows
    ) throws -> Bool {
        let submissions = SubmissionStore(rows, vault)
        var edited = submission
        edited.content = Self.content(submission, form, review)
        let difference = Self.difference(submission.content.lines, edited.content.lines)
        if difference.isEmpty { return false }
        guard try submissions.edit(edited, now: now) else { throw Denial.changedMeanwhile }
        try submissions.add(SubmissionEvent(at: now, kind: .edited, actor: actor, text: difference), to: edited.id)
        try SubmissionFileStore(rows, vault).deleteOthers(than: Self.files(form, review.answers), of: edited.id)
        return true
    }

    /// What only staff fill in.
    /// - Parameters:
    ///   - review: of these items, without a fault.
    ///   - revision: that was on the screen.
    /// - Returns: whether anything is different.
    public func fill(
        _ submission: Submission, _ review: Review, revision: Int, by actor: String, now: Int, _ rows: any Rows
    ) throws -> Bool {
        guard submission.state == .sent else { throw Denial.notADraft }
        let store = StaffItemStore(rows, vault)
        var entries = try store.entries(submission.id)
        guard entries.revision == revision else { throw Denial.changedMeanwhile }
        let before = entries.lines
        entries.answers = review.answers
        entries.lines = Self.lines(review)
        let difference = Self.difference(before, entries.lines)
        if difference.isEmpty { return false }
        guard try store.set(entries, of: submission.id) else { throw Denial.changedMeanwhile }
        try SubmissionStore(rows, vault).add(
            SubmissionEvent(at: now, kind: .filled, actor: actor, text: difference), to: submission.id)
        return true
    }
}
