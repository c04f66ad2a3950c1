import Definitions
import Layouts
import Model

/// What a build leaves for the next one, in `output/cache/state`: enough to know what need not be done again.
/// It is never needed: without it, or with a damaged one (a checksum tells), the build is a clean one.
struct BuildState: Sendable {
    /// Changes with the form of the file and with everything that is compiled in.
    static let format = 6

    struct OutputState: Sendable {
        /// Of everything the file was made from.
        var fingerprint: Fingerprint
        /// Of its bytes.
        var content: Fingerprint
        var stamp: FileStamp
        /// Warnings found while it was made, to be repeated while it stands.
        var problems: [Problem] = []
        /// Not of this build: kept for readers who are still in the middle of it.
        var isPrevious = false
    }

    struct SourceState: Sendable {
        var stamp: FileStamp
        var read: ReadSource
    }

    struct AssetState: Sendable {
        var stamp: FileStamp
        var content: Fingerprint
        var picture: PictureInfo?
    }

    struct SiteState: Sendable {
        /// Of site.yaml's content: roles, vocabularies and languages hang on it, so sources are read anew when it changes.
        var definition = Fingerprint(bits: 0)
        /// Of the municipalities by which sheets were read.
        var tableSetting = Fingerprint(bits: 0)
        /// Of all addresses of the site.
        var addresses = Fingerprint(bits: 0)
        /// Of the names of files that no link leads to.
        var unlinked = Fingerprint(bits: 0)
        /// Of all ids on pages with a text.
        var ids = Fingerprint(bits: 0)
        /// nil where something was wrong with them.
        var layouts: SiteLayouts.Known?
        /// By path below the content folder.
        var sources: [String: SourceState] = [:]
        var assets: [String: AssetState] = [:]
        /// By the address of the entry's page.
        var traces: [String: BodyTrace] = [:]
        /// By file below the output folder.
        var outputs: [String: OutputState] = [:]
    }

    struct Header: Sendable {
        /// Of the program and the options.
        var setting: Fingerprint
        /// Signatures of the content and the layouts folder.
        var trees: Fingerprint
        /// Git's HEAD, on which the dates of last change hang.
        var head: String
        /// The build holds from this moment…
        var at: Moment
        /// …until this one, at which something appears, expires, opens or closes.
        var nextChange: Moment?
        /// Warnings, to be repeated while nothing changes.
        var problems: [Problem]
        var pages: Int
        var outputs: Int
        var nestedSites: [String]
    }

    var header: Header
    /// What stands below the output folder, as `StandingRecord` wrote it.
    var standing: [UInt8]
    /// By folder of the site.
    var sites: [String: SiteState]
}

// MARK: On disk

extension BuildState {
    private static let magic = "madoguchi state"

    func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.reserve(1 << 20)
        writer.add(Self.magic)
        writer.add(Self.format)
        writer.add(header)
        writer.add(standing)
        writer.add(sites.sorted { $0.key < $1.key }) {
            $0.add($1.key)
            $0.add($1.value)
        }
        writer.add(Fingerprint(writer.bytes))
        return writer.bytes
    }

    private static let checksumLength = 8

    /// The state's bytes without the checksum behind them.
    static func verified(_ bytes: UnsafeRawBufferPointer) throws(CorruptState) -> UnsafeRawBufferPointer {
        guard bytes.count > checksumLength else { throw CorruptState() }
        let content = UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - checksumLength)])
        var reader = ByteReader(UnsafeRawBufferPointer(rebasing: bytes[content.count...]))
        guard try reader.fingerprint() == Fingerprint(content) else { throw CorruptState() }
        return content
    }

    /// The first part, which tells whether there is anything to do, and the rest, not yet read.
    struct Opening {
        var header: Header
        var standing: UnsafeRawBufferPointer
        fileprivate var sites: ByteReader
    }

    static func open(_ bytes: UnsafeRawBufferPointer) throws(CorruptState) -> Opening {
        var reader = ByteReader(bytes)
        guard try reader.text() == magic, try reader.int() == format else { throw CorruptState() }
        return Opening(header: try reader.stateHeader(), standing: try reader.span(), sites: reader)
    }

    static func readSites(_ opening: Opening) throws(CorruptState) -> [String: SiteState] {
        var reader = opening.sites
        var sites: [String: SiteState] = [:]
        for (folder, site) in try reader.list({ reader throws(CorruptState) in
            (try reader.text(), try reader.siteState())
        }) {
            sites[folder] = site
        }
        guard reader.isAtEnd else { throw CorruptState() }
        return sites
    }
}

