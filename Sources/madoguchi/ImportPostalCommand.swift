import Model
import OpenData

/// `madoguchi import postal utf_ken_all.csv`: addresses by postal code, for forms.
enum ImportPostalCommand {
    static let kind = "postal"
    private static let file = "utf_ken_all.csv"

    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let arguments = try Arguments(arguments, values: ["content"], flags: ["dry-run", "json"])
        let files = arguments.words.dropFirst()
        if files.isEmpty {
            throw UsageError(ja: "取り込むファイルを書いてください（utf_ken_all.csv）", en: "name the files to import: utf_ken_all.csv")
        }
        var all = PostalAddresses()
        for file in files {
            do throws(Problem) {
                let read = PostalAddresses.reading(try FileAccess.contents(file), file: file)
                all.addresses += read.addresses
                all.problems += read.problems
            } catch {
                all.problems.append(error)
            }
        }
        let folder = SheetArguments.contentFolder(arguments) + "/postal"
        let path = "\(folder)/\(file)"
        if !arguments.has("dry-run") && !all.addresses.isEmpty {
            do throws(Problem) {
                try FileAccess.makeFolder(folder)
                try FileAccess.write(all.table, to: path)
            } catch {
                all.problems.append(error)
            }
        }
        return finish(all, path, arguments, console)
    }

    private static func finish(
        _ all: PostalAddresses, _ path: String, _ arguments: Arguments, _ console: Console
    ) -> CommandLineTool.Status {
        let codes = Set(all.addresses.map(\.code)).count
        if arguments.has("json") {
            var json = JSONWriter(.readable)
            json.object { json in
                json.member("addresses", all.addresses.count)
                json.member("codes", codes)
                json.key("problems")
                json.array { json in for problem in all.problems { json.value(problem.line(in: console.language)) } }
            }
            console.print(String(decoding: json.bytes, as: UTF8.self))
        } else {
            for problem in all.problems { console.error(problem.line(in: console.language)) }
            console.error(
                console.language == .japanese
                    ? "郵便番号\(codes)件、住所\(all.addresses.count)件：\(path)"
                    : "\(codes) postal codes, \(all.addresses.count) addresses: \(path)")
        }
        return all.problems.isEmpty && !all.addresses.isEmpty ? .fine : .problems
    }
}
