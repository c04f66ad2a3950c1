import Storage

/// Somebody's way into the desk from one browser.
public struct Session: Hashable, Sendable {
    /// Names it in lists; it opens nothing.
    public var id: String
    public var staff: String
    /// Seconds since 1970.
    public var created: Int
    public var seen: Int
    public var address: String
    /// What the browser calls itself.
    public var device: String

    /// ASVS 5.0 V7.3.1: a desk that nobody sits at closes…
    public static let idleSeconds = 60 * 60
    /// …and V7.3.2: so does one at the end of a working day.
    public static let longestSeconds = 12 * 60 * 60
    /// Between the clocks of two servers.
    static let clockDifference = 5 * 60
}

/// The secret that a browser or a script shows. The database knows its hash only.
public struct SessionToken: Sendable {
    let bytes: [UInt8]

    private static let length = 32

    init() { bytes = Sodium.random(Self.length) }

    public init?(_ text: String) {
        guard let bytes = [UInt8](hexadecimal: text), bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    public var text: String { bytes.hexadecimal }

    var hash: [UInt8] { Sodium.hash(bytes) }

    /// What forms and scripts send along, so that no other site can send in their place. It follows from the secret, and the
    /// secret does not follow from it.
    public var formToken: String { Sodium.hash(Array("form".utf8), key: bytes, length: 16).hexadecimal }

    public func accepts(formToken given: String) -> Bool {
        Sodium.areEqual(Array(given.utf8), Array(formToken.utf8))
    }
}

/// Who asks, as their session or access token tells.
public struct SignedIn: Sendable {
    public var staff: Staff
    public var permissions: Permissions
    /// nil for a script with an access token.
    public var session: Session?
    public var token: SessionToken

    /// A group of theirs asks for it, and it is not there yet.
    public var mustSetSecondFactor: Bool

    public init(
        staff: Staff, permissions: Permissions, session: Session?, token: SessionToken,
        mustSetSecondFactor: Bool = false
    ) {
        self.staff = staff
        self.permissions = permissions
        self.session = session
        self.token = token
        self.mustSetSecondFactor = mustSetSecondFactor
    }

    public func may(_ function: String, on parts: [String] = []) -> Bool { permissions.allow(function, on: parts) }
}
