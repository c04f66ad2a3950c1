import Glibc

extension HTTPServer {
    public struct Configuration: Sendable {
        /// IPv4 or IPv6 in numbers, or `localhost`.
        public var address: String
        /// 0 lets the system choose; `HTTPServer.port` tells.
        public var port: UInt16
        /// Threads that serve connections, at least: one takes up to 126 of them.
        public var threads: Int = 2 * max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        public var connectionLimit: Int = 1024
        /// Connections from one address; 0 is no limit, which it has to be behind a proxy: all come from there.
        public var connectionsPerAddress: Int = 0
        /// Responses that stay open, such as live reload's; more are answered with 503.
        public var streamLimit: Int = 256
        /// Whole seconds in which nothing moves before a connection is closed.
        public var idleSeconds: Int = 15
        /// For a whole request to arrive, however slowly it drips; also the longest a connection waits for its next.
        public var requestDeadline: Duration = .seconds(20)
        /// Bytes per second. A body, either way, gets this much more time than `requestDeadline` for its size.
        public var slowestRate: UInt64 = 2 << 10
        public var bodyLimit: Int = Service.standardBodyLimit
        /// Bodies beyond `Service.standardBodyLimit` that are in memory at a time; more are answered with 503.
        public var largeBodies: Int = 12
        /// Of them, from one address.
        public var largeBodiesPerAddress: Int = 4
        /// Bytes per second of a large body: who is slower keeps others waiting.
        public var slowestLargeRate: UInt64 = 16 << 10
        /// Between the signs of life of a quiet stream; proxies give up after 60 seconds.
        public var heartbeat: Duration = .seconds(15)
        /// Whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
        public var proxies: [AddressRange] = []
        /// Threads for requests that block; made when needed. Writes that wait together reach the disk together, so there
        /// are more of them than processors.
        public var blockingThreads: Int = 64
        /// Requests that wait for one of them; more are answered with 503.
        public var blockingBacklog: Int = 1024
        /// How long `stop` waits for requests in progress.
        public var grace: Duration = .seconds(10)
        public var securityHeaders: SecurityHeaders
        /// Called after each request that has got as far as a request line, on a connection's thread.
        public var accessLog: (@Sendable (AccessLogEntry) -> Void)?

        public init(
            address: String = "127.0.0.1", port: UInt16 = 8080, securityHeaders: SecurityHeaders = SecurityHeaders()
        ) {
            self.address = address
            self.port = port
            self.securityHeaders = securityHeaders
        }
    }
}

/// One finished request, without anything personal: no query, no header values, no address.
public struct AccessLogEntry: Hashable, Sendable {
    public var method: String
    /// As sent, up to the `?`; bytes outside of printable ASCII percent-encoded, cut after 1,024.
    public var path: String
    /// 0 where the connection ended before there was an answer.
    public var status: Status
    /// Of the body, as far as we know: all of it where the answer was sent to its end.
    public var bytes: UInt64
    /// From the request line to the last byte handed to the system.
    public var microseconds: UInt64
    /// False where the client went away, was too slow, or the server had to close.
    public var isComplete: Bool
}
