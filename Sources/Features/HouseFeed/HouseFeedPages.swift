import Accounts
import FeatureKit
import HTTP
import Layouts
import Storage

/// What was handed over, and doing it now.
struct HouseFeedPages {
    private let surroundings: Surroundings
    private let target: HouseFeedTarget?

    init(_ surroundings: Surroundings, _ target: HouseFeedTarget?) {
        self.surroundings = surroundings
        self.target = target
    }

    static let path = "/staff/house-feed"

    var routes: [Route] {
        let access = Route.Access.staff(HouseFeed.function)
        return [
            .page(Self.path, "showHouseFeed", access) { call in try page(call) },
            .form(Self.path + "/send", "sendHouseFeed", access) { call in try send(call) },
        ]
    }

    private func page(_ call: Call) throws -> Response {
        let (all, lastTaken) = try surroundings.store.read { rows in
            (try HouseFeedStore(rows).all(), try HouseFeedStore(rows).lastTaken())
        }
        let list = DeskList(
            [
                .init("at", "日時"), .init("result", "結果", .choice), .init("houses", "空き家（件）", .number),
                .init("bytes", "大きさ（KB）", .number), .init("target", "送り先", .choice), .init("failure", "理由"),
            ],
            all.map { one in
                DeskList.Row([
                    DeskTime.short(one.at), one.failure == "" ? "送りました" : "送れませんでした", String(one.houses),
                    String((one.bytes + 1023) / 1024), one.target, one.failure,
                ])
            }, call.request)
        if let file = try surroundings.export(list, "house-feed", call) { return file }
        return try surroundings.desk.page(
            "housefeed/list.html", "空き家情報の送信", call,
            [
                ("list", list.value()), ("target", .optional(target?.shown)),
                ("last", .optional(lastTaken.map { DeskTime.text($0.at) })),
                ("last_houses", .int(lastTaken?.houses ?? 0)),
                ("failure", .text(all.first?.failure ?? "")), ("send", .text(Self.path + "/send")),
            ], notice: call.query("done") == "1" ? "まもなく送ります。少し待ってから、この画面を開き直してください。" : nil)
    }

    private func send(_ call: Call) throws -> Response {
        guard target != nil else { throw Refusal.notFound }
        let (author, now, surroundings) = (try call.author(), call.now, surroundings)
        try surroundings.store.write { rows in
            // Asked for twice within a second it is done once.
            try JobStore(rows).add(HouseFeed.job, occasion: "\(HouseFeed.job)/now/\(now)", due: now, now: now)
            try surroundings.audit(rows).add("sent", "house-feed", by: author)
        }
        return .seeOther(Self.path + "?done=1")
    }
}
