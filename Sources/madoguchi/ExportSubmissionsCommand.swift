import FeatureKit
import Model
import OpenData
import Submissions

/// `madoguchi export submissions FORM`: what residents have sent by a form, drafts aside.
enum ExportSubmissionsCommand {
    static let kind = "submissions"

    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let arguments = try Arguments(arguments, values: ["data", "database", "format", "output"], flags: [])
        let format = arguments["format"] ?? "csv"
        guard arguments.words.count == 2, let form = arguments.words.last,
            ["csv", "csv-cp932", "xlsx"].contains(format)
        else {
            throw UsageError(
                ja: "export submissions の後にフォームの名前を書いてください。--format は csv、csv-cp932、xlsx です",
                en: "name a form behind `export submissions`; --format is csv, csv-cp932 or xlsx")
        }
        if format == "xlsx" { try ExportCommand.refuseScreen(arguments, console) }
        do throws(Problem) {
            let surroundings = try DataFolder(arguments).open(makes: false)
            defer { surroundings.store.close() }
            let table = try table(form, surroundings)
            try ExportCommand.write(try bytes(table, format, console), arguments, console)
            console.error(
                console.language == .japanese
                    ? "\(table.rows.count)件を書き出しました" : "\(table.rows.count) submissions exported")
            return .fine
        } catch {
            console.error(error.line(in: console.language))
            return .problems
        }
    }

    private static func bytes(_ table: Table, _ format: String, _ console: Console) throws(Problem) -> [UInt8] {
        if format == "xlsx" { return try table.xlsx(sheetName: kind).bytes }
        let (bytes, unwritable) = table.csv(format == "csv" ? .utf8 : .cp932)
        // What CP932 has no letter for is named: a name must not be spelt wrong unseen.
        for character in unwritable.sorted() {
            console.error("「\(character.character)」→「\(character.writtenAs)」 × \(character.count)")
        }
        return bytes
    }

    private static func table(_ form: String, _ surroundings: Surroundings) throws(Problem) -> Table {
        do {
            let vault = surroundings.vault
            let table = try surroundings.store.read { rows in
                let submissions = SubmissionStore(rows, vault)
                return SubmissionTable(try submissions.received(form), staff: try submissions.staffEntries(form: form))
            }
            return Table(file: kind, header: table.header, cells: table.cells)
        } catch {
            throw Problem(
                "unreadable-records", at: Place(file: "--data", line: 0), ja: "記録を読めません（\(error)）",
                en: "the records cannot be read (\(error))")
        }
    }
}
