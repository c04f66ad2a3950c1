import CHTTP
import Glibc

/// One request on a connection, from its first line to the end of its answer. Only its connection's thread uses it.
final class Exchange {
    private let server: HTTPServer
    private let target: [UInt8]
    private let started: UInt64

    private enum Stage {
        case head
        case body(Request, limit: Int)
        /// The connection sleeps; a worker makes the answer.
        case working(Outcome)
        case answered
    }

    /// Set by the worker before it wakes the connection, read by the connection after that.
    private final class Outcome: @unchecked Sendable {
        var response: Response?
    }

    private var stage = Stage.head
    /// Bytes of a body that has become too long and is thrown away.
    private var discarded = 0
    private var methodName = ""
    private var status = Status(0)
    private var bodySize: UInt64 = 0
    private var stream: ResponseStream?
    /// Held while a large body is in memory.
    private var largeBody: LargeBodies.Place?

    /// A body that overruns its limit is read and dropped this far, so that the client gets to see the 413.
    private static let discardLimit = 256 << 10

    /// Up to here one read and one send together with the headers cost less than sendfile.
    private static let readWhole: UInt64 = 16 << 10

    init(_ server: HTTPServer, target: [UInt8]) {
        self.server = server
        self.target = target
        started = server.configuration.accessLog == nil ? 0 : monotonicNanoseconds()
        server.inProgress.add(1, ordering: .sequentiallyConsistent)
    }

    /// Called with the headers, with each piece of body, and at the end; false closes the connection.
    func proceed(
        _ connection: OpaquePointer, _ method: UnsafePointer<CChar>, _ version: UnsafePointer<CChar>,
        _ piece: UnsafeRawBufferPointer
    ) -> Bool {
        switch stage {
        case .head: return receiveHead(connection, method, version)
        case .body where !piece.isEmpty: return receive(piece)
        case .body(let request, _):
            stage = .answered
            guard discarded == 0 else {
                return send(server.service.refusal(.contentTooLarge), connection, isLast: true)
            }
            if server.service.blocks(request) { return handOver(request, connection) }
            return finish(server.service.respond(to: request), connection)
        case .working(let outcome):
            guard let response = outcome.response else { return true }
            stage = .answered
            return finish(response, connection)
        case .answered: return true
        }
    }

    private func finish(_ response: Response, _ connection: OpaquePointer) -> Bool {
        send(response, connection, isLast: server.isStopping.load(ordering: .relaxed))
    }

    /// The connection sleeps until a worker has made the answer; then it is called again.
    private func handOver(_ request: Request, _ connection: OpaquePointer) -> Bool {
        let outcome = Outcome()
        let awake = Awakening(connection)
        // Sleeping takes no time of the client's.
        chttp_set_deadline(connection, 0)
        MHD_suspend_connection(connection)
        let service = server.service
        let isTaken = server.workers.submit {
            outcome.response = service.respond(to: request)
            awake.resume()
        }
        stage = .working(outcome)
        if !isTaken {
            outcome.response = service.refusal(.serviceUnavailable)
            awake.resume()
        }
        return true
    }

    private func receiveHead(
        _ connection: OpaquePointer, _ method: UnsafePointer<CChar>, _ version: UnsafePointer<CChar>
    ) -> Bool {
        let head = head(connection, method, version)
        methodName = head.method
        switch server.service.admit(head) {
        case .refused(let response):
            stage = .answered
            return send(response, connection, isLast: true)
        case .admitted(let admitted, let limit):
            let size = admitted.bodySize(limit: limit)
            if let size, size > UInt64(Service.standardBodyLimit) {
                largeBody = server.largeBodies.take(admitted.request.client)
                guard largeBody != nil else {
                    stage = .answered
                    return send(server.service.refusal(.serviceUnavailable), connection, isLast: true)
                }
            }
            stage = .body(admitted.request, limit: limit)
            if let size { chttp_set_deadline(connection, milliseconds(for: size)) }
            return true
        }
    }

    private func head(
        _ connection: OpaquePointer, _ method: UnsafePointer<CChar>, _ version: UnsafePointer<CChar>
    ) -> RequestHead {
        var headers = Headers()
        headers.reserveCapacity(24)
        withUnsafeMutablePointer(to: &headers) {
            _ = MHD_get_connection_values_n(connection, .HEADER_KIND, collectHeader, $0)
        }
        let size = chttp_head_size(connection)
        return RequestHead(
            method: String(cString: method), target: target,
            version: strcmp(version, "HTTP/1.0") == 0 ? .http10 : .http11, headers: headers,
            client: chttp_client_address(connection).flatMap { ClientAddress($0) }, size: size,
            isPlain: chttp_head_is_plain(method, version, target.count, size))
    }

    private func receive(_ piece: UnsafeRawBufferPointer) -> Bool {
        guard case .body(var request, let limit) = stage else { return true }
        guard discarded == 0, request.body.count + piece.count <= limit else {
            discarded += piece.count
            return discarded <= Self.discardLimit
        }
        // Out of the stage while it grows, or every piece would copy the whole.
        stage = .answered
        request.body.append(contentsOf: piece)
        stage = .body(request, limit: limit)
        return true
    }

