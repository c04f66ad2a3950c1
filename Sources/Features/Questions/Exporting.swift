import Storage

/// Conversations as a table, a line for each turn.
public enum ConversationExport {
    public static let columns = [
        "conversation", "begun", "language", "page", "age", "residence", "number", "question", "outcome", "shown",
        "helpful",
    ]

    /// - Parameter time: how a moment is written.
    /// - Returns: the values of `columns` for each turn, by time.
    public static func rows(_ store: any Store, _ vault: Vault, time: (Int) -> String) throws -> [[String]] {
        try store.read { rows in
            var table: [[String]] = []
            try QuestionStore(rows, vault).forEachTurn { turn in
                table.append([
                    turn.conversation, time(turn.begun), turn.language, turn.page, turn.age ?? "", turn.residence ?? "",
                    String(turn.number), turn.question, turn.outcome, turn.shown.joined(separator: "|"),
                    turn.helpful.map { $0 ? "yes" : "no" } ?? "",
                ])
            }
            return table
        }
    }
}
