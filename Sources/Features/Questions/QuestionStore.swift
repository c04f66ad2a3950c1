import FeatureKit
import Model
import Storage

/// All SQL of the questions.
struct QuestionStore {
    private let rows: any Rows
    private let vault: Vault

    static let migrations = [
        Migration(
            "questions-001",
            [
                """
                CREATE TABLE conversations (
                    id TEXT NOT NULL PRIMARY KEY,
                    begun INTEGER NOT NULL,
                    language TEXT NOT NULL,
                    page TEXT NOT NULL,
                    mode TEXT NOT NULL CHECK (mode IN ('live', 'test')),
                    profile BLOB NOT NULL
                ) STRICT
                """,
                """
                CREATE TABLE turns (
                    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
                    number INTEGER NOT NULL,
                    kept INTEGER NOT NULL,
                    outcome TEXT NOT NULL,
                    entry TEXT,
                    helpful INTEGER CHECK (helpful IN (0, 1)),
                    content BLOB NOT NULL,
                    PRIMARY KEY (conversation, number)
                ) STRICT
                """, "CREATE INDEX conversations_by_time ON conversations (begun)",
            ]), Migration("questions-002", ["CREATE INDEX turns_by_time ON turns (kept)"]),
    ]

    init(_ rows: any Rows, _ vault: Vault) {
        self.rows = rows
        self.vault = vault
    }

    // MARK: Keeping

    func keep(_ conversation: Conversation, now: Int) throws {
        let key = try vault.key(of: Self.owner(conversation.id), rows)
        let profile = vault.seal(Self.profile(conversation), key, place: "conversations/\(conversation.id)")
        try rows.run(
            """
            INSERT INTO conversations (id, begun, language, page, mode, profile) VALUES (?, ?, ?, ?, 'live', ?)
            ON CONFLICT (id) DO UPDATE SET profile = excluded.profile
            """, .text(conversation.id), .int(now), .text(conversation.language), .text(conversation.page),
            .bytes(profile))
        for turn in conversation.turns {
            let content = vault.seal(Self.content(turn), key, place: Self.place(conversation.id, turn.number))
            try rows.run(
                """
                INSERT INTO turns (conversation, number, kept, outcome, entry, helpful, content) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (conversation, number) DO UPDATE
                SET outcome = excluded.outcome, entry = excluded.entry, helpful = excluded.helpful, content = excluded.content
                """, .text(conversation.id), .int(turn.number), .int(now), .text(turn.outcome.rawValue),
                .optional(turn.shown.first), .optional(turn.helpful.map { $0 ? 1 : 0 }), .bytes(content))
        }
    }

    /// With its key, so that it is gone from copies too.
    /// - Returns: how many conversations.
    func delete(before oldest: Int) throws -> Int {
        try rows.run(
            "DELETE FROM data_keys WHERE owner IN (SELECT 'conversation/' || id FROM conversations WHERE begun < ?)",
            .int(oldest))
        return try rows.run("DELETE FROM conversations WHERE begun < ?", .int(oldest))
    }

    private static func owner(_ id: String) -> String { "conversation/\(id)" }
    private static func place(_ id: String, _ number: Int) -> String { "turns/\(id)/\(number)" }

    /// `{age?, residence?}`
    private static func profile(_ conversation: Conversation) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("age", ifPresent: conversation.age)
            json.member("residence", ifPresent: conversation.residence)
        }
        return json.bytes
    }

    /// `{question, shown: [id]}`
    private static func content(_ turn: Conversation.Turn) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("question", turn.question)
            json.key("shown")
            json.array { json in for id in turn.shown { json.value(id) } }
        }
        return json.bytes
    }

    // MARK: Reading

    private static let conversationColumns = "id, begun, language, page, profile"

    /// Of live conversations that began in the period, by time, then by their places.
    func turns(in period: Period) throws -> [KeptTurn] {
        let seconds = period.seconds
        var turns: [KeptTurn] = []
        try forEachTurn(
            try rows.rows(
                """
                SELECT \(Self.conversationColumns) FROM conversations
                WHERE mode = 'live' AND begun >= ? AND begun < ? ORDER BY begun, id
                """, .int(seconds.lowerBound), .int(seconds.upperBound))
        ) { turns.append($0) }
        return turns
    }

    func turns(of id: String) throws -> [KeptTurn] {
        var turns: [KeptTurn] = []
        try forEachTurn(
            try rows.rows("SELECT \(Self.conversationColumns) FROM conversations WHERE id = ?", .text(id))
        ) { turns.append($0) }
        return turns
    }

    /// Calls `visit` for every turn of live conversations, by time, then by its place.
    func forEachTurn(_ visit: (KeptTurn) throws -> Void) throws {
        try forEachTurn(
            try rows.rows(
                "SELECT \(Self.conversationColumns) FROM conversations WHERE mode = 'live' ORDER BY begun, id"), visit)
    }

    private func forEachTurn(_ conversations: [SQLRow], _ visit: (KeptTurn) throws -> Void) throws {
        for conversation in conversations {
            guard let id = conversation.text(0), let sealed = conversation.bytes(4),
                let key = try vault.existingKey(of: Self.owner(id), rows)
            else { continue }
            let profile = try opened(sealed, key, "conversations/\(id)")
            let turns = try rows.rows(
                "SELECT number, kept, outcome, helpful, content FROM turns WHERE conversation = ? ORDER BY number",
                .text(id))
            for turn in turns {
                guard let number = turn.int(0), let content = turn.bytes(4) else { continue }
                let said = try opened(content, key, Self.place(id, number))
                try visit(
                    KeptTurn(
                        conversation: id, begun: conversation.int(1) ?? 0, language: conversation.text(2) ?? "",
                        page: conversation.text(3) ?? "", age: profile["age"]?.text,
                        residence: profile["residence"]?.text, number: number, kept: turn.int(1) ?? 0,
                        question: said["question"]?.text ?? "", outcome: turn.text(2) ?? "",
                        shown: said["shown"]?.elements?.compactMap(\.text) ?? [], helpful: turn.int(3).map { $0 == 1 }))
            }
        }
    }

    func counts(since: Int) throws -> (asked: Int, unanswered: Int) {
        let rows = try rows.rows("SELECT outcome, COUNT(*) FROM turns WHERE kept >= ? GROUP BY outcome", .int(since))
        let counts = rows.map { ($0.text(0) ?? "", $0.int(1) ?? 0) }
        return (
            counts.reduce(0) { $0 + $1.1 },
            counts.reduce(0) { $0 + ($1.0 == Conversation.Outcome.none.rawValue ? $1.1 : 0) }
        )
    }

    private func opened(_ sealed: [UInt8], _ key: DataKey, _ place: String) throws -> JSONValue {
        try JSONValue.reading(try vault.open(sealed, key, place: place), file: place, limits: JSONValue.Limits())
    }
}

/// A turn as it was kept, with what its conversation says of it.
public struct KeptTurn: Sendable {
    public var conversation: String
    /// Seconds since 1970.
    public var begun: Int
    public var language: String
    public var page: String
    public var age: String?
    public var residence: String?
    public var number: Int
    /// Seconds since 1970.
    public var kept: Int
    public var question: String
    public var outcome: String
    public var shown: [String]
    public var helpful: Bool?
}
