import Accounts
import FeatureKit
import FormEngine
import HTTP
import Storage
import StoreKit
import Submissions
import Testing

@testable import Server

/// Open311 GeoReport v2: what is shown to the programs of others, and what they send.
@Suite struct Open311Tests {
    private func server(_ database: TestedDatabase = .sqlite) throws -> RunningServer {
        try RunningServer(database, pages: ReportTests.pages)
    }

    private static let root = "/open311/v2"

    /// A token of somebody who may deal with these reports.
    private func key(_ server: RunningServer, _ permissions: [Permission] = [Permission("forms.handle")]) throws
        -> String
    {
        let name = "s\(permissions.hashValue.magnitude)"
        try server.addStaff(name, permissions)
        let author = Author(actor: "command", now: server.now)
        return try server.surroundings.accounts.makeAccessToken(for: name, title: "地図アプリ", days: 30, by: author).text
    }

    private func send(_ server: RunningServer, _ fields: [(String, String)], ending: String = ".json") -> Response {
        server.service.answer(
            "POST", Self.root + "/requests" + ending,
            headers: [("Host", "town.example"), ("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(Query(fields).encoded.utf8))
    }

    private func received(_ server: RunningServer) throws -> [Submission] {
        let vault = server.surroundings.vault
        return try server.surroundings.store.read { try SubmissionStore($0, vault).received("road") }
    }

    private static let report = [
        ("service_code", "road.hole"), ("lat", "34.33333"), ("long", "137.25"), ("email", "hanako@example.jp"),
        ("description", "深い穴です"), ("media_url", "https://photos.example/1.jpg"),
    ]

    @Test func `services are told in both formats, with what they ask for`() throws {
        let server = try server()
        let json = server.service.answer("GET", Self.root + "/services.json")
        #expect(json.text.contains(#""service_code":"road.hole","service_name":"穴""#))
        #expect(json.text.contains(#""type":"batch""#) && json.text.contains(#""group":"公園""#))
        let xml = server.service.answer("GET", Self.root + "/services.xml")
        #expect(xml.headers["Content-Type"] == "text/xml; charset=utf-8")
        #expect(xml.text.contains("<services><service><service_code>road.hole</service_code>"))
        #expect(
            server.service.answer("GET", Self.root + "/services/road.swing.xml").text.contains("<service_definition>"))
        for (ending, expected) in [
            (".json", #"[{"code":404,"description":"service_code がありません。"}]"#),
            (".xml", "<errors><error><code>404</code><description>service_code がありません。</description></error></errors>"),
        ] {
            let missing = server.service.answer("GET", Self.root + "/services/road.unknown" + ending)
            #expect(missing.status == .notFound && missing.text.contains(expected))
        }
        let discovery = server.service.answer("GET", "/open311/discovery.json").text
        #expect(discovery.contains(#""url":"https://town.example/open311/v2""#))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a program with a key sends a report, and finds it from the moment when it is shown`(database: TestedDatabase)
        throws
    {
        let server = try server(database)
        let key = try key(server)
        let sent = send(server, [("api_key", key)] + Self.report)
        #expect(sent.status == .ok, "\(sent.text)")
        let token = String(try #require(sent.text.firstMatch(of: #/"token":"([0-9a-f]+)"/#)).1)
        let report = try #require(try received(server).first)
        #expect(
            report.content.answers.text("kind") == "hole" && report.content.answers.text("mail") == "hanako@example.jp")
        // What the form has no field for is not lost, and nothing is fetched.
        #expect(report.content.answers.text("detail") == "深い穴です\n写真：https://photos.example/1.jpg")
        #expect(server.service.answer("GET", Self.root + "/tokens/\(token).json").status == .notFound)
        let clerk = try server.browser()
        #expect(clerk.get("/staff/reports/road").text.contains("Open311"))
        let page = "/staff/reports/road/\(report.id)"
        _ = clerk.send(page + "/show", [("summary", "交差点の<穴>"), ("photo", ""), ("revision", "0")])
        let found = server.service.answer("GET", Self.root + "/tokens/\(token).json").text
        let id = String(try #require(found.firstMatch(of: #/"service_request_id":"([0-9a-f]+)"/#)).1)
        let one = server.service.answer("GET", Self.root + "/requests/\(id).json").text
        #expect(
            one.contains(#""status":"open""#) && one.contains(#""agency_responsible":"土木課""#)
                && one.contains("\"lat\":34.33"))
        #expect(!one.contains("深い穴") && !one.contains("34.33333"))
        let xml = server.service.answer("GET", Self.root + "/requests.xml?status=open&service_code=road.hole").text
        #expect(xml.contains("<service_requests><request><service_request_id>\(id)</service_request_id>"))
        #expect(xml.contains("交差点の&lt;穴&gt;"))
    }

    @Test func `what is asked for stays within the bounds of the standard`() throws {
        let server = try server()
        let clerk = try server.browser()
        let key = try key(server)
        _ = send(server, [("api_key", key)] + Self.report)
        let report = try #require(try received(server).first)
        _ = clerk.send("/staff/reports/road/\(report.id)/show", [("summary", "穴"), ("photo", ""), ("revision", "0")])
        func count(_ query: String) -> Int {
            server.service.answer("GET", Self.root + "/requests.json" + query).text.matches(of: #/service_request_id/#)
                .count
        }
        let id = server.service.answer("GET", Self.root + "/requests.json").text.firstMatch(
            of: #/"service_request_id":"([0-9a-f]+)"/#)
        #expect(count("") == 1 && count("?status=closed") == 0 && count("?service_code=road.swing") == 0)
        #expect(count("?page=2") == 0 && count("?service_code=road.swing,road.hole&status=open,closed") == 1)
        // 2026-09-21T23:13:20+09:00
        #expect(count("?start_date=2026-09-21T14:00:00Z&end_date=2026-09-21T15:00:00Z") == 1)
        #expect(count("?start_date=2026-09-21T14:00:00Z&end_date=2026-09-21T14:05:00Z") == 0)
        #expect(count("?start_date=2026-09-21T23:00:00%2B09:00") == 1 && count("?end_date=2026-09-20") == 0)
        server.now += 91 * 86_400
        #expect(count("") == 0 && count("?service_request_id=\(id.map { String($0.1) } ?? "")") == 1)
        for query in [
            "?start_date=yesterday", "?status=lost", "?page=0", "?page_size=1001",
            "?start_date=2026-09-22&end_date=2026-09-21",
        ] {
            let wrong = server.service.answer("GET", Self.root + "/requests.json" + query)
            #expect(wrong.status == .badRequest && wrong.text.hasPrefix(#"[{"code":400"#), "\(query)")
        }
    }

    @Test func `without a key, or with that of somebody else, nothing is taken`() throws {
        let server = try server()
        let weak = try key(server, [Permission("forms.read")])
        let other = try key(server, [Permission("forms.handle", .part("form:moving"))])
        for key in ["", "wrong", weak, other] {
            for ending in [".json", ".xml"] {
                let refused = send(server, [("api_key", key)] + Self.report, ending: ending)
                #expect(refused.status == .forbidden && refused.text.contains("403"), "\(refused.text)")
            }
        }
        // A session of a browser is no key.
        let clerk = try server.browser()
        #expect(clerk.send(Self.root + "/requests.json", Self.report).status == .forbidden)
        #expect(try received(server).isEmpty)
    }

    @Test func `while the server rests, programs are told so as everybody`() throws {
        let server = try server()
        let (key, clerk) = (try key(server), try server.browser())
        _ = clerk.send(
            "/staff/maintenance",
            [
                ("from", "2026-09-21T23:00"), ("until", "2026-09-22T01:00"), ("text", "点検"), ("step", "publish"),
                ("version", "0"),
            ])
        let resting = send(server, [("api_key", key)] + Self.report)
        #expect(resting.status == .serviceUnavailable && resting.text.hasPrefix(#"[{"code":503"#), "\(resting.text)")
        #expect(server.service.answer("GET", Self.root + "/requests.json").status == .ok)
    }

    @Test func `what is wrong with a report is said as the standard says it`() throws {
        let server = try server()
        let key = try key(server)
        func status(_ changes: [(String, String)]) -> Status {
            let names = Set(changes.map(\.0))
            return send(server, [("api_key", key)] + Self.report.filter { !names.contains($0.0) } + changes).status
        }
        #expect(
            status([("service_code", "")]) == .badRequest && status([("service_code", "road.unknown")]) == .notFound)
        #expect(status([("lat", "95")]) == .badRequest && status([("lat", ""), ("long", "")]) == .badRequest)
        #expect(status([("attribute[unknown]", "1")]) == .badRequest)
        #expect(status([("lat", ""), ("long", ""), ("address_string", "本町1-1")]) == .ok)
    }
}
