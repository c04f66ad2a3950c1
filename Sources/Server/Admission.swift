import Accounts
import FeatureKit
import HTTP
import Storage

/// Who may use a route: looked at for every request, before the counter sees it.
struct Admission: Sendable {
    private let surroundings: Surroundings
    private let staffAddresses: [AddressRange]
    private let visitors: AddressLimits
    private let attempts: AddressLimits
    private let strangers: AddressLimits
    private let uploads: AddressLimits
    private let tiles: AddressLimits
    private let colleagues: RequestLimits<String>
    private let rest: @Sendable (Int) -> Refusal?

    /// - Parameters:
    ///   - staffAddresses: from where the desk can be reached; empty: from anywhere.
    ///   - rest: why nothing is taken from residents at a moment.
    init(
        _ surroundings: Surroundings, staffAddresses: [AddressRange], rest: @escaping @Sendable (Int) -> Refusal?
    ) {
        self.rest = rest
        self.surroundings = surroundings
        self.staffAddresses = staffAddresses
        visitors = AddressLimits(mostPerMinute: RequestLimit.household, now: surroundings.now)
        attempts = AddressLimits(mostPerMinute: RequestLimit.signIns, now: surroundings.now)
        strangers = AddressLimits(mostPerMinute: RequestLimit.strangers, now: surroundings.now)
        uploads = AddressLimits(mostPerMinute: RequestLimit.uploads, now: surroundings.now)
        tiles = AddressLimits(mostPerMinute: RequestLimit.tiles, now: surroundings.now)
        colleagues = RequestLimits(mostPerMinute: RequestLimit.account, now: surroundings.now)
    }

    /// What a form carries so that no other site can send it.
    static let formField = "csrf"
    private static let header = "X-CSRF-Token"

    enum Denial: Error {
        case refusal(Refusal)
        /// Somebody has to sign in first.
        case signInFirst
        case residentSignInFirst
        /// The form comes from a session that has ended, or from before the last sign-in.
        case staleForm
        case changePasswordFirst
        case setSecondFactorFirst
    }

    /// - Returns: the call, with who asks where the route is for staff.
    func admit(_ request: Request, _ route: Route, _ parameters: [String: String]) throws -> Call {
        var call = Call(request, parameters: parameters, now: surroundings.now())
        if route.isForDesk && !comesFromStaffAddress(request) {
            throw Refusal(.forbidden, "wrong-address", "この接続元からは、職員用の画面を使えません。")
        }
        switch route.access {
        case .anyone: try take(route.isTile ? tiles : visitors, request)
        case .ownPages:
            try take(route.isSignIn ? attempts : visitors, request)
            try OwnPages.check(request, isPage: route.isPage)
            if request.isMultipart && request.sentForm?.files.isEmpty == false { try take(uploads, request) }
            if !route.isForDesk, let refusal = rest(call.now) { throw refusal }
        case .resident:
            try take(visitors, request)
            call.resident = try resident(request, now: call.now)
            if !Self.isReading(request), let refusal = rest(call.now) { throw refusal }
        case .signedIn, .staff, .staffSomewhere:
            let signedIn = try known(request, route, now: call.now)
            call.signedIn = signedIn
            guard colleagues.take(signedIn.staff.name) else { throw Self.tooMany }
            guard let function = route.access.function else { break }
            if signedIn.staff.mustChangePassword { throw Denial.changePasswordFirst }
            if signedIn.mustSetSecondFactor { throw Denial.setSecondFactorFirst }
            let isAllowed =
                route.access == .staff(function)
                ? signedIn.permissions.allow(function) : signedIn.permissions.allowSomewhere(function)
            guard isAllowed else { throw Refusal.notAllowed }
            // What residents send by the programs of others is theirs as well.
            if route.takesKey, let refusal = rest(call.now) { throw refusal }
        }
        return call
    }

    /// Pages that nobody has signed in for know all the same who asks.
    func signedInIfAny(_ request: Request) -> SignedIn? {
        guard let token = SessionCookie.staff.token(request) else { return nil }
        return try? bySession(token, now: surroundings.now())
    }

    private func comesFromStaffAddress(_ request: Request) -> Bool {
        if staffAddresses.isEmpty { return true }
        return request.client.map { client in staffAddresses.contains { $0.contains(client) } } ?? false
    }

    private func take(_ limits: AddressLimits, _ request: Request) throws {
        guard limits.take(request.client) else { throw Self.tooMany }
    }

    private static var tooMany: Refusal {
        var refusal = Refusal(.tooManyRequests, "too-many-requests", "短い時間に送られた回数が多すぎます。しばらくお待ちください。")
        refusal.retryAfter = RequestLimit.window
        return refusal
    }

