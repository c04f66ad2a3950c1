import Accounts
import HTTP
import Model
import Storage

// The room `FeatureKit`: what a counter is, and what it is handed. Counters know this room and never each other.
//
// Feature.swift        a counter
// Surroundings.swift   what it works with
// Route.swift          a request it answers, and who may ask
// Call.swift           one request to a route
// Refusal.swift        why something was not done, for whoever asked
// RecordKind.swift     records that are deleted when they are old
// LiveFiles.swift      what a counter publishes without a build
// PublishedPages.swift the pages of the site
// Desk/                pages for staff: the frame, lists, charts
// Pages/               their templates

/// A counter: its routes, its tables, what staff may do at it. `Server` has the list of all.
public protocol Feature: Sendable {
    var routes: [Route] { get }
    var migrations: [Migration] { get }
    var functions: [StaffFunction] { get }
    /// Its pages in the desk's menu.
    var deskLinks: [DeskLink] { get }
    /// What waits at it for somebody, for their first page.
    func waiting(for signedIn: SignedIn) throws -> [DeskNote]
    /// What a resident has at it, for their own page.
    func belongings(of resident: Resident) throws -> [ResidentNote]
    /// What it keeps for a while only.
    func records() throws -> [RecordKind]
    /// Done by one server at a time, again and again.
    var jobs: [RecurringJob] { get }
    /// Writes anew what it publishes, from its tables; after a start, and when another server may have changed them.
    func publish() throws
    /// Writes what it has counted in memory only; every few seconds, and before the end.
    func keep() throws
    /// Work that waits in tables of its own: every second, on every server.
    func attend() throws
}

extension Feature {
    public var migrations: [Migration] { [] }
    public var functions: [StaffFunction] { [] }
    public var deskLinks: [DeskLink] { [] }
    public func waiting(for signedIn: SignedIn) throws -> [DeskNote] { [] }
    public func belongings(of resident: Resident) throws -> [ResidentNote] { [] }
    public func records() throws -> [RecordKind] { [] }
    public var jobs: [RecurringJob] { [] }
    public func publish() throws {}
    public func keep() throws {}
    public func attend() throws {}
}

/// An entry of the desk's menu.
public struct DeskLink: Sendable {
    public var title: String
    public var path: String
    /// Shown to those who have it; nil: to everybody.
    public var function: String?

    public init(_ title: String, _ path: String, _ function: String? = nil) {
        self.title = title
        self.path = path
        self.function = function
    }
}

/// Something on the first page that asks for attention, or says that all is well.
public struct DeskNote: Sendable {
    public enum Weight: String, Sendable {
        case calm, waiting, urgent
    }

    public var weight: Weight
    public var text: String
    public var path: String

    public init(_ weight: Weight, _ text: String, _ path: String) {
        self.weight = weight
        self.text = text
        self.path = path
    }
}

/// Something of a resident's, on their own page.
public struct ResidentNote: Sendable {
    public var title: String
    /// What it is about now.
    public var text: String
    public var path: String

    public init(_ title: String, _ text: String, _ path: String) {
        self.title = title
        self.text = text
        self.path = path
    }
}

/// Work that comes back, whichever server does it.
public struct RecurringJob: Sendable {
    /// `questions.delete-old`
    public var name: String
    /// For the page of jobs.
    public var title: String
    /// Seconds; the first one of a day, an hour … does it.
    public var every: Int
    /// Deletes or closes what is old: not done while the clock is in doubt.
    public var needsRightClock: Bool
    /// - Returns: a sentence about what was done.
    public var work: @Sendable () throws -> String

    public init(
        _ name: String, _ title: String, every: Int, needsRightClock: Bool = false,
        work: @escaping @Sendable () throws -> String
    ) {
        self.name = name
        self.title = title
        self.every = every
        self.needsRightClock = needsRightClock
        self.work = work
    }

    public static let hourly = 3600
    public static let daily = 86_400
}
