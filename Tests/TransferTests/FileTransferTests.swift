import TestKit
import Testing

@testable import Transfer

@Suite struct FileTransferTests {
    private func put(_ server: ReceivingServer, _ user: String = "") throws {
        let target = try #require(
            TransferTarget("http://\(user)127.0.0.1:\(server.port)/bank/houses.csv", schemes: ["http"]))
        try target.put(Array("番号,所在地\n".utf8), mediaType: "text/csv; charset=utf-8")
    }

    @Test func `a file arrives whole, at its place, from whom it was said to come`() throws {
        let server = try ReceivingServer()
        defer { server.close() }
        try put(server, "shiomi:p%40ss:word@")
        let taken = try #require(server.taken.first)
        #expect(taken.head.hasPrefix("PUT /bank/houses.csv HTTP/1.1\r\n"))
        #expect(taken.head.contains("Content-Type: text/csv; charset=utf-8\r\n"))
        // `shiomi:p@ss:word`
        #expect(taken.head.contains("Authorization: Basic c2hpb21pOnBAc3M6d29yZA==\r\n"))
        #expect(taken.body == Array("番号,所在地\n".utf8))
    }

    @Test(arguments: [
        ("401 No", "パスワード"), ("404 Gone", "アドレスがありません"), ("413 Big", "大きすぎる"), ("503 Later", "問題が起きています"),
        ("302 Found\r\nLocation: /elsewhere", "アドレスが変わった"), ("418 Tea", "受け取りませんでした（返答 418）"),
    ])
    func `an answer that is no yes is told with its cause, and nothing is sent elsewhere`(answer: String, words: String)
        throws
    {
        let server = try ReceivingServer()
        defer { server.close() }
        server.answer(answer)
        do {
            try put(server)
            Issue.record("taken")
        } catch let failure as TransferFailure {
            #expect(failure.sentence.contains(words))
        }
        #expect(server.taken.count == 1)
    }

    @Test func `a server that is off or does not exist is told so`() throws {
        let server = try ReceivingServer()
        server.close()
        for (host, words) in [("127.0.0.1:1", "つながりません"), ("nowhere.invalid", "名前が見つかりません")] {
            let target = try #require(TransferTarget("http://\(host)/a.csv", schemes: ["http"]))
            do {
                try target.put([], mediaType: "text/csv")
                Issue.record("taken")
            } catch {
                #expect(error.sentence.contains(words))
            }
        }
    }

    @Test(arguments: [
        ("https://user:secret@bank.example:8443/in/houses.csv", "https://bank.example:8443/in/houses.csv"),
        ("https://bank.example/houses.csv", "https://bank.example/houses.csv"),
        ("https://user:a@b@bank.example/x", "https://bank.example/x"),
        ("https://[2001:db8::1]:8443/x", "https://[2001:db8::1]:8443/x"),
    ])
    func `what is shown of a target holds no password`(text: String, shown: String) throws {
        #expect(try #require(TransferTarget(text, schemes: ["https"])).shown == shown)
    }

    @Test(arguments: [
        "", "https://", "https:///x", "ftp://host/x", "https://ho st/x", "https://host/x y", "https://host:port/x",
        "https://user@", "file:///etc/passwd", "https://host/\nx",
    ])
    func `anything else is no target`(text: String) {
        #expect(TransferTarget(text, schemes: ["https"]) == nil)
    }
}
