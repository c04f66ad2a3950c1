import Glibc
import Model

/// A socket that listens, without blocking in accept; closed when nobody holds it any more.
final class ListeningSocket: Sendable {
    let descriptor: Int32
    let port: UInt16

    /// Connections the kernel keeps while we are busy (it cuts to net.core.somaxconn).
    private static let backlog: Int32 = 1024

    init(address: String, port: UInt16) throws(Problem) {
        let place = Place(file: "\(address):\(port)")
        guard let name = SocketName(address, port) else {
            throw Problem(
                "address-invalid", at: place, ja: "待ち受けるアドレスを読めません。", en: "the address to listen on cannot be read",
                expected: Wording(ja: "127.0.0.1、::1、localhost など", en: "127.0.0.1, ::1, localhost or the like"))
        }
        let flags = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        descriptor = socket(name.family, flags, 0)
        guard descriptor >= 0 else { throw Self.problem(errno, place) }
        // A restart must not wait for connections of the last run to time out.
        var on: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        guard name.bind(descriptor) == 0, listen(descriptor, Self.backlog) == 0,
            let port = Self.port(of: descriptor)
        else {
            let error = errno
            close(descriptor)
            throw Self.problem(error, place)
        }
        self.port = port
    }

    deinit {
        close(descriptor)
    }

    private static func port(of descriptor: Int32) -> UInt16? {
        var name = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutablePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        guard result == 0 else { return nil }
        // IPv4 and IPv6 keep the port at the same place.
        return withUnsafeBytes(of: &name) { UInt16(bigEndian: $0.load(fromByteOffset: 2, as: UInt16.self)) }
    }

    private static func problem(_ error: Int32, _ place: Place) -> Problem {
        switch error {
        case EADDRINUSE:
            Problem(
                "port-in-use", at: place, ja: "このポートはほかのプログラムが使っています。", en: "another program uses this port",
                expected: Wording(ja: "空いているポート、または 0（自動）", en: "a free port, or 0 for any"))
        case EACCES:
            Problem(
                "port-forbidden", at: place, ja: "このポートで待ち受ける権限がありません。", en: "no permission to listen on this port",
                expected: Wording(ja: "1024 以上のポート", en: "a port from 1024 on"))
        case EADDRNOTAVAIL:
            Problem(
                "address-unavailable", at: place, ja: "このコンピューターにないアドレスです。", en: "this machine has no such address",
                expected: Wording(ja: "127.0.0.1 または 0.0.0.0", en: "127.0.0.1 or 0.0.0.0"))
        default:
            Problem(
                "listen-failed", at: place, ja: "待ち受けを始められません（\(String(cString: strerror(error)))）。",
                en: "cannot listen (\(String(cString: strerror(error))))")
        }
    }
}

private struct SocketName {
    let family: Int32
    private var storage = sockaddr_storage()
    private let size: socklen_t

    init?(_ address: String, _ port: UInt16) {
        let numbers = address == "localhost" ? "127.0.0.1" : address
        var ipv4 = sockaddr_in()
        var ipv6 = sockaddr_in6()
        if inet_pton(AF_INET, numbers, &ipv4.sin_addr) == 1 {
            family = AF_INET
            size = socklen_t(MemoryLayout<sockaddr_in>.size)
            ipv4.sin_family = sa_family_t(AF_INET)
            ipv4.sin_port = port.bigEndian
            withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: ipv4, as: sockaddr_in.self) }
        } else if inet_pton(AF_INET6, numbers, &ipv6.sin6_addr) == 1 {
            family = AF_INET6
            size = socklen_t(MemoryLayout<sockaddr_in6>.size)
            ipv6.sin6_family = sa_family_t(AF_INET6)
            ipv6.sin6_port = port.bigEndian
            withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: ipv6, as: sockaddr_in6.self) }
        } else {
            return nil
        }
    }

    func bind(_ descriptor: Int32) -> Int32 {
        withUnsafePointer(to: storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.bind(descriptor, $0, size) }
        }
    }
}
