import FeatureKit
import HTTP
import Storage

// Questions to the chatbot, where the visitor agreed to have them recorded (requirements B7).
//
// Conversation.swift    what a browser sends, read and bounded
// Recording.swift       POST /api/v1/conversations, any number of times for one conversation
// QuestionStore.swift   all SQL of this counter
// Exporting.swift       conversations as CSV
//
// Tables: conversations, turns. What was said is sealed with a key per conversation; ids, times and outcomes are not, so
// that they can be counted.

public struct Questions: Feature {
    private let surroundings: Surroundings

    public init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    public var migrations: [Migration] { QuestionStore.migrations }

    public var routes: [Route] {
        [
            Route(
                .post, "/api/v1/conversations", "recordConversation", .ownPages,
                summary: "Keeps turns of a conversation that the visitor agreed to have recorded.",
                bodySchema: Conversation.schema, statuses: [.noContent]
            ) { [surroundings] request in
                try Recording(surroundings).answer(request)
            }
        ]
    }
}
