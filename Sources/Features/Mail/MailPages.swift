import FeatureKit
import HTTP
import Layouts
import Mail
import Storage

/// What went out, for staff to see.
struct MailPages {
    private let surroundings: Surroundings
    private let isOnline: Bool

    init(_ surroundings: Surroundings, isOnline: Bool) {
        self.surroundings = surroundings
        self.isOnline = isOnline
    }

    static let path = "/staff/mail"

    var routes: [Route] {
        let access = Route.Access.staff(Mails.function)
        let one = Self.path + "/{mail}/{number}"
        return [
            .page(Self.path, "listMails", access) { call in try list(call) },
            .page(one, "showMail", access) { call in try page(call) },
            .form(one + "/retry", "retryMail", access) { call in try retry(call) },
        ]
    }

    private static func address(_ item: Outbox.Item) -> String { "\(path)/\(item.mail)/\(item.number)" }

    private func list(_ call: Call) throws -> Response {
        let vault = surroundings.vault
        let items = try surroundings.reading("read", "mails", by: try call.author()) { try Outbox($0, vault).all() }
        let list = DeskList(
            [
                .init("created", "日時"), .init("subject", "件名"), .init("address", "あて先"),
                .init("state", "状態", .choice), .init("reason", "理由"), .init("attempts", "回数", .number),
            ],
            items.map { item in
                DeskList.Row(
                    [
                        DeskTime.short(item.created), item.subject, item.address, words(item), item.reason,
                        String(item.attempts),
                    ], path: Self.address(item))
            }, call.request)
        if let file = try surroundings.export(list, "mails", call) { return file }
        return try surroundings.desk.page(
            "mail/list.html", "メール", call, [("list", list.value()), ("isOnline", .bool(isOnline))])
    }

    private func words(_ item: Outbox.Item) -> String {
        switch item.state {
        case .waiting: item.attempts == 0 ? "待っています" : "送り直しを待っています"
        case .sent: isOnline ? "送りました" : "ファイルに書きました"
        case .failed: "届けられませんでした"
        }
    }

    private func item(_ call: Call) throws -> Outbox.Item {
        let (vault, mail, number) = (surroundings.vault, call.parameter("mail"), Int(call.parameter("number")) ?? -1)
        let item = try surroundings.reading("read", "mail/\(mail)/\(number)", by: try call.author()) {
            try Outbox($0, vault).item(mail, number)
        }
        guard let item else { throw Refusal.notFound }
        return item
    }

    private func page(_ call: Call) throws -> Response {
        let item = try item(call)
        return try surroundings.desk.page(
            "mail/mail.html", item.subject, call,
            [
                ("address", .text(item.address)), ("state", .text(words(item))), ("reason", .text(item.reason)),
                ("created", .text(DeskTime.text(item.created))), ("finished", .text(DeskTime.text(item.finished))),
                ("due", .text(item.state == .waiting ? DeskTime.text(item.due) : "")),
                ("text", .text(item.isSecret ? "" : item.text)), ("isSecret", .bool(item.isSecret)),
                ("attempts", .int(item.attempts)), ("isFailed", .bool(item.state == .failed)),
                ("action", .text(Self.address(item) + "/retry")),
            ], notice: call.query("done") == "1" ? "もう一度送ります。" : nil)
    }

    private func retry(_ call: Call) throws -> Response {
        let (vault, mail, number) = (surroundings.vault, call.parameter("mail"), Int(call.parameter("number")) ?? -1)
        let (author, now) = (try call.author(), call.now)
        let isKnown = try surroundings.store.write { rows in
            guard try Outbox(rows, vault).retry(mail, number, now: now) else { return false }
            try surroundings.audit(rows).add("changed", "mail/\(mail)/\(number)", by: author)
            return true
        }
        guard isKnown else { throw Refusal.notFound }
        return .seeOther("\(Self.path)/\(mail)/\(number)?done=1")
    }
}
