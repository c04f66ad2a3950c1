import FeatureKit
import HTTP
import Questions
import Storage
import Synchronization
import TestKit

@testable import Server

/// A server with a database of its own and a clock that a test sets.
final class RunningServer {
    let surroundings: Surroundings
    let service: Service
    let folder: String
    private let clock = Clock()
    private let log = Log()

    init() throws {
        folder = try Disk.temporaryFolder()
        let store = try SQLiteStore(path: folder + "/store.db")
        let keyring = try Keyring(text: Keyring.newLine(version: 1), file: "keys")
        surroundings = Surroundings(store: store, vault: Vault(keyring), now: { [clock] in clock.now })
        service = Service(responder: try CompanionServer(surroundings) { [log] in log.add($0) })
    }

    deinit {
        surroundings.store.close()
        Disk.remove(folder)
    }

    var now: Int {
        get { clock.now }
        set { clock.set(newValue) }
    }

    var logged: String { log.text }

    private final class Clock: Sendable {
        private let value = Mutex(1_790_000_000)
        var now: Int { value.withLock { $0 } }
        func set(_ now: Int) { value.withLock { $0 = now } }
    }

    private final class Log: Sendable {
        private let lines = Mutex<[String]>([])
        var text: String { lines.withLock { $0.joined(separator: "\n") } }
        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    static let own = [
        ("Host", "town.example"), ("Origin", "https://town.example"), ("Content-Type", "application/json"),
    ]

    func post(_ body: String, headers: [(String, String)] = RunningServer.own) -> Response {
        service.answer("POST", "/api/v1/conversations", headers: headers, body: Array(body.utf8))
    }

    func exported() throws -> [[String]] {
        try ConversationExport.rows(surroundings.store, surroundings.vault) { String($0) }
    }
}
