import Model

/// The files of one published folder as a build finds them.
struct StandingFolder: Sendable {
    var files: StandingFiles
    /// Made from what is known on each call, as most builds do not ask.
    var folders: [String] { listedFolders ?? folderEntries.map { String(cString: $0.path) } }
    /// With their stamps, where no name has come or gone in any: a folder changes its stamp with every one that does.
    private(set) var folderEntries: [StandingRecord.Entry] = []
    private var listedFolders: [String]?
    /// In which the entries lie.
    private var record: MappedFile?

    init(_ tree: FileTree) {
        files = StandingFiles(tree.stamps)
        listedFolders = tree.folders
    }

    /// - Parameter record: in which the entries lie.
    init(observed files: StandingFiles, folders: [StandingRecord.Entry], in record: MappedFile) {
        self.files = files
        self.record = record
        folderEntries = folders
    }
}

/// Stamps of the files of a published folder.
struct StandingFiles: Sendable {
    private enum Found {
        case listed([String: FileStamp])
        /// What was known to stand, in the order of the state's table of outputs, and what stands of it now.
        case observed([StandingRecord.Entry], [FileStamp?], in: MappedFile)
    }

    private var found: Found

    /// By name.
    init(_ listed: [String: FileStamp]) { found = .listed(listed) }

    /// No other names stand there.
    /// - Parameter record: in which the known entries lie.
    init(known: [StandingRecord.Entry], found stamps: [FileStamp?], in record: MappedFile) {
        found = .observed(known, stamps, in: record)
    }

    var isEmpty: Bool {
        switch found {
        case .listed(let files): files.isEmpty
        case .observed(_, let stamps, _): !stamps.contains { $0 != nil }
        }
    }

    /// - Parameter row: of the file in the state's table of outputs; nil where it is not known there.
    func stamp(of file: @autoclosure () -> String, row: Int?) -> FileStamp? {
        switch found {
        case .listed(let files): files[file()]
        case .observed(_, let stamps, _): row.flatMap { $0 < stamps.count ? stamps[$0] : nil }
        }
    }

    /// The same by name: for a build that does not know the rows.
    var listed: StandingFiles { StandingFiles(byName) }

    var names: [String] { Array(byName.keys) }

    private var byName: [String: FileStamp] {
        switch found {
        case .listed(let files): return files
        case .observed(let entries, let stamps, _):
            var files: [String: FileStamp] = [:]
            files.reserveCapacity(entries.count)
            for (entry, stamp) in zip(entries, stamps) {
                if let stamp { files[String(cString: entry.path)] = stamp }
            }
            return files
        }
    }

    /// Whether these are the files of a table of so many rows.
    func hasRows(_ count: Int) -> Bool {
        guard case .observed(let entries, let stamps, _) = found else { return false }
        return entries.count == count && stamps.count == count
    }

    /// Names that stand and are none of these rows'; nil where the rows are not known.
    /// - Parameter rows: by row, whether it stays.
    func names(besideRows rows: [Bool]) -> [String]? {
        guard case .observed(let entries, let stamps, _) = found else { return nil }
        return entries.indices.filter { stamps[$0] != nil && !($0 < rows.count && rows[$0]) }.map {
            String(cString: entries[$0].path)
        }
    }
}

/// The published folders as a build finds them, by name: `public`, `sites/archive`.
struct StandingOutput: Sendable {
    private var folders: [String: StandingFolder] = [:]
    private let output: String

    init(output: String) { self.output = output }

    func folder(_ name: String) throws(Problem) -> StandingFolder {
        if let known = folders[name] { return known }
        return StandingFolder(try FileTree.scan(output + "/" + name))
    }

    mutating func add(_ name: String, _ folder: StandingFolder) { folders[name] = folder }
}
