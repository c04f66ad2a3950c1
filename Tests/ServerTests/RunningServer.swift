import Accounts
import Attachments
import BrowserFiles
import Corporations
import FeatureKit
import HTTP
import HouseFeed
import Maps
import Questions
import Storage
import StoreKit
import Synchronization
import TestKit

@testable import Server

/// A server with a database of its own and a clock that a test sets.
final class RunningServer {
    let surroundings: Surroundings
    let companion: CompanionServer
    let service: Service
    let folder: String
    private let opened: OpenedStore
    private let clock = Clock()
    private let log = Log()

    static let password = "ame-no-hi-ni-kasa"

    /// - Parameters:
    ///   - staffAddresses: from where the desk can be reached.
    ///   - proxies: that are believed.
    init(
        _ database: TestedDatabase = .sqlite, staffAddresses: [AddressRange] = [], proxies: [AddressRange] = [],
        knownQuestions: [KnownQuestion] = [], pages: PublishedPages = PublishedPages(),
        houseFeed: HouseFeedTarget? = nil, scanner: VirusScanner? = nil,
        register: CorporationRegister.Address? = nil, tiles: (String) -> TileSource? = { _ in nil }
    ) throws {
        folder = try Disk.temporaryFolder()
        opened = try database.open()
        let keyring = try Keyring(text: Keyring.newLine(version: 1), file: "keys")
        surroundings = Surroundings(
            store: opened.store, vault: Vault(keyring), keyring: keyring, server: "one",
            live: LiveFiles(folder: folder + "/live"), desk: Desk(TestedDesk.files, siteName: "潮見県"),
            passwordCost: .least,
            knownQuestions: { knownQuestions }, pages: pages, now: { [clock] in clock.now })
        var options = CompanionServer.Options()
        options.staffAddresses = staffAddresses
        options.backupFolder = folder + "/backups"
        options.exportFolder = folder + "/exports"
        options.houseFeed = houseFeed
        options.auditCopy = folder + "/audit.jsonl"
        options.scanner = scanner
        options.register = register
        options.tiles = tiles(folder + "/tiles")
        companion = try CompanionServer(surroundings, options: options) { [log] in log.add($0) }
        service = Service(responder: companion, proxies: proxies)
    }

    deinit {
        surroundings.store.close()
        Disk.remove(folder)
    }

    /// Where SQLite keeps its files.
    var databaseFolder: String? { opened.folder }

    var now: Int {
        get { clock.now }
        set { clock.set(newValue) }
    }

    /// A minute later: limits of requests have begun anew.
    func again(_ number: Int) -> RunningServer {
        if number.isMultiple(of: 100) { now += 60 }
        return self
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

    // MARK: Staff

    /// - Parameter permissions: of a group of their own.
    func addStaff(_ name: String, _ permissions: [Permission], mustChange: Bool = false) throws {
        let author = Author(actor: "command", now: now)
        try surroundings.accounts.save(
            StaffGroup(id: "g-\(name)", title: "\(name)の係", permissions: Set(permissions)), by: author)
        try surroundings.accounts.add(
            name, title: "\(name) さん", mail: nil, groups: ["g-\(name)"], password: Self.password,
            mustChange: mustChange,
            by: author)
    }

    /// A browser that has signed in as this person, who may do this.
    func browser(_ name: String = "yamada", may permissions: [Permission] = [Permission(Permission.every)]) throws
        -> Browser
    {
        try addStaff(name, permissions)
        let browser = Browser(service)
        let response = browser.send("/staff/sign-in", [("name", name), ("password", Self.password)])
        guard response.status == .seeOther else { throw NotSignedIn(response: response.text) }
        return browser
    }

    struct NotSignedIn: Error { var response: String }
}

/// The desk with the templates that are in the program: compiled once.
enum TestedDesk {
    static let files: DeskFiles = {
        var (templates, manual): ([DeskFiles.File], [DeskFiles.File]) = ([], [])
        var assets: [DeskFiles.File] = [("desk.css", Array("body{}".utf8))]
        for index in 0..<browser_file_count {
            guard let file = browser_file_at(index)?.pointee else { continue }
            let path = String(cString: file.path)
            let bytes = { Array(UnsafeBufferPointer(start: file.bytes, count: file.length)) }
            for (prefix, take) in [
                ("desk/templates/", { templates.append(($0, bytes())) }),
                ("desk/manual/", { manual.append(($0, bytes())) }),
                ("desk/assets/manual/", { assets.append(("manual/" + $0, bytes())) }),
            ] as [(String, (String) -> Void)] where path.hasPrefix(prefix) {
                take(String(path.dropFirst(prefix.count)))
            }
        }
        return DeskFiles(templates: templates, assets: assets, manual: manual)
    }()
}

/// Keeps cookies and the token of forms as a browser does.
final class Browser {
    private let service: Service
    private(set) var cookies: [String: String] = [:]
    var client: ClientAddress?
    var isForged = false

    init(_ service: Service) { self.service = service }

    var headers: [(String, String)] {
        var headers = [("Host", "town.example")]
        if !cookies.isEmpty {
            headers.append(("Cookie", cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")))
        }
        return headers
    }

    func get(_ path: String) -> Response { take(service.answer("GET", path, headers: headers, client: client)) }

    /// Sends a form with the token of the page it stands on.
    /// As a form with files is sent.
    func send(_ path: String, _ fields: [(String, String)], files: [(field: String, name: String, bytes: [UInt8])])
        -> Response
    {
        var body: [UInt8] = []
        func part(_ head: String, _ content: [UInt8]) {
            body +=
                Array("--b0und\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + content + Array("\r\n".utf8)
        }
        for (name, value) in fields { part("name=\"\(name)\"", Array(value.utf8)) }
        for file in files { part("name=\"\(file.field)\"; filename=\"\(file.name)\"", file.bytes) }
        body += Array("--b0und--\r\n".utf8)
        let own = [("Origin", "https://town.example"), ("Content-Type", "multipart/form-data; boundary=b0und")]
        return take(service.answer("POST", path, headers: headers + own, body: body, client: client))
    }

    func send(_ path: String, _ fields: [(String, String)] = [], token: String? = nil) -> Response {
        let token = token ?? formToken
        let body = Query(fields + (token.isEmpty ? [] : [("csrf", token)])).encoded
        let own = [
            ("Origin", isForged ? "https://evil.example" : "https://town.example"),
            ("Content-Type", "application/x-www-form-urlencoded"),
        ]
        return take(
            service.answer("POST", path, headers: headers + own, body: Array(body.utf8), client: client))
    }

    /// As it stands in the forms of the first page; empty where nobody has signed in.
    var formToken: String { formToken(on: "/staff/account") }

    func formToken(on path: String) -> String {
        let page = service.answer("GET", path, headers: headers, client: client).text
        guard let start = page.firstRange(of: "name=\"csrf\" value=\"") else { return "" }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }

    private func take(_ response: Response) -> Response {
        for cookie in response.headers.values("Set-Cookie") {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let isOver = cookie.contains("Max-Age=0")
            cookies[String(pair[0])] = isOver ? nil : String(pair[1])
        }
        return response
    }
}

extension Response {
    var text: String { String(decoding: bytes(limit: 1 << 22) ?? [], as: UTF8.self) }
}
