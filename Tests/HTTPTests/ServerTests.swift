import Glibc
import Model
import Synchronization
import Testing

@testable import HTTP

@Suite struct ServerTests {
    private static let hello = Respond { _ in Response(.ok, body: .bytes(Array("hello".utf8))) }

    @Test func `the real port is known after the start and gone after the stop`() throws {
        let server = HTTPServer(.init(port: 0), responder: Self.hello)
        #expect(server.port == nil)
        try server.start()
        let port = try #require(server.port)
        #expect(port > 0)
        server.stop()
        #expect(server.port == nil)
        server.stop()
        #expect(throws: RawClient.Failure.self) { try RawClient(port: port) }
    }

    @Test func `a port in use and an unreadable address are told with their place`() throws {
        let running = try RunningServer(Self.hello)
        for (address, port, code) in [
            ("127.0.0.1", running.port, "port-in-use"), ("nowhere", 0, "address-invalid"),
            ("192.0.2.1", 0, "address-unavailable"),
        ] {
            let server = HTTPServer(.init(address: address, port: port), responder: Self.hello)
            let problem = #expect(throws: Problem.self) { try server.start() }
            #expect(problem?.code == code)
            #expect(problem?.place == Place(file: "\(address):\(port)"))
        }
    }

    @Test(arguments: ["::1", "localhost"])
    func `IPv6 and localhost can be listened on`(address: String) throws {
        let server = HTTPServer(.init(address: address, port: 0), responder: Self.hello)
        let result = Result { try server.start() }
        server.stop()
        if case .failure(let problem as Problem) = result {
            // A machine without IPv6.
            #expect(address == "::1" && problem.code == "address-unavailable")
        }
    }

    @Test func `requests on one connection are answered in order`() throws {
        let running = try RunningServer(AdmissionTests.echo)
        let client = try running.client()
        let requests = (0..<50).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }
        client.send(requests.joined())
        for index in 0..<50 { #expect(try client.answer()?.text == "GET||/\(index)|-|a|") }
    }

