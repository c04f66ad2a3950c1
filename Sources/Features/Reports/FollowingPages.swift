import FeatureKit
import HTTP
import Layouts
import Model
import Storage

/// Whoever follows a report stops it again, by the link in the mails.
struct FollowingPages {
    private let reports: Reports
    private let frame: SiteFrame

    init(_ reports: Reports) {
        self.reports = reports
        frame = SiteFrame(reports.surroundings.pages)
    }

    private static let pattern = Route.residentPath + "/reports/{report}/{follower}/{key}"

    /// Only the mails to whoever follows have it.
    static func path(_ report: String, _ follower: String, _ keyring: Keyring) -> String {
        "\(Route.residentPath)/reports/\(report)/\(follower)/\(key(report, follower, keyring))"
    }

    private static func key(_ report: String, _ follower: String, _ keyring: Keyring) -> String {
        keyring.blindIndex("\(report)/\(follower)", purpose: "report/follow").hexadecimal
    }

    var routes: [Route] {
        [
            .page(Self.pattern, "showFollowedReport", .anyone) { call in
                try check(call)
                return try page(isStopped: false)
            },
            .form(Self.pattern, "stopFollowingReport", .ownPages) { call in
                try check(call)
                let (report, follower) = (call.parameter("report"), call.parameter("follower"))
                try reports.surroundings.store.write { try ReportStore($0).removeFollower(follower, of: report) }
                return try page(isStopped: true)
            },
        ]
    }

    private func check(_ call: Call) throws(Refusal) {
        let key = Self.key(call.parameter("report"), call.parameter("follower"), reports.surroundings.keyring)
        guard Sodium.areEqual(Array(key.utf8), Array(call.parameter("key").utf8)) else { throw .notFound }
    }

    private func page(isStopped: Bool) throws -> Response {
        let content = try reports.surroundings.desk.content(
            "reports/following.html", [("is_stopped", .bool(isStopped))])
        return try frame.page("通報のお知らせ", content)
    }
}
