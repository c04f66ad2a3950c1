import Markdown
import Model
import YAML

/// A site of a few known addresses around the text under test.
struct FewAddresses: MarkdownSurroundings {
    var links: [String] = []
    var places: [Place] = []

    mutating func link(to destination: String, at place: Place) -> LinkMarkup {
        links.append(destination)
        places.append(place)
        if destination.hasPrefix("https://") { return LinkMarkup(href: destination, kind: .external) }
        if destination.hasSuffix(".pdf") { return LinkMarkup(href: destination, kind: .file(note: "（PDF：12KB）")) }
        return LinkMarkup(href: destination, kind: .inside)
    }

    mutating func writePicture(_ destination: String, alt: String, at place: Place, into html: inout [UInt8]) {
        html.append("<img src=\"\(destination)\" alt=\"\(alt)\">")
        places.append(place)
    }

    mutating func writeComponent(_ name: String, body: YAMLNode?, at place: Place, into html: inout [UInt8]) {
        html.append("<x-\(name)>\(body?["label"]?.text ?? "")</x-\(name)>\n")
        places.append(place)
    }
}

let japaneseWords = MarkdownWords(
    externalSite: "（外部サイト）", table: "表", footnotes: "注", backToText: "本文へ戻る",
    alerts: ["NOTE": "お知らせ", "TIP": "ヒント", "IMPORTANT": "重要", "WARNING": "注意", "CAUTION": "警告"], done: "済", notDone: "未"
)

func render(_ text: String, firstLine: Int = 1) -> (document: MarkdownDocument, site: FewAddresses) {
    var site = FewAddresses()
    let document = Array(text.utf8).withUnsafeBufferPointer {
        Markdown.render($0, file: "a.md", firstLine: firstLine, words: japaneseWords, surroundings: &site)
    }
    return (document, site)
}

func html(_ text: String) -> String {
    String(decoding: render(text).document.html, as: UTF8.self)
}
