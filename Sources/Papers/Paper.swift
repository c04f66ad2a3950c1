import CPango
import Model
import Synchronization

// The room `Papers`: PDF files for printing and keeping, A4, with text that can be found and read aloud. The same content gives the
// same bytes: the time they say of themselves is handed in.
//
// Paper.swift   a paper that is filled from top to bottom

/// One paper. What does not fit on a page goes on on the next one.
public final class Paper {
    /// ISO 216, in points.
    private static let (width, height) = (595.276, 841.89)
    private static let margin = 62.0
    private static let bottom = 70.0
    /// Debian's fonts-noto-cjk, or what a town has instead.
    private static let font = "Noto Sans CJK JP, IPAexGothic, IPAGothic, sans-serif"
    /// Of the size of letters.
    private static let leading = 1.6

    public enum Size: Double, Sendable {
        case small = 9
        case text = 10.5
        case heading = 13
        case title = 18
    }

    public enum Place: Sendable {
        case left, center, right
    }

    private let paper: OpaquePointer
    private var y = margin
    private var page = 1
    private let footer: String
    private var room: Double { Self.width - 2 * Self.margin }

    /// Fonts are found once, and looked up by one at a time.
    private static let lock = Mutex(())

    /// - Parameters:
    ///   - footer: stands below each page, before its number.
    ///   - made: seconds since 1970; what it says of itself.
    /// - Throws: `Problem`, where Pango or a font is missing.
    public static func make(
        title: String, author: String, footer: String, made: Int, _ content: (Paper) -> Void
    ) throws(Problem) -> [UInt8] {
        let bytes: [UInt8]? = lock.withLock { _ in
            guard let pointer = paper_new(width, height, title, author, Moment(unixSeconds: made).iso) else {
                return nil
            }
            let paper = Paper(pointer, footer: footer)
            defer { paper_free(pointer) }
            paper_begin(pointer, "Document")
            content(paper)
            paper.writeFooter()
            paper_end(pointer, "Document")
            var length = 0
            guard let bytes = paper_finish(pointer, &length) else { return nil }
            return Array(UnsafeBufferPointer(start: bytes, count: length))
        }
        guard let bytes else {
            throw Problem(
                "no-pdf", at: Model.Place(file: "libpangocairo-1.0.so.0"),
                ja: "PDFを作れません。サーバーに libpangocairo-1.0-0 と fonts-noto-cjk が必要です",
                en: "no PDF can be made: libpangocairo-1.0-0 and fonts-noto-cjk are needed")
        }
        return bytes
    }

    private init(_ paper: OpaquePointer, footer: String) {
        self.paper = paper
        self.footer = footer
    }

    // MARK: Content

    public func title(_ text: String) { block("H1", text, .title, isBold: true, .center, after: 18) }
    public func heading(_ text: String) {
        skip(10)
        block("H2", text, .heading, isBold: true, .left, after: 6)
    }
    public func paragraph(_ text: String, _ place: Place = .left, size: Size = .text, isBold: Bool = false) {
        block("P", text, size, isBold: isBold, place, after: 4)
    }

    /// So many points of nothing.
    public func skip(_ points: Double) { y += points }

    private func block(_ tag: String, _ text: String, _ size: Size, isBold: Bool, _ place: Place, after: Double) {
        paper_begin(paper, tag)
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let laid = Laid(paper, String(part), size, isBold: isBold, width: room)
            for line in 0..<max(1, laid.lines) {
                need(size.rawValue * Self.leading)
                let free = room - laid.width
                let x = Self.margin + (place == .left ? 0 : place == .right ? free : free / 2)
                laid.draw(line, x: x, y: y)
                y += size.rawValue * Self.leading
            }
        }
        paper_end(paper, tag)
        y += after
    }

    /// Two columns with lines between the rows; long cells go over to the next page.
    public func table(_ rows: [(label: String, text: String)]) {
        let (labels, gap) = (room * 0.34, 8.0)
        let step = Size.text.rawValue * Self.leading
        paper_begin(paper, "Table")
        for row in rows {
            let label = Laid(paper, row.label, .text, isBold: true, width: labels - gap)
            let text = Laid(paper, row.text, .text, isBold: false, width: room - labels)
            let lines = max(label.lines, text.lines, 1)
            need(step * Double(min(lines, 3)) + 8)
            rule()
            y += 4
            paper_begin(paper, "TR")
            // A cell is one part of the text, on whichever pages it stands.
            draw(("TH", label, Self.margin), ("TD", text, Self.margin + labels), lines: lines, step: step)
            paper_end(paper, "TR")
            y += 4
        }
        paper_end(paper, "Table")
        rule()
        y += 8
    }

    private typealias Cell = (tag: String, text: Laid, x: Double)

    private func draw(_ head: Cell, _ cell: Cell, lines: Int, step: Double) {
        var line = 0
        while line < lines {
            need(step)
            let fitting = max(1, min(lines - line, Int((Self.height - Self.bottom - y) / step)))
            for part in [head, cell] where line < part.text.lines {
                paper_begin(paper, part.tag)
                for index in line..<min(line + fitting, part.text.lines) {
                    part.text.draw(index, x: part.x, y: y + step * Double(index - line))
                }
                paper_end(paper, part.tag)
            }
            y += step * Double(fitting)
            line += fitting
        }
    }

    private func rule() { paper_line(paper, Self.margin, y, Self.width - Self.margin, y, 0.5) }

    // MARK: Pages

    /// The next page, where so much does not fit any more.
    private func need(_ points: Double) {
        guard y + points > Self.height - Self.bottom else { return }
        writeFooter()
        paper_next_page(paper)
        page += 1
        y = Self.margin
    }

    private func writeFooter() {
        let text = Laid(paper, "\(footer)　\(page)ページ", .small, isBold: false, width: room)
        text.draw(0, x: Self.margin + (room - text.width) / 2, y: Self.height - Self.bottom + 24)
    }

    /// A text broken into lines.
    private final class Laid {
        private let paper: OpaquePointer
        private let text: OpaquePointer?

        init(_ paper: OpaquePointer, _ text: String, _ size: Size, isBold: Bool, width: Double) {
            self.paper = paper
            // C ends a text there.
            let whole = text.replacing("\0", with: "")
            self.text = paper_text_new(paper, whole, Paper.font, size.rawValue, isBold ? 1 : 0, width)
        }

        deinit { paper_text_free(text) }

        var lines: Int { text.map { Int(paper_text_lines($0)) } ?? 0 }
        var width: Double { text.map(paper_text_width) ?? 0 }

        func draw(_ line: Int, x: Double, y: Double) {
            guard let text else { return }
            paper_text_draw(paper, text, Int32(line), x, y)
        }
    }
}
