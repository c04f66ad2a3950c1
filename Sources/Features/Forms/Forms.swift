import Accounts
import Attachments
import Corporations
import Exports
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
// FormViews.swift        searches of a list that were kept: all SQL
// ViewPages.swift        staff: keeping and deleting them
// ExportPages.swift      staff: everything of a form, as files that are written in the background
// SurveyResults.swift    what was answered, counted; what of it everybody may see
// PublishedResults.swift what was published of it: rows, and the page in /live/
// ResultPages.swift      staff: results shown, exported, published, withdrawn
// HandlingPages.swift    staff: one submission
// EditingPages.swift     staff: answers corrected, and what only staff fill in
// PaperPages.swift       staff: a submission as PDF, and letters to its applicant
// ApplicationPaper.swift what was sent, on paper
// Letter.swift           送付状, 通知書
// Watching.swift         staff: who deals with what, and who is told
// FormFiles.swift        files that were sent along, handed out
// CorporationAPI.swift   names of corporations by their numbers
// FormAPI.swift          the same for scripts
// Pages/                 their templates
//
// Tables: form_views, form_results, form_exports (room `Exports`), and those of the room `Submissions`.

public struct Forms: Feature {
    let surroundings: Surroundings
    let desk: SubmissionDesk
    let published: PublishedForms

    let corporations: CorporationAPI
    /// nil: another server writes exports.
    let exporter: SubmissionExporter?
    /// nil: nothing is a report.
    let reporting: (any Reporting)?

    /// - Parameters:
    ///   - scanner: nil: files are taken without it.
    ///   - register: nil: corporate numbers stand by themselves.
    ///   - exportFolder: where exports are written; nil: another server does.
    public init(
        _ surroundings: Surroundings, scanner: VirusScanner? = nil, register: CorporationRegister.Address? = nil,
        exportFolder: String? = nil, reporting: (any Reporting)? = nil
    ) {
        self.reporting = reporting
        exporter = exportFolder.map {
            SubmissionExporter(surroundings.store, surroundings.vault, folder: $0, server: surroundings.server)
        }
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

    public var migrations: [Migration] {
        SubmissionStore.migrations + CorporationRegister.migrations + FormViewStore.migrations
            + ExportStore.migrations + ResultStore.migrations
    }
    public var functions: [StaffFunction] {
        [
            StaffFunction(Self.read, "申請・アンケートを見る", hasParts: true),
            StaffFunction(Self.handle, "申請・アンケートを処理する", hasParts: true),
        ]
    }
    public var deskLinks: [DeskLink] { [DeskLink("申請・アンケート", InboxPages.path, Self.read)] }
    public var routes: [Route] {
        let residents = FormPages(self).routes + SentPages(self).routes + FormAPI(self).routes + corporations.routes
        let lists =
            InboxPages(self).routes + ViewPages(self).routes + ExportPages(self).routes + ResultPages(self).routes
            + WatchingPages(self).routes
        return residents + lists + HandlingPages(self).routes + EditingPages(self).routes + PaperPages(self).routes
    }

    public func waiting(for signedIn: SignedIn) throws -> [DeskNote] {
        let counts = try surroundings.store.read { try SubmissionStore($0, surroundings.vault).counts() }
        let waiting = counts.filter {
            $0.status == .received && signedIn.may(Self.read, on: [Self.part($0.form)])
        }
        let forms = published.all
        // Nobody waits behind a survey; reports are the matter of their own counter.
        let others: [Form.Use] = [.survey, .report]
        return try waiting.filter { count in
            forms.first { $0.id == count.form }.map { !others.contains($0.use) } ?? true
        }.map { count in
            let title = forms.first { $0.id == count.form }?.title ?? count.form
            return DeskNote(.waiting, "「\(title)」に、まだ見ていないものが\(count.count)件あります。", InboxPages.path(count.form))
        } + exportNotes(for: signedIn, forms)
    }

    /// What was written in the background for somebody, one note for each form.
    private func exportNotes(for signedIn: SignedIn, _ forms: [PublishedForms.Summary]) throws -> [DeskNote] {
        let finished = try surroundings.store.read {
            try ExportStore($0, surroundings.vault).finished(askedBy: signedIn.staff.name)
        }
        return Dictionary(grouping: finished, by: \.form).sorted { $0.key < $1.key }.map { form, exports in
            let title = forms.first { $0.id == form }?.title ?? form
            let hasFailed = exports.contains { $0.state == .failed }
            return DeskNote(
                hasFailed ? .urgent : .calm, "「\(title)」の書き出しが\(hasFailed ? "うまくいきませんでした" : "終わりました")。",
                ExportPages.path(form))
        }
    }

    public func belongings(of resident: Resident) throws -> [ResidentNote] {
        try desk.received(resident: resident.id).compactMap { submission in
            guard let token = SubmissionDesk.Token(submission.content.token) else { return nil }
            return ResidentNote(
                submission.content.title,
                "\(submission.statusLabel(published.form(submission.form)))　受付番号 \(submission.receipt ?? "")（\(DeskTime.text(submission.sent))）",
                SentPages.path(submission.form, token))
        }
    }

    public func attend() throws {
        _ = try exporter?.work(now: surroundings.now(), form: published.form)
    }

    /// A kind for each form: how long its records have to be kept is written in the rules of the office.
    public func records() -> [RecordKind] { published.all.map { Self.kind($0) } }

    private static func kind(_ form: PublishedForms.Summary) -> RecordKind {
        RecordKind(
            "submissions/\(form.id)", "「\(form.title)」で送られたもの",
            since: form.use == .survey ? "送られた日" : "終わった日（完了・不承認・取り下げ）", days: nil, least: 30)
    }

    private func deleteOld() throws -> Int {
        let (now, vault) = (surroundings.now(), surroundings.vault)
        return try published.all.reduce(0) { count, form in
            try count
                + surroundings.store.write { rows in
                    guard let oldest = try Retention(rows).oldest(Self.kind(form), now: now) else { return 0 }
                    return try SubmissionStore(rows, vault).deleteOld(
                        form.id, changedBefore: oldest, isEnded: form.use == .survey)
                }
        }
    }

    public var jobs: [RecurringJob] {
        [
            RecurringJob(
                "forms.delete-old", "保存期間の過ぎた申請・回答を消す", every: RecurringJob.daily, needsRightClock: true
            ) { "\(try deleteOld())件を消しました。" },
            RecurringJob("forms.delete-exports", "古い書き出しを消す", every: RecurringJob.daily, needsRightClock: true) {
                [exporter, surroundings] in
                "\(try exporter?.deleteOld(now: surroundings.now()) ?? 0)件を消しました。"
            },
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
