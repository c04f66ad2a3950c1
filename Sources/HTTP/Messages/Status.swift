/// A status code (RFC 9110 §15) with a sentence for the person who meets it without a page of the site around it.
public struct Status: Hashable, Sendable, CustomStringConvertible {
    public var code: UInt16

    public init(_ code: UInt16) {
        self.code = code
    }

    public static let ok = Status(200)
    public static let noContent = Status(204)
    public static let partialContent = Status(206)
    public static let seeOther = Status(303)
    public static let notModified = Status(304)
    public static let permanentRedirect = Status(308)
    public static let badRequest = Status(400)
    public static let unauthorized = Status(401)
    public static let forbidden = Status(403)
    public static let notFound = Status(404)
    public static let methodNotAllowed = Status(405)
    public static let conflict = Status(409)
    public static let gone = Status(410)
    public static let preconditionFailed = Status(412)
    public static let contentTooLarge = Status(413)
    public static let uriTooLong = Status(414)
    public static let unsupportedMediaType = Status(415)
    public static let rangeNotSatisfiable = Status(416)
    public static let unprocessable = Status(422)
    public static let tooManyRequests = Status(429)
    public static let headersTooLarge = Status(431)
    public static let internalError = Status(500)
    public static let notImplemented = Status(501)
    public static let serviceUnavailable = Status(503)

    public var description: String { String(code) }

    var phrase: String {
        switch code {
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 409: "Conflict"
        case 410: "Gone"
        case 412: "Precondition Failed"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 415: "Unsupported Media Type"
        case 416: "Range Not Satisfiable"
        case 422: "Unprocessable Content"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 503: "Service Unavailable"
        default: ""
        }
    }

    var sentence: String {
        switch code {
        case 404: "お探しのページは見つかりませんでした。"
        case 403: "このページを見ることはできません。"
        case 405: "この操作はできません。"
        case 413: "送られたデータが大きすぎます。"
        case 503: "ただいま混み合っています。しばらくしてからもう一度お試しください。"
        case 500...: "サーバーで問題が起きました。しばらくしてからもう一度お試しください。"
        default: "この要求にはお応えできません。"
        }
    }
}