    private func send(_ response: Response, _ connection: OpaquePointer, isLast: Bool) -> Bool {
        var response = response
        if case .stream(let stream) = response.body {
            if server.streams.add(stream) {
                self.stream = stream
            } else {
                stream.finish()
                response = server.service.refusal(.serviceUnavailable)
            }
        }
        var prepared = makeOutgoing(response, connection)
        if prepared == nil {
            // Out of descriptors or memory, or the file could not be read.
            response = server.service.refusal(.serviceUnavailable)
            prepared = makeOutgoing(response, connection)
        }
        guard let outgoing = prepared else { return false }
        defer { MHD_destroy_response(outgoing) }
        for field in response.headers.fields { MHD_add_response_header(outgoing, field.name, field.value) }
        if isLast { MHD_add_response_header(outgoing, "Connection", "close") }
        status = response.status
        let isEndless = response.contentLength == nil && sendsBody(response.status)
        bodySize = sendsBody(response.status) ? response.contentLength ?? 0 : 0
        chttp_set_deadline(connection, isEndless ? 0 : milliseconds(for: bodySize))
        return MHD_queue_response(connection, UInt32(response.status.code), outgoing) == .YES
    }

    private func sendsBody(_ status: Status) -> Bool {
        methodName != "HEAD" && status.code >= 200 && status != .noContent && status != .notModified
    }

    private func makeOutgoing(_ response: Response, _ connection: OpaquePointer) -> OpaquePointer? {
        switch response.body {
        case .bytes(var bytes):
            return bytes.withUnsafeMutableBytes {
                MHD_create_response_from_buffer($0.count, $0.baseAddress, .RESPMEM_MUST_COPY)
            }
        case .file(_, _, let count) where !sendsBody(response.status) || count == 0: return announcing(count)
        case .omitted(let count): return announcing(count)
        case .file(let file, let offset, let count) where file.content != nil:
            return file.content.flatMap { Self.sharing($0, Int(offset), Int(count)) }
        case .file(let file, let offset, let count) where count <= Self.readWhole:
            return reading(file, offset, Int(count))
        case .file(let file, let offset, let count):
            // libmicrohttpd closes what it is given, and the response may be somebody else's too.
            let descriptor = fcntl(file.descriptor, F_DUPFD_CLOEXEC, 0)
            guard descriptor >= 0 else { return nil }
            let outgoing = MHD_create_response_from_fd_at_offset64(count, descriptor, offset)
            if outgoing == nil { close(descriptor) }
            return outgoing
        case .stream(let stream) where !sendsBody(response.status):
            stream.finish()
            return announcing(0)
        case .stream(let stream):
            let awake = Awakening(connection)
            stream.attach { awake.resume() }
            let sleeper = Unmanaged.passRetained(Sleeper(stream, connection))
            let outgoing = MHD_create_response_from_callback(
                .max, streamBlockSize, readStream, sleeper.toOpaque(), releaseSleeper)
            if outgoing == nil { sleeper.release() }
            return outgoing
        }
    }

    /// Without a copy: the bytes live until libmicrohttpd has sent them.
    private static func sharing(_ content: FileContent, _ offset: Int, _ count: Int) -> OpaquePointer? {
        let held = Unmanaged.passRetained(content)
        let outgoing = MHD_create_response_from_buffer_with_free_callback_cls(
            count, content.bytes.baseAddress.map { $0 + offset }, releaseContent, held.toOpaque())
        if outgoing == nil { held.release() }
        return outgoing
    }

    private func reading(_ file: OpenFile, _ offset: UInt64, _ count: Int) -> OpaquePointer? {
        // Freed by libmicrohttpd.
        guard let bytes = malloc(count) else { return nil }
        guard file.read(at: offset, into: UnsafeMutableRawBufferPointer(start: bytes, count: count)),
            let outgoing = MHD_create_response_from_buffer(count, bytes, .RESPMEM_MUST_FREE)
        else {
            free(bytes)
            return nil
        }
        return outgoing
    }

    /// A response whose `Content-Length` is right although no body follows.
    private func announcing(_ count: UInt64) -> OpaquePointer? {
        count == 0
            ? MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
            : MHD_create_response_from_callback(count, 1, readNothing, nil, nil)
    }

    private func milliseconds(for bytes: UInt64) -> UInt64 {
        let rate =
            largeBody == nil ? server.configuration.slowestRate : server.configuration.slowestLargeRate
        let extra = bytes / max(1, rate)
        return server.configuration.requestDeadline.milliseconds + min(extra, UInt64(UInt32.max)) * 1000
    }

    func complete(_ connection: OpaquePointer, wasSent: Bool) {
        if let stream {
            bodySize = stream.sent
            stream.detach()
            server.streams.remove(stream)
        }
        chttp_set_deadline(connection, server.configuration.requestDeadline.milliseconds)
        if let log = server.configuration.accessLog { log(entry(connection, wasSent: wasSent)) }
        server.inProgress.subtract(1, ordering: .sequentiallyConsistent)
    }

    private func entry(_ connection: OpaquePointer, wasSent: Bool) -> AccessLogEntry {
        // What libmicrohttpd refuses by itself never came here.
        let status = status.code != 0 ? status : Status(UInt16(truncatingIfNeeded: chttp_queued_status(connection)))
        return AccessLogEntry(
            method: methodName, path: loggedPath(target), status: status,
            bytes: wasSent || stream != nil ? bodySize : 0,
            microseconds: (monotonicNanoseconds() - started) / 1000, isComplete: wasSent)
    }
}

/// Long enough to see what was tried.
private let longestLoggedPath = 1024

private func loggedPath(_ target: [UInt8]) -> String {
    let path = target.prefix { $0 != UInt8(ascii: "?") }.prefix(longestLoggedPath)
    let isPlain = path.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    let text = String(decoding: path, as: UTF8.self)
    return isPlain ? text : percentEncoded(path: "", query: text).dropFirst().description
}
