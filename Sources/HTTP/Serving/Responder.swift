/// Answers requests: a folder of files, a feature's pages, a wrapper around another responder.
///
/// Called on the thread of a connection, many at a time. What takes longer than about a millisecond would hold up the
/// other connections of that thread, so it says so (`blocks`).
public protocol Responder: Sendable {
    func respond(to request: Request) -> Response

    /// The largest body taken for this request, in bytes; asked with the headers in and no body read yet. nil leaves
    /// it to the server's limit. More is answered with 413.
    func bodyLimit(for request: Request) -> Int?

    /// What is said of a request that cannot be read, where its target (as it was sent) calls for something of its own. nil: a
    /// sentence.
    func refusal(_ status: Status, target: [UInt8]) -> Response?

    /// Whether answering this request may take longer than about a millisecond: then it is answered on a thread of its own,
    /// and the other connections go on.
    func blocks(_ request: Request) -> Bool
}

extension Responder {
    public func bodyLimit(for request: Request) -> Int? { nil }
    public func blocks(_ request: Request) -> Bool { false }
    public func refusal(_ status: Status, target: [UInt8]) -> Response? { nil }
}

/// A responder made of a closure.
public struct Respond: Responder {
    private let answer: @Sendable (Request) -> Response

    public init(_ answer: @escaping @Sendable (Request) -> Response) {
        self.answer = answer
    }

    public func respond(to request: Request) -> Response {
        answer(request)
    }
}

/// Hands parts of the tree to other responders: `("/live", folder)` gets `/live/…`, with `/…` as its path.
public struct Mounts: Responder {
    private let mounts: [(path: String, responder: any Responder)]
    private let otherwise: any Responder

    /// Paths start with a slash and do not end with one; the longest that fits wins. `/live` itself is not below the
    /// mount and goes to `otherwise`.
    public init(_ mounts: [(String, any Responder)], otherwise: any Responder) {
        precondition(
            mounts.allSatisfy { $0.0.utf8.first == UInt8(ascii: "/") && $0.0.utf8.last != UInt8(ascii: "/") },
            "A mount's path starts with a slash and does not end with one.")
        self.mounts = mounts.sorted { $0.0.utf8.count > $1.0.utf8.count }.map { (path: $0.0, responder: $0.1) }
        self.otherwise = otherwise
    }

    public func respond(to request: Request) -> Response {
        let (responder, inner) = target(of: request)
        return responder.respond(to: inner)
    }

    public func bodyLimit(for request: Request) -> Int? {
        let (responder, inner) = target(of: request)
        return responder.bodyLimit(for: inner)
    }

    public func blocks(_ request: Request) -> Bool {
        let (responder, inner) = target(of: request)
        return responder.blocks(inner)
    }

    private func target(of request: Request) -> (any Responder, Request) {
        let path = request.path.utf8
        for mount in mounts where path.starts(with: mount.path.utf8) {
            let rest = path.dropFirst(mount.path.utf8.count)
            guard rest.first == UInt8(ascii: "/") else { continue }
            var inner = request
            inner.basePath += mount.path
            inner.path = String(Substring(rest))
            return (mount.responder, inner)
        }
        return (otherwise, request)
    }
}
