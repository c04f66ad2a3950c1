import Accounts
import FeatureKit
import FormEngine
import Mail
import Model
import Storage
import Submissions

/// What happens with reports where forms are filled in and dealt with.
public struct ReportDesk: Reporting {
    let surroundings: Surroundings
    let forms: ReportForms
    let files: PublicReports

    public init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        forms = ReportForms(surroundings.pages)
        files = PublicReports(surroundings)
    }

    /// The verbs of submissions, as the counter of forms has them.
    var submissions: SubmissionDesk {
        SubmissionDesk(
            store: surroundings.store, vault: surroundings.vault, siteName: surroundings.desk.siteName, reporting: self)
    }

    public func publish() throws { try files.publish(forms) }

    // MARK: Who is told

    public func recipients(of report: Submission, _ form: Form, _ rows: any Rows) throws -> [String] {
        guard let category = form.category(form.kind(report.content.answers)),
            let route = try ReportStore(rows).routes(form.id).first(where: { $0.category == category.code })
        else { return [] }
        let group = try AccountStore(rows).all().filter {
            !$0.isDisabled && !route.group.isEmpty && $0.groups.contains(route.group)
        }.compactMap(\.mail)
        return group + route.addresses.filter { !group.contains($0) }
    }

    public func happened(
        _ kind: SubmissionEvent.Kind, to submission: Submission, _ form: Form?, _ rows: any Rows, now: Int
    ) throws {
        let original = form?.original
        if kind == .withdrawn { return try partDuplicates(of: submission, original, rows, now: now) }
        guard kind == .status, let form = original, form.report != nil, submission.mode == .live else { return }
        try tellFollowers(submission, form, rows, now: now)
        // What one reporter is asked is not asked of the others.
        if submission.status == .returned { return }
        // What was merged into it goes the same way, and its reporters are told as always.
        let store = SubmissionStore(rows, surroundings.vault)
        for id in try ReportStore(rows).duplicates(of: submission.id) {
            guard let duplicate = try store.submission(id), duplicate.state == .sent,
                duplicate.status != submission.status
            else { continue }
            try submissions.move(duplicate, to: submission.stage(form), form, by: "", now: now, rows)
        }
    }

    public func receiptOfMain(of report: Submission, _ rows: any Rows) throws -> String? {
        guard let main = try ReportStore(rows).main(of: report.id) else { return nil }
        return try SubmissionStore(rows, surroundings.vault).submission(main)?.receipt
    }

    /// What was merged into it stands by itself again.
    private func partDuplicates(of main: Submission, _ form: Form?, _ rows: any Rows, now: Int) throws {
        let store = ReportStore(rows)
        for id in try store.duplicates(of: main.id) {
            try store.part(id)
            guard let duplicate = try SubmissionStore(rows, surroundings.vault).submission(id) else { continue }
            try submissions.add(
                .note, "まとめた先の通報（\(main.receipt ?? "")）が取り下げられたため、まとめを外しました。", to: duplicate, form, by: "", now: now,
                rows)
        }
    }

    private func tellFollowers(_ report: Submission, _ form: Form, _ rows: any Rows, now: Int) throws {
        let outbox = Outbox(rows, surroundings.vault)
        let (id, path) = (ShownReport.id(report.id), PublicPath(form: form.id))
        for (follower, mail) in try ReportStore(rows).followers(report.id, surroundings.vault) where !mail.isEmpty {
            let stop = form.site + FollowingPages.path(report.id, follower, surroundings.keyring)
            let links =
                form.site.isEmpty ? "" : "\n\n公開しているもの：\(form.site)\(path.report(id))\n\nお知らせを止める：\(stop)"
            let text = """
                「\(form.title)」で、同じものとしてお知らせいただいた通報の状況が「\(report.status.label(.report))」になりました。\(links)

                ――――――――
                \(surroundings.desk.siteName)
                このメールには返信できません。
                """
            try outbox.add(
                MailMessage(
                    "report-followed", to: [mail], subject: "【\(form.title)】状況が変わりました", text: text, isSecret: true),
                occasion: "report/\(report.id)/\(follower)/\(report.status.rawValue)", now: now)
        }
    }

    // MARK: Near by

    /// More would be read by nobody.
    private static let mostNear = 5

    public func near(_ form: Form, _ answers: Answers, now: Int) throws -> [NearbyReport] {
        let form = form.original
        guard let report = form.report, let here = form.point(answers),
            let category = form.category(form.kind(answers))
        else { return [] }
        let shown = try surroundings.store.read { try ReportStore($0).shown(form.id) }
        let reach = Double(report.near) + Point.error(report.rounding)
        let found = shown.filter { $0.isOpen && form.category($0.kind)?.code == category.code }.compactMap {
            other -> (Double, ShownReport)? in
            guard let metres = other.place?.metres(to: here), metres <= reach else { return nil }
            return (metres, other)
        }
        return found.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.prefix(Self.mostNear).map { metres, other in
            Self.nearby(other, form, metres: Int(metres.rounded()))
        }
    }

    private static func nearby(_ report: ShownReport, _ form: Form, metres: Int) -> NearbyReport {
        NearbyReport(
            id: report.id, category: form.kindText(report.kind), status: report.statusText, summary: report.summary,
            sent: report.sent, metres: metres, path: PublicPath(form: form.id).report(report.id))
    }

    public func join(_ report: String, _ draft: Submission, _ form: Form, now: Int) throws -> NearbyReport? {
        let (vault, id) = (surroundings.vault, form.id)
        let mail = form.items.lazy.filter { $0.type == .mail }.map { draft.content.answers.text($0.name) }
            .first { MailAddress.isPlausible($0) }
        let joined = try surroundings.store.write { rows -> ShownReport? in
            let store = ReportStore(rows)
            guard let found = try store.shown(id).first(where: { $0.id == report && $0.isOpen }) else { return nil }
            // Trying out counts for nothing.
            if draft.mode == .live {
                try store.addFollower(draft.id, mail: mail ?? "", to: found.submission, vault, now: now)
            }
            return found
        }
        return joined.map { Self.nearby($0, form.original, metres: 0) }
    }
}
