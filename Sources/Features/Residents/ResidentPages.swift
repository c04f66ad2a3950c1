import Accounts
import FeatureKit
import HTTP
import Layouts
import Mail
import Storage

/// The way in for residents, and their own account.
struct ResidentPages {
    private let surroundings: Surroundings
    private let desk: ResidentDesk
    private let frame: SiteFrame
    private let belongings: @Sendable (Resident) throws -> [ResidentNote]

    init(_ surroundings: Surroundings, _ belongings: @escaping @Sendable (Resident) throws -> [ResidentNote]) {
        self.surroundings = surroundings
        self.belongings = belongings
        desk = surroundings.residents
        frame = SiteFrame(surroundings.pages)
    }

    private static let signInPath = Route.residentPath + "/sign-in"
    private static let codePath = Route.residentPath + "/code"

    var routes: [Route] {
        [
            .page(Self.signInPath, "showResidentEntrance", .anyone) { call in try entrance(call) },
            .form(Self.signInPath, "sendResidentCode", .ownPages) { call in try sendCode(call) },
            .form(Self.codePath, "enterResidentCode", .ownPages) { call in try enter(call) },
            .page(Route.residentPath, "showResident", .resident) { call in try page(call) },
            .form(Route.residentPath, "changeResident", .resident) { call in try change(call) },
            .form(Route.residentPath + "/sign-out", "signOutResident", .resident) { call in
                try desk.signOut(try call.residentSignedIn().token)
                return leaving(call, Self.signInPath + "?done=out")
            },
            .page(Route.residentPath + "/delete", "showResidentDeletion", .resident) { call in
                try page("delete.html", "アカウントの削除", call)
            },
            .form(Route.residentPath + "/delete", "deleteResident", .resident) { call in try delete(call) },
        ]
    }

    // MARK: The way in

    private static let leavings = ["out": "サインアウトしました。", "deleted": "アカウントを削除しました。ご利用ありがとうございました。"]

    private func entrance(_ call: Call, problem: String? = nil) throws -> Response {
        try page(
            "sign-in.html", "サインイン・利用登録", call,
            [("mail", .text(call.field("mail"))), ("next", .text(next(call)))],
            notice: Self.leavings[call.query("done")], problem: problem)
    }

    /// Only the site's own pages.
    private func next(_ call: Call) -> String {
        let path = call.request.method == .post ? call.field("next") : call.query("next")
        let isPlain = path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        return isPlain && path.hasPrefix("/") && !path.hasPrefix("//") ? path : ""
    }

    private func sendCode(_ call: Call) throws -> Response {
        guard frame.hasAccounts else { throw Refusal.notFound }
        let mail = call.field("mail")
        guard MailAddress.isPlausible(mail) else {
            return try entrance(call, problem: "メールアドレスの形が正しくありません。半角の英数字で、@の前と後ろを確かめてください。")
        }
        let (vault, now, name) = (surroundings.vault, call.now, surroundings.desk.siteName)
        let site = name.isEmpty ? "このサイト" : name
        try desk.sendCode(to: mail, now: now) { code, rows in
            let message = MailMessage(
                "resident-code", to: [mail], subject: "確認コードのお知らせ", text: Self.text(code, site: site), isSecret: true)
            try Outbox(rows, vault).add(message, occasion: "resident-code/\(Sodium.random(8).hexadecimal)", now: now)
        }
        // Whether a mail goes out or not, the answer is the same: nobody learns here who has an account.
        return try codePage(call)
    }

    private static func text(_ code: String, site: String) -> String {
        """
        \(site)のサインインの確認コードです。

        確認コード：\(code)

        サインインの画面に入力してください。\(ResidentDesk.codeSeconds / 60)分間、1回だけ使えます。
        コードをほかの人に教えないでください。職員がコードをお聞きすることはありません。

        お心当たりがないときは、ほかの人がアドレスを間違えて入力した可能性があります。このメールは捨ててください。
        """
    }

