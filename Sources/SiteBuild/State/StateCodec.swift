import Definitions
import Layouts
import Model

// The stored form of what a build leaves.

extension ByteWriter {
    mutating func add(_ header: BuildState.Header) {
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

    mutating func add(_ facts: BuildState.SiteFacts) {
        add(facts.definition)
        add(facts.tableSetting)
        add(facts.addresses)
        add(facts.unlinked)
        add(facts.ids)
        add(facts.fieldsAreFine)
        add(facts.layouts) {
            $0.add($1.fingerprint)
            $0.add($1.facts) {
                $0.add($1.name)
                $0.add($1.files)
                $0.add($1.reads.sorted())
            }
        }
    }

    mutating func add(_ read: ReadSource) {
        add(read.content)
        add(read.problems) { $0.add($1) }
        add(read.items) {
            $0.add($1.entry)
            $0.add($1.excerpt.text)
            $0.add($1.content)
            $0.add($1.shown)
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

    mutating func add(_ digest: BodyTrace.Digest) {
        add(digest.content)
        add(digest.links)
        add(digest.ids)
        add(digest.dependencies) { $0.add($1) }
        add(digest.problems) { $0.add($1) }
        add(digest.linkProblems) { $0.add($1) }
    }

    mutating func add(_ marks: BodyTrace.Marks) {
        add(marks.ids)
        add(marks.references) {
            $0.add($1.destination)
            $0.add($1.isPicture)
            $0.add($1.line)
            $0.add($1.column)
        }
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
    mutating func stateHeader() throws(CorruptState) -> BuildState.Header {
        BuildState.Header(
            setting: try fingerprint(), trees: try fingerprint(), head: try text(), at: try moment(),
            nextChange: try optional { reader throws(CorruptState) in try reader.moment() },
            problems: try problems(), pages: try int(), outputs: try int(), nestedSites: try texts())
    }

    mutating func problems() throws(CorruptState) -> [Problem] {
        try list { reader throws(CorruptState) in try reader.problem() }
    }

    mutating func stamp() throws(CorruptState) -> FileStamp {
        FileStamp(size: try int(), modified: try int(), inode: UInt64(UInt(bitPattern: try int())))
    }

    mutating func siteState(in file: MappedFile?) throws(CorruptState) -> BuildState.SiteState {
        var site = BuildState.SiteState()
        site.facts.definition = try fingerprint()
        site.facts.tableSetting = try fingerprint()
        site.facts.addresses = try fingerprint()
        site.facts.unlinked = try fingerprint()
        site.facts.ids = try fingerprint()
        site.facts.fieldsAreFine = try bool()
        site.facts.layouts = try optional { reader throws(CorruptState) in
            SiteLayouts.Known(
                fingerprint: try reader.fingerprint(),
                facts: try reader.list { reader throws(CorruptState) in
                    TemplateFacts(name: try reader.text(), files: try reader.texts(), reads: Set(try reader.texts()))
                })
        }
        site.sources = try StateTable(try span(), in: file)
        site.assets = try StateTable(try span(), in: file)
        site.outputs = try StateTable(try span(), in: file)
        return site
    }

    mutating func pictureInfo() throws(CorruptState) -> PictureInfo? {
        try optional { reader throws(CorruptState) in
            guard let format = PictureInfo.Format(rawValue: try reader.text()) else { throw CorruptState() }
            return PictureInfo(format: format, width: try reader.int(), height: try reader.int())
        }
    }

    mutating func readSource(in file: MappedFile?) throws(CorruptState) -> ReadSource {
        var read = ReadSource()
        read.content = try fingerprint()
        read.problems = try problems()
        read.items = try list { reader throws(CorruptState) in
            let entry = try reader.entry()
            let excerpt = KeptText(lying: try reader.span(), in: file)
            let (content, shown) = (try reader.fingerprint(), try reader.fingerprint())
            let body: ReadSource.Body =
                try reader.bool()
                ? .inFile(start: try reader.int(), line: try reader.int())
                : .text(try reader.text(), line: try reader.int())
            return ReadSource.Item(entry: entry, body: body, excerpt: excerpt, content: content, shown: shown)
        }
        return read
    }

    mutating func digest() throws(CorruptState) -> BodyTrace.Digest {
        BodyTrace.Digest(
            content: try fingerprint(), links: try fingerprint(), ids: try fingerprint(),
            dependencies: try list { reader throws(CorruptState) in try reader.dependency() },
            problems: try problems(), linkProblems: try problems())
    }

    mutating func marks() throws(CorruptState) -> BodyTrace.Marks {
        BodyTrace.Marks(
            ids: try texts(),
            references: try list { reader throws(CorruptState) in
                Reference(
                    destination: try reader.text(), isPicture: try reader.bool(), line: try reader.int(),
                    column: try reader.int())
            })
    }

    mutating func pieces() throws(CorruptState) -> [OutputPiece] {
        try list { reader throws(CorruptState) in
            let (fingerprint, start, length) = (try reader.fingerprint(), try reader.int(), try reader.int())
            guard start >= 0, length >= 0, start <= Int.max - length else { throw CorruptState() }
            return OutputPiece(fingerprint: fingerprint, range: start..<(start + length))
        }
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

// MARK: Rows

extension BuildState.SourceState: StateElement {
    init(from reader: inout ByteReader, in file: MappedFile?) throws(CorruptState) {
        self.init(stamp: try reader.stamp(), read: try reader.readSource(in: file))
    }

    func write(to writer: inout ByteWriter) {
        writer.add(stamp)
        writer.add(read)
    }
}

extension BuildState.AssetState: StateElement {
    init(from reader: inout ByteReader, in file: MappedFile?) throws(CorruptState) {
        self.init(stamp: try reader.stamp(), content: try reader.fingerprint(), picture: try reader.pictureInfo())
    }

    func write(to writer: inout ByteWriter) {
        writer.add(stamp)
        writer.add(content)
        writer.add(picture) {
            $0.add($1.format.rawValue)
            $0.add($1.width)
            $0.add($1.height)
        }
    }
}

extension BuildState.OutputState: StateElement {
    init(from reader: inout ByteReader, in file: MappedFile?) throws(CorruptState) {
        self.init(
            stamp: try reader.stamp(), fingerprint: try reader.fingerprint(), content: try reader.fingerprint(),
            isPrevious: try reader.bool(), problems: try reader.problems(),
            text: try reader.optional { reader throws(CorruptState) in try reader.digest() })
    }

    func write(to writer: inout ByteWriter) {
        writer.add(stamp)
        writer.add(fingerprint)
        writer.add(content)
        writer.add(isPrevious)
        writer.add(problems) { $0.add($1) }
        writer.add(text) { $0.add($1) }
        if text != nil {
            writer.add(marks ?? BodyTrace.Marks())
        } else {
            writer.add(pieces) {
                $0.add($1.fingerprint)
                $0.add($1.range.lowerBound)
                $0.add($1.range.count)
            }
        }
    }
}

extension StateTable<BuildState.OutputState> {
    func row(of address: Address, guess: Int) -> Int? { address.withFileBytes { row(of: $0, guess: guess) } }

    /// The file, in UTF-8, and its stamp, which stands first.
    func nameAndStamp(of row: Int) -> (UnsafeRawBufferPointer, FileStamp)? {
        guard let bytes = try? bytes(of: row) else { return nil }
        var reader = ByteReader(bytes)
        guard let name = try? reader.span(), let stamp = try? reader.stamp() else { return nil }
        return (name, stamp)
    }

    /// Of a row's output without a text.
    func pieces(of row: Int) -> [OutputPiece] {
        guard var reader = try? reader(of: row), let state = try? BuildState.OutputState(from: &reader, in: file),
            state.text == nil
        else { return [] }
        return (try? reader.pieces()) ?? []
    }

    /// Of the text in a row's output.
    func marks(of row: Int) -> BodyTrace.Marks? {
        guard var reader = try? reader(of: row), let state = try? BuildState.OutputState(from: &reader, in: file),
            state.text != nil
        else { return nil }
        return try? reader.marks()
    }
}

extension StateTable<BuildState.SourceState> {
    /// nil where the file has been touched since.
    func source(of row: Int, ifStill stamp: FileStamp) -> BuildState.SourceState? {
        guard var reader = try? reader(of: row), let known = try? reader.stamp(), known == stamp,
            let read = try? reader.readSource(in: file)
        else { return nil }
        return BuildState.SourceState(stamp: known, read: read)
    }
}
