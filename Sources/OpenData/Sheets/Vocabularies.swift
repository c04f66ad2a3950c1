import Japanese

/// Words of the content and what people call them. The first name is written on export.
let vocabularyText = """
    # place_category
    shelter = 避難場所, 避難所, 指定緊急避難場所, 指定避難所
    office = 市役所・町村役場, 市役所, 役場, 庁舎, 公共施設, 市民サービスセンター
    library = 図書館
    childcare = 子育て施設, 保育所, 保育園, 幼稚園, 認定こども園, 児童館
    medical = 医療機関, 病院, 診療所
    sports = スポーツ施設, 体育館, 運動場
    culture = 文化施設, 文化財, 博物館, 美術館, ホール
    tourism = 観光施設, 観光
    toilet = 公衆トイレ, トイレ, 公衆便所
    aed = AED, AED設置箇所
    # hazard
    flood = 洪水
    landslide = 崖崩れ、土石流及び地滑り, 土砂災害
    storm_surge = 高潮
    earthquake = 地震
    tsunami = 津波
    fire = 大規模な火事, 大規模火災
    inland_flood = 内水氾濫
    volcano = 火山現象, 火山
    # event_category
    seminar = セミナー・相談会, セミナー, 相談会, 相談
    tour = 体験ツアー, ツアー, 体験
    online = オンライン
    festival = まつり・交流, まつり, 祭り, 交流
    lecture = 講座・教室, 講座, 教室, 講演会
    childcare = 子育て
    # news_category
    notice = お知らせ
    recruit = 募集
    result = 報告・結果, 報告, 結果
    subsidy = 支援制度, 補助金
    disaster = 防災・緊急, 防災, 緊急
    living = くらし, 暮らし
    # theme
    housing = 住まい, 住宅, 住まい・住宅
    migration = 移住支援金, 移住
    work = しごと, 仕事, 就職, 雇用
    startup = 起業・創業, 起業, 創業
    farming = 農林漁業, 農業, 就農
    childcare = 子育て, 子育て支援, 出産・子育て
    education = 教育・学び, 教育
    health = 医療・福祉, 医療, 福祉
    transport = 交通・通勤, 交通, 通勤
    experience = 移住体験, お試し移住
    # target
    single = 単身の方, 単身
    couple = 夫婦・カップル, 夫婦, 新婚世帯
    family = 子育て世帯
    youth = 若者（39歳以下）, 若者
    student = 学生
    u-turn = Uターンの方, Uターン, Uターン者
    entrepreneur = 起業する方, 起業者
    farmer = 就農・就漁する方, 就農者
    telework = テレワークの方, テレワーク
    owner = 空き家の所有者
    anyone = どなたでも, 全員
    # house_type
    house = 戸建て, 戸建, 一戸建て, 一戸建, 住宅, 空き家
    shop-house = 店舗併用住宅, 店舗付き住宅, 店舗併用, 店舗
    farm-house = 農地付き住宅, 農地付き, 農家住宅
    land = 土地, 空き地, 宅地
    # house_deal
    sale = 売買, 売却, 売りたい, 売
    rent = 賃貸, 貸したい, 賃
    sale-or-rent = 売買・賃貸, 売買または賃貸, 売買又は賃貸, 賃貸・売買, 売買/賃貸, 賃貸/売買, 売買及び賃貸, どちらでも
    free = 無償譲渡, 無償, 譲渡
    # house_state
    open = 公開中, 公開, 募集中, 受付中, 登録中
    negotiating = 商談中, 交渉中
    contracted = 成約, 成約済, 成約済み, 契約済
    withdrawn = 取下げ, 取り下げ, 登録抹消, 抹消
    # house_renovation
    none = 不要, なし, 補修不要, 無
    small = 小規模, 小, 軽微, 多少必要, 一部必要
    large = 大規模, 大, 大幅に必要
    """

/// The words of a site: its own vocabularies, ours for the others.
public struct Vocabularies: Sendable {
    public struct Term: Sendable {
        public var code: String
        /// The first is written on export.
        public var names: [String]

        public init(code: String, names: [String]) {
            self.code = code
            self.names = names
        }
    }

    private var own: [String: Vocabulary] = [:]

    public init(_ site: [String: [Term]] = [:]) {
        own = Dictionary(
            uniqueKeysWithValues: site.map { name, terms in (name, Vocabulary(terms, besides: Vocabulary[name])) })
    }

    subscript(name: String) -> Vocabulary { own[name] ?? Vocabulary[name] }

    /// In their order.
    public func codes(of name: String) -> [String] { self[name].all }

    /// A table named like a category of places (`shelters`, `libraries`) holds places of that category.
    public func placeCategory(ofTable name: String) -> String? {
        self["place_category"].all.first { code in
            [code, code + "s", code.dropLast() + "ies"].contains(name)
        }
    }
}

/// The codes of one vocabulary and their names.
struct Vocabulary: Sendable {
    private var labels: [String: String] = [:]
    private var codes: [String: String] = [:]
    /// In the order of the text.
    private(set) var all: [String] = []

    init() {}

    /// The code for a code or one of its names.
    func code(_ text: String) -> String? { codes[headerKey(text)] }

    /// The name written on export.
    func label(_ code: String) -> String? { labels[code] }

    /// For `oneOf` in problems.
    var names: [String] { all.compactMap { labels[$0] } }

    static subscript(name: String) -> Vocabulary { known[name] ?? Vocabulary() }

    /// A site's own words, with what people call those of them that we know.
    init(_ terms: [Vocabularies.Term], besides known: Vocabulary) {
        for term in terms {
            all.append(term.code)
            labels[term.code] = term.names.first
            for name in [term.code] + term.names where codes[headerKey(name)] == nil {
                codes[headerKey(name)] = term.code
            }
        }
        for (name, code) in known.codes where labels[code] != nil && codes[name] == nil { codes[name] = code }
    }

    private static let known: [String: Vocabulary] = {
        var known: [String: Vocabulary] = [:]
        var name = ""
        for line in vocabularyText.utf8.split(separator: 0x0A).map({ String(Substring($0)) }) {
            if line.hasPrefix("# ") {
                name = String(line.dropFirst(2))
                known[name] = Vocabulary()
            } else {
                known[name]?.add(line)
            }
        }
        return known
    }()

    /// `code = name, name`
    private mutating func add(_ line: String) {
        let sides = line.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1).map { trimmed(String(Substring($0))) }
        guard sides.count == 2 else { return }
        let names = sides[1].utf8.split(separator: UInt8(ascii: ",")).map { trimmed(String(Substring($0))) }
        all.append(sides[0])
        labels[sides[0]] = names.first
        for name in [sides[0]] + names where codes[headerKey(name)] == nil { codes[headerKey(name)] = sides[0] }
    }
}
