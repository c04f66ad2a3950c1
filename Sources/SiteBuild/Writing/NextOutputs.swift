import Model

/// What will stand of a site when it is written, as rows of the next state's table.
struct NextOutputs: Sendable {
    private let before: StateTable<BuildState.OutputState>
    private(set) var rows: [StateRow<BuildState.OutputState>] = []
    /// By row of the last build's table, whether its file is one of this build.
    private var stays: [Bool]

    init(before: StateTable<BuildState.OutputState>, count: Int) {
        self.before = before
        stays = Array(repeating: false, count: before.count)
        rows.reserveCapacity(count)
    }

    mutating func add(_ name: String, _ state: BuildState.OutputState) {
        rows.append(.new(name, state))
        if let row = before.row(of: name) { stays[row] = true }
    }

    /// - Parameter row: in the last build's table, to which nothing has to be added.
    mutating func keep(row: Int) {
        rows.append(.same(row))
        stays[row] = true
    }

    /// The answers of the last build stay for one more: a visitor's browser may be in the middle of them.
    /// - Parameter filesHold: the files are the same as before, those that were kept for readers among them.
    mutating func keepPreviousAnswers(_ standing: StandingFiles, filesHold: Bool) {
        for row in stays.indices where !stays[row] {
            guard let file = try? before.key(of: row), file.hasPrefix(SiteAnswers.folder),
                var state = before.element(of: row), filesHold || !state.isPrevious,
                standing.stamp(of: file, row: row) == state.stamp
            else { continue }
            state.isPrevious = true
            rows.append(.new(file, state))
            stays[row] = true
        }
    }

    /// Files that stand and are none of these.
    func lost(of standing: StandingFiles) -> [String] {
        if let lost = standing.names(besideRows: stays) { return lost }
        let standing = standing.names
        if standing.isEmpty { return [] }
        let names = names
        return standing.filter { !names.contains($0) }
    }

    var names: Set<String> {
        Set(
            rows.lazy.compactMap { row in
                switch row {
                case .same(let row): try? before.key(of: row)
                case .new(let name, _): name
                }
            })
    }

    var table: StateTablePieces { StateTablePieces(rows, before: before) }

    func standingRecord(_ name: String, _ folders: StandingRecord.Folders) -> StandingRecord.Folder {
        StandingRecord.Folder(name: name, files: rows, before: before, folders: folders)
    }
}
