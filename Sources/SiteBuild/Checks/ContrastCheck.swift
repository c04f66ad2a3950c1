import Glibc
import Model

/// The contrast of the theme's colours in each scheme: of the pairs that style sheets use, not of single pages.
/// Definitions of WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
enum ContrastCheck {
    /// 1.4.3, texts of ordinary size.
    static let text = 4.5
    /// 1.4.11, what is needed to make out controls; 1.4.3 for large texts.
    static let shape = 3.0

    struct Pair {
        var front: String
        var ground: String
        var least: Double
    }

    /// Which colour stands on which; a pair of which a theme does not set both is left out.
    static let pairs: [Pair] = {
        let grounds = ["surface", "surface-soft", "surface-sea", "surface-sun", "surface-raised"]
        let everywhere = ["text", "text-soft", "text-faint", "link", "link-hover", "link-visited"]
        let tones = ["sea", "leaf", "clay", "plum", "gold", "tide", "danger"]
        let others = [
            ("on-key", "key"), ("on-key", "key-hover"), ("key", "key-soft"), ("key", "surface"), ("text", "key-soft"),
            ("on-deep", "deep"), ("on-deep", "deep-2"), ("on-deep-soft", "deep"), ("on-deep-soft", "deep-2"),
            ("sea", "surface-sea"), ("gold", "surface-sun"), ("clay", "surface-sun"), ("danger", "surface-soft"),
            ("clay", "surface-sea"), ("text", "danger-soft"), ("text-soft", "danger-soft"), ("link", "danger-soft"),
            ("text", "leaf-soft"), ("link", "leaf-soft"), ("text", "plum-soft"), ("link", "plum-soft"),
        ]
        let shapes = [
            ("line-strong", "surface"), ("line-strong", "surface-raised"), ("focus", "surface"),
            ("focus", "surface-sun"),
            ("focus", "focus-ring"), ("warning-line", "surface"),
        ]
        let texts =
            everywhere.flatMap { front in grounds.map { (front, $0) } } + others
            + tones.flatMap { [($0, "\($0)-soft"), ($0, "surface"), ($0, "surface-raised")] }
        return texts.map { Pair(front: $0.0, ground: $0.1, least: text) }
            + shapes.map { Pair(front: $0.0, ground: $0.1, least: shape) }
    }()

    /// The theme in the program is tested when the program is made, so only a municipality's own sheets cost anything.
    static func problems(_ theme: Theme) -> [Problem] {
        if theme.assets.allSatisfy(\.isEmbedded) { return [] }
        return problems(sheets(theme).map { (place: $0.place, bytes: $0.bytes) })
    }

    static func sheets(_ theme: Theme) -> [Theme.File] {
        theme.assets.filter { $0.name.hasSuffix(".css") }.sorted { left, right in
            // The theme's own tokens come first: a municipality's sheet is laid over them.
            (left.name == tokens ? 0 : 1, left.name) < (right.name == tokens ? 0 : 1, right.name)
        }
    }

    private static let tokens = "tokens.css"

    static func problems(_ sheets: [(place: String, bytes: [UInt8])]) -> [Problem] {
        let colors = ThemeColors(sheets.map(\.bytes))
        var problems: [Problem] = []
        for scheme in ThemeColors.Scheme.allCases where colors.declared[scheme] != nil {
            let luminances = colors.colors(scheme).mapValues(luminance)
            for pair in pairs {
                guard let front = luminances[pair.front], let ground = luminances[pair.ground] else { continue }
                let ratio = ratio(front, ground)
                guard ratio < pair.least, let declaration = culprit(pair, colors, scheme) else { continue }
                let sheet = sheets[declaration.sheet]
                problems.append(
                    problem(pair, ratio, scheme, Place(file: sheet.place, offset: declaration.offset, in: sheet.bytes)))
            }
        }
        return problems
    }

    /// The colour that the scheme set itself, else the one in front.
    private static func culprit(_ pair: Pair, _ colors: ThemeColors, _ scheme: ThemeColors.Scheme) -> ThemeColors
        .Declaration?
    {
        let (front, ground) = (colors.declaration(pair.front, scheme), colors.declaration(pair.ground, scheme))
        if let ground, ground.isOwn, let front, !front.isOwn { return ground.0 }
        return front?.0
    }

    private static func problem(_ pair: Pair, _ ratio: Double, _ scheme: ThemeColors.Scheme, _ place: Place) -> Problem
    {
        // Cut, not rounded: 4.499 is not 4.5.
        let shown = Double(Int(ratio * 100)) / 100
        return Problem(
            pair.least == shape ? "low-shape-contrast" : "low-contrast", at: place,
            ja: "\(scheme.label.ja)で、--\(pair.ground)の上の--\(pair.front)のコントラスト比が\(shown):1です",
            en: "\(scheme.label.en): --\(pair.front) on --\(pair.ground) has a contrast of \(shown):1",
            expected: Wording(ja: "\(pair.least):1以上", en: "at least \(pair.least):1"))
    }

    static func ratio(_ one: Color, _ other: Color) -> Double { ratio(luminance(one), luminance(other)) }

    /// Of two relative luminances.
    private static func ratio(_ one: Double, _ other: Double) -> Double {
        (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    private static func luminance(_ color: Color) -> Double {
        0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }

    private static func linear(_ channel: Double) -> Double {
        channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
    }
}

extension ThemeColors.Scheme {
    fileprivate var label: Wording {
        switch self {
        case .light: Wording(ja: "明るい配色", en: "light colours")
        case .dark: Wording(ja: "暗い配色", en: "dark colours")
        case .contrast: Wording(ja: "高コントラストの配色", en: "high-contrast colours")
        case .device: Wording(ja: "端末の設定による暗い配色", en: "dark colours of the device")
        }
    }
}

extension Place {
    /// Of a byte in a file; columns count Unicode scalars.
    init(file: String, offset: Int, in bytes: [UInt8]) {
        let before = bytes[..<min(offset, bytes.count)]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        // Bytes that continue a scalar begin with 10.
        let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
        self.init(file: file, line: line, column: column)
    }
}
