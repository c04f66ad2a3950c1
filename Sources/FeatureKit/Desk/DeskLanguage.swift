/// Languages as staff call them.
public enum DeskLanguage {
    private static let names = [
        "ja": "日本語", "easy": "やさしい日本語", "en": "英語", "zh": "中国語", "ko": "韓国語", "vi": "ベトナム語",
    ]

    /// - Parameter code: of `languages` in `site.yaml`; one that has no name here stands for itself.
    public static func name(_ code: String) -> String { names[code] ?? code }
}
