import Accounts
import FeatureKit
import Glibc
import Model
import Storage

/// `madoguchi staff …`: accounts from the command line, for the first one and for emergencies.
enum StaffCommand {
    private static let options: Set<String> = ["data", "database", "group", "title", "mail", "days", "permissions"]

    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let arguments = try Arguments(arguments, values: options, flags: ["password-stdin", "second-factor", "json"])
        guard let verb = arguments.words.first else { throw usage }
        let names = arguments.words.dropFirst()
        let work: (Surroundings, Author) throws -> Void
        switch (verb, names.count) {
        case ("list", 0): work = { surroundings, _ in try list(surroundings, arguments, console) }
        case ("add", 1): work = { try add(names[1], $0, $1, arguments, console) }
        case ("group", 1): work = { try group(names[1], $0, $1, arguments, console) }
        case ("reset", 1): work = { try reset(names[1], $0, $1, arguments, console) }
        case ("unlock", 1): work = { try $0.accounts.unlock(names[1], by: $1) }
        case ("disable", 1): work = { try $0.accounts.setDisabled(true, names[1], by: $1) }
        case ("enable", 1): work = { try $0.accounts.setDisabled(false, names[1], by: $1) }
        case ("token", 1): work = { try token(names[1], $0, $1, arguments, console) }
        case ("import", 1): work = { try StaffImport.run(names[1], $0, $1, console) }
        default: throw usage
        }
        return perform(work, arguments, console)
    }

    private static var usage: UsageError {
        UsageError(
            ja: "使い方: madoguchi staff list | add 名前 --group G [--title 氏名] [--mail M] [--password-stdin] | "
                + "reset・unlock・disable・enable 名前 | token 名前 [--days N] [--permissions \"A B\"] | group 記号 [--title 名前] [--permissions \"A B\"] [--second-factor] | import ファイル",
            en: "usage: madoguchi staff list | add NAME --group G [--title T] [--mail M] [--password-stdin] | "
                + "reset, unlock, disable, enable NAME | token NAME [--days N] [--permissions \"A B\"] | group ID [--title T] [--permissions \"A B\"] [--second-factor] | import FILE"
        )
    }

    private static func perform(
        _ work: (Surroundings, Author) throws -> Void, _ arguments: Arguments, _ console: Console
    ) -> CommandLineTool.Status {
        do {
            let surroundings = try DataFolder(arguments).open(makes: true)
            defer { surroundings.store.close() }
            try surroundings.store.migrate(
                Vault.migrations + AccountMigrations.all + Audit.migrations, now: surroundings.now())
            try work(surroundings, Author(actor: "command", now: surroundings.now()))
            return .fine
        } catch let problem as Problem {
            console.error(problem.line(in: console.language))
        } catch let refusal as AccountRefusal {
            console.error(AccountProblem.line(refusal, console.language))
        } catch {
            console.error("\(error)")
        }
        return .problems
    }

    // MARK: Verbs

    private static func list(_ surroundings: Surroundings, _ arguments: Arguments, _ console: Console) throws {
        let staff = try surroundings.store.read { try AccountStore($0).all() }
        if arguments.has("json") {
            var json = JSONWriter(.readable)
            json.object { json in
                json.key("staff")
                json.array { json in for one in staff { write(one, &json) } }
            }
            console.print(String(decoding: json.bytes, as: UTF8.self))
            return
        }
        for one in staff {
            let state = one.isDisabled ? "disabled" : one.isLocked ? "locked" : "active"
            console.print([one.name, one.title, one.groups.joined(separator: ","), state].joined(separator: "\t"))
        }
    }

    private static func write(_ staff: Staff, _ json: inout JSONWriter) {
        json.object { json in
            json.member("name", staff.name)
            json.member("title", staff.title)
            json.member("mail", ifPresent: staff.mail)
            json.key("groups")
            json.array { json in for group in staff.groups { json.value(group) } }
            json.key("locked")
            json.value(staff.isLocked)
            json.key("disabled")
            json.value(staff.isDisabled)
        }
    }

    /// A group that is not there yet is made, without anything it may do; the very first account may do everything.
    private static func add(
        _ name: String, _ surroundings: Surroundings, _ author: Author, _ arguments: Arguments, _ console: Console
    ) throws {
        let (groups, isFirst) = try surroundings.store.read { rows in
            (try AccountStore(rows).groups(), try AccountStore(rows).all().isEmpty)
        }
        let wanted = (arguments["group"] ?? "").split(separator: ",").map(String.init)
        for id in wanted where !groups.contains(where: { $0.id == id }) {
            try surroundings.accounts.save(
                StaffGroup(id: id, title: id, permissions: isFirst ? [Permission(Permission.every)] : []), by: author)
        }
        let given = try password(arguments)
        let password = given ?? Password.random()
        try surroundings.accounts.add(
            name, title: arguments["title"] ?? name, mail: arguments["mail"], groups: wanted, password: password,
            mustChange: true, by: author)
        if given == nil { console.print(password) }
    }

    private static func group(
        _ id: String, _ surroundings: Surroundings, _ author: Author, _ arguments: Arguments, _ console: Console
    ) throws {
        let before = try surroundings.store.read { try AccountStore($0).groups() }.first { $0.id == id }
        var group = before ?? StaffGroup(id: id, title: id, permissions: [])
        if let title = arguments["title"] { group.title = title }
        if let permissions = arguments["permissions"] {
            group.permissions = Set(permissions.split(separator: " ").map(Permission.init))
        }
        if arguments.has("second-factor") { group.needsSecondFactor = true }
        try surroundings.accounts.save(group, by: author)
        console.print(
            group.permissions.map(\.text).sorted().joined(separator: " "))
    }

    private static func reset(
        _ name: String, _ surroundings: Surroundings, _ author: Author, _ arguments: Arguments, _ console: Console
    ) throws {
        if let given = try password(arguments) {
            try surroundings.accounts.reset(name, password: given, by: author)
        } else {
            console.print(try surroundings.accounts.reissue(name, by: author))
        }
    }

    private static func token(
        _ name: String, _ surroundings: Surroundings, _ author: Author, _ arguments: Arguments, _ console: Console
    ) throws {
        let days = arguments["days"].flatMap { Int($0) } ?? usualTokenDays
        let token = try surroundings.accounts.makeAccessToken(
            for: name, title: arguments["title"] ?? "", days: days,
            permissions: (arguments["permissions"] ?? "").split(separator: " ").map(Permission.init), by: author)
        console.print(token.text)
    }

    private static let usualTokenDays = 90

    /// Never an argument: those are seen by everybody on the machine.
    private static func password(_ arguments: Arguments) throws(Problem) -> String? {
        guard arguments.has("password-stdin") else { return nil }
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw Problem(
                "no-password", at: Place(file: "-"), ja: "標準入力にパスワードがありません",
                en: "there is no password on standard input")
        }
        return line
    }
}

