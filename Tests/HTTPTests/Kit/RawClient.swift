import Glibc

@testable import HTTP

/// A socket and nothing more: sends what it is told, also what no client would send.
final class RawClient {
    private let descriptor: Int32
    private var received: [UInt8] = []

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Long enough for a busy machine; only a hang gets this far.
    private static let patienceSeconds = 15

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(description: "socket: \(errno)") }
        var patience = timeval(tv_sec: Self.patienceSeconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        inet_pton(AF_INET, "127.0.0.1", &name.sin_addr)
        let result = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure(description: "connect: \(errno)") }
    }

    deinit {
        close(descriptor)
    }

    /// False where the other side has closed.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let part = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard part > 0 else { return false }
            sent += part
        }
        return true
    }

    @discardableResult
    func send(_ text: String) -> Bool {
        send(Array(text.utf8))
    }

    /// More bytes; false at the end (or after a reset). Throws where nothing comes at all.
    private func receive() throws -> Bool {
        let part = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
            let result = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            count = max(0, result)
            if result < 0 && errno == EAGAIN { count = 0 }
        }
        if part.isEmpty, errno == EAGAIN { throw Failure(description: "nothing came for \(Self.patienceSeconds) s") }
        received.append(contentsOf: part)
        return !part.isEmpty
    }

    /// Everything until the other side closes.
    func readToEnd() throws -> [UInt8] {
        errno = 0
        while try receive() { errno = 0 }
        defer { received = [] }
        return received
    }

    /// Reads until `marker` has come; everything up to and with it. nil where the connection ends before.
    func read(through marker: String) throws -> [UInt8]? {
        let marker = Array(marker.utf8)
        var from = 0
        while true {
            while from + marker.count <= received.count {
                if received[from..<from + marker.count].elementsEqual(marker) {
                    let end = from + marker.count
                    defer { received.removeFirst(end) }
                    return Array(received[..<end])
                }
                from += 1
            }
            errno = 0
            guard try receive() else { return nil }
        }
    }

    private func read(count: Int) throws -> [UInt8]? {
        while received.count < count {
            errno = 0
            guard try receive() else { return nil }
        }
        defer { received.removeFirst(count) }
        return Array(received[..<count])
    }

    /// One whole response; nil where the connection was closed instead.
    func answer(toHead isHead: Bool = false) throws -> Answer? {
        guard let head = try read(through: "\r\n\r\n") else { return nil }
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let status = lines[0].split(separator: " ")
        guard lines[0].hasPrefix("HTTP/1.1 "), let code = UInt16(status[1]) else {
            throw Failure(description: "not a status line: \(lines[0])")
        }
        var answer = Answer(status: code)
        for line in lines.dropFirst() {
            let colon = line.firstIndex(of: ":")!
            answer.headers.append(String(line[..<colon]), String(line[line.index(colon, offsetBy: 2)...]))
        }
        if isHead || code == 304 || code == 204 || code < 200 { return answer }
        guard let body = try body(of: answer) else { return nil }
        answer.body = body
        return answer
    }

    private func body(of answer: Answer) throws -> [UInt8]? {
        if let length = answer.headers["Content-Length"] { return try read(count: Int(length)!) }
        guard answer.headers["Transfer-Encoding"] == "chunked" else { return try readToEnd() }
        var body: [UInt8] = []
        while let chunk = try chunk() {
            if chunk.isEmpty { return body }
            body += chunk
        }
        return nil
    }

    /// The next piece of a chunked body, `[]` at its end.
    func chunk() throws -> [UInt8]? {
        guard let line = try read(through: "\r\n") else { return nil }
        guard let size = Int(String(decoding: line.dropLast(2), as: UTF8.self), radix: 16) else {
            throw Failure(description: "not a chunk size")
        }
        guard let chunk = try read(count: size), try read(through: "\r\n") != nil else { return nil }
        return chunk
    }
}
