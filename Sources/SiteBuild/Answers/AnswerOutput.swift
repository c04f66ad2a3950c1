import AnswerIndex
import Model

/// One file of an answer index: `/answers/ja/manifest.json`, or a shard below the folder of its version.
struct AnswerOutput: Output {
    let answers: SiteAnswers
    /// Below the language's folder.
    let name: String

    static let manifest = "manifest.json"

    static func all(_ answers: SiteAnswers) -> [any Output] {
        let shards = AnswerFiles.names(entries: answers.positions.count, questions: answers.questionCount)
        return [AnswerOutput(answers: answers, name: manifest)]
            + shards.map { AnswerOutput(answers: answers, name: "\(answers.version)/\($0)") }
    }

    var address: Address { Address(SiteAnswers.base(answers.language) + name) }
    /// Shards come before the manifest that names them.
    var rank: OutputRank { name == Self.manifest ? .manifest : .asset }
    var isLinked: Bool { false }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint { Fingerprint { $0.add(answers.version) } }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        guard let bytes = try answers.files(rendering)[name] else {
            throw Problem(
                "lost-output", at: Place(file: address.file), ja: "索引のファイルが作られませんでした",
                en: "a file of the index was not made")
        }
        return Rendered(content: .bytes(bytes))
    }
}
