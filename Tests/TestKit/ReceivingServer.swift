import Glibc
import Synchronization

/// A web server of a few words on this machine that takes files by PUT, and answers as it is told.
public final class ReceivingServer: @unchecked Sendable {
    // Sendable: the thread is started once; what it took is behind a mutex.
    public struct Taken: Sendable {
        /// With its line: `PUT /bank/houses.csv HTTP/1.1`.
        public var head: String
        public var body: [UInt8]
    }

    public let port: UInt16
    private let listener: Int32
    private let state = Mutex<(taken: [Taken], answer: String, body: String)>(([], "201 Created", ""))

    public var taken: [Taken] { state.withLock { $0.taken } }
    /// Status, and headers on further lines.
    public func answer(_ answer: String, body: String = "") {
        state.withLock { ($0.answer, $0.body) = (answer, body) }
    }

    struct NoPort: Error {}

    public init() throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isListening else { throw NoPort() }
        port = UInt16(bigEndian: address.sin_port)
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { own in
                Unmanaged<ReceivingServer>.fromOpaque(own!).takeRetainedValue().work()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        pthread_detach(thread)
    }

    public func close() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func work() {
        while true {
            let client = accept(listener, nil, nil)
            guard client >= 0 else { return }
            talk(client)
            Glibc.close(client)
        }
    }

    private func talk(_ client: Int32) {
        var (head, byte): ([UInt8], UInt8) = ([], 0)
        while !head.suffix(4).elementsEqual(Array("\r\n\r\n".utf8)) {
            guard read(client, &byte, 1) == 1 else { return }
            head.append(byte)
        }
        let text = String(decoding: head, as: UTF8.self)
        let length = text.firstMatch(of: #/(?i)content-length: (\d+)/#).flatMap { Int($0.1) } ?? 0
        var body: [UInt8] = []
        while body.count < length, read(client, &byte, 1) == 1 { body.append(byte) }
        let answer = state.withLock { state in
            state.taken.append(Taken(head: text, body: body))
            return
                "HTTP/1.1 \(state.answer)\r\nContent-Length: \(state.body.utf8.count)\r\nConnection: close\r\n\r\n\(state.body)"
        }
        _ = send(client, answer, answer.utf8.count, Int32(MSG_NOSIGNAL))
    }
}
