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
    let last: [String: BuildState.OutputState]
    /// What stands in the folder now; left empty to write everything.
    let standing: [String: FileStamp]
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

    /// Of a file that still stands for everything it is made from.
    func keep(_ file: String, number: Int) throws(Problem) -> [FinishedFile] {
        guard let state = last[file] else {
            throw Problem("lost-output", at: Place(file: file), ja: "出力の記録がありません", en: "the output is not known")
        }
        let own = FinishedFile(name: file, state: state)
        guard compresses, Precompression.isWorthwhile(file, size: state.stamp.size) else { return [own] }
        return [own] + (try siblings(of: own, nil, number: number))
    }

    private func replace(
        _ file: String, _ bytes: [UInt8], _ fingerprint: Fingerprint, name: String
    ) throws(Problem) -> FinishedFile {
        let content = Fingerprint(bytes)
        if let stamp = standing[file], stamp.size == bytes.count {
            let isKnownSame = last[file].map { $0.stamp == stamp && $0.content == content } ?? false
            let isSame = isKnownSame ? true : try FileBuffer.contents(published + "/" + file) == bytes
            if isSame {
                let state = BuildState.OutputState(fingerprint: fingerprint, content: content, stamp: stamp)
                return FinishedFile(name: file, state: state)
            }
        }
        let stamp = try staging.add(bytes, file: file, name: name)
        return FinishedFile(
            name: file, state: BuildState.OutputState(fingerprint: fingerprint, content: content, stamp: stamp),
            staged: name)
    }

    /// A sibling stands as long as it was made from these bytes: its fingerprint is its original's content.
    private func siblings(of own: FinishedFile, _ bytes: [UInt8]?, number: Int) throws(Problem) -> [FinishedFile] {
        var files: [FinishedFile] = []
        for coding in Precompression.allCases {
            let name = own.name + coding.suffix
            if let state = last[name], state.fingerprint == own.state.content, standing[name] == state.stamp {
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
