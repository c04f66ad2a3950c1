import Model

/// Somebody who uses the counters with an account of their own: known by a mail address and nothing else that they did not
/// want to tell.
public struct Resident: Hashable, Sendable {
    public var id: String
    public var mail: String
    public var profile: Profile
    /// Seconds since 1970.
    public var created: Int
    public var lastSignIn: Int

    /// What residents tell of themselves, all of it if they like.
    public struct Profile: Hashable, Sendable {
        public var nickname = ""
        /// One of `ageBands`; empty: not told.
        public var ageBand = ""
        /// The municipality they live in, as they write it.
        public var residence = ""

        public init(nickname: String = "", ageBand: String = "", residence: String = "") {
            self.nickname = nickname
            self.ageBand = ageBand
            self.residence = residence
        }

        public static let ageBands = ["10代以下", "20代", "30代", "40代", "50代", "60代", "70代", "80代以上"]
        /// Characters.
        public static let longest = 40

        /// Which field cannot be kept; nil: all can.
        public var wrongField: String? {
            func isWrong(_ text: String) -> Bool {
                text.unicodeScalars.count > Self.longest
                    || text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
            }
            if isWrong(nickname) { return "nickname" }
            if !ageBand.isEmpty && !Self.ageBands.contains(ageBand) { return "age" }
            return isWrong(residence) ? "residence" : nil
        }
    }

    var content: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("mail", mail)
            json.member("nickname", profile.nickname)
            json.member("age", profile.ageBand)
            json.member("residence", profile.residence)
        }
        return json.bytes
    }

    init(id: String, mail: String, profile: Profile = Profile(), created: Int, lastSignIn: Int) {
        self.id = id
        self.mail = mail
        self.profile = profile
        self.created = created
        self.lastSignIn = lastSignIn
    }

    init?(id: String, content: [UInt8], created: Int, lastSignIn: Int) {
        guard let json = try? JSONValue.reading(content, file: "", limits: JSONValue.Limits()),
            let mail = json["mail"]?.text
        else { return nil }
        self.init(
            id: id, mail: mail,
            profile: Profile(
                nickname: json["nickname"]?.text ?? "", ageBand: json["age"]?.text ?? "",
                residence: json["residence"]?.text ?? ""), created: created, lastSignIn: lastSignIn)
    }
}

/// A resident who has signed in, at one browser.
public struct SignedInResident: Sendable {
    public var resident: Resident
    public var token: SessionToken

    public init(resident: Resident, token: SessionToken) {
        self.resident = resident
        self.token = token
    }
}
