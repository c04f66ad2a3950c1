import Attachments
import FormEngine
import Mail
import Model
import Storage

/// What applicants and staff do with submissions. Each verb is one transaction; what it tells people goes out with it.
public struct SubmissionDesk: Sendable {
    let store: any Store
    let vault: Vault
    private let siteName: String
    /// nil: files are taken without it.
    let scanner: VirusScanner?
    /// nil: nothing is a report.
    private let reporting: (any Reporting)?

    public init(
        store: any Store, vault: Vault, siteName: String, scanner: VirusScanner? = nil,
        reporting: (any Reporting)? = nil
    ) {
        self.scanner = scanner
        self.reporting = reporting
        self.store = store
        self.vault = vault
        self.siteName = siteName
    }

    /// Why something was not done.
    public enum Denial: Error, Equatable, Sendable {
        /// As many as are accepted have been.
        case full
        /// This person has sent one already.
        case onlyOnce
        /// Somebody else changed it meanwhile.
        case changedMeanwhile
        /// It has been sent, or withdrawn: it is no draft any more.
        case notADraft
        /// It cannot be withdrawn any more.
        case finished
    }

    // MARK: Keys

    /// The secret in an applicant's link; what the database knows is its hash.
    public struct Token: Hashable, Sendable {
        /// 32 hexadecimal digits.
        public let text: String

        private static let length = 16

        public init() { text = Sodium.random(Self.length).hexadecimal }

        public init?(_ text: String) {
            guard text.utf8.count == 2 * Self.length, let bytes = [UInt8](hexadecimal: text), bytes.hexadecimal == text
            else { return nil }
            self.text = text
        }

        /// The same for the same key of whoever asks: what is sent twice is one.
        public init(key: String, _ keyring: Keyring) {
            text = keyring.blindIndex(key, purpose: "submission/key").hexadecimal
        }

        public var id: String {
            Sodium.hash(Array("submission/\(text)".utf8), length: Self.length).hexadecimal
        }
    }

    public func submission(_ token: Token) throws -> Submission? {
        try store.read { try SubmissionStore($0, vault).submission(token.id) }
    }

    /// With its history, as far as the applicant sees it.
    public func history(_ submission: Submission) throws -> (events: [SubmissionEvent], digest: String?) {
        try store.read { rows in
            let store = SubmissionStore(rows, vault)
            return (try store.events(submission.id).filter(\.kind.isForApplicant), try store.digest(submission.id))
        }
    }

    // MARK: Drafts

    /// A draft with what was typed into the first step. Begun again with the same token it is the one that is there.
    public func begin(
        _ form: Form, _ answers: Answers, token: Token, mode: Submission.Mode, resident: String?, now: Int
    ) throws {
        let draft = Submission(
            id: token.id, form: form.id, mode: mode, state: .draft, status: .received, resident: resident, created: now,
            changed: now, revision: 1,
            content: Submission.Content(
                title: form.original.title, version: form.version, answers: answers, lines: Self.questions(form),
                token: token.text, language: form.isTranslation ? form.language : nil))
        try store.write { [vault] rows in
            if let cap = form.cap {
                guard try FormPlaces(rows, form: form.id, mode: mode).reserve(draft.id, cap: cap, now: now) else {
                    throw Denial.full
                }
            }
            _ = try SubmissionStore(rows, vault).insert(draft)
        }
    }

    /// With what the applicant is at: of something that came back, what has been corrected so far.
    public func open(_ submission: Submission) throws -> Submission {
        guard submission.state == .sent, submission.isOpen else { return submission }
        var open = submission
        if let correction = try store.read({ try SubmissionStore($0, vault).correction(submission.id) }) {
            open.content = correction
        } else {
            open.content.step = 0
        }
        return open
    }

