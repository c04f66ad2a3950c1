import Model

/// Decides for each output whether its file has to be written, and stages it with its compressed siblings.
struct OutputWriting: Sendable {
    struct FinishedFile: Sendable {
        var name: String
        var state: BuildState.OutputState
        /// Name among the staged files; nil where the file that stands is the same.
        var staged: String?
    }

    let staging: StagedFolder
    /// The folder that is served.
    let published: String
    /// What the last build wrote.
    let last: StateTable<BuildState.OutputState>
    /// What stands in the folder now; left empty to write everything.
    let standing: StandingFiles
    let compresses: Bool

    /// - Parameter number: the output's position in the plan, which names its staged files.
    func stage(
        _ content: Rendered.Content, fingerprint: Fingerprint, file: String, number: Int
    ) throws(Problem) -> [FinishedFile] {
        let bytes =
            switch content {
            case .bytes(let made): made
            case .copy(let source): try FileBuffer.contents(source)
            }
        let own = try replace(file, bytes, fingerprint, name: "\(number)")
        guard compresses, Precompression.isWorthwhile(file, size: bytes.count) else { return [own] }
        return [own] + (try siblings(of: own, bytes, number: number))
    }

    /// The compressed siblings of a file that still stands for everything it is made from.
    func siblings(of file: String, _ state: BuildState.OutputState, number: Int) throws(Problem) -> [FinishedFile] {
        guard compresses, Precompression.isWorthwhile(file, size: state.stamp.size) else { return [] }
        return try siblings(of: FinishedFile(name: file, state: state), nil, number: number)
    }

    private func replace(
        _ file: String, _ bytes: [UInt8], _ fingerprint: Fingerprint, name: String
    ) throws(Problem) -> FinishedFile {
        let content = Fingerprint(bytes)
        let row = last.row(of: file)
        if let stamp = standing.stamp(of: file, row: row), stamp.size == bytes.count {
            let isSame: Bool
            if let last = row.flatMap(last.element), last.stamp == stamp {
                // It is the file that was written.
                isSame = last.content == content
            } else {
                isSame = try FileBuffer.file(published + "/" + file, holds: bytes)
            }
            if isSame {
                let state = BuildState.OutputState(stamp: stamp, fingerprint: fingerprint, content: content)
                return FinishedFile(name: file, state: state)
            }
        }
        let stamp = try staging.add(bytes, file: file, name: name)
        return FinishedFile(
            name: file, state: BuildState.OutputState(stamp: stamp, fingerprint: fingerprint, content: content),
            staged: name)
    }

    /// A sibling stands as long as it was made from these bytes: its fingerprint is its original's content.
    private func siblings(of own: FinishedFile, _ bytes: [UInt8]?, number: Int) throws(Problem) -> [FinishedFile] {
        var files: [FinishedFile] = []
        for coding in Precompression.allCases {
            let name = own.name + coding.suffix
            let row = last.row(of: name)
            if let state = row.flatMap(last.element), state.fingerprint == own.state.content,
                standing.stamp(of: name, row: row) == state.stamp
            {
                files.append(FinishedFile(name: name, state: state))
            } else {
                let original: [UInt8]
                if let bytes {
                    original = bytes
                } else {
                    original = try FileBuffer.contents(published + "/" + own.name)
                }
                let compressed = try coding.compress(original)
                files.append(
                    try replace(name, compressed, own.state.content, name: "\(number)\(coding.suffix)"))
            }
        }
        return files
    }
}