extension ByteWriter {
    fileprivate mutating func add(_ header: BuildState.Header) {
        add(header.setting)
        add(header.trees)
        add(header.head)
        add(header.at)
        add(header.nextChange) { $0.add($1) }
        add(header.problems) { $0.add($1) }
        add(header.pages)
        add(header.outputs)
        add(header.nestedSites)
    }

    mutating func add(_ stamp: FileStamp) {
        add(stamp.size)
        add(stamp.modified)
        add(Int(bitPattern: UInt(stamp.inode)))
    }

    fileprivate mutating func add(_ site: BuildState.SiteState) {
        add(site.definition)
        add(site.tableSetting)
        add(site.addresses)
        add(site.unlinked)
        add(site.ids)
        add(site.layouts) {
            $0.add($1.fingerprint)
            $0.add($1.facts) {
                $0.add($1.name)
                $0.add($1.files)
                $0.add($1.reads.sorted())
            }
        }
        addPortions(site.sources) {
            $0.add($1.stamp)
            $0.add($1.read)
        }
        addPortions(site.assets) {
            $0.add($1.stamp)
            $0.add($1.content)
            $0.add($1.picture) {
                $0.add($1.format.rawValue)
                $0.add($1.width)
                $0.add($1.height)
            }
        }
        addPortions(site.traces) { $0.add($1) }
        addPortions(site.outputs) {
            $0.add($1.fingerprint)
            $0.add($1.content)
            $0.add($1.stamp)
            $0.add($1.problems) { $0.add($1) }
            $0.add($1.isPrevious)
        }
    }

    /// A dictionary in portions that can be written and read side by side; in no order, for only programs read the state.
    private mutating func addPortions<Element: Sendable>(
        _ elements: [String: Element], _ each: @escaping @Sendable (inout ByteWriter, Element) -> Void
    ) {
        let elements = Array(elements)
        let count = (elements.count + Self.portion - 1) / Self.portion
        let portions = Workers.map(count) { index -> [UInt8] in
            var writer = ByteWriter()
            writer.reserve(Self.portion * 128)
            let range = (index * Self.portion)..<min(elements.count, (index + 1) * Self.portion)
            writer.add(elements[range]) {
                $0.add($1.key)
                each(&$0, $1.value)
            }
            return writer.bytes
        }
        reserve(bytes.count + portions.reduce(64) { $0 + $1.count + 8 })
        add(portions) { $0.add($1) }
    }

    private static let portion = 1024

    private mutating func add(_ read: ReadSource) {
        add(read.content)
        add(read.problems) { $0.add($1) }
        add(read.items) {
            $0.add($1.entry)
            $0.add($1.excerpt)
            $0.add($1.content)
            switch $1.body {
            case .inFile(let start, let line):
                $0.add(true)
                $0.add(start)
                $0.add(line)
            case .text(let text, let line):
                $0.add(false)
                $0.add(text)
                $0.add(line)
            }
        }
    }

    private mutating func add(_ trace: BodyTrace) {
        add(trace.ids)
        add(trace.idsFingerprint)
        add(trace.references) {
            $0.add($1.destination)
            $0.add($1.isPicture)
            $0.add($1.line)
            $0.add($1.column)
        }
        add(trace.links)
        add(trace.dependencies) { $0.add($1) }
        add(trace.problems) { $0.add($1) }
        add(trace.linkProblems) { $0.add($1) }
        add(trace.content)
    }

    private mutating func add(_ dependency: Dependency) {
        switch dependency {
        case .template(let name):
            add(0)
            add(name)
        case .list(let kind):
            add(1)
            add(kind)
        case .document(let kind, let id):
            add(2)
            add(kind)
            add(id)
        case .desk(let name):
            add(3)
            add(name)
        case .data: add(4)
        }
    }
}

extension ByteReader {
    fileprivate mutating func stateHeader() throws(CorruptState) -> BuildState.Header {
        BuildState.Header(
            setting: try fingerprint(), trees: try fingerprint(), head: try text(), at: try moment(),
            nextChange: try optional { reader throws(CorruptState) in try reader.moment() },
            problems: try problems(), pages: try int(), outputs: try int(), nestedSites: try texts())
    }

    private mutating func problems() throws(CorruptState) -> [Problem] {
        try list { reader throws(CorruptState) in try reader.problem() }
    }

