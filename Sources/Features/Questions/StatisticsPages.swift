import Accounts
import FeatureKit
import HTTP
import Layouts
import Model
import Storage

/// Figures and charts for those who write the Q&A, and the report of a month.
struct StatisticsPages {
    private let surroundings: Surroundings

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    static let path = "/staff/questions"

    var routes: [Route] {
        [
            .page(Self.path, "showQuestionStatistics", .staff(Questions.statistics)) { call in try page(call) },
            .page(Self.path + "/asked", "listAskedQuestions", .staff(Questions.statistics)) { call in try asked(call) },
            .page(Self.path + "/entries", "listShownEntries", .staff(Questions.statistics)) { call in try entries(call)
            },
            .page(Self.path + "/report", "showQuestionReport", .staff(Questions.statistics)) { call in try report(call)
            },
        ]
    }

    private func turns(_ period: Period, _ call: Call) throws -> [KeptTurn] {
        let vault = surroundings.vault
        return try surroundings.reading(
            "read", "question-statistics", period.text, by: try call.author()
        ) { rows in try QuestionStore(rows, vault).turns(in: period) }
    }

    // MARK: Figures

    private func page(_ call: Call) throws -> Response {
        let period = Period(call)
        let statistics = QuestionStatistics(try turns(period, call), from: period.from, to: period.to)
        return try surroundings.desk.page(
            "questions/statistics.html", "チャットボットの統計", call,
            [
                ("from", .text(period.from.iso)), ("to", .text(period.to.iso)), ("figures", Self.figures(statistics)),
                ("days", Self.days(statistics)), ("hours", Self.hours(statistics)),
                ("top", .list(statistics.top.prefix(20).map(Self.value))),
                ("unanswered", .list(statistics.unanswered.prefix(20).map(Self.value))),
                ("doubtful", .list(statistics.doubtful.prefix(20).map(Self.value))),
                ("lastMonth", .text(Period(monthOf: Moment(unixSeconds: call.now).day).monthBefore.month)),
                (
                    "languages",
                    .list(
                        statistics.languages.map {
                            .record(("language", .text($0.language)), ("count", .int($0.count)))
                        })
                ),
            ])
    }

    private static func figures(_ statistics: QuestionStatistics) -> Value {
        func percent(_ share: Int?) -> Value { .text(share.map { "\($0)%" } ?? "—") }
        return .record(
            ("conversations", .int(statistics.conversations)), ("questions", .int(statistics.questions)),
            ("answered", percent(statistics.answeredShare)),
            ("none", .int(statistics.outcomes[Conversation.Outcome.none] ?? 0)),
            ("certain", .int(statistics.outcomes[.answer] ?? 0)),
            ("candidates", .int(statistics.outcomes[.candidates] ?? 0)),
            ("satisfaction", percent(statistics.satisfaction)),
            ("votes", .int(statistics.helpful + statistics.unhelpful)))
    }

    private static func days(_ statistics: QuestionStatistics) -> Value {
        Chart(
            "日ごとの質問", statistics.days.map { ("\($0.day.month)/\($0.day.day)", $0.count) }
        ).value
    }

    private static func hours(_ statistics: QuestionStatistics) -> Value {
        Chart("時間ごとの質問", statistics.hours.enumerated().map { ("\($0.offset)時", $0.element) }).value
    }

    private static func value(_ asked: QuestionStatistics.Asked) -> Value {
        .record(("text", .text(asked.text)), ("count", .int(asked.count)))
    }

    private static func value(_ cluster: QuestionStatistics.Cluster) -> Value {
        .record(
            ("count", .int(cluster.count)), ("first", .text(cluster.questions[0].text)),
            ("others", .list(cluster.questions.dropFirst().prefix(5).map { .text($0.text) })))
    }

    // MARK: Lists

