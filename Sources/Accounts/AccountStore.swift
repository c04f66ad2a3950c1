import Storage

/// All SQL of accounts, groups and what they may do.
public struct AccountStore {
    private let rows: any Rows

    public init(_ rows: any Rows) { self.rows = rows }

    // MARK: Staff

    private static let columns =
        "name, title, mail, must_change, one_time IS NOT NULL, failures, disabled, created, last_sign_in, previous_sign_in"

    public func all() throws -> [Staff] {
        let groups = Dictionary(
            grouping: try rows.rows("SELECT staff, staff_group FROM staff_memberships ORDER BY staff_group"),
            by: { $0.text(0) ?? "" }
        ).mapValues { $0.compactMap { $0.text(1) } }
        return try rows.rows("SELECT \(Self.columns) FROM staff ORDER BY name").map { row in
            staff(row, groups: groups[row.text(0) ?? ""] ?? [])
        }
    }

    public func staff(_ name: String) throws -> Staff? {
        guard let row = try rows.rows("SELECT \(Self.columns) FROM staff WHERE name = ?", .text(name)).first else {
            return nil
        }
        let groups = try rows.rows(
            "SELECT staff_group FROM staff_memberships WHERE staff = ? ORDER BY staff_group", .text(name))
        return staff(row, groups: groups.compactMap { $0.text(0) })
    }

    private func staff(_ row: SQLRow, groups: [String]) -> Staff {
        Staff(
            name: row.text(0) ?? "", title: row.text(1) ?? "", mail: row.text(2), groups: groups,
            mustChangePassword: row.int(3) == 1, hasOneTimePassword: row.truth(4), failures: row.int(5) ?? 0,
            isDisabled: row.int(6) == 1, created: row.int(7) ?? 0, lastSignIn: row.int(8),
            previousSignIn: row.int(9))
    }

    func insert(_ staff: Staff, passwordHash: String) throws {
        let count = try rows.run(
            """
            INSERT INTO staff (name, title, mail, password, must_change, one_time_step, failures, disabled, created)
            VALUES (?, ?, ?, ?, ?, 0, 0, 0, ?) ON CONFLICT (name) DO NOTHING
            """, .text(staff.name), .text(staff.title), .optional(staff.mail), .text(passwordHash),
            .int(staff.mustChangePassword ? 1 : 0), .int(staff.created))
        guard count == 1 else { throw AccountRefusal.takenName }
        try setGroups(staff.groups, of: staff.name)
    }

    func update(_ name: String, title: String, mail: String?, groups: [String]) throws {
        let count = try rows.run(
            "UPDATE staff SET title = ?, mail = ? WHERE name = ?", .text(title), .optional(mail), .text(name))
        guard count == 1 else { throw AccountRefusal.unknownStaff }
        try rows.run("DELETE FROM staff_memberships WHERE staff = ?", .text(name))
        try setGroups(groups, of: name)
    }

    private func setGroups(_ groups: [String], of name: String) throws {
        let known = Set(try self.groups().map(\.id))
        for group in Set(groups).sorted() {
            guard known.contains(group) else { throw AccountRefusal.unknownGroup }
            try rows.run(
                "INSERT INTO staff_memberships (staff, staff_group) VALUES (?, ?)", .text(name), .text(group))
        }
    }

    func setDisabled(_ isDisabled: Bool, _ name: String) throws {
        let count = try rows.run(
            "UPDATE staff SET disabled = ? WHERE name = ?", .int(isDisabled ? 1 : 0), .text(name))
        guard count == 1 else { throw AccountRefusal.unknownStaff }
    }

    // MARK: Signing in

    func passwordHash(_ name: String) throws -> String? {
        try rows.rows("SELECT password FROM staff WHERE name = ?", .text(name)).first?.text(0)
    }

    func setPassword(_ name: String, hash: String, mustChange: Bool) throws {
        let count = try rows.run(
            "UPDATE staff SET password = ?, must_change = ?, failures = 0 WHERE name = ?", .text(hash),
            .int(mustChange ? 1 : 0), .text(name))
        guard count == 1 else { throw AccountRefusal.unknownStaff }
    }

    /// Counts an attempt before it is looked at, so that many at once cannot try more often than one after another.
    /// - Returns: whether it may be looked at.
    func beginAttempt(_ name: String) throws -> Bool {
        try rows.run(
            "UPDATE staff SET failures = failures + 1 WHERE name = ? AND failures < ? AND disabled = 0", .text(name),
            .int(Staff.mostFailures)) == 1
    }

