import Model

/// Seals what residents say, each record with a data key of its own in the table `data_keys`.
public struct Vault: Sendable {
    private let keyring: Keyring

    public static let migrations = [
        Migration(
            "sealing-001",
            [
                """
                CREATE TABLE data_keys (
                    owner TEXT NOT NULL PRIMARY KEY,
                    wrapped BLOB NOT NULL
                ) STRICT
                """
            ])
    ]

    public init(_ keyring: Keyring) { self.keyring = keyring }

    /// Something that was sealed cannot be opened: its key is gone, or it was changed.
    public struct Unopenable: Error, Equatable, Sendable {
        public var owner: String

        public init(owner: String) { self.owner = owner }
    }

    // MARK: Keys

    /// The key of a person or record; made when there is none yet.
    /// - Parameter owner: `conversation/9f…`; what it seals is bound to it.
    public func key(of owner: String, _ rows: any Rows) throws -> DataKey {
        if let key = try existingKey(of: owner, rows) { return key }
        let key = DataKey()
        let isMine = try rows.run(
            "INSERT INTO data_keys (owner, wrapped) VALUES (?, ?) ON CONFLICT (owner) DO NOTHING", .text(owner),
            .bytes(keyring.wrap(key, about: Array(owner.utf8))))
        // Another server made one at the same time.
        guard isMine == 1 else {
            guard let theirs = try existingKey(of: owner, rows) else { throw Unopenable(owner: owner) }
            return theirs
        }
        return key
    }

    /// nil: never made, or deleted with everything it sealed.
    public func existingKey(of owner: String, _ rows: any Rows) throws -> DataKey? {
        guard let wrapped = try rows.rows("SELECT wrapped FROM data_keys WHERE owner = ?", .text(owner)).first?.bytes(0)
        else { return nil }
        guard let key = keyring.unwrap(wrapped, about: Array(owner.utf8)) else { throw Unopenable(owner: owner) }
        return key
    }

    /// Deletes what the key sealed, wherever copies of it are.
    public func forget(_ owner: String, _ rows: any Rows) throws {
        try rows.run("DELETE FROM data_keys WHERE owner = ?", .text(owner))
    }

    /// Wraps again what an older key wrapped. What the data keys sealed stays as it is.
    /// - Returns: how many.
    public func rewrapAll(_ rows: any Rows) throws -> Int {
        var count = 0
        for row in try rows.rows("SELECT owner, wrapped FROM data_keys ORDER BY owner") {
            guard let owner = row.text(0), let wrapped = row.bytes(1), !keyring.isNewest(wrapped) else { continue }
            let about = Array(owner.utf8)
            guard let key = keyring.unwrap(wrapped, about: about) else { throw Unopenable(owner: owner) }
            try rows.run(
                "UPDATE data_keys SET wrapped = ? WHERE owner = ?", .bytes(keyring.wrap(key, about: about)),
                .text(owner))
            count += 1
        }
        return count
    }

    // MARK: Content

    /// - Parameter place: table, column and row; opened anywhere else it is not accepted.
    public func seal(_ bytes: [UInt8], _ key: DataKey, place: String) -> [UInt8] {
        Cipher.seal(bytes, about: Array(place.utf8), key: key.bytes)
    }

    public func open(_ sealed: [UInt8], _ key: DataKey, place: String) throws -> [UInt8] {
        guard let bytes = Cipher.open(sealed, about: Array(place.utf8), key: key.bytes) else {
            throw Unopenable(owner: place)
        }
        return bytes
    }
}
