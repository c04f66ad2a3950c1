import Japanese

/// Words looked for in the sections of all texts.
struct ManualSearch {
    struct Hit {
        var text: ManualText
        var section: ManualText.Section
        /// Around the first word that was found.
        var excerpt: String
    }

    private static let mostHits = 30
    private static let excerptLength = 90
    private static let excerptBefore = 20

    /// - Returns: sections that have every word, those with words in their headings first.
    static func hits(_ query: String, in texts: [ManualText]) -> [Hit] {
        let words = query.split(whereSeparator: \.isWhitespace).map { folded(String($0)) }.filter { !$0.isEmpty }
        guard !words.isEmpty else { return [] }
        var found: [(inHeading: Int, hit: Hit)] = []
        for text in texts {
            let title = folded(text.title)
            for section in text.sections {
                let heading = title + "\n" + folded(section.title)
                let body = folded(section.text)
                guard words.allSatisfy({ heading.contains($0) || body.contains($0) }) else { continue }
                // Every section of a text has its title's words: the first one speaks for them.
                if !section.id.isEmpty, words.allSatisfy(title.contains) { continue }
                let hit = Hit(text: text, section: section, excerpt: excerpt(section.text, words[0]))
                found.append((words.count { heading.contains($0) }, hit))
            }
        }
        return found.enumerated().sorted { left, right in
            (right.element.inHeading, left.offset) < (left.element.inHeading, right.offset)
        }.prefix(mostHits).map(\.element.hit)
    }

    /// The folded text may be of another length: the place is only about right.
    private static func excerpt(_ text: String, _ word: String) -> String {
        let folded = folded(text)
        let characters = Array(text)
        guard let range = folded.firstRange(of: word), !folded.isEmpty else {
            return shortened(characters[...])
        }
        let place = folded.distance(from: folded.startIndex, to: range.lowerBound) * characters.count / folded.count
        let start = max(0, place - excerptBefore)
        return (start > 0 ? "…" : "") + shortened(characters[start...])
    }

    private static func shortened(_ characters: ArraySlice<Character>) -> String {
        String(characters.prefix(excerptLength)) + (characters.count > excerptLength ? "…" : "")
    }
}
