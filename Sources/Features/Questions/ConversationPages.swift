import Accounts
import FeatureKit
import HTTP
import Layouts
import Model
import Storage

/// Conversations for staff: listed, opened, exported. Each reading is in the audit.
struct ConversationPages {
    private let surroundings: Surroundings

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    static let path = "/staff/conversations"

    var routes: [Route] {
        [
            .page(Self.path, "listConversations", .staff(Questions.read)) { call in try list(call) },
            .page(Self.path + "/{id}", "showConversation", .staff(Questions.read)) { call in try page(call) },
        ]
    }

    private func list(_ call: Call) throws -> Response {
        let period = Period(call)
        let vault = surroundings.vault
        let turns = try surroundings.reading(
            "read", "conversations", period.text, by: try call.author()
        ) { rows in try QuestionStore(rows, vault).turns(in: period) }
        let titles = Dictionary(surroundings.knownQuestions().map { ($0.id, $0.title) }) { first, _ in first }
        let list = DeskList(
            [
                .init("kept", "日時"), .init("question", "質問"), .init("outcome", "結果", .choice),
                .init("shown", "最初に出したQ&A"),
                .init("helpful", "役に立ったか", .choice), .init("age", "年代", .choice), .init("residence", "住まい", .choice),
                .init("language", "言語", .choice), .init("page", "ページ"), .init("conversation", "会話"),
            ],
            turns.reversed().map { turn in
                DeskList.Row(
                    [
                        DeskTime.short(turn.kept), turn.question, OutcomeWords.text(turn.outcome),
                        turn.shown.first.map { titles[$0] ?? $0 } ?? "", turn.helpful.map { $0 ? "はい" : "いいえ" } ?? "",
                        turn.age ?? "", turn.residence ?? "", turn.language, turn.page, turn.conversation,
                    ], path: "\(Self.path)/\(turn.conversation)")
            }, call.request)
        if let file = try surroundings.export(list, "conversations", call, detail: period.text) { return file }
        return try surroundings.desk.page(
            "questions/conversations.html", "チャットボットの会話", call,
            [("list", list.value()), ("from", .text(period.from.iso)), ("to", .text(period.to.iso))])
    }

    private func page(_ call: Call) throws -> Response {
        let id = call.parameter("id")
        let vault = surroundings.vault
        let turns = try surroundings.reading("read", "conversation/\(id)", by: try call.author()) { rows in
            try QuestionStore(rows, vault).turns(of: id)
        }
        guard let first = turns.first else { throw Refusal.notFound }
        let known = Dictionary(surroundings.knownQuestions().map { ($0.id, $0) }) { first, _ in first }
        return try surroundings.desk.page(
            "questions/conversation.html", "会話", call,
            [
                ("begun", .text(DeskTime.text(first.begun))), ("language", .text(first.language)),
                ("page", .text(first.page)), ("age", .text(first.age ?? "—")),
                ("residence", .text(first.residence ?? "—")),
                (
                    "turns",
                    .list(
                        turns.map { turn in
                            .record(
                                ("at", .text(DeskTime.text(turn.kept))), ("question", .text(turn.question)),
                                ("outcome", .text(OutcomeWords.text(turn.outcome))),
                                ("helpful", .optional(turn.helpful.map { $0 ? "役に立った" : "役に立たなかった" })),
                                (
                                    "shown",
                                    .list(
                                        turn.shown.map {
                                            .record(
                                                ("title", .text(known[$0]?.title ?? $0)),
                                                ("url", .optional(known[$0]?.path)))
                                        })
                                ))
                        })
                ),
            ])
    }
}

enum OutcomeWords {
    static func text(_ outcome: String) -> String {
        switch Conversation.Outcome(rawValue: outcome) {
        case .answer: "答えた"
        case .candidates: "候補を出した"
        case .some(.none): "答えがなかった"
        case .senses: "意味を聞き返した"
        case nil: outcome
        }
    }
}
