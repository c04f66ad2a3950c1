import Accounts
import FeatureKit
import HTTP
import Layouts
import Storage

/// Groups of staff, and what each may do.
struct Groups {
    private let surroundings: Surroundings
    private let functions: [StaffFunction]

    init(_ surroundings: Surroundings, _ functions: [StaffFunction]) {
        self.surroundings = surroundings
        self.functions = functions
    }

    private static let listPath = "/staff/groups"

    var routes: [Route] {
        let access = Route.Access.staff(StaffDesk.manageAccounts)
        return [
            .page(Self.listPath, "listGroups", access) { call in try list(call) },
            .form(Self.listPath, "addGroup", access) { call in try save(call, call.field("id"), isNew: true) },
            .page("/staff/new-group", "showNewGroup", access) { call in
                try form(call, StaffGroup(id: "", title: "", permissions: []), isNew: true)
            },
            .page(Self.listPath + "/{id}", "showGroup", access) { call in
                try form(call, try group(call.parameter("id")), isNew: false)
            },
            .form(Self.listPath + "/{id}", "changeGroup", access) { call in
                _ = try group(call.parameter("id"))
                return try save(call, call.parameter("id"), isNew: false)
            },
        ]
    }

    private func group(_ id: String) throws -> StaffGroup {
        guard let group = try surroundings.store.read({ try AccountStore($0).groups() }).first(where: { $0.id == id })
        else { throw Refusal.notFound }
        return group
    }

    private func list(_ call: Call) throws -> Response {
        let (groups, staff) = try surroundings.store.read { rows in
            let store = AccountStore(rows)
            return (try store.groups(), try store.all())
        }
        let list = DeskList(
            [
                .init("id", "記号"), .init("title", "名前"), .init("people", "人数", .number),
                .init("factor", "2段階認証", .choice), .init("functions", "できること"),
            ],
            groups.map { group in
                DeskList.Row(
                    [
                        group.id, group.title, String(staff.filter { $0.groups.contains(group.id) }.count),
                        group.needsSecondFactor ? "必要" : "任意", words(group.permissions),
                    ], path: "\(Self.listPath)/\(group.id)")
            }, call.request)
        if let file = try surroundings.export(list, "groups", call) { return file }
        return try surroundings.desk.page(
            "desk/groups.html", "グループ", call, [("list", list.value())],
            notice: call.query("done") == "1" ? "グループを保存しました。" : nil)
    }

    private func words(_ permissions: Set<Permission>) -> String {
        if permissions.contains(Permission(Permission.every)) { return "すべて" }
        return functions.filter { function in permissions.contains { $0.function == function.id } }.map(\.label)
            .joined(separator: "、")
    }

    // MARK: One

    /// Each function is a box, and behind it the parts to which it is limited; none: everything.
    private func form(_ call: Call, _ group: StaffGroup, isNew: Bool, problem: AccountRefusal? = nil) throws -> Response
    {
        let boxes: [Value] = ([StaffFunction(Permission.every, "すべての機能（管理者）")] + functions).map { function in
            let granted = group.permissions.filter { $0.function == function.id }
            let parts = granted.compactMap { if case .part(let name) = $0.scope { name } else { nil } }.sorted()
            return .record(
                ("id", .text(function.id)), ("label", .text(function.label)), ("isChosen", .bool(!granted.isEmpty)),
                ("parts", .text(parts.joined(separator: " "))), ("hasParts", .bool(function.hasParts || !parts.isEmpty))
            )
        }
        return try surroundings.desk.page(
            "desk/group.html", isNew ? "グループの追加" : "グループ「\(group.title)」", call,
            [
                ("id", .text(group.id)), ("title", .text(group.title)), ("isNew", .bool(isNew)),
                ("action", .text(isNew ? Self.listPath : "\(Self.listPath)/\(group.id)")), ("functions", .list(boxes)),
                ("needs_factor", .bool(group.needsSecondFactor)),
            ], problem: problem?.sentence, status: problem == nil ? .ok : .unprocessable)
    }

    private func save(_ call: Call, _ id: String, isNew: Bool) throws -> Response {
        let known = Set(functions.map(\.id) + [Permission.every])
        var permissions: Set<Permission> = []
        for function in call.fields("functions") where known.contains(function) {
            let parts = call.field("parts-\(function)").split(whereSeparator: \.isWhitespace)
            if parts.isEmpty { permissions.insert(Permission(function)) }
            for part in parts { permissions.insert(Permission(function, Scope(text: String(part)))) }
        }
        let group = StaffGroup(
            id: id, title: call.field("title"), permissions: permissions,
            needsSecondFactor: call.field("second-factor") == "needed")
        do {
            if isNew, try surroundings.store.read({ try AccountStore($0).groups() }).contains(where: { $0.id == id }) {
                throw AccountRefusal.takenGroup
            }
            try surroundings.accounts.save(group, by: try call.author())
        } catch let refusal as AccountRefusal {
            return try form(call, group, isNew: isNew, problem: refusal)
        }
        return .seeOther(Self.listPath + "?done=1")
    }
}
