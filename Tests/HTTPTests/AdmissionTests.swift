import Testing

@testable import HTTP

/// What reaches a responder, and what is refused on the way.
@Suite struct AdmissionTests {
    /// Answers with what it was asked.
    static let echo = Respond { request in
        let parts = [
            request.method.name, request.basePath, request.path, request.rawQuery ?? "-", request.host ?? "-",
            String(decoding: request.body, as: UTF8.self),
        ]
        return Response(.ok, body: .bytes(Array(parts.joined(separator: "|").utf8)))
    }

    @Test(arguments: Way.allCases) func `a responder sees the path decoded and the query as sent`(way: Way) throws {
        let door = try way.open(Self.echo)
        for (target, seen) in [
            ("/", "GET||/|-|test|"), ("/a%20b/%E7%AA%93?q=%20+&r", "GET||/a b/窓|q=%20+&r|test|"),
            ("/a?", "GET||/a||test|"), ("/a?b?c", "GET||/a|b?c|test|"), ("/%25", "GET||/%|-|test|"),
            ("/...", "GET||/...|-|test|"), ("/a;b=c", "GET||/a;b=c|-|test|"), ("/窓", "GET||/窓|-|test|"),
            ("http://other:81/a", "GET||/a|-|other:81|"), ("HTTP://other", "GET||/|-|other|"),
            ("http://other?q", "GET||/|q|other|"), ("/?q=%zz%ff", "GET||/|q=%zz%ff|test|"),
        ] {
            let answer = try door.get(target)
            #expect(answer.status == 200, "\(target)")
            #expect(answer.text == seen)
        }
    }

    @Test(arguments: Way.allCases) func `an ambiguous target is refused`(way: Way) throws {
        let door = try way.open(Self.echo)
        for target in [
            "/%", "/%a", "/%zz", "/%00", "/a%00.html", "/%0a", "/%7f", "/\\", "/%5C", "/a%2Fb", "/.", "/..", "/a/..",
            "/./a", "/a/./b", "/%2e%2e/a", "/..;/a", "/.;x/a", "/%ff", "/%c0%af", "/%ed%a0%80", "/%f5%80%80%80", "/#a",
            "/a?b#c", "a", "*", "%2Fa", "ftp://test/", "http:///a", "http://user@test/", "http://te st/",
        ] where !target.contains(" ") || way == .direct {
            let answer = try door.get(target)
            #expect(answer.status == 400, "\(target)")
            #expect(answer.text == "この要求にはお応えできません。 (400 Bad Request)\n")
        }
    }

    @Test(arguments: Way.allCases) func `Host is said once and is a host`(way: Way) throws {
        let door = try way.open(Self.echo)
        for headers in [
            [("Host", "a"), ("Host", "b")], [("Host", "a"), ("host", "a")], [("Host", "a/b")], [("Host", "a,b")],
            [("Host", "u@a")], [("Host", "a b")], [],
        ] {
            #expect(try door.ask("GET", "/", headers, body: []).status == 400, "\(headers)")
        }
        for host in [
            "a", "a.example.jp:8080", "[::1]:80", "xn--n8jaaaaai5bhf7as8fsfk3jnknefdde3fg11amb5gzdb4wi9bya3kc6lra.jp",
        ] {
            #expect(try door.ask("GET", "/", [("Host", host)], body: []).text == "GET||/|-|\(host)|")
        }
    }

