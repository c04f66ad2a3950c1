import Mail
import Storage
import Submissions

/// All SQL of reports. What the public sees is in the open, for it is published; who follows a report is sealed.
struct ReportStore {
    static let migrations = [
        Migration(
            "reports-001",
            [
                """
                CREATE TABLE report_routes (
                    form TEXT NOT NULL,
                    category TEXT NOT NULL,
                    staff_group TEXT NOT NULL,
                    addresses TEXT NOT NULL,
                    PRIMARY KEY (form, category)
                ) STRICT
                """,
                """
                CREATE TABLE report_sources (
                    submission TEXT NOT NULL PRIMARY KEY REFERENCES submissions (id) ON DELETE CASCADE,
                    source TEXT NOT NULL CHECK (source IN ('phone', 'open311')),
                    actor TEXT NOT NULL
                ) STRICT
                """,
                """
                CREATE TABLE report_showings (
                    submission TEXT NOT NULL PRIMARY KEY REFERENCES submissions (id) ON DELETE CASCADE,
                    form TEXT NOT NULL,
                    id TEXT NOT NULL UNIQUE,
                    kind TEXT NOT NULL,
                    latitude INTEGER,
                    longitude INTEGER,
                    summary TEXT NOT NULL,
                    photo TEXT,
                    revision INTEGER NOT NULL,
                    CHECK ((latitude IS NULL) = (longitude IS NULL))
                ) STRICT
                """, "CREATE INDEX report_showings_by_form ON report_showings (form)",
                """
                CREATE TABLE report_followers (
                    report TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
                    follower TEXT NOT NULL,
                    at INTEGER NOT NULL,
                    content BLOB NOT NULL,
                    PRIMARY KEY (report, follower)
                ) STRICT
                """,
                // A report has one role: what others were merged into is never merged itself, so there are no circles.
                """
                CREATE TABLE report_roles (
                    report TEXT NOT NULL PRIMARY KEY REFERENCES submissions (id) ON DELETE CASCADE,
                    role TEXT NOT NULL CHECK (role IN ('main', 'duplicate')),
                    UNIQUE (report, role)
                ) STRICT
                """,
                """
                CREATE TABLE report_merges (
                    duplicate TEXT NOT NULL PRIMARY KEY,
                    duplicate_role TEXT NOT NULL CHECK (duplicate_role = 'duplicate'),
                    main TEXT NOT NULL,
                    main_role TEXT NOT NULL CHECK (main_role = 'main'),
                    FOREIGN KEY (duplicate, duplicate_role) REFERENCES report_roles (report, role) ON DELETE CASCADE,
                    FOREIGN KEY (main, main_role) REFERENCES report_roles (report, role) ON DELETE CASCADE
                ) STRICT
                """, "CREATE INDEX report_merges_by_main ON report_merges (main)",
            ])
    ]

    private let rows: any Rows

    init(_ rows: any Rows) { self.rows = rows }

    // MARK: Who is told

    /// Who is told of a category.
    struct Route: Hashable, Sendable {
        var category: String
        /// Id of the group in charge; empty: none.
        var group: String
        var addresses: [String]
    }

    func routes(_ form: String) throws -> [Route] {
        try rows.rows(
            "SELECT category, staff_group, addresses FROM report_routes WHERE form = ? ORDER BY category", .text(form)
        ).map { row in
            Route(
                category: row.text(0) ?? "", group: row.text(1) ?? "",
                addresses: (row.text(2) ?? "").split(separator: "\n").map(String.init))
        }
    }

    func setRoutes(_ routes: [Route], of form: String) throws {
        try rows.run("DELETE FROM report_routes WHERE form = ?", .text(form))
        for route in routes {
            try rows.run(
                "INSERT INTO report_routes (form, category, staff_group, addresses) VALUES (?, ?, ?, ?)", .text(form),
                .text(route.category), .text(route.group), .text(route.addresses.joined(separator: "\n")))
        }
    }

    // MARK: Where they came from

    enum Source: String, Sendable {
        case phone, open311

