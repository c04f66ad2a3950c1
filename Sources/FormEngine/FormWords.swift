import Japanese
import Model

/// What forms say to people of themselves.
public enum FormWords {
    public static let agreed = "同意する"

    /// Labels of the parts of an item.
    public static let parts: [String: String] = [
        "year": "年", "month": "月", "day": "日", "family": "姓", "given": "名", "family_kana": "姓（カナ）",
        "given_kana": "名（カナ）", "postal": "郵便番号", "prefecture": "都道府県", "city": "市区町村", "street": "町名・番地",
        "building": "建物名・部屋番号", "place": "住所や目印", "latitude": "緯度", "longitude": "経度",
    ]

    /// What is said of a fault; `{label}`, `{least}`, `{most}` and `{unit}` stand for the item's own. The browser takes them from here.
    public static let faults: [FaultCode: String] = [
        .required: "「{label}」を入力してください。",
        .notAgreed: "「{label}」を確かめ、チェックを付けてください。",
        .tooLong: "「{label}」は{most}文字までで入力してください。",
        .notANumber: "「{label}」は数字で入力してください。",
        .tooSmall: "「{label}」は{least}{unit}以上で入力してください。",
        .tooLarge: "「{label}」は{most}{unit}以下で入力してください。",
        .notAnOption: "「{label}」を選択肢から選んでください。",
        .tooFew: "「{label}」は{least}つ以上選んでください。",
        .tooMany: "「{label}」は{most}つまでにしてください。",
        .incompleteDate: "「{label}」は年・月・日をすべて入力してください。",
        .wrongDate: "「{label}」は実際にある日付を「2026」「4」「1」や「令和8」「4」「1」のように入力してください。",
        .wrongTime: "「{label}」は「13:30」のように入力してください。",
        .notKana: "「{label}」はカタカナで入力してください。",
        .wrongPostalCode: "「{label}」は7桁の数字で入力してください。",
        .wrongPhone: "「{label}」は市外局番から、10桁か11桁の数字で入力してください。",
        .wrongMail: "「{label}」は「name@example.jp」のような形で入力してください。",
        .wrongWeb: "「{label}」は「https://」から入力してください。",
        .wrongCorporation: "「{label}」は13桁の法人番号を確かめて入力してください。番号のどこかが違っています。",
        .wrongPoint: "「{label}」は、日本の緯度（35.12345など）と経度（139.12345など）を両方入力してください。",
        .check: "「{label}」を確かめてください。",
        // Said by whoever looked at the file.
        .wrongFile: "「{label}」のファイルを確かめてください。",
    ]

    /// Choosing is not typing.
    public static let choose = "「{label}」を選んでください。"

    /// For the browser: `{"faults": {"required": "…"}, "choose": "…", "parts": {…}, "most": {…}}`.
    static func write(to json: inout JSONWriter) {
        json.key("words")
        json.object { json in
            json.key("faults")
            json.object { json in
                for code in FaultCode.allCases { json.member(code.rawValue, faults[code] ?? "") }
            }
            json.member("choose", choose)
            json.key("parts")
            json.object { json in
                for part in parts.sorted(by: { $0.key < $1.key }) { json.member(part.key, part.value) }
            }
            json.key("most")
            json.object { json in
                json.member("text", ItemReading.longestText)
                json.member("paragraph", ItemReading.longestParagraph)
                json.member("name", ItemReading.longestName)
                json.member("file", ItemReading.mostFiles)
                json.member("photo", ItemReading.mostFiles)
            }
        }
    }

    /// - Parameter isBeside: the item's own label stands above.
    static func fault(_ code: FaultCode, _ item: Item, part: String, isBeside: Bool = false) -> String {
        if code == .check && !item.message.isEmpty { return item.message }
        let isChosen = item.type == .choice || item.type == .choices || item.type.isFile
        let text = code == .required && isChosen ? choose : faults[code] ?? ""
        let label = isBeside && !isDate(item) ? parts[part] ?? item.label : label(item, part: part)
        return text.replacing("{label}", with: label)
            .replacing("{least}", with: item.least.map(String.init) ?? "")
            .replacing("{most}", with: String(item.most ?? standardMost(item))).replacing("{unit}", with: item.unit)
    }

    private static func standardMost(_ item: Item) -> Int {
        switch item.type {
        case .paragraph: ItemReading.longestParagraph
        case .name: ItemReading.longestName
        case .file, .photo: ItemReading.mostFiles
        default: ItemReading.longestText
        }
    }

    /// 「お名前の姓（カナ）」 is said of a part; a date is one thing for people.
    static func label(_ item: Item, part: String) -> String {
        guard !part.isEmpty, !isDate(item), let name = parts[part] else { return item.label }
        return "\(item.label)の\(name)"
    }

    private static func isDate(_ item: Item) -> Bool { item.type == .date || item.type == .birthday }

    private static let weekdays = ["日", "月", "火", "水", "木", "金", "土"]

    /// `2026年（令和8年）4月1日（水）`
    static func day(_ day: CivilDate) -> String {
        let era = Era(on: day).map { "（\($0.rawValue)\(eraYear(day, $0))年）" } ?? ""
        return "\(day.year)年\(era)\(day.month)月\(day.day)日（\(weekdays[day.weekday])）"
    }

    static func plainDay(_ day: CivilDate) -> String { "\(day.year)年\(day.month)月\(day.day)日" }

    private static func eraYear(_ day: CivilDate, _ era: Era) -> String {
        guard let first = era.gregorianYear(1) else { return "" }
        return day.year == first ? "元" : String(day.year - first + 1)
    }
}
