import Accounts
import HTTP
import Model

/// One request to a route, with what is known of whoever asks.
public struct Call: Sendable {
    public var request: Request
    /// What stood in place of `{name}`.
    public var parameters: [String: String]
    /// Set where the route is for staff.
    public var signedIn: SignedIn?
    /// Set where the route is for a resident.
    public var resident: SignedInResident?
    /// Seconds since 1970.
    public var now: Int

    public init(_ request: Request, parameters: [String: String] = [:], signedIn: SignedIn? = nil, now: Int) {
        self.request = request
        self.parameters = parameters
        self.signedIn = signedIn
        self.now = now
    }

    /// - Throws: `Refusal`, where nobody has signed in; the table of routes sees to it that somebody has.
    public func staff() throws(Refusal) -> SignedIn {
        guard let signedIn else { throw Refusal(.unauthorized, "not-signed-in", "サインインしてください。") }
        return signedIn
    }

    /// - Throws: `Refusal`, as `staff()`.
    public func residentSignedIn() throws(Refusal) -> SignedInResident {
        guard let resident else { throw Refusal(.unauthorized, "not-signed-in", "サインインしてください。") }
        return resident
    }

    /// For the audit.
    public func author() throws(Refusal) -> Author {
        Author(actor: "staff/\(try staff().staff.name)", address: request.client?.description ?? "", now: now)
    }

    /// - Parameter parts: what the thing belongs to.
    public func require(_ function: String, on parts: [String] = []) throws(Refusal) {
        guard try staff().may(function, on: parts) else { throw .notAllowed }
    }

    /// The body, where it is JSON.
    public func json() throws(Refusal) -> JSONValue {
        guard let value = try? JSONValue.reading(request.body, file: "", limits: JSONValue.Limits()) else {
            throw Refusal(.badRequest, "broken-json", "JSON として読めません。")
        }
        // No database keeps U+0000; inside a string it can only stand escaped (RFC 8259 §7).
        if let place = value.placeOfNull() { throw Refusal.wrongValue(place) }
        return value
    }

    public func parameter(_ name: String) -> String { parameters[name] ?? "" }

    /// A field of the form that was sent, without blanks at its ends; empty where it is missing.
    public func field(_ name: String) -> String { request.form?[name].map(Self.trimmed) ?? "" }

    /// As it was typed: a password may begin with a blank.
    public func rawField(_ name: String) -> String { request.form?[name] ?? "" }

    public func fields(_ name: String) -> [String] { request.form?.all(name).map(Self.trimmed) ?? [] }

    public func query(_ name: String) -> String { request.query[name].map(Self.trimmed) ?? "" }

    private static func trimmed(_ text: String) -> String {
        let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{3000}" }
        let start = text.drop(while: isBlank)
        return start.lastIndex { !isBlank($0) }.map { String(start[...$0]) } ?? ""
    }
}
