import Accounts
import FeatureKit
import HTTP
import Layouts

/// One's own password, second factor and devices.
struct OwnAccount {
    private let surroundings: Surroundings

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    static let path = "/staff/account"
    static let passwordPath = "/staff/account/password"
    private static let factorPath = "/staff/account/second-factor"

    var routes: [Route] {
        [
            .page(Self.path, "showOwnAccount", .signedIn) { call in try page(call) },
            .page(Self.passwordPath, "showPassword", .signedIn) { call in try passwordPage(call) },
            .form(Self.passwordPath, "changePassword", .signedIn) { call in try changePassword(call) },
            .page(Self.factorPath, "showSecondFactor", .signedIn) { call in try factorPage(call, OneTimePassword()) },
            .form(Self.factorPath, "setSecondFactor", .signedIn) { call in try setFactor(call) },
            .form(Self.path + "/sessions/{id}/end", "endSession", .signedIn) { call in
                try surroundings.accounts.endSession(
                    call.parameter("id"), of: try call.staff().staff.name, by: try call.author())
                return .seeOther(Self.path + "?done=ended")
            },
        ]
    }

    private static let notices = [
        "ended": "その端末のサインインを終わらせました。", "password": "パスワードを変更しました。ほかの端末のサインインは終わりました。",
        "factor": "2段階認証を設定しました。次からのサインインでは確認コードも入力します。ほかの端末のサインインは終わりました。",
    ]

    private func page(_ call: Call) throws -> Response {
        let signedIn = try call.staff()
        let staff = signedIn.staff
        let (sessions, groups) = try surroundings.store.read { rows in
            (
                try SessionStore(rows).sessions(of: staff.name, now: call.now),
                try AccountStore(rows).groups().filter { staff.groups.contains($0.id) }.map(\.title)
            )
        }
        let values: [Value] = sessions.map { session in
            .record(
                ("id", .text(session.id)), ("device", .text(Device.words(session.device))),
                ("address", .text(session.address)), ("seen", .text(DeskTime.text(session.seen))),
                ("created", .text(DeskTime.text(session.created))),
                ("isThis", .bool(session.id == signedIn.session?.id)))
        }
        return try surroundings.desk.page(
            "desk/account.html", "自分の設定", call,
            [
                ("name", .text(staff.name)), ("title", .text(staff.title)), ("mail", .text(staff.mail ?? "（なし）")),
                ("groups", .text(groups.joined(separator: "、"))), ("hasFactor", .bool(staff.hasOneTimePassword)),
                ("sessions", .list(values)),
            ], notice: Self.notices[call.query("done")])
    }

    // MARK: Password

    private func passwordPage(_ call: Call, problem: String? = nil) throws -> Response {
        try surroundings.desk.page(
            "desk/password.html", "パスワードの変更", call,
            [("isFirst", .bool(try call.staff().staff.mustChangePassword)), ("shortest", .int(Password.shortest))],
            problem: problem, status: problem == nil ? .ok : .unprocessable)
    }

    private func changePassword(_ call: Call) throws -> Response {
        let new = call.rawField("password")
        guard new == call.rawField("again") else {
            return try passwordPage(call, problem: "新しいパスワードが2つの欄で違います。同じものを入力してください。")
        }
        do {
            try surroundings.accounts.changePassword(
                try call.staff(), old: call.rawField("old"), new: new, by: try call.author())
        } catch AccountRefusal.notSignedIn {
            return try passwordPage(call, problem: Self.wrongPassword)
        } catch let refusal as AccountRefusal {
            return try passwordPage(call, problem: refusal.sentence)
        }
        return .seeOther(Self.path + "?done=password")
    }

    private static let wrongPassword =
        "今のパスワードが違います。続けて\(Staff.mostFailures)回間違えるとロックされ、管理を担当する職員が解除するまで変更もサインインもできません。"

    private static let wrongProof =
        "今のパスワードか、今までのアプリの確認コードが違います。続けて\(Staff.mostFailures)回間違えるとロックされます。今までのアプリが使えないときは、管理を担当する職員にパスワードの再発行を頼んでください。"

    // MARK: Second factor

    private func factorPage(_ call: Call, _ secret: OneTimePassword, problem: String? = nil) throws -> Response {
        let staff = try call.staff().staff
        return try surroundings.desk.page(
            "desk/second-factor.html", "2段階認証の設定", call,
            [
                ("secret", .text(secret.text)), ("secret_hex", .text(secret.secret.hexadecimal)),
                ("address", .text(secret.address(name: staff.name, issuer: "Madoguchi"))),
                ("has_factor", .bool(staff.hasOneTimePassword)),
                ("is_needed", .bool(try call.staff().mustSetSecondFactor)),
            ], problem: problem, status: problem == nil ? .ok : .unprocessable)
    }

    private func setFactor(_ call: Call) throws -> Response {
        // It comes from the page that we have just made for this person; no secret of anybody else can be set by it.
        guard let bytes = [UInt8](hexadecimal: call.field("secret")), bytes.count == OneTimePassword().secret.count
        else {
            throw Refusal.wrongValue("secret")
        }
        let secret = OneTimePassword(secret: bytes)
        do {
            try surroundings.accounts.setOneTimePassword(
                secret, code: call.field("code"), for: try call.staff(),
                .init(password: call.rawField("old"), code: call.field("old_code")), by: try call.author())
        } catch AccountRefusal.notSignedIn {
            let isSet = try call.staff().staff.hasOneTimePassword
            return try factorPage(call, secret, problem: isSet ? Self.wrongProof : Self.wrongPassword)
        } catch let refusal as AccountRefusal {
            return try factorPage(call, secret, problem: refusal.sentence)
        }
        return .seeOther(Self.path + "?done=factor")
    }
}

/// A browser's name for itself, shortened to what people know.
private enum Device {
    private static let browsers = [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]

    static func words(_ agent: String) -> String {
        let known = [systems, browsers].compactMap { list in list.first { agent.contains($0.0) }?.1 }
        return known.isEmpty ? "不明な端末" : known.joined(separator: "の")
    }
}
