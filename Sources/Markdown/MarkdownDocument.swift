import Model
import YAML

/// What one Markdown text became.
public struct MarkdownDocument: Sendable {
    public struct Heading: Hashable, Sendable {
        /// The anchor: `{#id}` where the author fixed one, else made from the heading's words.
        public var id: String
        /// Plain text, ruby readings left out.
        public var title: String
        /// 2…6
        public var level: Int

        public init(id: String, title: String, level: Int) {
            self.id = id
            self.title = title
            self.level = level
        }
    }

    public var html: [UInt8] = []
    public var headings: [Heading] = []
    /// Ids other than the headings' that the text defines (footnotes, raw HTML).
    public var otherIDs: [String] = []
    public var problems: [Problem] = []
}

/// The words that the renderer itself puts into a text, in the page's language.
public struct MarkdownWords: Sendable {
    /// Said by screen readers behind a link that leaves the site, e.g. 「（外部サイト）」
    public var externalSite: String
    /// The name of a scrolling table, e.g. 「表」
    public var table: String
    public var footnotes: String
    public var backToText: String
    /// Titles of the five alerts by their GitHub name: NOTE, TIP, IMPORTANT, WARNING, CAUTION.
    public var alerts: [String: String]
    public var done: String
    public var notDone: String

    public init(
        externalSite: String, table: String, footnotes: String, backToText: String, alerts: [String: String],
        done: String, notDone: String
    ) {
        self.externalSite = externalSite
        self.table = table
        self.footnotes = footnotes
        self.backToText = backToText
        self.alerts = alerts
        self.done = done
        self.notDone = notDone
    }
}

/// Where a link leads, as the site around the text knows it.
public struct LinkMarkup: Sendable {
    public enum Kind: Sendable {
        case inside
        case external
        /// A file to download; the note says type and size, e.g. 「（PDF：120KB）」
        case file(note: String)
    }

    public var href: String
    public var kind: Kind

    public init(href: String, kind: Kind) {
        self.href = href
        self.kind = kind
    }
}

/// The site around a text: it knows addresses, pictures and components, and reports what it does not find.
public protocol MarkdownSurroundings {
    mutating func link(to destination: String, at place: Place) -> LinkMarkup
    /// Writes the `<img>` or `<picture>` of a picture whose alt text is not empty.
    mutating func writePicture(_ destination: String, alt: String, at place: Place, into html: inout [UInt8])
    /// Writes a fenced block `@name`; `body` is its YAML, nil when empty.
    mutating func writeComponent(_ name: String, body: YAMLNode?, at place: Place, into html: inout [UInt8])
}
