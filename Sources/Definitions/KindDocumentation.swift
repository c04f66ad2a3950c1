import Model

/// The tables of docs/content.md, made from the schemas so that the manual cannot fall behind the program.
///
/// A table stands between two comments in the manual: `<!-- fields: house -->` and `<!-- end -->`.
public enum KindDocumentation {
    private static let opening = "<!-- fields: "
    private static let openingEnd = " -->"
    private static let closing = "<!-- end -->"

    /// The names that may stand in an opening comment: `common`, `contact`, `site`, `vocabularies` and every kind.
    public static var names: [String] { ["common", "contact", "site", "vocabularies"] + Kind.all.map(\.name) }

    /// The Markdown that belongs between a pair of comments; nil for a name that nothing has.
    public static func text(_ name: String) -> String? {
        switch name {
        case "common": table(Kind.commonFields)
        case "contact": table(Kind.contactFields)
        case "site": table(SiteDefinition.plainFields)
        case "vocabularies": vocabularies()
        default: Kind.named(name).map(text)
        }
    }

    /// A manual with every table written anew; unknown names and comments without an end stay as they are.
    public static func updating(_ manual: String) -> String {
        var lines: [Substring] = []
        var rest = manual.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = rest.popFirst() {
            lines.append(line)
            guard line.hasPrefix(opening), line.hasSuffix(openingEnd),
                let text = text(String(line.dropFirst(opening.count).dropLast(openingEnd.count))),
                let end = rest.firstIndex(of: closing[...])
            else { continue }
            lines += [""] + text.split(separator: "\n", omittingEmptySubsequences: false) + [""]
            rest = rest[end...]
        }
        return lines.joined(separator: "\n")
    }

    // MARK: One kind

    private static func text(_ kind: Kind) -> String {
        var parts = [table(kind.fields)]
        if let listing = kind.listing { parts.append(text(listing)) }
        for (first, then) in kind.ordered {
            parts.append("`\(then)` は `\(first)` より前にできません。/ `\(then)` cannot be before `\(first)`.")
        }
        return parts.joined(separator: "\n\n")
    }

    private static func text(_ listing: Listing) -> String {
        let order = order(listing.order)
        let facets = listing.facets.map { "\($0.label.ja)（`\($0.name)`）" }.joined(separator: "、")
        let facetsEN = listing.facets.map(\.label.en).joined(separator: ", ")
        let ja = "一覧: \(order.ja)、1ページ\(listing.perPage)件。" + (facets.isEmpty ? "" : "絞り込み: \(facets)。")
        let en = "List: \(order.en), \(listing.perPage) a page." + (facets.isEmpty ? "" : " Narrowed by: \(facetsEN).")
        return "\(ja) / \(en)"
    }

    private static func order(_ order: Listing.Order) -> Wording {
        switch order {
        case .newestFirst: Wording(ja: "`date` の新しい順", en: "newest `date` first")
        case .soonestFirst:
            Wording(ja: "`start` の近い順（終わったものは後ろ）", en: "soonest `start` first, what is over last")
        case .byField(let field): Wording(ja: "`\(field)` の順", en: "by `\(field)`")
        case .byOrder: Wording(ja: "`order` の順", en: "by `order`")
        }
    }

    // MARK: Fields

    private static func table(_ fields: [Field]) -> String {
        let head = ["| 項目 Field | 必須 | 書くもの Value | 意味 Meaning |", "|---|:-:|---|---|"]
        return (head + fields.flatMap { rows($0, prefix: "") }).joined(separator: "\n")
    }

    /// A field's row, and below it those of the fields inside it: `photos`, `photos[].file`.
    private static func rows(_ field: Field, prefix: String) -> [String] {
        let name = prefix + field.name
        let meaning = "\(field.about.ja) / \(field.about.en)" + choices(field.type)
        let row = "| `\(name)` | \(field.isRequired ? "○" : "") | \(value(field.type)) | \(meaning) |"
        return [row] + inner(field.type, name).flatMap { rows($0.field, prefix: $0.prefix) }
    }

    private static func inner(_ type: FieldType, _ name: String) -> [(field: Field, prefix: String)] {
        switch type {
        case .map(let fields): fields.map { ($0, name + ".") }
        case .list(.map(let fields)): fields.map { ($0, name + "[].") }
        default: []
        }
    }

    private static func choices(_ type: FieldType) -> String {
        switch type {
        case .choice(let choices), .list(.choice(let choices)):
            "<br>" + choices.map { "`\($0.code)` \($0.label(in: "ja")) (\($0.label(in: "en")))" }.joined(separator: "、")
        default: ""
        }
    }

    private static func value(_ type: FieldType) -> String {
        switch type {
        case .text: "文字 text"
        case .bool: "`true` / `false`"
        case .count: "0以上の整数 whole number"
        case .yen: "円の整数 yen"
        case .number: "数 number"
        case .latitude: "緯度 20〜46"
        case .longitude: "経度 122〜154"
        case .day: "日付 `2026-04-01`"
        case .moment: "日付か日時 `2026-04-01T10:00`"
        case .webAddress: "`https://…`"
        case .path: "`/…` か `https://…`"
        case .picture: "画像のファイル picture"
        case .file: "ファイル file"
        case .municipalityCode: "6桁のコード code"
        case .builtYear: "`1978`、`昭和53年`"
        case .term(let vocabulary): "語彙 `\(vocabulary)` のコード"
        case .choice: "次のどれか one of"
        case .reference(let kind): "\(Kind.named(kind)?.label.ja ?? kind)の id"
        case .contact: "窓口の名前か項目の組 desk or map"
        case .texts: "文字列か、言語ごとの文字列 text or texts by language"
        case .rule: "条件 rule"
        case .options: "並び、または `コード: 表示` の組 list, or map of codes to labels"
        case .color: "色 `\"#0017c1\"`"
        case .list(.map): "項目の組の並び list of maps"
        case .list(let element): "\(value(element)) の並び list"
        case .map: "項目の組 map"
        case .anything: "自由 anything"
        }
    }

    // MARK: Vocabularies

    /// What a site uses until it writes its own, by name.
    private static func vocabularies() -> String {
        let rows = Vocabulary.standard.sorted { $0.key < $1.key }.map { name, vocabulary in
            let terms = vocabulary.terms.map { "`\($0.code)` \($0.label(in: "ja")) (\($0.label(in: "en")))" }
            return "| `\(name)` | \(terms.joined(separator: "、")) |"
        }
        return (["| 語彙 Vocabulary | はじめからあるコード Codes |", "|---|---|"] + rows).joined(separator: "\n")
    }
}
