import Glibc
import Model

/// A place on the map, in decimal degrees (JGD2011).
struct Point: Hashable, Sendable {
    var latitude: Double
    var longitude: Double

    init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// nil: one of them is no number.
    init?(latitude: String, longitude: String) {
        guard let latitude = Double(latitude), let longitude = Double(longitude) else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// Of a degree of latitude.
    private static let metresOfDegree = 111_320.0

    private static func metresOfLongitude(at latitude: Double) -> Double { metresOfDegree * cos(latitude * .pi / 180) }

    /// The middle of the square of a grid in which it lies: everything in the square looks the same.
    func rounded(_ metres: Int) -> Point {
        func middle(_ degrees: Double, _ step: Double) -> Double { ((degrees / step).rounded(.down) + 0.5) * step }
        let latitude = middle(latitude, Double(metres) / Self.metresOfDegree)
        let width = Double(metres) / Self.metresOfLongitude(at: latitude)
        return Point(latitude: latitude, longitude: middle(longitude, width))
    }

    /// As far as a town reaches the earth is flat.
    func metres(to other: Point) -> Double {
        let north = (other.latitude - latitude) * Self.metresOfDegree
        let east =
            (other.longitude - longitude) * Self.metresOfLongitude(at: (latitude + other.latitude) / 2)
        return (north * north + east * east).squareRoot()
    }

    /// From the middle of a square of the grid to its corner, at most.
    static func error(_ rounding: Int) -> Double { Double(rounding) / 2.0.squareRoot() }

    // MARK: In tables and files

    /// Degrees in tables are whole numbers of this part.
    private static let parts = 1_000_000.0

    init(parts latitude: Int, _ longitude: Int) {
        self.init(latitude: Double(latitude) / Self.parts, longitude: Double(longitude) / Self.parts)
    }

    var parts: (latitude: Int, longitude: Int) {
        (Int((latitude * Self.parts).rounded()), Int((longitude * Self.parts).rounded()))
    }

    /// Five places, about a metre: `35.68123`.
    static func text(_ degrees: Double) -> String {
        let whole = Int((degrees * 100_000).rounded())
        let places = String(abs(whole % 100_000) + 100_000).dropFirst()
        return "\(whole / 100_000).\(places)"
    }

    /// RFC 7946 §3.1.2
    func writeGeoJSON(to json: inout JSONWriter) {
        json.object { json in
            json.member("type", "Point")
            json.key("coordinates")
            json.array { json in
                json.value(numeral: Self.text(longitude))
                json.value(numeral: Self.text(latitude))
            }
        }
    }
}
