import Model

/// Decides for each output whether its file has to be written, and writes it with its compressed siblings.
struct OutputWriting: Sendable {
    struct WrittenFile: Sendable {
        var name: String
        var state: BuildState.OutputState
        var isWritten: Bool
    }

    let folder: OutputFolder
    /// What the last build wrote.
    let last: [String: BuildState.OutputState]
    /// What stands in the folder now; left empty to write everything.
    let standing: [String: FileStamp]
    let compresses: Bool

    /// - Parameter content: nil where the file of the last build still stands for everything it is made from.
    func write(
        _ content: Rendered.Content?, fingerprint: Fingerprint?, to file: String
    ) throws(Problem) -> [WrittenFile] {
        guard let content, let fingerprint else { return try keep(file) }
        let bytes =
            switch content {
            case .bytes(let made): made
            case .copy(let source): try FileBuffer.contents(source)
            }
        let own = try replace(file, bytes, fingerprint)
        guard compresses, Precompression.isWorthwhile(file, size: bytes.count) else { return [own] }
        return [own] + (try siblings(of: own, bytes))
    }

    private func keep(_ file: String) throws(Problem) -> [WrittenFile] {
        guard let state = last[file] else {
            throw Problem("lost-output", at: Place(file: file), ja: "出力の記録がありません", en: "the output is not known")
        }
        let own = WrittenFile(name: file, state: state, isWritten: false)
        guard compresses, Precompression.isWorthwhile(file, size: state.stamp.size) else { return [own] }
        return [own] + (try siblings(of: own, nil))
    }

    private func replace(_ file: String, _ bytes: [UInt8], _ fingerprint: Fingerprint) throws(Problem) -> WrittenFile {
        let content = Fingerprint(bytes)
        if let stamp = standing[file], stamp.size == bytes.count {
            let isKnownSame = last[file].map { $0.stamp == stamp && $0.content == content } ?? false
            let isSame = isKnownSame ? true : try FileBuffer.contents(folder.root + "/" + file) == bytes
            if isSame {
                let state = BuildState.OutputState(fingerprint: fingerprint, content: content, stamp: stamp)
                return WrittenFile(name: file, state: state, isWritten: false)
            }
        }
        let stamp = try folder.write(bytes, to: file)
        return WrittenFile(
            name: file, state: BuildState.OutputState(fingerprint: fingerprint, content: content, stamp: stamp),
            isWritten: true)
    }

    /// A sibling stands as long as it was made from these bytes: its fingerprint is its original's content.
    private func siblings(of own: WrittenFile, _ bytes: [UInt8]?) throws(Problem) -> [WrittenFile] {
        var files: [WrittenFile] = []
        for coding in Precompression.allCases {
            let name = own.name + coding.suffix
            if let state = last[name], state.fingerprint == own.state.content, standing[name] == state.stamp {
                files.append(WrittenFile(name: name, state: state, isWritten: false))
            } else {
                let original: [UInt8]
                if let bytes {
                    original = bytes
                } else {
                    original = try FileBuffer.contents(folder.root + "/" + own.name)
                }
                files.append(try replace(name, try coding.compress(original), own.state.content))
            }
        }
        return files
    }
}
