import Model

/// Everything in a store as one sealed file that either database can be made from.
///
///     'T' name, columns   a table begins       'R' row   a row of it       'E' count   the end, with the number of all rows
public enum Backup {
    private static let table = UInt8(ascii: "T")
    private static let row = UInt8(ascii: "R")
    private static let end = UInt8(ascii: "E")

    /// As of one moment, while others go on writing.
    /// - Returns: how many rows.
    @discardableResult
    public static func write(_ store: any Store, _ keyring: Keyring, to write: @escaping ([UInt8]) throws -> Void)
        throws -> Int
    {
        var sealed = try SealedWriting(keyring, write: write)
        var count = 0
        try store.read { rows in
            for one in try rows.tables() {
                try sealed.add(
                    [table] + RowCoding.text(one.name) + RowCoding.number(one.columns.count)
                        + one.columns.flatMap(RowCoding.text))
                try rows.forEach(select(one)) { found in
                    count += 1
                    try sealed.add([row] + RowCoding.encoded(found))
                }
            }
        }
        try sealed.add([end] + RowCoding.number(count))
        try sealed.finish()
        return count
    }

    /// `20260401-031500`, in Japan: names with it sort by time.
    /// - Parameter now: seconds since 1970.
    public static func time(_ now: Int) -> String {
        let seconds = (now + Moment.japanOffsetSeconds) % 86_400
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(twoDigits).joined()
        return "\(Moment(unixSeconds: now).day.compact)-\(time)"
    }

    private static func select(_ table: TableColumns) -> String {
        "SELECT \(table.columns.joined(separator: ", ")) FROM \(table.name)"
    }

    /// Puts a backup into an empty store.
    /// - Parameters:
    ///   - migrations: all that this version knows; those that the backup had are applied before its rows, the others after.
    /// - Returns: what each table holds, as it was in the backup.
    /// - Throws: `BackupFailure`; the store is then good for nothing.
    public static func restore(
        _ keyring: Keyring, from read: @escaping (Int) throws -> [UInt8], into store: any Store,
        migrations: [Migration],
        now: Int
    ) throws -> [String: RowHash] {
        guard try store.read({ try $0.tables().isEmpty }) else { throw BackupFailure.notEmpty }
        let source = Source(try SealedReading(keyring, read: read))
        let first = try source.next()
        guard case .table(let head)? = first, head.name == "migrations" else { throw BackupFailure.damaged }
        var applied: [SQLRow] = []
        var pending: Item? = try source.next()
        while case .row(let row)? = pending {
            applied.append(row)
            pending = try source.next()
        }
        let column = head.columns.firstIndex(of: "name") ?? 0
        let names = Set(applied.compactMap { $0.text(column) })
        let known = Set(migrations.map(\.name))
        if let stranger = names.subtracting(known).sorted().first { throw BackupFailure.unknownTable(stranger) }
        try store.migrate(migrations.filter { names.contains($0.name) }, now: now)
        try clear(store)
        var hashes = [head.name: RowHash()]
        let insert = insertion(head)
        let rows = applied
        try store.write { store in for row in rows { try store.run(insert, row.values) } }
        for row in rows { hashes[head.name]?.add(row) }
        while case .table(let table)? = pending {
            hashes[table.name] = try fill(table, source, store)
            pending = source.pushedBack
        }
        guard case .end(let count)? = pending, count == hashes.values.reduce(0, { $0 + $1.count }) else {
            throw BackupFailure.damaged
        }
        try store.migrate(migrations, now: now)
        return hashes
    }

    private static let groupLength = 500

    private static func fill(_ table: TableColumns, _ source: Source, _ store: any Store) throws -> RowHash {
        let known = try store.read { try $0.tables() }.first { $0.name == table.name }
        guard let known, Set(table.columns).isSubset(of: known.columns) else {
            throw BackupFailure.unknownTable(table.name)
        }
        let insert = insertion(table)
        var hash = RowHash()
        var group: [SQLRow] = []
        func flush() throws {
            let rows = group
            try store.write { store in for row in rows { try store.run(insert, row.values) } }
            group = []
        }
        var item = try source.next()
        while case .row(let row)? = item {
            hash.add(row)
            group.append(row)
            if group.count == groupLength { try flush() }
            item = try source.next()
        }
        try flush()
        source.pushedBack = item
        return hash
    }

    private static func insertion(_ table: TableColumns) -> String {
        let places = table.columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(table.name) (\(table.columns.joined(separator: ", "))) VALUES (\(places))"
    }

    /// What migrations put into their tables comes from the backup, too.
    private static func clear(_ store: any Store) throws {
        try store.write { rows in
            for table in try rows.tables().reversed() { try rows.run("DELETE FROM \(table.name)") }
        }
    }

    // MARK: Reading

    private enum Item {
        case table(TableColumns)
        case row(SQLRow)
        case end(Int)
    }

    private final class Source {
        private var reader: RowCoding.Reader
        var pushedBack: Item?

        init(_ sealed: SealedReading) {
            var sealed = sealed
            reader = RowCoding.Reader { try sealed.next() }
        }

        func next() throws -> Item? {
            switch try reader.byte() {
            case Backup.table:
                let name = try reader.text()
                let count = try reader.number()
                guard count >= 0, count < 1000 else { throw BackupFailure.damaged }
                return .table(TableColumns(name, try (0..<count).map { _ in try reader.text() }))
            case Backup.row: return .row(try reader.row())
            case Backup.end: return .end(try reader.number())
            default: throw BackupFailure.damaged
            }
        }
    }

    // MARK: Comparing

    /// What each table of a store holds now.
    public static func hashes(_ store: any Store) throws -> [String: RowHash] {
        try store.read { rows in
            var hashes: [String: RowHash] = [:]
            for table in try rows.tables() {
                var hash = RowHash()
                try rows.forEach(select(table)) { hash.add($0) }
                hashes[table.name] = hash
            }
            return hashes
        }
    }

    /// From one store into another, empty one, without a file in between.
    /// - Returns: what each table holds in both.
    /// - Throws: `BackupFailure.differs`, where they do not hold the same afterwards.
    public static func copy(
        _ from: any Store, into to: any Store, migrations: [Migration], now: Int
    ) throws -> [String: RowHash] {
        let keyring = try Keyring(text: Keyring.newLine(version: 1), file: "copy")
        // Sealed as a backup is, so that there is one way to read and to write; with a key nobody keeps.
        let pipe = MemoryPipe()
        try write(from, keyring, to: pipe.write)
        _ = try restore(keyring, from: pipe.read, into: to, migrations: migrations, now: now)
        let (before, after) = (try hashes(from), try hashes(to))
        for (table, hash) in before.sorted(by: { $0.key < $1.key }) where after[table] != hash {
            throw BackupFailure.differs(table)
        }
        return after
    }

    private final class MemoryPipe {
        private var bytes: [UInt8] = []
        private var position = 0

        func write(_ more: [UInt8]) { bytes += more }

        func read(_ count: Int) -> [UInt8] {
            let end = min(bytes.count, position + count)
            defer { position = end }
            return Array(bytes[position..<end])
        }
    }
}
