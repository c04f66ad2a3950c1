/// A site whose HTML pages load the live-reload script.
struct LiveReloadingSite: Responder {
    let liveReload: LiveReload
    let site: any Responder

    /// A page larger than this is sent as it is.
    private static let largestPage = 16 << 20
    /// With these the site might answer with something into which no tag can be put.
    private static let headersThatNarrow = [
        "Accept-Encoding", "Range", "If-Range", "If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since",
    ]

    func bodyLimit(for request: Request) -> Int? { site.bodyLimit(for: request) }

    func respond(to request: Request) -> Response {
        switch request.path {
        case LiveReload.scriptPath: only(.get, .head, request) { scriptResponse }
        case LiveReload.eventsPath: only(.get, .get, request) { eventsResponse() }
        default: withTag(site.respond(to: namesPage(request.path) ? widened(request) : request))
        }
    }

    private func only(_ one: Method, _ other: Method, _ request: Request, _ response: () -> Response) -> Response {
        guard request.method == one || request.method == other else {
            let allowed = one == other ? one.name : "\(one.name), \(other.name)"
            return .plain(.methodNotAllowed, headers: Headers([("Allow", allowed)]))
        }
        return response()
    }

    private var scriptResponse: Response {
        let headers = Headers([
            ("Content-Type", MediaType(path: LiveReload.scriptPath).name), ("Cache-Control", "no-store"),
        ])
        return Response(.ok, headers: headers, body: .bytes(liveReload.script))
    }

    private func eventsResponse() -> Response {
        // nginx collects what it proxies unless told not to.
        let headers = Headers([
            ("Content-Type", "text/event-stream"), ("Cache-Control", "no-store"), ("X-Accel-Buffering", "no"),
        ])
        return Response(.ok, headers: headers, body: .stream(liveReload.listen()))
    }

    private func namesPage(_ path: String) -> Bool {
        let type = MediaType(path: path)
        return type == .html || type == .unknown
    }

    private func widened(_ request: Request) -> Request {
        var request = request
        for name in Self.headersThatNarrow { request.headers[name] = nil }
        return request
    }

    private func withTag(_ response: Response) -> Response {
        guard response.headers["Content-Type"] == MediaType.html.name, !response.headers.contains("Content-Encoding"),
            !response.headers.contains("Content-Range"), response.status != .notModified,
            let page = response.bytes(limit: Self.largestPage)
        else { return response }
        var changed = response
        changed.body = .bytes(insertingTag(into: page))
        for name in ["ETag", "Last-Modified", "Accept-Ranges", "Vary"] { changed.headers[name] = nil }
        changed.headers["Cache-Control"] = "no-store"
        return changed
    }

    private func insertingTag(into page: [UInt8]) -> [UInt8] {
        let end = Array("</body".utf8)
        var at = page.count
        for start in stride(from: page.count - end.count, through: 0, by: -1)
        where page[start] == end[0] && zip(page[start...], end).allSatisfy({ lowercased($0) == $1 }) {
            at = start
            break
        }
        return page[..<at] + Array(LiveReload.tag.utf8) + page[at...]
    }
}
