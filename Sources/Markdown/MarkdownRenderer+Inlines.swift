import CCmark
import CmarkThreads
import Glibc
import Model

extension MarkdownRenderer {
    mutating func writeInlines(of node: Node) {
        var child = cmark_node_first_child(node)
        while let current = child {
            writeInline(current)
            child = cmark_node_next(current)
        }
    }

    mutating func writeInline(_ node: Node) {
        switch cmark_threads_kind(node) {
        case .text: writeText(cmark_node_get_literal(node), ruby: source.needsJoinedText)
        case .softBreak: writeSoftBreak(node)
        case .lineBreak: document.html.append("<br>\n")
        case .code: wrap("<code>", "</code>") { $0.writeText(cmark_node_get_literal(node), ruby: false) }
        case .emphasis: wrap("<em>", "</em>") { $0.writeNested(node) }
        case .strong: wrap("<strong>", "</strong>") { $0.writeNested(node) }
        case .strikethrough: wrap("<del>", "</del>") { $0.writeNested(node) }
        case .link: writeLink(node)
        case .image: writePicture(node)
        case .htmlInline:
            let html = bytes(cmark_node_get_literal(node))
            document.problems += rawHTML.check(html, at: place(of: node))
            document.html.append(contentsOf: html)
        case .footnoteReference: writeFootnoteReference(node)
        default: writeNested(node)
        }
    }

    private mutating func writeNested(_ node: Node) {
        guard inlineDepth < Self.maximumDepth else {
            report("nested-too-deeply", at: place(of: node), ja: "入れ子が深すぎます", en: "nested too deeply")
            return
        }
        inlineDepth += 1
        writeInlines(of: node)
        inlineDepth -= 1
    }

    private mutating func wrap(_ open: StaticString, _ close: StaticString, _ content: (inout Self) -> Void) {
        document.html.append(open)
        content(&self)
        document.html.append(close)
    }

    /// A line break between two Japanese characters is none: browsers would show a blank there.
    private mutating func writeSoftBreak(_ node: Node) {
        if endsWide(document.html), let next = cmark_node_next(node), startsWide(next) { return }
        document.html.append("\n")
    }

    /// Text, escaped; with `ruby`, `{漢字|かんじ}` becomes ruby.
    mutating func writeText(_ literal: UnsafePointer<CChar>?, ruby: Bool) {
        guard let literal else { return }
        let text = UnsafeBufferPointer(
            start: UnsafeRawPointer(literal).assumingMemoryBound(to: UInt8.self), count: strlen(literal))
        guard memchr(literal, Int32(MarkdownSource.rubyBar), text.count) != nil else {
            document.html.appendEscaped(text)
            return
        }
        if ruby {
            writeRuby(text)
        } else {
            document.html.appendEscaped(
                String(decoding: text.map { $0 == MarkdownSource.rubyBar ? UInt8(ascii: "|") : $0 }, as: UTF8.self))
        }
    }

    private mutating func writeRuby(_ text: UnsafeBufferPointer<UInt8>) {
        var rest = text[...]
        while let bar = rest.firstIndex(of: MarkdownSource.rubyBar),
            let open = rest[..<bar].lastIndex(of: UInt8(ascii: "{")),
            let close = rest[bar...].firstIndex(of: UInt8(ascii: "}"))
        {
            document.html.appendEscaped(UnsafeBufferPointer(rebasing: rest[..<open]))
            document.html.append("<ruby>")
            document.html.appendEscaped(UnsafeBufferPointer(rebasing: rest[(open + 1)..<bar]))
            document.html.append("<rp>（</rp><rt>")
            document.html.appendEscaped(UnsafeBufferPointer(rebasing: rest[(bar + 1)..<close]))
            document.html.append("</rt><rp>）</rp></ruby>")
            rest = rest[(close + 1)...]
        }
        document.html.appendEscaped(
            String(decoding: rest.map { $0 == MarkdownSource.rubyBar ? UInt8(ascii: "|") : $0 }, as: UTF8.self))
    }

    private mutating func writeLink(_ node: Node) {
        let place = place(of: node)
        let text = plainText(of: node)
        checkLinkText(text, node, at: place)
        let destination = restoreBars(string(cmark_node_get_url(node)))
        let markup = surroundings.link(to: destination, at: place)
        document.html.append("<a href=\"")
        document.html.appendEscaped(markup.href)
        document.html.append("\"")
        switch markup.kind {
        case .inside: break
        case .external: document.html.append(" class=\"external\"")
        case .file: document.html.append(" class=\"file\"")
        }
        let title = string(cmark_node_get_title(node))
        if !title.isEmpty {
            document.html.append(" title=\"")
            document.html.appendEscaped(title)
            document.html.append("\"")
        }
        document.html.append(">")
        writeNested(node)
        switch markup.kind {
        case .inside: break
        case .external:
            document.html.append("<span class=\"visually-hidden\">")
            document.html.appendEscaped(words.externalSite)
            document.html.append("</span>")
        case .file(let note):
            document.html.append("<span class=\"file-note\">")
            document.html.appendEscaped(note)
            document.html.append("</span>")
        }
        document.html.append("</a>")
    }

