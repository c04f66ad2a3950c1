import Accounts
import FeatureKit
import HTTP
import Layouts
import Storage

/// For how long records of each kind are kept: seen and decided.
struct RetentionPages: Feature {
    private let surroundings: Surroundings
    private let kinds: @Sendable () throws -> [RecordKind]

    /// - Parameter kinds: of all counters.
    init(_ surroundings: Surroundings, _ kinds: @escaping @Sendable () throws -> [RecordKind]) {
        self.surroundings = surroundings
        self.kinds = kinds
    }

    static let function = "retention.manage"
    private static let path = "/staff/retention"
    /// A century: beyond it a wrong key was pressed.
    private static let mostDays = 36_525

    var migrations: [Migration] { Retention.migrations }
    static let ownFunctions = [StaffFunction(function, "記録の保存期間を決める")]
    var functions: [StaffFunction] { Self.ownFunctions }
    var deskLinks: [DeskLink] { [DeskLink("保存期間", Self.path, Self.function)] }

    var routes: [Route] {
        [
            .page(Self.path, "showRetention", .staff(Self.function)) { call in try page(call) },
            .form(Self.path, "setRetention", .staff(Self.function)) { call in try set(call) },
        ]
    }

    private func page(_ call: Call, problem: String? = nil) throws -> Response {
        let kinds = try kinds()
        let days = try surroundings.store.read { rows in try kinds.map { try Retention(rows).days($0) } }
        return try surroundings.desk.page(
            "retention.html", "保存期間", call,
            [
                (
                    "kinds",
                    .list(
                        zip(kinds, days).map { kind, days in
                            let isTyped = problem != nil && call.field("kind") == kind.id
                            return .record(
                                ("id", .text(kind.id)), ("label", .text(kind.label)), ("since", .text(kind.since)),
                                ("days", .text(isTyped ? call.field("days") : days.map(String.init) ?? "")),
                                ("least", .int(kind.least)), ("stays", .bool(days == nil)))
                        })
                )
            ], notice: call.query("done") == "1" ? "保存期間を変えました。" : nil, problem: problem,
            status: problem == nil ? .ok : .unprocessable)
    }

    private func set(_ call: Call) throws -> Response {
        guard let kind = try kinds().first(where: { $0.id == call.field("kind") }) else { throw Refusal.notFound }
        let typed = call.field("days")
        let days = Int(typed)
        if !typed.isEmpty, !(kind.least...Self.mostDays).contains(days ?? 0) {
            return try page(
                call, problem: "「\(kind.label)」の日数は、\(kind.least)から\(Self.mostDays)までの数で入力してください。消さないときは、空にします。")
        }
        let author = try call.author()
        try surroundings.store.write { rows in
            let before = try Retention(rows).days(kind)
            try Retention(rows).set(kind, days: days)
            try surroundings.audit(rows).add(
                "changed", "retention/\(kind.id)",
                Audit.change(before: Self.facts(before), after: Self.facts(days)), by: author)
        }
        return .seeOther(Self.path + "?done=1")
    }

    private static func facts(_ days: Int?) -> [(String, String)] { [("days", days.map(String.init) ?? "")] }
}
