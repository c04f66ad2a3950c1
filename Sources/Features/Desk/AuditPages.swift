import Accounts
import FeatureKit
import HTTP
import Layouts
import Model
import Storage

/// What staff did: searched, exported, and checked for gaps and changes.
struct AuditPages {
    private let surroundings: Surroundings

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    private static let path = "/staff/audit"
    /// Shown where nobody asks for more.
    private static let shownDays = 31

    var routes: [Route] {
        let access = Route.Access.staff(StaffDesk.readAudit)
        return [
            .page(Self.path, "listAudit", access) { call in try list(call) },
            .form(Self.path + "/verify", "verifyAudit", access) { call in try verify(call) },
        ]
    }

    private func list(_ call: Call, notice: String? = nil, problem: String? = nil) throws -> Response {
        let today = Moment(unixSeconds: call.now).day
        let from = Moment(call.query("from"))?.day ?? today + -Self.shownDays
        let to = Moment(call.query("to"))?.day ?? today
        let entries = try surroundings.store.read {
            try surroundings.audit($0).entries(
                from: Moment(day: from).unixSeconds, to: Moment(day: to + 1).unixSeconds)
        }
        let list = DeskList(
            [
                .init("at", "日時"), .init("actor", "だれが", .choice), .init("action", "何を", .choice),
                .init("subject", "対象"),
                .init("detail", "内容"), .init("address", "接続元"), .init("chain", "記録の列"), .init("number", "番号", .number),
            ],
            entries.map { entry in
                DeskList.Row([
                    DeskTime.short(entry.at), entry.act.actor, AuditWords.action(entry.act.action), entry.act.subject,
                    entry.act.detail, entry.act.address, entry.chain, String(entry.number),
                ])
            }, call.request)
        if let file = try surroundings.export(list, "audit", call, detail: "\(from.iso)/\(to.iso)") { return file }
        return try surroundings.desk.page(
            "desk/audit.html", "操作の記録", call,
            [("list", list.value()), ("from", .text(from.iso)), ("to", .text(to.iso))], notice: notice, problem: problem
        )
    }

    private func verify(_ call: Call) throws -> Response {
        let breaks = try surroundings.store.read { try surroundings.audit($0).breaks(surroundings.signer) }
        try surroundings.store.write {
            try surroundings.audit($0).add("verified", "audit", "\(breaks.count)", by: try call.author())
        }
        if breaks.isEmpty { return try list(call, notice: "すべての記録を確かめました。欠けや書き換えはありません。") }
        let places = breaks.map { "\($0.chain) の\($0.number)番" }.joined(separator: "、")
        return try list(
            call, problem: "記録に欠けか書き換えがあります：\(places)。この画面を印刷し、情報セキュリティの担当に知らせてください。")
    }
}