    private mutating func checkLinkText(_ text: String, _ node: Node, at place: Place) {
        if text.utf8.allSatisfy({ $0 == 0x20 }) {
            let picture = cmark_node_first_child(node).map { cmark_threads_kind($0) == .image } ?? false
            if !picture {
                report(
                    "empty-link-text", at: place, ja: "リンクに文字がありません", en: "a link without text",
                    expected: Wording(ja: "リンク先がわかる言葉", en: "words that tell where it leads"))
            }
        } else if VagueLinkTexts.contains(text) {
            document.problems.append(
                Problem(
                    "vague-link-text", at: place, severity: .warning,
                    ja: "「\(text)」だけではリンク先がわかりません", en: "`\(text)` does not tell where the link leads",
                    expected: Wording(ja: "リンク先がわかる言葉", en: "words that tell where it leads")))
        }
    }

    mutating func writePicture(_ node: Node) {
        let place = place(of: node)
        let alt = plainText(of: node)
        if alt.utf8.allSatisfy({ $0 == 0x20 }) {
            report(
                "missing-alt", at: place, ja: "画像に代替テキストがありません", en: "a picture without alternative text",
                expected: Wording(ja: "![画像の説明](ファイル)", en: "![what the picture shows](file)"))
        }
        surroundings.writePicture(string(cmark_node_get_url(node)), alt: alt, at: place, into: &document.html)
    }

    private mutating func writeFootnoteReference(_ node: Node) {
        let label = string(cmark_node_get_literal(node))
        let number = Int(label) ?? 0
        let use = (footnoteUses[number] ?? 0) + 1
        footnoteUses[number] = use
        let id = use == 1 ? "fnref-\(number)" : "fnref-\(number)-\(use)"
        document.otherIDs.append(id)
        document.html.append("<sup class=\"footnote-ref\"><a href=\"#fn-")
        document.html.appendDecimal(number)
        document.html.append("\" id=\"")
        document.html.append(id)
        document.html.append("\">")
        document.html.appendDecimal(number)
        document.html.append("</a></sup>")
    }

    // MARK: Texts without markup

    /// The words of a node's inlines; of ruby, the base only.
    func plainText(of node: Node) -> String {
        var text: [UInt8] = []
        appendPlainText(of: node, to: &text, depth: 0)
        return Self.withoutReadings(text)
    }

    private func appendPlainText(of node: Node, to text: inout [UInt8], depth: Int) {
        guard depth < Self.maximumDepth else { return }
        var child = cmark_node_first_child(node)
        while let current = child {
            switch cmark_threads_kind(current) {
            case .text, .code: text += bytes(cmark_node_get_literal(current))
            case .softBreak, .lineBreak:
                let joins = endsWide(text) && (cmark_node_next(current).map(startsWide) ?? false)
                if !joins { text.append(UInt8(ascii: " ")) }
            default: appendPlainText(of: current, to: &text, depth: depth + 1)
            }
            child = cmark_node_next(current)
        }
    }

    private static func withoutReadings(_ text: [UInt8]) -> String {
        guard text.contains(MarkdownSource.rubyBar) else { return String(decoding: text, as: UTF8.self) }
        var result: [UInt8] = []
        var rest = text[...]
        while let bar = rest.firstIndex(of: MarkdownSource.rubyBar),
            let open = rest[..<bar].lastIndex(of: UInt8(ascii: "{")),
            let close = rest[bar...].firstIndex(of: UInt8(ascii: "}"))
        {
            result += rest[..<open]
            result += rest[(open + 1)..<bar]
            rest = rest[(close + 1)...]
        }
        result += rest.map { $0 == MarkdownSource.rubyBar ? UInt8(ascii: "|") : $0 }
        return String(decoding: result, as: UTF8.self)
    }

    private func restoreBars(_ text: String) -> String {
        guard text.utf8.contains(MarkdownSource.rubyBar) else { return text }
        return String(decoding: text.utf8.map { $0 == MarkdownSource.rubyBar ? UInt8(ascii: "|") : $0 }, as: UTF8.self)
    }
}

/// Link texts that say nothing when read alone, as a screen reader's list of links does (JIS X 8341-3 2.4.4).
private enum VagueLinkTexts {
    private static let all = ["こちら", "ここ", "コチラ", "詳細", "リンク", "here", "click here"]
    private static let longest = all.map(\.utf8.count).max() ?? 0

    static func contains(_ text: String) -> Bool {
        text.utf8.count <= longest && all.contains { $0.hasSameUTF8(as: text) }
    }
}

// Wide characters (kana, ideographs, full-width punctuation) are three or four bytes in UTF-8 beginning with E3…E9, EF or F0.

private func isWideLead(_ byte: UInt8) -> Bool {
    (0xE3...0xE9).contains(byte) || byte == 0xEF || byte == 0xF0
}

private func endsWide(_ text: [UInt8]) -> Bool {
    guard let lead = text.suffix(4).last(where: { $0 & 0xC0 != 0x80 }) else { return false }
    return isWideLead(lead)
}

private func startsWide(_ node: Node) -> Bool {
    switch cmark_threads_kind(node) {
    case .text:
        guard let literal = cmark_node_get_literal(node) else { return false }
        return isWideLead(UInt8(bitPattern: literal.pointee))
    case .strong, .emphasis, .link:
        return cmark_node_first_child(node).map(startsWide) ?? false
    default: return false
    }
}
