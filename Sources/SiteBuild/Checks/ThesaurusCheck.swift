import AnswerIndex
import Model

/// Lines of `content/thesaurus/*.txt` that say nothing: one word alone, or nothing on one side of `>`.
struct ThesaurusCheck {
    let site: Site

    /// A file that cannot be read is reported by whoever needs its words.
    func problems() -> [Problem] {
        guard SiteAnswers.isWanted(site) else { return [] }
        return SiteAnswers.thesaurusFiles(site).flatMap { file -> [Problem] in
            guard let bytes = try? FileBuffer.contents(site.diskPath(file)) else { return [] }
            return Thesaurus.idleLines(String(decoding: bytes, as: UTF8.self)).map { line in
                Problem(
                    "idle-thesaurus-line", at: Place(file: site.diskPath(file), line: line, column: 1),
                    severity: .warning, ja: "この行は何も言い換えません", en: "this line gives no word another",
                    expected: Wording(
                        ja: "`言葉 言葉` か `言葉 > 言葉`（空白で区切る）", en: "`word word`, or `word > word`, with blanks between"))
            }
        }
    }
}
