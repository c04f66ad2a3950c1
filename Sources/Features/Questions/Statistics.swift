import Japanese
import Model

/// What conversations of a time tell: pure counting, so that it can be tested without a database.
struct QuestionStatistics: Sendable {
    /// A question as people asked it, with how often.
    struct Asked: Hashable, Sendable {
        var text: String
        var count: Int
    }

    /// Questions that mean about the same, the most frequent first.
    struct Cluster: Hashable, Sendable {
        var questions: [Asked]
        var count: Int { questions.reduce(0) { $0 + $1.count } }
    }

    /// An entry, how often it was shown first, and what people said of it.
    struct Shown: Hashable, Sendable {
        var id: String
        var count: Int
        var helpful: Int
        var unhelpful: Int
    }

    /// Two entries that were offered side by side.
    struct Pair: Hashable, Sendable {
        var first: String
        var second: String
        var count: Int
    }

    private(set) var conversations = 0
    private(set) var questions = 0
    private(set) var outcomes: [Conversation.Outcome: Int] = [:]
    private(set) var helpful = 0
    private(set) var unhelpful = 0
    /// Every day of the time, without gaps.
    private(set) var days: [(day: Day, count: Int)] = []
    /// 24 of them.
    private(set) var hours: [Int] = []
    private(set) var top: [Asked] = []
    /// Nothing fitted.
    private(set) var unanswered: [Cluster] = []
    /// There was something, but not certainly, or it did not help.
    private(set) var doubtful: [Cluster] = []
    private(set) var shown: [Shown] = []
    private(set) var pairs: [Pair] = []
    private(set) var languages: [(language: String, count: Int)] = []

    /// Lists are for people.
    private static let longestList = 50
    /// Comparing every question with every other one takes its time; the rarest are left alone.
    private static let mostClustered = 3000

    /// - Parameters:
    ///   - turns: of the days from `first` to `last`.
    init(_ turns: [KeptTurn], from first: Day, to last: Day) {
        conversations = Set(turns.map(\.conversation)).count
        questions = turns.count
        var byDay: [Day: Int] = [:]
        hours = Array(repeating: 0, count: 24)
        for turn in turns {
            let moment = Moment(unixSeconds: turn.kept)
            byDay[moment.day, default: 0] += 1
            hours[moment.hour] += 1
            if let outcome = Conversation.Outcome(rawValue: turn.outcome) { outcomes[outcome, default: 0] += 1 }
            if turn.helpful == true { helpful += 1 }
            if turn.helpful == false { unhelpful += 1 }
        }
        days = (0...max(0, last - first)).map { (first + $0, byDay[first + $0] ?? 0) }
        top = Array(Self.counted(turns).prefix(Self.longestList))
        unanswered = Self.clusters(turns.filter { $0.outcome == Conversation.Outcome.none.rawValue })
        doubtful = Self.clusters(
            turns.filter { $0.outcome == Conversation.Outcome.candidates.rawValue || $0.helpful == false })
        shown = Self.shown(turns)
        pairs = Self.pairs(turns)
        languages = Dictionary(grouping: turns, by: \.language).map { ($0.key, $0.value.count) }
            .sorted { ($1.count, $0.language) < ($0.count, $1.language) }
    }

    /// Of those who said whether it helped.
    var satisfaction: Int? {
        helpful + unhelpful == 0 ? nil : (helpful * 100 + (helpful + unhelpful) / 2) / (helpful + unhelpful)
    }

    /// Of all questions, how many got an answer or something to choose from.
    var answeredShare: Int? {
        questions == 0
            ? nil : ((questions - (outcomes[Conversation.Outcome.none] ?? 0)) * 100 + questions / 2) / questions
    }

    // MARK: Questions alike

    /// Writings of the same question are one: width, case, blanks and marks at the end do not count.
    private static func counted(_ turns: [KeptTurn]) -> [Asked] {
        var counts: [String: (text: String, count: Int)] = [:]
        for turn in turns {
            let key = folded(turn.question).filter { !"?？!！。、.,".contains($0) }
            counts[key, default: (turn.question, 0)].count += 1
        }
        return counts.values.map { Asked(text: $0.text, count: $0.count) }
            .sorted { ($1.count, $0.text) < ($0.count, $1.text) }
    }

    private static func clusters(_ turns: [KeptTurn]) -> [Cluster] {
        let asked = counted(turns)
        var clusters: [(cluster: Cluster, pairs: Set<String>)] = []
        for question in asked.prefix(mostClustered) {
            let pairs = letterPairs(question.text)
            if let fitting = clusters.firstIndex(where: { likeness($0.pairs, pairs) >= alike }) {
                clusters[fitting].cluster.questions.append(question)
            } else {
                clusters.append((Cluster(questions: [question]), pairs))
            }
        }
        let rest = asked.dropFirst(mostClustered).map { Cluster(questions: [$0]) }
        return Array(
            (clusters.map(\.cluster) + rest).enumerated()
                .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
                .prefix(longestList))
    }

    /// Dice's coefficient of pairs of letters from which two questions count as alike. 「粗大ごみの出し方」 and
    /// 「粗大ごみを出す」 reach .5, 「住民票の写し」 and 「印鑑登録」 nothing.
    private static let alike = 0.5

    private static func letterPairs(_ text: String) -> Set<String> {
        let letters = Array(folded(text))
        guard letters.count > 1 else { return Set(letters.map(String.init)) }
        return Set(zip(letters, letters.dropFirst()).map { String([$0, $1]) })
    }

    private static func likeness(_ one: Set<String>, _ other: Set<String>) -> Double {
        one.isEmpty && other.isEmpty ? 1 : 2 * Double(one.intersection(other).count) / Double(one.count + other.count)
    }

    // MARK: Entries

    private static func shown(_ turns: [KeptTurn]) -> [Shown] {
        var all: [String: Shown] = [:]
        for turn in turns {
            guard let id = turn.shown.first else { continue }
            var one = all[id] ?? Shown(id: id, count: 0, helpful: 0, unhelpful: 0)
            one.count += 1
            if turn.helpful == true { one.helpful += 1 }
            if turn.helpful == false { one.unhelpful += 1 }
            all[id] = one
        }
        return all.values.sorted { ($1.count, $0.id) < ($0.count, $1.id) }
    }

    /// The two best of each choice that people were offered.
    private static func pairs(_ turns: [KeptTurn]) -> [Pair] {
        var counts: [[String]: Int] = [:]
        for turn in turns where turn.outcome == Conversation.Outcome.candidates.rawValue && turn.shown.count > 1 {
            counts[turn.shown.prefix(2).sorted(), default: 0] += 1
        }
        return counts.map { Pair(first: $0.key[0], second: $0.key[1], count: $0.value) }
            .sorted { ($1.count, $0.first, $0.second) < ($0.count, $1.first, $1.second) }
    }

    /// Every entry that was shown anywhere.
    static func used(_ turns: [KeptTurn]) -> Set<String> { Set(turns.flatMap(\.shown)) }
}
