import Japanese
import Model

/// What is wrong with an answer. The code is a contract: the browser's rules say the same.
public enum FaultCode: String, CaseIterable, Sendable {
    case required
    case notAgreed = "not-agreed"
    case tooLong = "too-long"
    case notANumber = "not-a-number"
    case tooSmall = "too-small"
    case tooLarge = "too-large"
    case notAnOption = "not-an-option"
    case tooFew = "too-few"
    case tooMany = "too-many"
    case incompleteDate = "incomplete-date"
    case wrongDate = "wrong-date"
    case wrongTime = "wrong-time"
    case notKana = "not-kana"
    case wrongPostalCode = "wrong-postal-code"
    case wrongPhone = "wrong-phone"
    case wrongMail = "wrong-mail"
    case wrongWeb = "wrong-web"
    case wrongCorporation = "wrong-corporation"
    /// No point in Japan.
    case wrongPoint = "wrong-point"
    /// A file that is not taken.
    case wrongFile = "wrong-file"
    /// The item's own check.
    case check
}

/// Reads what was typed into one item. People type full-width digits and half-width kana; what they meant is kept in one form.
/// `Browser/site/forms/items.js` does the same; both are held together by `Tests/Shared/forms`.
struct ItemReading {
    /// By part; `""` for an item that is typed as a whole.
    var parts: [String: [String]] = [:]
    var value = FormValue.none
    var faults: [(part: String, code: FaultCode)] = []

    /// Characters, where the definition does not say otherwise.
    static let longestText = 200
    static let longestParagraph = 4000
    /// Names of people are longer than forms think (peers: 100).
    static let longestName = 100
    private static let longestMail = 254
    private static let longestWeb = 2000

    /// - Parameter typed: of a part.
    init(_ item: Item, typed: (String) -> [String]) {
        switch item.type {
        case .text: take(Self.trimmed(typed("")), most: item.most ?? Self.longestText)
        case .paragraph: take(Self.trimmed(typed("")), most: item.most ?? Self.longestParagraph)
        case .number: takeNumber(item, Self.trimmed(typed("")))
        case .choice: takeOptions(item, typed("").map { Self.trimmed([$0]) }, isOne: true)
        case .choices: takeOptions(item, typed("").map { Self.trimmed([$0]) }, isOne: false)
        case .agree:
            if Self.trimmed(typed("")) == "yes" { keep("yes", .text("yes")) }
        case .date, .birthday: takeDate(typed)
        case .time: take(typed, .wrongTime, Self.time)
        case .phone: take(typed, .wrongPhone, Self.phone)
        case .mail: take(typed, .wrongMail, Self.mail)
        case .web: take(typed, .wrongWeb, Self.web)
        case .corporation: take(typed, .wrongCorporation, Self.corporation)
        case .name: takeName(typed)
        case .address: takeAddress(typed)
        case .location: takeLocation(typed)
        case .file, .photo: takeFiles(item, typed(""))
        case .calculated, .note, .group: break
        }
    }

    var isEmpty: Bool { parts.isEmpty }

    // MARK: Kinds of items

    private mutating func keep(_ text: String, _ value: FormValue, part: String = "") {
        parts[part] = [text]
        self.value = value
    }

    private mutating func take(_ text: String, most: Int, part: String = "") {
        if text.isEmpty { return }
        keep(text, .text(text), part: part)
        if text.unicodeScalars.count > most { faults.append((part, .tooLong)) }
    }

    /// In one form, or a fault.
    private mutating func take(
        _ typed: (String) -> [String], _ code: FaultCode, part: String = "", _ read: (String) -> String?
    ) {
        let text = Self.trimmed(typed(part))
        if text.isEmpty { return }
        guard let read = read(text) else {
            keep(text, .text(text), part: part)
            faults.append((part, code))
            return
        }
        keep(read, .text(read), part: part)
    }

