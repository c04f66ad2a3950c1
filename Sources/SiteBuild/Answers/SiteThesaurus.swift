import AnswerIndex
import Model

/// `content/thesaurus/*.txt` of a site, read once for the index and for the check of its lines.
struct SiteThesaurus: Sendable {
    struct File: Sendable {
        /// As people know it.
        var place: String
        var text: Result<String, Problem>
    }

    let files: [File]

    init(_ sources: SiteSources, diskPath: (String) -> String) {
        let folder = sources.folder.isEmpty ? "thesaurus/" : sources.folder + "/thesaurus/"
        files = sources.files.lazy.map(\.path).filter { $0.hasPrefix(folder) && $0.hasSuffix(".txt") }.map {
            File(place: diskPath($0), text: Self.text(diskPath($0)))
        }
    }

    private static func text(_ path: String) -> Result<String, Problem> {
        do throws(Problem) {
            return .success(String(decoding: try FileBuffer.contents(path), as: UTF8.self))
        } catch {
            return .failure(error)
        }
    }

    /// One file after the other.
    func text() throws(Problem) -> String {
        var texts: [String] = []
        for file in files { texts.append(try file.text.get()) }
        return texts.joined(separator: "\n")
    }

    /// Lines that say nothing: one word alone, or nothing on one side of `>`. A file that cannot be read is reported by
    /// the index.
    func problems() -> [Problem] {
        files.flatMap { file -> [Problem] in
            guard case .success(let text) = file.text else { return [] }
            return Thesaurus.idleLines(text).map { line in
                Problem(
                    "idle-thesaurus-line", at: Place(file: file.place, line: line, column: 1), severity: .warning,
                    ja: "この行は何も言い換えません", en: "this line gives no word another",
                    expected: Wording(
                        ja: "`言葉 言葉` か `言葉 > 言葉`（空白で区切る）", en: "`word word`, or `word > word`, with blanks between"))
            }
        }
    }
}