    /// - Parameter step: where the applicant is.
    public func save(_ draft: Submission, _ form: Form, _ answers: Answers, step: Int, now: Int) throws {
        guard draft.isOpen else { throw Denial.notADraft }
        var changed = draft
        changed.content.answers = answers
        changed.content.version = form.version
        changed.content.title = form.original.title
        changed.content.step = step
        // What was sent keeps its own lines until its correction is.
        if draft.state == .draft { changed.content.lines = Self.questions(form) }
        let saved = changed
        try store.write { [vault] rows in
            if saved.state == .sent {
                return try SubmissionStore(rows, vault).setCorrection(saved.content, of: saved.id)
            }
            // A place that ran out is asked for again; where there is none left, what was typed is kept all the same.
            if let cap = form.cap {
                _ = try FormPlaces(rows, form: form.id, mode: saved.mode).reserve(saved.id, cap: cap, now: now)
            }
            guard try SubmissionStore(rows, vault).update(saved, now: now) else { throw Denial.changedMeanwhile }
        }
    }

    /// What a form asks for, for whoever comes back to another one.
    private static func questions(_ form: Form) -> [Submission.Line] {
        form.items.flatMap { item in
            [Submission.Line(path: item.name, label: item.label, text: "")]
                + item.items.map { Submission.Line(path: "\(item.name).\($0.name)", label: $0.label, text: "") }
        }
    }

    /// What is asked now and was not when the draft was saved, and the other way round: labels, in the order of the forms.
    public static func changes(_ draft: Submission, _ form: Form) -> (added: [String], removed: [String]) {
        let (before, now) = (draft.content.lines, questions(form))
        let (old, new) = (Set(before.map(\.path)), Set(now.map(\.path)))
        return (
            now.filter { !old.contains($0.path) }.map(\.label), before.filter { !new.contains($0.path) }.map(\.label)
        )
    }

    // MARK: Sending

    /// - Parameters:
    ///   - review: of all steps, without a fault.
    ///   - staff: addresses of those who are told of it.
    /// - Returns: the receipt number; of one that was sent before, the one it has.
    public func send(
        _ draft: Submission, _ form: Form, _ review: Review, person: String?,
        staff: @escaping @Sendable (any Rows) throws -> [String], now: Int
    ) throws -> String {
        if let receipt = draft.receipt { return receipt }
        var sending = draft
        sending.content = Self.content(draft, form, review)
        sending.resident = person ?? draft.resident
        let (sent, vault, siteName, reporting) = (sending, vault, siteName, reporting)
        return try store.write { rows in
            let submissions = SubmissionStore(rows, vault)
            // Whoever was faster has its number.
            if let there = try submissions.submission(sent.id), let receipt = there.receipt { return receipt }
            if let cap = form.cap {
                guard try FormPlaces(rows, form: form.id, mode: sent.mode).confirm(sent.id, cap: cap, now: now) else {
                    throw Denial.full
                }
            }
            if form.isOncePerPerson, let person, try !submissions.take(person, for: sent) { throw Denial.onlyOnce }
            let receipt = try Self.newReceipt(submissions, now: now)
            guard try submissions.send(sent, receipt: receipt, now: now) else { throw Denial.changedMeanwhile }
            try submissions.add(SubmissionEvent(at: now, kind: .sent), to: sent.id)
            try SubmissionFileStore(rows, vault).deleteOthers(than: Self.files(form, review.answers), of: sent.id)
            let notice = Notice(siteName: siteName, form: form)
            try notice.add(.sent, of: sent, receipt: receipt, Outbox(rows, vault), now: now)
            try notice.tell(
                try staff(rows), "新しいものが届きました", of: sent, receipt: receipt, occasion: "new", Outbox(rows, vault),
                now: now)
            try reporting?.happened(.sent, to: sent, form, rows, now: now)
            return receipt
        }
    }

    /// - Parameter step: nil: of all steps.
    public static func lines(_ review: Review, step: Int? = nil) -> [Submission.Line] {
        review.lines.filter { step == nil || $0.step == step }.map {
            Submission.Line(path: $0.path, label: $0.label, text: $0.text)
        }
    }

