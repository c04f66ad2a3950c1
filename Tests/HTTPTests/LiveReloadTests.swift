import Glibc
import Synchronization
import Testing

@testable import HTTP

@Suite struct LiveReloadTests {
    private static let script = Array("export {};".utf8)
    private static let page = "<!doctype html><body><p>窓口</p></BODY></html>"

    private struct Site {
        let folder = TemporaryFolder()
        let liveReload = LiveReload(script: script, run: "run")
        var responder: any Responder { liveReload.serving(StaticFiles(folders: [folder.path])) }

        init() {
            folder.write("index.html", page)
            folder.write("index.html.br", "br")
            folder.write("404.html", "<p>ありません</p>")
            folder.write("a.css", "p{}")
            folder.write("a.css.br", "br")
        }
    }

    @Test(arguments: Way.allCases) func `pages get the script once, at their end`(way: Way) throws {
        let site = Site()
        let door = try way.open(site.responder)
        let tag = #"<script type="module" src="/_live/reload.js"></script>"#
        let changed = "<!doctype html><body><p>窓口</p>\(tag)</BODY></html>"
        for headers in [
            [], [("Accept-Encoding", "br")], [("Range", "bytes=0-1")],
            [("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")],
        ] {
            let answer = try door.get("/", headers)
            #expect(answer.status == 200, "\(headers)")
            #expect(answer.text == changed)
            #expect(answer.headers["Content-Length"] == String(changed.utf8.count))
            #expect(answer.headers["Cache-Control"] == "no-store")
            #expect(answer.headers["ETag"] == nil)
            #expect(answer.headers["Content-Encoding"] == nil)
        }
        let missing = try door.get("/x/")
        #expect(missing.status == 404)
        #expect(missing.text == "<p>ありません</p>" + tag)
        let style = try door.get("/a.css", [("Accept-Encoding", "br")])
        #expect(style.text == "br")
        #expect(style.headers["ETag"] != nil)
        #expect(try door.ask("HEAD", "/").headers["Content-Length"] == String(changed.utf8.count))
    }

    @Test(arguments: Way.allCases) func `the script is served, other methods are not`(way: Way) throws {
        let door = try way.open(Site().responder)
        let answer = try door.get("/_live/reload.js")
        #expect(answer.body == Self.script)
        #expect(answer.headers["Content-Type"] == "text/javascript; charset=utf-8")
        #expect(try door.ask("POST", "/_live/reload.js").status == 405)
        #expect(try door.ask("POST", "/_live/events").status == 405)
        #expect(try door.ask("HEAD", "/_live/events").status == 405)
    }

    @Test func `what is published reaches every page that listens`() throws {
        let site = Site()
        let running = try RunningServer(site.responder)
        let pages = try (0..<3).map { _ in try running.client() }
        for page in pages {
            page.send("GET /_live/events HTTP/1.1\r\nHost: a\r\n\r\n")
            let head = String(decoding: try #require(try page.read(through: "\r\n\r\n")), as: UTF8.self)
            #expect(head.contains("Content-Type: text/event-stream\r\n"))
            #expect(head.contains("Transfer-Encoding: chunked\r\n"))
            #expect(try page.chunk() == Array("retry: 1000\nevent: hello\nid: run-0\ndata: {}\n\n".utf8))
        }
        #expect(site.liveReload.listenerCount == 3)
        site.liveReload.publish(.reload(["/a.css", "/\"窓\\\u{7}\""]))
        for page in pages {
            let event = #"event: reload\#nid: run-1\#ndata: {"paths":["/a.css","/\"窓\\\u0007\""]}\#n\#n"#
            #expect(try page.chunk() == Array(event.utf8))
        }
        site.liveReload.publish(.problems("[\n]"))
        for page in pages {
            #expect(try page.chunk() == Array("event: problems\nid: run-2\ndata: [\ndata: ]\n\n".utf8))
        }
    }

    @Test func `a page that opens late still sees the problems, until the next build is clean`() {
        let liveReload = LiveReload(script: Self.script, run: "run")
        liveReload.publish(.problems("[1]"))
        let late = liveReload.listen()
        #expect(
            late.drain()
                == Array(
                    "retry: 1000\nevent: hello\nid: run-1\ndata: {}\n\nevent: problems\nid: run-1\ndata: [1]\n\n".utf8))
        liveReload.publish(.reload([]))
        #expect(liveReload.listen().drain() == Array("retry: 1000\nevent: hello\nid: run-2\ndata: {}\n\n".utf8))
        late.finish()
        #expect(liveReload.listenerCount == 1)
    }
}

