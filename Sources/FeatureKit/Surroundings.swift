import Accounts
import HTTP
import Layouts
import OpenData
import Storage

/// What a counter works with.
public struct Surroundings: Sendable {
    public var store: any Store
    public var vault: Vault
    public var keyring: Keyring
    /// Seconds since 1970. Handed in, so that tests have a time of their own.
    public var now: @Sendable () -> Int
    public var accounts: AccountDesk
    public var residents: ResidentDesk { ResidentDesk(store: store, vault: vault, keyring: keyring) }
    public var signer: AuditSigner
    /// Names this server among several; in the audit and with jobs.
    public var server: String
    public var live: LiveFiles
    public var desk: Desk
    /// The Q&A of the site as it is published; none where it has no answers.
    public var knownQuestions: @Sendable () -> [KnownQuestion]
    /// The pages of the site as they are published.
    public var pages: PublishedPages
    /// Restores the backup in a file into a scratch database and compares it; wired in `Server`.
    public var proveBackup: @Sendable (_ path: String) throws -> ProvenBackup = { _ in throw BackupFailure.noBackup }

    public init(
        store: any Store, vault: Vault, keyring: Keyring, server: String, live: LiveFiles, desk: Desk,
        passwordCost: Password.Cost = .standard, knownQuestions: @escaping @Sendable () -> [KnownQuestion] = { [] },
        pages: PublishedPages = PublishedPages(),
        now: @escaping @Sendable () -> Int
    ) {
        self.store = store
        self.vault = vault
        self.keyring = keyring
        self.now = now
        self.server = server
        self.live = live
        self.desk = desk
        self.knownQuestions = knownQuestions
        self.pages = pages
        signer = AuditSigner(keyring)
        accounts = AccountDesk(store: store, vault: vault, server: server, cost: passwordCost)
    }

    public func audit(_ rows: any Rows) -> Audit { Audit(rows, server: server) }

    /// Reads what staff asked for, with its entry in the audit: nobody reads residents' data unseen.
    public func reading<Result: Sendable>(
        _ action: String, _ subject: String, _ detail: String = "", by author: Author,
        _ body: @escaping @Sendable (any Rows) throws -> Result
    ) throws -> Result {
        try store.write { try audit($0).add(action, subject, detail, by: author) }
        return try store.read(body)
    }

    /// The list as the file that was asked for, with its entry in the audit; nil: the page itself was asked for.
    /// - Parameters:
    ///   - name: of the file, and of what leaves the house.
    ///   - detail: which part of it, for the audit.
    public func export(_ list: DeskList, _ name: String, _ call: Call, detail: String = "") throws -> Response? {
        guard let format = list.format else { return nil }
        let (file, unwritable) = try list.file(name, format)
        if !unwritable.isEmpty && !list.isSure {
            return try desk.page(
                "unwritable.html", "Shift_JISにない文字があります", call,
                [
                    (
                        "characters",
                        .list(
                            unwritable.map {
                                .record(
                                    ("character", .text($0.character)), ("writtenAs", .text($0.writtenAs)),
                                    ("count", .int($0.count)))
                            })
                    ), ("download", .text(list.sureAddress)), ("back", .text(call.request.path)),
                ])
        }
        let (author, details) = (try call.author(), [detail, "\(list.chosen.count)件"].filter { !$0.isEmpty })
        try store.write { try audit($0).add("exported", name, details.joined(separator: " "), by: author) }
        return file
    }
}

/// A Q&A of the site.
public struct KnownQuestion: Hashable, Sendable {
    public var id: String
    public var title: String
    public var path: String

    public init(id: String, title: String, path: String) {
        self.id = id
        self.title = title
        self.path = path
    }
}

/// A backup whose restore was proven.
public struct ProvenBackup: Hashable, Sendable {
    public var rows: Int

    public init(rows: Int) { self.rows = rows }
}
