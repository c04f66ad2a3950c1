import HTTP
import Model
import Server

/// What `serve` listens on: one place for everything, or one for the site and one for the desk.
struct Listeners {
    /// An address and a port; port 0: any that is free.
    struct Place {
        var address: String
        var port: Int

        init(_ address: String?, _ port: Int) {
            self.address = address ?? "127.0.0.1"
            self.port = port
        }

        func url(_ port: UInt16) -> String {
            "http://\(address.contains(":") ? "[\(address)]" : address):\(port)/"
        }
    }

    private let places: (site: Place, desk: Place?)
    private let site: HTTPServer
    /// nil: the desk is reached where the site is.
    private let desk: HTTPServer?

    /// - Parameter configuration: of both, but for where they listen.
    init(
        _ configuration: HTTPServer.Configuration, site place: Place, desk deskPlace: Place?, _ files: any Responder,
        _ companion: CompanionServer
    ) {
        places = (place, deskPlace)
        site = HTTPServer(
            configuration.at(place),
            responder: CompanionBesideSite(files, CompanionDoor(companion, deskPlace == nil ? .all : .site)))
        desk = deskPlace.map {
            HTTPServer(configuration.at($0), responder: CompanionDoor(companion, .desk))
        }
    }

    func start() throws(Problem) {
        try site.start()
        try desk?.start()
    }

    func stop() {
        site.stop()
        desk?.stop()
    }

    var sitePort: UInt16 { site.port ?? UInt16(places.site.port) }
    var siteAddress: String { places.site.url(sitePort) }
    var deskAddress: String? { places.desk.map { $0.url(desk?.port ?? 0) + "staff" } }
}

extension HTTPServer.Configuration {
    fileprivate func at(_ place: Listeners.Place) -> HTTPServer.Configuration {
        var configuration = self
        configuration.address = place.address
        configuration.port = UInt16(place.port)
        return configuration
    }
}

/// The server's own paths beside the files of the site.
private struct CompanionBesideSite: Responder {
    private let site: any Responder
    private let companion: CompanionDoor

    init(_ site: any Responder, _ companion: CompanionDoor) {
        self.site = site
        self.companion = companion
    }

    private func responder(_ request: Request) -> any Responder {
        CompanionServer.answers(request.path) ? companion : site
    }

    func respond(to request: Request) -> Response { responder(request).respond(to: request) }
    func bodyLimit(for request: Request) -> Int? { responder(request).bodyLimit(for: request) }
    func blocks(_ request: Request) -> Bool { responder(request).blocks(request) }
    func refusal(_ status: Status, target: [UInt8]) -> Response? { companion.refusal(status, target: target) }
}
