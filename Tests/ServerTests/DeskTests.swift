import Accounts
import FeatureKit
import HTTP
import Model
import Storage
import StoreKit
import TestKit
import Testing

@testable import Server

@Suite struct DeskTests {
    @Test(arguments: TestedDatabase.allCases)
    func `whoever has signed in sees the first page with what they may do, and nothing else`(
        database: TestedDatabase
    ) throws {
        let server = try RunningServer(database)
        let clerk = try server.browser("koho", may: [Permission("switches.emergency")])
        let page = clerk.get("/staff")
        #expect(page.status == .ok)
        #expect(page.text.contains("koho さん"))
        #expect(page.text.contains("href=\"/staff/switches\""))
        #expect(!page.text.contains("href=\"/staff/accounts\""))
        #expect(page.headers["Cache-Control"] == "no-store")
        #expect(page.headers["Content-Security-Policy"]?.contains("default-src 'none'") == true)
    }

    @Test func `a page asked for before signing in is the page that is shown after it`() throws {
        let server = try RunningServer()
        try server.addStaff("koho", [Permission("switches.emergency")])
        let browser = Browser(server.service)
        let first = browser.get("/staff/switches?done=published")
        #expect(first.status == .seeOther)
        let signIn = try #require(first.headers["Location"])
        #expect(signIn == "/staff/sign-in?next=%2Fstaff%2Fswitches%3Fdone%3Dpublished")
        #expect(browser.get(signIn).text.contains("value=\"/staff/switches?done=published\""))
        let response = browser.send(
            "/staff/sign-in",
            [("name", "koho"), ("password", RunningServer.password), ("next", "/staff/switches?done=published")])
        #expect(response.headers["Location"] == "/staff/switches?done=published")
    }

    @Test(arguments: [
        "https://evil.example/", "//evil.example", "/\\evil.example", "/", "/staffroom", "/staff/sign-in",
    ])
    func `after signing in nobody is led out of the desk`(next: String) throws {
        let server = try RunningServer()
        try server.addStaff("koho", [])
        let response = Browser(server.service).send(
            "/staff/sign-in", [("name", "koho"), ("password", RunningServer.password), ("next", next)])
        #expect(response.headers["Location"] == "/staff")
    }

    @Test func `a wrong password says so in one way for all, and what was typed as the name stays`() throws {
        let server = try RunningServer()
        try server.addStaff("koho", [])
        let browser = Browser(server.service)
        let wrong = browser.send("/staff/sign-in", [("name", "koho"), ("password", "wrong password")])
        let unknown = browser.send("/staff/sign-in", [("name", "nobody"), ("password", "wrong password")])
        for response in [wrong, unknown] {
            #expect(response.status == .unprocessable)
            #expect(response.text.contains("サインインできませんでした"))
            #expect(!response.headers.contains("Set-Cookie"))
            #expect(!response.text.contains("wrong password"))
        }
        #expect(wrong.text.contains("value=\"koho\""))
    }

    @Test func `a password given by somebody else is changed before anything else`() throws {
        let server = try RunningServer()
        try server.addStaff("koho", [Permission(Permission.every)], mustChange: true)
        let browser = Browser(server.service)
        let response = browser.send("/staff/sign-in", [("name", "koho"), ("password", RunningServer.password)])
        #expect(response.headers["Location"] == "/staff/account/password")
        #expect(browser.get("/staff/accounts").headers["Location"] == "/staff/account/password")
        #expect(!browser.get("/staff").text.contains("/staff/accounts"))
        let new = "harebare-to-shita-sora"
        let differing = browser.send(
            "/staff/account/password", [("old", RunningServer.password), ("password", new), ("again", "x")])
        #expect(differing.text.contains("2つの欄で違います"))
        let changed = browser.send(
            "/staff/account/password", [("old", RunningServer.password), ("password", new), ("again", new)])
        #expect(changed.status == .seeOther)
        #expect(browser.get("/staff/accounts").status == .ok)
    }

    @Test func `signing out ends the session on the server, too`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        let kept = browser.cookies
        #expect(browser.send("/staff/sign-out").status == .seeOther)
        #expect(browser.cookies.isEmpty)
        let headers = [
            ("Host", "town.example"), ("Cookie", kept.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")),
        ]
        #expect(server.service.answer("GET", "/staff", headers: headers).status == .seeOther)
    }