    private mutating func takeNumber(_ item: Item, _ text: String) {
        if text.isEmpty { return }
        var plain = nfkc(text).filter { $0 != "," && $0 != " " }
        if !item.unit.isEmpty, plain.hasSuffix(nfkc(item.unit)) { plain.removeLast(nfkc(item.unit).count) }
        guard let number = Self.number(plain) else {
            keep(text, .text(text))
            faults.append(("", .notANumber))
            return
        }
        keep(plain, .number(number))
        if let least = item.least, number < Double(least) { faults.append(("", .tooSmall)) }
        if let most = item.most, number > Double(most) { faults.append(("", .tooLarge)) }
    }

    private mutating func takeOptions(_ item: Item, _ typed: [String], isOne: Bool) {
        let typed = typed.filter { !$0.isEmpty }
        if typed.isEmpty { return }
        // In the order of the form, each once.
        let chosen = item.options.map(\.code).filter(typed.contains)
        if typed.contains(where: { code in !item.options.contains { $0.code == code } }) || isOne && chosen.count != 1 {
            faults.append(("", .notAnOption))
        }
        guard !chosen.isEmpty else {
            parts[""] = typed
            return
        }
        parts[""] = chosen
        value = isOne ? .text(chosen[0]) : .list(chosen)
        if isOne { return }
        if let least = item.least, chosen.count < least { faults.append(("", .tooFew)) }
        if let most = item.most, chosen.count > most { faults.append(("", .tooMany)) }
    }

    /// Decimal degrees (JGD2011): what Japan and its seas reach.
    private static let (latitudes, longitudes) = (20.0...46.0, 122.0...154.0)

    private mutating func takeLocation(_ typed: (String) -> [String]) {
        take(Self.trimmed(typed("place")), most: Self.longestText, part: "place")
        for (part, range) in [("latitude", Self.latitudes), ("longitude", Self.longitudes)] {
            take(typed, .wrongPoint, part: part) { text in
                let plain = nfkc(text)
                return Self.degrees(plain).flatMap { range.contains($0) ? plain : nil }
            }
        }
        if (parts["latitude"] == nil) != (parts["longitude"] == nil) {
            faults.append((parts["latitude"] == nil ? "latitude" : "longitude", .wrongPoint))
        }
        let point = ["latitude", "longitude"].compactMap { parts[$0]?.first }
        let text = parts["place"]?.first ?? point.joined(separator: ",")
        value = text.isEmpty ? .none : .text(text)
    }

