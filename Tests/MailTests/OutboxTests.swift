import Glibc
import Storage
import StoreKit
import Synchronization
import TestKit
import Testing

@testable import Mail

@Suite struct OutboxTests {
    private final class Office {
        let opened: OpenedStore
        let vault: Vault
        let clock = Clock()

        final class Clock: Sendable {
            let now = Mutex(1_790_000_000)
        }

        init(_ database: TestedDatabase) throws {
            opened = try database.open()
            vault = Vault(try Keyring(text: Keyring.newLine(version: 1), file: "keys"))
            try opened.store.migrate(Vault.migrations + Outbox.migrations, now: 0)
        }

        var now: Int {
            get { clock.now.withLock { $0 } }
            set { clock.now.withLock { $0 = newValue } }
        }

        @discardableResult
        func add(_ message: MailMessage, occasion: String = "a") throws -> Bool {
            let (vault, now) = (vault, now)
            return try opened.store.write { try Outbox($0, vault).add(message, occasion: occasion, now: now) }
        }

        func send(_ delivery: Delivery) throws {
            try delivery.sendDue(opened.store, vault) { [clock] in clock.now.withLock { $0 } }
        }

        var items: [Outbox.Item] {
            get throws { try opened.store.read { try Outbox($0, vault).all() } }
        }
    }

    private let sender = MailSender(name: "潮見県", address: "noreply@pref.shiomi.example")

    private func mail(_ recipients: String..., charset: MailMessage.Charset = .utf8) -> MailMessage {
        MailMessage("test", to: recipients, subject: "受付のお知らせ", text: "受け付けました。\n.\n次へ", charset: charset)
    }

    private func delivery(_ post: PostOffice) throws -> Delivery {
        Delivery(try #require(Delivery.Relay("smtp://127.0.0.1:\(post.port)")), from: sender)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `every recipient has a state of their own`(database: TestedDatabase) throws {
        let (office, post) = (try Office(database), try PostOffice())
        defer { post.close() }
        try office.add(mail("hanako@example.jp", "refused@example.jp", "later@example.jp"))
        for _ in 1...3 { try office.send(try delivery(post)) }
        let states = Dictionary(try office.items.map { ($0.address, $0) }) { first, _ in first }
        #expect(states["hanako@example.jp"]?.state == .sent)
        #expect(states["refused@example.jp"]?.state == .failed)
        #expect(states["refused@example.jp"]?.reason.contains("550") == true)
        #expect(states["later@example.jp"]?.state == .waiting)
        #expect(states["later@example.jp"]?.due == office.now + 60)
        // The server's words repeat the address; the outbox does not.
        #expect(try office.items.allSatisfy { !$0.reason.contains("example") })
        #expect(post.taken.map(\.to) == ["hanako@example.jp"])
        #expect(post.taken[0].text.contains("\r\nTo: hanako@example.jp\r\n"))
    }

    @Test func `a relay that is down is tried again after 1, 2, 4 … minutes, eight times`() throws {
        let (office, post) = (try Office(.sqlite), try PostOffice())
        post.close()
        try office.add(mail("later@example.jp"))
        var waits: [Int] = []
        for _ in 1...8 {
            try office.send(try delivery(post))
            let item = try #require(try office.items.first)
            if item.state == .waiting { waits.append(item.due - office.now) }
            office.now = item.due
        }
        #expect(waits == [60, 120, 240, 480, 960, 1920, 3840])
        let failed = try #require(try office.items.first)
        #expect(failed.state == .failed && failed.reason.contains("渡せませんでした"))
        let (vault, now) = (office.vault, office.now)
        #expect(try office.opened.store.write { try Outbox($0, vault).retry(failed.mail, failed.number, now: now) })
        #expect(try office.items.first?.state == .waiting)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `about one occasion one mail goes out, whoever sends it`(database: TestedDatabase) throws {
        let (office, post) = (try Office(database), try PostOffice())
        defer { post.close() }
        #expect(try office.add(mail("hanako@example.jp")))
        #expect(try !office.add(mail("hanako@example.jp")))
        #expect(try !office.add(mail("no address", "a@b@c", "x@example.jp\r\nBcc: y@example.jp"), occasion: "b"))
        let (store, vault, now) = (office.opened.store, office.vault, office.now)
        let delivery = try delivery(post)
        TestThread.crowd(4) { _ in _ = try? delivery.sendDue(store, vault) { now } }
        #expect(post.taken.count == 1)
    }

    @Test func `without a relay a mail is a file that mail programs open, and nobody else's`() throws {
        let office = try Office(.sqlite)
        let folder = try Disk.temporaryFolder()
        defer { Disk.remove(folder) }
        try office.add(mail("hanako@example.jp"))
        try office.send(Delivery(folder: folder + "/mail", from: sender))
        let item = try #require(try office.items.first)
        #expect(item.state == .sent)
        let text = String(decoding: try Disk.read("\(folder)/mail/\(item.mail)-0.eml"), as: UTF8.self)
        #expect(text.contains("From: =?UTF-8?B?5r2u6KaL55yM?= <noreply@pref.shiomi.example>\r\n"))
        #expect(text.contains("Date: Mon, 21 Sep 2026 23:13:20 +0900\r\n"))
        #expect(text.contains("Auto-Submitted: auto-generated\r\n"))
    }

    @Test func `addresses and texts are in no file of the database`() throws {
        let office = try Office(.sqlite)
        try office.add(mail("hanako@example.jp"))
        let folder = try #require(office.opened.folder)
        for file in Disk.tree(folder) {
            let bytes = try Disk.read("\(folder)/\(file.path)")
            for planted in ["hanako@example.jp", "受け付けました", "受付のお知らせ"] {
                #expect(String(decoding: bytes, as: UTF8.self).firstRange(of: planted) == nil, "\(file.path)")
            }
        }
    }

    @Test(arguments: TestedDatabase.allCases)
    func `old mails go with their keys`(database: TestedDatabase) throws {
        let office = try Office(database)
        try office.add(mail("hanako@example.jp"))
        let vault = office.vault
        func deleted(before oldest: Int) throws -> Int {
            try office.opened.store.write { try Outbox($0, vault).delete(before: oldest) }
        }
        #expect(try deleted(before: office.now) == 0)
        #expect(try deleted(before: office.now + 1) == 1)
        #expect(try office.opened.store.read { try $0.rows("SELECT owner FROM data_keys") }.isEmpty)
        #expect(try office.opened.store.read { try $0.rows("SELECT mail FROM mail_recipients") }.isEmpty)
    }
}
