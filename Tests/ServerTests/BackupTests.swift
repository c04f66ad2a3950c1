import Accounts
import Glibc
import HTTP
import Storage
import StoreKit
import TestKit
import Testing

@testable import Server

@Suite struct DailyBackupTests {
    private func backups(_ server: RunningServer) -> [String] {
        Disk.tree(server.folder + "/backups").map(\.path).filter { $0.hasSuffix(".backup") }
    }

    @Test(arguments: TestedDatabase.allCases)
    func `every day a backup is made, its restore proven, and the first page says so`(database: TestedDatabase) throws {
        let server = try RunningServer(database)
        let browser = try server.browser()
        #expect(browser.get("/staff").text.contains("復元を確かめたバックアップが、まだありません"))
        server.companion.runDueJobs()
        #expect(backups(server) == ["madoguchi-20260921-231320.backup"])
        server.companion.runDueJobs()
        #expect(backups(server).count == 1)
        #expect(browser.get("/staff").text.contains("最後に復元を確かめたバックアップ：2026年9月21日 23:13"))
        #expect(browser.get("/staff/backups").text.contains("すべて同じでした"))
        server.now += 86_400
        server.companion.runDueJobs()
        #expect(backups(server).count == 2)
    }

    @Test func `after a month the oldest go`() throws {
        let server = try RunningServer()
        for _ in 0..<32 {
            server.companion.runDueJobs()
            server.now += 86_400
        }
        let files = backups(server)
        #expect(files.count == 30)
        #expect(files.first == "madoguchi-20260923-231320.backup")
    }

    @Test func `a backup that cannot be written is said at the desk with its cause, tried again and then mended`()
        throws
    {
        let server = try RunningServer()
        _ = try server.browser()
        try Disk.write([], to: server.folder + "/backups")
        for _ in 0..<8 {
            server.companion.runDueJobs()
            server.now += 3000
        }
        let again = Browser(server.service)
        _ = again.send("/staff/sign-in", [("name", "yamada"), ("password", RunningServer.password)])
        #expect(again.get("/staff").text.contains("うまくいかなかった自動の仕事が"))
        let page = again.get("/staff/jobs").text
        #expect(page.contains("バックアップを書き込めません"))
        Disk.remove(server.folder + "/backups")
        let retries = page.ranges(of: "/staff/jobs/").map { page[$0.upperBound...].prefix { $0 != "\"" } }
            .filter { $0.hasSuffix("/retry") }
        #expect(!retries.isEmpty)
        for retry in retries { #expect(again.send("/staff/jobs/\(retry)").status == .seeOther) }
        server.companion.runDueJobs()
        #expect(backups(server).count == 1)
    }

    @Test func `a backup that was changed afterwards proves nothing`() throws {
        let server = try RunningServer()
        server.companion.runDueJobs()
        let path = server.folder + "/backups/" + backups(server)[0]
        _ = try BackupProof.prove(path, server.surroundings)
        var bytes = try Disk.read(path)
        bytes[bytes.count / 2] ^= 1
        try Disk.write(bytes, to: path)
        #expect(throws: BackupFailure.damaged) { try BackupProof.prove(path, server.surroundings) }
    }
}

@Suite struct FollowingBackupTests {
    @Test(arguments: TestedDatabase.allCases)
    func `a copy follows within seconds, is proven every day, and all of it comes back into either database`(
        into: TestedDatabase
    ) throws {
        let server = try RunningServer()
        let browser = try server.browser()
        server.companion.keep()
        #expect(browser.get("/staff/backups").text.contains("ここまで続けて写しました</dt><dd>2026年9月21日 23:13"))
        server.companion.runDueJobs()
        #expect(browser.get("/staff/backups").text.contains("壊れていないことを確かめました"))
        server.now += 5
        try server.addStaff("tanaka", [])
        server.companion.keep()
        let copy = try #require(ContinuousCopy.all(in: server.folder + "/backups").last)
        let opened = try into.open()
        defer { opened.store.close() }
        var surroundings = server.surroundings
        surroundings.store = opened.store
        surroundings.accounts = server.surroundings.accounts.on(opened.store)
        let again = Browser(Service(responder: try BackupProof.restore(copy.path, into: surroundings)))
        _ = again.send("/staff/sign-in", [("name", "yamada"), ("password", RunningServer.password)])
        #expect(again.get("/staff/groups").text.contains("tanakaの係"))
    }

