import Accounts
import FeatureKit
import HTTP
import Layouts
import Model
import Storage

/// Publishing the emergency notice, ending it, and rehearsing without publishing.
struct EmergencyPages {
    private let surroundings: Surroundings
    /// What is kept, to everybody.
    private let publish: @Sendable () throws -> Void

    init(_ surroundings: Surroundings, publish: @escaping @Sendable () throws -> Void) {
        self.surroundings = surroundings
        self.publish = publish
    }

    static let path = "/staff/switches"
    private static let schema = """
        {"type": "object", "required": ["active"], "properties": {"active": {"type": "boolean"},
        "level": {"enum": ["emergency", "warning", "notice"]},
        "title": {"type": "string", "maxLength": \(Emergency.Limit.title)},
        "text": {"type": "string", "maxLength": \(Emergency.Limit.text)},
        "url": {"type": "string", "maxLength": \(Emergency.Limit.url)}}}
        """

    var routes: [Route] {
        let access = Route.Access.staff(Switches.emergency)
        return [
            .page(Self.path, "showEmergency", access) { call in try page(call) },
            .form(Self.path + "/emergency", "changeEmergency", access) { call in try change(call) },
            .form(Self.path + "/emergency/end", "endEmergency", access) { call in try end(call) },
            Route(
                .put, "/api/v1/switches/emergency", "publishEmergency", access,
                summary: "Publishes or ends the emergency notice at the top of every page.", bodySchema: Self.schema,
                statuses: [.noContent, Status(409)]
            ) { call in try put(call) },
        ]
    }

    private static let notices = [
        "published": "緊急のお知らせを公開しました。すべてのページの先頭に表示されます。", "ended": "緊急のお知らせを終えました。",
        "rehearsed": "訓練として記録しました。住民には表示されていません。",
    ]

    private static let collision = "ほかの職員が先に変更しました。下に今の状態を表示しています。確かめて、もう一度操作してください。"

    // MARK: Pages

    /// - Parameter draft: what was typed, where it could not be taken.
    private func page(_ call: Call, draft: Emergency? = nil, problem: String? = nil) throws -> Response {
        let (state, history) = try surroundings.store.read { rows in
            (try SwitchStore(rows).state(), try SwitchStore(rows).history("emergency"))
        }
        // What has ended is not published again by accident.
        let shown = draft ?? (state.emergency.isActive ? state.emergency : Emergency())
        return try surroundings.desk.page(
            "switches/emergency.html", "緊急のお知らせ", call,
            [
                ("isActive", .bool(state.emergency.isActive)), ("current", Self.value(state.emergency)),
                ("draft", Self.value(shown)), ("version", .int(state.emergencyVersion)),
                (
                    "levels",
                    .list(
                        Emergency.Level.allCases.map {
                            .record(
                                ("id", .text($0.rawValue)), ("label", .text($0.label)),
                                ("isChosen", .bool($0 == shown.level)))
                        })
                ),
                (
                    "history",
                    .list(
                        history.prefix(Self.shownHistory).map {
                            .record(
                                ("at", .text(DeskTime.text($0.at))), ("actor", .text($0.actor)),
                                ("action", .text(Self.words[$0.action] ?? $0.action)), ("title", .text($0.title)))
                        })
                ),
            ], notice: Self.notices[call.query("done")], problem: problem, status: problem == nil ? .ok : .unprocessable
        )
    }

    /// As residents would see it, before they do.
    private func preview(_ call: Call, _ draft: Emergency) throws -> Response {
        try surroundings.desk.page(
            "switches/preview.html", "公開前の確認", call,
            [
                ("draft", Self.value(draft)), ("level_id", .text(draft.level.rawValue)),
                ("level", .text(draft.level.shortLabel)),
                ("version", .text(call.field("version"))),
            ])
    }

    private static let shownHistory = 50
    private static let words = ["published": "公開", "ended": "終了", "rehearsed": "訓練"]

