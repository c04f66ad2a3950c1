import FeatureKit
import HTTP

/// Through where a request has come. A desk may have a listener of its own, which the town's network reaches and nobody
/// else; then the public one knows nothing of it.
public enum Door: Sendable {
    case all, site, desk

    func opens(_ route: Route) -> Bool {
        switch self {
        case .all: true
        case .site: !route.isForDesk
        case .desk: route.isForDesk
        }
    }
}

/// The server as it is seen through a door.
public struct CompanionDoor: Responder {
    private let server: CompanionServer
    private let door: Door

    public init(_ server: CompanionServer, _ door: Door) {
        self.server = server
        self.door = door
    }

    public func respond(to request: Request) -> Response {
        // Nothing else stands on the desk's own host.
        if door == .desk && !CompanionServer.answers(request.path) {
            return request.path == "/" ? .seeOther(Route.deskPath) : .plain(.notFound)
        }
        return server.respond(to: request, through: door)
    }

    public func bodyLimit(for request: Request) -> Int? { server.bodyLimit(for: request) }
    public func blocks(_ request: Request) -> Bool { server.blocks(request) }
    public func refusal(_ status: Status, target: [UInt8]) -> Response? { server.refusal(status, target: target) }
}
