import Testing

@testable import HTTP

/// What came back, however it came.
struct Answer: Equatable {
    var status: UInt16
    var headers = Headers()
    var body: [UInt8] = []

    var text: String { String(decoding: body, as: UTF8.self) }
}

/// The two ways a request can take. Tests that know only `Asking` run on both.
enum Way: CaseIterable, CustomTestStringConvertible {
    case direct, socket

    var testDescription: String { self == .direct ? "without a socket" : "over a socket" }

    func open(
        _ responder: any Responder, bodyLimit: Int = Service.standardBodyLimit,
        securityHeaders: SecurityHeaders = SecurityHeaders()
    ) throws -> any Asking {
        switch self {
        case .direct:
            return DirectAsking(
                service: Service(responder: responder, securityHeaders: securityHeaders, bodyLimit: bodyLimit))
        case .socket:
            var configuration = HTTPServer.Configuration(port: 0, securityHeaders: securityHeaders)
            configuration.bodyLimit = bodyLimit
            return SocketAsking(server: try RunningServer(configuration, responder))
        }
    }
}

protocol Asking {
    func ask(_ method: String, _ target: String, _ headers: [(String, String)], body: [UInt8]) throws -> Answer
}

extension Asking {
    func get(_ target: String, _ headers: [(String, String)] = []) throws -> Answer {
        try ask("GET", target, [("Host", "test")] + headers, body: [])
    }

    func ask(_ method: String, _ target: String, _ headers: [(String, String)] = []) throws -> Answer {
        try ask(method, target, [("Host", "test")] + headers, body: [])
    }
}

private struct DirectAsking: Asking {
    let service: Service

    func ask(_ method: String, _ target: String, _ headers: [(String, String)], body: [UInt8]) throws -> Answer {
        let response = service.answer(method, target, headers: headers, body: body)
        var answer = Answer(status: response.status.code, headers: response.headers)
        if response.status != .noContent, let length = response.contentLength {
            answer.headers.append("Content-Length", String(length))
        }
        if method != "HEAD" { answer.body = try #require(response.bytes(limit: 1 << 24)) }
        return answer
    }
}

private struct SocketAsking: Asking {
    let server: RunningServer

    func ask(_ method: String, _ target: String, _ headers: [(String, String)], body: [UInt8]) throws -> Answer {
        let client = try RawClient(port: server.port)
        var head = "\(method) \(target) HTTP/1.1\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        client.send(Array((head + "\r\n").utf8) + body)
        return try #require(try client.answer(toHead: method == "HEAD"))
    }
}

/// A server that stops with its test.
final class RunningServer {
    let server: HTTPServer
    let port: UInt16

    convenience init(_ responder: any Responder) throws {
        try self.init(HTTPServer.Configuration(port: 0), responder)
    }

    init(_ configuration: HTTPServer.Configuration, _ responder: any Responder) throws {
        var configuration = configuration
        configuration.threads = min(configuration.threads, 4)
        server = HTTPServer(configuration, responder: responder)
        try server.start()
        port = try #require(server.port)
    }

    deinit {
        server.stop()
    }

    func client() throws -> RawClient {
        try RawClient(port: port)
    }
}
