import Model
import Storage

/// All SQL of the switches. What is in force is one row each, with a version: two people who change it at the same time do not
/// overwrite each other.
struct SwitchStore {
    struct State: Sendable {
        var emergency = Emergency()
        var emergencyVersion = 0
        var maintenance = Maintenance()
        var maintenanceVersion = 0
    }

    struct Change: Sendable {
        /// Seconds since 1970.
        var at: Int
        var actor: String
        var kind: String
        /// `published`, `ended`, `rehearsed`, `announced`, `called-off`
        var action: String
        var title: String
    }

    static let migrations = [
        Migration(
            "switches-001",
            [
                """
                CREATE TABLE switches (
                    name TEXT NOT NULL PRIMARY KEY,
                    version INTEGER NOT NULL,
                    state TEXT NOT NULL
                ) STRICT
                """,
                "INSERT INTO switches (name, version, state) VALUES ('emergency', 0, '{}'), ('maintenance', 0, '{}')",
                """
                CREATE TABLE switch_history (
                    id TEXT NOT NULL PRIMARY KEY,
                    number INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    actor TEXT NOT NULL,
                    kind TEXT NOT NULL,
                    action TEXT NOT NULL,
                    title TEXT NOT NULL
                ) STRICT
                """,
            ])
    ]

    private let rows: any Rows

    init(_ rows: any Rows) { self.rows = rows }

    func state() throws -> State {
        var state = State()
        for row in try rows.rows("SELECT name, version, state FROM switches") {
            let json = try JSONValue.reading(
                Array((row.text(2) ?? "{}").utf8), file: "switches", limits: JSONValue.Limits())
            if row.text(0) == "emergency" {
                state.emergency = Self.emergency(json)
                state.emergencyVersion = row.int(1) ?? 0
            } else {
                state.maintenance = Self.maintenance(json)
                state.maintenanceVersion = row.int(1) ?? 0
            }
        }
        return state
    }

    private static func emergency(_ json: JSONValue) -> Emergency {
        var emergency = Emergency()
        emergency.isActive = json["active"]?.text == "yes"
        emergency.level = json["level"]?.text.flatMap(Emergency.Level.init) ?? .warning
        emergency.title = json["title"]?.text ?? ""
        emergency.text = json["text"]?.text ?? ""
        emergency.url = json["url"]?.text ?? ""
        emergency.updated = json["updated"]?.int ?? 0
        return emergency
    }

    private static func maintenance(_ json: JSONValue) -> Maintenance {
        Maintenance(
            from: json["from_seconds"]?.int, until: json["until_seconds"]?.int, text: json["text"]?.text ?? "",
            alternative: json["alternative"]?.text ?? "")
    }

    // MARK: Changing

    /// - Parameter version: that was on the screen of whoever changes it.
    /// - Returns: false where somebody else was faster.
    func set(_ emergency: Emergency, version: Int) throws -> Bool {
        var json = JSONWriter()
        json.object { json in
            for (name, value) in emergency.facts { json.member(name, value) }
            json.key("updated")
            json.value(emergency.updated)
        }
        return try set("emergency", json.bytes, version)
    }

    func set(_ maintenance: Maintenance, version: Int) throws -> Bool {
        var json = JSONWriter()
        json.object { json in
            for (name, value) in [("from_seconds", maintenance.from), ("until_seconds", maintenance.until)] {
                guard let value else { continue }
                json.key(name)
                json.value(value)
            }
            json.member("text", maintenance.text)
            json.member("alternative", maintenance.alternative)
        }
        return try set("maintenance", json.bytes, version)
    }

    private func set(_ name: String, _ state: [UInt8], _ version: Int) throws -> Bool {
        try rows.run(
            "UPDATE switches SET state = ?, version = version + 1 WHERE name = ? AND version = ?",
            .text(String(decoding: state, as: UTF8.self)), .text(name), .int(version)) == 1
    }

    // MARK: History

    func add(_ change: Change) throws {
        try rows.run(
            """
            INSERT INTO switch_history (id, number, at, actor, kind, action, title)
            VALUES (?, (SELECT COALESCE(MAX(number), 0) + 1 FROM switch_history), ?, ?, ?, ?, ?)
            """,
            .text(Sodium.random(8).hexadecimal), .int(change.at), .text(change.actor), .text(change.kind),
            .text(change.action), .text(change.title))
    }

    /// The newest first.
    func history(_ kind: String) throws -> [Change] {
        try rows.rows(
            "SELECT at, actor, action, title FROM switch_history WHERE kind = ? ORDER BY number DESC, id", .text(kind)
        ).map {
            Change(
                at: $0.int(0) ?? 0, actor: $0.text(1) ?? "", kind: kind, action: $0.text(2) ?? "",
                title: $0.text(3) ?? "")
        }
    }
}
