import FeatureKit
import HTTP
import Model
import Transfer

// Maps of the Geospatial Information Authority (国土地理院), through this server: nobody else learns where a visitor looks.
//
// Maps.swift       the counter
// Tile.swift       a part of a map, within Japan
// TileSource.swift where they are fetched
// TileCache.swift  those that were fetched, in files

public struct Maps: Feature {
    private let cache: TileCache?

    /// - Parameter source: nil: there are no maps.
    public init(_ source: TileSource?) { cache = source.map(TileCache.init) }

    /// A browser asks again after a week; maps of a country change slowly.
    private static let browserSeconds = 7 * 86_400

    public var routes: [Route] {
        var route = Route(
            .get, Route.tilePath + "/{style}/{z}/{x}/{y}", "getTile", .anyone,
            summary:
                "A part of a map by the Geospatial Information Authority of Japan (style std or pale, z 5 to 18, within Japan), as a PNG.",
            statuses: [.ok, .notFound], answerSchema: #"{"type": "string", "format": "binary"}"#
        ) { call in try tile(call) }
        route.answerType = "image/png"
        return [route]
    }

    private func tile(_ call: Call) throws -> Response {
        guard let cache,
            let tile = Tile(
                call.parameter("style"), z: call.parameter("z"), x: call.parameter("x"), y: call.parameter("y"))
        else { throw Refusal.notFound }
        switch try cache.picture(tile, now: call.now) {
        case .picture(let bytes):
            var headers = Headers()
            headers["Content-Type"] = "image/png"
            headers["Cache-Control"] = "public, max-age=\(Self.browserSeconds)"
            return Response(.ok, headers: headers, body: .bytes(bytes))
        case .none: throw Refusal.notFound
        case .later:
            var refusal = Refusal(.serviceUnavailable, "no-map", "ただいま地図を表示できません。")
            refusal.retryAfter = TileCache.patience
            throw refusal
        }
    }
}
