import Accounts
import FeatureKit
import HTTP
import Layouts
import Mail
import Storage

// Outgoing mail at the desk: what waits, what was sent, what could not be.
//
// Mails.swift       the counter, and sending what is due
// MailPages.swift   staff: the list, one mail, trying again
//
// Tables: those of the room Mail.

public struct Mails: Feature {
    private let surroundings: Surroundings
    /// nil: another server sends.
    private let delivery: Delivery?

    public init(_ surroundings: Surroundings, _ delivery: Delivery?) {
        self.surroundings = surroundings
        self.delivery = delivery
    }

    static let function = "mail.manage"

    public var migrations: [Migration] { Outbox.migrations }
    public var functions: [StaffFunction] { [StaffFunction(Self.function, "送ったメールを見る・送り直す")] }
    public var deskLinks: [DeskLink] { [DeskLink("メール", MailPages.path, Self.function)] }
    public var routes: [Route] { MailPages(surroundings, isOnline: delivery?.isOnline ?? true).routes }

    public func waiting(for signedIn: SignedIn) throws -> [DeskNote] {
        guard signedIn.may(Self.function) else { return [] }
        let vault = surroundings.vault
        let failed = try surroundings.store.read { try Outbox($0, vault).count(.failed) }
        return failed == 0 ? [] : [DeskNote(.urgent, "届けられなかったメールが\(failed)通あります。", MailPages.path)]
    }

    public func attend() throws {
        try delivery?.sendDue(surroundings.store, surroundings.vault, now: surroundings.now)
    }

    public var jobs: [RecurringJob] {
        [
            .deletingOld(Self.mails, "mail.delete-old", "古いメールの記録を消す", surroundings) {
                [vault = surroundings.vault] rows, oldest in try Outbox(rows, vault).delete(before: oldest)
            }
        ]
    }

    private static let mails = RecordKind("mails", "送ったメール", since: "メールが書かれた日", days: 400)

    public func records() -> [RecordKind] { [Self.mails] }
}