        var label: String { self == .phone ? "電話" : "Open311" }
    }

    func setSource(_ source: Source, by actor: String, of submission: String) throws {
        try rows.run(
            """
            INSERT INTO report_sources (submission, source, actor) VALUES (?, ?, ?) ON CONFLICT (submission) DO NOTHING
            """, .text(submission), .text(source.rawValue), .text(actor))
    }

    /// By submission; those that came by the site's own form aside.
    func sources(_ form: String) throws -> [String: (source: Source, actor: String)] {
        let found = try rows.rows(
            """
            SELECT submission, source, actor FROM report_sources
            WHERE submission IN (SELECT id FROM submissions WHERE form = ?)
            """, .text(form))
        return Dictionary(
            found.compactMap { row in
                guard let id = row.text(0), let source = row.text(1).flatMap(Source.init(rawValue:)) else { return nil }
                return (id, (source, row.text(2) ?? ""))
            }
        ) { first, _ in first }
    }

    // MARK: What is shown

    private static let shown = """
        SELECT w.submission, w.id, w.kind, w.latitude, w.longitude, w.summary, w.photo, w.revision, s.status, s.sent, s.changed
        FROM report_showings w JOIN submissions s ON s.id = w.submission
        """

    /// What the public sees of a form now, the newest first: not what was withdrawn, nor what was merged into another.
    func shown(_ form: String) throws -> [ShownReport] {
        try rows.rows(
            Self.shown + """
                 WHERE w.form = ? AND s.state = 'sent' AND s.mode = 'live'
                AND NOT EXISTS (SELECT 1 FROM report_merges m WHERE m.duplicate = w.submission) ORDER BY s.sent DESC, w.id
                """, .text(form)
        ).map(Self.shownReport)
    }

    /// As staff decided it, whether or not it can be seen now.
    func showing(of submission: String) throws -> ShownReport? {
        try rows.rows(Self.shown + " WHERE w.submission = ?", .text(submission)).first.map(Self.shownReport)
    }

    private static func shownReport(_ row: SQLRow) -> ShownReport {
        ShownReport(
            submission: row.text(0) ?? "", id: row.text(1) ?? "", kind: row.text(2) ?? "",
            place: row.int(3).flatMap { latitude in row.int(4).map { Point(parts: latitude, $0) } },
            summary: row.text(5) ?? "", photo: row.text(6), revision: row.int(7) ?? 0,
            status: row.text(8).flatMap(SubmissionStatus.init(rawValue:)) ?? .received, sent: row.int(9) ?? 0,
            changed: row.int(10) ?? 0)
    }

    /// - Parameter revision: of what whoever decides has seen; 0: it was not shown.
    /// - Returns: false where somebody else decided meanwhile.
    func show(_ report: ShownReport, form: String, seen revision: Int) throws -> Bool {
        let place = report.place?.parts
        if revision == 0 {
            return try rows.run(
                """
                INSERT INTO report_showings (submission, form, id, kind, latitude, longitude, summary, photo, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (submission) DO NOTHING
                """, .text(report.submission), .text(form), .text(report.id), .text(report.kind),
                .optional(place?.latitude), .optional(place?.longitude), .text(report.summary), .optional(report.photo))
                == 1
        }
        return try rows.run(
            """
            UPDATE report_showings SET kind = ?, latitude = ?, longitude = ?, summary = ?, photo = ?, revision = revision + 1
            WHERE submission = ? AND revision = ?
            """, .text(report.kind), .optional(place?.latitude), .optional(place?.longitude), .text(report.summary),
            .optional(report.photo), .text(report.submission), .int(revision)) == 1
    }

    func hide(_ submission: String) throws {
        try rows.run("DELETE FROM report_showings WHERE submission = ?", .text(submission))
    }

    // MARK: Who follows

    private static func owner(_ report: String) -> String { "report/\(report)/followers" }
    private static func place(_ report: String, _ follower: String) -> String { "\(owner(report))/\(follower)" }