    @Test(arguments: Way.allCases) func `a body's length is said once and in one way`(way: Way) throws {
        let door = try way.open(Self.echo)
        for headers in [
            [("Content-Length", "5"), ("Content-Length", "5")], [("Content-Length", "5"), ("content-length", "6")],
            [("Content-Length", "5"), ("Transfer-Encoding", "chunked")],
            [("Transfer-Encoding", "chunked"), ("Content-Length", "5")],
            [("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "chunked")],
            [("Content-Length", "+5")], [("Content-Length", "5, 5")], [("Content-Length", "0x5")],
            [("Content-Length", "-1")], [("Content-Length", "5 5")],
        ] {
            let answer = try door.ask("POST", "/", [("Host", "test")] + headers, body: [])
            #expect(answer.status == 400, "\(headers)")
        }
        for coding in ["gzip", "gzip, chunked", "identity", "xchunked"] {
            #expect(try door.ask("POST", "/", [("Transfer-Encoding", coding)]).status == 501, "\(coding)")
        }
    }

    @Test(arguments: Way.allCases) func `a body up to the limit arrives, a longer one is 413`(way: Way) throws {
        let door = try way.open(Self.echo, bodyLimit: 10)
        for (body, status) in [("", 200), ("0123456789", 200), ("0123456789a", 413)] {
            let headers = [("Host", "test"), ("Content-Length", String(body.utf8.count))]
            let answer = try door.ask("POST", "/", headers, body: Array(body.utf8))
            #expect(answer.status == UInt16(status))
            if status == 200 { #expect(answer.text == "POST||/|-|test|" + body) }
        }
        #expect(try door.ask("POST", "/", [("Content-Length", "99999999999999999999999")]).status == 413)
    }

    private struct Uploads: Responder {
        func respond(to request: Request) -> Response {
            Response(.ok, body: .bytes(Array("\(request.body.count)".utf8)))
        }
        func bodyLimit(for request: Request) -> Int? { request.path == "/files" ? 20 : nil }
    }

    @Test(arguments: Way.allCases) func `a responder sets the limit for its own paths, also below a mount`(way: Way)
        throws
    {
        let mounts = Mounts([("/in", Uploads())], otherwise: Uploads())
        let door = try way.open(mounts, bodyLimit: 10)
        let body = [UInt8](repeating: 0x61, count: 15)
        for (path, status) in [("/in/files", 200), ("/in/other", 413), ("/files", 200), ("/in/files/x", 413)] {
            let answer = try door.ask("POST", path, [("Host", "test"), ("Content-Length", "15")], body: body)
            #expect(answer.status == UInt16(status), "\(path)")
        }
    }

    @Test(arguments: Way.allCases) func `mounts take the front of the path, the longest first`(way: Way) throws {
        let named = { (name: String) in
            Respond { Response(.ok, body: .bytes(Array("\(name) \($0.basePath) \($0.path)".utf8))) }
        }
        let inner = Mounts([("/y", named("inner"))], otherwise: named("x"))
        let door = try way.open(Mounts([("/live", named("live")), ("/live/x", inner)], otherwise: named("site")))
        for (path, seen) in [
            ("/live/a", "live /live /a"), ("/live/", "live /live /"), ("/live", "site  /live"),
            ("/livex/a", "site  /livex/a"),
            ("/live/x/a", "x /live/x /a"), ("/live/x/y/b", "inner /live/x/y /b"), ("/%6cive/a", "live /live /a"),
        ] {
            #expect(try door.get(path).text == seen, "\(path)")
        }
    }

    @Test(arguments: Way.allCases) func `a redirect below a mount names the whole path`(way: Way) throws {
        let folder = TemporaryFolder()
        folder.write("a/index.html", "x")
        let live = StaticFiles(folders: [folder.path], options: .init(caching: .alwaysRevalidate))
        let door = try way.open(Mounts([("/live", live)], otherwise: Self.echo))
        #expect(try door.get("/live/a?b").headers["Location"] == "/live/a/?b")
    }

    @Test(arguments: Way.allCases) func `a responder cannot break out of its headers`(way: Way) throws {
        for header in [("X", "a\r\nSet-Cookie: b=c"), ("X\r\nY", "a"), ("X", "a\0"), ("X Y", "a"), ("", "a")] {
            let door = try way.open(Respond { _ in Response(.ok, headers: Headers([header])) })
            let answer = try door.get("/")
            #expect(answer.status == 500)
            #expect(answer.headers["Set-Cookie"] == nil)
        }
    }

    @Test func `a query is read as forms send it`() {
        let query = Query(decoding: "q=%E7%AA%93+a%2Bb&&empty=&bare&q=2&a=b=c")
        #expect(query.items.map(\.name) == ["q", "empty", "bare", "q", "a"])
        #expect(query.items.map(\.value) == ["窓 a+b", "", "", "2", "b=c"])
        #expect(query["q"] == "窓 a+b")
        #expect(query["none"] == nil)
        #expect(query.isWellFormed)
        for bad in ["a=%", "a=%zz", "a=%ff", "%00=a", "a=%1b"] {
            let query = Query(decoding: bad + "&b=1")
            #expect(!query.isWellFormed, "\(bad)")
            #expect(query["b"] == "1")
            #expect(query.items.count == 1)
        }
    }

    @Test func `whatever is parsed, nothing traps and what is let through is well-formed`() {
        var random = SplitMix(seed: 1)
        let alphabet =
            Array("/.%2eE5cC0aA\\;?#&=+ -,:\"*q01bytesgzip,GMTNov".utf8) + [0, 0x0A, 0x7F, 0x80, 0xC0, 0xE3, 0xFF]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...40, using: &random)
            let bytes = (0..<count).map { _ in alphabet.randomElement(using: &random)! }
            let text = String(decoding: bytes, as: UTF8.self)
            _ = Query(decoding: text)
            _ = Coding.acceptable(text)
            _ = HTTPDate.seconds(text)
            _ = ByteRange("bytes=" + text, size: 10)
            _ = isFingerprinted(text)
            _ = MediaType(path: text)
            _ = Validators(entityTag: "\"a\"", modified: 0).outcome(Headers([("If-None-Match", text)]))
            guard let target = RequestTarget([UInt8(ascii: "/")] + bytes, method: .get) else { continue }
            let segments = target.path.utf8.split(separator: UInt8(ascii: "/"))
            #expect(!segments.contains { $0.elementsEqual("..".utf8) || $0.elementsEqual(".".utf8) })
            #expect(!target.path.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") })
            // Encoded again it means the same.
            let again = RequestTarget(Array(percentEncoded(path: target.path, query: nil).utf8), method: .get)
            #expect(again?.path == target.path)
        }
    }

    @Test func `addresses are written as people know them`() {
        #expect(ClientAddress(ipv4: 0xC000_0201).description == "192.0.2.1")
        #expect(ClientAddress(ipv6: 0x2001_0DB8_0000_0000, 1).description == "2001:db8::1")
        #expect(ClientAddress(ipv6: 0, 0x0000_FFFF_7F00_0001) == ClientAddress(ipv4: 0x7F00_0001))
    }
}
