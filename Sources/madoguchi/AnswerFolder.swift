import AnswerIndex
import Model

/// Where a built site keeps its answer index.
enum AnswerFolder {
    /// The index of a language below `OUTPUT/public`.
    static func reader(output: String, language: String) throws(Problem) -> AnswerReader {
        let folder = "\(output)/public/answers/\(language)/"
        return try AnswerReader(folder: folder) { name in try? FileAccess.contents(folder + name) }
    }
}
