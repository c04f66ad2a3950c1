import Accounts
import FeatureKit
import HTTP
import Storage

// Questions to the chatbot, where the visitor agreed to have them recorded (requirements B7, B8).
//
// Conversation.swift       what a browser sends, read and bounded
// Recording.swift          POST /api/v1/conversations, any number of times for one conversation
// QuestionStore.swift      all SQL of this counter
// Exporting.swift          conversations as a table
// Statistics.swift         what they tell
// Advice.swift             what to do about it
// ConversationPages.swift  staff: conversations, one by one
// StatisticsPages.swift    staff: figures, charts, the monthly report
//
// Tables: conversations, turns. What was said is sealed with a key per conversation; ids, times and outcomes are not, so
// that they can be counted.

public struct Questions: Feature {
    private let surroundings: Surroundings

    public init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    /// Conversations themselves; statistics show questions without who asked them.
    static let read = "questions.read"
    static let statistics = "questions.statistics"

    public var migrations: [Migration] { QuestionStore.migrations }

    public var functions: [StaffFunction] {
        [
            StaffFunction(Self.statistics, "チャットボットの統計を見る"), StaffFunction(Self.read, "チャットボットの会話を見る・書き出す"),
        ]
    }

    public var deskLinks: [DeskLink] {
        [
            DeskLink("チャットボットの統計", StatisticsPages.path, Self.statistics),
            DeskLink("チャットボットの会話", ConversationPages.path, Self.read),
        ]
    }

    public var routes: [Route] {
        [
            Route(
                .post, "/api/v1/conversations", "recordConversation", .ownPages,
                summary: "Keeps turns of a conversation that the visitor agreed to have recorded.",
                bodySchema: Conversation.schema, statuses: [.noContent]
            ) { [surroundings] call in
                try Recording(surroundings).answer(call)
            }
        ] + ConversationPages(surroundings).routes + StatisticsPages(surroundings).routes
    }

    /// Counted without opening anything.
    public func waiting(for signedIn: SignedIn) throws -> [DeskNote] {
        guard signedIn.may(Self.statistics) else { return [] }
        let (vault, since) = (surroundings.vault, surroundings.now() - Self.lookedBackDays * 86_400)
        let (asked, unanswered) = try surroundings.store.read { try QuestionStore($0, vault).counts(since: since) }
        guard asked > 0 else { return [] }
        let sentence = "この\(Self.lookedBackDays)日間に質問が\(asked)件あり、うち\(unanswered)件は答えがありませんでした。"
        return [DeskNote(unanswered > 0 ? .waiting : .calm, sentence, StatisticsPages.path)]
    }

    private static let lookedBackDays = 7

    public var jobs: [RecurringJob] {
        [
            .deletingOld(Self.conversations, "questions.delete-old", "古い会話を消す", surroundings) {
                [vault = surroundings.vault] rows, oldest in try QuestionStore(rows, vault).delete(before: oldest)
            }
        ]
    }

    /// A year at least (requirements B7), and a month, so that the last month can be compared with the same one a year ago.
    private static let conversations = RecordKind(
        "conversations", "チャットボットの会話", since: "会話が始まった日", days: 400, least: 366)

    public func records() -> [RecordKind] { [Self.conversations] }
}
