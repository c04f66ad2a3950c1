import Japanese
import Model

/// What forms say to people of themselves, in one language. Each language has a file in `Words/`.
public struct FormWords: Sendable {
    private let table: [FormWord: String]
    private let sentenceGap: String

    /// - Parameter language: a language of the site; one without a file of its own is spoken to in English, which most of those
    ///   who read no Japanese understand.
    public init(_ language: String) {
        table = Self.tables[language] ?? Self.english
        sentenceGap = language == "ja" || language == "zh" ? "" : " "
    }

    public static let ofStaff = FormWords("ja")

    static let tables: [String: [FormWord: String]] = [
        "ja": japanese, "easy": easyJapanese, "en": english, "zh": chinese, "ko": korean, "vi": vietnamese,
    ]

    public subscript(_ word: FormWord) -> String { table[word] ?? "" }

    /// - Parameter values: what stands for `{label}` and the like. What they say themselves is never looked into.
    public func text(_ word: FormWord, _ values: KeyValuePairs<String, String>) -> String {
        var (made, rest) = ("", self[word][...])
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            made += rest[..<open]
            let name = rest[rest.index(after: open)..<close]
            made += values.first { $0.key == name }?.value ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return made + rest
    }

    /// Sentences behind each other; empty ones are left out.
    public func joined(_ sentences: [String]) -> String {
        sentences.filter { !$0.isEmpty }.joined(separator: sentenceGap)
    }

    // MARK: Parts of items

    private static let parts: [(name: String, word: FormWord)] = [
        ("building", .partBuilding), ("city", .partCity), ("day", .partDay), ("family", .partFamily),
        ("family_kana", .partFamilyKana), ("given", .partGiven), ("given_kana", .partGivenKana),
        ("latitude", .partLatitude), ("longitude", .partLongitude), ("month", .partMonth), ("place", .partPlace),
        ("postal", .partPostal), ("prefecture", .partPrefecture), ("street", .partStreet), ("year", .partYear),
    ]

    public func part(_ name: String) -> String? {
        Self.parts.first { $0.name == name }.map { self[$0.word] }
    }

    /// 「お名前の姓（カナ）」 is said of a part; a date is one thing for people.
    func label(_ item: Item, part name: String) -> String {
        guard !name.isEmpty, !Self.isDate(item), let part = part(name) else { return item.label }
        return text(.partOfItem, ["label": item.label, "part": part])
    }

    private static func isDate(_ item: Item) -> Bool { item.type == .date || item.type == .birthday }

    // MARK: Faults

    /// - Parameter isBeside: the item's own label stands above.
    func fault(_ code: FaultCode, _ item: Item, part name: String, isBeside: Bool = false) -> String {
        if code == .check && !item.message.isEmpty { return item.message }
        // Choosing is not typing.
        let isChosen = item.type == .choice || item.type == .choices || item.type.isFile
        let label = isBeside && !Self.isDate(item) ? part(name) ?? item.label : label(item, part: name)
        return text(
            code == .required && isChosen ? .faultNotChosen : code.word,
            [
                "label": label, "least": item.least.map(String.init) ?? "",
                "most": String(item.most ?? Self.standardMost(item)), "unit": item.unit,
            ])
    }

    private static func standardMost(_ item: Item) -> Int {
        switch item.type {
        case .paragraph: ItemReading.longestParagraph
        case .name: ItemReading.longestName
        case .file, .photo: ItemReading.mostFiles
        default: ItemReading.longestText
        }
    }

    // MARK: Places

    public func point(latitude: String, longitude: String) -> String {
        text(.point, ["latitude": latitude, "longitude": longitude])
    }

    // MARK: Days

    /// `2026年（令和8年）4月1日（水）`
    func dayWithWeekday(_ day: CivilDate) -> String {
        let era = Era(on: day).map { "（\($0.rawValue)\(Self.eraYear(day, $0))年）" } ?? ""
        return text(
            .dateWithWeekday,
            [
                "year": String(day.year), "era": era, "month": name(.months, day.month - 1), "day": String(day.day),
                "weekday": name(.weekdays, day.weekday),
            ])
    }

