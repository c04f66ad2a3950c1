import Accounts
import Attachments
import Backups
import Corporations
import FeatureKit
import Forms
import HTTP
import HouseFeed
import Layouts
import Mail
import Mails
import Manual
import Maps
import Model
import Questions
import Reports
import Residents
import StaffDesk
import Storage
import Switches
import Visits

/// The companion server: the list of its counters, and what every request to them passes.
public final class CompanionServer: Responder {
    private let features: [any Feature]
    private let table: RouteTable
    private let surroundings: Surroundings
    private let admission: Admission
    private let counts = RequestCounts()
    private let report: @Sendable (String) -> Void
    private let runner: JobRunner

    public struct Options: Sendable {
        /// From where the desk can be reached; empty: from anywhere.
        public var staffAddresses: [AddressRange] = []
        /// Where backups are made every day; nil: somebody else makes them.
        public var backupFolder: String?
        /// At the end of which file the audit is copied; nil: nowhere.
        public var auditCopy: String?
        /// Where exports of forms are written; nil: another server does.
        public var exportFolder: String?
        /// nil: another server sends mails.
        public var delivery: Delivery?
        /// Looks at files that people send; nil: nobody does.
        public var scanner: VirusScanner?
        /// Where names of corporations are asked for; nil: nowhere.
        public var register: CorporationRegister.Address?
        /// Where maps come from; nil: nowhere.
        public var tiles: TileSource?
        /// nil: the list of vacant houses is not handed over.
        public var houseFeed: HouseFeedTarget?

        public init() {}
    }

    /// - Parameters:
    ///   - report: takes a line for the log. It never holds what a resident said.
    public init(
        _ surroundings: Surroundings, options: Options = Options(), report: @escaping @Sendable (String) -> Void
    ) throws {
        let surroundings = Self.wired(surroundings)
        let switches = Switches(surroundings)
        let counters = Self.counters(surroundings, switches, options)
        let jobs = JobPages(surroundings, counters.flatMap(\.jobs) + StaffDesk.jobs(surroundings))
        let desk = StaffDesk(
            surroundings, functions: (counters + [jobs]).flatMap(\.functions) + RetentionPages.ownFunctions,
            auditCopy: options.auditCopy,
            notes: { signedIn in try (counters + [jobs]).flatMap { try $0.waiting(for: signedIn) } })
        let manual = Manual(surroundings)
        let retention = RetentionPages(surroundings) { try counters.flatMap { try $0.records() } }
        features = counters + [jobs, retention, desk, manual]
        try surroundings.store.migrate(Self.migrations(features), now: surroundings.now())
        surroundings.desk.frame(
            links: features.flatMap(\.deskLinks), banner: { switches.banner }, help: { manual.help(for: $0) })
        table = RouteTable(features.flatMap(\.routes))
        admission = Admission(surroundings, staffAddresses: options.staffAddresses, rest: switches.rest)
        runner = JobRunner(surroundings, features, report: report)
        self.surroundings = surroundings
        self.report = report
        for feature in features { try feature.publish() }
    }

    /// The list of all counters.
    private static func counters(_ surroundings: Surroundings, _ switches: Switches, _ options: Options)
        -> [any Feature]
    {
        let reportDesk = ReportDesk(surroundings)
        let forms = Forms(
            surroundings, scanner: options.scanner, register: options.register, exportFolder: options.exportFolder,
            reporting: reportDesk)
        let others: [any Feature] = [
            Visits(surroundings), Questions(surroundings), switches, forms,
            Reports(surroundings, reportDesk, sending: forms.take), Maps(options.tiles),
            HouseFeed(surroundings, options.houseFeed), Mails(surroundings, options.delivery),
            Backups(surroundings, folder: options.backupFolder),
        ]
        return others + [
            Residents(surroundings) { resident in try others.flatMap { try $0.belongings(of: resident) } }
        ]
    }

    /// What a counter asks for and others do.
    private static func wired(_ surroundings: Surroundings) -> Surroundings {
        var wired = surroundings
        wired.proveBackup = { path in try BackupProof.prove(path, surroundings) }
        return wired
    }

    private static func migrations(_ features: [any Feature]) -> [Migration] {
        Vault.migrations + ServerClock.migrations + features.flatMap(\.migrations)
    }

    /// Of all counters, for a store that is made by a command.
    public static func migrations(_ surroundings: Surroundings) -> [Migration] {
        let desk = StaffDesk(surroundings, functions: [], notes: { _ in [] })
        return migrations(
            counters(surroundings, Switches(surroundings), Options())
                + [JobPages(surroundings, []), RetentionPages(surroundings) { [] }, desk])
    }

    var routes: [Route] { table.routes }

    /// Does what comes back by itself, from now on.
    public func start() { runner.start() }

    /// After the requests that were begun.
    public func close() {
        runner.stop()
        keep()
        surroundings.store.close()
    }

    /// Writes what was counted in memory only.
    func keep() {
        for feature in features {
            do { try feature.keep() } catch { report("keeping: \(error)") }
        }
    }

