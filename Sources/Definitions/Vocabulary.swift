import Model
import YAML

/// A list of codes with labels, such as the themes of support programs. From site.yaml, or our own where a site has none.
public struct Vocabulary: Hashable, Sendable {
    public struct Term: Hashable, Sendable {
        public var code: String
        /// Language code → label.
        public var labels: [String: String]

        public func label(in language: String) -> String {
            labels[language] ?? labels["ja"] ?? labels.sorted { $0.key < $1.key }.first?.value ?? code
        }
    }

    public var terms: [Term]

    public func label(of code: String, in language: String) -> String {
        terms.first { $0.code == code }?.label(in: language) ?? code
    }

    /// `code: label` or `code: {ja: …, en: …}` in the order written.
    init(_ node: YAMLNode, check: inout FieldCheck) {
        terms = []
        guard let entries = node.entries else {
            check.report(
                Problem(
                    "wrong-type", at: check.place(node), ja: "語彙は「コード: 表示名」の組で書きます",
                    en: "a vocabulary is a map of codes to labels"))
            return
        }
        for entry in entries {
            if let label = entry.value.text {
                terms.append(Term(code: entry.key, labels: ["ja": label]))
            } else if let labels = entry.value.entries {
                let pairs = labels.compactMap { label in label.value.text.map { (label.key, $0) } }
                terms.append(Term(code: entry.key, labels: Dictionary(pairs) { first, _ in first }))
            } else {
                check.report(
                    Problem(
                        "wrong-type", at: check.place(entry.value), ja: "「\(entry.key)」に表示名がありません",
                        en: "`\(entry.key)` has no label"))
            }
        }
    }

    init(_ rows: [(code: String, ja: String, en: String)]) {
        terms = rows.map { Term(code: $0.code, labels: ["ja": $0.ja, "en": $0.en]) }
    }

    /// What a site uses until it writes its own.
    static let standard: [String: Vocabulary] = [
        "theme": Vocabulary([
            ("housing", "住まい", "Housing"), ("migration", "移住支援金", "Relocation grants"), ("work", "しごと", "Work"),
            ("startup", "起業・創業", "Starting a business"), ("farming", "農林漁業", "Farming and fishing"),
            ("childcare", "子育て", "Child care"), ("education", "教育・学び", "Education"),
            ("health", "医療・福祉", "Health and welfare"),
            ("transport", "交通・通勤", "Transport"), ("experience", "移住体験", "Trying it out"),
        ]),
        "target": Vocabulary([
            ("single", "単身の方", "Singles"), ("couple", "夫婦・カップル", "Couples"),
            ("family", "子育て世帯", "Families with children"),
            ("youth", "若者（39歳以下）", "Up to 39 years of age"), ("student", "学生", "Students"),
            ("u-turn", "Uターンの方", "Returners"),
            ("entrepreneur", "起業する方", "Entrepreneurs"), ("farmer", "就農・就漁する方", "Future farmers and fishers"),
            ("telework", "テレワークの方", "Remote workers"), ("owner", "空き家の所有者", "Owners of vacant houses"),
            ("anyone", "どなたでも", "Anyone"),
        ]),
        "news_category": Vocabulary([
            ("notice", "お知らせ", "Notice"), ("recruit", "募集", "Recruiting"), ("result", "報告・結果", "Report"),
            ("subsidy", "支援制度", "Support"), ("disaster", "防災・緊急", "Disaster"), ("living", "くらし", "Living"),
        ]),
        "event_category": Vocabulary([
            ("seminar", "セミナー・相談会", "Seminar"), ("tour", "体験ツアー", "Tour"), ("online", "オンライン", "Online"),
            ("festival", "まつり・交流", "Festival"), ("lecture", "講座・教室", "Class"), ("childcare", "子育て", "Child care"),
        ]),
        "place_category": Vocabulary([
            ("shelter", "避難場所", "Evacuation site"), ("office", "市役所・町村役場", "Town hall"), ("library", "図書館", "Library"),
            ("childcare", "子育て施設", "Child care"), ("medical", "医療機関", "Medical"), ("sports", "スポーツ施設", "Sports"),
            ("culture", "文化施設", "Culture"), ("tourism", "観光施設", "Sights"), ("toilet", "公衆トイレ", "Toilet"),
            ("aed", "AED", "AED"),
        ]),
    ]
}
