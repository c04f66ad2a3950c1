import Accounts
import Attachments
import Corporations
import FeatureKit
import FormEngine
import HTTP
import Storage
import Submissions

// Surveys and applications (requirements F1–F5, F9).
//
// Forms.swift            the counter
// PublishedForms.swift   the forms as the builder has published them
// FormPages.swift        an applicant's way: step by step, confirm, send
// SentPages.swift        what became of it: status, messages, withdrawing
// StepAnswers.swift      what a step's page sends, as answers
// InboxPages.swift       staff: lists of what was sent
// HandlingPages.swift    staff: one submission
// Watching.swift         staff: who deals with what, and who is told
// FormFiles.swift        files that were sent along, handed out
// CorporationAPI.swift   names of corporations by their numbers
// FormAPI.swift          the same for scripts
// Pages/                 their templates
//
// Tables: those of the room `Submissions`.

public struct Forms: Feature {
    let surroundings: Surroundings
    let desk: SubmissionDesk
    let published: PublishedForms

    let corporations: CorporationAPI
    /// nil: nothing is a report.
    let reporting: (any Reporting)?

    /// - Parameters:
    ///   - scanner: nil: files are taken without it.
    ///   - register: nil: corporate numbers stand by themselves.
    public init(
        _ surroundings: Surroundings, scanner: VirusScanner? = nil, register: CorporationRegister.Address? = nil,
        reporting: (any Reporting)? = nil
    ) {
        self.reporting = reporting
        corporations = CorporationAPI(
            register.map { CorporationRegister($0, store: surroundings.store) })
        self.surroundings = surroundings
        desk = SubmissionDesk(
            store: surroundings.store, vault: surroundings.vault, siteName: surroundings.desk.siteName,
            scanner: scanner, reporting: reporting)
        published = PublishedForms(surroundings.pages)
    }

    private static let minute = 60

    static let read = SubmissionFunction.read
    static let handle = SubmissionFunction.handle

    static func part(_ form: String) -> String { SubmissionFunction.part(form) }

    public var migrations: [Migration] { SubmissionStore.migrations + CorporationRegister.migrations }
    public var functions: [StaffFunction] {
        [
            StaffFunction(Self.read, "申請・アンケートを見る", hasParts: true),
            StaffFunction(Self.handle, "申請・アンケートを処理する", hasParts: true),
        ]
    }
    public var deskLinks: [DeskLink] { [DeskLink("申請・アンケート", InboxPages.path, Self.read)] }
    public var routes: [Route] {
        FormPages(self).routes + SentPages(self).routes + InboxPages(self).routes + HandlingPages(self).routes
            + WatchingPages(self).routes
            + FormAPI(self).routes + corporations.routes
    }

    public func waiting(for signedIn: SignedIn) throws -> [DeskNote] {
        let counts = try surroundings.store.read { try SubmissionStore($0, surroundings.vault).counts() }
        let waiting = counts.filter {
            $0.status == .received && signedIn.may(Self.read, on: [Self.part($0.form)])
        }
        let forms = published.all
        // Nobody waits behind a survey; reports are the matter of their own counter.
        let others: [Form.Use] = [.survey, .report]
        return waiting.filter { count in
            forms.first { $0.id == count.form }.map { !others.contains($0.use) } ?? true
        }.map { count in
            let title = forms.first { $0.id == count.form }?.title ?? count.form
            return DeskNote(.waiting, "「\(title)」に、まだ見ていないものが\(count.count)件あります。", InboxPages.path(count.form))
        }
    }

    public func belongings(of resident: Resident) throws -> [ResidentNote] {
        try desk.received(resident: resident.id).compactMap { submission in
            guard let token = SubmissionDesk.Token(submission.content.token) else { return nil }
            let use = published.form(submission.form)?.use ?? .application
            return ResidentNote(
                submission.content.title,
                "\(InboxPages.status(submission, use))　受付番号 \(submission.receipt ?? "")（\(DeskTime.text(submission.sent))）",
                SentPages.path(submission.form, token))
        }
    }

    public var jobs: [RecurringJob] {
        [
            RecurringJob(
                "forms.delete-drafts", "続きの入力がない下書きを消す", every: RecurringJob.daily, needsRightClock: true
            ) { [surroundings] in
                let (vault, before) = (
                    surroundings.vault, surroundings.now() - Submission.draftDays * RecurringJob.daily
                )
                let count = try surroundings.store.write {
                    try SubmissionStore($0, vault).deleteDrafts(changedBefore: before)
                }
                return "\(count)件を消しました。"
            },
            RecurringJob("forms.scan-files", "ウイルスの検査を待つファイルを調べる", every: Self.minute) { [desk, surroundings] in
                "\(try desk.scanWaiting(now: surroundings.now()))件を調べました。"
            },
        ]
    }
}