    /// Does what is due now, and returns when it is done: for tests and for a command.
    public func runDueJobs() { runner.runDue() }

    /// A piece of the work that waits in tables, as every second.
    public func attend() { runner.attend() }

    /// Paths that are the server's and no file's.
    public static func answers(_ path: String) -> Bool {
        path == health || path == metrics || path == "/api" || path.hasPrefix("/api/") || path == Route.deskPath
            || path.hasPrefix(Route.deskPath + "/") || Route.isResidentPath(path)
            || path.hasPrefix(Route.open311Path + "/") || path.hasPrefix(Route.tilePath + "/")
    }

    private static let health = "/healthz"
    private static let metrics = "/metrics"

    /// Everything but files and descriptions asks the database or hashes a password.
    public func blocks(_ request: Request) -> Bool {
        Self.answers(request.path) && request.path != APIDescription.path
            && !request.path.hasPrefix(DeskFiles.assetPath + "/")
    }

    /// Scripts get JSON, also of what no route has seen.
    public func refusal(_ status: Status, target: [UInt8]) -> Response? {
        let refusal = Refusal(status, "unreadable-request", "この要求は読み取れません。")
        func isBelow(_ path: String) -> Bool { target.starts(with: Array("\(path)/".utf8)) }
        if isBelow(Route.open311Path) {
            return GeoReport.refusal(refusal, target: String(decoding: target, as: UTF8.self))
        }
        return isBelow("/api") || isBelow(Route.tilePath) ? refusal.response : nil
    }

    /// Forms with files are larger than anything else.
    public func bodyLimit(for request: Request) -> Int? {
        Route.takesFiles(request.path) && request.isMultipart ? Self.filesLimit : nil
    }

    /// Three files of the largest size, and the fields.
    private static let filesLimit = 32 << 20

    public func respond(to request: Request) -> Response { respond(to: request, through: .all) }

    func respond(to request: Request, through door: Door) -> Response {
        var response = answer(request, door)
        // For whoever tells us that something went wrong.
        response.headers["X-Request-Id"] = request.id
        return response
    }

    private func answer(_ request: Request, _ door: Door) -> Response {
        switch request.path {
        case Self.health: reading(request) { health }
        case Self.metrics: reading(request) { metrics }
        case APIDescription.path: reading(request) { .json(.ok, APIDescription.document(table.routes)) }
        case let path where path.hasPrefix(DeskFiles.assetPath + "/") && door != .site:
            reading(request) { surroundings.desk.asset(path) ?? .plain(.notFound) }
        default: operation(request, door)
        }
    }

    private func reading(_ request: Request, _ answer: () -> Response) -> Response {
        if request.method == .get || request.method == .head { return answer() }
        return wrongMethod(allowed: "GET, HEAD")
    }

    private func wrongMethod(allowed: String) -> Response {
        var response = Refusal(.methodNotAllowed, "wrong-method", "この方法では操作できません。").response
        response.headers["Allow"] = allowed
        return response
    }

    // MARK: Operations

    private func operation(_ request: Request, _ door: Door) -> Response {
        let fitting = table.fitting(request.path).filter { door.opens($0.route) }
        guard !fitting.isEmpty else {
            let refusal = Refusal(.notFound, "no-such-operation", "この操作はありません。")
            let isSitePage = Route.isDeskPath(request.path) && door == .site
            if isSitePage || Route.isResidentPath(request.path) { return residentPage(of: .notFound) }
            return Route.isDeskPath(request.path) ? page(of: .notFound, request) : refusal.response
        }
        let method = request.method == .head ? .get : request.method
        guard let (route, parameters) = fitting.first(where: { $0.route.method == method }) else {
            return wrongMethod(allowed: fitting.map(\.route.method.name).joined(separator: ", "))
        }
        let response = answer(request, route, parameters)
        counts.add(route.operation, response.status)
        return response
    }

    private func answer(_ request: Request, _ route: Route, _ parameters: [String: String]) -> Response {
        do {
            let call = try admission.admit(request, route, parameters)
            return try route.answer(call)
        } catch let denial as Admission.Denial {
            return denied(denial, request, route)
        } catch let refusal as Refusal {
            return response(to: refusal, request, route)
        } catch {
            // A failure of the store says which statement, never with which values.
            report("\(request.id) \(route.operation): \(error)")
            let refusal = Refusal(
                .serviceUnavailable, "unavailable", "ただいま受け付けられません。しばらくしてからもう一度お試しください。")
            return response(to: refusal, request, route)
        }
    }

    private func response(to refusal: Refusal, _ request: Request, _ route: Route) -> Response {
        if let refusing = route.refusing { return refusing.response(refusal) }
        if route.isResidentPage { return residentPage(of: refusal) }
        return route.isDeskPage ? page(of: refusal, request) : refusal.response
    }