    private static func value(_ emergency: Emergency) -> Value {
        .record(
            ("level", .text(emergency.level.label)), ("title", .text(emergency.title)), ("text", .text(emergency.text)),
            ("url", .text(emergency.url)), ("updated", .text(DeskTime.text(emergency.updated))))
    }

    private func change(_ call: Call) throws -> Response {
        var draft = Emergency()
        draft.isActive = true
        draft.level = Emergency.Level(rawValue: call.field("level")) ?? .warning
        draft.title = call.field("title")
        draft.text = call.field("text")
        draft.url = call.field("url")
        draft.updated = call.now
        if let mistake = draft.mistake { return try page(call, draft: draft, problem: mistake.sentence) }
        switch call.field("step") {
        case "rehearse":
            try rehearse(draft, call)
            return .seeOther(Self.path + "?done=rehearsed")
        case "publish": break
        case "edit": return try page(call, draft: draft)
        // Enter in a field leads here: nothing is published that nobody has looked at.
        default: return try preview(call, draft)
        }
        guard try set(draft, "published", version: Int(call.field("version")) ?? -1, by: call) else {
            return try page(call, draft: draft, problem: Self.collision)
        }
        return .seeOther(Self.path + "?done=published")
    }

    private func end(_ call: Call) throws -> Response {
        var ended = try surroundings.store.read { try SwitchStore($0).state() }.emergency
        ended.isActive = false
        ended.updated = call.now
        guard try set(ended, "ended", version: Int(call.field("version")) ?? -1, by: call) else {
            return try page(call, problem: Self.collision)
        }
        return .seeOther(Self.path + "?done=ended")
    }

    private func rehearse(_ draft: Emergency, _ call: Call) throws {
        let (author, surroundings) = (try call.author(), surroundings)
        try surroundings.store.write { rows in
            try SwitchStore(rows).add(
                .init(at: author.now, actor: author.actor, kind: "emergency", action: "rehearsed", title: draft.title))
            try surroundings.audit(rows).add(
                "rehearsed", "switch/emergency", Audit.change(before: [], after: draft.facts), by: author)
        }
    }

    // MARK: Operation

    private func put(_ call: Call) throws -> Response {
        let body = try call.json()
        guard case .bool(let isActive)? = body["active"]?.content else { throw Refusal.wrongValue("active") }
        let state = try surroundings.store.read { try SwitchStore($0).state() }
        var emergency = isActive ? Emergency() : state.emergency
        emergency.isActive = isActive
        emergency.updated = call.now
        if isActive {
            emergency.level = try Self.level(body)
            emergency.title = body["title"]?.text ?? ""
            emergency.text = body["text"]?.text ?? ""
            emergency.url = body["url"]?.text ?? ""
            if let mistake = emergency.mistake {
                throw Refusal(.unprocessable, "wrong-value", mistake.sentence, field: mistake.field)
            }
        }
        guard try set(emergency, isActive ? "published" : "ended", version: state.emergencyVersion, by: call) else {
            throw Refusal(Status(409), "changed-meanwhile", Self.collision)
        }
        return Response(.noContent)
    }

    private static func level(_ body: JSONValue) throws -> Emergency.Level {
        guard let given = body["level"] else { return .warning }
        guard let level = given.text.flatMap(Emergency.Level.init) else {
            throw Refusal.wrongValue("level")
        }
        return level
    }

    // MARK: Both

    /// The file is written after the transaction: what is published is what is kept.
    private func set(_ emergency: Emergency, _ action: String, version: Int, by call: Call) throws -> Bool {
        let (author, surroundings) = (try call.author(), surroundings)
        let isSet = try surroundings.store.write { rows in
            let store = SwitchStore(rows)
            let before = try store.state().emergency
            guard try store.set(emergency, version: version) else { return false }
            try store.add(
                .init(at: author.now, actor: author.actor, kind: "emergency", action: action, title: emergency.title))
            try surroundings.audit(rows).add(
                action, "switch/emergency", Audit.change(before: before.facts, after: emergency.facts), by: author)
            return true
        }
        if isSet { try publish() }
        return isSet
    }
}