    // MARK: Staff

    /// Who has not signed in costs a look into the database, and may have it so often only. A database that does not answer, or
    /// a form that was open for too long, makes nobody a stranger.
    private func known(_ request: Request, _ route: Route, now: Int) throws -> SignedIn {
        if strangers.isExhausted(request.client) { throw Self.tooMany }
        do {
            return try signedIn(request, route, now: now)
        } catch Denial.signInFirst {
            try take(strangers, request)
            throw Denial.signInFirst
        } catch let refusal as Refusal {
            try take(strangers, request)
            throw refusal
        }
    }

    private func signedIn(_ request: Request, _ route: Route, now: Int) throws -> SignedIn {
        if let header = request.headers["Authorization"] {
            // One's own account is changed by people at a browser, never by a script.
            if case .signedIn = route.access { throw Refusal.notAllowed }
            return try byAccessToken(header, now: now)
        }
        if route.takesKey {
            return try byAccessToken(Self.scheme + (request.form?["api_key"] ?? ""), now: now)
        }
        guard let token = SessionCookie.staff.token(request), let signedIn = try bySession(token, now: now) else {
            throw Denial.signInFirst
        }
        if !Self.isReading(request) {
            let given = request.headers[Self.header] ?? request.form?[Self.formField] ?? ""
            guard token.accepts(formToken: given) else { throw Denial.staleForm }
        }
        return signedIn
    }

    private static func isReading(_ request: Request) -> Bool { request.method == .get || request.method == .head }

    private func resident(_ request: Request, now: Int) throws -> SignedInResident {
        guard let token = SessionCookie.resident.token(request),
            let resident = try surroundings.residents.signedIn(token, now: now)
        else { throw Denial.residentSignInFirst }
        if !Self.isReading(request) {
            try OwnPages.check(request, isPage: true)
            guard token.accepts(formToken: request.form?[Self.formField] ?? "") else {
                throw Denial.residentSignInFirst
            }
        }
        return resident
    }

    private static let scheme = "Bearer "

    private func byAccessToken(_ header: String, now: Int) throws -> SignedIn {
        guard header.hasPrefix(Self.scheme),
            let token = SessionToken(String(header.dropFirst(Self.scheme.utf8.count))),
            let signedIn = try surroundings.store.read({ rows -> SignedIn? in
                guard let name = try SessionStore(rows).owner(ofAccess: token, now: now) else { return nil }
                return try Self.known(name, nil, token, rows)
            })
        else { throw Refusal(.unauthorized, "not-signed-in", "アクセストークンが正しくないか、期限が切れています。") }
        return signedIn
    }

    private func bySession(_ token: SessionToken, now: Int) throws -> SignedIn? {
        let signedIn = try surroundings.store.read { rows -> SignedIn? in
            guard let session = try SessionStore(rows).session(token, now: now) else { return nil }
            return try Self.known(session.staff, session, token, rows)
        }
        if let session = signedIn?.session {
            let needsTouch = try surroundings.store.read { SessionStore($0).needsTouch(session, now: now) }
            if needsTouch { try surroundings.store.write { try SessionStore($0).touch(session, now: now) } }
        }
        return signedIn
    }

    /// nil: stopped, or gone.
    private static func known(
        _ name: String, _ session: Session?, _ token: SessionToken, _ rows: any Rows
    ) throws -> SignedIn? {
        let accounts = AccountStore(rows)
        guard let staff = try accounts.staff(name), !staff.isDisabled else { return nil }
        var permissions = try accounts.permissions(of: name)
        if session == nil { permissions.limit = try SessionStore(rows).limit(ofAccess: token) }
        return SignedIn(
            staff: staff, permissions: permissions, session: session, token: token,
            mustSetSecondFactor: try !staff.hasOneTimePassword && accounts.needsSecondFactor(name))
    }
}

extension Route {
    fileprivate var isSignIn: Bool { operation.hasPrefix("signIn") }
    fileprivate var isTile: Bool { path.hasPrefix(Route.tilePath + "/") }

    /// Pages and operations of staff, signing in among them.
    var isForDesk: Bool { isDeskPage || access.isForStaff || isSignIn }
}

extension Route.Access {
    /// What staff need for it; nil: nothing but to have signed in.
    fileprivate var function: String? {
        switch self {
        case .staff(let function), .staffSomewhere(let function): function
        case .anyone, .ownPages, .resident, .signedIn: nil
        }
    }

    fileprivate var isForStaff: Bool {
        switch self {
        case .signedIn, .staff, .staffSomewhere: true
        case .anyone, .ownPages, .resident: false
        }
    }
}
