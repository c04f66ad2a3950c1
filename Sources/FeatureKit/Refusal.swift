import HTTP
import Model

/// Why a request was not done, for whoever sent it. Everything else that is thrown is our fault and is not shown.
public struct Refusal: Error, Equatable, Sendable {
    public var status: Status
    public var code: String
    public var message: String
    /// What of the request is wrong: `turns[0].question`.
    public var field: String?
    /// Seconds; nil: trying again does not help.
    public var retryAfter: Int?
    /// Of a translated page: its title and language; nil: the usual ones.
    public var page: Page?

    public struct Page: Equatable, Sendable {
        public var title: String
        public var language: String

        public init(title: String, language: String) {
            self.title = title
            self.language = language
        }
    }

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
        var response = Response.json(status, json.bytes)
        addWaiting(to: &response)
        return response
    }

    /// RFC 9110 §10.2.3
    public func addWaiting(to response: inout Response) {
        if let retryAfter { response.headers["Retry-After"] = String(retryAfter) }
    }

    /// - Parameter field: as it stands in the body: `turns[0].question`.
    public static func wrongValue(_ field: String) -> Refusal {
        Refusal(.unprocessable, "wrong-value", "値が正しくありません。", field: field)
    }

    public static var notFound: Refusal { Refusal(.notFound, "not-found", "お探しのものはありません。削除されたかもしれません。") }
    public static var notAllowed: Refusal {
        Refusal(.forbidden, "not-allowed", "この操作をする権限がありません。必要なときは、管理を担当する職員に相談してください。")
    }
}

extension Response {
    public static func json(_ status: Status, _ bytes: [UInt8]) -> Response {
        var headers = Headers()
        headers["Content-Type"] = "application/json"
        headers["Cache-Control"] = "no-store"
        return Response(status, headers: headers, body: .bytes(bytes))
    }

    /// To another page, which is asked for with GET (RFC 9110 §15.4.4).
    public static func seeOther(_ path: String) -> Response {
        var headers = Headers()
        headers["Location"] = path
        headers["Cache-Control"] = "no-store"
        return Response(.seeOther, headers: headers)
    }
}