    @Test func `a body in chunks arrives whole`() throws {
        let running = try RunningServer(AdmissionTests.echo)
        let client = try running.client()
        client.send(
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n5;x=y\r\ndefgh\r\n0\r\n\r\n")
        #expect(try client.answer()?.text == "POST||/|-|a|abcdefgh")
        client.send("GET /next HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer()?.text == "GET||/next|-|a|")
    }

    @Test func `HTTP 1.0 is answered and closed`() throws {
        let running = try RunningServer(AdmissionTests.echo)
        let client = try running.client()
        client.send("GET /a HTTP/1.0\r\n\r\n")
        let text = String(decoding: try client.readToEnd(), as: UTF8.self)
        #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(text.hasSuffix("\r\n\r\nGET||/a|-|-|"))
    }

    @Test func `a client that waits for 100 Continue gets it, or the refusal at once`() throws {
        var configuration = HTTPServer.Configuration(port: 0)
        configuration.bodyLimit = 10
        let running = try RunningServer(configuration, AdmissionTests.echo)
        let patient = try running.client()
        patient.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
        #expect(try patient.answer()?.status == 100)
        patient.send("abc")
        #expect(try patient.answer()?.text == "POST||/|-|a|abc")

        let large = try running.client()
        large.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n")
        let answer = try #require(try large.answer())
        #expect(answer.status == 413)
        #expect(answer.headers["Connection"] == "close")
        #expect(try large.readToEnd().isEmpty)
    }

    @Test func `a large file arrives whole, and so does a late part of it`() throws {
        let folder = TemporaryFolder()
        let content = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 16) }
        folder.write("large.bin", content)
        let running = try RunningServer(StaticFiles(folders: [folder.path]))
        let client = try running.client()
        client.send("GET /large.bin HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer()?.body == content)
        client.send("GET /large.bin HTTP/1.1\r\nHost: a\r\nRange: bytes=2999990-\r\n\r\n")
        #expect(try client.answer()?.body == Array(content[2_999_990...]))
    }

    @Test func `the log tells what was asked and answered, and nothing personal`() throws {
        let entries = Mutex<[AccessLogEntry]>([])
        let folder = TemporaryFolder()
        folder.write("a.txt", "12345")
        var configuration = HTTPServer.Configuration(port: 0)
        configuration.accessLog = { entry in entries.withLock { $0.append(entry) } }
        let running = try RunningServer(configuration, StaticFiles(folders: [folder.path]))
        let client = try running.client()
        for line in ["GET /a.txt?name=taro", "HEAD /a.txt", "GET /窓%0a", "GET /x"] {
            client.send("\(line) HTTP/1.1\r\nHost: a\r\nCookie: secret\r\n\r\n")
            _ = try client.answer(toHead: line.hasPrefix("HEAD"))
            if line.contains("窓") { break }
        }
        running.server.stop()
        let seen = entries.withLock { $0 }
        #expect(seen.map(\.method) == ["GET", "HEAD", "GET"])
        #expect(seen.map(\.path) == ["/a.txt", "/a.txt", "/%E7%AA%93%0a"])
        #expect(seen.map(\.status.code) == [200, 200, 400])
        #expect(seen[0].bytes == 5)
        #expect(seen[1].bytes == 0)
        #expect(seen.allSatisfy { $0.isComplete })
    }

    @Test func `a stop lets a request in progress finish`() throws {
        let isAsked = Mutex(false)
        let mayAnswer = Mutex(false)
        let running = try RunningServer(
            Respond { _ in
                isAsked.withLock { $0 = true }
                while !mayAnswer.withLock({ $0 }) { usleep(1000) }
                return Response(.ok, body: .bytes(Array("finished".utf8)))
            })
        let client = try running.client()
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        try wait { isAsked.withLock { $0 } }
        let stopping = Thread { running.server.stop() }
        try wait { running.server.port == nil }
        mayAnswer.withLock { $0 = true }
        #expect(try client.answer()?.text == "finished")
        stopping.join()
    }

    @Test func `a connection more than one address may have is closed`() throws {
        var configuration = HTTPServer.Configuration(port: 0)
        configuration.connectionsPerAddress = 2
        let running = try RunningServer(configuration, Self.hello)
        let clients = try (0..<3).map { _ in try running.client() }
        for client in clients.prefix(2) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try client.answer()?.status == 200)
        }
        #expect(try clients[2].readToEnd().isEmpty)
    }

    @Test func `connections over the limit wait for a free place`() throws {
        var configuration = HTTPServer.Configuration(port: 0)
        configuration.connectionLimit = 2
        let running = try RunningServer(configuration, Self.hello)
        let request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        let clients = try (0..<8).map { _ in try running.client() }
        for client in clients {
            client.send(request)
            #expect(try client.answer()?.status == 200)
            #expect(try client.readToEnd().isEmpty)
        }
    }

    /// libmicrohttpd forgets 128 events that come at once, see `CONNECTIONS_PER_LANE`.
    @Test func `a hundred and twenty-eight requests in one moment are answered at once`() throws {
        let isHeld = Mutex(true)
        var configuration = HTTPServer.Configuration(port: 0)
        configuration.threads = 1
        configuration.connectionLimit = 200
        configuration.idleSeconds = 60
        configuration.requestDeadline = .seconds(60)
        let running = try RunningServer(
            configuration,
            Respond { request in
                while request.path == "/hold", isHeld.withLock({ $0 }) { usleep(1000) }
                return Response(.ok)
            })
        let holding = try running.client()
        let others = try (0..<128).map { _ in try running.client() }
        for client in others {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try client.answer()?.status == 200)
        }
        holding.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
        usleep(50_000)
        for client in others { client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
        isHeld.withLock { $0 = false }
        #expect(try holding.answer()?.status == 200)
        for client in others { #expect(try client.answer()?.status == 200) }
    }

    @Test func `five hundred connections at once are all answered`() throws {
        let folder = TemporaryFolder()
        folder.write("index.html", "top")
        let running = try RunningServer(StaticFiles(folders: [folder.path]))
        let clients = try (0..<500).map { _ in try running.client() }
        for client in clients { client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
        for client in clients { #expect(try client.answer()?.text == "top") }
        for client in clients { client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
        for client in clients.reversed() { #expect(try client.answer()?.text == "top") }
    }
}

/// A thread to wait for.
final class Thread {
    private var thread = pthread_t()

    private final class Work {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    init(_ run: @escaping () -> Void) {
        let work = Unmanaged.passRetained(Work(run)).toOpaque()
        pthread_create(
            &thread, nil,
            { work in
                Unmanaged<Work>.fromOpaque(work!).takeRetainedValue().run()
                return nil
            }, work)
    }

    func join() {
        pthread_join(thread, nil)
    }
}