    /// For people, by the way they came.
    private func denied(_ denial: Admission.Denial, _ request: Request, _ route: Route) -> Response {
        let isReading = request.method == .get || request.method == .head
        switch denial {
        case .refusal(let refusal): return response(to: refusal, request, route)
        case .residentSignInFirst:
            let next =
                request.path == Route.residentPath || !isReading ? "" : "?" + Query([("next", request.target)]).encoded
            return .seeOther(Route.residentPath + "/sign-in" + next)
        case .changePasswordFirst where route.isDeskPage: return .seeOther("/staff/account/password")
        case .changePasswordFirst:
            return response(
                to: Refusal(.forbidden, "password-change-needed", "先にパスワードを変えてください。"), request, route)
        case .setSecondFactorFirst where route.isDeskPage: return .seeOther("/staff/account/second-factor")
        case .setSecondFactorFirst:
            return response(
                to: Refusal(.forbidden, "second-factor-needed", "先に2段階認証を設定してください。"), request, route)
        case .signInFirst where route.isDeskPage && isReading:
            let next = request.target == Route.deskPath ? "" : "?" + Query([("next", request.target)]).encoded
            return .seeOther("/staff/sign-in" + next)
        case .signInFirst where !route.isDeskPage:
            return response(to: Refusal(.unauthorized, "not-signed-in", "サインインしてください。"), request, route)
        case .staleForm where !route.isDeskPage:
            return response(
                to: Refusal(.forbidden, "wrong-form-token", "X-CSRF-Token が正しくありません。"), request, route)
        case .signInFirst, .staleForm: return keptForm(request)
        }
    }

    /// What was typed is not lost with the session: it is shown again, to be sent once more.
    private func keptForm(_ request: Request) -> Response {
        // From another site nothing is taken, and nothing is shown that looks as if it were ours.
        guard (try? OwnPages.check(request, isPage: true)) != nil, let form = request.form else {
            return page(of: Refusal(.forbidden, "foreign-page", "この操作は、職員用の画面から行ってください。"), request)
        }
        let call = Call(request, signedIn: admission.signedInIfAny(request), now: surroundings.now())
        let fields = form.items.filter { $0.name != Admission.formField }
        // Passwords are typed again.
        let kept = fields.filter { !["password", "old", "again", "secret"].contains($0.name) }
        let values: [(String, Value)] = [
            ("action", .text(request.target)), ("isSignedIn", .bool(call.signedIn != nil)),
            ("fields", .list(kept.map { .record(("name", .text($0.name)), ("value", .text($0.value))) })),
            (
                "shown",
                .list(
                    kept.compactMap { field in
                        Self.fieldLabels[field.name].map {
                            .record(("label", .text($0)), ("value", .text(field.value)))
                        }
                    })
            ),
        ]
        return rendered(request) {
            try surroundings.desk.page("kept.html", "もう一度送ってください", call, values, status: .forbidden)
        }
    }

    /// What people know of the fields of the desk's forms by these names.
    private static let fieldLabels = [
        "name": "利用者名", "title": "見出し・名前", "text": "本文", "url": "リンク先", "mail": "メール", "from": "始まり", "until": "終わり",
        "alternative": "代わりの方法",
    ]

    private func page(of refusal: Refusal, _ request: Request) -> Response {
        let call = Call(request, signedIn: admission.signedInIfAny(request), now: surroundings.now())
        return rendered(request) { try surroundings.desk.refusal(refusal, call) }
    }

    /// In the site's frame; where there is none, as a plain sentence.
    private func residentPage(of refusal: Refusal) -> Response {
        let content = "<p class=\"problem\">\(refusal.message)</p>"
        let title = refusal.page?.title ?? (refusal.status == .notFound ? "ページが見つかりません" : "処理できませんでした")
        guard
            var response = try? SiteFrame(surroundings.pages).page(
                title, Array(content.utf8), in: refusal.page?.language, status: refusal.status)
        else { return .plain(refusal.status) }
        refusal.addWaiting(to: &response)
        return response
    }

    private func rendered(_ request: Request, _ page: () throws -> Response) -> Response {
        do {
            return try page()
        } catch {
            report("\(request.id): \(error)")
            return .plain(.serviceUnavailable)
        }
    }

    // MARK: For those who watch it

    private var isStoreUp: Bool {
        do {
            return try surroundings.store.read { try $0.rows("SELECT 1") }.count == 1
        } catch {
            report("healthz: \(error)")
            return false
        }
    }

    /// 200 while the store answers.
    private var health: Response {
        isStoreUp
            ? .json(.ok, Array("{\"status\":\"ok\"}".utf8))
            : .json(.serviceUnavailable, Array("{\"status\":\"unavailable\"}".utf8))
    }

    private var metrics: Response {
        var headers = Headers()
        headers["Content-Type"] = "text/plain; version=0.0.4; charset=utf-8"
        headers["Cache-Control"] = "no-store"
        return Response(.ok, headers: headers, body: .bytes(Array(counts.text(isStoreUp: isStoreUp).utf8)))
    }
}
