import Accounts
import HTTP

/// The cookie that holds a session's secret (ASVS 5.0 V3.3). Over TLS its name keeps other hosts and plain connections from
/// setting it: https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.3.2
public struct SessionCookie: Sendable {
    private let plainName: String
    public var secureName: String { "__Host-" + plainName }

    /// Of the desk.
    public static let staff = SessionCookie(plainName: "madoguchi_staff")
    /// Of residents' own pages.
    public static let resident = SessionCookie(plainName: "madoguchi_resident")

    private func name(_ request: Request) -> String { request.isSecure ? secureName : plainName }

    public func token(_ request: Request) -> SessionToken? {
        request.cookie(name(request)).flatMap(SessionToken.init)
    }

    /// Until the browser closes or the session ends. `Lax`: a link in a mail leads to the page and not to the sign-in.
    public func set(_ token: SessionToken, _ response: inout Response, _ request: Request) {
        response.headers.append("Set-Cookie", "\(name(request))=\(token.text)\(attributes(request))")
    }

    public func clear(_ response: inout Response, _ request: Request) {
        response.headers.append("Set-Cookie", "\(name(request))=\(attributes(request)); Max-Age=0")
    }

    private func attributes(_ request: Request) -> String {
        "; Path=/; HttpOnly; SameSite=Lax" + (request.isSecure ? "; Secure" : "")
    }
}
