/// Whom to believe about where a request came from.
struct Proxies: Sendable {
    let trusted: [AddressRange]

    /// What proxies in front have written, where they are ours: the client's address is the last of `X-Forwarded-For` that is
    /// no proxy, for whoever stands before that can have written anything.
    func resolve(_ request: Request) -> Request {
        var request = request
        guard let sender = request.client, isTrusted(sender) else { return request }
        request.isSecure =
            request.headers.values("X-Forwarded-Proto").last.map { equalIgnoringCase($0, "https") } ?? false
        let chain = (request.headers.list("X-Forwarded-For") ?? "").split(separator: ",")
        for text in chain.reversed() {
            guard let address = ClientAddress(text.trimmed) else { break }
            request.client = address
            if !isTrusted(address) { break }
        }
        return request
    }

    private func isTrusted(_ address: ClientAddress) -> Bool { trusted.contains { $0.contains(address) } }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        let end = start.lastIndex { $0 != " " && $0 != "\t" }
        return end.map { start[...$0] } ?? ""
    }
}
