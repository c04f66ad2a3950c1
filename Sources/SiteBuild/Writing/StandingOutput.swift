import Model

/// The files of one published folder as a build finds them.
struct StandingFolder: Sendable {
    var files: [String: FileStamp] = [:]
    var folders: [String] = []
    /// Of the folders, where they are known: a folder changes its stamp with every name that comes or goes in it.
    var folderStamps: [String: FileStamp] = [:]

    init() {}

    init(_ tree: FileTree) {
        files = tree.stamps
        folders = tree.folders
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
