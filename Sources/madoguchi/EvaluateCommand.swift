import AnswerIndex
import Glibc
import Model

/// `madoguchi evaluate`: how well the index of a built site answers questions whose right answers are known.
enum EvaluateCommand {
    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let arguments = try Arguments(arguments, values: ["queries", "qrels", "output", "lang"], flags: ["json"])
        try arguments.refuseWords()
        guard let queries = arguments["queries"], let qrels = arguments["qrels"] else {
            throw UsageError(ja: "--queries と --qrels を付けてください", en: "give --queries and --qrels")
        }
        do throws(Problem) {
            let reader = try AnswerFolder.reader(
                output: arguments["output"] ?? "output", language: arguments["lang"] ?? "ja")
            var evaluation = Evaluation()
            let judged = try Judgements.read(queries: queries, qrels: qrels)
            for (question, grades) in judged.all {
                evaluation.add(
                    try reader.ask(question, limit: Evaluation.ranks, kinds: [AnswerFiles.questions]), grades)
            }
            if arguments.has("json") { console.print(evaluation.json) } else { evaluation.print(console) }
            return .fine
        } catch {
            console.error(error.line(in: console.language))
            return .problems
        }
    }
}

/// Questions with the grades of their answers: 2 answers the question, 1 helps, 0 or absent does not.
private struct Judgements {
    var all: [(question: String, grades: [String: Int])]

    /// - Parameters: JSON objects `{id: text}` and `{id: {entryId: grade}}`.
    static func read(queries: String, qrels: String) throws(Problem) -> Judgements {
        let questions = try members(queries)
        var grades: [String: [String: Int]] = [:]
        for member in try members(qrels) {
            guard let entries = member.value.members else { throw wrong(qrels, member.value.line) }
            var byEntry: [String: Int] = [:]
            for entry in entries {
                guard let grade = entry.value.int else { throw wrong(qrels, entry.value.line) }
                byEntry[entry.name] = grade
            }
            grades[member.name] = byEntry
        }
        var all: [(String, [String: Int])] = []
        for question in questions.sorted(by: { $0.name < $1.name }) {
            guard let text = question.value.text else { throw wrong(queries, question.value.line) }
            // A question without a right answer says nothing about ranking.
            if let known = grades[question.name], known.values.contains(where: { $0 > 0 }) { all.append((text, known)) }
        }
        return Judgements(all: all)
    }

    private static func members(_ file: String) throws(Problem) -> [JSONValue.Member] {
        let value = try JSONValue.reading(try FileAccess.contents(file), file: file, limits: JSONValue.Limits())
        guard let members = value.members else { throw wrong(file, value.line) }
        return members
    }

    private static func wrong(_ file: String, _ line: Int) -> Problem {
        Problem(
            "wrong-judgements", at: Place(file: file, line: line), ja: "評価用ファイルの形が違います",
            en: "this is not a file of questions or grades",
            expected: Wording(
                ja: "{質問のid: 質問文} と {質問のid: {Q&Aのid: 0〜2}}", en: "{id: text}, and {id: {entry id: 0, 1 or 2}}"))
    }
}

/// Means over all questions. Gain is the grade; recall and MRR count grades from 1, hits grades from 2 over the questions
/// that have one.
private struct Evaluation {
    static let ranks = 10

    private var count = 0.0
    private var countWithAnswer = 0.0
    private var sums: [String: Double] = [:]

    private static let cuts = [1, 3, 5]

    mutating func add(_ answered: AnswerReader.Answered, _ grades: [String: Int]) {
        let gains = answered.results.map { Double(max(0, grades[$0.id] ?? 0)) }
        let ideal = grades.values.filter { $0 > 0 }.sorted(by: >).map(Double.init)
        let relevant = Double(gains.count { $0 >= 1 })
        count += 1
        sums["recall@10", default: 0] += relevant / Double(ideal.count)
        sums["ndcg@10", default: 0] += Self.discounted(gains) / Self.discounted(Array(ideal.prefix(Self.ranks)))
        sums["precision@10", default: 0] += relevant / Double(Self.ranks)
        if let first = gains.firstIndex(where: { $0 >= 1 }) { sums["mrr", default: 0] += 1 / Double(first + 1) }
        guard ideal.contains(where: { $0 >= 2 }) else { return }
        countWithAnswer += 1
        for cut in Self.cuts where gains.prefix(cut).contains(where: { $0 >= 2 }) {
            sums["hit@\(cut)", default: 0] += 1
        }
    }

    private static func discounted(_ gains: [Double]) -> Double {
        gains.enumerated().reduce(0) { $0 + $1.element / log2(Double($1.offset) + 2) }
    }

    private var means: [(name: String, value: Double)] {
        let overAll = ["recall@10", "ndcg@10", "precision@10"].map { ($0, (sums[$0] ?? 0) / max(1, count)) }
        let hits = Self.cuts.map { ("hit@\($0)", (sums["hit@\($0)"] ?? 0) / max(1, countWithAnswer)) }
        return overAll + hits + [("mrr", (sums["mrr"] ?? 0) / max(1, count))]
    }

    private static func rounded(_ number: Double) -> Double { (number * 10000).rounded() / 10000 }

    var json: String {
        var json = JSONWriter(.readable)
        json.object { json in
            json.member("queries", Int(count))
            for (name, value) in means { json.member(name, Self.rounded(value)) }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    func print(_ console: Console) {
        console.print(console.language == .japanese ? "質問 \(Int(count)) 件" : "\(Int(count)) questions")
        for (name, value) in means { console.print("\(name)  \(Self.rounded(value))") }
    }
}
