import Accounts
import FeatureKit
import FormEngine
import HTTP
import Layouts
import Mail
import Model
import Storage
import Submissions

/// Which group and which addresses are told of the reports of a category.
struct RoutingPages {
    private let reports: Reports

    init(_ reports: Reports) { self.reports = reports }

    private static let pattern = ReportLists.path + "/{form}/routes"
    /// Of one category.
    private static let mostAddresses = 10

    var routes: [Route] {
        [
            .page(Self.pattern, "showReportRoutes", .staffSomewhere(Reports.handle)) { call in
                let form = try form(call)
                let routes = try reports.surroundings.store.read { try ReportStore($0).routes(form.id) }
                return try page(call, form, routes, seen: Self.digest(routes))
            },
            .form(Self.pattern, "setReportRoutes", .staffSomewhere(Reports.handle)) { call in try set(call) },
        ]
    }

    private func form(_ call: Call) throws -> Form {
        let id = call.parameter("form")
        try call.require(Reports.handle, on: [Reports.part(id)])
        guard let form = reports.forms.form(id) else { throw Refusal.notFound }
        return form
    }

    /// Who changes what somebody else has changed meanwhile is told.
    private static func digest(_ routes: [ReportStore.Route]) -> String {
        let text = routes.map { "\($0.category) \($0.group) \($0.addresses.joined(separator: " "))" }
        return Sodium.hash(Array(text.joined(separator: "\n").utf8), length: 16).hexadecimal
    }

    private func page(
        _ call: Call, _ form: Form, _ routes: [ReportStore.Route], seen: String, problem: String? = nil
    ) throws -> Response {
        let groups = try reports.surroundings.store.read { try AccountStore($0).groups() }
        return try reports.surroundings.desk.page(
            "reports/routes.html", "担当と通知先：\(form.title)", call,
            [
                ("path", .text(ReportLists.path(form.id))), ("seen", .text(seen)), ("most", .int(Self.mostAddresses)),
                (
                    "categories",
                    .list(
                        (form.categoryItem?.categories ?? []).map { category in
                            let route = routes.first { $0.category == category.code }
                            return .record(
                                ("code", .text(category.code)), ("label", .text(category.label)),
                                ("section", .text(form.report?.sections[category.code] ?? "")),
                                ("addresses", .text(route?.addresses.joined(separator: "\n") ?? "")),
                                (
                                    "groups",
                                    .list(
                                        groups.map { group in
                                            .record(
                                                ("id", .text(group.id)), ("title", .text(group.title)),
                                                ("isChosen", .bool(group.id == route?.group)))
                                        })
                                ))
                        })
                ),
            ], notice: call.query("done") == "saved" ? "担当と通知先を変えました。" : nil, problem: problem,
            status: problem == nil ? .ok : .unprocessable)
    }

    private func set(_ call: Call) throws -> Response {
        let form = try form(call)
        let typed = (form.categoryItem?.categories ?? []).map { category in
            ReportStore.Route(
                category: category.code, group: call.field("group-\(category.code)"),
                addresses: call.field("mail-\(category.code)").split { $0.isWhitespace || $0 == "," || $0 == "、" }
                    .map(String.init))
        }
        let seen = call.field("seen")
        if let wrong = typed.flatMap(\.addresses).first(where: { !MailAddress.isPlausible($0) }) {
            return try page(call, form, typed, seen: seen, problem: "「\(wrong)」は、メールアドレスとして正しくありません。")
        }
        if typed.contains(where: { $0.addresses.count > Self.mostAddresses }) {
            return try page(
                call, form, typed, seen: seen, problem: "メールアドレスは、1つの分類に\(Self.mostAddresses)までにしてください。")
        }
        guard try save(typed, form, seen: seen, call) else {
            return try page(
                call, form, typed, seen: seen, problem: "ほかの職員が先に変えました。画面を読み込み直してから、もう一度お試しください。")
        }
        return .seeOther(ReportLists.path(form.id) + "/routes?done=saved")
    }

    /// - Returns: false where somebody else was faster.
    private func save(_ typed: [ReportStore.Route], _ form: Form, seen: String, _ call: Call) throws -> Bool {
        let (author, surroundings) = (try call.author(), reports.surroundings)
        return try surroundings.store.write { rows in
            let store = ReportStore(rows)
            guard Self.digest(try store.routes(form.id)) == seen else { return false }
            // A group may have gone meanwhile.
            let known = Set(try AccountStore(rows).groups().map(\.id))
            let kept = typed.map { route in
                var route = route
                if !known.contains(route.group) { route.group = "" }
                return route
            }.filter { !$0.group.isEmpty || !$0.addresses.isEmpty }
            try store.setRoutes(kept, of: form.id)
            let detail = kept.map { "\($0.category)=\($0.group)+\($0.addresses.count)" }.joined(separator: " ")
            try surroundings.audit(rows).add("changed", "form/\(form.id)/routes", detail, by: author)
            return true
        }
    }
}