@Suite struct StreamTests {
    private static func configuration(_ change: (inout HTTPServer.Configuration) -> Void) -> HTTPServer.Configuration {
        var configuration = HTTPServer.Configuration(port: 0)
        configuration.threads = 2
        change(&configuration)
        return configuration
    }

    @Test func `two hundred sleeping streams hold nobody up, and outlive every deadline`() throws {
        let streams = Mutex<[ResponseStream]>([])
        let responder = Respond { request in
            guard request.path == "/stream" else { return Response(.ok, body: .bytes(Array("hello".utf8))) }
            let stream = ResponseStream()
            streams.withLock { $0.append(stream) }
            return Response(.ok, body: .stream(stream))
        }
        let configuration = Self.configuration {
            $0.requestDeadline = .seconds(2)
            $0.idleSeconds = 2
        }
        let running = try RunningServer(configuration, responder)
        let listeners = try (0..<200).map { _ in
            let listener = try running.client()
            listener.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try listener.read(through: "\r\n\r\n") != nil)
            return listener
        }
        usleep(2_500_000)
        let visitor = try running.client()
        visitor.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try visitor.answer()?.text == "hello")
        for stream in streams.withLock({ $0 }) {
            #expect(stream.write(Array("news".utf8)))
            stream.finish()
            #expect(!stream.write([1]))
        }
        for listener in listeners {
            #expect(try listener.chunk() == Array("news".utf8))
            #expect(try listener.chunk() == [])
        }
    }

    @Test func `a heartbeat keeps a stream alive and finds the client that has gone`() throws {
        let stream = ResponseStream(heartbeat: Array(":\n\n".utf8))
        let configuration = Self.configuration { $0.heartbeat = .milliseconds(30) }
        let running = try RunningServer(configuration, Respond { _ in Response(.ok, body: .stream(stream)) })
        do {
            let client = try running.client()
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try client.read(through: "\r\n\r\n") != nil)
            for _ in 0..<3 { #expect(try client.chunk() == Array(":\n\n".utf8)) }
            #expect(stream.isOpen)
        }
        try wait { !stream.isOpen }
    }

    @Test func `a stop ends the streams`() throws {
        let running = try RunningServer(
            Self.configuration { _ in }, Respond { _ in Response(.ok, body: .stream(ResponseStream())) })
        let client = try running.client()
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.read(through: "\r\n\r\n") != nil)
        running.server.stop()
        #expect(try client.chunk() == [])
    }

    @Test func `more streams than allowed are 503`() throws {
        let configuration = Self.configuration { $0.streamLimit = 1 }
        let running = try RunningServer(configuration, Respond { _ in Response(.ok, body: .stream(ResponseStream())) })
        let first = try running.client()
        let second = try running.client()
        first.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try first.read(through: "\r\n\r\n") != nil)
        second.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try second.answer()?.status == 503)
    }

    @Test func `a stream without a body to send is ended, and the connection goes on`() throws {
        let running = try RunningServer(
            Respond { request in
                guard request.path == "/stream" else { return Response(.ok, body: .bytes(Array("hello".utf8))) }
                return Response(.ok, body: .stream(ResponseStream()))
            })
        let client = try running.client()
        client.send("HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer(toHead: true)?.status == 200)
        #expect(try client.answer()?.text == "hello")
    }

    @Test func `an HTTP 1.0 client reads a stream to its end`() throws {
        let stream = ResponseStream()
        let running = try RunningServer(Respond { _ in Response(.ok, body: .stream(stream)) })
        let client = try running.client()
        client.send("GET / HTTP/1.0\r\n\r\n")
        #expect(try client.read(through: "\r\n\r\n") != nil)
        stream.write([UInt8](repeating: 0x78, count: 100_000))
        stream.finish()
        #expect(try client.readToEnd().count == 100_000)
    }

    @Test func `a client too far behind is let go`() {
        let stream = ResponseStream(backlog: 10)
        #expect(stream.write([UInt8](repeating: 0, count: 10)))
        #expect(!stream.write([0]))
        #expect(!stream.isOpen)
    }
}
