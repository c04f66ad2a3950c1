import Japanese

/// Opening hours as standard sheets have them: `利用可能曜日, 開始時間, 終了時間, 利用可能日時特記事項`.
struct Hours: Equatable {
    var days = ""
    /// `HH:MM`
    var opens = ""
    var closes = ""
    var note = ""

    /// `月火水木金 09:00〜17:00（祝日を除く）`; a note alone is the whole text.
    var text: String {
        let period = opens.isEmpty && closes.isEmpty ? "" : "\(opens)〜\(closes)"
        let head = [days, period].filter { !$0.isEmpty }.joined(separator: " ")
        if note.isEmpty { return head }
        return head.isEmpty ? note : "\(head)（\(note)）"
    }

    init(days: String = "", opens: String = "", closes: String = "", note: String = "") {
        self.days = days
        self.opens = opens
        self.closes = closes
        self.note = note
    }

    /// The columns for a text. What was not written by `text` becomes the note.
    init(text: String) {
        let (head, note) = splitRemark(text)
        var hours = Hours(note: note)
        let scalars = head.unicodeScalars
        if let space = scalars.lastIndex(of: " "), hours.takePeriod(String(scalars[scalars.index(after: space)...])) {
            hours.days = String(scalars[..<space])
        } else if !hours.takePeriod(head) {
            hours.days = head
        }
        let isExact = hours.text == text && (hours.days.isEmpty || Hours.areDays(hours.days))
        self = isExact ? hours : Hours(note: text)
    }

    private mutating func takePeriod(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let mark = scalars.firstIndex(of: "〜") else { return false }
        let opens = String(scalars[..<mark])
        let closes = String(scalars[scalars.index(after: mark)...])
        guard [opens, closes].allSatisfy({ $0.isEmpty || clockTime($0)?.description == $0 }), !(opens + closes).isEmpty
        else { return false }
        self.opens = opens
        self.closes = closes
        return true
    }

    private static func areDays(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { "月火水木金土日祝平毎休曜・、〜～-".unicodeScalars.contains($0) }
    }
}

extension Composer {
    func composeHours(_ fields: inout [String: FieldValue]) {
        guard sheet.column(field: "hours.note") != nil else { return }
        let hours = Hours(
            days: fields.removeValue(forKey: "hours.days")?.plainText ?? "",
            opens: fields.removeValue(forKey: "hours.opens")?.plainText ?? "",
            closes: fields.removeValue(forKey: "hours.closes")?.plainText ?? "",
            note: fields.removeValue(forKey: "hours.note")?.plainText ?? "")
        if fields["hours"] == nil, hours != Hours() { fields["hours"] = .text(hours.text) }
    }

    func decomposeHours(_ parts: inout [String: FieldValue]) {
        guard case .text(let text)? = parts.removeValue(forKey: "hours") else { return }
        let hours = Hours(text: text)
        let texts = ["days": hours.days, "opens": hours.opens, "closes": hours.closes, "note": hours.note]
        for (part, text) in texts where !text.isEmpty { parts["hours." + part] = .text(text) }
    }
}
