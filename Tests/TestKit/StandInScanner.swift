import Glibc
import Synchronization

/// What answers as clamd does, on a socket of its own: EICAR's test string is found, everything else is clean.
/// https://www.eicar.org/download-anti-malware-testfile/
public final class StandInScanner: Sendable {
    public var port: UInt16 { listener.port }
    private let listener: LoopbackListener

    /// Not written as one, or scanners would take this file away.
    public static let eicar = #"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-"# + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

    public init() throws {
        listener = try LoopbackListener()
        listener.answer { [self] in answer($0) }
    }

    public var address: String { "tcp:127.0.0.1:\(port)" }

    /// Nobody answers any more.
    public func stop() { listener.close() }

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
