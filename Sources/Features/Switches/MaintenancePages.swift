import Accounts
import FeatureKit
import HTTP
import Layouts
import Model
import Storage

/// Announcing maintenance, changing it, calling it off.
struct MaintenancePages {
    private let surroundings: Surroundings
    /// What is kept, to everybody.
    private let publish: @Sendable () throws -> Void

    init(_ surroundings: Surroundings, publish: @escaping @Sendable () throws -> Void) {
        self.surroundings = surroundings
        self.publish = publish
    }

    static let path = "/staff/maintenance"

    var routes: [Route] {
        let access = Route.Access.staff(Switches.maintenance)
        return [
            .page(Self.path, "showMaintenance", access) { call in try page(call) },
            .form(Self.path, "announceMaintenance", access) { call in try announce(call) },
            .form(Self.path + "/end", "callOffMaintenance", access) { call in try callOff(call) },
        ]
    }

    private static let notices = ["announced": "メンテナンスの予告を公開しました。", "called-off": "メンテナンスの予告を取り消しました。"]

    private func page(_ call: Call, problem: String? = nil) throws -> Response {
        let (state, history) = try surroundings.store.read { rows in
            (try SwitchStore(rows).state(), try SwitchStore(rows).history("maintenance"))
        }
        let current = state.maintenance
        func shown(_ field: String, _ value: String) -> Value {
            .text(problem == nil ? value : call.field(field))
        }
        return try surroundings.desk.page(
            "switches/maintenance.html", "メンテナンス", call,
            [
                ("isAnnounced", .bool(current.isAnnounced)), ("version", .int(state.maintenanceVersion)),
                (
                    "period",
                    .text(current.isAnnounced ? "\(DeskTime.text(current.from))〜\(DeskTime.text(current.until))" : "")
                ),
                ("from", shown("from", Self.input(current.from))), ("until", shown("until", Self.input(current.until))),
                ("text", shown("text", current.text)), ("alternative", shown("alternative", current.alternative)),
                (
                    "history",
                    .list(
                        history.prefix(50).map {
                            .record(
                                ("at", .text(DeskTime.text($0.at))), ("actor", .text($0.actor)),
                                ("action", .text($0.action == "announced" ? "予告" : "取り消し")), ("title", .text($0.title)))
                        })
                ),
            ], notice: Self.notices[call.query("done")], problem: problem, status: problem == nil ? .ok : .unprocessable
        )
    }

    /// As `<input type="datetime-local">` has it.
    private static func input(_ seconds: Int?) -> String {
        seconds.map { String(Moment(unixSeconds: $0).iso.prefix(16)) } ?? ""
    }

    private func announce(_ call: Call) throws -> Response {
        let wanted = Maintenance(
            from: Moment(call.field("from"))?.unixSeconds, until: Moment(call.field("until"))?.unixSeconds,
            text: call.field("text"), alternative: call.field("alternative"))
        if let mistake = wanted.mistake(now: call.now) { return try page(call, problem: mistake.sentence) }
        return try set(wanted, "announced", call)
    }

    private func callOff(_ call: Call) throws -> Response { try set(Maintenance(), "called-off", call) }

    private func set(_ maintenance: Maintenance, _ action: String, _ call: Call) throws -> Response {
        let (author, surroundings) = (try call.author(), surroundings)
        let version = Int(call.field("version")) ?? -1
        let isSet = try surroundings.store.write { rows in
            let store = SwitchStore(rows)
            let before = try store.state().maintenance
            guard try store.set(maintenance, version: version) else { return false }
            let title = maintenance.isAnnounced ? maintenance.text : before.text
            try store.add(.init(at: author.now, actor: author.actor, kind: "maintenance", action: action, title: title))
            try surroundings.audit(rows).add(
                "changed", "switch/maintenance", Audit.change(before: before.facts, after: maintenance.facts),
                by: author)
            return true
        }
        guard isSet else { return try page(call, problem: "ほかの職員が先に変更しました。確かめて、もう一度操作してください。") }
        try publish()
        return .seeOther(Self.path + "?done=\(action)")
    }
}
