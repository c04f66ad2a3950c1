import Definitions
import Model

/// Links that site.yaml and entries' fields give, with their places.
enum MenuCheck {
    static func problems(_ site: Site) -> [Problem] { [] }
}
