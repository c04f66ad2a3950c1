import HTTP
import Model
import Storage

// The room `FeatureKit`: what a counter is, and what it is handed. Counters know this room and never each other.

/// A counter: its routes and its tables. `Server` has the list of all.
public protocol Feature: Sendable {
    var routes: [Route] { get }
    var migrations: [Migration] { get }
}

/// What a counter works with.
public struct Surroundings: Sendable {
    public var store: any Store
    public var vault: Vault
    /// Seconds since 1970. Handed in, so that tests have a time of their own.
    public var now: @Sendable () -> Int

    public init(store: any Store, vault: Vault, now: @escaping @Sendable () -> Int) {
        self.store = store
        self.vault = vault
        self.now = now
    }
}

/// A request that a counter answers.
public struct Route: Sendable {
    public enum Access: Sendable {
        /// Anybody, from the site's own pages.
        case ownPages
    }

    public var method: Method
    /// `/api/v1/conversations`
    public var path: String
    /// Name of the operation in the API's description; scripts rely on it.
    public var operation: String
    public var access: Access
    /// One sentence for the API's description.
    public var summary: String
    /// JSON Schema of the body; nil where there is none.
    public var bodySchema: String?
    /// With what it answers when all is well.
    public var statuses: [Status]
    public var answer: @Sendable (Request) throws -> Response

    public init(
        _ method: Method, _ path: String, _ operation: String, _ access: Access, summary: String,
        bodySchema: String? = nil, statuses: [Status],
        answer: @escaping @Sendable (Request) throws -> Response
    ) {
        self.method = method
        self.path = path
        self.operation = operation
        self.access = access
        self.summary = summary
        self.bodySchema = bodySchema
        self.statuses = statuses
        self.answer = answer
    }
}

/// Why a request was not done, for whoever sent it. Everything else that is thrown is our fault and is not shown.
public struct Refusal: Error, Equatable, Sendable {
    public var status: Status
    public var code: String
    public var message: String
    /// What of the request is wrong: `turns[0].question`.
    public var field: String?

    public init(_ status: Status, _ code: String, _ message: String, field: String? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.field = field
    }

    /// `{"code", "message", "field"?}`
    public var response: Response {
        var json = JSONWriter()
        json.object { json in
            json.member("code", code)
            json.member("message", message)
            json.member("field", ifPresent: field)
        }
        return Response.json(status, json.bytes)
    }
}

extension Response {
    public static func json(_ status: Status, _ bytes: [UInt8]) -> Response {
        var headers = Headers()
        headers["Content-Type"] = "application/json"
        headers["Cache-Control"] = "no-store"
        return Response(status, headers: headers, body: .bytes(bytes))
    }
}