    /// Staff read it as the form was written first, whichever language it was filled in.
    static func content(_ draft: Submission, _ form: Form, _ review: Review) -> Submission.Content {
        Submission.Content(
            title: form.original.title, version: form.version, answers: review.answers,
            lines: lines(review.inOriginal), token: draft.content.token,
            language: form.isTranslation ? form.language : nil,
            translatedLines: form.isTranslation ? lines(review) : [])
    }

    /// Something that came back is sent again, with what is different for staff to see.
    public func correct(
        _ submission: Submission, _ form: Form, _ review: Review,
        staff: @escaping @Sendable (any Rows) throws -> [String],
        now: Int
    ) throws {
        var correcting = submission
        correcting.content = Self.content(submission, form, review)
        let (corrected, vault, siteName, reporting) = (correcting, vault, siteName, reporting)
        try store.write { rows in
            let submissions = SubmissionStore(rows, vault)
            guard let before = try submissions.submission(corrected.id), try submissions.correct(corrected, now: now)
            else {
                throw Denial.changedMeanwhile
            }
            let difference = Self.difference(before.content.lines, corrected.content.lines)
            try submissions.add(SubmissionEvent(at: now, kind: .corrected, text: difference), to: corrected.id)
            try SubmissionFileStore(rows, vault).deleteOthers(
                than: Self.files(form, review.answers), of: corrected.id)
            try Notice(siteName: siteName, form: form).tell(
                try staff(rows), "補正されたものが届きました", of: corrected, receipt: corrected.receipt ?? "",
                occasion: "corrected/\(now)", Outbox(rows, vault), now: now)
            try reporting?.happened(.corrected, to: corrected, form, rows, now: now)
        }
    }

    /// A line for each answer that is another now.
    static func difference(_ before: [Submission.Line], _ after: [Submission.Line]) -> String {
        let old = Dictionary(before.map { ($0.path, $0.text) }) { first, _ in first }
        let kept = Set(after.map(\.path))
        let changed = after.filter { old[$0.path, default: ""] != $0.text }.map {
            "\($0.rowLabel)：\(shown(old[$0.path] ?? "")) → \(shown($0.text))"
        }
        let gone = before.filter { !kept.contains($0.path) && !$0.text.isEmpty }.map {
            "\($0.rowLabel)：\(shown($0.text)) → （なし）"
        }
        return (changed + gone).joined(separator: "\n")
    }

    private static func shown(_ text: String) -> String { text.isEmpty ? "（なし）" : text }

    /// Ids of the files that answers name.
    static func files(_ form: Form, _ answers: Answers) -> Set<String> {
        var ids: Set<String> = []
        for (path, values) in answers.values {
            if form.item(at: path)?.type.isFile == true {
                ids.formUnion(values.map { String($0.prefix { $0 != " " }) })
            }
        }
        return ids
    }

    /// A number that is taken is not given; two that are given at once are kept apart by the table.
    private static func newReceipt(_ submissions: SubmissionStore, now: Int) throws -> String {
        var receipt = ReceiptNumber.new(now: now)
        while try submissions.hasReceipt(receipt) { receipt = ReceiptNumber.new(now: now) }
        return receipt
    }

    // MARK: Afterwards

    public func withdraw(_ submission: Submission, _ form: Form?, now: Int) throws {
        if submission.state == .withdrawn { return }
        guard submission.state == .sent, !submission.status.isFinal else { throw Denial.finished }
        var changed = submission
        changed.state = .withdrawn
        let (withdrawn, vault, siteName, reporting) = (changed, vault, siteName, reporting)
        try store.write { rows in
            let submissions = SubmissionStore(rows, vault)
            guard try submissions.update(withdrawn, now: now) else { throw Denial.changedMeanwhile }
            try submissions.add(SubmissionEvent(at: now, kind: .withdrawn), to: withdrawn.id)
            try submissions.release(personOf: withdrawn.id)
            try FormPlaces(rows, form: withdrawn.form, mode: withdrawn.mode).release(withdrawn.id)
            try reporting?.happened(.withdrawn, to: withdrawn, form, rows, now: now)
            guard let form else { return }
            try Notice(siteName: siteName, form: form).add(
                .withdrawn, of: withdrawn, receipt: withdrawn.receipt ?? "", Outbox(rows, vault), now: now)
        }
    }

