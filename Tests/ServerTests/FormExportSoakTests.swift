import Exports
import FormEngine
import Glibc
import Storage
import StoreKit
import Submissions
import TestKit
import Testing

@testable import Server

/// A town's largest form. Only with `MADOGUCHI_SOAK=1`: making it takes minutes.
@Suite(.enabled(if: TestSetting.isSet("MADOGUCHI_SOAK", to: "1")), .serialized) struct FormExportSoakTests {
    private static let submissions = 100_000
    private static let writers = 8
    /// Kilobytes that memory may grow by while everything is written: pages of rows, and nothing that grows with them.
    private static let mostGrowth = 96 << 10

    @Test(arguments: ["csv", "xlsx"])
    func `a hundred thousand submissions are exported within bounded memory`(format: String) throws {
        let server = try MovingForm.server()
        let form = MovingForm.moving()
        let surroundings = server.surroundings
        let now = server.now
        let writers = (0..<Self.writers).map { writer in
            TestThread {
                let desk = SubmissionDesk(store: surroundings.store, vault: surroundings.vault, siteName: "")
                for number in 0..<Self.submissions / Self.writers {
                    let answers = Answers([
                        "plan": ["move"], "old": ["\(writer)丁目\(number)番地"], "children.0.age": ["3"],
                        "mail": ["a@example.jp"],
                    ])
                    let token = SubmissionDesk.Token()
                    try? desk.begin(form, answers, token: token, mode: .live, resident: nil, now: now)
                    guard let draft = try? desk.submission(token) else { continue }
                    _ = try? desk.send(
                        draft, form, Review(form, answers, today: "2026-09-21"), person: nil, staff: { _ in [] },
                        now: now + number)
                }
            }
        }
        for writer in writers { writer.join() }
        server.now += Self.submissions
        let clerk = try server.browser()
        #expect(clerk.send("/staff/forms/moving/exports", [("format", format)]).status == .seeOther)
        let before = Self.resident
        let start = ContinuousClock.now
        var steps = 0
        while !clerk.get("/staff/forms/moving/exports").text.contains("終わりました"), steps < 200 {
            server.companion.attend()
            server.now += 1
            steps += 1
        }
        print(
            "export \(format): \(steps) steps, \(ContinuousClock.now - start), \(Self.resident - before) kB more than before"
        )
        #expect(Self.resident - before < Self.mostGrowth)
        let page = clerk.get("/staff/forms/moving/exports").text
        #expect(page.contains("終わりました（\(Self.submissions)件）"))
    }

    /// Kilobytes (proc_pid_status(5)).
    private static var resident: Int {
        guard let file = fopen("/proc/self/status", "r") else { return 0 }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = fread(&bytes, 1, bytes.count, file)
        let status = String(decoding: bytes[..<count], as: UTF8.self)
        return status.firstMatch(of: #/VmRSS:\s+(\d+)/#).flatMap { Int($0.1) } ?? 0
    }
}
