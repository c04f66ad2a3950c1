import CPostgres

/// Where a database of PostgreSQL is, as `postgres://…` or `host=… dbname=…` says it
/// (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING).
public struct PostgresAddress {
    private var values: [String: String] = [:]

    /// nil: it says nothing that libpq understands.
    public init?(_ text: String) {
        guard let options = PQconninfoParse(text, nil) else { return nil }
        defer { PQconninfoFree(options) }
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
    }

    /// Through a socket of this machine, or its own addresses.
    private var isHere: Bool {
        let hosts = [values["host"], values["hostaddr"]].compactMap { $0 }.flatMap { $0.split(separator: ",") }
        return hosts.allSatisfy { $0.hasPrefix("/") || ["localhost", "127.0.0.1", "::1"].contains($0) }
    }

    /// Whether what is sent can be read or answered by somebody in between: libpq's default is to speak in the open where the
    /// other side does not encrypt, and `require` looks at no certificate (ASVS 5.0 V12.3). Whoever owns the whole network
    /// between the two says `sslmode=disable` himself.
    public var isOpenToOthers: Bool {
        !isHere && !["verify-full", "verify-ca", "disable"].contains(values["sslmode"] ?? "")
    }
}
