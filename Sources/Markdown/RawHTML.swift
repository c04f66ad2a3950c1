import Model

/// HTML written by hand inside Markdown: a small vocabulary without scripts, styles or frames, properly closed.
/// Everything else has a component, and a page's security policy would block it anyway.
struct RawHTMLCheck {
    private static let void: Set<String> = ["br", "hr", "wbr"]
    private static let allowed: Set<String> = void.union([
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "i",
        "ins", "kbd", "li", "mark", "ol", "p", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub",
        "summary", "sup", "time", "u", "ul", "var",
    ])
    private static let allowedAttributes: Set<String> = [
        "class", "id", "lang", "dir", "title", "datetime", "cite", "open",
    ]

    private(set) var ids: [String] = []
    private var open: [(name: String, place: Place)] = []

    mutating func check(_ html: [UInt8], at place: Place) -> [Problem] {
        var problems: [Problem] = []
        var index = 0
        while let start = html[index...].firstIndex(of: UInt8(ascii: "<")) {
            if html[start...].starts(with: "<!--".utf8) {
                index = Self.endOfComment(html, from: start)
                continue
            }
            guard let tag = HTMLTag(html, at: start) else {
                index = start + 1
                continue
            }
            index = tag.end
            problems += check(tag, at: place)
        }
        return problems
    }

    private static func endOfComment(_ html: [UInt8], from start: Int) -> Int {
        var index = start + 4
        while index < html.count {
            if html[index...].starts(with: "-->".utf8) { return index + 3 }
            index += 1
        }
        return html.count
    }

    private mutating func check(_ tag: HTMLTag, at place: Place) -> [Problem] {
        guard Self.allowed.contains(tag.name) else {
            return [
                Problem(
                    "raw-html", at: place, ja: "HTMLの<\(tag.name)>は使えません",
                    en: "the HTML element <\(tag.name)> is not allowed",
                    expected: Wording(ja: "Markdownの書き方か部品（```@名前）", en: "Markdown, or a component (```@name)"))
            ]
        }
        if tag.isClosing { return close(tag.name, at: place) }
        if !Self.void.contains(tag.name) { open.append((tag.name, place)) }
        var problems: [Problem] = []
        for (name, value) in tag.attributes {
            if name == "id" { ids.append(value) }
            if !Self.allowedAttributes.contains(name) {
                problems.append(
                    Problem(
                        "raw-html", at: place, ja: "HTMLの属性「\(name)」は使えません",
                        en: "the HTML attribute `\(name)` is not allowed",
                        expected: .oneOf(Self.allowedAttributes.sorted())))
            }
        }
        return problems
    }

    private mutating func close(_ name: String, at place: Place) -> [Problem] {
        guard let last = open.last, last.name == name else {
            return [
                Problem(
                    "raw-html", at: place, ja: "</\(name)>に対応する開始タグがありません", en: "</\(name)> closes nothing that is open"
                )
            ]
        }
        open.removeLast()
        return []
    }

    func unclosed(at end: Place) -> [Problem] {
        open.map {
            Problem("raw-html", at: $0.place, ja: "<\($0.name)>が閉じられていません", en: "<\($0.name)> is not closed")
        }
    }
}

/// One start or end tag, read as browsers read it, far enough for the check above.
struct HTMLTag {
    var name: String
    var isClosing: Bool
    var attributes: [(name: String, value: String)] = []
    /// Index behind the `>`.
    var end: Int

    init?(_ html: [UInt8], at start: Int) {
        var index = start + 1
        guard index < html.count else { return nil }
        isClosing = html[index] == UInt8(ascii: "/")
        if isClosing { index += 1 }
        let nameStart = index
        while index < html.count, Self.isNameByte(html[index]) { index += 1 }
        guard index > nameStart, html[nameStart] | 0x20 >= UInt8(ascii: "a"),
            html[nameStart] | 0x20 <= UInt8(ascii: "z")
        else { return nil }
        name = String(decoding: html[nameStart..<index], as: UTF8.self).lowercased()
        end = html.count
        while index < html.count {
            let byte = html[index]
            if byte == UInt8(ascii: ">") {
                end = index + 1
                return
            }
            if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
                index += 1
                continue
            }
            attributes.append(Self.attribute(html, &index))
        }
    }

    private static func attribute(_ html: [UInt8], _ index: inout Int) -> (String, String) {
        let nameStart = index
        while index < html.count, !isSpace(html[index]), html[index] != UInt8(ascii: "="),
            html[index] != UInt8(ascii: ">"),
            html[index] != UInt8(ascii: "/")
        {
            index += 1
        }
        // A stray "=" or quote still has to make progress.
        if index == nameStart { index += 1 }
        let name = String(decoding: html[nameStart..<index], as: UTF8.self).lowercased()
        var next = index
        while next < html.count, isSpace(html[next]) { next += 1 }
        guard next < html.count, html[next] == UInt8(ascii: "=") else { return (name, "") }
        next += 1
        while next < html.count, isSpace(html[next]) { next += 1 }
        guard next < html.count else {
            index = next
            return (name, "")
        }
        let quote = html[next]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let valueStart = next + 1
            let close = html[valueStart...].firstIndex(of: quote) ?? html.count
            index = min(close + 1, html.count)
            return (name, String(decoding: html[valueStart..<close], as: UTF8.self))
        }
        let valueStart = next
        while next < html.count, !isSpace(html[next]), html[next] != UInt8(ascii: ">") { next += 1 }
        index = next
        return (name, String(decoding: html[valueStart..<next], as: UTF8.self))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        !isSpace(byte) && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "<")
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}
