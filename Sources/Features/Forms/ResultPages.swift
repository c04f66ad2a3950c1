import Accounts
import AnswerIndex
import FeatureKit
import FormEngine
import HTTP
import Layouts
import Storage
import Submissions

/// What came out of a survey: bars, two questions side by side, the words of what was written; and what of it everybody may see.
struct ResultPages {
    private let forms: Forms

    init(_ forms: Forms) { self.forms = forms }

    private static let pattern = InboxPages.path + "/{form}/results"
    static func path(_ form: String) -> String { "\(InboxPages.path(form))/results" }

    var routes: [Route] {
        [
            .page(Self.pattern, "showFormResults", .staffSomewhere(Forms.read)) { call in try page(call) },
            .page(Self.pattern + "/{table}", "exportFormResults", .staffSomewhere(Forms.read)) { call in
                try table(call)
            },
            .form(Self.pattern + "/publish", "publishFormResults", .staffSomewhere(Forms.handle)) { call in
                try publish(call)
            },
            .form(Self.pattern + "/withdraw", "withdrawFormResults", .staffSomewhere(Forms.handle)) { call in
                try withdraw(call)
            },
        ]
    }

    private static let notices = ["published": "結果を公開しました。", "withdrawn": "結果の公開をやめました。"]
    private static let collision = "ほかの職員が先に変更しました。下に今の状態を表示しています。確かめて、もう一度操作してください。"

    // MARK: Counting

    private func form(_ function: String, _ call: Call) throws -> Form {
        let id = call.parameter("form")
        try call.require(function, on: [Forms.part(id)])
        guard let form = forms.published.form(id) else { throw Refusal.notFound }
        return form
    }

    /// Read at a time: memory holds one page of them.
    private static let pageLength = 1000

    private func count(_ form: Form, _ call: Call, cross: (row: String, column: String)? = nil, texts: Bool = false)
        throws -> SurveyResults
    {
        var results = SurveyResults(form, cross: cross, readsTexts: texts)
        let (vault, now) = (forms.surroundings.vault, call.now)
        try forms.surroundings.store.write { [surroundings = forms.surroundings, author = try call.author()] rows in
            try surroundings.audit(rows).add("read", "form/\(form.id)/results", by: author)
        }
        var last: (sent: Int, id: String)?
        while true {
            let submissions = try forms.surroundings.store.read { rows in
                try SubmissionStore(rows, vault).received(
                    form.id, mode: .live, behind: last, until: now, most: Self.pageLength)
            }
            for submission in submissions { results.add(submission) }
            guard submissions.count == Self.pageLength, let final = submissions.last else { return results }
            last = (final.sent ?? 0, final.id)
        }
    }

    private static func cross(_ call: Call) -> (row: String, column: String)? {
        let (row, column) = (call.query("row"), call.query("column"))
        return row.isEmpty || column.isEmpty ? nil : (row, column)
    }

    // MARK: The page

    private func page(_ call: Call, problem: String? = nil) throws -> Response {
        let form = try form(Forms.read, call)
        let results = try count(form, call, cross: Self.cross(call), texts: true)
        let kept = try forms.surroundings.store.read { try ResultStore($0).kept(form.id) }
        let mayPublish = try form.use == .survey && call.staff().may(Forms.handle, on: [Forms.part(form.id)])
        let path = Self.path(form.id)
        return try forms.surroundings.desk.page(
            "forms/results.html", "集計：\(form.title)", call,
            [
                ("path", .text(path)), ("inbox", .text(InboxPages.path(form.id))), ("count", .int(results.count)),
                ("questions", .list(results.questions.map { Self.value($0) })),
                ("row", .text(call.query("row"))), ("column", .text(call.query("column"))),
                ("cross", results.cross.map { Self.value($0) } ?? .none),
                ("cross_query", .text(Query([("row", call.query("row")), ("column", call.query("column"))]).encoded)),
                ("words", .list(results.texts.map { Self.words($0.item, $0.answers, path) })),
                ("can_publish", .bool(mayPublish)), ("version", .int(kept.version)),
                ("is_public", .bool(kept.isPublic)),
                ("public_address", .text("\(form.site)/live/\(PublishedResults.fileName(form.id))")),
                ("public_path", .text("/live/\(PublishedResults.fileName(form.id))")),
                ("changed", .text(kept.version == 0 ? "" : "\(DeskTime.text(kept.at))　\(kept.actor)")),
                (
                    "introduction",
                    .text(problem == nil ? kept.results?.introduction ?? "" : Self.introduction(call))
                ), ("longest", .int(PublishedResults.longestIntroduction)),
                ("least", .int(SurveyResults.Question.leastPublic)),
            ], notice: Self.notices[call.query("done")], problem: problem,
            status: problem == nil ? .ok : .unprocessable)
    }

