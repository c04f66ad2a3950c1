import Model

/// What a build leaves for the next one, in `output/cache/state`: enough to know what need not be done again.
/// It is never needed: without it, or with a damaged one (a checksum tells), the build is a clean one.
enum BuildState {
    /// Changes with the form of the file and with everything that is compiled in.
    static let format = 12

    struct OutputState: Sendable {
        var stamp: FileStamp
        /// Of everything the file was made from.
        var fingerprint: Fingerprint
        /// Of its bytes.
        var content: Fingerprint
        /// Not of this build: kept for readers who are still in the middle of it.
        var isPrevious = false
        /// Warnings found while it was made, to be repeated while it stands.
        var problems: [Problem] = []
        /// Of the entry's text in it.
        var text: BodyTrace.Digest?
        /// Of the same text; left where they are until `marks(of:)` is asked.
        var marks: BodyTrace.Marks?
        /// Left where they are until `pieces(of:)` is asked.
        var pieces: [OutputPiece] = []
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

    /// What is known of a site as a whole.
    struct SiteFacts: Sendable {
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
        /// Nothing is wrong with the addresses that entries' fields give.
        var fieldsAreFine = false
        /// nil where something was wrong with them.
        var layouts: SiteLayouts.Known?
    }

    /// A site as the last build left it.
    struct SiteState: Sendable {
        var facts = SiteFacts()
        /// By path below the content folder.
        var sources = StateTable<SourceState>()
        var assets = StateTable<AssetState>()
        /// By file below the output folder.
        var outputs = StateTable<OutputState>()
    }

    /// A site as the next build will find it.
    struct NextSiteState: Sendable {
        var facts: SiteFacts
        var sources: StateTablePieces
        var assets: StateTablePieces
        var outputs: StateTablePieces
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
}

// MARK: On disk

extension BuildState {
    private static let magic = "madoguchi state"

    /// In pieces, to be written one behind the other.
    /// - Parameters:
    ///   - standing: what stands below the output folder, as `StandingRecord` wrote it.
    ///   - sites: by folder of the site.
    static func encoded(_ header: Header, standing: [UInt8], sites: [String: NextSiteState]) -> [StatePiece] {
        var pieces: [StatePiece] = []
        var writer = ByteWriter()
        writer.add(magic)
        writer.add(format)
        writer.add(header)
        writer.add(standing.count)
        pieces += [.made(writer.bytes), .made(standing)]
        writer = ByteWriter()
        writer.add(sites.count)
        for (folder, site) in sites.sorted(by: { $0.key < $1.key }) {
            writer.add(folder)
            writer.add(site.facts)
            for table in [site.sources, site.assets, site.outputs] {
                pieces += [.made(writer.bytes), .made(table.front.bytes)] + table.rows
                writer = ByteWriter()
            }
        }
        pieces.append(.made(writer.bytes))
        writer = ByteWriter()
        writer.add(Fingerprint(pieces: pieces))
        return pieces + [.made(writer.bytes)]
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

    /// - Parameter file: what the bytes lie in; nil where the caller keeps them.
    static func readSites(_ opening: Opening, in file: MappedFile?) throws(CorruptState) -> [String: SiteState] {
        var reader = opening.sites
        var sites: [String: SiteState] = [:]
        for (folder, site) in try reader.list({ reader throws(CorruptState) in
            (try reader.text(), try reader.siteState(in: file))
        }) {
            sites[folder] = site
        }
        guard reader.isAtEnd else { throw CorruptState() }
        return sites
    }
}
