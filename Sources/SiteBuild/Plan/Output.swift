import Model

/// The order in which files appear, so that nothing published refers to something that is not there yet.
enum OutputRank: Int, Comparable, Sendable {
    case asset, page, list, manifest

    static func < (left: OutputRank, right: OutputRank) -> Bool { left.rawValue < right.rawValue }
}

/// One file of the published site: where it goes, what it is made from, and how it is made.
protocol Output: Sendable {
    var address: Address { get }
    var rank: OutputRank { get }
    /// Of everything the file is made from, the text of an entry aside: what a text refers to is known only after it
    /// has been rendered, and is kept in its `BodyTrace`.
    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint
    /// The document whose text is rendered into this file.
    var body: Int? { get }
    /// The layout that makes it, for messages; nil for files that no layout makes.
    func layout(_ site: Site) -> String?
    /// Whether links may lead to it. Others come and go without any page having to look at its links again.
    var isLinked: Bool { get }
    /// Made of the whole site: it is begun first, so that nobody waits for it in the end.
    var isLarge: Bool { get }
    /// Where a person has written that this file shall be; nil for files that come by themselves.
    func place(in site: Site) -> Place?
    func render(_ rendering: Rendering) throws(Problem) -> Rendered
}

extension Output {
    var body: Int? { nil }
    var isLinked: Bool { true }
    var isLarge: Bool { false }
    func layout(_ site: Site) -> String? { nil }
    func place(in site: Site) -> Place? {
        body.map { Place(file: site.catalog.documents[$0].file, line: 1, column: 1) }
    }
}

/// A finished file, not yet written.
struct Rendered: Sendable {
    enum Content: Sendable {
        case bytes([UInt8])
        /// Copied from this file of the content or the picture cache.
        case copy(of: String)
    }

    var content: Content
    /// What the text referred to, for outputs with a text.
    var trace: BodyTrace?
    /// Found while rendering.
    var problems: [Problem] = []
    /// Parts of the bytes that the next build may take over; see `Rendering.lastPieces`.
    var pieces: [OutputPiece] = []
}

/// A part of a long file that is made from little of what the file is made from: an entry of a list of thousands.
struct OutputPiece: Sendable {
    /// Of everything the part is made from.
    var fingerprint: Fingerprint
    /// In the file's bytes.
    var range: Range<Int>
}

/// What rendering an entry's text brought to light; kept between builds.
struct BodyTrace: Sendable {
    /// What every build asks of a text that it does not render again.
    struct Digest: Sendable {
        /// The file content this was rendered from.
        var content: Fingerprint
        /// Of where the references led.
        var links = Fingerprint(bits: 0)
        /// Of the marks' ids.
        var ids = Fingerprint(bits: 0)
        var dependencies: [Dependency] = []
        /// Checks of the text itself: alternative texts, headings, …
        var problems: [Problem] = []
        /// Links that lead nowhere.
        var linkProblems: [Problem] = []
    }

    /// What is asked for where links have to be looked at.
    struct Marks: Sendable {
        /// Every id on the finished page.
        var ids: [String] = []
        var references: [Reference] = []
    }

    var digest: Digest
    var marks = Marks()
}

/// A link or a picture in a text.
struct Reference: Hashable, Sendable {
    var destination: String
    var isPicture: Bool
    var line: Int
    var column: Int
}

/// Something beside the links that a component took from the rest of the site.
enum Dependency: Hashable, Sendable {
    case template(String)
    case list(kind: String)
    case document(kind: String, id: String)
    case desk(String)
    case data
}
