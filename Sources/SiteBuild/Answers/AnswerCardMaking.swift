import AnswerIndex
import Definitions
import Model

/// An entry as the index takes it: its texts to be found by, its line in lists, and for a question its answer.
struct AnswerCardMaking {
    let document: Document
    let rendering: Rendering
    private var site: Site { rendering.site }

    init(_ document: Document, _ rendering: Rendering) {
        self.document = document
        self.rendering = rendering
    }

    struct Made: Sendable {
        var card: AnswerCard
        /// Addresses of the pictures that the answer shows.
        var pictures: [String]
    }

    func make() throws(Problem) -> Made {
        let entry = document.entry
        let links = entry["links"]?.list ?? []
        let isQuestion = document.kind === Kind.faq
        let body = isQuestion ? try RenderedBody.render(document, rendering) : nil
        let card = AnswerCard(
            entry: AnswerEntry(
                kind: document.kind.name, id: entry.id, title: document.title, body: try text(),
                related: links.compactMap { $0["title"]?.text },
                variants: entry["variants"]?.list?.compactMap(\.text) ?? []),
            url: document.address.href, section: site.section(document)?.title, municipality: municipality,
            excerpt: document.description, answer: body.map { answer($0.html) })
        return Made(card: card, pictures: body.map { Self.pictures(in: $0.html) } ?? [])
    }

    /// The site's own, of every size: which one is shown is the browser's choice.
    private static func pictures(in html: [UInt8]) -> [String] {
        html.withUnsafeBufferPointer { bytes in
            var pictures: [String] = []
            var reader = TagReader(bytes)
            while let tag = reader.next() {
                guard tag.element == .img || tag.element == .source else { continue }
                pictures += addresses(in: String(decoding: bytes[tag.whole.start..<tag.whole.end], as: UTF8.self))
            }
            return pictures
        }
    }

    /// Of `src="/a.png"` and `srcset="/a-320.webp 320w, /a-640.webp 640w"`.
    private static func addresses(in tag: String) -> [String] {
        ["src=\"", "srcset=\""].flatMap { attribute -> [String] in
            let values = tag.split(separator: attribute, omittingEmptySubsequences: false).dropFirst()
            return values.flatMap { value -> [String] in
                let choices = value.prefix { $0 != "\"" }.split(separator: ",")
                return choices.compactMap { $0.split(separator: " ").first.map(String.init) }
            }
        }.filter { $0.hasPrefix("/") }
    }

    private var municipality: String? {
        document.entry["municipality"]?.text.flatMap {
            site.catalog.document(Kind.municipality.name, $0, document.language)?.title
        }
    }

    // MARK: Texts

    /// Description, fields and text as plain words.
    private func text() throws(Problem) -> String {
        var parts = [document.entry.header.description ?? ""]
        parts += document.entry.header.tags
        for (position, field) in document.kind.fields.enumerated() where Self.isReadable(field) {
            if let value = document.entry.values[position] { Self.add(value, to: &parts) }
        }
        parts.append(try plainBody())
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func isReadable(_ field: Field) -> Bool {
        if ["variants", "links", "choices", "applications", "layout"].contains(field.name) { return false }
        switch field.type {
        case .text, .list(.text): return true
        default: return false
        }
    }

    private static func add(_ value: FieldValue, to parts: inout [String]) {
        if let text = value.text { parts.append(text) }
        for item in value.list ?? [] { add(item, to: &parts) }
    }

    private func plainBody() throws(Problem) -> String {
        try document.withText(site) { text, _ in PlainText.of(text) }
    }

    // MARK: The answer

    /// やさしい日本語 is Japanese, whatever it is made of.
    private static let easy = "easy"

    /// `{id, title, url, html, category?, updated?, links, applications, choices, desk?}`; a link is
    /// `{title, url, id?, lang?, note?}`, with the language where it is another one than the answer's.
    private func answer(_ html: [UInt8]) -> [UInt8] {
        let entry = document.entry
        var json = JSONWriter()
        json.object { json in
            json.member("id", entry.id)
            json.member("title", document.title)
            json.member("url", document.address.href)
            json.member("html", String(decoding: html, as: UTF8.self))
            json.member("category", ifPresent: entry["category"]?.text)
            json.member("updated", ifPresent: document.updated?.iso)
            for field in ["links", "applications", "choices"] {
                guard let items = entry[field]?.list, !items.isEmpty else { continue }
                json.key(field)
                json.array { json in for item in items { write(item, of: field, &json) } }
            }
            if let desk = site.desk(entry["contact"]) { json.member("desk", desk: desk) }
        }
        return json.bytes
    }

    private func write(_ link: FieldValue, of field: String, _ json: inout JSONWriter) {
        let target = link["url"]?.text ?? ""
        let found = site.document(at: target, in: document.language)
        let isTranslated = found?.language == document.language
        // What a translation takes over from its original is named there in the original's words.
        let isTakenOver = document.language != site.defaultLanguage && !document.entry.sets(field)
        json.object { json in
            json.member("title", (isTakenOver && isTranslated ? found?.title : nil) ?? link["title"]?.text ?? "")
            if let found {
                if isTakenOver && !isTranslated && document.language != Self.easy {
                    json.member("lang", found.language)
                }
                if found.kind === Kind.faq, !found.entry.id.isEmpty { json.member("id", found.entry.id) }
                json.member("url", found.address.href)
            } else {
                json.member("url", target)
            }
            json.member("note", ifPresent: link["note"]?.text)
        }
    }
}
