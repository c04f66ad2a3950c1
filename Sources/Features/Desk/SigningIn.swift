import Accounts
import FeatureKit
import HTTP
import Layouts
import Model

/// The way in and out, as pages and as operations.
struct SigningIn {
    private let surroundings: Surroundings

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    static let path = "/staff/sign-in"

    private static let schema = """
        {"type": "object", "required": ["name", "password"], "properties": {
        "name": {"type": "string", "maxLength": 40}, "password": {"type": "string", "maxLength": 200},
        "code": {"type": "string", "maxLength": 20}}}
        """

    private static let answerSchema = """
        {"type": "object", "required": ["csrf", "mustChangePassword"], "additionalProperties": false, "properties": {
        "csrf": {"type": "string"}, "mustChangePassword": {"type": "boolean"}}}
        """

    var routes: [Route] {
        [
            .page(Self.path, "showSignIn", .anyone) { call in try page(call) },
            .form(Self.path, "signInOnPage", .ownPages) { call in try signInOnPage(call) },
            .form("/staff/sign-out", "signOutOnPage", .signedIn) { call in
                try signOut(call)
                var response = Response.seeOther(Self.path + "?done=1")
                SessionCookie.staff.clear(&response, call.request)
                return response
            },
            Route(
                .post, "/api/v1/session", "signIn", .ownPages,
                summary: "Signs a member of staff in: sets the cookie, and answers with the token for X-CSRF-Token.",
                bodySchema: Self.schema, answerSchema: Self.answerSchema
            ) { call in try signIn(call) },
            Route(
                .delete, "/api/v1/session", "signOut", .signedIn, summary: "Ends the session.", statuses: [.noContent]
            ) { call in
                try signOut(call)
                var response = Response(.noContent)
                SessionCookie.staff.clear(&response, call.request)
                return response
            },
        ]
    }

    // MARK: Pages

    private func page(_ call: Call) throws -> Response {
        try page(call, name: "", next: call.query("next"), notice: call.query("done") == "1" ? "サインアウトしました。" : nil)
    }

    private func page(
        _ call: Call, name: String, next: String, notice: String? = nil, problem: String? = nil, status: Status = .ok
    ) throws -> Response {
        try surroundings.desk.page(
            "desk/sign-in.html", "サインイン", call, [("name", .text(name)), ("next", .text(next))], notice: notice,
            problem: problem, status: status)
    }

    private func signInOnPage(_ call: Call) throws -> Response {
        let name = call.field("name")
        do {
            let (token, staff) = try attempt(
                call, name: name, password: call.rawField("password"), code: call.field("code"))
            let next = Self.ownPage(call.field("next")) ?? "/staff"
            var response = Response.seeOther(staff.mustChangePassword ? OwnAccount.passwordPath : next)
            SessionCookie.staff.set(token, &response, call.request)
            return response
        } catch let refusal as AccountRefusal {
            return try page(
                call, name: name, next: call.field("next"), problem: refusal.sentence,
                status: refusal == .busy ? .serviceUnavailable : .unprocessable)
        }
    }

    /// Only pages of the desk: a link to elsewhere would take somebody who has just signed in to a stranger.
    static func ownPage(_ path: String) -> String? {
        let isPlain = path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        guard isPlain, path == Route.deskPath || path.hasPrefix(Route.deskPath + "/") else { return nil }
        return path.hasPrefix(Self.path) ? nil : path
    }

    // MARK: Operations

    private func signIn(_ call: Call) throws -> Response {
        let body = try call.json()
        guard let name = body["name"]?.text else { throw Refusal.wrongValue("name") }
        guard let password = body["password"]?.text else { throw Refusal.wrongValue("password") }
        do {
            let (token, staff) = try attempt(call, name: name, password: password, code: body["code"]?.text ?? "")
            var json = JSONWriter()
            json.object { json in
                json.member("csrf", token.formToken)
                json.key("mustChangePassword")
                json.value(staff.mustChangePassword)
            }
            var response = Response.json(.ok, json.bytes)
            SessionCookie.staff.set(token, &response, call.request)
            return response
        } catch let refusal as AccountRefusal {
            if refusal == .busy { throw Refusal(.serviceUnavailable, "busy", refusal.sentence) }
            throw Refusal(.unauthorized, "not-signed-in", refusal.sentence)
        }
    }

    private func attempt(_ call: Call, name: String, password: String, code: String) throws -> (SessionToken, Staff) {
        try surroundings.accounts.signIn(
            name, password: password, code: code,
            device: AccountDesk.Device(
                address: call.request.client?.description ?? "", name: call.request.headers["User-Agent"] ?? ""),
            previous: SessionCookie.staff.token(call.request), now: call.now)
    }

    private func signOut(_ call: Call) throws {
        if let session = try call.staff().session {
            try surroundings.accounts.signOut(session, by: try call.author())
        }
    }
}
