import CCmark
import CmarkThreads
import Glibc
import Model
import YAML

/// Renders one text: cmark-gfm parses, we walk its tree once and write HTML, checking as we go.
public enum Markdown {
    /// - Parameters:
    ///   - file, firstLine: where the text stands, for problems.
    /// May be called from several threads at once.
    public static func render(
        _ text: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int, words: MarkdownWords,
        surroundings: inout some MarkdownSurroundings
    ) -> MarkdownDocument {
        cmark_threads_start()
        let source = MarkdownSource(text, file: file, firstLine: firstLine)
        defer { cmark_threads_reset() }
        guard let parser = cmark_threads_parser() else { return MarkdownDocument() }
        source.bytes.withUnsafeBytes { bytes in
            cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        guard let root = cmark_parser_finish(parser) else { return MarkdownDocument() }
        if source.needsJoinedText { cmark_consolidate_text_nodes(root) }
        var renderer = MarkdownRenderer(source: source, words: words, surroundings: surroundings)
        renderer.document.html.reserveCapacity(text.count * 2)
        renderer.writeChildren(of: root)
        renderer.finish()
        surroundings = renderer.surroundings
        return renderer.document
    }
}

typealias Node = OpaquePointer

struct MarkdownRenderer<Surroundings: MarkdownSurroundings> {
    /// Deeper block or inline nesting is nothing a person writes; it bounds recursion.
    static var maximumDepth: Int { 64 }

    let source: MarkdownSource
    let words: MarkdownWords
    var surroundings: Surroundings
    var document = MarkdownDocument()
    var headingIDs = HeadingIDs()
    var rawHTML = RawHTMLCheck()
    /// How often each footnote has been referred to, by its number.
    var footnoteUses: [Int: Int] = [:]
    var footnoteNumber = 0
    var footnotesOpen = false
    var tableCount = 0
    private var depth = 0
    var inlineDepth = 0
    private var lastHeadingLevel = 1

    init(source: MarkdownSource, words: MarkdownWords, surroundings: Surroundings) {
        self.source = source
        self.words = words
        self.surroundings = surroundings
    }

    mutating func finish() {
        if footnotesOpen { document.html.append("</ol>\n</section>\n") }
        for problem in rawHTML.unclosed(at: source.place(line: 1, byteColumn: 1)) {
            document.problems.append(problem)
        }
        document.otherIDs += rawHTML.ids
    }

    // MARK: Blocks

    mutating func writeChildren(of node: Node) {
        guard depth < Self.maximumDepth else {
            report("nested-too-deeply", at: place(of: node), ja: "入れ子が深すぎます", en: "nested too deeply")
            return
        }
        depth += 1
        var child = cmark_node_first_child(node)
        while let current = child {
            writeBlock(current)
            child = cmark_node_next(current)
        }
        depth -= 1
    }

    private mutating func writeBlock(_ node: Node) {
        switch cmark_threads_kind(node) {
        case .paragraph: writeParagraph(node)
        case .heading: writeHeading(node)
        case .list: writeList(node)
        case .item: writeItem(node, task: nil)
        case .task: writeItem(node, task: cmark_gfm_extensions_get_tasklist_item_checked(node))
        case .blockQuote: writeBlockQuote(node)
        case .codeBlock: writeCodeBlock(node)
        case .thematicBreak: document.html.append("<hr>\n")
        case .table: writeTable(node)
        case .htmlBlock: writeRawHTML(node)
        case .footnoteDefinition: writeFootnote(node)
        default: writeInline(node)
        }
    }

    private mutating func writeParagraph(_ node: Node) {
        if let parent = cmark_node_parent(node), isTightItem(parent) {
            writeInlines(of: node)
            if cmark_node_next(node) != nil { document.html.append("\n") }
            return
        }
        if let picture = onlyPicture(of: node) {
            writeFigure(picture)
            return
        }
        document.html.append("<p>")
        writeInlines(of: node)
        document.html.append("</p>\n")
    }

    private func isTightItem(_ parent: Node) -> Bool {
        switch cmark_threads_kind(parent) {
        case .item, .task:
            cmark_node_parent(parent).map { cmark_node_get_list_tight($0) != 0 } ?? false
        default: false
        }
    }

    private func onlyPicture(of paragraph: Node) -> Node? {
        guard let child = cmark_node_first_child(paragraph), cmark_node_next(child) == nil,
            cmark_threads_kind(child) == .image
        else { return nil }
        return child
    }

