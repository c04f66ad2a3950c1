import FeatureKit
import HTTP
import Model

/// Keeps what a visitor agreed to have kept. A browser sends turns again when it is not sure that they arrived, or when
/// "was this helpful?" was answered later: each turn is kept once, in its last form.
struct Recording {
    private let surroundings: Surroundings

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    func answer(_ request: Request) throws -> Response {
        let conversation = try Conversation(request.body)
        let (vault, now) = (surroundings.vault, surroundings.now())
        try surroundings.store.write { rows in
            let store = QuestionStore(rows, vault)
            try store.keep(conversation, now: now)
            try store.deleteOld(now: now)
        }
        return Response(.noContent)
    }
}
