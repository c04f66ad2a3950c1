/// A sentence for people in the languages our tools speak to staff: Japanese first, English beside it.
public struct Wording: Hashable, Sendable {
    public var ja: String
    public var en: String

    public init(ja: String, en: String) {
        self.ja = ja
        self.en = en
    }

    public func text(in language: StaffLanguage) -> String {
        switch language {
        case .japanese: ja
        case .english: en
        }
    }
}

/// The language in which the command line speaks, taken from the locale.
public enum StaffLanguage: Sendable {
    case japanese, english

    /// POSIX order of the locale variables: LC_ALL, then LC_MESSAGES, then LANG.
    public init(locale: (String) -> String?) {
        let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(locale).first { !$0.isEmpty } ?? ""
        self = name.hasPrefix("ja") ? .japanese : .english
    }
}
