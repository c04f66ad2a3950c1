import AnswerWords
import Japanese

/// Which words find which, as written: the spelling is compared after `indexText`.
public struct Thesaurus: Sendable {
    /// A question with one of `from` also finds entries with one of `to`.
    struct Line: Sendable {
        var from: [[UInt32]]
        var to: [[UInt32]]

        /// nil where no word gets another.
        init?(_ line: Substring) {
            let sides = line.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false).map { side in
                side.split(whereSeparator: \.isWhitespace).map { indexText(String($0)) }.filter { !$0.isEmpty }
            }
            guard let from = sides.first, let to = sides.last, !from.isEmpty, !to.isEmpty else { return nil }
            if sides.count == 1 && Set(from).count < 2 { return nil }
            self.from = from
            self.to = to
        }
    }

    private(set) var lines: [Line] = []

    public static let embedded = Thesaurus(text: text(answer_words_thesaurus()))

    /// `a b c`: each finds the others; `a b > c d`: a and b find c and d. `#` begins a comment line.
    public init(text: String) {
        lines = contentLines(text).compactMap { Line($0) }
    }

    /// Numbers of the lines, from 1, that are no comment and yet say nothing.
    public static func idleLines(_ text: String) -> [Int] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().filter { _, line in
            isContent(line) && Line(line) == nil
        }.map { $0.offset + 1 }
    }

    public mutating func add(_ other: Thesaurus) { lines += other.lines }
}

/// Words that carry no subject.
struct StopWords {
    static let embedded: [[UInt32]] = contentLines(text(answer_words_stop())).map { indexText(String($0)) }
}

/// Words with several meanings: `word: label = words; label = words`.
struct Senses: Sendable {
    struct Sense: Sendable {
        var label: String
        var words: [String]
    }

    var word: String
    var senses: [Sense]

    static let embedded: [Senses] = contentLines(text(answer_words_senses())).compactMap { line in
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let senses = parts[1].split(separator: ";").compactMap { sense -> Sense? in
            let sides = sense.split(separator: "=", maxSplits: 1)
            guard sides.count == 2 else { return nil }
            return Sense(
                label: trimmed(String(sides[0])), words: sides[1].split(whereSeparator: \.isWhitespace).map(String.init)
            )
        }
        return Senses(word: trimmed(String(parts[0])), senses: senses)
    }
}

private func contentLines(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter(isContent)
}

private func isContent(_ line: Substring) -> Bool { !line.hasPrefix("#") && !line.allSatisfy(\.isWhitespace) }

private func text(_ file: answer_words_file) -> String {
    String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.length), as: UTF8.self)
}
