import FeatureKit
import Model

/// A time at which counters rest, announced before: the static half stays up and says what people can do instead.
struct Maintenance: Hashable, Sendable {
    /// Seconds since 1970; nil: nothing is announced.
    var from: Int?
    var until: Int?
    var text = ""
    /// What people can do in the meantime.
    var alternative = ""

    static let fileName = "maintenance.json"

    enum Limit {
        static let text = 1000
        /// Longer is no maintenance, it is the end of a service.
        static let days = 14
    }

    var isAnnounced: Bool { from != nil && until != nil }

    /// Counters refuse what would change something while it lasts.
    func isInForce(at now: Int) -> Bool {
        guard let from, let until else { return false }
        return (from..<until).contains(now)
    }

    func mistake(now: Int) -> (field: String, sentence: String)? {
        guard let from else { return ("from", "始まる日時を入力してください。") }
        guard let until else { return ("until", "終わる日時を入力してください。") }
        if until <= from { return ("until", "終わりは始まりより後にしてください。") }
        if until <= now { return ("until", "終わりの日時が過ぎています。") }
        if until - from > Limit.days * 86_400 { return ("until", "メンテナンスは\(Limit.days)日までです。") }
        if text.isEmpty { return ("text", "お知らせの文を入力してください。") }
        for (field, value) in [("text", text), ("alternative", alternative)]
        where value.unicodeScalars.count > Limit.text {
            return (field, "\(Limit.text)文字までにしてください。")
        }
        return nil
    }

    /// `{announced, from?, until?, text?, alternative?}`
    var file: [UInt8] {
        var json = JSONWriter(.readable)
        json.object { json in
            json.key("announced")
            json.value(isAnnounced)
            if let from, let until {
                json.member("from", Moment(unixSeconds: from).iso)
                json.member("until", Moment(unixSeconds: until).iso)
                json.member("text", text)
                if !alternative.isEmpty { json.member("alternative", alternative) }
            }
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    var facts: [(String, String)] {
        [
            ("from", from.map { Moment(unixSeconds: $0).iso } ?? ""),
            ("until", until.map { Moment(unixSeconds: $0).iso } ?? ""),
            ("text", text), ("alternative", alternative),
        ]
    }
}