    func day(_ day: CivilDate) -> String {
        text(.date, ["year": String(day.year), "month": name(.months, day.month - 1), "day": String(day.day)])
    }

    /// - Parameter seconds: since 1970.
    public func day(_ seconds: Int) -> String {
        let (year, month, day) = Moment(unixSeconds: seconds).day.components
        return text(.date, ["year": String(year), "month": name(.months, month - 1), "day": String(day)])
    }

    /// `2026年4月1日 9:05`
    /// - Parameter seconds: since 1970.
    public func moment(_ seconds: Int) -> String {
        let moment = Moment(unixSeconds: seconds)
        let minute = moment.minute < 10 ? "0\(moment.minute)" : "\(moment.minute)"
        return text(.moment, ["date": day(seconds), "time": "\(moment.hour):\(minute)"])
    }

    /// Of a word that lists names.
    private func name(_ list: FormWord, _ index: Int) -> String {
        String(self[list].split(separator: ",")[index])
    }

    private static func eraYear(_ day: CivilDate, _ era: Era) -> String {
        guard let first = era.gregorianYear(1) else { return "" }
        return day.year == first ? "元" : String(day.year - first + 1)
    }

    // MARK: The browser

    /// What the browser says itself.
    private static let ofBrowser: [FormWord] = [
        .problems, .removeRow, .partOfItem, .usePosition, .lookingForPosition, .positionFound, .noPosition, .nearFound,
        .nearReport, .inputRestored, .clearInput, .chooseOnMap, .closeMap, .mapOfPlaces, .takeMiddle, .hintMap, .noMap,
        .placeTaken, .corporation, .corporationClosed, .chooseAddress,
    ]

    /// For the browser: `{"faults": {"required": "…"}, "choose": "…", "parts": {…}, "most": {…}, "usePosition": "…"}`.
    func write(to json: inout JSONWriter) {
        json.key("words")
        json.object { json in
            json.key("faults")
            json.object { json in
                for code in FaultCode.allCases { json.member(code.rawValue, self[code.word]) }
            }
            json.member("choose", self[.faultNotChosen])
            json.key("parts")
            json.object { json in
                for part in Self.parts { json.member(part.name, self[part.word]) }
            }
            json.key("most")
            json.object { json in
                json.member("text", ItemReading.longestText)
                json.member("paragraph", ItemReading.longestParagraph)
                json.member("name", ItemReading.longestName)
                json.member("file", ItemReading.mostFiles)
                json.member("photo", ItemReading.mostFiles)
            }
            for word in Self.ofBrowser { json.member(word.rawValue, self[word]) }
        }
    }
}

extension FaultCode {
    fileprivate var word: FormWord {
        switch self {
        case .required: .faultRequired
        case .notAgreed: .faultNotAgreed
        case .tooLong: .faultTooLong
        case .notANumber: .faultNotANumber
        case .tooSmall: .faultTooSmall
        case .tooLarge: .faultTooLarge
        case .notAnOption: .faultNotAnOption
        case .tooFew: .faultTooFew
        case .tooMany: .faultTooMany
        case .incompleteDate: .faultIncompleteDate
        case .wrongDate: .faultWrongDate
        case .wrongTime: .faultWrongTime
        case .notKana: .faultNotKana
        case .wrongPostalCode: .faultWrongPostalCode
        case .wrongPhone: .faultWrongPhone
        case .wrongMail: .faultWrongMail
        case .wrongWeb: .faultWrongWeb
        case .wrongCorporation: .faultWrongCorporation
        case .wrongPoint: .faultWrongPoint
        case .check: .faultCheck
        // Said by whoever looked at the file.
        case .wrongFile: .faultWrongFile
        }
    }
}

extension Form {
    public var words: FormWords { FormWords(language) }
}