    private func asked(_ call: Call) throws -> Response {
        let period = Period(call)
        let turns = try turns(period, call)
        let counts = Dictionary(grouping: turns) { "\($0.question)\u{1}\($0.outcome)" }
        let rows = counts.values.map { turns in
            DeskList.Row([turns[0].question, OutcomeWords.text(turns[0].outcome), String(turns.count)])
        }.sorted { (Int($1.cells[2]) ?? 0, $0.cells[0]) < (Int($0.cells[2]) ?? 0, $1.cells[0]) }
        let list = DeskList(
            [.init("question", "質問"), .init("outcome", "結果", .choice), .init("count", "回数", .number)], rows,
            call.request)
        return try listPage(call, list, "質問の一覧", file: "asked-questions", period)
    }

    /// Every Q&A of the site, those that nobody was shown as well.
    private func entries(_ call: Call) throws -> Response {
        let period = Period(call)
        let statistics = QuestionStatistics(try turns(period, call), from: period.from, to: period.to)
        let shown = Dictionary(statistics.shown.map { ($0.id, $0) }) { first, _ in first }
        let known = surroundings.knownQuestions()
        let gone = statistics.shown.filter { one in !known.contains { $0.id == one.id } }
        let rows =
            known.map { question in
                Self.row(question.title, shown[question.id], question.id, path: question.path)
            } + gone.map { Self.row($0.id, $0, $0.id, path: nil) }
        let list = DeskList(
            [
                .init("title", "Q&A"), .init("count", "最初に出した回数", .number), .init("helpful", "役に立った", .number),
                .init("unhelpful", "役に立たなかった", .number), .init("use", "使われ方", .choice), .init("id", "記号"),
            ], rows.sorted { (Int($1.cells[1]) ?? 0) < (Int($0.cells[1]) ?? 0) }, call.request)
        return try listPage(call, list, "Q&Aの使われ方", file: "entries", period)
    }

    private static func row(_ title: String, _ shown: QuestionStatistics.Shown?, _ id: String, path: String?)
        -> DeskList.Row
    {
        DeskList.Row(
            [
                title, String(shown?.count ?? 0), String(shown?.helpful ?? 0), String(shown?.unhelpful ?? 0),
                shown == nil ? "使われていない" : "使われている", id,
            ], path: path)
    }

    private func listPage(
        _ call: Call, _ list: DeskList, _ title: String, file: String, _ period: Period
    ) throws -> Response {
        if let file = try surroundings.export(list, file, call, detail: period.text) { return file }
        return try surroundings.desk.page(
            "questions/list.html", title, call,
            [
                ("list", list.value()), ("from", .text(period.from.iso)), ("to", .text(period.to.iso)),
                ("path", .text(call.request.path)),
            ])
    }

    // MARK: Report

    private func report(_ call: Call) throws -> Response {
        let period = try Period(month: call)
        let before = period.monthBefore
        let turns = try turns(period, call)
        let statistics = QuestionStatistics(turns, from: period.from, to: period.to)
        let earlier = QuestionStatistics(try self.turns(before, call), from: before.from, to: before.to)
        let advice = QuestionAdvice.list(statistics, turns, surroundings.knownQuestions())
        return try surroundings.desk.page(
            "questions/report.html", "チャットボット月次報告（\(period.from.year)年\(period.from.month)月）", call,
            [
                ("figures", Self.figures(statistics)), ("earlier", Self.figures(earlier)),
                ("days", Self.days(statistics)),
                ("hours", Self.hours(statistics)), ("top", .list(statistics.top.prefix(20).map(Self.value))),
                ("month", .text(period.month)),
                (
                    "advice",
                    .list(
                        advice.map {
                            .record(
                                ("kind", .text(Self.words($0.kind))), ("text", .text($0.text)),
                                ("examples", .list($0.examples.map(Value.text))))
                        })
                ),
            ])
    }

    private static func words(_ kind: QuestionAdvice.Kind) -> String {
        switch kind {
        case .write: "新しく書く"
        case .addVariant: "言い換えを加える"
        case .improve: "内容を見直す"
        case .merge: "まとめる・区別する"
        case .review: "使われていないQ&A"
        }
    }
}
