import FeatureKit
import Model
import Storage

/// `madoguchi keys rotate`: a new key, and all data keys wrapped by it. Older keys stay, for backups.
enum KeysCommand {
    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let arguments = try Arguments(arguments, values: ["data", "database", "output"], flags: [])
        guard arguments.words == ["rotate"] else {
            throw UsageError(ja: "使い方: madoguchi keys rotate", en: "usage: madoguchi keys rotate")
        }
        return BackupCommands.perform(console) {
            let data = DataFolder(arguments)
            let version = try data.addKey()
            let surroundings = try data.open(makes: false)
            defer { surroundings.store.close() }
            let vault = surroundings.vault
            let count = try surroundings.store.write { try vault.rewrapAll($0) }
            console.print(
                console.language == .japanese
                    ? "鍵\(version)を加え、\(count)件のデータの鍵を包みなおしました。動いているサーバーは始めなおしてください。鍵のファイルの写しも新しくしてください。"
                    : "key \(version) added, \(count) data keys wrapped anew; restart servers, and renew your copy of the keys"
            )
        }
    }
}
