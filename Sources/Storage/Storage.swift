// The room `Storage`: records and state, in SQLite or PostgreSQL, and the sealing of what residents say.
//
//     let store = try SQLiteStore(folder: "data")         // or PostgresStore("postgres://…")
//     try store.migrate(QuestionMigrations.all)
//     try store.write { rows in
//         try rows.run("INSERT INTO turns (conversation, number) VALUES (?, ?)", .text(id), .int(1))
//     }                                                   // back when it is on the disk
//     let turns = try store.read { try $0.rows("SELECT number FROM turns WHERE conversation = ?", .text(id)) }
//
// SQL is written once, with `?` and the types INTEGER, TEXT and BLOB; both databases understand it (`SQLText`).
//
// SQLite/     one file, WAL, one writer thread that commits in groups, readers of their own
// Postgres/   libpq, a pool of connections
// Sealing/    data keys, wrapped by the server's keys; what is sealed with them
// Jobs/       work that is a row with a lease, done by one of any number of servers
// Backup/     every row of a store, sealed, restored and compared
// Continuous/ a copy that follows SQLite's write-ahead log
// FileBytes   bytes of open files, for all who write files here
