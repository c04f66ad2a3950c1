import HTTP
import Model
import Storage
import TestKit
import Testing

@Suite struct RecordingTests {
    private let id = "0123456789abcdef0123456789abcdef"

    private func body(_ turns: String, id: String? = nil) -> String {
        "{\"id\":\"\(id ?? self.id)\",\"language\":\"ja\",\"page\":\"/faq/\",\"age\":\"30代\",\"turns\":[\(turns)]}"
    }

    private func turn(_ number: Int, _ question: String, _ more: String = "") -> String {
        "{\"number\":\(number),\"question\":\"\(question)\",\"outcome\":\"answer\",\"shown\":[\"gomi/sodai\"]\(more)}"
    }

    @Test func `a conversation is kept turn by turn and exported as it was`() throws {
        let server = try RunningServer()
        #expect(server.post(body(turn(2, "ソファを捨てたい"))).status == .noContent)
        server.now += 60
        #expect(server.post(body(turn(4, "いくら？", ",\"helpful\":false"))).status == .noContent)
        #expect(
            try server.exported() == [
                [id, "1790000000", "ja", "/faq/", "30代", "", "2", "ソファを捨てたい", "answer", "gomi/sodai", ""],
                [id, "1790000000", "ja", "/faq/", "30代", "", "4", "いくら？", "answer", "gomi/sodai", "no"],
            ])
    }

    @Test func `a turn that is sent again is kept once, in its last form`() throws {
        let server = try RunningServer()
        for more in ["", "", ",\"helpful\":true"] {
            #expect(server.post(body(turn(2, "ソファを捨てたい", more))).status == .noContent)
        }
        #expect(try server.exported().map(\.last) == ["yes"])
    }

    @Test func `what was asked is nowhere in the files of the database`() throws {
        let server = try RunningServer()
        #expect(server.post(body(turn(2, "PLANTEDQUESTION 離婚したい"))).status == .noContent)
        server.surroundings.store.close()
        let folder = try #require(server.databaseFolder)
        for file in Disk.tree(folder) {
            let bytes = try Disk.read(folder + "/" + file.path)
            for planted in ["PLANTEDQUESTION", "離婚", "30代"] {
                #expect(bytes.firstRange(of: Array(planted.utf8)) == nil, "\(planted) in \(file.path)")
            }
        }
    }

    @Test func `a request that is wrong says which part, and nothing of it is kept`() throws {
        let server = try RunningServer()
        let long = String(repeating: "あ", count: 201)
        let wrong: [(String, String?)] = [
            ("", nil), ("{", nil), ("[]", "id"), (body(turn(1, "a"), id: "x"), "id"),
            (body(turn(1, "a"), id: String(repeating: "Z", count: 32)), "id"), (body(""), "turns"),
            (body(turn(0, "a")), "turns[0].number"), (body(turn(1, "a") + "," + turn(1, "b")), "turns"),
            (body(turn(1, long)), "turns[0].question"), (body(turn(1, "a\\u0000b")), "turns[0].question"),
            (body(turn(1, "a", ",\"helpful\":\"yes\"")), "turns[0].helpful"),
            (body("{\"number\":1,\"question\":\"a\",\"outcome\":\"certain\",\"shown\":[]}"), "turns[0].outcome"),
            (body("{\"number\":1,\"question\":\"a\",\"outcome\":\"none\",\"shown\":[1]}"), "turns[0].shown[0]"),
        ]
        for (text, field) in wrong {
            let response = server.post(text)
            #expect([400, 422].contains(response.status.code), "\(text)")
            let answer = try JSONValue.reading(response.bytes(limit: 4096) ?? [], file: "", limits: JSONValue.Limits())
            #expect(answer["field"]?.text == field, "\(text)")
            #expect(answer["message"]?.text?.isEmpty == false)
        }
        #expect(try server.exported() == [])
    }

    @Test func `only the site's own pages may send`() throws {
        let server = try RunningServer()
        let json = ("Content-Type", "application/json")
        let host = ("Host", "town.example")
        let foreign: [[(String, String)]] = [
            [host, json], [host, json, ("Origin", "https://evil.example")], [host, json, ("Origin", "null")],
            [host, json, ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://town.example")],
            [host, json, ("Sec-Fetch-Site", "same-site")],
        ]
        for headers in foreign {
            #expect(server.post(body(turn(1, "a")), headers: headers).status == .forbidden, "\(headers)")
        }
        let form = [host, ("Origin", "https://town.example"), ("Content-Type", "text/plain")]
        #expect(server.post(body(turn(1, "a")), headers: form).status == .unsupportedMediaType)
        #expect(try server.exported() == [])
        #expect(
            server.post(body(turn(1, "a")), headers: [host, json, ("Sec-Fetch-Site", "same-origin")]).status
                == .noContent)
    }

    @Test func `too many in a minute are refused, and the next minute is another`() throws {
        let server = try RunningServer()
        let statuses = (1...121).map { server.post(body(turn($0, "a"))).status }
        #expect(statuses.filter { $0 == .noContent }.count == 120)
        #expect(statuses.last == .tooManyRequests)
        server.now += 60
        #expect(server.post(body(turn(200, "a"))).status == .noContent)
    }

    @Test func `after a year and a month a conversation is gone with its key`() throws {
        let server = try RunningServer()
        #expect(server.post(body(turn(1, "古い"))).status == .noContent)
        server.now += 366 * 86_400
        let other = String(id.reversed())
        #expect(server.post(body(turn(1, "新しい"), id: other)).status == .noContent)
        server.companion.runDueJobs()
        #expect(try server.exported().count == 2, "a year is kept")
        for _ in 1...2 {
            server.now += 20 * 86_400
            server.companion.runDueJobs()
        }
        #expect(try server.exported().map { $0[0] } == [other])
        let keys = try server.surroundings.store.read { try $0.rows("SELECT owner FROM data_keys") }
        #expect(keys == [SQLRow([.text("conversation/" + other)])])
    }

    @Test func `what is no operation, or another method, is said in JSON`() throws {
        let server = try RunningServer()
        #expect(server.service.answer("GET", "/api/v1/nothing").status == .notFound)
        let wrong = server.service.answer("GET", "/api/v1/conversations")
        #expect(wrong.status == .methodNotAllowed)
        #expect(wrong.headers["Allow"] == "POST")
    }

    @Test func `health is that of the database`() throws {
        let server = try RunningServer()
        #expect(server.service.answer("GET", "/healthz").status == .ok)
        #expect(server.service.answer("POST", "/healthz").status == .methodNotAllowed)
    }

    @Test func `a stopped database is a clear answer, and the log holds nothing of the question`() throws {
        let server = try RunningServer()
        server.surroundings.store.close()
        let response = server.post(body(turn(1, "PLANTEDQUESTION")))
        #expect(response.status == .serviceUnavailable)
        #expect(server.logged.contains("recordConversation"))
        #expect(!server.logged.contains("PLANTED"))
    }

    @Test func `the API's description names every operation with what it takes and answers`() throws {
        let server = try RunningServer()
        let response = server.service.answer("GET", "/api/openapi.json")
        let document = try JSONValue.reading(
            response.bytes(limit: 1 << 20) ?? [], file: "openapi.json", limits: JSONValue.Limits())
        #expect(document["openapi"]?.text == "3.1.1")
        let operation = document["paths"]?["/api/v1/conversations"]?["post"]
        #expect(operation?["operationId"]?.text == "recordConversation")
        let schema = operation?["requestBody"]?["content"]?["application/json"]?["schema"]
        #expect(schema?["properties"]?["turns"]?["maxItems"]?.int == 60)
        let statuses = operation?["responses"]?.members?.map(\.name) ?? []
        #expect(statuses == ["204", "400", "401", "403", "413", "415", "422", "429", "503"])
    }

    @Test func `what is counted tells operations and statuses and nothing of what was sent`() throws {
        let server = try RunningServer()
        _ = server.post(body(turn(1, "PLANTEDQUESTION")))
        _ = server.post("{")
        let text = String(decoding: server.service.answer("GET", "/metrics").bytes(limit: 1 << 16) ?? [], as: UTF8.self)
        #expect(text.contains("madoguchi_store_up 1\n"))
        #expect(text.contains("madoguchi_requests_total{operation=\"recordConversation\",status=\"204\"} 1\n"))
        #expect(text.contains("madoguchi_requests_total{operation=\"recordConversation\",status=\"400\"} 1\n"))
        #expect(!text.contains("PLANTED"))
    }
}