    private static func value(_ question: SurveyResults.Question) -> Value {
        .record(
            ("name", .text(question.name)), ("label", .text(question.label)), ("answered", .int(question.answered)),
            ("isMultiple", .bool(question.isMultiple)),
            (
                "bars",
                .list(
                    question.bars.map { bar in
                        .record(
                            ("label", .text(bar.label)), ("isHidden", .bool(false)), ("count", .int(bar.count)),
                            ("share", .int(SurveyResults.share(bar.count, of: question.answered))))
                    })
            ))
    }

    private static func value(_ cross: CrossTable) -> Value {
        .record(
            ("row", .text(cross.row.label)), ("column", .text(cross.column.label)),
            ("columns", .list(cross.column.options.map { .text($0.label) })),
            (
                "rows",
                .list(
                    cross.row.options.enumerated().map { number, option in
                        .record(
                            ("label", .text(option.label)), ("answered", .int(cross.answered[number])),
                            (
                                "cells",
                                .list(
                                    cross.counts[number].map { count in
                                        .record(
                                            ("count", .int(count)),
                                            ("share", .int(SurveyResults.share(count, of: cross.answered[number]))))
                                    })
                            ))
                    })
            ))
    }

    private static let mostWords = 50
    /// What only one person has written says nothing of the others.
    private static let leastTexts = 2

    private static func words(_ item: Item, _ answers: [String], _ path: String) -> Value {
        let counts = WordCounting.counts(answers, least: leastTexts, most: mostWords)
        return .record(
            ("label", .text(item.label)), ("answered", .int(answers.count)),
            ("url", .text("\(path)/words?\(Query([("item", item.name)]).encoded)")),
            (
                "words",
                .list(
                    counts.map {
                        .record(
                            ("word", .text($0.word)), ("count", .int($0.texts)),
                            ("share", .int(SurveyResults.share($0.texts, of: answers.count))))
                    })
            ))
    }

    // MARK: Files

    private func table(_ call: Call) throws -> Response {
        let form = try form(Forms.read, call)
        let (columns, rows): ([DeskList.Column], [[String]])
        switch call.parameter("table") {
        case "counts": (columns, rows) = Self.counts(try count(form, call))
        case "cross":
            guard let cross = try count(form, call, cross: Self.cross(call)).cross else { throw Refusal.notFound }
            (columns, rows) = Self.cells(cross)
        case "words":
            let texts = try count(form, call, texts: true).texts
            guard let asked = texts.first(where: { $0.item.name == call.query("item") }) else { throw Refusal.notFound }
            let found = WordCounting.counts(asked.answers, least: Self.leastTexts, most: Int.max)
            columns = [.init("word", "言葉"), .init("count", "書いた人数", .number)]
            rows = found.map { [$0.word, String($0.texts)] }
        default: throw Refusal.notFound
        }
        let list = DeskList(columns, rows.map { DeskList.Row($0) }, call.request)
        guard
            let file = try forms.surroundings.export(
                list, "\(form.id)-\(call.parameter("table"))", call, detail: "form results")
        else { throw Refusal.notFound }
        return file
    }

