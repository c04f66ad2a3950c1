import Accounts
import HTTP
import StoreKit
import TestKit
import Testing

@testable import Server

@Suite struct SwitchTests {
    private func file(_ name: String, _ server: RunningServer) throws -> String {
        String(decoding: try Disk.read("\(server.folder)/live/\(name)"), as: UTF8.self)
    }

    private let notice = [
        ("level", "emergency"), ("title", "月見市に避難指示"), ("text", "高台へ逃げてください。"), ("url", "/bosai/hinan/"),
        ("step", "publish"),
    ]

    @Test(arguments: TestedDatabase.allCases)
    func `a notice is in its file at once, and ended as fast`(database: TestedDatabase) throws {
        let server = try RunningServer(database)
        let browser = try server.browser("bosai", may: [Permission("switches.emergency")])
        #expect(try file("emergency.json", server) == "{\"active\": false}\n")
        #expect(browser.send("/staff/switches/emergency", notice + [("version", "0")]).status == .seeOther)
        #expect(
            try file("emergency.json", server)
                == "{\"active\": true, \"level\": \"emergency\", \"title\": \"月見市に避難指示\", \"text\": \"高台へ逃げてください。\", "
                + "\"url\": \"/bosai/hinan/\", \"updated\": \"2026-09-21T23:13:00+09:00\"}\n")
        #expect(browser.get("/staff").text.contains("緊急のお知らせを出しています：月見市に避難指示"))
        #expect(browser.send("/staff/switches/emergency/end", [("version", "1")]).status == .seeOther)
        #expect(try file("emergency.json", server) == "{\"active\": false}\n")
        let page = browser.get("/staff/switches").text
        #expect(page.contains("公開") && page.contains("終了") && page.contains("staff/bosai"))
    }

    @Test func `nothing is published that nobody has looked at, and what was typed can be mended`() throws {
        let server = try RunningServer()
        let browser = try server.browser("bosai", may: [Permission("switches.emergency")])
        let typed = notice.filter { $0.0 != "step" } + [("version", "0")]
        let preview = browser.send("/staff/switches/emergency", typed)
        #expect(preview.status == .ok && preview.text.contains("まだ公開していません"))
        #expect(preview.text.contains("月見市に避難指示") && preview.text.contains("高台へ逃げてください。"))
        #expect(try file("emergency.json", server) == "{\"active\": false}\n")
        let again = browser.send("/staff/switches/emergency", typed + [("step", "edit")])
        #expect(again.text.contains("value=\"月見市に避難指示\""))
        #expect(try file("emergency.json", server) == "{\"active\": false}\n")
    }

    @Test func `a rehearsal is kept in the history and nobody outside sees it`() throws {
        let server = try RunningServer()
        let browser = try server.browser("bosai", may: [Permission("switches.emergency")])
        #expect(
            browser.send(
                "/staff/switches/emergency",
                notice.filter { $0.0 != "step" } + [("version", "0"), ("step", "rehearse")]
            )
            .headers["Location"] == "/staff/switches?done=rehearsed")
        #expect(try file("emergency.json", server) == "{\"active\": false}\n")
        #expect(browser.get("/staff/switches").text.contains("訓練"))
    }

    @Test func `of two who change it at the same time the second is told, and keeps what they typed`() throws {
        let server = try RunningServer()
        let browser = try server.browser("bosai", may: [Permission("switches.emergency")])
        #expect(browser.send("/staff/switches/emergency", notice + [("version", "0")]).status == .seeOther)
        let second = browser.send(
            "/staff/switches/emergency", [("title", "別のお知らせ"), ("text", "打った文"), ("version", "0"), ("step", "publish")])
        #expect(second.status == .unprocessable)
        #expect(second.text.contains("ほかの職員が先に変更しました") && second.text.contains("打った文"))
        #expect(second.text.contains("月見市に避難指示"))
        #expect(try file("emergency.json", server).contains("月見市に避難指示"))
    }

    @Test(arguments: [
        ("title", ""), ("url", "javascript:alert(1)"), ("url", "//evil.example"), ("url", "http://plain.example"),
        ("title", String(repeating: "長", count: 201)), ("text", String(repeating: "長", count: 2001)),
    ])
    func `a wrong notice is refused with what was typed`(field: String, value: String) throws {
        let server = try RunningServer()
        let browser = try server.browser("bosai", may: [Permission("switches.emergency")])
        var fields = notice.filter { $0.0 != field }
        fields += [(field, value), ("version", "0")]
        let response = browser.send("/staff/switches/emergency", fields)
        #expect(response.status == .unprocessable)
        #expect(response.text.contains("class=\"problem\""))
        #expect(try file("emergency.json", server) == "{\"active\": false}\n")
    }

    @Test func `proving a backup leaves the banner of the desk to the running server`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        server.companion.runDueJobs()
        #expect(browser.get("/staff/backups").text.contains("すべて同じでした"))
        _ = browser.send("/staff/switches/emergency", notice + [("version", "0")])
        #expect(browser.get("/staff/audit").text.contains("緊急のお知らせを出しています：月見市に避難指示"))
        server.now += 86_400
        server.companion.runDueJobs()
        let again = try server.browser("bosai", may: [Permission("switches.emergency")])
        _ = again.send("/staff/switches/emergency/end", [("version", "1")])
        #expect(!again.get("/staff/account").text.contains("緊急のお知らせを出しています"))
    }

    @Test func `the history stands in its order, also within one second`() throws {
        let server = try RunningServer()
        let browser = try server.browser("bosai", may: [Permission("switches.emergency")])
        for version in [0, 2, 4, 6] {
            _ = browser.send("/staff/switches/emergency", notice + [("version", "\(version)")])
            _ = browser.send("/staff/switches/emergency/end", [("version", "\(version + 1)")])
        }
        let words = browser.get("/staff/switches").text.matches(of: #/<td>(公開|終了)<\/td>/#).map { String($0.1) }
        #expect(words == ["終了", "公開", "終了", "公開", "終了", "公開", "終了", "公開"])
    }

    @Test func `a server that starts publishes what is in force`() throws {
        let server = try RunningServer()
        let browser = try server.browser("bosai", may: [Permission("switches.emergency")])
        _ = browser.send("/staff/switches/emergency", notice + [("version", "0")])
        try Disk.write([], to: server.folder + "/live/emergency.json")
        _ = try CompanionServer(server.surroundings) { _ in }
        #expect(try file("emergency.json", server).contains("月見市に避難指示"))
    }

    @Test func `maintenance is announced with its time and what people can do instead, and called off`() throws {
        let server = try RunningServer()
        let browser = try server.browser("bosai", may: [Permission("switches.maintenance")])
        let fields = [
            ("from", "2026-10-01T22:00"), ("until", "2026-10-02T02:00"), ("text", "受付を休みます。"),
            ("alternative", "お電話ください。"),
        ]
        #expect(browser.send("/staff/maintenance", fields + [("version", "0")]).status == .seeOther)
        #expect(
            try file("maintenance.json", server)
                == "{\"announced\": true, \"from\": \"2026-10-01T22:00:00+09:00\", \"until\": \"2026-10-02T02:00:00+09:00\", "
                + "\"text\": \"受付を休みます。\", \"alternative\": \"お電話ください。\"}\n")
        let wrong = browser.send(
            "/staff/maintenance",
            [("from", "2026-10-02T22:00"), ("until", "2026-10-02T02:00"), ("text", "打った文"), ("version", "1")])
        #expect(wrong.text.contains("終わりは始まりより後") && wrong.text.contains("打った文"))
        #expect(browser.send("/staff/maintenance/end", [("version", "1")]).status == .seeOther)
        #expect(try file("maintenance.json", server) == "{\"announced\": false}\n")
    }

    @Test func `while maintenance lasts nothing is taken from residents, and they are told until when`() throws {
        let server = try RunningServer()
        let browser = try server.browser("bosai", may: [Permission("switches.maintenance")])
        func sent() -> Response {
            server.post(
                "{\"id\":\"0123456789abcdef0123456789abcdef\",\"language\":\"ja\",\"page\":\"/\",\"turns\":"
                    + "[{\"number\":2,\"question\":\"ごみ\",\"outcome\":\"none\",\"shown\":[]}]}")
        }
        let fields = [
            ("from", "2026-09-21T23:20"), ("until", "2026-09-22T02:00"), ("text", "受付を休みます。"),
            ("alternative", "お電話ください。"), ("version", "0"),
        ]
        #expect(browser.send("/staff/maintenance", fields).status == .seeOther)
        #expect(sent().status == .noContent)
        server.now += 600
        let refused = sent()
        #expect(refused.status == .serviceUnavailable)
        #expect(refused.text.contains("\"maintenance\"") && refused.text.contains("お電話ください。"))
        #expect(refused.text.contains("2026年9月22日 2:00まで"))
        #expect(refused.headers["Retry-After"].flatMap { Int($0) }.map { (1...10_800).contains($0) } == true)
        #expect(browser.get("/staff").status == .ok)
        server.now += 10_800
        #expect(sent().status == .noContent)
    }
}
