import Accounts
import FeatureKit
import HTTP
import Layouts
import Storage

/// Accounts of colleagues: listed, added, changed, unlocked, stopped, given a new password.
struct Colleagues {
    private let surroundings: Surroundings
    private var accounts: AccountDesk { surroundings.accounts }

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    private static let listPath = "/staff/accounts"
    static func path(_ name: String) -> String { "\(listPath)/\(name)" }

    var routes: [Route] {
        let access = Route.Access.staff(StaffDesk.manageAccounts)
        let one = Self.listPath + "/{name}"
        return [
            .page(Self.listPath, "listAccounts", access) { call in try list(call) },
            .form(Self.listPath, "addAccount", access) { call in try add(call) },
            .page("/staff/new-account", "showNewAccount", access) { call in try newPage(call) },
            .page(one, "showAccount", access) { call in try page(call) },
            .form(one, "changeAccount", access) { call in try change(call) },
            .form(one + "/unlock", "unlockAccount", access) { call in
                try act(call, "unlocked") { try accounts.unlock($0, by: $1) }
            },
            .form(one + "/disable", "disableAccount", access) { call in
                try act(call, "disabled") { try accounts.setDisabled(true, $0, by: $1) }
            },
            .form(one + "/enable", "enableAccount", access) { call in
                try act(call, "enabled") { try accounts.setDisabled(false, $0, by: $1) }
            },
            .form(one + "/reissue", "reissuePassword", access) { call in try reissue(call) },
        ]
    }

    private static let notices = [
        "unlocked": "ロックを解除しました。", "disabled": "アカウントを停止しました。サインイン中の端末も終わりました。",
        "enabled": "アカウントを再開しました。", "changed": "変更しました。",
    ]

    // MARK: List

    private func list(_ call: Call) throws -> Response {
        let (staff, groups) = try surroundings.store.read { rows in
            let store = AccountStore(rows)
            return (try store.all(), try store.groups())
        }
        let titles = Dictionary(groups.map { ($0.id, $0.title) }) { first, _ in first }
        let list = DeskList(
            [
                .init("name", "利用者名"), .init("title", "名前"), .init("mail", "メール"), .init("groups", "グループ", .choices),
                .init("state", "状態", .choice), .init("last", "最後のサインイン"),
            ],
            staff.map { one in
                DeskList.Row(
                    [
                        one.name, one.title, one.mail ?? "",
                        one.groups.map { titles[$0] ?? $0 }.joined(separator: DeskList.separator), Self.state(one),
                        one.lastSignIn.map { DeskTime.short($0) } ?? "",
                    ], path: Self.path(one.name))
            }, call.request)
        if let file = try surroundings.export(list, "accounts", call) { return file }
        return try surroundings.desk.page("desk/accounts.html", "アカウント", call, [("list", list.value())])
    }

    private static func state(_ staff: Staff) -> String {
        if staff.isDisabled { return "停止中" }
        if staff.isLocked { return "ロック中" }
        return staff.mustChangePassword ? "パスワード変更待ち" : "利用中"
    }

    // MARK: New

    private func newPage(_ call: Call, problem: AccountRefusal? = nil) throws -> Response {
        try surroundings.desk.page(
            "desk/new-account.html", "アカウントの追加", call,
            [
                ("name", .text(call.field("name"))), ("title", .text(call.field("title"))),
                ("mail", .text(call.field("mail"))), ("groups", try groupChoices(Set(call.fields("groups")))),
            ], problem: problem?.sentence, status: problem == nil ? .ok : .unprocessable)
    }

    private func add(_ call: Call) throws -> Response {
        let password = Password.random()
        let (name, mail) = (call.field("name"), call.field("mail"))
        do {
            try accounts.add(
                name, title: call.field("title"), mail: mail.isEmpty ? nil : mail, groups: call.fields("groups"),
                password: password, mustChange: true, by: try call.author())
        } catch let refusal as AccountRefusal {
            return try newPage(call, problem: refusal)
        }
        return try secretPage(call, "アカウントを追加しました", name, password)
    }

    // MARK: One

    private func page(_ call: Call, problem: AccountRefusal? = nil) throws -> Response {
        let name = call.parameter("name")
        guard let staff = try surroundings.store.read({ try AccountStore($0).staff(name) }) else {
            throw Refusal.notFound
        }
        let isBack = problem != nil
        return try surroundings.desk.page(
            "desk/colleague.html", "\(staff.title) さんのアカウント", call,
            [
                ("name", .text(name)), ("title", .text(isBack ? call.field("title") : staff.title)),
                ("mail", .text(isBack ? call.field("mail") : staff.mail ?? "")), ("state", .text(Self.state(staff))),
                ("isLocked", .bool(staff.isLocked)), ("isDisabled", .bool(staff.isDisabled)),
                ("last", .text(staff.lastSignIn.map { DeskTime.text($0) } ?? "まだありません")),
                ("hasFactor", .bool(staff.hasOneTimePassword)),
                ("groups", try groupChoices(isBack ? Set(call.fields("groups")) : Set(staff.groups))),
            ], notice: Self.notices[call.query("done")], problem: problem?.sentence,
            status: problem == nil ? .ok : .unprocessable)
    }

    private func groupChoices(_ chosen: Set<String>) throws -> Value {
        let groups = try surroundings.store.read { try AccountStore($0).groups() }
        return .list(
            groups.map {
                .record(("id", .text($0.id)), ("title", .text($0.title)), ("isChosen", .bool(chosen.contains($0.id))))
            })
    }

    private func change(_ call: Call) throws -> Response {
        let (name, mail) = (call.parameter("name"), call.field("mail"))
        do {
            try accounts.update(
                name, title: call.field("title"), mail: mail.isEmpty ? nil : mail, groups: call.fields("groups"),
                by: try call.author())
        } catch AccountRefusal.unknownStaff {
            throw Refusal.notFound
        } catch let refusal as AccountRefusal {
            return try page(call, problem: refusal)
        }
        return .seeOther(Self.path(name) + "?done=changed")
    }

    private func act(_ call: Call, _ done: String, _ body: (String, Author) throws -> Void) throws -> Response {
        let name = call.parameter("name")
        do {
            try body(name, try call.author())
        } catch AccountRefusal.unknownStaff {
            throw Refusal.notFound
        } catch let refusal as AccountRefusal {
            return try page(call, problem: refusal)
        }
        return .seeOther("\(Self.path(name))?done=\(done)")
    }

    private func reissue(_ call: Call) throws -> Response {
        let name = call.parameter("name")
        do {
            let password = try accounts.reissue(name, by: try call.author())
            return try secretPage(call, "パスワードを再発行しました", name, password)
        } catch AccountRefusal.unknownStaff {
            throw Refusal.notFound
        }
    }

    /// Shown once and kept nowhere.
    private func secretPage(_ call: Call, _ title: String, _ name: String, _ password: String) throws -> Response {
        try surroundings.desk.page(
            "desk/secret.html", title, call, [("name", .text(name)), ("password", .text(password))])
    }
}
