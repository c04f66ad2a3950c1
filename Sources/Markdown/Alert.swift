import CCmark
import CmarkThreads

/// A GitHub-style alert: a quotation whose first line is `[!NOTE]`.
/// https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
struct Alert {
    let name: String
    private let paragraph: Node
    private let mark: Node

    init?(_ quote: Node) {
        guard let paragraph = cmark_node_first_child(quote), cmark_threads_kind(paragraph) == .paragraph,
            let mark = cmark_node_first_child(paragraph), cmark_threads_kind(mark) == .text
        else { return nil }
        let text = string(cmark_node_get_literal(mark))
        guard text.hasPrefix("[!"), text.hasSuffix("]") else { return nil }
        name = String(text.dropFirst(2).dropLast()).uppercased()
        self.paragraph = paragraph
        self.mark = mark
    }

    /// Takes the mark's line out of the tree, and the paragraph with it when nothing else stands in it.
    func removeMark() {
        if let lineBreak = cmark_node_next(mark), cmark_threads_kind(lineBreak) != .text {
            cmark_node_unlink(lineBreak)
        }
        cmark_node_unlink(mark)
        if cmark_node_first_child(paragraph) == nil { cmark_node_unlink(paragraph) }
    }
}
