import Glibc
import Model

/// ClamAV's daemon, spoken to as clamd(8) says: `INSTREAM`, the bytes in pieces with their lengths, one line back.
public struct VirusScanner: Sendable {
    public enum Verdict: Hashable, Sendable {
        case clean
        /// With ClamAV's name for it.
        case infected(String)
    }

    /// It cannot be reached, or does not answer: nothing is known of the file.
    public struct Unavailable: Error, Hashable, Sendable {}

    private enum Place: Hashable, Sendable {
        case file(String)
        case network(host: String, port: String)
    }

    private let place: Place

    private static let timeoutSeconds = 30
    private static let pieceLength = 64 << 10

    /// `unix:/run/clamav/clamd.ctl`, `tcp:127.0.0.1:3310`; nil: neither.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "unix" where parts[1].hasPrefix("/"): place = .file(parts[1])
        case "tcp":
            guard let colon = parts[1].lastIndex(of: ":"), UInt16(parts[1][parts[1].index(after: colon)...]) != nil
            else {
                return nil
            }
            place = .network(
                host: String(parts[1][..<colon]), port: String(parts[1][parts[1].index(after: colon)...]))
        default: return nil
        }
    }

    public func scan(_ bytes: [UInt8]) throws(Unavailable) -> Verdict {
        let socket = try connected()
        defer { close(socket) }
        try send(Array("zINSTREAM\0".utf8), socket)
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Self.pieceLength)
            try send(Self.length(piece.count) + piece, socket)
            rest = rest.dropFirst(piece.count)
        }
        try send(Self.length(0), socket)
        return try verdict(socket)
    }

    private static func length(_ count: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
    }

    private func send(_ bytes: [UInt8], _ socket: Int32) throws(Unavailable) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw Unavailable() }
            sent += count
        }
    }

    /// `stream: OK`, `stream: Eicar-Signature FOUND`, `… ERROR`
    private func verdict(_ socket: Int32) throws(Unavailable) -> Verdict {
        var (answer, buffer): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 4096))
        while answer.count < buffer.count {
            let count = recv(socket, &buffer, buffer.count, 0)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            answer += buffer[..<count]
            if answer.last == 0 { break }
        }
        let line = String(decoding: answer.prefix { $0 != 0 }, as: UTF8.self)
        if line.hasSuffix(": OK") { return .clean }
        guard line.hasSuffix(" FOUND"), let colon = line.firstRange(of: ": ") else { throw Unavailable() }
        return .infected(String(line[colon.upperBound...].dropLast(" FOUND".count)))
    }

    // MARK: Connecting

    private func connected() throws(Unavailable) -> Int32 {
        let made: Int32? =
            switch place {
            case .file(let path): Self.connected(file: path)
            case .network(let host, let port): Self.connected(host: host, port: port)
            }
        guard let made else { throw Unavailable() }
        return made
    }

    private static func opened(_ family: Int32) -> Int32? {
        let made = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        guard made >= 0 else { return nil }
        var timeout = timeval(tv_sec: timeoutSeconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(made, SOL_SOCKET, option, &timeout, socklen_t(MemoryLayout<timeval>.size))
        }
        return made
    }

    private static func connected(file: String) -> Int32? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array(file.utf8) + [0]
        guard path.count <= MemoryLayout.size(ofValue: address.sun_path), let made = opened(AF_UNIX) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(made, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        if result == 0 { return made }
        close(made)
        return nil
    }

    private static func connected(host: String, port: String) -> Int32? {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, port, &hints, &found) == 0, let found else { return nil }
        defer { freeaddrinfo(found) }
        for address in sequence(first: found, next: { $0.pointee.ai_next }) {
            guard let made = opened(address.pointee.ai_family) else { continue }
            if connect(made, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0 { return made }
            close(made)
        }
        return nil
    }
}
