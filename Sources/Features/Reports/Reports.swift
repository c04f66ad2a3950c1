import Accounts
import FeatureKit
import FormEngine
import HTTP
import Model
import Storage
import Submissions

// Citizen reports (requirement F8): forms with a `report`, their sections, and what of them the public sees.
//
// Reports.swift          the counter
// ReportForms.swift      the forms of reports as the builder has published them
// ReportDesk.swift       what happens with reports where forms are filled in and dealt with
// ShownReport.swift      what the public sees of a report
// RoundedPlace.swift     a place that leads to no house
// PublicReports.swift    the files that the public reads
// ReportStore.swift      all SQL
// ReportLists.swift      staff: forms, and of each the list, the map and the files to take along
// ReportPages.swift      staff: one report: showing it, merging it
// RoutingPages.swift     staff: which group and which addresses are told of a category
// FollowingPages.swift   whoever follows a report stops it again
// ReportAPI.swift        for scripts
// Open311/               GeoReport v2: reading and sending for the programs of others
// Pages/                 their templates
//
// Tables: report_routes, report_sources, report_showings, report_followers, report_roles, report_merges.

public struct Reports: Feature {
    let surroundings: Surroundings
    let desk: ReportDesk
    let forms: ReportForms
    let sending: Sending

    /// Sends a form as a script does; the counter of forms does it.
    public typealias Sending =
        @Sendable (_ form: Form, _ answers: Answers, _ key: String?, _ call: Call) throws -> SentSubmission

    public init(_ surroundings: Surroundings, _ desk: ReportDesk, sending: @escaping Sending) {
        self.surroundings = surroundings
        self.desk = desk
        self.sending = sending
        forms = desk.forms
    }

    static let read = SubmissionFunction.read
    static let handle = SubmissionFunction.handle

    static func part(_ form: String) -> String { SubmissionFunction.part(form) }

    public var migrations: [Migration] { ReportStore.migrations }
    public var deskLinks: [DeskLink] { [DeskLink("通報", ReportLists.path, Self.read)] }
    public var routes: [Route] {
        ReportLists(self).routes + RoutingPages(self).routes + ReportPages(self).routes + FollowingPages(self).routes
            + ReportAPI(self).routes
            + Open311(self).routes
    }

    public func waiting(for signedIn: SignedIn) throws -> [DeskNote] {
        let counts = try surroundings.store.read { try SubmissionStore($0, surroundings.vault).counts() }
        return forms.all.compactMap { form in
            let new = counts.first { $0.form == form.id && $0.status == .received }?.count ?? 0
            guard new > 0, signedIn.may(Self.read, on: [Self.part(form.id)]) else { return nil }
            return DeskNote(.waiting, "「\(form.title)」に、まだ見ていない通報が\(new)件あります。", ReportLists.path(form.id))
        }
    }

    public var jobs: [RecurringJob] {
        [
            RecurringJob("reports.forget-followers", "消した通報を追っていた人の鍵を消す", every: RecurringJob.daily) {
                [surroundings] in
                "\(try surroundings.store.write { try ReportStore($0).forgetFollowers() })件を消しました。"
            }
        ]
    }

    public func publish() throws { try desk.publish() }
}
