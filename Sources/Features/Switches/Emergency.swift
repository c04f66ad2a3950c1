import FeatureKit
import Model

/// The notice at the top of every page, and of the desk.
struct Emergency: Hashable, Sendable {
    /// How much: what the notice looks like (`emergency-notice.js`).
    enum Level: String, CaseIterable, Sendable {
        case emergency, warning, notice

        var label: String {
            switch self {
            case .emergency: "緊急（命を守る行動が必要）"
            case .warning: "警戒"
            case .notice: "お知らせ"
            }
        }

        /// As residents see it.
        var shortLabel: String { self == .emergency ? "緊急" : label }
    }

    var isActive = false
    var level = Level.warning
    var title = ""
    var text = ""
    var url = ""
    /// Seconds since 1970.
    var updated = 0

    static let fileName = "emergency.json"

    /// The browser shows no more (`emergency-notice.js`).
    enum Limit {
        static let title = 200
        static let text = 2000
        static let url = 500
    }

    /// - Returns: the field that is wrong, and what was expected.
    var mistake: (field: String, sentence: String)? {
        if title.isEmpty { return ("title", "見出しを入力してください。") }
        if title.unicodeScalars.count > Limit.title { return ("title", "見出しは\(Limit.title)文字までです。") }
        if text.unicodeScalars.count > Limit.text { return ("text", "本文は\(Limit.text)文字までです。") }
        let isOwn = url.hasPrefix("/") && !url.hasPrefix("//") && !url.hasPrefix("/\\")
        let isPlain = url.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\\") }
        if !url.isEmpty && !((isOwn || url.hasPrefix("https://")) && isPlain && url.utf8.count <= Limit.url) {
            return ("url", "リンク先は「/」で始まるこのサイトのページか、「https://」で始まるアドレスにしてください。")
        }
        return nil
    }

    /// `{active, level, title, text, url, updated}`
    var file: [UInt8] {
        var json = JSONWriter(.readable)
        json.object { json in
            json.key("active")
            json.value(isActive)
            if isActive {
                json.member("level", level.rawValue)
                json.member("title", title)
                if !text.isEmpty { json.member("text", text) }
                if !url.isEmpty { json.member("url", url) }
                json.member("updated", Moment(unixSeconds: updated).iso)
            }
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    /// For the history and the audit.
    var facts: [(String, String)] {
        [
            ("active", isActive ? "yes" : "no"), ("level", level.rawValue), ("title", title), ("text", text),
            ("url", url),
        ]
    }
}
