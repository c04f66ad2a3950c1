import Accounts
import FeatureKit
import HTTP
import Layouts

/// Backups for staff to see: they cannot be downloaded here, for they hold everything.
struct BackupPages {
    private let surroundings: Surroundings
    private let isMade: Bool
    private let following: Following?

    init(_ surroundings: Surroundings, isMade: Bool, _ following: Following?) {
        self.surroundings = surroundings
        self.isMade = isMade
        self.following = following
    }

    static let path = "/staff/backups"

    var routes: [Route] {
        [.page(Self.path, "listBackups", .staff(Backups.function)) { call in try list(call) }]
    }

    private func list(_ call: Call) throws -> Response {
        let (all, last) = try surroundings.store.read { rows in
            (try BackupStore(rows).all(), try BackupStore(rows).lastProven())
        }
        let list = DeskList(
            [
                .init("made", "作った時"), .init("file", "ファイル"), .init("rows", "行", .number),
                .init("bytes", "大きさ（KB）", .number),
                .init("proven", "復元を確かめた時"), .init("message", "結果"),
            ],
            all.map { one in
                DeskList.Row([
                    DeskTime.short(one.made), one.file, String(one.rows), String((one.bytes + 1023) / 1024),
                    one.proven.map { DeskTime.short($0) } ?? "", one.message,
                ])
            }, call.request)
        if let file = try surroundings.export(list, "backups", call) { return file }
        return try surroundings.desk.page(
            "backups/list.html", "バックアップ", call,
            [
                ("list", list.value()), ("isMade", .bool(isMade)),
                ("last", .optional(last.map { DeskTime.text($0.proven ?? $0.made) })),
                ("follows", .bool(following != nil)),
                ("followed", .optional(following?.followed.map { DeskTime.text($0) })),
            ])
    }
}
