import Backups
import FeatureKit
import Glibc
import Model
import Server
import Storage

/// `madoguchi backup DIR`, `verify FILE`, `restore FILE`.
enum BackupCommands {
    private static let options: Set<String> = ["data", "database", "output"]

    static func backup(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let (arguments, folder) = try one(arguments, ja: "backup フォルダー", en: "backup DIR")
        return perform(console) {
            let surroundings = try DataFolder(arguments).open(makes: false)
            defer { surroundings.store.close() }
            let made = try BackupFolder(folder).make(surroundings)
            console.print("\(folder)/\(made.file)")
            console.error(
                console.language == .japanese
                    ? "\(made.rows)行、\(made.bytes)バイト" : "\(made.rows) rows, \(made.bytes) bytes")
        }
    }

    static func verify(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let (arguments, file) = try one(arguments, ja: "verify ファイル", en: "verify FILE")
        return perform(console) {
            let surroundings = try DataFolder(arguments).open(makes: false)
            defer { surroundings.store.close() }
            let proof = try BackupProof.prove(file, surroundings)
            console.print(
                console.language == .japanese
                    ? "\(file): \(proof.rows)行を復元し、壊れていないことを確かめました。"
                    : "\(file): \(proof.rows) rows restored and found sound")
        }
    }

    /// Into a data folder (or database) that holds no records yet; the keys have to lie there already.
    static func restore(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let (arguments, file) = try one(arguments, ja: "restore ファイル --data フォルダー", en: "restore FILE --data DIR")
        return perform(console) {
            let surroundings = try DataFolder(arguments).open(makes: false)
            let server = try BackupProof.restore(file, into: surroundings)
            let hashes = try Backup.hashes(surroundings.store)
            server.close()
            for (table, hash) in hashes.sorted(by: { $0.key < $1.key }) {
                console.print("\(table)\t\(hash.count)\t\(hash.text)")
            }
        }
    }

    private static func one(
        _ arguments: [String], ja: String, en: String
    ) throws(UsageError) -> (Arguments, String) {
        let arguments = try Arguments(arguments, values: options, flags: [])
        guard arguments.words.count == 1 else {
            throw UsageError(ja: "使い方: madoguchi \(ja)", en: "usage: madoguchi \(en)")
        }
        return (arguments, arguments.words[0])
    }

    static func perform(_ console: Console, _ work: () throws -> Void) -> CommandLineTool.Status {
        do {
            try work()
            return .fine
        } catch let problem as Problem {
            console.error(problem.line(in: console.language))
        } catch let failure as BackupFailure {
            console.error(console.language == .japanese ? BackupSentences.text(failure) : "\(failure)")
        } catch {
            console.error("\(error)")
        }
        return .problems
    }
}