    @Test func `a form without the session's token does nothing, and what was typed is shown to be sent again`() throws
    {
        let server = try RunningServer()
        let browser = try server.browser()
        let fields = [("name", "suzuki"), ("title", "鈴木 一郎")]
        let response = browser.send("/staff/accounts", fields, token: "0000")
        #expect(response.status == .forbidden)
        #expect(response.text.contains("鈴木 一郎"))
        #expect(browser.get("/staff/accounts/suzuki").status == .notFound)
        #expect(browser.send("/staff/accounts", fields).status == .ok)
        #expect(browser.get("/staff/accounts/suzuki").status == .ok)
    }

    @Test func `a form from another site shows nothing of what it holds`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        browser.isForged = true
        let response = browser.send("/staff/accounts", [("name", "suzuki"), ("title", "EVIL")], token: "0000")
        #expect(response.status == .forbidden)
        #expect(!response.text.contains("EVIL"))
    }

    @Test func `after the session has ended a form is kept until somebody has signed in again`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        let token = browser.formToken
        server.now += 3700
        let response = browser.send(
            "/staff/switches/emergency", [("title", "津波警報"), ("text", "高台へ逃げてください"), ("version", "0")], token: token)
        #expect(response.status == .forbidden)
        #expect(response.text.contains("サインインの期限が切れた"))
        #expect(response.text.contains("value=\"高台へ逃げてください\""))
        #expect(!response.text.contains("サインアウト"))
    }

    @Test func `the desk answers only the addresses it was opened for, and believes only its proxies`() throws {
        let server = try RunningServer(
            staffAddresses: [#require(AddressRange("192.0.2.0/24"))], proxies: [#require(AddressRange("10.0.0.1"))])
        func status(_ client: String, forwarded: String? = nil) throws -> Status {
            var headers = [("Host", "town.example")]
            if let forwarded { headers.append(("X-Forwarded-For", forwarded)) }
            return server.service.answer(
                "GET", "/staff/sign-in", headers: headers, client: ClientAddress(client)
            ).status
        }
        #expect(try status("192.0.2.7") == .ok)
        #expect(try status("198.51.100.7") == .forbidden)
        #expect(try status("198.51.100.7", forwarded: "192.0.2.7") == .forbidden)
        #expect(try status("10.0.0.1", forwarded: "192.0.2.7") == .ok)
        #expect(try status("10.0.0.1", forwarded: "192.0.2.7, 198.51.100.7") == .forbidden)
        #expect(try status("10.0.0.1", forwarded: "nonsense, 192.0.2.7") == .ok)
        #expect(try status("10.0.0.1") == .forbidden)
        let byAPI = server.service.answer(
            "POST", "/api/v1/session", headers: RunningServer.own,
            body: Array("{\"name\":\"koho\",\"password\":\"\(RunningServer.password)\"}".utf8),
            client: ClientAddress("198.51.100.7"))
        #expect(byAPI.status == .forbidden)
    }

    @Test func `over TLS the cookie is one that other hosts cannot set`() throws {
        let server = try RunningServer(proxies: [#require(AddressRange("10.0.0.1"))])
        try server.addStaff("koho", [])
        let body = Query([("name", "koho"), ("password", RunningServer.password)]).encoded
        let response = server.service.answer(
            "POST", "/staff/sign-in",
            headers: [
                ("Host", "town.example"), ("Origin", "https://town.example"), ("X-Forwarded-Proto", "https"),
                ("Content-Type", "application/x-www-form-urlencoded"),
            ], body: Array(body.utf8), client: ClientAddress("10.0.0.1"))
        let cookie = try #require(response.headers["Set-Cookie"])
        #expect(cookie.hasPrefix("__Host-madoguchi_staff="))
        for attribute in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
            #expect(cookie.contains(attribute))
        }
    }

    @Test func `an account is added, found, changed, stopped and taken up again`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        let added = browser.send("/staff/accounts", [("name", "suzuki"), ("title", "鈴木 一郎"), ("groups", "g-yamada")])
        #expect(added.text.contains("二度と表示できません"))
        #expect(browser.get("/staff/accounts?q=%E9%88%B4%E6%9C%A8").text.contains("/staff/accounts/suzuki"))
        #expect(!browser.get("/staff/accounts?q=nobody").text.contains("/staff/accounts/suzuki"))
        let wrong = browser.send("/staff/accounts/suzuki", [("title", "鈴木"), ("mail", "not a mail")])
        #expect(wrong.status == .unprocessable && wrong.text.contains("not a mail"))
        #expect(browser.send("/staff/accounts/suzuki", [("title", "鈴木 次郎"), ("mail", "")]).status == .seeOther)
        #expect(browser.get("/staff/accounts/suzuki").text.contains("鈴木 次郎 さんのアカウント"))
        #expect(browser.send("/staff/accounts/suzuki/disable").status == .seeOther)
        #expect(browser.get("/staff/accounts?state=%E5%81%9C%E6%AD%A2%E4%B8%AD").text.contains("鈴木 次郎"))
        #expect(browser.send("/staff/accounts/suzuki/enable").status == .seeOther)
        #expect(browser.send("/staff/accounts/yamada/disable").text.contains("管理できる職員がいなくなります"))
    }

    @Test func `a list is exported as it was asked for, and exporting is in the audit`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        try server.addStaff("suzuki", [])
        let csv = browser.get("/staff/accounts?q=suzuki&format=csv")
        #expect(csv.headers["Content-Type"] == "text/csv; charset=utf-8")
        #expect(csv.text.contains("suzuki") && !csv.text.contains("yamada さん"))
        #expect(
            browser.get("/staff/accounts?format=xlsx").bytes(limit: 1 << 20)?.starts(with: Array("PK".utf8)) == true)
        let audit = browser.get("/staff/audit").text
        #expect(audit.contains("書き出し"))
        for path in ["groups", "jobs", "backups", "questions/asked", "questions/entries", "conversations"] {
            let response = browser.get("/staff/\(path)?format=csv")
            #expect(response.status == .ok, "\(path)")
        }
        let exports = browser.get("/staff/audit?action=%E6%9B%B8%E3%81%8D%E5%87%BA%E3%81%97").text
        for name in ["groups", "jobs", "backups", "asked-questions", "entries", "conversations"] {
            #expect(exports.contains("<td>\(name)</td>"), "\(name)")
        }
        #expect(browser.send("/staff/audit/verify").text.contains("欠けや書き換えはありません"))
    }

    @Test func `a group may do what its boxes say, limited to its parts`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        let fields = [
            ("id", "koho"), ("title", "広報課"), ("functions", "switches.emergency"), ("functions", "questions.read"),
            ("parts-questions.read", "municipality:tsukimi municipality:hamabe"), ("functions", "unknown.function"),
        ]
        #expect(browser.send("/staff/groups", fields).status == .seeOther)
        let groups = try server.surroundings.store.read { try AccountStore($0).groups() }
        #expect(
            groups.first { $0.id == "koho" }?.permissions == [
                Permission("switches.emergency"), Permission("questions.read", .part("municipality:tsukimi")),
                Permission("questions.read", .part("municipality:hamabe")),
            ])
        #expect(browser.get("/staff/groups/koho").text.contains("value=\"municipality:hamabe municipality:tsukimi\""))
        #expect(browser.send("/staff/groups", fields).text.contains("この記号のグループはすでにあります"))
    }

    @Test func `accounts are found by each of their groups, and one's own page names them in words`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        try server.addStaff("suzuki", [])
        _ = browser.send(
            "/staff/accounts/suzuki", [("title", "鈴木"), ("mail", ""), ("groups", "g-suzuki"), ("groups", "g-yamada")])
        let found = browser.get("/staff/accounts?" + Query([("groups", "yamadaの係")]).encoded).text
        #expect(found.contains("suzukiの係、yamadaの係"))
        #expect(!browser.get("/staff/accounts?" + Query([("groups", "suzukiの係")]).encoded).text.contains("yamada さん<"))
        #expect(browser.get("/staff/account").text.contains("yamadaの係"))
    }

    @Test func `a colleague who was locked out waits on the first page of those who can unlock`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        try server.addStaff("suzuki", [])
        for _ in 1...5 {
            _ = Browser(server.service).send("/staff/sign-in", [("name", "suzuki"), ("password", "wrong")])
        }
        #expect(browser.get("/staff").text.contains("suzuki さん さんのアカウントがロックされています"))
    }

    @Test func `the first page says when somebody signed in before`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        #expect(!browser.get("/staff").text.contains("2026年9月21日"))
        server.now += 86_400
        let second = Browser(server.service)
        _ = second.send("/staff/sign-in", [("name", "yamada"), ("password", RunningServer.password)])
        #expect(second.get("/staff").text.contains("前回のサインイン：2026年9月21日"))
    }

    @Test func `a device that was lost is signed out from another one`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        let lost = Browser(server.service)
        _ = lost.send("/staff/sign-in", [("name", "yamada"), ("password", RunningServer.password)])
        #expect(lost.get("/staff").status == .ok)
        let page = browser.get("/staff/account").text
        let start = try #require(page.firstRange(of: "/staff/account/sessions/"))
        let id = page[start.upperBound...].prefix { $0 != "/" }
        #expect(browser.send("/staff/account/sessions/\(id)/end").status == .seeOther)
        #expect(lost.get("/staff").status == .seeOther)
        #expect(browser.get("/staff").status == .ok)
    }

    @Test func `a script signs in by the API, and by an access token`() throws {
        let server = try RunningServer()
        try server.addStaff("koho", [Permission("switches.emergency")])
        let signIn = server.service.answer(
            "POST", "/api/v1/session", headers: RunningServer.own,
            body: Array("{\"name\":\"koho\",\"password\":\"\(RunningServer.password)\"}".utf8))
        #expect(signIn.status == .ok && signIn.text.contains("\"csrf\":\""))
        let wrong = server.service.answer(
            "POST", "/api/v1/session", headers: RunningServer.own,
            body: Array("{\"name\":\"koho\",\"password\":\"x\"}".utf8))
        #expect(wrong.status == .unauthorized)
        let token = try server.surroundings.accounts.makeAccessToken(
            for: "koho", title: "", days: 1, by: Author(actor: "command", now: server.now))
        let body = Array("{\"active\":true,\"title\":\"大雨警報\"}".utf8)
        func put(_ authorization: String) -> Status {
            server.service.answer(
                "PUT", "/api/v1/switches/emergency",
                headers: [
                    ("Host", "town.example"), ("Content-Type", "application/json"), ("Authorization", authorization),
                ],
                body: body
            ).status
        }
        #expect(put("Bearer \(token.text)") == .noContent)
        #expect(put("Bearer \(String(token.text.reversed()))") == .unauthorized)
        #expect(put("Basic \(token.text)") == .unauthorized)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a token can be for a part of what its owner may do, and for nothing that its owner may not`(
        database: TestedDatabase
    ) throws {
        let server = try RunningServer(database)
        try server.addStaff("koho", [Permission("switches.emergency"), Permission("questions.read")])
        func status(_ permissions: [Permission], _ path: String) throws -> Status {
            let token = try server.surroundings.accounts.makeAccessToken(
                for: "koho", title: "夜間", days: 1, permissions: permissions,
                by: Author(actor: "command", now: server.now))
            return server.service.answer(
                "GET", path, headers: [("Host", "town.example"), ("Authorization", "Bearer \(token.text)")]
            ).status
        }
        #expect(try status([], "/staff/conversations") == .ok)
        #expect(try status([Permission("questions.read")], "/staff/conversations") == .ok)
        #expect(try status([Permission("questions.read")], "/staff/switches") == .forbidden)
        #expect(try status([Permission("questions.read", .part("form:moving"))], "/staff/conversations") == .forbidden)
        #expect(try status([Permission("audit.read")], "/staff/audit") == .forbidden)
        #expect(try status([Permission(Permission.every)], "/staff/audit") == .forbidden)
    }

    @Test func `a script cannot change the account whose token it has`() throws {
        let server = try RunningServer()
        try server.addStaff("koho", [Permission(Permission.every)])
        let token = try server.surroundings.accounts.makeAccessToken(
            for: "koho", title: "", days: 1, by: Author(actor: "command", now: server.now))
        for path in ["/staff/account/second-factor", "/staff/account/password"] {
            let response = server.service.answer(
                "POST", path,
                headers: [
                    ("Host", "town.example"), ("Origin", "https://town.example"),
                    ("Content-Type", "application/x-www-form-urlencoded"), ("Authorization", "Bearer \(token.text)"),
                ], body: Array("secret=00&old=\(RunningServer.password)&password=aaa&again=aaa".utf8))
            #expect(response.status == .forbidden)
        }
    }

    @Test(arguments: TestedDatabase.allCases)
    func `the audit is copied to the end of a file, each entry once and in order, also after it could not be written`(
        database: TestedDatabase
    ) throws {
        let server = try RunningServer(database)
        let path = server.folder + "/audit.jsonl"
        func lines() throws -> [JSONValue] {
            try String(decoding: Disk.read(path), as: UTF8.self).split(separator: "\n").map {
                try JSONValue.reading(Array($0.utf8), file: "", limits: JSONValue.Limits())
            }
        }
        let browser = try server.browser()
        server.companion.keep()
        let first = try lines()
        #expect(first.last?["action"]?.text == "signed-in")
        #expect(first.map { $0["number"]?.int } == Array(1...first.count))
        server.companion.keep()
        #expect(try lines().count == first.count)
        Disk.remove(path)
        try Disk.makeFolder(path)
        _ = browser.send("/staff/audit/verify")
        server.companion.keep()
        #expect(server.logged.contains("unwritable-audit-copy"))
        Disk.remove(path)
        server.companion.keep()
        let later = try lines()
        #expect(later.first?["number"]?.int == first.count + 1)
        let hashes = try server.surroundings.store.read { try server.surroundings.audit($0).entries() }.map {
            $0.hash.hexadecimal
        }
        #expect((first + later).compactMap { $0["hash"]?.text }.sorted() == hashes.sorted())
    }

    @Test func `a zero in a name or in any JSON is refused, and the audit stays whole`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        let response = server.service.answer(
            "POST", "/api/v1/session", headers: RunningServer.own,
            body: Array("{\"name\":\"yamada\\u0000\",\"password\":\"wrong\"}".utf8))
        #expect(response.status == .unprocessable && response.text.contains("\"field\":\"name\""))
        _ = Browser(server.service).send("/staff/sign-in", [("name", "yamada\u{0}"), ("password", "wrong")])
        #expect(browser.send("/staff/audit/verify").text.contains("欠けや書き換えはありません"))
    }

    @Test func `who has not signed in asks for pages of the desk so often and no oftener`() throws {
        let server = try RunningServer()
        let colleague = try server.browser()
        colleague.client = ClientAddress(ipv4: 1)
        let stranger = Browser(server.service)
        stranger.client = ClientAddress(ipv4: 2)
        let statuses = (0..<130).map { _ in stranger.get("/staff/accounts").status }
        #expect(statuses.first == .seeOther && statuses.last == .tooManyRequests)
        #expect(colleague.get("/staff/accounts").status == .ok)
        server.now += 60
        #expect(stranger.get("/staff/accounts").status == .seeOther)
    }

    @Test func `forms that were open for too long make nobody a stranger`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        let statuses = (0..<130).map { _ in browser.send("/staff/audit/verify", token: "of yesterday").status }
        #expect(statuses.allSatisfy { $0 == statuses[0] } && statuses[0] != .tooManyRequests)
        #expect(browser.get("/staff/accounts").status == .ok)
    }

    @Test func `the second factor is set with the password of whoever sits there`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        func set(_ password: String) throws -> Response {
            let page = browser.get("/staff/account/second-factor").text
            let hex = String(try #require(page.firstMatch(of: #/name="secret" value="([0-9a-f]+)"/#)).1)
            let secret = OneTimePassword(secret: try #require([UInt8](hexadecimal: hex)))
            return browser.send(
                "/staff/account/second-factor",
                [("secret", hex), ("code", secret.code(now: server.now)), ("old", password)])
        }
        let refused = try set("not the password")
        #expect(refused.status == .unprocessable && refused.text.contains("今のパスワードが違います"))
        #expect(try set(RunningServer.password).headers["Location"] == "/staff/account?done=factor")
        #expect(browser.get("/staff/account/second-factor").text.contains("今までのアプリの確認コード"))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a group that needs a second factor does nothing before it is set`(database: TestedDatabase) throws {
        let server = try RunningServer(database)
        let administrator = try server.browser()
        let browser = try server.browser("koho", may: [Permission("switches.emergency")])
        #expect(browser.get("/staff/switches").status == .ok)
        #expect(
            administrator.send(
                "/staff/groups/g-koho",
                [("title", "広報"), ("functions", "switches.emergency"), ("second-factor", "needed")]
            ).status == .seeOther)
        #expect(
            administrator.get("/staff/groups/g-koho").text.contains(
                "value=\"needed\" aria-describedby=\"second-factor-hint\" checked"))
        #expect(browser.get("/staff/switches").headers["Location"] == "/staff/account/second-factor")
        let token = try server.surroundings.accounts.makeAccessToken(
            for: "koho", title: "", days: 1, by: Author(actor: "command", now: server.now))
        let put = server.service.answer(
            "PUT", "/api/v1/switches/emergency",
            headers: [
                ("Host", "town.example"), ("Content-Type", "application/json"),
                ("Authorization", "Bearer \(token.text)"),
            ], body: Array("{\"active\":false}".utf8))
        #expect(put.status == .forbidden && put.text.contains("second-factor-needed"))
        let page = browser.get("/staff/account/second-factor").text
        #expect(page.contains("あなたのグループでは、2段階認証が必要です。"))
        let hex = String(try #require(page.firstMatch(of: #/name="secret" value="([0-9a-f]+)"/#)).1)
        let secret = OneTimePassword(secret: try #require([UInt8](hexadecimal: hex)))
        _ = browser.send(
            "/staff/account/second-factor",
            [("secret", hex), ("code", secret.code(now: server.now)), ("old", RunningServer.password)])
        #expect(browser.get("/staff/switches").status == .ok)
    }

    /// Every route × every role, from the table itself: a new route is covered by itself.
    @Test func `every route is open to those it names, and to nobody else`() throws {
        let server = try RunningServer()
        let routes = server.companion.routes
        let functions = Set(routes.compactMap { if case .staff(let function) = $0.access { function } else { nil } })
            .sorted()
        #expect(functions.count >= 6)
        var browsers: [(function: String?, browser: Browser)] = [(nil, Browser(server.service))]
        // Who has every function, but only for a part, sees no page of all.
        let parts = functions.map { Permission($0, .part("municipality:tsukimi")) }
        browsers.append(("parts of all", try server.browser("parts", may: parts)))
        for (number, function) in functions.enumerated() {
            browsers.append((function, try server.browser("p\(number)", may: [Permission(function)])))
        }
        for route in routes {
            for (function, browser) in browsers {
                if route.access == .signedIn && route.operation.lowercased().contains("signout") { continue }
                let response = ask(route, browser, server)
                let isDenied =
                    [Status.forbidden, .unauthorized].contains(response.status)
                    || ["/staff/sign-in", "/my/sign-in"].contains {
                        response.headers["Location"]?.hasPrefix($0) == true
                    }
                switch route.access {
                case .anyone: #expect(!isDenied, "\(route.operation) by \(function ?? "nobody")")
                case .ownPages: break
                // Staff are no residents.
                case .resident: #expect(isDenied, "\(route.operation) by \(function ?? "nobody")")
                case .signedIn: #expect(isDenied == (function == nil), "\(route.operation) by \(function ?? "nobody")")
                case .staff(let needed), .staffSomewhere(let needed):
                    #expect(
                        isDenied == (function != needed),
                        "\(route.operation) by \(function ?? "nobody"): \(response.status)")
                }
                // Slowly enough for the limits, and within a working day.
                server.now += 20
            }
        }
    }

    private func ask(_ route: Route, _ browser: Browser, _ server: RunningServer) -> Response {
        let path = route.path.replacing(#/\{[a-z]+\}/#, with: "nothing")
        if route.method == .get { return browser.get(path) }
        if route.isPage { return browser.send(path) }
        let headers =
            browser.headers + [
                ("Origin", "https://town.example"), ("Content-Type", "application/json"),
                ("X-CSRF-Token", browser.formToken),
            ]
        return server.service.answer(route.method.name, path, headers: headers, body: Array("{}".utf8))
    }
}
