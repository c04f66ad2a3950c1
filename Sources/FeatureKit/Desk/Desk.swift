import Accounts
import HTTP
import Layouts
import Model
import Synchronization

/// Pages for staff: one frame around all of them, rendered on the server, complete without JavaScript.
public final class Desk: Sendable {
    private let files: DeskFiles
    public let siteName: String
    private let frame = Mutex(Frame())

    /// What the wiring knows and single pages do not.
    private struct Frame: Sendable {
        var links: [DeskLink] = []
        /// Of something in force that everybody at the desk should see.
        var banner: @Sendable () -> String? = { nil }
        var help: @Sendable (String) -> String? = { _ in nil }
    }

    public init(_ files: DeskFiles, siteName: String) {
        self.files = files
        self.siteName = siteName
    }

    /// The same pages for another server in this program: each has a frame of its own.
    public var apart: Desk { Desk(files, siteName: siteName) }

    /// Set once by the wiring.
    /// - Parameter help: leads from a page to the text about it.
    public func frame(
        links: [DeskLink], banner: @escaping @Sendable () -> String?, help: @escaping @Sendable (String) -> String?
    ) {
        frame.withLock { $0 = Frame(links: links, banner: banner, help: help) }
    }

    // MARK: Pages

    /// - Parameters:
    ///   - values: the members of `page` in the template.
    ///   - notice: what has just been done.
    public func page(
        _ template: String, _ title: String, _ call: Call, _ values: [(String, Value)] = [], notice: String? = nil,
        problem: String? = nil, status: Status = .ok
    ) throws -> Response {
        guard let found = files.layouts.template(template) else {
            preconditionFailure("There is no template \(template) among \(files.layouts.names).")
        }
        let desk = Record([
            ("title", .text(title)), ("site", .text(siteName)), ("assets", .text(files.assetFolder)),
            ("account", account(call)), ("csrf", .text(call.signedIn?.token.formToken ?? "")),
            ("links", links(call)), ("banner", .optional(call.signedIn == nil ? nil : frame.withLock { $0.banner }())),
            ("help", .optional(call.signedIn == nil ? nil : frame.withLock { $0.help }(call.request.path))),
            ("notice", .optional(notice)), ("problem", .optional(problem)), ("path", .text(call.request.path)),
        ])
        var bytes: [UInt8] = []
        try found.render([(Name("desk"), .object(desk)), (Name("page"), .object(Record(values)))], into: &bytes)
        var headers = Headers()
        headers["Content-Type"] = "text/html; charset=utf-8"
        // A shared PC's back button shows nobody's data.
        headers["Cache-Control"] = "no-store"
        headers["Content-Security-Policy"] = Self.policy
        headers["Referrer-Policy"] = "same-origin"
        return Response(status, headers: headers, body: .bytes(bytes))
    }

    /// Nothing from elsewhere: desks stand in networks that reach nothing else (requirements A6).
    private static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"

    /// A template that has another frame around it.
    public func content(_ template: String, _ values: [(String, Value)]) throws -> [UInt8] {
        guard let found = files.layouts.template(template) else {
            preconditionFailure("There is no template \(template) among \(files.layouts.names).")
        }
        var bytes: [UInt8] = []
        try found.render([(Name("page"), .object(Record(values)))], into: &bytes)
        return bytes
    }

    private func account(_ call: Call) -> Value {
        guard let staff = call.signedIn?.staff else { return .none }
        return .object(Record([("name", .text(staff.name)), ("title", .text(staff.title))]))
    }

    private func links(_ call: Call) -> Value {
        guard let signedIn = call.signedIn, !signedIn.staff.mustChangePassword, !signedIn.mustSetSecondFactor else {
            return .list([])
        }
        let offered = frame.withLock { $0.links }.filter {
            $0.function.map { signedIn.permissions.allow($0) } ?? true
        }
        let here = call.request.path
        let current = offered.filter { here == $0.path || here.hasPrefix($0.path + "/") }.max {
            $0.path.utf8.count < $1.path.utf8.count
        }
        return .list(
            offered.map { link in
                .object(
                    Record([
                        ("title", .text(link.title)), ("url", .text(link.path)),
                        ("isCurrent", .bool(link.path == current?.path)),
                    ]))
            })
    }

    /// A refusal as a page.
    public func refusal(_ refusal: Refusal, _ call: Call) throws -> Response {
        var response = try page(
            "problem.html", refusal.status == .notFound ? "ページが見つかりません" : "処理できませんでした", call,
            [("message", .text(refusal.message))], status: refusal.status)
        refusal.addWaiting(to: &response)
        return response
    }

    /// The texts of the manual, by their file names.
    public var manual: [DeskFiles.File] { files.manual }

    public struct Picture: Sendable {
        public var address: String
        /// Pixels; nil: it cannot be told.
        public var size: (width: Int, height: Int)?
    }

    /// nil: there is none.
    public func picture(_ name: String) -> Picture? { files.picture(name) }

    /// A style sheet or module; nil: there is none.
    public func asset(_ path: String) -> Response? { files.asset(path) }
}

extension Value {
    public static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .none }
    public static func record(_ members: (String, Value)...) -> Value { .object(Record(members)) }
}

/// How moments are written at the desk.
public enum DeskTime {
    /// `2026年4月1日 9:05`
    public static func text(_ seconds: Int) -> String {
        let moment = Moment(unixSeconds: seconds)
        let (year, month, day) = moment.day.components
        return "\(year)年\(month)月\(day)日 \(moment.hour):\(twoDigits(moment.minute))"
    }

    /// `2026年4月1日`
    public static func day(_ seconds: Int) -> String {
        let (year, month, day) = Moment(unixSeconds: seconds).day.components
        return "\(year)年\(month)月\(day)日"
    }

    public static func text(_ seconds: Int?) -> String { seconds.map { text($0) } ?? "" }

    /// `2026-04-01 09:05`, for tables that are sorted.
    public static func short(_ seconds: Int) -> String {
        let moment = Moment(unixSeconds: seconds)
        return "\(moment.day.iso) \(twoDigits(moment.hour)):\(twoDigits(moment.minute))"
    }
}
