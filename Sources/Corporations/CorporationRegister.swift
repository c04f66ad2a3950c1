import Storage
import Transfer

/// Asks the register, and remembers: the same number is asked for once a month.
public struct CorporationRegister: Sendable {
    private let target: TransferTarget
    private let store: any Store

    public static let migrations = [
        Migration(
            "corporations-001",
            [
                """
                CREATE TABLE corporations (
                    number TEXT NOT NULL PRIMARY KEY,
                    name TEXT,
                    address TEXT,
                    closed INTEGER NOT NULL,
                    fetched INTEGER NOT NULL
                ) STRICT
                """
            ])
    ]

    /// Names and addresses change seldom.
    private static let keptSeconds = 30 * 86_400
    /// Bytes; one corporation has two thousand.
    private static let largestAnswer = 256 << 10

    /// Where it is asked, as an operator writes it: `https://api.houjin-bangou.nta.go.jp/4/num?id=K1234567890AB`, with the
    /// application's id that the agency gives out free of charge.
    public struct Address: Sendable {
        let target: TransferTarget

        /// nil: something else. This machine is spoken to in the open, for tests.
        public init?(_ text: String) {
            guard let target = TransferTarget(text, schemes: ["https", "http"]),
                target.scheme == "https" || target.isThisMachine,
                target.path.contains("?id=")
            else { return nil }
            self.target = target
        }
    }

    public init(_ address: Address, store: any Store) {
        target = address.target
        self.store = store
    }

    /// What is remembered; nil: nothing, or there is none of this number.
    public func known(_ number: String) throws -> Corporation? { try remembered(number)?.corporation }

    /// - Returns: nil: there is none of this number.
    /// - Throws: `TransferFailure` where the register does not answer.
    public func corporation(_ number: String, now: Int) throws -> Corporation? {
        // A number of somebody's invention does not leave the house.
        guard number.utf8.count == 13, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        if let remembered = try remembered(number), now - remembered.fetched < Self.keptSeconds {
            return remembered.corporation
        }
        let bytes = try target.below("&number=\(number)&type=12&history=0").get(most: Self.largestAnswer)
        let found = CorporationXML.reading(bytes)?.first { $0.number == number }
        _ = try store.write { rows in
            try rows.run(
                """
                INSERT INTO corporations (number, name, address, closed, fetched) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (number) DO UPDATE SET name = excluded.name, address = excluded.address,
                closed = excluded.closed, fetched = excluded.fetched
                """, .text(number), .optional(found?.name), .optional(found?.address),
                .int(found?.isClosed == true ? 1 : 0), .int(now))
        }
        return found
    }

    private func remembered(_ number: String) throws -> (corporation: Corporation?, fetched: Int)? {
        try store.read { rows in
            try rows.rows("SELECT name, address, closed, fetched FROM corporations WHERE number = ?", .text(number))
                .first
        }.map { row in
            let corporation = row.text(0).map {
                Corporation(number: number, name: $0, address: row.text(1) ?? "", isClosed: row.int(2) == 1)
            }
            return (corporation, row.int(3) ?? 0)
        }
    }
}