    private mutating func writeFigure(_ picture: Node) {
        document.html.append("<figure class=\"picture\">")
        writePicture(picture)
        let title = string(cmark_node_get_title(picture))
        if !title.isEmpty {
            document.html.append("<figcaption>")
            document.html.appendEscaped(title)
            document.html.append("</figcaption>")
        }
        document.html.append("</figure>\n")
    }

    private mutating func writeHeading(_ node: Node) {
        let level = Int(cmark_node_get_heading_level(node))
        let place = place(of: node)
        checkLevel(level, at: place)
        lastHeadingLevel = level
        var title = plainText(of: node)
        let fixed = Self.takeFixedID(from: &title)
        if title.utf8.allSatisfy({ $0 == 0x20 }) {
            report("empty-heading", at: place, ja: "見出しに文字がありません", en: "a heading without text")
        }
        let id: String
        if let fixed {
            id = fixed
            if PageIDs.areTaken(fixed) {
                report(
                    "duplicate-id", at: place, ja: "id「\(fixed)」は、ページの枠が使っています",
                    en: "the id `\(fixed)` belongs to the page around the text",
                    expected: Wording(ja: "ほかの名前の {#…}", en: "another name in {#…}"))
            } else if !headingIDs.reserve(fixed) {
                report(
                    "duplicate-id", at: place, ja: "id「\(fixed)」が同じページに2つあります",
                    en: "the id `\(fixed)` stands twice on this page")
            }
        } else {
            id = headingIDs.id(for: title, level: level)
        }
        headingIDs.entered(id, level: min(max(level, 1), 6))
        document.headings.append(.init(id: id, title: title, level: level))
        document.html.append("<h")
        document.html.appendDecimal(level)
        document.html.append(" id=\"")
        document.html.appendEscaped(id)
        document.html.append("\">")
        writeInlines(of: node)
        if fixed != nil { removeFixedIDMark() }
        document.html.append("</h")
        document.html.appendDecimal(level)
        document.html.append(">\n")
    }

    private mutating func checkLevel(_ level: Int, at place: Place) {
        if level == 1 {
            report(
                "heading-level-one", at: place, ja: "本文の見出しは「##」から始めます（「#」はページの題名です）",
                en: "headings in the text begin at `##`; `#` is the page's title")
        } else if level > lastHeadingLevel + 1 {
            report(
                "heading-jump", at: place, ja: "見出しの段階が飛んでいます（\(lastHeadingLevel)の次に\(level)）",
                en: "the heading jumps from level \(lastHeadingLevel) to \(level)",
                expected: Wording(
                    ja: "「\(String(repeating: "#", count: lastHeadingLevel + 1))」以上の見出し",
                    en: "a heading of level \(lastHeadingLevel + 1) or higher"))
        }
    }

    /// Cuts ` {#id}` off the end of a heading's text.
    private static func takeFixedID(from title: inout String) -> String? {
        guard title.utf8.last == UInt8(ascii: "}"), let brace = title.utf8.lastIndex(of: UInt8(ascii: "{")) else {
            return nil
        }
        let inside = title[title.utf8.index(after: brace)..<title.utf8.index(before: title.endIndex)]
        guard inside.utf8.first == UInt8(ascii: "#") else { return nil }
        let id = inside[inside.utf8.index(after: inside.startIndex)...]
        guard !id.isEmpty, id.unicodeScalars.allSatisfy({ $0 != " " && $0 != "\"" && $0 != "<" && $0 != "&" }) else {
            return nil
        }
        var words = title[..<brace]
        while words.utf8.last == UInt8(ascii: " ") { words = words[..<words.utf8.index(before: words.endIndex)] }
        defer { title = String(words) }
        return String(id)
    }

    /// The mark has just been written as text; it is cut off again, with the blanks before it.
    private mutating func removeFixedIDMark() {
        guard let brace = document.html.lastIndex(of: UInt8(ascii: "{")) else { return }
        document.html.removeSubrange(brace...)
        while document.html.last == UInt8(ascii: " ") { document.html.removeLast() }
    }

    private mutating func writeList(_ node: Node) {
        guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else {
            let tasks = cmark_node_first_child(node).map { cmark_threads_kind($0) == .task } ?? false
            document.html.append(tasks ? "<ul class=\"tasks\">\n" : "<ul>\n")
            writeChildren(of: node)
            document.html.append("</ul>\n")
            return
        }
        let start = Int(cmark_node_get_list_start(node))
        document.html.append("<ol")
        if start != 1 {
            document.html.append(" start=\"")
            document.html.appendDecimal(start)
            document.html.append("\"")
        }
        document.html.append(">\n")
        writeChildren(of: node)
        document.html.append("</ol>\n")
    }

