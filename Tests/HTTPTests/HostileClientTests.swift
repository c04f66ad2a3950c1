import Testing

@testable import HTTP

/// Bytes that no friendly client sends.
@Suite struct HostileClientTests {
    private static func makeServer(_ change: (inout HTTPServer.Configuration) -> Void = { _ in }) throws
        -> RunningServer
    {
        var configuration = HTTPServer.Configuration(port: 0)
        change(&configuration)
        return try RunningServer(configuration, AdmissionTests.echo)
    }

    /// The status of the first answer, 0 where the connection was closed instead; it must be closed afterwards too.
    private static func refusal(_ bytes: [UInt8], _ running: RunningServer) throws -> UInt16 {
        let client = try running.client()
        client.send(bytes)
        let status = try client.answer()?.status ?? 0
        // Nothing behind it may be taken for a request.
        #expect(try !String(decoding: client.readToEnd(), as: UTF8.self).contains("HTTP/1.1"))
        return status
    }

    @Test func `a head that could be read in two ways is refused and the connection closed`() throws {
        let running = try Self.makeServer()
        let smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"
        for head in [
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 4\r\n\r\nabcd",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 36\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 36\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 36\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked \r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\u{0B}chunked\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nX:\r\n b\r\n\r\n", "POST / HTTP/1.1\r\nHost: a\r\nUpgrade:\r\n\tb\r\n\r\n",
            "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length : 4\r\n\r\nabcd",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Leng: 4\r\n th\r\n\r\nabcd",
            "POST / HTTP/1.1\r\nHost: a\r\nX: b\r\n Content-Length: 4\r\n\r\nabcd",
            "POST / HTTP/1.1\r\nHost: a\r\nX: b\nContent-Length: 4\r\n\r\nabcd",
            "POST / HTTP/1.1\r\nHost: a\r\nX: b\0\0Content-Length: 4\r\n\r\nabcd",
            "POST / HTTP/1.1\r\nHost: a\0Content-Length: 4\r\n\r\nabcd",
            "POST / HTTP/1.1\r\nHost: a\r\nX: b\rContent-Length: 4\r\n\r\nabcd",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", "POST / HTTP/1.1\r\nHost: a\r\nb\r\n\r\n",
            "POST / HTTP/1.1\r\n Host: a\r\n\r\n", "POST / HTTP/1.1\r\nHost: a\r\nX(: b\r\n\r\n",
            "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /  HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a\u{0B}b HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1\r\nHost: a\n\r\n",
            "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", "GET / HTTP/0.9\r\n\r\n", "GET /\r\n\r\n",
            "GET / http/1.1\r\nHost: a\r\n\r\n", "G\u{0B}T / HTTP/1.1\r\nHost: a\r\n\r\n", "GET\r\n\r\n",
        ] {
            let status = try Self.refusal(Array((head + smuggled).utf8), running)
            #expect([0, 400, 501, 505].contains(status), "\(head.debugDescription): \(status)")
        }
        // What they were made from is fine.
        let client = try running.client()
        client.send("POST / HTTP/1.1\r\nHost:a\r\nX: b;c\t d\r\nY:\r\nContent-Length: 4\r\n\r\nabcd" + smuggled)
        #expect(try client.answer()?.text == "POST||/|-|a|abcd")
        #expect(try client.answer()?.text == "GET||/smuggled|-|a|")
    }

    @Test func `a chunked body over the limit is 413 or cut off, however long it goes on`() throws {
        let running = try Self.makeServer { $0.bodyLimit = 1000 }
        let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        let chunk = "1F4\r\n" + String(repeating: "x", count: 500) + "\r\n"
        #expect(try Self.refusal(Array((head + chunk + chunk + chunk + "0\r\n\r\n").utf8), running) == 413)

        let endless = try running.client()
        endless.send(head)
        var isOpen = true
        // More than any buffers between the two can hold.
        for _ in 0..<100_000 where isOpen { isOpen = endless.send(chunk) }
        #expect(!isOpen)

        for body in ["zz\r\n", "FFFFFFFFFFFFFFFFF\r\n", "-1\r\n", "\r\n", "5\r\nabcdefgh\r\n"] {
            #expect([0, 400, 413].contains(try Self.refusal(Array((head + body).utf8), running)), "\(body)")
        }
    }

