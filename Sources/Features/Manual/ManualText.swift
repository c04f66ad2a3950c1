import FeatureKit
import Layouts
import Markdown
import Model
import YAML

/// One text of the manual.
struct ManualText: Sendable {
    enum Audience: String, CaseIterable, Sendable {
        case staff, operators

        var title: String {
            switch self {
            case .staff: "職員の手引き"
            case .operators: "サーバーを動かす人の手引き"
            }
        }
    }

    /// Its file without the ending, and its last part of the address.
    var name: String
    var title: String
    var order: Int
    var audience: Audience
    var summary: String
    /// Pages of the desk that it explains.
    var pages: [String]
    var html: [UInt8]
    var sections: [Section]

    /// What stands below a heading; the first one has none.
    struct Section: Sendable {
        var id: String
        var title: String
        var text: String
    }

    static let ending = ".md"

    /// - Returns: the texts in their order, and what is wrong with them.
    static func reading(_ desk: Desk) -> ([ManualText], [Problem]) {
        let names = Set(desk.manual.map { String($0.name.dropLast(ending.utf8.count)) })
        var (texts, problems): ([ManualText], [Problem]) = ([], [])
        for file in desk.manual {
            do throws(Problem) {
                let (text, found) = try reading(file, desk, known: names)
                texts.append(text)
                problems += found
            } catch {
                problems.append(error)
            }
        }
        return (texts.sorted { ($0.order, $0.name) < ($1.order, $1.name) }, problems)
    }

    private static func reading(_ file: DeskFiles.File, _ desk: Desk, known: Set<String>) throws(Problem) -> (
        ManualText, [Problem]
    ) {
        let lines = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let fence = Array("---".utf8)
        guard lines.first?.elementsEqual(fence) == true,
            let end = lines.dropFirst().firstIndex(where: { $0.elementsEqual(fence) }),
            let head = try YAMLReader.read(
                Array(lines[1..<end].joined(separator: [UInt8(ascii: "\n")])), file: file.name, firstLine: 2),
            let title = head["title"]?.text, let order = head["order"]?.int, let summary = head["summary"]?.text,
            let audience = head["for"]?.text.flatMap(Audience.init)
        else {
            throw Problem(
                "front-matter-shape", at: Place(file: file.name, line: 1), ja: "title, order, for, summary がありません",
                en: "title, order, for or summary is missing")
        }
        var surroundings = ManualSurroundings(desk: desk, known: known)
        let body = Array(lines[(end + 1)...].joined(separator: [UInt8(ascii: "\n")]))
        let document = body.withUnsafeBufferPointer {
            Markdown.render($0, file: file.name, firstLine: end + 2, words: .manual, surroundings: &surroundings)
        }
        let text = ManualText(
            name: String(file.name.dropLast(ending.utf8.count)), title: title, order: order, audience: audience,
            summary: summary, pages: (head["pages"]?.list ?? []).compactMap(\.text), html: document.html,
            sections: sections(document))
        return (text, document.problems + surroundings.problems)
    }

    /// Cut at the headings, whose ids the renderer has written.
    private static func sections(_ document: MarkdownDocument) -> [Section] {
        var sections: [Section] = []
        var (id, title) = ("", "")
        var rest = String(decoding: document.html, as: UTF8.self)[...]
        for heading in document.headings {
            guard let range = rest.firstRange(of: "<h\(heading.level) id=\"\(heading.id)\"") else { continue }
            sections.append(Section(id: id, title: title, text: plain(rest[..<range.lowerBound])))
            (id, title) = (heading.id, heading.title)
            rest = rest[range.lowerBound...]
            // The heading itself stands in the title.
            if let end = rest.firstRange(of: "</h\(heading.level)>") { rest = rest[end.upperBound...] }
        }
        return sections + [Section(id: id, title: title, text: plain(rest))]
    }

    /// Without tags, of HTML that our own renderer has written.
    private static func plain(_ html: Substring) -> String {
        var text = ""
        var isTag = false
        for character in html {
            switch character {
            case "<": isTag = true
            case ">" where isTag:
                isTag = false
                text.append(" ")
            default: if !isTag { text.append(character) }
            }
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    }
}

/// Links between texts, to pages of the desk, and to elsewhere; pictures of the desk.
private struct ManualSurroundings: MarkdownSurroundings {
    let desk: Desk
    let known: Set<String>
    var problems: [Problem] = []

    mutating func link(to destination: String, at place: Place) -> LinkMarkup {
        if destination.hasPrefix("https://") { return LinkMarkup(href: destination, kind: .external) }
        if destination.hasPrefix("/") || destination.hasPrefix("#") {
            return LinkMarkup(href: destination, kind: .inside)
        }
        let parts = destination.split(separator: "#", maxSplits: 1)
        let name = parts.first.map { $0.hasSuffix(ManualText.ending) ? String($0.dropLast(3)) : String($0) } ?? ""
        if !known.contains(name) {
            problems.append(
                Problem("broken-link", at: place, ja: "「\(destination)」はありません", en: "there is no `\(destination)`"))
        }
        return LinkMarkup(
            href: "\(Manual.path)/\(name)" + (parts.count > 1 ? "#\(parts[1])" : ""), kind: .inside)
    }

    mutating func writePicture(_ destination: String, alt: String, at place: Place, into html: inout [UInt8]) {
        guard let picture = desk.picture("manual/\(destination)") else {
            problems.append(
                Problem("broken-picture", at: place, ja: "画像「\(destination)」はありません", en: "there is no `\(destination)`")
            )
            return
        }
        let size = picture.size.map { " width=\"\($0.width)\" height=\"\($0.height)\"" } ?? ""
        html += Array("<img src=\"\(picture.address)\" alt=\"\(escaped(alt))\"\(size) loading=\"lazy\">".utf8)
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
    }

    mutating func writeComponent(_ name: String, body: YAMLNode?, at place: Place, into html: inout [UInt8]) {
        problems.append(
            Problem("unknown-component", at: place, ja: "部品「@\(name)」はありません", en: "there is no component `@\(name)`"))
    }
}

extension MarkdownWords {
    fileprivate static let manual = MarkdownWords(
        externalSite: "（外部サイト）", table: "表", footnotes: "注", backToText: "本文へ戻る",
        alerts: ["NOTE": "お知らせ", "TIP": "ヒント", "IMPORTANT": "重要", "WARNING": "注意", "CAUTION": "警告"], done: "済",
        notDone: "未")
}
