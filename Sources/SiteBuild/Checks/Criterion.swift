import Model

/// A success criterion of JIS X 8341-3:2016 (WCAG 2.0) or of WCAG 2.1 and 2.2, levels A and AA, and what `check` can say
/// about it. Numbers and names: https://waic.jp/translations/WCAG22/
public struct Criterion: Sendable {
    public enum Edition: String, Sendable {
        /// In JIS X 8341-3:2016.
        case wcag20 = "2.0"
        case wcag21 = "2.1"
        case wcag22 = "2.2"
    }

    public var id: String
    public var level: String
    public var name: Wording
    public var edition: Edition
    /// What a person still has to look at; all of it where nothing is automatic.
    public var forPeople: Wording
    /// Codes of the problems that break it. Empty: only a person can tell.
    var codes: Set<String> = []
    /// A page without these has nothing the criterion is about.
    var appliesTo: PageFeatures = []

    public var isAutomatic: Bool { !codes.isEmpty }

    /// In the order of their numbers.
    public static let all: [Criterion] = (automatic + human).sorted { $0.number.lexicographicallyPrecedes($1.number) }

    private var number: [Int] { id.split(separator: ".").compactMap { Int($0) } }

    private init(
        _ id: String, _ level: String, _ edition: Edition = .wcag20, ja: String, en: String, codes: Set<String> = [],
        appliesTo: PageFeatures = [], people: Wording = Wording(ja: "人が確かめる", en: "a person has to look")
    ) {
        self.id = id
        self.level = level
        self.name = Wording(ja: ja, en: en)
        self.edition = edition
        self.codes = codes
        self.appliesTo = appliesTo
        forPeople = people
    }
}

extension Criterion {
    private static let automatic: [Criterion] = [
        Criterion(
            "1.1.1", "A", ja: "非テキストコンテンツ", en: "Non-text content", codes: ["missing-alt"], appliesTo: .image,
            people: Wording(ja: "代替テキストが画像の内容を伝えているか", en: "whether alternative texts say what the pictures show")),
        Criterion(
            "1.3.1", "A", ja: "情報及び関係性", en: "Info and relationships",
            codes: ["heading-jump", "heading-level-one", "missing-h1", "table-without-header", "missing-label"],
            people: Wording(ja: "見た目だけの見出しや表がないか", en: "whether anything only looks like a heading, list or table")),
        Criterion(
            "1.4.3", "AA", ja: "コントラスト（最低限レベル）", en: "Contrast (minimum)", codes: ["low-contrast"],
            people: Wording(ja: "画像の中の文字のコントラスト", en: "texts inside pictures")),
        Criterion(
            "1.4.11", "AA", .wcag21, ja: "非テキストのコントラスト", en: "Non-text contrast", codes: ["low-shape-contrast"],
            people: Wording(ja: "図やグラフの色", en: "diagrams and charts")),
        Criterion(
            "2.4.1", "A", ja: "ブロックスキップ", en: "Bypass blocks", codes: ["no-way-past"], appliesTo: .navigation,
            people: Wording(ja: "本文へのリンクが働くか", en: "whether the skip link works")),
        Criterion(
            "2.4.2", "A", ja: "ページタイトル", en: "Page titled", codes: ["missing-title"],
            people: Wording(ja: "題名がページの内容を表しているか", en: "whether the title describes the page")),
        Criterion(
            "2.4.3", "A", ja: "フォーカス順序", en: "Focus order", codes: ["positive-tabindex"],
            people: Wording(ja: "キーボードで進む順番が自然か", en: "whether the order makes sense by keyboard")),
        Criterion(
            "2.4.4", "A", ja: "リンクの目的（コンテキスト内）", en: "Link purpose (in context)", codes: ["empty-link-text"],
            appliesTo: .link,
            people: Wording(ja: "リンクの言葉から行き先がわかるか", en: "whether link texts tell where they lead")),
        Criterion(
            "2.4.6", "AA", ja: "見出し及びラベル", en: "Headings and labels", codes: ["empty-heading"], appliesTo: .heading,
            people: Wording(ja: "見出しが内容を表しているか", en: "whether headings describe what follows")),
        Criterion(
            "3.1.1", "A", ja: "ページの言語", en: "Language of page", codes: ["missing-lang"],
            people: Wording(ja: "本文が表示どおりの言語か", en: "whether the text is in that language")),
        Criterion(
            "3.3.2", "A", ja: "ラベル又は説明", en: "Labels or instructions", codes: ["missing-label"], appliesTo: .field,
            people: Wording(ja: "ラベルから何を書くかわかるか", en: "whether labels tell what to enter")),
        Criterion(
            "4.1.1", "A", ja: "構文解析（WCAG 2.2では削除）", en: "Parsing (removed in WCAG 2.2)",
            codes: ["duplicate-id", "raw-html"],
            people: Wording(ja: "HTMLの検査器による確認", en: "a run of an HTML validator")),
        Criterion(
            "4.1.2", "A", ja: "名前（name）、役割（role）及び値（value）", en: "Name, role, value",
            codes: ["empty-link-text", "empty-button", "missing-label", "frame-without-title"], appliesTo: .control,
            people: Wording(ja: "スクリプトで動く部品の状態", en: "the state of parts driven by scripts")),
    ]