    private static func counts(_ results: SurveyResults) -> ([DeskList.Column], [[String]]) {
        let columns: [DeskList.Column] = [
            .init("question", "質問"), .init("option", "選択肢"), .init("count", "件数", .number),
            .init("share", "割合（%）", .number), .init("answered", "回答数", .number),
        ]
        let rows = results.questions.flatMap { question in
            question.bars.map { bar in
                [
                    question.label, bar.label, String(bar.count),
                    String(SurveyResults.share(bar.count, of: question.answered)), String(question.answered),
                ]
            }
        }
        return (columns, rows)
    }

    private static func cells(_ cross: CrossTable) -> ([DeskList.Column], [[String]]) {
        let columns =
            [DeskList.Column("row", "\(cross.row.label)＼\(cross.column.label)")]
            + cross.column.options.enumerated().map { .init("column-\($0)", $1.label, .number) }
            + [.init("answered", "回答数", .number)]
        let rows = cross.row.options.enumerated().map { number, option in
            [option.label] + cross.counts[number].map(String.init) + [String(cross.answered[number])]
        }
        return (columns, rows)
    }

    // MARK: For everybody

    private static func introduction(_ call: Call) -> String {
        call.field("introduction").replacing("\r\n", with: "\n")
    }

    private func publish(_ call: Call) throws -> Response {
        let form = try form(Forms.handle, call)
        guard form.use == .survey else { throw Refusal.notFound }
        let introduction = Self.introduction(call)
        guard introduction.unicodeScalars.count <= PublishedResults.longestIntroduction else {
            return try page(call, problem: "説明は\(PublishedResults.longestIntroduction)文字までで入力してください。")
        }
        let results = try count(form, call)
        let chosen = Set(call.fields("question"))
        let questions = results.questions.filter { chosen.contains($0.name) }.compactMap(\.published)
        guard !questions.isEmpty else {
            return try page(
                call, problem: "公開する質問を選んでください。回答が\(SurveyResults.Question.leastPublic)件に満たない質問は公開できません。")
        }
        let published = PublishedResults(
            title: form.title, introduction: introduction, counted: call.now, count: results.count, questions: questions
        )
        guard call.field("step") == "publish" else { return try preview(call, form, published, chosen) }
        let (surroundings, author, version) = (
            forms.surroundings, try call.author(), Int(call.field("version")) ?? -1
        )
        let actor = try call.staff().staff.name
        let isPublished = try surroundings.store.write { rows in
            guard try ResultStore(rows).publish(published, form: form.id, version: version, by: actor) else {
                return false
            }
            try surroundings.audit(rows).add(
                "published", "form/\(form.id)/results", questions.map(\.label).joined(separator: "、"), by: author)
            return true
        }
        guard isPublished else { return try page(call, problem: Self.collision) }
        try forms.publish()
        return .seeOther(Self.path(form.id) + "?done=published")
    }

    /// As everybody would see it, before they do.
    private func preview(_ call: Call, _ form: Form, _ results: PublishedResults, _ chosen: Set<String>) throws
        -> Response
    {
        try forms.surroundings.desk.page(
            "forms/results_preview.html", "公開前の確認", call,
            [
                ("path", .text(Self.path(form.id))), ("results", results.value),
                ("version", .text(call.field("version"))), ("chosen", .list(chosen.sorted().map(Value.text))),
            ])
    }

    private func withdraw(_ call: Call) throws -> Response {
        let id = call.parameter("form")
        try call.require(Forms.handle, on: [Forms.part(id)])
        let (surroundings, author, version) = (
            forms.surroundings, try call.author(), Int(call.field("version")) ?? -1
        )
        let actor = try call.staff().staff.name
        let isWithdrawn = try surroundings.store.write { rows in
            guard try ResultStore(rows).withdraw(id, version: version, by: actor, now: author.now) else { return false }
            try surroundings.audit(rows).add("withdrawn", "form/\(id)/results", by: author)
            return true
        }
        guard isWithdrawn else { return try page(call, problem: Self.collision) }
        try forms.publish()
        return .seeOther(Self.path(id) + "?done=withdrawn")
    }
}
