import Accounts
import Attachments
import Corporations
import FeatureKit
import Glibc
import HouseFeed
import Mail
import Maps
import Model
import Storage

/// `--data DIR` and `--database URL`: where records are kept, and the keys that seal them.
struct DataFolder {
    let path: String
    /// nil: SQLite inside the folder.
    let database: String?
    /// Where the site's answers are.
    private let output: String
    private let siteName: String

    /// - Parameter siteName: for the head of the desk's pages.
    init(_ arguments: Arguments, siteName: String = "") {
        self.siteName = siteName
        path = arguments["data"] ?? "data"
        output = arguments["output"] ?? "output"
        database = arguments["database"] ?? getenv(Self.databaseVariable).map { String(cString: $0) }
    }

    private static let databaseVariable = "MADOGUCHI_DATABASE"
    private static let keyFile = "keys"
    private static let keysVariable = "MADOGUCHI_KEYS_FILE"
    /// Only the server's own account sees what lies here; a web server in front of it goes through to `live/`.
    private static let folderMode: mode_t = 0o711
    private static let ownMode: mode_t = 0o600

    /// - Parameter makes: whether a folder and keys are made where there are none.
    func open(makes: Bool) throws(Problem) -> Surroundings {
        if let database { try Self.checkDatabase(database) }
        if makes { try makeFolder() }
        let keyring = try keyring(makes: makes)
        do throws(StoreFailure) {
            let store: any Store =
                if let database { try PostgresStore(database) } else { try SQLiteStore(path: databaseFile) }
            return surroundings(store, keyring)
        } catch {
            throw Problem(
                "no-database", at: Place(file: database == nil ? path + "/store.db" : "--database", line: 0),
                ja: "データベースを開けません（\(error)）", en: "the database cannot be opened (\(error))")
        }
    }

    /// - Throws: where others could read what is sent to it.
    static func checkDatabase(_ address: String) throws(Problem) {
        guard let known = PostgresAddress(address), known.isOpenToOthers else { return }
        throw Problem(
            "open-database-connection", at: Place(file: "--database", line: 0),
            ja: "ほかのサーバーのデータベースと、証明書を確かめずに通信しようとしています",
            en: "the database is on another machine, and its certificate would not be checked",
            expected: Wording(
                ja: "sslmode=verify-full を付ける（間の通信路がすべて自分のものなら sslmode=disable）",
                en: "sslmode=verify-full (or sslmode=disable, where the whole network in between is yours)"))
    }

    private func surroundings(_ store: any Store, _ keyring: Keyring) -> Surroundings {
        let output = output
        return Surroundings(
            store: store, vault: Vault(keyring), keyring: keyring, server: Self.serverName,
            live: LiveFiles(folder: path + "/live"), desk: Desk(DeskFiles.embedded, siteName: siteName),
            knownQuestions: { Self.knownQuestions(output) }, pages: PublishedFolder.pages(output: output),
            now: { Int(time(nil)) })
    }

    /// How mail goes out: by a relay, or into files where none is configured.
    func delivery() throws(Problem) -> Delivery {
        let from = variable(Self.senderVariable)
        let sender = from.map { MailSender($0) } ?? MailSender(name: siteName, address: "noreply@localhost")
        guard let sender else { throw Self.wrongMail(Self.senderVariable, "潮見県 <noreply@pref.shiomi.example>") }
        guard let relay = variable(Self.relayVariable) else { return Delivery(folder: path + "/mail", from: sender) }
        guard let relay = Delivery.Relay(relay) else {
            throw Self.wrongMail(Self.relayVariable, "smtp://USER:PASSWORD@HOST:587")
        }
        // A relay takes no mail from nobody.
        guard from != nil else { throw Self.wrongMail(Self.senderVariable, "潮見県 <noreply@pref.shiomi.example>") }
        return Delivery(relay, from: sender)
    }

    /// Where the list of vacant houses goes; nil: nowhere.
    func houseFeed() throws(Problem) -> HouseFeedTarget? {
        guard let text = variable(Self.feedVariable) else { return nil }
        guard let target = HouseFeedTarget(text) else {
            let example = "https://USER:PASSWORD@HOST/PATH/houses.csv"
            // What was given may hold a password: it is not repeated.
            throw Problem(
                "wrong-house-feed", at: Place(file: Self.feedVariable, line: 0), ja: "空き家情報の送り先が正しくありません",
                en: "the target of the vacant houses' list is wrong", expected: Wording(ja: example, en: example))
        }
        return target
    }

    private static let registerVariable = "MADOGUCHI_CORPORATIONS"

    /// Where names of corporations are asked for; nil: nowhere.
    func register() throws(Problem) -> CorporationRegister.Address? {
        guard let text = variable(Self.registerVariable) else { return nil }
        if let address = CorporationRegister.Address(text) { return address }
        let example = "https://api.houjin-bangou.nta.go.jp/4/num?id=K1234567890AB"
        throw Problem(
            "wrong-register", at: Place(file: Self.registerVariable), ja: "法人番号システムのアドレスの形が違います",
            en: "this is no address of the register of corporations", expected: Wording(ja: example, en: example))
    }

    private static let tilesVariable = "MADOGUCHI_TILES"

    /// Where maps come from: the Geospatial Information Authority, where nothing else is said; nil: there are none.
    func tiles() throws(Problem) -> TileSource? {
        let text = variable(Self.tilesVariable) ?? TileSource.standard
        if text == "off" { return nil }
        if let source = TileSource(text, folder: path + "/tiles") { return source }
        throw Problem(
            "wrong-tiles", at: Place(file: Self.tilesVariable), ja: "地図のアドレスの形が違います",
            en: "this is no address of maps",
            expected: Wording(ja: "\(TileSource.standard)、または off", en: "\(TileSource.standard), or off"))
    }

