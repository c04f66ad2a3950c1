import Glibc
import Testing

struct NoAnswer: Error {}

/// The whole answer to a request on this machine, head and body.
func exchange(_ request: String, _ port: UInt16) throws -> String {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw NoAnswer() }
    defer { close(descriptor) }
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }
    guard isConnected else { throw NoAnswer() }
    // A server that was killed must not end the test with a signal.
    guard send(descriptor, request, request.utf8.count, Int32(MSG_NOSIGNAL)) == request.utf8.count else {
        throw NoAnswer()
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count == 0 { return String(decoding: answer, as: UTF8.self) }
        guard count > 0 else { throw NoAnswer() }
        answer += buffer[..<count]
    }
}

/// The port of the address that `serve` prints.
func servedPort(_ serving: Program) throws -> UInt16 {
    let line = try serving.firstOutput()
    let match = try #require(line.wholeMatch(of: /http:\/\/127\.0\.0\.1:(\d+)\/\n/), "\(line)")
    return try #require(UInt16(match.1))
}
