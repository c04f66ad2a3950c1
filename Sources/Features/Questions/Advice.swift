import FeatureKit

/// What to do about it: for the monthly report, so concrete that somebody can do it tomorrow.
struct QuestionAdvice: Hashable, Sendable {
    enum Kind: String, Sendable {
        case write, addVariant, improve, merge, review
    }

    var kind: Kind
    var text: String
    /// Questions as people asked them.
    var examples: [String]

    /// A question that was asked once may be anybody's slip; from here on it is a wish.
    private static let oftenEnough = 2
    private static let mostOfAKind = 10
    private static let mostExamples = 5

    /// - Parameter known: the Q&A of the site.
    static func list(_ statistics: QuestionStatistics, _ turns: [KeptTurn], _ known: [KnownQuestion])
        -> [QuestionAdvice]
    {
        let titles = Dictionary(known.map { ($0.id, $0.title) }) { first, _ in first }
        let named: (String) -> String = { "「\(titles[$0] ?? $0)」" }
        return write(statistics) + variants(turns, statistics, named) + improve(statistics, named)
            + merge(statistics, titles, named) + review(turns, known)
    }

    private static func examples(_ questions: [QuestionStatistics.Asked]) -> [String] {
        questions.prefix(mostExamples).map(\.text)
    }

    private static func write(_ statistics: QuestionStatistics) -> [QuestionAdvice] {
        statistics.unanswered.filter { $0.count >= oftenEnough }.prefix(mostOfAKind).map {
            QuestionAdvice(
                kind: .write, text: "答えのない質問が\($0.count)回ありました。新しいQ&Aを書いてください。",
                examples: examples($0.questions))
        }
    }

    /// Where somebody chose from candidates and said that it helped, their words belong to the entry.
    private static func variants(
        _ turns: [KeptTurn], _ statistics: QuestionStatistics, _ named: (String) -> String
    ) -> [QuestionAdvice] {
        let chosen = turns.filter {
            $0.outcome == Conversation.Outcome.candidates.rawValue && $0.helpful == true && !$0.shown.isEmpty
        }
        return Dictionary(grouping: chosen, by: { $0.shown[0] }).sorted {
            ($1.value.count, $0.key) < ($0.value.count, $1.key)
        }
        .prefix(mostOfAKind).map { id, turns in
            QuestionAdvice(
                kind: .addVariant, text: "Q&A\(named(id))に、次の聞き方を variants として加えると、すぐに答えられるようになります。",
                examples: Array(Set(turns.map(\.question)).sorted().prefix(mostExamples)))
        }
    }

    private static func improve(_ statistics: QuestionStatistics, _ named: (String) -> String) -> [QuestionAdvice] {
        statistics.shown.filter { $0.unhelpful >= oftenEnough && $0.unhelpful > $0.helpful }.prefix(mostOfAKind).map {
            QuestionAdvice(
                kind: .improve,
                text: "Q&A\(named($0.id))は「役に立たなかった」が\($0.unhelpful)回（「役に立った」は\($0.helpful)回）です。内容を見直してください。",
                examples: [])
        }
    }

    private static func merge(
        _ statistics: QuestionStatistics, _ titles: [String: String], _ named: (String) -> String
    ) -> [QuestionAdvice] {
        statistics.pairs.filter { $0.count > oftenEnough && titles[$0.first] != nil && titles[$0.second] != nil }
            .prefix(mostOfAKind).map {
                QuestionAdvice(
                    kind: .merge,
                    text: "\(named($0.first))と\(named($0.second))が\($0.count)回、並んで候補になりました。1つにまとめるか、違いが分かる題名にしてください。",
                    examples: [])
            }
    }

    private static func review(_ turns: [KeptTurn], _ known: [KnownQuestion]) -> [QuestionAdvice] {
        let used = QuestionStatistics.used(turns)
        let unused = known.filter { !used.contains($0.id) }
        guard !turns.isEmpty, !unused.isEmpty else { return [] }
        return [
            QuestionAdvice(
                kind: .review, text: "この期間に一度も表示されなかったQ&Aが\(unused.count)件あります。題名が住民の言葉になっているか、確かめてください。",
                examples: unused.prefix(mostExamples).map(\.title))
        ]
    }
}