    mutating func stamp() throws(CorruptState) -> FileStamp {
        FileStamp(size: try int(), modified: try int(), inode: UInt64(UInt(bitPattern: try int())))
    }

    private struct Span: @unchecked Sendable {
        let bytes: UnsafeRawBufferPointer
    }

    private mutating func portions<Element: Sendable>(
        _ each: @escaping @Sendable (inout ByteReader) throws(CorruptState) -> Element
    ) throws(CorruptState) -> [String: Element] {
        let spans = try list { reader throws(CorruptState) in Span(bytes: try reader.span()) }
        let read = Workers.map(spans.count) { index -> Result<[(String, Element)], CorruptState> in
            var reader = ByteReader(spans[index].bytes)
            do throws(CorruptState) {
                return .success(
                    try reader.list { reader throws(CorruptState) in (try reader.text(), try each(&reader)) })
            } catch {
                return .failure(error)
            }
        }
        var elements: [String: Element] = [:]
        elements.reserveCapacity(spans.count * 1024)
        for portion in read {
            for (key, element) in try portion.get() { elements[key] = element }
        }
        return elements
    }

    fileprivate mutating func siteState() throws(CorruptState) -> BuildState.SiteState {
        var site = BuildState.SiteState()
        site.definition = try fingerprint()
        site.tableSetting = try fingerprint()
        site.addresses = try fingerprint()
        site.unlinked = try fingerprint()
        site.ids = try fingerprint()
        site.layouts = try optional { reader throws(CorruptState) in
            SiteLayouts.Known(
                fingerprint: try reader.fingerprint(),
                facts: try reader.list { reader throws(CorruptState) in
                    TemplateFacts(name: try reader.text(), files: try reader.texts(), reads: Set(try reader.texts()))
                })
        }
        site.sources = try portions { reader throws(CorruptState) in
            BuildState.SourceState(stamp: try reader.stamp(), read: try reader.readSource())
        }
        site.assets = try portions { reader throws(CorruptState) in
            BuildState.AssetState(
                stamp: try reader.stamp(), content: try reader.fingerprint(), picture: try reader.pictureInfo())
        }
        site.traces = try portions { reader throws(CorruptState) in try reader.trace() }
        site.outputs = try portions { reader throws(CorruptState) in
            BuildState.OutputState(
                fingerprint: try reader.fingerprint(), content: try reader.fingerprint(), stamp: try reader.stamp(),
                problems: try reader.problems(), isPrevious: try reader.bool())
        }
        return site
    }

    private mutating func pictureInfo() throws(CorruptState) -> PictureInfo? {
        try optional { reader throws(CorruptState) in
            guard let format = PictureInfo.Format(rawValue: try reader.text()) else { throw CorruptState() }
            return PictureInfo(format: format, width: try reader.int(), height: try reader.int())
        }
    }

    private mutating func readSource() throws(CorruptState) -> ReadSource {
        var read = ReadSource()
        read.content = try fingerprint()
        read.problems = try problems()
        read.items = try list { reader throws(CorruptState) in
            let entry = try reader.entry()
            let excerpt = try reader.text()
            let content = try reader.fingerprint()
            let body: ReadSource.Body =
                try reader.bool()
                ? .inFile(start: try reader.int(), line: try reader.int())
                : .text(try reader.text(), line: try reader.int())
            return ReadSource.Item(entry: entry, body: body, excerpt: excerpt, content: content)
        }
        return read
    }

    private mutating func trace() throws(CorruptState) -> BodyTrace {
        let ids = try texts()
        let idsFingerprint = try fingerprint()
        let references = try list { reader throws(CorruptState) in
            Reference(
                destination: try reader.text(), isPicture: try reader.bool(), line: try reader.int(),
                column: try reader.int())
        }
        let links = try fingerprint()
        let dependencies = try list { reader throws(CorruptState) in try reader.dependency() }
        let problems = try problems()
        let linkProblems = try self.problems()
        return BodyTrace(
            ids: ids, idsFingerprint: idsFingerprint, references: references, links: links, dependencies: dependencies,
            problems: problems,
            linkProblems: linkProblems, content: try fingerprint())
    }

    private mutating func dependency() throws(CorruptState) -> Dependency {
        switch try int() {
        case 0: .template(try text())
        case 1: .list(kind: try text())
        case 2: .document(kind: try text(), id: try text())
        case 3: .desk(try text())
        case 4: .data
        default: throw CorruptState()
        }
    }
}