    func succeed(_ name: String, now: Int) throws {
        try rows.run(
            "UPDATE staff SET failures = 0, previous_sign_in = last_sign_in, last_sign_in = ? WHERE name = ?",
            .int(now),
            .text(name))
    }

    func unlock(_ name: String) throws {
        guard try rows.run("UPDATE staff SET failures = 0 WHERE name = ?", .text(name)) == 1 else {
            throw AccountRefusal.unknownStaff
        }
    }

    // MARK: The second factor

    func oneTimeSecret(_ name: String) throws -> (sealed: [UInt8], lastStep: Int)? {
        let row = try rows.rows("SELECT one_time, one_time_step FROM staff WHERE name = ?", .text(name)).first
        return row.flatMap { row in row.bytes(0).map { ($0, row.int(1) ?? 0) } }
    }

    func setOneTimeSecret(_ sealed: [UInt8]?, step: Int, _ name: String) throws {
        try rows.run(
            "UPDATE staff SET one_time = ?, one_time_step = ? WHERE name = ?", sealed.map { .bytes($0) } ?? .null,
            .int(step), .text(name))
    }

    /// A code is taken once.
    func takeStep(_ step: Int, _ name: String) throws -> Bool {
        try rows.run(
            "UPDATE staff SET one_time_step = ? WHERE name = ? AND one_time_step < ?", .int(step), .text(name),
            .int(step)
        ) == 1
    }

    // MARK: Groups

    public func groups() throws -> [StaffGroup] {
        let permissions = Dictionary(
            grouping: try rows.rows("SELECT staff_group, function, scope FROM staff_permissions"),
            by: { $0.text(0) ?? "" })
        return try rows.rows("SELECT id, title, needs_factor FROM staff_groups ORDER BY id").map { row in
            let id = row.text(0) ?? ""
            return StaffGroup(
                id: id, title: row.text(1) ?? "", permissions: Set((permissions[id] ?? []).map(Self.permission)),
                needsSecondFactor: row.int(2) == 1)
        }
    }

    private static func permission(_ row: SQLRow) -> Permission {
        Permission(row.text(1) ?? "", Scope(text: row.text(2) ?? ""))
    }

    public func permissions(of name: String) throws -> Permissions {
        let granted = try rows.rows(
            """
            SELECT p.staff_group, p.function, p.scope FROM staff_permissions p
            JOIN staff_memberships m ON m.staff_group = p.staff_group WHERE m.staff = ?
            """, .text(name))
        return Permissions(Set(granted.map(Self.permission)))
    }

    /// Whether one of their groups asks for it.
    public func needsSecondFactor(_ name: String) throws -> Bool {
        try !rows.rows(
            """
            SELECT 1 FROM staff_groups g JOIN staff_memberships m ON m.staff_group = g.id
            WHERE m.staff = ? AND g.needs_factor = 1 LIMIT 1
            """, .text(name)
        ).isEmpty
    }

    func save(_ group: StaffGroup) throws {
        try rows.run(
            """
            INSERT INTO staff_groups (id, title, needs_factor) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET title = excluded.title, needs_factor = excluded.needs_factor
            """, .text(group.id), .text(group.title), .int(group.needsSecondFactor ? 1 : 0))
        try rows.run("DELETE FROM staff_permissions WHERE staff_group = ?", .text(group.id))
        for permission in group.permissions.sorted(by: { ($0.function, $0.scope.text) < ($1.function, $1.scope.text) })
        {
            try rows.run(
                "INSERT INTO staff_permissions (staff_group, function, scope) VALUES (?, ?, ?)", .text(group.id),
                .text(permission.function), .text(permission.scope.text))
        }
    }

    /// How many can sign in and may do everything with `function`.
    func count(may function: String) throws -> Int {
        try rows.rows(
            """
            SELECT COUNT(DISTINCT s.name) FROM staff s JOIN staff_memberships m ON m.staff = s.name
            JOIN staff_permissions p ON p.staff_group = m.staff_group
            WHERE s.disabled = 0 AND p.function IN (?, ?) AND p.scope = ?
            """, .text(function), .text(Permission.every), .text(Permission.every)
        ).first?.int(0) ?? 0
    }
}

extension SQLRow {
    /// Of an expression: a number in SQLite, `t` or `f` in PostgreSQL.
    func truth(_ column: Int) -> Bool { int(column) == 1 || text(column) == "t" }
}
