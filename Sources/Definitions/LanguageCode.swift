import Model
import YAML

/// Codes that a site may give its languages: they become addresses (`/zh-Hant/…`), parts of file names and `lang=`.
enum LanguageCode {
    /// Two letters of ISO 639-1; a language without such a code has three (ISO 639-2 and -3, not listed here).
    private static let ofTwoLetters: Set<String> = Set(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en \
        eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv \
        ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne \
        ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st \
        su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """.split(separator: " ").map(String.init))

    /// Country codes that are written for a language. `kr` and `tw` are languages too (Kanuri, Twi), but no Japanese
    /// municipality means them.
    private static let countries = ["jp": "ja", "cn": "zh", "kr": "ko", "tw": "zh-Hant", "vn": "vi"]

    /// `easy`, or a tag of BCP 47 (RFC 5646 §2.1, §2.1.1): language, script, region, each in its usual case, because the
    /// same code stands in file names and addresses, where case counts.
    static func isKnown(_ code: String) -> Bool {
        if code == "easy" { return true }
        var parts = code.split(separator: "-", omittingEmptySubsequences: false)[...]
        guard let language = parts.popFirst(), isLanguage(language) else { return false }
        if let script = parts.first, isScript(script) { parts.removeFirst() }
        if let region = parts.first, isRegion(region) { parts.removeFirst() }
        return parts.isEmpty
    }

    private static func isLanguage(_ part: Substring) -> Bool {
        guard part.utf8.allSatisfy({ (0x61...0x7A).contains($0) }), countries[String(part)] == nil else { return false }
        return part.utf8.count == 3 || ofTwoLetters.contains(String(part))
    }

    /// `Hant`
    private static func isScript(_ part: Substring) -> Bool {
        part.utf8.count == 4 && (0x41...0x5A).contains(part.utf8.first ?? 0)
            && part.utf8.dropFirst().allSatisfy { (0x61...0x7A).contains($0) }
    }

    /// `BR`, `419`
    private static func isRegion(_ part: Substring) -> Bool {
        (part.utf8.count == 2 && part.utf8.allSatisfy { (0x41...0x5A).contains($0) })
            || (part.utf8.count == 3 && part.utf8.allSatisfy { (0x30...0x39).contains($0) })
    }

    static func check(_ nodes: [YAMLNode], _ check: inout FieldCheck) {
        var seen: Set<String> = []
        for node in nodes {
            guard let code = node.text else { continue }
            if !isKnown(code) {
                check.report(unknown(code, at: check.place(node)))
            } else if !seen.insert(code).inserted {
                check.report(
                    Problem(
                        "wrong-language", at: check.place(node), ja: "言語「\(code)」が2回あります",
                        en: "the language `\(code)` stands twice"))
            }
        }
    }

    static func unknown(_ code: String, at place: Place) -> Problem {
        let near = countries[code.lowercased()]
        let examples = [near, "ja", "en", "zh", "zh-Hant", "ko", "vi", "pt-BR", "easy"].compactMap { $0 }
        var shown: [String] = []
        for example in examples where !shown.contains(example) { shown.append(example) }
        let list = shown.joined(separator: ", ")
        return Problem(
            "wrong-language", at: place, ja: "言語コード「\(code)」は使えません", en: "`\(code)` is no language code",
            expected: Wording(
                ja: "BCP 47 の言語コード（例: \(list)）", en: "a language tag of BCP 47, as in \(list)"))
    }
}