    private mutating func writeItem(_ node: Node, task done: Bool?) {
        if let done {
            document.html.append(done ? "<li class=\"task task-done\">" : "<li class=\"task\">")
            document.html.append("<span class=\"visually-hidden\">")
            document.html.appendEscaped(done ? words.done : words.notDone)
            document.html.append("</span>")
        } else {
            document.html.append("<li>")
        }
        writeChildren(of: node)
        document.html.append("</li>\n")
    }

    private mutating func writeBlockQuote(_ node: Node) {
        if let alert = Alert(node), let title = words.alerts[alert.name] {
            document.html.append("<div class=\"alert alert-")
            document.html.append(alert.name.lowercased())
            document.html.append("\" role=\"note\">\n<p class=\"alert-title\">")
            document.html.appendEscaped(title)
            document.html.append("</p>\n")
            alert.removeMark()
            writeChildren(of: node)
            document.html.append("</div>\n")
        } else {
            document.html.append("<blockquote>\n")
            writeChildren(of: node)
            document.html.append("</blockquote>\n")
        }
    }

    private mutating func writeCodeBlock(_ node: Node) {
        let info = string(cmark_node_get_fence_info(node))
        if info.hasPrefix("@") {
            writeComponent(node, name: String(info.dropFirst()))
            return
        }
        document.html.append("<pre tabindex=\"0\"><code")
        let language = info.prefix { $0 != " " }
        if !language.isEmpty {
            document.html.append(" class=\"language-")
            document.html.appendEscaped(String(language))
            document.html.append("\"")
        }
        document.html.append(">")
        writeText(cmark_node_get_literal(node), ruby: false)
        document.html.append("</code></pre>\n")
    }

    private mutating func writeComponent(_ node: Node, name: String) {
        let place = place(of: node)
        var body = bytes(cmark_node_get_literal(node))
        for index in body.indices where body[index] == MarkdownSource.rubyBar { body[index] = UInt8(ascii: "|") }
        do throws(Problem) {
            let yaml = try YAMLReader.read(body, file: source.file, firstLine: place.line + 1)
            surroundings.writeComponent(name, body: yaml, at: place, into: &document.html)
        } catch {
            document.problems.append(error)
        }
    }

    private mutating func writeRawHTML(_ node: Node) {
        let html = bytes(cmark_node_get_literal(node))
        let place = place(of: node)
        document.problems += rawHTML.check(html, at: place)
        document.html.append(contentsOf: html)
    }

    // MARK: Footnotes; cmark puts the definitions at the end, in the order of their first reference

    private mutating func writeFootnote(_ node: Node) {
        if !footnotesOpen {
            footnotesOpen = true
            document.html.append("<section class=\"footnotes\" aria-label=\"")
            document.html.appendEscaped(words.footnotes)
            document.html.append("\">\n<ol>\n")
        }
        footnoteNumber += 1
        document.otherIDs.append("fn-\(footnoteNumber)")
        document.html.append("<li id=\"fn-")
        document.html.appendDecimal(footnoteNumber)
        document.html.append("\">\n")
        writeChildren(of: node)
        writeBackReferences(to: footnoteNumber)
        document.html.append("</li>\n")
    }

    private mutating func writeBackReferences(to number: Int) {
        document.html.append("<p class=\"footnote-back\">")
        for use in 1...max(1, footnoteUses[number] ?? 1) {
            document.html.append("<a href=\"#fnref-")
            document.html.appendDecimal(number)
            if use > 1 {
                document.html.append("-")
                document.html.appendDecimal(use)
            }
            document.html.append("\" aria-label=\"")
            document.html.appendEscaped(words.backToText)
            document.html.append(" ")
            document.html.appendDecimal(number)
            if use > 1 {
                document.html.append("-")
                document.html.appendDecimal(use)
            }
            document.html.append("\">↩</a>")
        }
        document.html.append("</p>\n")
    }

    // MARK: Places, texts, problems

    func place(of node: Node) -> Place {
        source.place(
            line: Int(cmark_node_get_start_line(node)), byteColumn: Int(cmark_node_get_start_column(node)))
    }

    mutating func report(_ code: String, at place: Place, ja: String, en: String, expected: Wording? = nil) {
        document.problems.append(Problem(code, at: place, ja: ja, en: en, expected: expected))
    }
}

func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
}

func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text else { return [] }
    return Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
}
