import FeatureKit
import HTTP
import Testing

@testable import Server

/// A desk with a listener of its own.
@Suite struct DoorTests {
    private func ask(_ route: Route, _ server: RunningServer, _ door: Door) -> Response {
        Service(responder: CompanionDoor(server.companion, door)).answer(
            route.method == .get ? "GET" : "POST", route.path.replacing(#/\{[a-z]+\}/#, with: "nothing"),
            headers: RunningServer.own, body: route.method == .get ? [] : Array("{}".utf8))
    }

    @Test func `through the site's door there is no desk, and through the desk's nothing else`() throws {
        let server = try RunningServer()
        let routes = server.companion.routes.filter { $0.method == .get || $0.method == .post }
        let desk = routes.filter(\.isForDesk)
        #expect(desk.count > 20 && routes.count > desk.count)
        for route in desk {
            // Where the public has another method at the same address, that one is named.
            #expect([.notFound, .methodNotAllowed].contains(ask(route, server, .site).status), "\(route.operation)")
            #expect(![.notFound, .methodNotAllowed].contains(ask(route, server, .desk).status), "\(route.operation)")
            server.now += 20
        }
        for route in routes where !route.isForDesk {
            #expect([.notFound, .methodNotAllowed].contains(ask(route, server, .desk).status), "\(route.operation)")
        }
    }

    @Test func `both doors tell that all is well; the desk's leads to the desk, the site's shows the site's own page`()
        throws
    {
        let server = try RunningServer()
        let (site, desk) = (
            Service(responder: CompanionDoor(server.companion, .site)),
            Service(responder: CompanionDoor(server.companion, .desk))
        )
        #expect(site.answer("GET", "/healthz").status == .ok)
        #expect(desk.answer("GET", "/healthz").status == .ok)
        #expect(desk.answer("GET", "/").headers["Location"] == "/staff")
        #expect(desk.answer("GET", "/programs/").status == .notFound)
    }
}
