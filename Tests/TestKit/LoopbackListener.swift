import Glibc

/// A socket on this machine whose connections are answered one after the other on a thread of their own: what stand-ins for other
/// machines are made of.
public struct LoopbackListener: Sendable {
    public let port: UInt16
    private let listener: Int32

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
    }

    /// Nobody is answered any more.
    public func close() { shutdown(listener, Int32(SHUT_RDWR)) }

    /// - Parameter talk: with one connection, which is closed afterwards.
    public func answer(_ talk: @escaping @Sendable (Int32) -> Void) {
        let work = Unmanaged.passRetained(Work(listener: listener, talk: talk))
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { own in
                Unmanaged<Work>.fromOpaque(own!).takeRetainedValue().run()
                return nil
            }, work.toOpaque())
        pthread_detach(thread)
    }

    private final class Work: Sendable {
        let listener: Int32
        let talk: @Sendable (Int32) -> Void

        init(listener: Int32, talk: @escaping @Sendable (Int32) -> Void) {
            self.listener = listener
            self.talk = talk
        }

        func run() {
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0 else { break }
                talk(client)
                Glibc.close(client)
            }
            Glibc.close(listener)
        }
    }
}
