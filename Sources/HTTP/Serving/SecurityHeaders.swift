/// Header fields that every answer carries unless its responder has set them itself.
/// Strict-Transport-Security belongs to whoever ends TLS.
public struct SecurityHeaders: Sendable {
    public enum Framing: Sendable {
        case denied
        case sameOrigin
        /// Left to `frame-ancestors` of the policy.
        case unsaid
    }

    static let framingField = "X-Frame-Options"

    /// The policy as one line; nil sends none.
    public var contentSecurityPolicy: String?
    public var framing: Framing
    public var referrerPolicy: String
    /// Nothing on a municipality's pages needs these, but a map may ask for the place from our own pages.
    public var permissionsPolicy: String
    public var crossOriginOpenerPolicy: String

    public static let standardPermissions =
        "camera=(), display-capture=(), geolocation=(self), microphone=(), payment=(), usb=()"

    public init(
        contentSecurityPolicy: String? = nil, framing: Framing = .denied,
        referrerPolicy: String = "strict-origin-when-cross-origin",
        permissionsPolicy: String = SecurityHeaders.standardPermissions,
        crossOriginOpenerPolicy: String = "same-origin"
    ) {
        self.contentSecurityPolicy = contentSecurityPolicy
        self.framing = framing
        self.referrerPolicy = referrerPolicy
        self.permissionsPolicy = permissionsPolicy
        self.crossOriginOpenerPolicy = crossOriginOpenerPolicy
    }

    var fields: [(String, String)] {
        var fields = [
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", referrerPolicy),
            ("Permissions-Policy", permissionsPolicy),
            ("Cross-Origin-Opener-Policy", crossOriginOpenerPolicy),
        ]
        switch framing {
        case .denied: fields.append((Self.framingField, "DENY"))
        case .sameOrigin: fields.append((Self.framingField, "SAMEORIGIN"))
        case .unsaid: break
        }
        if let contentSecurityPolicy { fields.append(("Content-Security-Policy", contentSecurityPolicy)) }
        return fields.filter { !$0.1.isEmpty }
    }
}
