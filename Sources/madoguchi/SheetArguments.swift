import CSystem
import Japanese
import Model
import OpenData

/// What `import` and `export` are told alike: a kind, and the content.
enum SheetArguments {
    /// A kind by the name people give it; `shelter` is a place of that category.
    struct NamedKind {
        var kind: SheetKind
        var category: String?
    }

    static let kindNames = [
        "page", "faq", "news", "event", "program", "house", "stay", "recruit", "municipality", "place", "shelter",
        "refuse",
    ]

    static func kind(_ name: String?) throws(UsageError) -> NamedKind {
        let names = kindNames.joined(separator: " ")
        guard let name else {
            throw UsageError(ja: "種類を書いてください（\(names)）", en: "name a kind: \(names)")
        }
        if name == "shelter" { return NamedKind(kind: .place, category: "shelter") }
        if name == ImportPostalCommand.kind {
            throw UsageError(
                ja: "郵便番号データ（postal）は取り込むだけで、書き出しません", en: "postal codes are imported only")
        }
        guard kindNames.contains(name), let kind = SheetKind(rawValue: name) else {
            throw UsageError(
                ja: "「\(name)」という種類はありません。使えるもの: \(names)", en: "there is no kind `\(name)`; there are: \(names)")
        }
        return NamedKind(kind: kind, category: nil)
    }

    static func contentFolder(_ arguments: Arguments) -> String {
        var folder = arguments["content"] ?? "content"
        while folder.hasSuffix("/") && folder.utf8.count > 1 { folder.removeLast() }
        return folder
    }

    /// By which dates without a year are read.
    static var today: CivilDate? {
        CivilDate(dayNumber: Moment(unixSeconds: Int(system_now() / 1_000_000_000)).day.number)
    }
}