    /// - Parameters:
    ///   - follower: the draft of whoever says it is the same.
    ///   - mail: empty: they only count.
    func addFollower(_ follower: String, mail: String, to report: String, _ vault: Vault, now: Int) throws {
        let key = try vault.key(of: Self.owner(report), rows)
        try rows.run(
            """
            INSERT INTO report_followers (report, follower, at, content) VALUES (?, ?, ?, ?)
            ON CONFLICT (report, follower) DO NOTHING
            """, .text(report), .text(follower), .int(now),
            .bytes(vault.seal(Array(mail.utf8), key, place: Self.place(report, follower))))
    }

    func followers(_ report: String, _ vault: Vault) throws -> [(follower: String, mail: String)] {
        guard let key = try vault.existingKey(of: Self.owner(report), rows) else { return [] }
        return try rows.rows(
            "SELECT follower, content FROM report_followers WHERE report = ? ORDER BY at, follower", .text(report)
        ).map { row in
            let follower = row.text(0) ?? ""
            let mail = try vault.open(row.bytes(1) ?? [], key, place: Self.place(report, follower))
            return (follower, String(decoding: mail, as: UTF8.self))
        }
    }

    /// Keys of those who followed what has been deleted.
    /// - Returns: how many.
    func forgetFollowers() throws -> Int {
        try rows.run(
            """
            DELETE FROM data_keys WHERE owner LIKE 'report/%/followers' AND NOT EXISTS
            (SELECT 1 FROM report_followers f WHERE 'report/' || f.report || '/followers' = data_keys.owner)
            """)
    }

    func removeFollower(_ follower: String, of report: String) throws {
        try rows.run("DELETE FROM report_followers WHERE report = ? AND follower = ?", .text(report), .text(follower))
    }

    /// By submission.
    func followerCounts(_ form: String) throws -> [String: Int] {
        let counts = try rows.rows(
            """
            SELECT report, COUNT(*) FROM report_followers
            WHERE report IN (SELECT id FROM submissions WHERE form = ?) GROUP BY report
            """, .text(form))
        return Dictionary(counts.compactMap { row in row.text(0).map { ($0, row.int(1) ?? 0) } }) { first, _ in first }
    }

    // MARK: Merging

    /// - Throws: `StoreFailure`, where one of them has the other role already.
    func merge(_ duplicate: String, into main: String) throws {
        for (report, role) in [(main, "main"), (duplicate, "duplicate")] {
            try rows.run(
                "INSERT INTO report_roles (report, role) VALUES (?, ?) ON CONFLICT (report) DO NOTHING", .text(report),
                .text(role))
        }
        try rows.run(
            """
            INSERT INTO report_merges (duplicate, duplicate_role, main, main_role) VALUES (?, 'duplicate', ?, 'main')
            """, .text(duplicate), .text(main))
    }

    func part(_ duplicate: String) throws {
        try rows.run("DELETE FROM report_merges WHERE duplicate = ?", .text(duplicate))
        try rows.run(
            """
            DELETE FROM report_roles WHERE report NOT IN (SELECT duplicate FROM report_merges)
            AND report NOT IN (SELECT main FROM report_merges)
            """)
    }

    func main(of duplicate: String) throws -> String? {
        try rows.rows("SELECT main FROM report_merges WHERE duplicate = ?", .text(duplicate)).first?.text(0)
    }

    func duplicates(of main: String) throws -> [String] {
        try rows.rows("SELECT duplicate FROM report_merges WHERE main = ? ORDER BY duplicate", .text(main))
            .compactMap { $0.text(0) }
    }

    /// Of all that were merged, into what.
    func merges(_ form: String) throws -> [String: String] {
        let found = try rows.rows(
            "SELECT duplicate, main FROM report_merges WHERE main IN (SELECT id FROM submissions WHERE form = ?)",
            .text(form))
        return Dictionary(
            found.compactMap { row in row.text(0).flatMap { one in row.text(1).map { (one, $0) } } }
        ) { first, _ in first }
    }
}
