import Definitions
import Model

/// One version of one entry with its place in the site. Immutable once the catalog is made.
final class Document: Sendable {
    let entry: Entry
    /// Position of its file in the site's sources.
    let source: Int
    /// Below the content folder, of which `contentFolder` is the name that people know.
    private let path: String
    private let contentFolder: String
    let body: ReadSource.Body
    private let text: [UInt8]?
    private let excerpt: KeptText
    /// Of everything it was made from; of the file's place too, by which relative links and pictures are found.
    let content: Fingerprint
    /// Of its fields and its excerpt.
    let shown: Fingerprint
    let address: Address
    let updated: Moment?
    let isFolderPage: Bool
    /// Original and translations, in the order of the site's languages; filled with the ids of `Catalog.documents`.
    let versions: Int

    init(
        entry: Entry, source: Int, path: String, contentFolder: String, item: ReadSource.Item, address: Address,
        updated: Moment?,
        isFolderPage: Bool, versions: Int
    ) {
        self.entry = entry
        self.source = source
        self.path = path
        self.contentFolder = contentFolder
        body = item.body
        text = item.text
        excerpt = item.excerpt
        shown = item.shown
        content = Fingerprint.mix {
            $0.add(item.content)
            $0.add(path)
        }
        self.address = address
        self.updated = updated
        self.isFolderPage = isFolderPage
        self.versions = versions
    }

    /// The file as people know it: `content/pages/a.md`.
    var file: String { contentFolder + "/" + path }
    var kind: Kind { entry.kind }
    var language: String { entry.language }
    var title: String { entry.header.title }
    /// In menus beside pages and in the path above them.
    var navigationTitle: String { entry[.nav]?.text ?? title }
    var description: String { entry.header.description ?? excerpt.text }

    /// First thing to show on a card: when it was published, else last changed.
    var date: Moment? { entry.header.date }

    /// The Markdown, with the line of its file on which it begins; the bytes are valid inside `use` only.
    func withText<Result>(
        _ site: Site, _ use: (UnsafeBufferPointer<UInt8>, _ line: Int) -> Result
    ) throws(Problem) -> Result {
        switch body {
        case .text(let text, let line):
            return Array(text.utf8).withUnsafeBufferPointer { use($0, line) }
        case .inFile(let start, let line):
            if let text { return text.withUnsafeBufferPointer { use($0, line) } }
            var buffer = FileBuffer()
            return try buffer.withFile(site.diskPath(site.sources.files[source].path), from: start) { use($0, line) }
        }
    }
}
