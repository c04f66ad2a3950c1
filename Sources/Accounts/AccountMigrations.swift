import Storage

public enum AccountMigrations {
    public static let all = [
        Migration(
            "accounts-001",
            [
                """
                CREATE TABLE staff (
                    name TEXT NOT NULL PRIMARY KEY,
                    title TEXT NOT NULL,
                    mail TEXT,
                    password TEXT NOT NULL,
                    must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
                    one_time BLOB,
                    one_time_step INTEGER NOT NULL,
                    failures INTEGER NOT NULL,
                    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
                    created INTEGER NOT NULL,
                    last_sign_in INTEGER,
                    previous_sign_in INTEGER
                ) STRICT
                """,
                """
                CREATE TABLE staff_groups (
                    id TEXT NOT NULL PRIMARY KEY,
                    title TEXT NOT NULL
                ) STRICT
                """,
                """
                CREATE TABLE staff_memberships (
                    staff TEXT NOT NULL REFERENCES staff (name) ON DELETE CASCADE,
                    staff_group TEXT NOT NULL REFERENCES staff_groups (id),
                    PRIMARY KEY (staff, staff_group)
                ) STRICT
                """,
                """
                CREATE TABLE staff_permissions (
                    staff_group TEXT NOT NULL REFERENCES staff_groups (id) ON DELETE CASCADE,
                    function TEXT NOT NULL,
                    scope TEXT NOT NULL,
                    PRIMARY KEY (staff_group, function, scope)
                ) STRICT
                """,
                """
                CREATE TABLE staff_sessions (
                    hash BLOB NOT NULL PRIMARY KEY,
                    id TEXT NOT NULL UNIQUE,
                    staff TEXT NOT NULL REFERENCES staff (name) ON DELETE CASCADE,
                    created INTEGER NOT NULL,
                    seen INTEGER NOT NULL,
                    address TEXT NOT NULL,
                    device TEXT NOT NULL
                ) STRICT
                """, "CREATE INDEX staff_sessions_by_staff ON staff_sessions (staff)",
                """
                CREATE TABLE staff_tokens (
                    hash BLOB NOT NULL PRIMARY KEY,
                    staff TEXT NOT NULL REFERENCES staff (name) ON DELETE CASCADE,
                    title TEXT NOT NULL,
                    created INTEGER NOT NULL,
                    expires INTEGER NOT NULL
                ) STRICT
                """,
            ]),
        Migration(
            "accounts-002",
            ["ALTER TABLE staff_groups ADD COLUMN needs_factor INTEGER NOT NULL DEFAULT 0"]),
        // Of an access token: for what it can be used; empty: for all that its owner may do.
        Migration("accounts-003", ["ALTER TABLE staff_tokens ADD COLUMN permissions TEXT NOT NULL DEFAULT ''"]),
    ]
}
