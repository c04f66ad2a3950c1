import Model
import Storage

/// A search of a form's list that was kept under a name.
struct FormView: Hashable, Sendable {
    var id: String
    /// The member of staff whose it is; nil: of everybody who may see the form.
    var owner: String?
    var title: String
    /// As it stands in addresses: `q=&status=審査中`.
    var query: String

    /// Characters.
    static let longestTitle = 40
    static let longestQuery = 2000
    /// Of one form, everybody's together.
    static let most = 200
}

/// All SQL of kept searches. Somebody may have looked for a person: name and search are sealed.
struct FormViewStore {
    static let migrations = [
        Migration(
            "form-views-001",
            [
                """
                CREATE TABLE form_views (
                    id TEXT NOT NULL PRIMARY KEY,
                    form TEXT NOT NULL,
                    owner TEXT,
                    created INTEGER NOT NULL,
                    content BLOB NOT NULL
                ) STRICT
                """, "CREATE INDEX form_views_of ON form_views (form, created)",
            ])
    ]

    private let rows: any Rows
    private let vault: Vault

    init(_ rows: any Rows, _ vault: Vault) {
        self.rows = rows
        self.vault = vault
    }

    private static func place(_ id: String) -> String { "form-view/\(id)" }

    /// - Returns: false where there are as many as are kept.
    func add(_ view: FormView, form: String, now: Int) throws -> Bool {
        let place = Self.place(view.id)
        var json = JSONWriter()
        json.object { json in
            json.member("title", view.title)
            json.member("query", view.query)
        }
        let sealed = vault.seal(json.bytes, try vault.key(of: place, rows), place: place)
        let count = try rows.rows("SELECT COUNT(*) FROM form_views WHERE form = ?", .text(form)).first?.int(0) ?? 0
        guard count < FormView.most else { return false }
        return try rows.run(
            "INSERT INTO form_views (id, form, owner, created, content) VALUES (?, ?, ?, ?, ?)", .text(view.id),
            .text(form), .optional(view.owner), .int(now), .bytes(sealed)) == 1
    }

    /// Those that somebody sees, in the order in which they were kept.
    func views(_ form: String, of staff: String) throws -> [FormView] {
        try rows.rows(
            """
            SELECT id, owner, content FROM form_views WHERE form = ? AND (owner IS NULL OR owner = ?)
            ORDER BY created, id
            """, .text(form), .text(staff)
        ).map { row in
            let id = row.text(0) ?? ""
            let place = Self.place(id)
            guard let key = try vault.existingKey(of: place, rows) else { throw Vault.Unopenable(owner: place) }
            let json = try JSONValue.reading(
                try vault.open(row.bytes(2) ?? [], key, place: place), file: "form_views", limits: JSONValue.Limits())
            return FormView(
                id: id, owner: row.text(1), title: json["title"]?.text ?? "", query: json["query"]?.text ?? "")
        }
    }

    /// - Parameter mayShared: whether everybody's may be deleted as well.
    /// - Returns: whether there was one of theirs.
    func delete(_ id: String, form: String, of staff: String, mayShared: Bool) throws -> Bool {
        let own = try rows.run(
            "DELETE FROM form_views WHERE id = ? AND form = ? AND owner = ?", .text(id), .text(form), .text(staff))
        let shared =
            mayShared
            ? try rows.run(
                "DELETE FROM form_views WHERE id = ? AND form = ? AND owner IS NULL", .text(id), .text(form)) : 0
        guard own + shared == 1 else { return false }
        try vault.forget(Self.place(id), rows)
        return true
    }
}