    private func codePage(_ call: Call, problem: String? = nil) throws -> Response {
        try page(
            "code.html", "確認コードの入力", call,
            [
                ("mail", .text(call.field("mail"))), ("next", .text(next(call))),
                ("digits", .int(ResidentDesk.codeDigits)), ("minutes", .int(ResidentDesk.codeSeconds / 60)),
            ], problem: problem)
    }

    private func enter(_ call: Call) throws -> Response {
        let code = Self.digits(call.field("code"))
        guard let signedIn = try desk.enter(call.field("mail"), code: code, now: call.now) else {
            return try codePage(
                call, problem: "確認コードが違うか、期限が切れています。何度か間違えたときは、もう一度コードをお送りください。")
        }
        let isNew = signedIn.resident.created == call.now
        var response = Response.seeOther(
            next(call).isEmpty || isNew ? Route.residentPath + (isNew ? "?done=new" : "") : next(call))
        SessionCookie.resident.set(signedIn.token, &response, call.request)
        return response
    }

    /// Phones type full-width digits, and mails show blanks between them.
    private static func digits(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.compactMap { scalar in
                    switch scalar.value {
                    case 0x30...0x39: scalar
                    case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFF10 + 0x30)
                    default: nil
                    }
                }))
    }

    private func leaving(_ call: Call, _ path: String) -> Response {
        var response = Response.seeOther(path)
        SessionCookie.resident.clear(&response, call.request)
        return response
    }

    // MARK: One's own account

    private static let notices = ["new": "利用登録ができました。下の項目は、入力しなくても利用できます。", "saved": "変更を保存しました。"]

    private func page(_ call: Call, _ profile: Resident.Profile? = nil, problem: String? = nil) throws -> Response {
        let resident = try call.residentSignedIn().resident
        let shown = profile ?? resident.profile
        return try page(
            "account.html", "マイページ", call,
            [
                ("mail", .text(resident.mail)), ("nickname", .text(shown.nickname)),
                ("residence", .text(shown.residence)),
                (
                    "belongings",
                    .list(
                        try belongings(resident).map {
                            .record(("title", .text($0.title)), ("text", .text($0.text)), ("path", .text($0.path)))
                        })
                ),
                (
                    "ages",
                    .list(
                        Resident.Profile.ageBands.map {
                            .record(("name", .text($0)), ("isChosen", .bool($0 == shown.ageBand)))
                        })
                ),
                (
                    "kept",
                    .optional(
                        try surroundings.store.read { try Retention($0).days(Residents.accounts) }.map(Self.period))
                ),
            ], notice: Self.notices[call.query("done")], problem: problem)
    }

    /// 「2年」 for whole years, otherwise 「400日」.
    private static func period(days: Int) -> String {
        let longYear = 366
        return days.isMultiple(of: longYear) ? "\(days / longYear)年" : "\(days)日"
    }

    private func change(_ call: Call) throws -> Response {
        let profile = Resident.Profile(
            nickname: call.field("nickname"), ageBand: call.field("age"), residence: call.field("residence"))
        if profile.wrongField != nil {
            return try page(call, profile, problem: "それぞれ\(Resident.Profile.longest)文字までで入力してください。")
        }
        try desk.update(try call.residentSignedIn().resident, profile)
        return .seeOther(Route.residentPath + "?done=saved")
    }

    private func delete(_ call: Call) throws -> Response {
        guard call.field("sure") == "yes" else {
            return try page("delete.html", "アカウントの削除", call, problem: "削除してよいことを確かめ、チェックを付けてください。")
        }
        try desk.delete(try call.residentSignedIn().resident)
        return leaving(call, Self.signInPath + "?done=deleted")
    }

    // MARK: Both

    private func page(
        _ template: String, _ title: String, _ call: Call, _ values: [(String, Value)] = [], notice: String? = nil,
        problem: String? = nil
    ) throws -> Response {
        let content = try surroundings.desk.content(
            "residents/" + template,
            values + [
                ("csrf", .text(call.resident?.token.formToken ?? "")), ("notice", .optional(notice)),
                ("problem", .optional(problem)), ("path", .text(Route.residentPath)),
            ])
        return try frame.page(title, content, status: problem == nil ? .ok : .unprocessable)
    }
}
