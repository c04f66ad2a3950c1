import Glibc
import Model

extension AnswerReader {
    public enum Outcome: String, Sendable {
        /// One answer is shown, and a few beside it.
        case certain
        /// "Is it one of these?"
        case candidates
        /// Nothing certain; the nearest, and the desk to call.
        case none
    }

    public struct Found: Sendable {
        public var id: String
        public var kind: String
        public var title: String
        public var url: String
        public var score: Double
    }

    public struct Answered: Sendable {
        public var outcome: Outcome
        /// From 0 to 1: how likely the first result answers the question.
        public var confidence: Double
        public var results: [Found]
        public var asksBack: AskedBack?
    }

    /// Constants of the score; score.js has the same. How they were found: docs/answer-index.md.
    enum Weight {
        static let term = 2
        /// Phrases count half: their words count already.
        static let phrase = 1
        static let title = 0.47
        static let wording = 0.25
        /// The wording's most is at least this rare (in sixteenths), so that a chance match counts little.
        static let leastWording = 16.0
    }

    /// - Parameters:
    ///   - kinds: nil for every kind.
    public func ask(_ question: String, limit: Int, kinds: Set<String>? = nil) throws(Problem) -> Answered {
        let text = indexText(question)
        let reading = try read(text)
        let score = try score(reading, text, questionsOnly: kinds == [AnswerFiles.questions])
        let ranked = score.ranked(
            limit: kinds == nil || kinds == [AnswerFiles.questions] ? max(limit, Score.compared) : Int.max)
        var results: [Found] = []
        for (entry, total) in ranked {
            if results.count == limit { break }
            let kind = kind(of: entry)
            if let kinds, !kinds.contains(kind) { continue }
            guard let card = try card(entry) else { break }
            results.append(
                Found(
                    id: card["id"]?.text ?? "", kind: kind, title: card["title"]?.text ?? "",
                    url: card["url"]?.text ?? "", score: total))
        }
        let confidence = results.isEmpty ? 0 : score.confidence(ranked)
        return Answered(
            outcome: results.isEmpty ? .none : Self.outcome(confidence), confidence: confidence, results: results,
            asksBack: reading.asksBack)
    }

    /// The words of a question as the index reads them: `住民票 #12`, a word it does not have with `=`, function words
    /// with `·`.
    func tokens(_ question: String) -> [String] {
        let text = indexText(question)
        return words.segmenter.tokens(text).filter { $0.meaning != .punctuation }.map { token in
            let written = string(text[token.start..<token.end])
            return switch token.meaning {
            case .lemma(let lemma): "\(written) #\(lemma)"
            case .literal: "\(written) ="
            case .function, .punctuation: "\(written) ·"
            }
        }
    }

    /// How the question is read, and what each word does for the first result of any kind.
    public func explain(_ question: String) throws(Problem) -> Explanation {
        let text = indexText(question)
        let reading = try read(text)
        return try explanation(
            reading, text, first: score(reading, text, questionsOnly: false).ranked(limit: 1).first?.entry)
    }

    private static func outcome(_ confidence: Double) -> Outcome {
        confidence >= Threshold.certain ? .certain : confidence >= Threshold.candidates ? .candidates : .none
    }

    enum Threshold {
        static let certain = 0.5
        static let candidates = 0.2
    }

    // MARK: Reading

    struct Reading {
        struct Part {
            var term: Term
            var isStop: Bool
            var record: Record?
        }

        var tokens: [Segmenter.Token]
        /// Distinct, in order.
        var parts: [Part]
        var asksBack: AskedBack?
    }

    func read(_ text: [UInt32]) throws(Problem) -> Reading {
        let tokens = words.segmenter.tokens(text)
        var seen: Set<Term> = []
        var parts: [Reading.Part] = []
        let terms = try PhraseFinder.terms(PhraseFinder.units(text, tokens), words.stopLemmas, phrases: phrases)
        for term in terms where seen.insert(term).inserted {
            let isStop = words.isStop(term)
            parts.append(
                Reading.Part(term: term, isStop: isStop, record: isStop ? nil : try record(term)))
        }
        let subjects = parts.filter { !$0.isStop && !$0.term.isPhrase }
        return Reading(
            tokens: tokens, parts: parts, asksBack: subjects.count == 1 ? subjects.first?.record?.senses : nil)
    }

    // MARK: Scoring

    func score(_ reading: Reading, _ text: [UInt32], questionsOnly: Bool) throws(Problem) -> Score {
        var score = Score(entries: manifest.entries, limit: questionsOnly ? manifest.questions : manifest.entries)
        for part in reading.parts where !part.isStop {
            score.add(part.record, isPhrase: part.term.isPhrase)
        }
        for pair in PairStatistics.pairs(text) { score.add(try self.pair(PairStatistics.name(pair))) }
        return score
    }
}
