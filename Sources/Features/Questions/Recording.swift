import FeatureKit
import HTTP

/// Keeps what a visitor agreed to have kept. A browser sends turns again when it is not sure that they arrived, or when
/// "was this helpful?" was answered later: each turn is kept once, in its last form.
struct Recording {
    private let surroundings: Surroundings

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    func answer(_ call: Call) throws -> Response {
        let conversation = try Conversation(try call.json())
        let (vault, now) = (surroundings.vault, call.now)
        try surroundings.store.write { try QuestionStore($0, vault).keep(conversation, now: now) }
        return Response(.noContent)
    }
}
