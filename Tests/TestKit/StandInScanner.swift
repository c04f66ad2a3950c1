import Glibc
import Synchronization

/// What answers as clamd does, on a socket of its own: EICAR's test string is found, everything else is clean.
/// https://www.eicar.org/download-anti-malware-testfile/
public final class StandInScanner: @unchecked Sendable {
    // Sendable: the thread is started once and uses the socket alone.
    public let port: UInt16
    private let listener: Int32

    /// Not written as one, or scanners would take this file away.
    public static let eicar = #"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-"# + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

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
                Unmanaged<StandInScanner>.fromOpaque(own!).takeRetainedValue().work()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        pthread_detach(thread)
    }

    public var address: String { "tcp:127.0.0.1:\(port)" }

    /// Nobody answers any more.
    public func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func work() {
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { break }
            answer(connection)
            close(connection)
        }
        close(listener)
    }

    private func answer(_ connection: Int32) {
        guard read(10, connection) == Array("zINSTREAM\0".utf8) else { return }
        var content: [UInt8] = []
        while let head = read(4, connection) {
            let length = head.reduce(0) { $0 << 8 | Int($1) }
            if length == 0 { break }
            guard let piece = read(length, connection) else { return }
            content += piece
        }
        let isFound = content.firstRange(of: Array(Self.eicar.utf8)) != nil
        let line = Array((isFound ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0").utf8)
        _ = send(connection, line, line.count, Int32(MSG_NOSIGNAL))
    }

    private func read(_ count: Int, _ connection: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var got = 0
        while got < count {
            let length = bytes.withUnsafeMutableBytes { recv(connection, $0.baseAddress! + got, count - got, 0) }
            guard length > 0 else { return nil }
            got += length
        }
        return bytes
    }
}
