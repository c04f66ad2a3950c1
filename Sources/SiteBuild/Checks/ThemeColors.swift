import Model

/// The colours that style sheets set as custom properties on the root element, for each of the theme's colour schemes.
struct ThemeColors {
    enum Scheme: Hashable, CaseIterable {
        case light, dark, contrast
        /// Dark because the device asks for it.
        case device
    }

    struct Declaration {
        var value: String
        /// Position of the style sheet, and of the name in its bytes.
        var sheet: Int
        var offset: Int
    }

    private(set) var declared: [Scheme: [String: Declaration]] = [:]

    /// - Parameter sheets: in the order in which they are laid over each other.
    init(_ sheets: [[UInt8]]) {
        for (sheet, bytes) in sheets.enumerated() {
            bytes.withUnsafeBufferPointer { css in
                var reading = SheetReading(css)
                while let (scheme, name, value, offset) = reading.next() {
                    declared[scheme, default: [:]][name] = Declaration(value: value, sheet: sheet, offset: offset)
                }
            }
        }
    }

    /// The declaration that counts in a scheme, and whether the scheme made it itself.
    func declaration(_ name: String, _ scheme: Scheme) -> (Declaration, isOwn: Bool)? {
        if let own = declared[scheme]?[name] { return (own, true) }
        return declared[.light]?[name].map { ($0, scheme == .light) }
    }

    /// Names may stand for each other; longer chains than this are circles.
    private static let longestChain = 8

    /// Every colour of a scheme by its name.
    func colors(_ scheme: Scheme) -> [String: Color] {
        var colors: [String: Color] = [:]
        for declared in [declared[.light], declared[scheme]] {
            for name in (declared ?? [:]).keys where colors[name] == nil { colors[name] = color(name, scheme) }
        }
        return colors
    }

    func color(_ name: String, _ scheme: Scheme) -> Color? {
        var name = name
        for _ in 0..<Self.longestChain {
            guard let (declaration, _) = declaration(name, scheme) else { return nil }
            guard let other = Self.variable(declaration.value) else { return Color(declaration.value) }
            name = other
        }
        return nil
    }

    /// `var(--name)`
    private static func variable(_ value: String) -> String? {
        guard value.hasPrefix("var(--"), value.hasSuffix(")") else { return nil }
        return String(value.dropFirst("var(--".count).dropLast())
    }
}

/// An opaque colour of sRGB, channels from 0 to 1.
struct Color: Hashable {
    var red: Double
    var green: Double
    var blue: Double

    /// `#rgb`, `#rrggbb`, `white`, `black`; nil for anything else, about which nothing is said.
    init?(_ text: String) {
        switch text {
        case "white": self.init(red: 255, green: 255, blue: 255)
        case "black": self.init(red: 0, green: 0, blue: 0)
        default:
            guard text.utf8.first == UInt8(ascii: "#"), text.utf8.dropFirst().allSatisfy(Self.isHexDigit),
                let number = Int(text.dropFirst(), radix: 16)
            else { return nil }
            switch text.utf8.count {
            case 4: self.init(red: (number >> 8) * 17, green: (number >> 4 & 15) * 17, blue: (number & 15) * 17)
            case 7: self.init(red: number >> 16, green: number >> 8 & 255, blue: number & 255)
            default: return nil
            }
        }
    }

    /// From 0 to 255.
    private init(red: Int, green: Int, blue: Int) {
        (self.red, self.green, self.blue) = (Double(red) / 255, Double(green) / 255, Double(blue) / 255)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
}

/// Walks through a style sheet and stops at every custom property that a colour scheme sets.
private struct SheetReading {
    private let css: UnsafeBufferPointer<UInt8>
    private var index = 0
    /// Of the rules around the current position.
    private var rules: [Rule] = []
    private var statement = 0

    /// What a block says about the declarations in it.
    private enum Rule {
        /// `@layer`, `@media screen`: nothing.
        case around
        case darkDevice
        case scheme(ThemeColors.Scheme)
        /// Other elements, paper, …
        case other
    }

    init(_ css: UnsafeBufferPointer<UInt8>) { self.css = css }

    mutating func next() -> (ThemeColors.Scheme, name: String, value: String, offset: Int)? {
        while index < css.count {
            switch css[index] {
            case UInt8(ascii: "/") where index + 1 < css.count && css[index + 1] == UInt8(ascii: "*"): skipComment()
            case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString()
            case UInt8(ascii: "{"):
                rules.append(rule(prelude: text(statement, index)))
                begin()
            case UInt8(ascii: "}"):
                let found = declaration()
                if !rules.isEmpty { rules.removeLast() }
                begin()
                if let found { return found }
            case UInt8(ascii: ";"):
                let found = declaration()
                begin()
                if let found { return found }
            default: index += 1
            }
        }
        return nil
    }

    private mutating func begin() {
        index += 1
        statement = index
    }

    private mutating func skipComment() {
        let isBeforeStatement = text(statement, index).isEmpty
        index += 2
        while index + 1 < css.count, !(css[index] == UInt8(ascii: "*") && css[index + 1] == UInt8(ascii: "/")) {
            index += 1
        }
        index = min(index + 2, css.count)
        if isBeforeStatement { statement = index }
    }

    private mutating func skipString() {
        let quote = css[index]
        index += 1
        while index < css.count, css[index] != quote {
            index += css[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, css.count)
    }

    private func rule(prelude: String) -> Rule {
        if prelude.hasPrefix("@layer") || prelude.hasPrefix("@supports") { return .around }
        if prelude.hasPrefix("@media") {
            if prelude.contains("prefers-color-scheme: dark") { return .darkDevice }
            return prelude == "@media screen" || prelude == "@media all" ? .around : .other
        }
        let isForDarkDevice = rules.contains { if case .darkDevice = $0 { true } else { false } }
        switch prelude {
        case ":root", "html", "html:root", ":root[data-colors=\"light\"]":
            return .scheme(isForDarkDevice ? .device : .light)
        case ":root:not([data-colors])": return .scheme(isForDarkDevice ? .device : .light)
        case ":root[data-colors=\"dark\"]", ":root[data-colors=dark]": return .scheme(.dark)
        case ":root[data-colors=\"contrast\"]", ":root[data-colors=contrast]": return .scheme(.contrast)
        default: return .other
        }
    }

    /// The statement that ends here, if it sets a custom property for a scheme.
    private func declaration() -> (ThemeColors.Scheme, name: String, value: String, offset: Int)? {
        guard case .scheme(let scheme)? = rules.last,
            !rules.contains(where: { if case .other = $0 { true } else { false } })
        else { return nil }
        var start = statement
        while start < index, css[start] <= 0x20 { start += 1 }
        guard start + 2 < index, css[start] == UInt8(ascii: "-"), css[start + 1] == UInt8(ascii: "-"),
            let colon = css[start..<index].firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        return (scheme, text(start + 2, colon), text(colon + 1, index), start)
    }

    /// Without blanks at both ends.
    private func text(_ start: Int, _ end: Int) -> String {
        var (start, end) = (start, end)
        while start < end, css[start] <= 0x20 { start += 1 }
        while end > start, css[end - 1] <= 0x20 { end -= 1 }
        return String(decoding: css[start..<end], as: UTF8.self)
    }
}