    /// The applicant writes to staff.
    /// - Throws: `FileRefusal`, where there is no room for the files; then nothing is kept of it.
    public func reply(
        _ submission: Submission, _ text: String, files: [InspectedFile] = [], _ form: Form?,
        staff: @escaping @Sendable (any Rows) throws -> [String],
        now: Int
    ) throws {
        try store.write { rows in
            let number = try SubmissionStore(rows, vault).add(
                SubmissionEvent(at: now, kind: .reply, text: text), to: submission.id)
            try keep(files, ofMessage: number, of: submission.id, now: now, rows)
            guard let form else { return }
            try Notice(siteName: siteName, form: form).tell(
                try staff(rows), "\(form.use.sender)から連絡がありました", of: submission, receipt: submission.receipt ?? "",
                occasion: "reply/\(now)", Outbox(rows, vault), now: now)
        }
    }

    /// What an account has sent, the newest first.
    public func received(resident: String) throws -> [Submission] {
        try store.read { try SubmissionStore($0, vault).received(resident: resident) }
    }

    // MARK: Staff; each in the transaction of its entry in the audit

    public func move(
        _ submission: Submission, to stage: SubmissionStage, _ form: Form?, by actor: String, now: Int,
        _ rows: any Rows
    ) throws {
        guard submission.state == .sent else { throw Denial.notADraft }
        var moved = submission
        moved.status = stage.status
        moved.stage = form?.flow.isEmpty ?? true ? nil : stage.title
        let submissions = SubmissionStore(rows, vault)
        guard try submissions.update(moved, now: now) else { throw Denial.changedMeanwhile }
        try submissions.add(
            SubmissionEvent(at: now, kind: .status, actor: actor, text: moved.stage ?? stage.status.rawValue),
            to: submission.id)
        // Of a stage within the same status the applicant's page tells.
        guard stage.status != submission.status else { return }
        try reporting?.happened(.status, to: moved, form, rows, now: now)
        guard let form, let moment = stage.status.moment else { return }
        try Notice(siteName: siteName, form: form).add(
            moment, of: moved, receipt: moved.receipt ?? "", Outbox(rows, vault), now: now)
    }

    /// - Parameter address: of whoever deals with it from now on.
    public func assign(
        _ submission: Submission, to name: String?, address: String?, _ form: Form?, by actor: String, now: Int,
        _ rows: any Rows
    ) throws {
        let submissions = SubmissionStore(rows, vault)
        try submissions.assign(submission.id, to: name)
        try submissions.add(
            SubmissionEvent(at: now, kind: .assigned, actor: actor, text: name ?? ""), to: submission.id)
        guard let form, let address, name != actor else { return }
        try Notice(siteName: siteName, form: form).tell(
            [address], "担当になりました", of: submission, receipt: submission.receipt ?? "", occasion: "assigned/\(now)",
            Outbox(rows, vault), now: now)
    }

    /// - Throws: `FileRefusal`, where there is no room for the files.
    public func add(
        _ kind: SubmissionEvent.Kind, _ text: String, files: [InspectedFile] = [], to submission: Submission,
        _ form: Form?, by actor: String, now: Int, _ rows: any Rows
    ) throws {
        let number = try SubmissionStore(rows, vault).add(
            SubmissionEvent(at: now, kind: kind, actor: actor, text: text), to: submission.id)
        try keep(files, ofMessage: number, of: submission.id, now: now, rows)
        guard kind == .message, let form else { return }
        try Notice(siteName: siteName, form: form).addMessage(of: submission, Outbox(rows, vault), now: now)
    }
}