    @Test func `a copy that is behind for long is urgent on the first page`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        server.companion.keep()
        #expect(!browser.get("/staff").text.contains("続けて写すバックアップが止まっています"))
        server.now += 700
        #expect(browser.get("/staff").text.contains("続けて写すバックアップが止まっています"))
        server.companion.keep()
        #expect(!browser.get("/staff").text.contains("続けて写すバックアップが止まっています"))
    }

    @Test func `PostgreSQL is followed by its own means`() throws {
        let server = try RunningServer(.postgres)
        let browser = try server.browser()
        server.companion.keep()
        #expect(ContinuousCopy.all(in: server.folder + "/backups").isEmpty)
        #expect(!browser.get("/staff/backups").text.contains("続けて写しました"))
    }
}

@Suite struct JobTests {
    @Test(arguments: TestedDatabase.allCases)
    func `of several servers one takes a job, and another one when the first has died`(database: TestedDatabase) throws
    {
        let opened = try database.open()
        try opened.store.migrate(JobStore.migrations, now: 0)
        let isNew = try opened.store.write { rows in
            (
                try JobStore(rows).add("a", occasion: "a/1", due: 10, now: 0),
                try JobStore(rows).add("a", occasion: "a/1", due: 10, now: 0)
            )
        }
        #expect(isNew == (true, false))
        #expect(try opened.store.write { try JobStore($0).take(["a"], as: "one", now: 9) } == nil)
        let taken = Taken()
        TestThread.crowd(6) { number in
            let job = try? opened.store.write { try JobStore($0).take(["a"], as: "server\(number)", now: 10) }
            if job != nil { taken.add() }
        }
        #expect(taken.count == 1)
        #expect(try opened.store.write { try JobStore($0).take(["b"], as: "other", now: 9999) } == nil)
        #expect(try opened.store.write { try JobStore($0).take(["a"], as: "other", now: 10 + 15 * 60) } == nil)
        let second = try #require(
            try opened.store.write { try JobStore($0).take(["a"], as: "other", now: 11 + 15 * 60) })
        #expect(second.attempts == 2)
        try opened.store.write { try JobStore($0).finish(second.id, as: "server0", "too late", now: 2000) }
        #expect(try opened.store.read { try JobStore($0).all() }.first?.state == .waiting)
        try opened.store.write { try JobStore($0).finish(second.id, as: "other", "done", now: 2000) }
        #expect(try opened.store.read { try JobStore($0).all() }.first?.message == "done")
    }

    private final class Taken: @unchecked Sendable {
        private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        private(set) var count = 0

        init() { pthread_mutex_init(mutex, nil) }

        func add() {
            pthread_mutex_lock(mutex)
            count += 1
            pthread_mutex_unlock(mutex)
        }
    }

    @Test func `a job that fails is tried again after 1, 2, 4 … minutes, six times`() throws {
        let opened = try TestedDatabase.sqlite.open()
        try opened.store.migrate(JobStore.migrations, now: 0)
        try opened.store.write { _ = try JobStore($0).add("a", occasion: "a/1", due: 0, now: 0) }
        var (now, waits): (Int, [Int]) = (0, [])
        for _ in 1...6 {
            let taken = try take(opened, now)
            let job = try #require(taken)
            try opened.store.write { [now] in _ = try JobStore($0).fail(job, as: "one", "no", now: now) }
            let due = try #require(try opened.store.read { try JobStore($0).all() }.first?.due)
            waits.append(due - now)
            now = due
        }
        #expect(waits.prefix(5) == [60, 120, 240, 480, 960])
        #expect(try opened.store.read { try JobStore($0).failed() }.count == 1)
        #expect(try take(opened, now + 99_999) == nil)
    }

    private func take(_ opened: OpenedStore, _ now: Int) throws -> JobStore.Job? {
        try opened.store.write { try JobStore($0).take(["a"], as: "one", now: now) }
    }
}
