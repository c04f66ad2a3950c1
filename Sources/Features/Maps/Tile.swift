import Glibc

/// A part of a map: a square of the world, as all web maps cut it (https://maps.gsi.go.jp/development/siyou.html).
struct Tile: Hashable, Sendable {
    enum Style: String, Sendable {
        /// 標準地図
        case std
        /// 淡色地図
        case pale
    }

    let style: Style
    let z: Int
    let x: Int
    let y: Int

    /// Both styles have these.
    private static let zooms = 5...18
    /// What forms take as a place: Japan and its seas. Nothing else is fetched for anybody.
    private static let (south, north, west, east) = (20.0, 46.0, 122.0, 154.0)

    /// nil: there is no such part, or not of Japan.
    init?(_ style: String, z: String, x: String, y: String) {
        guard let style = Style(rawValue: style), let z = Self.number(z), let x = Self.number(x),
            let y = Self.number(y),
            Self.zooms.contains(z), Self.columns(z).contains(x), Self.rows(z).contains(y)
        else { return nil }
        (self.style, self.z, self.x, self.y) = (style, z, x, y)
    }

    /// One spelling of each: no second file for the same.
    private static func number(_ text: String) -> Int? {
        text.utf8.count <= 7 ? Int(text).flatMap { String($0) == text ? $0 : nil } : nil
    }

    private static func columns(_ z: Int) -> ClosedRange<Int> {
        func column(_ longitude: Double) -> Int { Int((longitude + 180) / 360 * Double(1 << z)) }
        return column(west)...column(east)
    }

    private static func rows(_ z: Int) -> ClosedRange<Int> {
        func row(_ latitude: Double) -> Int {
            let angle = latitude * .pi / 180
            return Int((1 - log(tan(angle) + 1 / cos(angle)) / .pi) / 2 * Double(1 << z))
        }
        return row(north)...row(south)
    }

    /// `std/12/3637/1612.png`
    var path: String { "\(style.rawValue)/\(z)/\(x)/\(y).png" }
}