/// Why something about accounts was not done, on the command line.
enum AccountProblem {
    static func line(_ refusal: AccountRefusal, _ language: StaffLanguage) -> String {
        let (ja, en) = words(refusal)
        return language == .japanese ? ja : en
    }

    private static func words(_ refusal: AccountRefusal) -> (String, String) {
        switch refusal {
        case .wrongName:
            ("利用者名は半角の英小文字・数字・-_. で40文字までです", "a name is made of a-z, 0-9, - _ . and has at most 40 characters")
        case .takenName: ("この利用者名は使われています", "this name is taken")
        case .takenGroup: ("この記号のグループはすでにあります", "there is a group with this id already")
        case .wrongTitle: ("名前は1〜100文字です", "a title has 1 to 100 characters")
        case .wrongMail: ("メールアドレスの形が正しくありません", "this is no mail address")
        case .unknownStaff: ("このアカウントはありません", "there is no such account")
        case .unknownGroup: ("このグループはありません", "there is no such group")
        case .wrongGroup: ("グループの記号は半角の英小文字・数字・-_. で40文字までです", "a group's id is made of a-z, 0-9, - _ .")
        case .passwordTooShort:
            ("パスワードは\(Password.shortest)文字以上です", "a password has at least \(Password.shortest) characters")
        case .passwordTooLong: ("パスワードは200文字までです", "a password has at most 200 characters")
        case .passwordTooCommon: ("推測されやすいパスワードです", "this password is easy to guess")
        case .passwordIsName: ("パスワードに利用者名は入れられません", "a password does not hold the name")
        case .passwordUnchanged: ("今と同じパスワードです", "this is the old password")
        case .lastAdministrator: ("アカウントを管理できる最後の職員です", "this is the last account that can manage accounts")
        case .busy: ("メモリーが足りないため、パスワードを処理できませんでした", "there is no memory for hashing a password")
        case .notSignedIn, .wrongCode: ("確認できませんでした", "not verified")
        }
    }
}
