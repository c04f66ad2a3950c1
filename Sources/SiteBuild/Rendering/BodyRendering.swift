import Markdown
import Model

/// An entry's text as HTML, with its table of contents and everything it refers to.
struct RenderedBody: Sendable {
    var html: [UInt8] = []
    var headings: [MarkdownDocument.Heading] = []
    var trace: BodyTrace

    static func render(_ document: Document, _ rendering: Rendering) throws(Problem) -> RenderedBody {
        try document.withText(rendering.site) { text, line in render(text, line: line, document, rendering) }
    }

    private static func render(
        _ text: UnsafeBufferPointer<UInt8>, line: Int, _ document: Document, _ rendering: Rendering
    ) -> RenderedBody {
        var surroundings = PageSurroundings(rendering, document: document)
        let markdown = Markdown.render(
            text, file: document.file, firstLine: line,
            words: rendering.markdownWords(document.language), surroundings: &surroundings)
        let digest = BodyTrace.Digest(
            content: document.content, links: surroundings.linksFingerprint, dependencies: surroundings.dependencies,
            problems: markdown.problems + surroundings.problems)
        let trace = BodyTrace(digest: digest, marks: BodyTrace.Marks(references: surroundings.references))
        return RenderedBody(html: markdown.html, headings: markdown.headings, trace: trace)
    }
}

extension MarkdownWords {
    init(_ words: Words) {
        self.init(
            externalSite: words["external_site"], table: words["table"], footnotes: words["footnotes"],
            backToText: words["back_to_text"],
            alerts: [
                "NOTE": words["alert_note"], "TIP": words["alert_tip"], "IMPORTANT": words["alert_important"],
                "WARNING": words["alert_warning"], "CAUTION": words["alert_caution"],
            ], done: words["task_done"], notDone: words["task_not_done"])
    }
}
