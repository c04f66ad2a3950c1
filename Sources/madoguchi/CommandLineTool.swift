import CJemalloc
import CSystem
import Glibc
import Model

/// The verbs of `madoguchi` and what each answers the shell.
enum CommandLineTool {
    /// Exit statuses that scripts rely on.
    enum Status: Int32 {
        case fine = 0
        /// Problems in the content or the request; all have been printed.
        case problems = 1
        case wrongUsage = 2
        /// Our fault (EX_SOFTWARE of sysexits.h).
        case failure = 70
    }

    static let version = "0.1.0"

    static func run() -> Never {
        let language = StaffLanguage { name in getenv(name).map { String(cString: $0) } }
        let arguments = Array(Swift.CommandLine.arguments.dropFirst())
        let console = Console(language: language)
        system_end_on_fault(faultMessage(language), Status.failure.rawValue)
        exit(run(arguments, console).rawValue)
    }

    private static func faultMessage(_ language: StaffLanguage) -> String {
        switch language {
        case .japanese: "\nmadoguchi \(version): プログラムの間違いで止まりました。上の文と、直前に変えたファイルを添えて報告してください。\n"
        case .english: "\nmadoguchi \(version) stopped by a fault of its own. Please report it with the lines above.\n"
        }
    }

    static func run(_ arguments: [String], _ console: Console) -> Status {
        guard let name = arguments.first else {
            console.error(Help.overview(console.language))
            return .wrongUsage
        }
        let rest = Array(arguments.dropFirst())
        do throws(UsageError) {
            switch name {
            case "build": return try BuildCommand.run(rest, console)
            case "check": return try CheckCommand.run(rest, console)
            case "serve": return try ServeCommand.run(rest, console)
            case "import": return try ImportCommand.run(rest, console)
            case "export": return try ExportCommand.run(rest, console)
            case "ask": return try AskCommand.run(rest, console)
            case "evaluate": return try EvaluateCommand.run(rest, console)
            case "new": return try NewCommand.run(rest, console)
            case "mail": return try MailCommand.run(rest, console)
            case "staff": return try StaffCommand.run(rest, console)
            case "backup": return try BackupCommands.backup(rest, console)
            case "verify": return try BackupCommands.verify(rest, console)
            case "restore": return try BackupCommands.restore(rest, console)
            case "store": return try StoreCommand.run(rest, console)
            case "keys": return try KeysCommand.run(rest, console)
            case "config": return try ConfigCommand.run(rest, console)
            case "--version", "version":
                console.print("madoguchi \(version)")
                return .fine
            case "help", "--help", "-h":
                console.print(Help.overview(console.language))
                return .fine
            default:
                throw UsageError(
                    ja: "「\(name)」という命令はありません", en: "there is no command `\(name)`")
            }
        } catch {
            console.error(error.message.text(in: console.language))
            console.error(Help.hint(console.language))
            return .wrongUsage
        }
    }
}

/// The command was called in a way it cannot be.
struct UsageError: Error {
    var message: Wording

    init(ja: String, en: String) { message = Wording(ja: ja, en: en) }
}

enum Help {
    static func overview(_ language: StaffLanguage) -> String {
        switch language {
        case .japanese:
            """
            使い方: madoguchi 命令 [オプション]

              new DIR [--empty]        見本の入った作業フォルダーを作る
              build                    サイトを作る（output/public）
              serve                    作ったサイトを手元で見る
              check                    内容・リンク・アクセシビリティを調べる（書き込みなし）
              ask "質問"                チャットボットがどう答えるかを見る（--explain で理由も）
              evaluate                 正解の分かる質問で、答えの正しさを測る
              import 種類 ファイル…     CSV・Excel・JSON を取り込む
              export 種類               CSV・Excel・JSON に書き出す（conversations: 記録した会話、submissions フォーム: 送られたもの）
              staff list・add・…        職員のアカウント
              mail list [--json]       送ったメール
              backup・verify・restore   記録のバックアップと、復元の確かめ
              store copy・erase         データベースの引っ越し、契約終了時の消去
              keys rotate              鍵の交換
              config nginx・caddy・systemd  前に置くサーバーの設定を書き出す

            共通のオプション: --content DIR --layouts DIR --output DIR --base-url URL --at 日時 --drafts --json
            """
        case .english:
            """
            usage: madoguchi COMMAND [options]

              new DIR [--empty]        make a workspace, with the sample prefecture in it
              build                    build the site (output/public)
              serve                    serve the built site on this machine
              check                    content, links, accessibility; writes nothing
              ask "QUESTION"           what the chatbot answers (--explain: and why)
              evaluate                 how well it answers questions with known answers
              import KIND FILE…        CSV, Excel or JSON into content
              export KIND              content as CSV, Excel or JSON (conversations: those recorded, submissions FORM: what was sent)
              staff list, add, …       accounts of staff
              mail list [--json]       what was sent
              backup, verify, restore  records in a sealed file, and proof that it can be restored
              store copy, erase        move to another database; delete everything at a contract's end
              keys rotate              a new key for sealed records
              config nginx, caddy, systemd   configuration for what stands in front

            common options: --content DIR --layouts DIR --output DIR --base-url URL --at TIME --drafts --json
            """
        }
    }

    static func hint(_ language: StaffLanguage) -> String {
        language == .japanese ? "使い方は madoguchi help で見られます" : "see `madoguchi help`"
    }
}
