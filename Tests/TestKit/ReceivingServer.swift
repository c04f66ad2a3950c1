import Glibc
import Synchronization

/// A web server of a few words on this machine that takes files by PUT, and answers as it is told.
public final class ReceivingServer: Sendable {
    public struct Taken: Sendable {
        /// With its line: `PUT /bank/houses.csv HTTP/1.1`.
        public var head: String
        public var body: [UInt8]
    }

    public var port: UInt16 { listener.port }
    private let listener: LoopbackListener
    private let state = Mutex<(taken: [Taken], answer: String, body: [UInt8])>(([], "201 Created", []))

    public var taken: [Taken] { state.withLock { $0.taken } }
    /// Status, and headers on further lines.
    public func answer(_ answer: String, body: String = "") { self.answer(answer, bytes: Array(body.utf8)) }

    public func answer(_ answer: String, bytes body: [UInt8]) {
        state.withLock { ($0.answer, $0.body) = (answer, body) }
    }

    public init() throws {
        listener = try LoopbackListener()
        listener.answer { [self] in talk($0) }
    }

    public func close() { listener.close() }

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
            let head =
                "HTTP/1.1 \(state.answer)\r\nContent-Length: \(state.body.count)\r\nConnection: close\r\n\r\n"
            return Array(head.utf8) + state.body
        }
        _ = send(client, answer, answer.count, Int32(MSG_NOSIGNAL))
    }
}
