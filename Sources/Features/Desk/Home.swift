import Accounts
import FeatureKit
import HTTP
import Layouts

/// The first page: what waits for whoever has signed in.
struct Home {
    private let surroundings: Surroundings
    private let notes: @Sendable (SignedIn) throws -> [DeskNote]

    init(_ surroundings: Surroundings, _ notes: @escaping @Sendable (SignedIn) throws -> [DeskNote]) {
        self.surroundings = surroundings
        self.notes = notes
    }

    var routes: [Route] {
        [.page(Route.deskPath, "showHome", .signedIn) { call in try page(call) }]
    }

    private func page(_ call: Call) throws -> Response {
        let signedIn = try call.staff()
        let order: [DeskNote.Weight] = [.urgent, .waiting, .calm]
        let notes = try notes(signedIn)
        let sorted = order.flatMap { weight in notes.filter { $0.weight == weight } }
        return try surroundings.desk.page(
            "desk/home.html", "はじめの画面", call,
            [
                (
                    "notes",
                    .list(
                        sorted.map {
                            .record(
                                ("weight", .text($0.weight.rawValue)), ("text", .text($0.text)), ("url", .text($0.path))
                            )
                        })
                ), ("last", .text(DeskTime.text(signedIn.staff.previousSignIn))),
            ])
    }
}
