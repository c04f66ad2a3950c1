/// A request line and its headers as they arrived, before anybody believed them.
struct RequestHead {
    enum Version {
        case http10
        /// And above: what a later HTTP/1 asks of us is the same.
        case http11
    }

    var method: String
    var target: [UInt8]
    var version: Version
    var headers: Headers
    var client: ClientAddress?
    /// Bytes of request line and headers together.
    var size = 0
    /// Whether the lines were written as RFC 9112 has them, see `chttp_head_is_plain`.
    var isPlain = true

    struct Admitted {
        var request: Request
        var body: BodyLength

        /// Bytes of body to wait for: at most the limit; nil where none comes.
        func bodySize(limit: Int) -> UInt64? {
            switch body {
            case .none: nil
            case .known(let size): size
            case .chunked: UInt64(limit)
            }
        }
    }

    enum BodyLength: Equatable {
        case none
        case known(UInt64)
        case chunked
    }

    struct Refused: Error, Equatable {
        var status: Status
    }

    /// Longer ones are nobody's; methods of WebDAV and its kin stay below.
    private static let longestMethod = 32
    private static let longestTarget = 8 << 10
    /// Browsers send about twenty.
    private static let mostHeaders = 100
    /// Half of the connection's memory: the answer's headers have to fit beside it.
    private static let largestHead = HTTPServer.connectionMemory / 2

    func request() -> Result<Admitted, Refused> {
        guard isPlain, method.utf8.count <= Self.longestMethod, isToken(method) else { return .failure(.bad) }
        guard target.count <= Self.longestTarget else { return .failure(Refused(status: .uriTooLong)) }
        guard headers.fields.count <= Self.mostHeaders, size <= Self.largestHead else {
            return .failure(Refused(status: .headersTooLarge))
        }
        guard headers.areSendable else { return .failure(.bad) }
        let method = Method(method)
        return framing().flatMap { body in
            guard let target = RequestTarget(target, method: method), let host = host(of: target) else {
                return .failure(.bad)
            }
            return .success(Admitted(request: request(method, target, host), body: body))
        }
    }

    private func request(_ method: Method, _ decoded: RequestTarget, _ host: String) -> Request {
        var request = Request(
            method: method, path: decoded.path, query: decoded.query, headers: headers,
            host: host.isEmpty ? nil : host, client: client)
        request.target = String(decoding: target, as: UTF8.self)
        return request
    }

    /// How long the body is. Whatever a proxy in front could understand differently is refused (RFC 9112 §6.3, §11.2).
    private func framing() -> Result<BodyLength, Refused> {
        let codings = headers.values("Transfer-Encoding")
        let lengths = headers.values("Content-Length")
        guard codings.count + lengths.count <= 1 else { return .failure(.bad) }
        if let coding = codings.first {
            guard version == .http11 else { return .failure(.bad) }
            return equalIgnoringCase(coding, "chunked")
                ? .success(.chunked) : .failure(Refused(status: .notImplemented))
        }
        guard let length = lengths.first else { return .success(.none) }
        guard !length.isEmpty, length.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
            return .failure(.bad)
        }
        return UInt64(length).map { .success($0 == 0 ? .none : .known($0)) }
            ?? .failure(Refused(status: .contentTooLarge))
    }

    /// nil where the request has to be refused; empty where HTTP/1.0 did not say.
    private func host(of target: RequestTarget) -> String? {
        let named = headers.values("Host")
        guard named.count == 1 || named.isEmpty && version == .http10 else { return nil }
        let host = target.authority ?? named.first ?? ""
        if host.isEmpty { return named.isEmpty && target.authority == nil ? "" : nil }
        return [host, named.first ?? host].allSatisfy(isAuthority) ? host : nil
    }
}

extension RequestHead.Refused {
    static let bad = Self(status: .badRequest)
}

/// `host[:port]` of RFC 3986 without user and password; names beyond ASCII come as `xn--…`.
private func isAuthority(_ text: String) -> Bool {
    !text.isEmpty
        && text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"): true
            case UInt8(ascii: "#"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"): false
            default: isTokenByte(byte)
            }
        }
}
