import FeatureKit
import Layouts
import Model
import Storage

/// What was published of a survey's results: the numbers of that day, without small groups. Nothing of it is personal.
struct PublishedResults: Hashable, Sendable {
    struct Question: Hashable, Sendable {
        var label: String
        var isMultiple: Bool
        var answered: Int
        var bars: [Bar]
    }

    struct Bar: Hashable, Sendable {
        var label: String
        /// nil: too few to be shown.
        var count: Int?
    }

    var title: String
    var introduction: String
    /// Seconds since 1970.
    var counted: Int
    /// Submissions that were counted.
    var count: Int
    var questions: [Question]

    /// Characters.
    static let longestIntroduction = 2000

    static func fileName(_ form: String) -> String { "survey-\(form).html" }
    static let filePrefix = "survey-"

    // MARK: JSON

    var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("title", title)
            json.member("introduction", introduction)
            json.member("counted", counted)
            json.member("count", count)
            json.key("questions")
            json.array { json in for question in questions { Self.write(question, to: &json) } }
        }
        return json.bytes
    }

    private static func write(_ question: Question, to json: inout JSONWriter) {
        json.object { json in
            json.member("label", question.label)
            json.member("multiple", question.isMultiple)
            json.member("answered", question.answered)
            json.key("bars")
            json.array { json in
                for bar in question.bars {
                    json.object { json in
                        json.member("label", bar.label)
                        if let count = bar.count { json.member("count", count) }
                    }
                }
            }
        }
    }

    init(title: String, introduction: String, counted: Int, count: Int, questions: [Question]) {
        self.title = title
        self.introduction = introduction
        self.counted = counted
        self.count = count
        self.questions = questions
    }

    /// nil: not one of ours.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONValue.reading(bytes, file: "form_results", limits: JSONValue.Limits()),
            let title = json["title"]?.text
        else { return nil }
        self.init(
            title: title, introduction: json["introduction"]?.text ?? "", counted: json["counted"]?.int ?? 0,
            count: json["count"]?.int ?? 0,
            questions: (json["questions"]?.elements ?? []).map { question in
                Question(
                    label: question["label"]?.text ?? "", isMultiple: question["multiple"]?.content == .bool(true),
                    answered: question["answered"]?.int ?? 0,
                    bars: (question["bars"]?.elements ?? []).map {
                        Bar(label: $0["label"]?.text ?? "", count: $0["count"]?.int)
                    })
            })
    }

    // MARK: Pages

    /// For the template, at the desk and in public.
    var value: Value {
        .record(
            ("title", .text(title)), ("introduction", .text(introduction)), ("counted", .text(DeskTime.text(counted))),
            ("count", .int(count)), ("least", .int(SurveyResults.Question.leastPublic)),
            (
                "questions",
                .list(
                    questions.map { question in
                        .record(
                            ("label", .text(question.label)), ("isMultiple", .bool(question.isMultiple)),
                            ("answered", .int(question.answered)),
                            (
                                "bars",
                                .list(
                                    question.bars.map { bar in
                                        .record(
                                            ("label", .text(bar.label)), ("isHidden", .bool(bar.count == nil)),
                                            ("count", .int(bar.count ?? 0)),
                                            (
                                                "share",
                                                .int(SurveyResults.share(bar.count ?? 0, of: question.answered))
                                            ))
                                    })
                            ))
                    })
            ))
    }
}

/// All SQL of published results.
struct ResultStore {
    static let migrations = [
        Migration(
            "form-results-001",
            [
                """
                CREATE TABLE form_results (
                    form TEXT NOT NULL PRIMARY KEY,
                    version INTEGER NOT NULL,
                    is_public INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    actor TEXT NOT NULL,
                    results TEXT NOT NULL
                ) STRICT
                """
            ])
    ]

    struct Kept: Sendable {
        var form: String
        /// Counts up with every change; 0: nothing was published yet.
        var version = 0
        var isPublic = false
        var at = 0
        var actor = ""
        var results: PublishedResults?
    }

    private let rows: any Rows

    init(_ rows: any Rows) { self.rows = rows }

    private func kept(_ condition: String, _ values: [SQLValue]) throws -> [Kept] {
        try rows.rows(
            "SELECT form, version, is_public, at, actor, results FROM form_results WHERE \(condition) ORDER BY form",
            values
        ).map { row in
            Kept(
                form: row.text(0) ?? "", version: row.int(1) ?? 0, isPublic: row.int(2) == 1, at: row.int(3) ?? 0,
                actor: row.text(4) ?? "", results: PublishedResults(Array((row.text(5) ?? "").utf8)))
        }
    }

    func kept(_ form: String) throws -> Kept {
        try kept("form = ?", [.text(form)]).first ?? Kept(form: form)
    }

    func published() throws -> [Kept] { try kept("is_public = 1", []) }

    /// - Parameter version: that was on the screen of whoever publishes.
    /// - Returns: false where somebody else was faster.
    func publish(_ results: PublishedResults, form: String, version: Int, by actor: String) throws -> Bool {
        let text = String(decoding: results.json, as: UTF8.self)
        if version == 0 {
            return try rows.run(
                """
                INSERT INTO form_results (form, version, is_public, at, actor, results) VALUES (?, 1, 1, ?, ?, ?)
                ON CONFLICT (form) DO NOTHING
                """, .text(form), .int(results.counted), .text(actor), .text(text)) == 1
        }
        return try rows.run(
            """
            UPDATE form_results SET version = version + 1, is_public = 1, at = ?, actor = ?, results = ?
            WHERE form = ? AND version = ?
            """, .int(results.counted), .text(actor), .text(text), .text(form), .int(version)) == 1
    }

    /// - Returns: false where it is not public, or somebody else was faster.
    func withdraw(_ form: String, version: Int, by actor: String, now: Int) throws -> Bool {
        try rows.run(
            """
            UPDATE form_results SET version = version + 1, is_public = 0, at = ?, actor = ?
            WHERE form = ? AND version = ? AND is_public = 1
            """, .int(now), .text(actor), .text(form), .int(version)) == 1
    }
}

extension Forms {
    /// Pages of results into `/live/`, in the site's frame as it is now; those that were withdrawn go.
    public func publish() throws {
        let published = try surroundings.store.read { try ResultStore($0).published() }
        var names: Set<String> = []
        for kept in published {
            guard let results = kept.results else { continue }
            let name = PublishedResults.fileName(kept.form)
            let content = try surroundings.desk.content("forms/published_results.html", [("results", results.value)])
            // A site without its frame has no forms any more.
            guard
                let page = SiteFrame(surroundings.pages).published(
                    results.title + "の結果", content, path: "/live/" + name)
            else { continue }
            names.insert(name)
            try surroundings.live.write(page, to: name)
        }
        try surroundings.live.removeOthers(than: names, prefix: PublishedResults.filePrefix)
    }
}