    /// Up to eight places, as devices give them.
    private static func degrees(_ text: String) -> Double? {
        let halves = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), (1...3).contains(halves[0].count),
            halves.count == 1 || (1...8).contains(halves[1].count),
            halves.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        return Double(text)
    }

    /// `ID NAME`: what was sent along is named by whoever took it.
    private mutating func takeFiles(_ item: Item, _ typed: [String]) {
        let files = typed.filter { Self.fileName($0) != nil }
        if files.isEmpty { return }
        parts[""] = files
        value = .list(files.compactMap(Self.fileName))
        if files.count > item.most ?? Self.mostFiles { faults.append(("", .tooMany)) }
    }

    /// Of one item, where the definition does not say otherwise.
    static let mostFiles = 5
    private static let idLength = 32

    static func fileName(_ text: String) -> String? {
        let id = text.prefix { $0 != " " }
        guard id.utf8.count == idLength,
            id.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        let name = text.dropFirst(idLength + 1)
        return name.isEmpty ? nil : String(name)
    }

    private mutating func takeDate(_ typed: (String) -> [String]) {
        // The browser's own field, or a script's.
        let whole = Self.trimmed(typed(""))
        if let day = Self.isoDay(whole) {
            keepDate(day.year, day.month, day.day)
            return
        }
        let texts = ItemType.date.parts.map { Self.trimmed(typed($0)) }
        guard texts.contains(where: { !$0.isEmpty }) else {
            if !whole.isEmpty {
                parts[""] = [whole]
                faults.append(("year", .wrongDate))
            }
            return
        }
        for (part, text) in zip(ItemType.date.parts, texts) where !text.isEmpty { parts[part] = [text] }
        guard !texts.contains("") else {
            faults.append((ItemType.date.parts[texts.firstIndex(of: "") ?? 0], .incompleteDate))
            return
        }
        guard let year = Self.year(texts[0]), let month = Self.count(texts[1], "月"),
            let day = Self.count(texts[2], "日"),
            CivilDate(year: year, month: month, day: day) != nil
        else {
            faults.append(("year", .wrongDate))
            return
        }
        keepDate(year, month, day, year: texts[0])
    }

    /// - Parameter year: as it was typed: somebody who wrote 昭和53 sees it again.
    private mutating func keepDate(_ number: Int, _ month: Int, _ day: Int, year: String? = nil) {
        parts = ["year": [year ?? String(number)], "month": [String(month)], "day": [String(day)]]
        value = .text(Self.iso(number, month, day))
    }

    private mutating func takeName(_ typed: (String) -> [String]) {
        for part in ["family", "given"] { take(Self.trimmed(typed(part)), most: Self.longestName, part: part) }
        for part in ["family_kana", "given_kana"] {
            take(typed, .notKana, part: part, Self.kana)
            if let text = parts[part]?.first, text.unicodeScalars.count > Self.longestName {
                faults.append((part, .tooLong))
            }
        }
        let text = ["family", "given"].compactMap { parts[$0]?.first }.joined(separator: " ")
        value = text.isEmpty ? .none : .text(text)
    }

    private mutating func takeAddress(_ typed: (String) -> [String]) {
        take(typed, .wrongPostalCode, part: "postal", Self.postalCode)
        for part in ["prefecture", "city", "street", "building"] {
            take(Self.trimmed(typed(part)), most: Self.longestText, part: part)
        }
        let text = ["prefecture", "city", "street"].compactMap { parts[$0]?.first }.joined()
        value = text.isEmpty ? .none : .text(text)
    }

    // MARK: Texts

    private static let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r", "\u{3000}", "\u{A0}"]

    /// The first of them, without blanks at its ends; lines end with a line feed.
    static func trimmed(_ texts: [String]) -> String {
        guard let text = texts.first else { return "" }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !blanks.contains($0) }),
            let last = scalars.lastIndex(where: { !blanks.contains($0) })
        else { return "" }
        return String(text[first...last]).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    /// Digits, at most fifteen, a sign, at most four places.
    static func number(_ text: String) -> Double? {
        let bytes = Array(text.utf8)
        let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...15).contains(parts[0].count),
            parts.count == 1 || (1...4).contains(parts[1].count),
            parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        return Double(text)
    }

    /// `8`, `８日`
    private static func count(_ text: String, _ unit: Character) -> Int? {
        var plain = nfkc(text)
        if plain.last == unit { plain.removeLast() }
        guard (1...2).contains(plain.utf8.count), plain.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(plain)
    }

    /// `1978`, `昭和53`, `S53`, `令和元年`. A year of an era that has ended is counted on, as people do with 昭和64年.
    static func year(_ text: String) -> Int? {
        var plain = nfkc(text).filter { $0 != " " }
        if plain.last == "年" { plain.removeLast() }
        let isDigit: (Character) -> Bool = { $0.isASCII && $0.isNumber }
        if plain.count == 4, plain.allSatisfy(isDigit) { return Int(plain).flatMap { $0 >= earliestYear ? $0 : nil } }
        let number = plain.drop { !isDigit($0) && $0 != "元" }
        guard let era = Era(name: String(plain.dropLast(number.count))) else { return nil }
        if number == "元" { return era.gregorianYear(1) }
        return (1...2).contains(number.count) && number.allSatisfy(isDigit)
            ? Int(number).flatMap(era.gregorianYear) : nil
    }

    /// Nobody who fills in a form was born before.
    private static let earliestYear = 1800

    /// `2026-04-01`, a day that exists.
    static func isoDay(_ text: String) -> (year: Int, month: Int, day: Int)? {
        CivilDate(iso: text).map { ($0.year, $0.month, $0.day) }
    }

    private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String {
        CivilDate(year: year, month: month, day: day).map(\.description) ?? ""
    }

    /// `９：５`, `9時5分` → `09:05`
    private static func time(_ text: String) -> String? {
        var plain = nfkc(text).replacing("時", with: ":").replacing("分", with: "")
        if plain.hasSuffix(":") { plain += "00" }
        let parts = plain.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = count(String(parts[0]), "時"), let minute = count(String(parts[1]), "分"),
            hour < 24, minute < 60
        else { return nil }
        return "\(twoDigits(hour)):\(twoDigits(minute))"
    }

    /// Everything people put between the digits of a number.
    private static let hyphens: Set<Unicode.Scalar> = ["-", "‐", "‑", "‒", "–", "—", "―", "−", "ー", "(", ")", "."]

    private static func phone(_ text: String) -> String? {
        var made = ""
        for scalar in nfkc(text).unicodeScalars where scalar != " " {
            if hyphens.contains(scalar) {
                if !made.isEmpty && !made.hasSuffix("-") { made += "-" }
            } else if ("0"..."9").contains(scalar) || scalar == "+" && made.isEmpty {
                made.unicodeScalars.append(scalar)
            } else {
                return nil
            }
        }
        if made.hasSuffix("-") { made.removeLast() }
        let digits = made.utf8.count { (0x30...0x39).contains($0) }
        // National numbers (総務省 電気通信番号計画) begin with 0 and have 10 or 11 digits; international ones at most 15 (E.164).
        if made.hasPrefix("0") { return (10...11).contains(digits) ? made : nil }
        return made.hasPrefix("+") && (8...15).contains(digits) ? made : nil
    }

    private static func mail(_ text: String) -> String? {
        let plain = nfkc(text)
        let parts = plain.split(separator: "@", omittingEmptySubsequences: false)
        let isFine =
            parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".")
            && !parts[1].hasSuffix(".") && plain.utf8.count <= longestMail
            && plain.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !Array(",;<>()[]\\\"".utf8).contains($0) }
        return isFine ? plain : nil
    }

    private static func web(_ text: String) -> String? {
        let isFine =
            (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.utf8.count <= longestWeb
            && text.utf8.count > "https://".utf8.count
            && !text.unicodeScalars.contains {
                $0.value <= 0x20 || blanks.contains($0) || "<>\"".unicodeScalars.contains($0)
            }
        return isFine ? text : nil
    }

    /// Katakana, whatever it was typed as.
    private static func kana(_ text: String) -> String? {
        let kana = katakana(nfkc(text))
        let isFine = kana.unicodeScalars.allSatisfy {
            (0x30A1...0x30FA).contains($0.value) || $0 == "ー" || $0 == "・" || $0 == " "
        }
        return isFine ? kana : nil
    }

    /// `1234567`, `〒１２３－４５６７` → `123-4567`
    static func postalCode(_ text: String) -> String? {
        var digits = ""
        for scalar in nfkc(text).unicodeScalars where scalar != "〒" && scalar != " " && !hyphens.contains(scalar) {
            guard ("0"..."9").contains(scalar) else { return nil }
            digits.unicodeScalars.append(scalar)
        }
        return digits.utf8.count == 7 ? "\(digits.prefix(3))-\(digits.suffix(4))" : nil
    }

    /// 法人番号: thirteen digits, the first checks the others (法人番号の指定等に関する省令 第2条).
    static func corporation(_ text: String) -> String? {
        var digits: [Int] = []
        for scalar in nfkc(text).unicodeScalars where scalar != " " && !hyphens.contains(scalar) {
            guard ("0"..."9").contains(scalar) else { return nil }
            digits.append(Int(scalar.value) - 0x30)
        }
        guard digits.count == 13 else { return nil }
        // From the right, weighted 1, 2, 1, 2 …
        let sum = digits.dropFirst().reversed().enumerated().reduce(0) {
            $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 2)
        }
        return digits[0] == 9 - sum % 9 ? digits.map(String.init).joined() : nil
    }
}
