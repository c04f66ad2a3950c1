import FeatureKit
import HTTP
import Model
import Questions
import Storage

/// The companion server: the list of its counters, and what every request to them passes.
public struct CompanionServer: Responder {
    private let routes: [Route]
    private let store: any Store
    private let limits: RequestLimits
    private let counts = RequestCounts()
    private let report: @Sendable (String) -> Void

    /// - Parameter report: takes a line for the log. It never holds what a resident said.
    public init(_ surroundings: Surroundings, report: @escaping @Sendable (String) -> Void) throws {
        let features: [any Feature] = [Questions(surroundings)]
        try surroundings.store.migrate(
            Vault.migrations + features.flatMap(\.migrations), now: surroundings.now())
        routes = features.flatMap(\.routes)
        store = surroundings.store
        limits = RequestLimits(now: surroundings.now)
        self.report = report
    }

    /// After the requests that were begun.
    public func close() { store.close() }

    /// Paths that are the server's and no file's.
    public static func answers(_ path: String) -> Bool {
        path == health || path == metrics || path == "/api" || path.hasPrefix("/api/")
    }

    private static let health = "/healthz"
    private static let metrics = "/metrics"

    public func respond(to request: Request) -> Response {
        switch request.path {
        case Self.health: reading(request) { health }
        case Self.metrics: reading(request) { metrics }
        case APIDescription.path: reading(request) { .json(.ok, APIDescription.document(routes)) }
        default: operation(request)
        }
    }

    private func reading(_ request: Request, _ answer: () -> Response) -> Response {
        if request.method == .get || request.method == .head { return answer() }
        return wrongMethod(allowed: "GET, HEAD")
    }

    private func wrongMethod(allowed: String) -> Response {
        var response = Refusal(.methodNotAllowed, "wrong-method", "この方法では操作できません。").response
        response.headers["Allow"] = allowed
        return response
    }

    // MARK: Operations

    private func operation(_ request: Request) -> Response {
        let fitting = routes.filter { $0.path == request.path }
        guard !fitting.isEmpty else {
            return Refusal(.notFound, "no-such-operation", "この操作はありません。").response
        }
        guard let route = fitting.first(where: { $0.method == request.method }) else {
            return wrongMethod(allowed: fitting.map(\.method.name).joined(separator: ", "))
        }
        let response = answer(request, route)
        counts.add(route.operation, response.status)
        return response
    }

    private func answer(_ request: Request, _ route: Route) -> Response {
        do {
            try admit(request, route)
            return try route.answer(request)
        } catch let refusal as Refusal {
            return refusal.response
        } catch {
            // A failure of the store says which statement, never with which values.
            report("\(route.operation): \(error)")
            return Refusal(.serviceUnavailable, "unavailable", "ただいま受け付けられません。しばらくしてからもう一度お試しください。").response
        }
    }

    private func admit(_ request: Request, _ route: Route) throws(Refusal) {
        guard limits.take(request.client) else {
            throw Refusal(.tooManyRequests, "too-many-requests", "短い時間に送られた回数が多すぎます。しばらくお待ちください。")
        }
        switch route.access {
        case .ownPages: try OwnPages.check(request)
        }
    }

    // MARK: For those who watch it

    private var isStoreUp: Bool {
        do {
            return try store.read { try $0.rows("SELECT 1") }.count == 1
        } catch {
            report("healthz: \(error)")
            return false
        }
    }

    /// 200 while the store answers.
    private var health: Response {
        isStoreUp
            ? .json(.ok, Array("{\"status\":\"ok\"}".utf8))
            : .json(.serviceUnavailable, Array("{\"status\":\"unavailable\"}".utf8))
    }

    private var metrics: Response {
        var headers = Headers()
        headers["Content-Type"] = "text/plain; version=0.0.4; charset=utf-8"
        headers["Cache-Control"] = "no-store"
        return Response(.ok, headers: headers, body: .bytes(Array(counts.text(isStoreUp: isStoreUp).utf8)))
    }
}
