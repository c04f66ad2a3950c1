/// A member of staff who can sign in.
public struct Staff: Hashable, Sendable {
    /// What they type to sign in; it never changes and is never given to somebody else, for the audit names it.
    public var name: String
    /// As colleagues know them.
    public var title: String
    public var mail: String?
    public var groups: [String]
    /// The password was given by somebody else and has to be changed first.
    public var mustChangePassword: Bool
    public var hasOneTimePassword: Bool
    /// Failed attempts to sign in since the last that worked.
    public var failures: Int
    public var isDisabled: Bool
    /// Seconds since 1970.
    public var created: Int
    public var lastSignIn: Int?
    /// The one before: of interest to whoever has just signed in.
    public var previousSignIn: Int?

    /// Then somebody else has to unlock the account (requirements A1).
    public static let mostFailures = 5

    public var isLocked: Bool { failures >= Self.mostFailures }
}

/// Staff who may do the same. Permissions belong to groups, never to single persons, so that leaving a group is enough.
public struct StaffGroup: Hashable, Sendable {
    /// `koho`
    public var id: String
    public var title: String
    public var permissions: Set<Permission>
    /// Who is in it does nothing before a second factor is set (ASVS 5.0 V6.3.3).
    public var needsSecondFactor: Bool

    public init(id: String, title: String, permissions: Set<Permission>, needsSecondFactor: Bool = false) {
        self.id = id
        self.title = title
        self.permissions = permissions
        self.needsSecondFactor = needsSecondFactor
    }
}

/// Why something about accounts was not done.
public enum AccountRefusal: String, Error, Sendable {
    case wrongName, takenName, wrongTitle, wrongMail, unknownStaff, unknownGroup, wrongGroup, takenGroup
    case passwordTooShort, passwordTooLong, passwordTooCommon, passwordIsName, passwordUnchanged
    /// The last account that may manage accounts stays as it is.
    case lastAdministrator
    /// Name, password or code: which of them is not said. Or too often already.
    case notSignedIn
    case wrongCode
    /// Too many at the door at the same moment.
    case busy
}

/// What names may be made of, for people and groups: they stand in addresses, files and logs.
enum AccountName {
    private static let longest = 40

    static func isAllowed(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= longest
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
                default: false
                }
            } && name.utf8.first != UInt8(ascii: ".")
    }
}
