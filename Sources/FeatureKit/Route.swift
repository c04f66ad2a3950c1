import Accounts
import HTTP

/// A request that a counter answers.
public struct Route: Sendable {
    public enum Access: Hashable, Sendable {
        /// Anybody, from the site's own pages.
        case ownPages
        /// Anybody, from anywhere; it changes nothing.
        case anyone
        /// Whoever has signed in, even where the password has to be changed first.
        case signedIn
        /// A resident who has signed in to their account.
        case resident
        /// Staff with this function over everything: who has it for a part only has no use for a page of all.
        case staff(String)
        /// Staff with this function over anything at all; the counter looks at what the thing belongs to.
        case staffSomewhere(String)
    }

    public var method: Method
    /// `/api/v1/conversations`, `/staff/accounts/{name}`
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
    /// JSON Schema of what it answers with 200; nil where it answers without a body.
    public var answerSchema: String?
    /// Media types of what is sent and of what is answered.
    public var bodyType = Self.json
    public var answerType = Self.json
    /// Names of what may stand behind the `?`.
    public var query: [String] = []
    /// How it refuses, where a standard has a form of its own for that; nil: as everywhere.
    public var refusing: Refusing?
    public var answer: @Sendable (Call) throws -> Response

    public static let json = "application/json"

    public struct Refusing: Sendable {
        /// JSON Schema of the answer, and its media type.
        public var schema: String
        public var type: String
        public var response: @Sendable (Refusal) -> Response

        public init(schema: String, type: String, response: @escaping @Sendable (Refusal) -> Response) {
            self.schema = schema
            self.type = type
            self.response = response
        }
    }

    public init(
        _ method: Method, _ path: String, _ operation: String, _ access: Access, summary: String,
        bodySchema: String? = nil, statuses: [Status] = [.ok], answerSchema: String? = nil,
        answer: @escaping @Sendable (Call) throws -> Response
    ) {
        self.method = method
        self.path = path
        self.operation = operation
        self.access = access
        self.summary = summary
        self.bodySchema = bodySchema
        self.statuses = statuses
        self.answerSchema = answerSchema
        self.answer = answer
    }

    /// A page of the desk, or of residents' own.
    public static func page(
        _ path: String, _ operation: String, _ access: Access, answer: @escaping @Sendable (Call) throws -> Response
    ) -> Route {
        Route(.get, path, operation, access, summary: "", answer: answer)
    }

    /// What a form of such a page sends.
    public static func form(
        _ path: String, _ operation: String, _ access: Access, answer: @escaping @Sendable (Call) throws -> Response
    ) -> Route {
        Route(.post, path, operation, access, summary: "", statuses: [.seeOther], answer: answer)
    }

    /// Of other systems of towns (Open311 GeoReport v2); a key stands among the fields.
    public static let open311Path = "/open311"
    /// Of maps.
    public static let tilePath = "/tiles"

    public var takesKey: Bool { path.hasPrefix(Self.open311Path + "/") && method == .post }

    public static let deskPath = "/staff"

    /// Pages of residents' own.
    public static let residentPath = "/my"

    /// Answered with pages, for people; everything else with JSON.
    public var isPage: Bool { isDeskPage || isResidentPage }
    public var isDeskPage: Bool { Self.isDeskPath(path) }
    public var isResidentPage: Bool { Self.isResidentPath(path) }

    public static func isResidentPath(_ path: String) -> Bool {
        path == residentPath || path.hasPrefix(residentPath + "/")
    }

    /// Where forms may send files.
    public static func takesFiles(_ path: String) -> Bool {
        path.hasPrefix(residentPath + "/forms/") || path.hasPrefix(deskPath + "/forms/") && path.hasSuffix("/message")
    }

    public static func isDeskPath(_ path: String) -> Bool { path == deskPath || path.hasPrefix(deskPath + "/") }
}