    private static let scannerVariable = "MADOGUCHI_CLAMD"

    /// ClamAV's daemon; nil: files are taken without it.
    func scanner() throws(Problem) -> VirusScanner? {
        guard let text = variable(Self.scannerVariable) else { return nil }
        if let scanner = VirusScanner(text) { return scanner }
        throw Problem(
            "wrong-scanner", at: Place(file: Self.scannerVariable), ja: "ウイルス検査の置き場所の形が違います",
            en: "this is no place of a virus scanner",
            expected: Wording(
                ja: "unix:/run/clamav/clamd.ctl か tcp:ホスト:3310", en: "unix:/run/clamav/clamd.ctl or tcp:host:3310"))
    }

    private static let feedVariable = "MADOGUCHI_HOUSE_FEED"
    private static let relayVariable = "MADOGUCHI_SMTP"
    private static let senderVariable = "MADOGUCHI_MAIL_FROM"

    private func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func wrongMail(_ name: String, _ example: String) -> Problem {
        Problem(
            "wrong-mail-settings", at: Place(file: name, line: 0), ja: "メール送信の設定が正しくありません",
            en: "the settings for mail are wrong", expected: Wording(ja: example, en: example))
    }

    /// Of the built site; none where it has no answers.
    private static func knownQuestions(_ output: String) -> [KnownQuestion] {
        let reader = try? AnswerFolder.reader(output: output, language: "ja")
        let questions = try? reader?.questions()
        return (questions ?? []).map { KnownQuestion(id: $0.id, title: $0.title, path: $0.url) }
    }

    /// Machines that share a database have names of their own.
    private static var serverName: String {
        if let given = getenv(serverVariable).map({ String(cString: $0) }), !given.isEmpty { return given }
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static let serverVariable = "MADOGUCHI_SERVER"

    /// Records and keys never get into git by accident: the folder ignores itself, whatever the workspace's own file says.
    private func makeFolder() throws(Problem) {
        // Whatever the umask of whoever starts it: the modes are a promise.
        try FileAccess.makeFolder(path, mode: Self.folderMode)
        chmod(path, Self.folderMode)
        if database == nil { try makeDatabaseFile() }
        let file = path + "/.gitignore"
        if access(file, F_OK) != 0 { try FileAccess.write(Array("*\n".utf8), to: file) }
    }

    private var databaseFile: String { path + "/store.db" }

    /// SQLite gives its other files the mode of this one.
    private func makeDatabaseFile() throws(Problem) {
        let file = Glibc.open(databaseFile, O_WRONLY | O_CREAT, Self.ownMode)
        guard file >= 0 else { throw FileAccess.failure(databaseFile) }
        fchmod(file, Self.ownMode)
        close(file)
    }

    private var keysPath: String {
        getenv(Self.keysVariable).map { String(cString: $0) } ?? "\(path)/\(Self.keyFile)"
    }

    /// A new key behind the others: complete on the disk before anything is wrapped by it.
    /// - Returns: its number.
    func addKey() throws(Problem) -> UInt32 {
        let text = String(decoding: try FileAccess.contents(keysPath), as: UTF8.self)
        let version = try Keyring(text: text, file: keysPath).newest + 1
        let temporary = keysPath + ".new"
        unlink(temporary)
        try makeKeys(
            temporary, text: (text.hasSuffix("\n") ? text : text + "\n") + Keyring.newLine(version: Int(version)))
        guard rename(temporary, keysPath) == 0 else { throw FileAccess.failure(keysPath) }
        return version
    }

    /// What is left of the records outside of tables: SQLite's files, the keys, what was published.
    func eraseFiles() throws(Problem) {
        var files = [keysPath, path + "/live/emergency.json", path + "/live/maintenance.json"]
        if database == nil { files += ["store.db", "store.db-wal", "store.db-shm"].map { "\(path)/\($0)" } }
        try eraseMails()
        try eraseReports()
        for file in files {
            guard unlink(file) == 0 || errno == ENOENT else { throw FileAccess.failure(file) }
        }
    }

    /// Pages and photos of reports that the public saw.
    private func eraseReports() throws(Problem) {
        let live = LiveFiles(folder: path + "/live")
        for form in try live.folders(in: "reports") {
            for file in try live.files(in: "reports/" + form) { try live.remove(file) }
        }
        for file in try live.files(in: "reports") { try live.remove(file) }
    }

    private func eraseMails() throws(Problem) {
        let folder = path + "/mail"
        guard let handle = opendir(folder) else { return }
        defer { closedir(handle) }
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasSuffix(".eml") else { continue }
            guard unlink("\(folder)/\(name)") == 0 else { throw FileAccess.failure("\(folder)/\(name)") }
        }
    }

    private func keyring(makes: Bool) throws(Problem) -> Keyring {
        let file = keysPath
        if makes, access(file, F_OK) != 0 { try makeKeys(file, text: Keyring.newLine(version: 1)) }
        return try Keyring(text: String(decoding: try FileAccess.contents(file), as: UTF8.self), file: file)
    }

    /// Written by nobody else in between, and readable by nobody else from its first moment on.
    private func makeKeys(_ file: String, text: String) throws(Problem) {
        let descriptor = Glibc.open(file, O_WRONLY | O_CREAT | O_EXCL, Self.ownMode)
        if descriptor < 0 && errno == EEXIST { return }
        guard descriptor >= 0 else { throw FileAccess.failure(file) }
        defer { close(descriptor) }
        let text = Array(text.utf8)
        guard write(descriptor, text, text.count) == text.count, fsync(descriptor) == 0 else {
            throw FileAccess.failure(file)
        }
    }
}
