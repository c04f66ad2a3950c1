import FormEngine
import Submissions

/// What was answered to a form's questions, counted without keeping the answers.
struct SurveyResults {
    /// A question that is answered with options.
    struct Question: Hashable, Sendable {
        var name: String
        var label: String
        /// Several may be chosen.
        var isMultiple: Bool
        var bars: [Bar]
        /// How many have answered it.
        var answered: Int
    }

    struct Bar: Hashable, Sendable {
        var label: String
        var count: Int
    }

    private(set) var questions: [Question]
    private(set) var cross: CrossTable?
    /// By the names of items that are answered in words.
    private(set) var texts: [(item: Item, answers: [String])]
    /// Submissions that were counted.
    private(set) var count = 0
    private let items: [Item]

    /// What is read of one question that is answered in words: more of it changes no order of words.
    static let mostTexts = 20_000

    /// - Parameters:
    ///   - cross: names of the two questions that are put side by side.
    ///   - readsTexts: whether what was answered in words is wanted as well.
    init(_ form: Form, cross: (row: String, column: String)?, readsTexts: Bool) {
        items = form.items.filter { $0.type == .choice || $0.type == .choices }
        questions = items.map { item in
            Question(
                name: item.name, label: item.label, isMultiple: item.type == .choices,
                bars: item.options.map { Bar(label: $0.label, count: 0) }, answered: 0)
        }
        texts =
            readsTexts ? form.items.filter { $0.type == .text || $0.type == .paragraph }.map { ($0, []) } : []
        if let cross, let row = items.first(where: { $0.name == cross.row }),
            let column = items.first(where: { $0.name == cross.column }), row.name != column.name
        {
            self.cross = CrossTable(row: row, column: column)
        }
    }

    /// What was withdrawn does not count.
    mutating func add(_ submission: Submission) {
        guard submission.state == .sent else { return }
        count += 1
        let answers = submission.content.answers
        for (index, item) in items.enumerated() {
            let chosen = Set(answers[item.name])
            if chosen.isEmpty { continue }
            questions[index].answered += 1
            for (number, option) in item.options.enumerated() where chosen.contains(option.code) {
                questions[index].bars[number].count += 1
            }
        }
        cross?.add(answers)
        for index in texts.indices where texts[index].answers.count < Self.mostTexts {
            let text = answers.text(texts[index].item.name)
            if !text.isEmpty { texts[index].answers.append(text) }
        }
    }

    /// Of a hundred, rounded.
    static func share(_ count: Int, of all: Int) -> Int { all == 0 ? 0 : (count * 100 + all / 2) / all }
}

/// How many have chosen one thing and another.
struct CrossTable {
    let row: Item
    let column: Item
    /// By the options of the row, then of the column.
    private(set) var counts: [[Int]]
    /// Who has answered both questions, by the options of the row.
    private(set) var answered: [Int]

    init(row: Item, column: Item) {
        self.row = row
        self.column = column
        counts = row.options.map { _ in column.options.map { _ in 0 } }
        answered = row.options.map { _ in 0 }
    }

    mutating func add(_ answers: Answers) {
        let (rows, columns) = (Set(answers[row.name]), Set(answers[column.name]))
        if columns.isEmpty { return }
        for (y, rowOption) in row.options.enumerated() where rows.contains(rowOption.code) {
            answered[y] += 1
            for (x, columnOption) in column.options.enumerated() where columns.contains(columnOption.code) {
                counts[y][x] += 1
            }
        }
    }
}

// MARK: What everybody may see

extension SurveyResults.Question {
    /// Below it somebody could be recognised.
    static let leastPublic = 5

    /// nil: too few have answered it.
    var published: PublishedResults.Question? {
        guard answered >= Self.leastPublic else { return nil }
        let hidden = hiddenBars
        return PublishedResults.Question(
            label: label, isMultiple: isMultiple, answered: answered,
            bars: bars.enumerated().map { number, bar in
                .init(label: bar.label, count: hidden.contains(number) ? nil : bar.count)
            })
    }

    /// Small groups. Where everybody has chosen one thing, what the others leave over is told by them: so the next smallest ones hide
    /// as well, until those that are hidden are several and no small group together.
    private var hiddenBars: Set<Int> {
        var hidden = Set(bars.indices.filter { (1..<Self.leastPublic).contains(bars[$0].count) })
        if isMultiple || hidden.isEmpty { return hidden }
        let others = bars.indices.filter { bars[$0].count >= Self.leastPublic }.sorted {
            (bars[$0].count, $0) < (bars[$1].count, $1)
        }
        for other in others {
            let together = hidden.reduce(0) { $0 + bars[$1].count }
            if hidden.count > 1 && together >= Self.leastPublic { break }
            hidden.insert(other)
        }
        return hidden
    }
}
