/// Something staff may do, as the counter that offers it names it.
public struct StaffFunction: Hashable, Sendable {
    /// `questions.read`; grants and the audit rely on it.
    public var id: String
    /// For people: 「会話の記録を見る」.
    public var label: String
    /// Whether it can be granted for a part: the things that it is about belong to a municipality, a group, a form.
    public var hasParts: Bool

    public init(_ id: String, _ label: String, hasParts: Bool = false) {
        self.id = id
        self.label = label
        self.hasParts = hasParts
    }
}

/// A function, and over what. Granted to a group.
public struct Permission: Hashable, Sendable {
    /// A function's id, or `*` for all of them.
    public var function: String
    public var scope: Scope

    public static let every = "*"

    public init(_ function: String, _ scope: Scope = .everything) {
        self.function = function
        self.scope = scope
    }

    /// `questions.read`, `forms.read@municipality:tsukimi`
    public init(text: some StringProtocol) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(String(parts[0]), parts.count > 1 ? Scope(text: String(parts[1])) : .everything)
    }

    public var text: String { "\(function)@\(scope.text)" }
}

/// Over what a function may be used.
public enum Scope: Hashable, Sendable {
    case everything
    /// One municipality, one group's, or a single form, calendar or room: `municipality:tsukimi`, `form:moving`.
    case part(String)

    public init(text: String) { self = text == Permission.every ? .everything : .part(text) }

    public var text: String {
        switch self {
        case .everything: Permission.every
        case .part(let name): name
        }
    }
}

/// All that somebody may do.
public struct Permissions: Hashable, Sendable {
    public var granted: Set<Permission>
    /// Of a script's token: what of it can be used. nil: all.
    public var limit: Set<Permission>?

    public init(_ granted: Set<Permission>) { self.granted = granted }

    /// - Parameter parts: what the thing belongs to; one of them is enough. Empty: it belongs to all of the office.
    public func allow(_ function: String, on parts: [String] = []) -> Bool {
        sets.allSatisfy { permissions in
            permissions.contains { permission in
                guard permission.isFor(function) else { return false }
                switch permission.scope {
                case .everything: return true
                case .part(let name): return parts.contains(name)
                }
            }
        }
    }

    /// Whether there is anything at all on which the function may be used.
    public func allowSomewhere(_ function: String) -> Bool {
        sets.allSatisfy { $0.contains { $0.isFor(function) } }
    }

    /// Each of them has to allow it.
    private var sets: [Set<Permission>] { [granted] + (limit.map { [$0] } ?? []) }
}

extension Permission {
    fileprivate func isFor(_ wanted: String) -> Bool { function == wanted || function == Self.every }
}
