import FeatureKit
import HTTP
import Model

/// The OpenAPI 3.1 document of the routes (https://spec.openapis.org/oas/v3.1.1). Made from the table of routes: an operation
/// that is not in it does not exist. Pages of the desk are for people and are left out.
enum APIDescription {
    static let path = "/api/openapi.json"

    static func document(_ routes: [Route]) -> [UInt8] {
        var json = JSONWriter(.readable)
        json.object { json in
            json.member("openapi", "3.1.1")
            json.key("info")
            json.object { json in
                json.member("title", "Madoguchi")
                json.member("version", "1")
            }
            json.key("components")
            json.raw(components)
            json.key("paths")
            json.object { json in
                for (path, routes) in Dictionary(grouping: routes.filter { !$0.isPage }, by: \.path).sorted(by: {
                    $0.key < $1.key
                }) {
                    json.key(path)
                    json.object { json in
                        for route in routes.sorted(by: { $0.method.name < $1.method.name }) { write(route, &json) }
                    }
                }
            }
        }
        return json.bytes
    }

    private static func write(_ route: Route, _ json: inout JSONWriter) {
        json.key(route.method.name.lowercased())
        json.object { json in
            json.member("operationId", route.operation)
            json.member("summary", route.summary)
            json.key("security")
            json.raw(security(route.access))
            if !route.query.isEmpty {
                json.key("parameters")
                json.array { json in for name in route.query { writeParameter(name, &json) } }
            }
            if let schema = route.bodySchema {
                json.key("requestBody")
                json.object { json in
                    json.member("required", true)
                    writeContent(schema, route.bodyType, &json)
                }
            }
            json.key("responses")
            json.object { json in
                for status in (route.statuses + everywhere).sorted(by: { $0.code < $1.code }) {
                    json.key(String(status.code))
                    json.object { json in
                        json.member("description", description(status))
                        if let (schema, type) = answerSchema(route, status) { writeContent(schema, type, &json) }
                    }
                }
            }
        }
    }

    private static func writeParameter(_ name: String, _ json: inout JSONWriter) {
        json.object { json in
            json.member("name", name)
            json.member("in", "query")
            json.key("schema")
            json.raw("{\"type\": \"string\"}")
        }
    }

    private static func writeContent(_ schema: String, _ type: String, _ json: inout JSONWriter) {
        json.key("content")
        json.object { json in
            json.key(type)
            json.object { json in
                json.key("schema")
                json.raw(schema)
            }
        }
    }

    private static func answerSchema(_ route: Route, _ status: Status) -> (schema: String, type: String)? {
        if status.code >= 400, let refusing = route.refusing { return (refusing.schema, refusing.type) }
        if status.code >= 400 { return ("{\"$ref\": \"#/components/schemas/Refusal\"}", Route.json) }
        return status == .ok ? route.answerSchema.map { ($0, route.answerType) } : nil
    }

    /// `Refusal.response`, and the ways in.
    private static let components = """
        {"schemas": {"Refusal": {"type": "object", "required": ["code", "message"], "additionalProperties": false,
        "properties": {"code": {"type": "string"}, "message": {"type": "string"},
        "field": {"type": "string", "description": "what of the request is wrong: turns[0].question"}}}},
        "securitySchemes": {
        "session": {"type": "apiKey", "in": "cookie", "name": "\(SessionCookie.staff.secureName)",
        "description": "set by signIn; what changes something carries its X-CSRF-Token and comes from the site's own origin"},
        "accessToken": {"type": "http", "scheme": "bearer", "description": "made by `madoguchi staff token`"}}}
        """

    private static func security(_ access: Route.Access) -> String {
        switch access {
        // Residents' own pages are left out above.
        case .anyone, .ownPages, .resident: "[]"
        case .signedIn: "[{\"session\": []}]"
        case .staff, .staffSomewhere: "[{\"session\": []}, {\"accessToken\": []}]"
        }
    }

    /// What every operation may answer.
    private static let everywhere: [Status] = [
        .badRequest, .unauthorized, .forbidden, .contentTooLarge, .unsupportedMediaType, .unprocessable,
        .tooManyRequests,
        .serviceUnavailable,
    ]

    private static func description(_ status: Status) -> String {
        switch status.code {
        case 200..<300: "done"
        case 400: "not readable as JSON"
        case 401: "nobody has signed in, or name, password or code are wrong"
        case 403: "not from one of the site's own pages, or not allowed"
        case 404: "there is no such thing"
        case 409: "changed by somebody else in the meantime, or closed, or full"
        case 413: "too long"
        case 415: "not JSON"
        case 422: "a value is wrong; `field` says which"
        case 429: "too often in a minute"
        default: "not now; nothing was kept"
        }
    }
}
