import Model

extension AnswerReader {
    /// What was read in a question, for people who write answers.
    public struct Explanation: Sendable {
        public struct Word: Sendable {
            /// As it was written.
            public var text: String
            /// `term`, `phrase`, `stop`, `unknown`, `function`
            public var role: String
            /// What it adds to the first result: none, or up to 31.
            public var impact: Int
            public var rarity: Double
            /// The synonym through which the first result was found.
            public var through: String?
        }

        public var words: [Word] = []
    }

    func explanation(_ reading: Reading, _ text: [UInt32], first: Int?) throws(Problem) -> Explanation {
        var explanation = Explanation()
        let own = if let first { try terms(of: first) } else { Set<Term>() }
        for token in reading.tokens where token.meaning != .punctuation {
            let written = string(text[token.start..<token.end])
            let unit: TermUnit
            switch token.meaning {
            case .lemma(let lemma): unit = .lemma(lemma)
            case .literal: unit = .literal(Array(text[token.start..<token.end]))
            case .function, .punctuation:
                explanation.words.append(.init(text: written, role: "function", impact: 0, rarity: 0))
                continue
            }
            guard let part = reading.parts.first(where: { $0.term == Term(unit) }) else { continue }
            explanation.words.append(word(written, part, first, own))
        }
        for part in reading.parts where part.term.isPhrase {
            explanation.words.append(word(spelling(part.term), part, first, own))
        }
        return explanation
    }

    private func word(_ written: String, _ part: Reading.Part, _ first: Int?, _ own: Set<Term>) -> Explanation.Word {
        let role = part.isStop ? "stop" : part.record == nil ? "unknown" : part.term.isPhrase ? "phrase" : "term"
        let impact = first.flatMap { first in part.record?.entries.first { $0.entries.contains(first) }?.level } ?? 0
        let isOwn = own.contains(part.term)
        return Explanation.Word(
            text: written, role: role, impact: impact,
            rarity: Double(part.record?.rarity ?? 0) / Quantising.rarityScale,
            through: impact > 0 && !isOwn ? synonym(of: part.term, own) : nil)
    }

    private func spelling(_ phrase: Term) -> String {
        phrase.units.map { unit in
            switch unit {
            case .literal(let text): string(text)
            case .lemma(let lemma): words.spelling(lemma)
            }
        }.joined(separator: "+")
    }

    /// The terms that stand in an entry itself, as far as the index shows it: its title and its answer or excerpt.
    private func terms(of entry: Int) throws(Problem) -> Set<Term> {
        guard let card = try card(entry) else { return [] }
        let answer = kind(of: entry) == AnswerFiles.questions ? try answer(card["id"]?.text ?? "") : nil
        let html = if let answer { answer["html"]?.text ?? "" } else { try excerpt(entry) }
        let text = indexText((card["title"]?.text ?? "") + "。" + Self.withoutTags(html))
        let tokens = words.segmenter.tokens(text)
        let units = PhraseFinder.units(text, tokens)
        return Set(try PhraseFinder.terms(units, words.stopLemmas, phrases: phrases))
    }

    private static func withoutTags(_ html: String) -> String {
        var text: [UInt8] = []
        var isInTag = false
        for byte in html.utf8 {
            if byte == UInt8(ascii: "<") { isInTag = true }
            if !isInTag { text.append(byte) }
            if byte == UInt8(ascii: ">") {
                isInTag = false
                text.append(UInt8(ascii: " "))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The word of the embedded thesaurus by which a question's word finds an entry that does not hold it.
    private func synonym(of term: Term, _ own: Set<Term>) -> String? {
        func reads(_ word: [UInt32]) -> Term { PhraseFinder.whole(word, words.segmenter) }
        for line in Thesaurus.embedded.lines where line.from.contains(where: { reads($0) == term }) {
            if let found = line.to.first(where: { own.contains(reads($0)) }) { return string(found) }
        }
        return nil
    }
}