    @Test func `a flood of headers, a long line and a long target are refused`() throws {
        let running = try Self.makeServer()
        let start = "GET / HTTP/1.1\r\nHost: a\r\n"
        let many = (0..<101).map { "X-\($0): y\r\n" }.joined()
        #expect(try Self.refusal(Array((start + many + "\r\n").utf8), running) == 431)
        let long = "X: " + String(repeating: "y", count: 40_000) + "\r\n\r\n"
        #expect([0, 431].contains(try Self.refusal(Array((start + long).utf8), running)))
        let wide = (0..<10).map { "X-\($0): \(String(repeating: "y", count: 2000))\r\n" }.joined()
        #expect(try Self.refusal(Array((start + wide + "\r\n").utf8), running) == 431)
        let flood = String(repeating: "X: y\r\n", count: 20_000)
        #expect([0, 431].contains(try Self.refusal(Array((start + flood).utf8), running)))
        let target = "GET /" + String(repeating: "a", count: 9000) + " HTTP/1.1\r\nHost: a\r\n\r\n"
        #expect(try Self.refusal(Array(target.utf8), running) == 414)
        let endless = String(repeating: "a", count: 100_000)
        #expect([0, 414].contains(try Self.refusal(Array(endless.utf8), running)))
    }

    @Test(
        arguments: [
            ["GET / HT", "T", "P", "/", "1", ".", "1"],
            ["GET / HTTP/1.1\r\nHost: a\r\n", "X", ":", " ", "y", "y", "y"],
            ["POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\n", "a", "b", "c", "d", "e"],
            ["POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n", "1\r\nb\r\n"],
            [""],
        ])
    func `a request that only drips is cut off at its deadline`(drips: [String]) throws {
        let running = try Self.makeServer {
            $0.requestDeadline = .milliseconds(300)
            // The idle time is not what ends it.
            $0.idleSeconds = 60
            $0.slowestRate = 1 << 20
        }
        let client = try running.client()
        for drip in drips { client.send(drip) }
        // Returns when the server closes; the client's own patience is fifty times the deadline.
        #expect(try client.readToEnd().isEmpty)
    }

    @Test func `a client that stops reading is cut off at its deadline`() throws {
        var configuration = HTTPServer.Configuration(port: 0)
        configuration.requestDeadline = .milliseconds(300)
        configuration.slowestRate = 1 << 30
        configuration.idleSeconds = 60
        let log = Log()
        configuration.accessLog = { log.add($0) }
        let large = [UInt8](repeating: 0x78, count: 32 << 20)
        let running = try RunningServer(configuration, Respond { _ in Response(.ok, body: .bytes(large)) })
        let client = try running.client()
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        let entry = try log.first()
        #expect(entry.status == .ok)
        #expect(!entry.isComplete)
    }

    @Test func `an idle connection is closed after its time`() throws {
        let running = try Self.makeServer {
            $0.idleSeconds = 2
            $0.requestDeadline = .seconds(60)
        }
        let client = try running.client()
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer()?.status == 200)
        #expect(try client.readToEnd().isEmpty)
    }

    @Test func `a thousand broken requests are answered or closed and the server lives on`() throws {
        let folder = TemporaryFolder()
        folder.write("index.html", "top")
        folder.write("a.css.br", "br")
        folder.write("a.css", "css")
        let mounts = Mounts([("/echo", AdmissionTests.echo)], otherwise: StaticFiles(folders: [folder.path]))
        var configuration = HTTPServer.Configuration(port: 0)
        // What is broken often waits for more that never comes.
        configuration.requestDeadline = .milliseconds(100)
        configuration.slowestRate = 1 << 20
        let running = try RunningServer(configuration, mounts)
        let seeds = [
            "GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br;q=0.5, gzip\r\nRange: bytes=0-1\r\nIf-None-Match: \"x\"\r\n\r\n",
            "POST /echo/a%20b?c=d HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
            "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
            "GET http://a/a.css HTTP/1.1\r\nHost: a\r\nIf-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n",
        ].map { Array($0.utf8) }
        var random = SplitMix(seed: 20_261_121)
        for _ in 0..<20 {
            let clients = try (0..<50).map { _ in try running.client() }
            for client in clients { client.send(random.mutated(seeds)) }
            for client in clients {
                let bytes = try client.readToEnd()
                #expect(bytes.isEmpty || bytes.starts(with: "HTTP/1.1 ".utf8))
                #expect(!bytes.starts(with: "HTTP/1.1 5".utf8) || bytes.starts(with: "HTTP/1.1 50".utf8))
                #expect(!bytes.starts(with: "HTTP/1.1 500".utf8))
            }
        }
        let client = try running.client()
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer()?.text == "top")
    }
}

/// Sebastiano Vigna's splitmix64: the same numbers every time.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// One of the seeds with one to eight bytes changed, lost, doubled or put in.
    mutating func mutated(_ seeds: [[UInt8]]) -> [UInt8] {
        var bytes = seeds.randomElement(using: &self)!
        for _ in 0..<Int.random(in: 1...8, using: &self) {
            let at = Int.random(in: 0..<bytes.count, using: &self)
            switch Int.random(in: 0..<4, using: &self) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &self)
            case 1: bytes.remove(at: at)
            case 2: bytes.insert(bytes[at], at: at)
            default: bytes.insert([0, 0x0A, 0x0D, 0x20, 0x25, 0x3A, 0x2E, 0xFF].randomElement(using: &self)!, at: at)
            }
        }
        return bytes
    }
}
