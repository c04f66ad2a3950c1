import Glibc
import Storage
import TestKit

/// The databases that every test of a store runs on.
public enum TestedDatabase: String, CaseIterable, Sendable {
    case sqlite
    case postgres

    /// An empty database of its own.
    public func open() throws -> OpenedStore {
        switch self {
        case .sqlite:
            let folder = try Disk.temporaryFolder()
            return OpenedStore(try SQLiteStore(path: folder + "/store.db"), folder: folder) { Disk.remove(folder) }
        case .postgres:
            let url = try PostgresServer.shared.newDatabase()
            return OpenedStore(try PostgresStore(url), folder: nil) {}
        }
    }
}

public final class OpenedStore: Sendable {
    public let store: any Store
    /// Where its files are; nil for a server's.
    public let folder: String?
    private let clean: @Sendable () -> Void

    init(_ store: any Store, folder: String?, _ clean: @escaping @Sendable () -> Void) {
        self.store = store
        self.folder = folder
        self.clean = clean
    }

    deinit {
        store.close()
        clean()
    }
}

/// A PostgreSQL of the tests' own, in a temporary folder, reached through a socket there.
public final class PostgresServer: Sendable {
    public static let shared: PostgresServer = {
        do { return try PostgresServer() } catch { fatalError("PostgreSQL did not start: \(error)") }
    }()

    private let folder: String

    /// PostgreSQL refuses to run as root.
    private static let asItself = getuid() == 0 ? "runuser -u postgres -- " : ""

    private init() throws {
        var template = Array("/tmp/madoguchi-postgres-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw DiskFailure("cannot make a folder", "/tmp") }
        folder = String(cString: made)
        chmod(folder, 0o777)
        try Self.shell(
            "\(Self.asItself)\(Self.programs)/initdb -D \(folder)/data -A trust -U madoguchi --no-sync -E UTF8")
        try Self.shell(
            "\(Self.asItself)\(Self.programs)/pg_ctl -D \(folder)/data -l \(folder)/log -w "
                + "-o \"-k \(folder) -c listen_addresses='' -c max_connections=200\" start")
        endings = folder
        atexit {
            try? PostgresServer.shell(
                "\(PostgresServer.asItself)\(PostgresServer.programs)/pg_ctl -D \(endings)/data -m immediate stop; rm -rf \(endings)"
            )
        }
    }

    /// Debian keeps them outside the path, by version.
    private static let programs: String = {
        let root = "/usr/lib/postgresql"
        let versions = Disk.folders(root).compactMap { Int($0) }.sorted()
        return "\(root)/\(versions.last ?? 15)/bin"
    }()

    /// The address of an empty database.
    public func newDatabase() throws -> String {
        let name = "t\(UInt64.random(in: 0...UInt64.max))"
        try Self.shell("\(Self.programs)/createdb -h \(folder) -U madoguchi \(name)")
        return "postgres:///\(name)?host=\(folder)&user=madoguchi"
    }

    /// As if it had gone away, or come back: connections end, and no new one is taken.
    public func setReachable(_ isReachable: Bool, _ url: String) throws {
        let name = url.dropFirst("postgres:///".count).prefix { $0 != "?" }
        let statement =
            isReachable
            ? "ALTER DATABASE \(name) ALLOW_CONNECTIONS true"
            : "ALTER DATABASE \(name) ALLOW_CONNECTIONS false\" -c \"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)'"
        try Self.shell(
            "\(Self.programs)/psql -v ON_ERROR_STOP=1 -h \(folder) -U madoguchi postgres -c \"\(statement)\"")
    }

    private static func shell(_ command: String) throws {
        guard system("(\(command)) > /dev/null 2>&1") == 0 else { throw DiskFailure("failed", command) }
    }
}

nonisolated(unsafe) private var endings = ""
