/// What every request passes, whether it came through a socket or not: admission, its responder, security headers.
/// Tests ask it directly; `HTTPServer` asks it for every connection.
public struct Service: Sendable {
    /// Where a responder does not say otherwise: enough for a form without attachments.
    public static let standardBodyLimit = 64 << 10

    private let responder: any Responder
    private let securityFields: [(String, String)]
    private let bodyLimit: Int
    private let proxies: Proxies

    /// - Parameter proxies: whose word about the client is believed.
    public init(
        responder: any Responder, securityHeaders: SecurityHeaders = SecurityHeaders(),
        bodyLimit: Int = Service.standardBodyLimit, proxies: [AddressRange] = []
    ) {
        self.proxies = Proxies(trusted: proxies)
        self.responder = responder
        self.securityFields = securityHeaders.fields
        self.bodyLimit = bodyLimit
    }

    /// One request without a socket: the same checks, the same answer. `target` and `headers` as on the wire.
    public func answer(
        _ method: String, _ target: String, headers: [(String, String)] = [("Host", "test")], body: [UInt8] = [],
        client: ClientAddress? = nil
    ) -> Response {
        answer(
            RequestHead(
                method: method, target: Array(target.utf8), version: .http11, headers: Headers(headers), client: client),
            body)
    }

    func answer(_ head: RequestHead, _ body: [UInt8]) -> Response {
        switch admit(head) {
        case .refused(let response): return response
        case .admitted(let admitted, let limit):
            guard body.count <= limit else { return refusal(.contentTooLarge) }
            var request = admitted.request
            request.body = body
            return respond(to: request)
        }
    }

    enum Admission {
        case admitted(RequestHead.Admitted, bodyLimit: Int)
        /// The connection cannot be used any more: where the request ends is not certain, or its body is not wanted.
        case refused(Response)
    }

    func admit(_ head: RequestHead) -> Admission {
        switch head.request() {
        case .failure(let refused):
            return .refused(
                responder.refusal(refused.status, target: head.target).map(secured) ?? refusal(refused.status))
        case .success(var admitted):
            admitted.request = proxies.resolve(admitted.request)
            admitted.request.id = Self.newID()
            let limit = max(0, responder.bodyLimit(for: admitted.request) ?? bodyLimit)
            if case .known(let size) = admitted.body, size > UInt64(limit) {
                return .refused(refusal(.contentTooLarge))
            }
            return .admitted(admitted, bodyLimit: limit)
        }
    }

    func blocks(_ request: Request) -> Bool { responder.blocks(request) }

    /// Sixteen hexadecimal digits.
    private static func newID() -> String {
        let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    func respond(to request: Request) -> Response {
        let response = responder.respond(to: request)
        guard response.headers.areSendable else { return refusal(.internalError) }
        return secured(response)
    }

    func refusal(_ status: Status) -> Response {
        secured(.plain(status))
    }

    private func secured(_ response: Response) -> Response {
        var response = response
        response.headers.reserveCapacity(response.headers.fields.count + securityFields.count)
        let saysWhoFrames = response.headers["Content-Security-Policy"]?.contains("frame-ancestors") ?? false
        for (name, value) in securityFields where !response.headers.contains(name) {
            // It knows no list of sites, and old browsers would follow it instead of the policy.
            if saysWhoFrames && name == SecurityHeaders.framingField { continue }
            response.headers.append(name, value)
        }
        return response
    }
}