    private static let human: [Criterion] = [
        Criterion("1.2.1", "A", ja: "音声だけ及び映像だけ（収録済み）", en: "Audio-only and video-only (prerecorded)"),
        Criterion("1.2.2", "A", ja: "キャプション（収録済み）", en: "Captions (prerecorded)"),
        Criterion("1.2.3", "A", ja: "音声解説又はメディアに対する代替（収録済み）", en: "Audio description or media alternative"),
        Criterion("1.2.4", "AA", ja: "キャプション（ライブ）", en: "Captions (live)"),
        Criterion("1.2.5", "AA", ja: "音声解説（収録済み）", en: "Audio description (prerecorded)"),
        Criterion("1.3.2", "A", ja: "意味のある順序", en: "Meaningful sequence"),
        Criterion("1.3.3", "A", ja: "感覚的な特徴", en: "Sensory characteristics"),
        Criterion("1.3.4", "AA", .wcag21, ja: "表示の向き", en: "Orientation"),
        Criterion("1.3.5", "AA", .wcag21, ja: "入力目的の特定", en: "Identify input purpose"),
        Criterion("1.4.1", "A", ja: "色の使用", en: "Use of color"),
        Criterion("1.4.2", "A", ja: "音声の制御", en: "Audio control"),
        Criterion("1.4.4", "AA", ja: "テキストのサイズ変更", en: "Resize text"),
        Criterion("1.4.5", "AA", ja: "文字画像", en: "Images of text"),
        Criterion("1.4.10", "AA", .wcag21, ja: "リフロー", en: "Reflow"),
        Criterion("1.4.12", "AA", .wcag21, ja: "テキストの間隔", en: "Text spacing"),
        Criterion("1.4.13", "AA", .wcag21, ja: "ホバー又はフォーカスで表示されるコンテンツ", en: "Content on hover or focus"),
        Criterion("2.1.1", "A", ja: "キーボード", en: "Keyboard"),
        Criterion("2.1.2", "A", ja: "キーボードトラップなし", en: "No keyboard trap"),
        Criterion("2.1.4", "A", .wcag21, ja: "文字キーのショートカット", en: "Character key shortcuts"),
        Criterion("2.2.1", "A", ja: "タイミング調整可能", en: "Timing adjustable"),
        Criterion("2.2.2", "A", ja: "一時停止、停止及び非表示", en: "Pause, stop, hide"),
        Criterion("2.3.1", "A", ja: "3回の閃光、又は閾値以下", en: "Three flashes or below threshold"),
        Criterion("2.4.5", "AA", ja: "複数の手段", en: "Multiple ways"),
        Criterion("2.4.7", "AA", ja: "フォーカスの可視化", en: "Focus visible"),
        Criterion("2.4.11", "AA", .wcag22, ja: "隠されないフォーカス（最低限）", en: "Focus not obscured (minimum)"),
        Criterion("2.5.1", "A", .wcag21, ja: "ポインタのジェスチャ", en: "Pointer gestures"),
        Criterion("2.5.2", "A", .wcag21, ja: "ポインタのキャンセル", en: "Pointer cancellation"),
        Criterion("2.5.3", "A", .wcag21, ja: "名前（name）のラベル", en: "Label in name"),
        Criterion("2.5.4", "A", .wcag21, ja: "動きによる起動", en: "Motion actuation"),
        Criterion("2.5.7", "AA", .wcag22, ja: "ドラッグ動作", en: "Dragging movements"),
        Criterion("2.5.8", "AA", .wcag22, ja: "ターゲットのサイズ（最低限）", en: "Target size (minimum)"),
        Criterion("3.1.2", "AA", ja: "一部分の言語", en: "Language of parts"),
        Criterion("3.2.1", "A", ja: "フォーカス時", en: "On focus"),
        Criterion("3.2.2", "A", ja: "入力時", en: "On input"),
        Criterion("3.2.3", "AA", ja: "一貫したナビゲーション", en: "Consistent navigation"),
        Criterion("3.2.4", "AA", ja: "一貫した識別性", en: "Consistent identification"),
        Criterion("3.2.6", "A", .wcag22, ja: "一貫したヘルプ", en: "Consistent help"),
        Criterion("3.3.1", "A", ja: "エラーの特定", en: "Error identification"),
        Criterion("3.3.3", "AA", ja: "エラー修正の提案", en: "Error suggestion"),
        Criterion("3.3.4", "AA", ja: "エラー回避（法的、金融及びデータ）", en: "Error prevention (legal, financial, data)"),
        Criterion("3.3.7", "A", .wcag22, ja: "冗長な入力項目", en: "Redundant entry"),
        Criterion("3.3.8", "AA", .wcag22, ja: "アクセシブルな認証（最低限）", en: "Accessible authentication (minimum)"),
        Criterion("4.1.3", "AA", .wcag21, ja: "ステータスメッセージ", en: "Status messages"),
    ]
}
