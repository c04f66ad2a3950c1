import FeatureKit
import Model
import OpenData
import Questions

/// `madoguchi export conversations`: what visitors asked the chatbot and agreed to have recorded.
enum ExportConversationsCommand {
    static let kind = "conversations"

    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let arguments = try Arguments(arguments, values: ["data", "database", "format", "output"], flags: [])
        let format = arguments["format"] ?? "csv"
        guard arguments.words == [kind], ["csv", "xlsx"].contains(format) else {
            throw UsageError(
                ja: "export conversations の --format は csv か xlsx です",
                en: "--format of `export conversations` is csv or xlsx")
        }
        if format == "xlsx" { try ExportCommand.refuseScreen(arguments, console) }
        do throws(Problem) {
            let surroundings = try DataFolder(arguments).open(makes: false)
            defer { surroundings.store.close() }
            let table = try table(surroundings)
            let bytes = format == "csv" ? table.csv(.utf8).bytes : try table.xlsx(sheetName: kind).bytes
            try ExportCommand.write(bytes, arguments, console)
            console.error(
                console.language == .japanese ? "\(table.rows.count)件を書き出しました" : "\(table.rows.count) turns exported")
            return .fine
        } catch {
            console.error(error.line(in: console.language))
            return .problems
        }
    }

    private static func table(_ surroundings: Surroundings) throws(Problem) -> Table {
        do {
            let rows = try ConversationExport.rows(surroundings.store, surroundings.vault) {
                Moment(unixSeconds: $0).iso
            }
            return Table(file: kind, header: ConversationExport.columns, cells: rows)
        } catch {
            throw Problem(
                "unreadable-records", at: Place(file: "--data", line: 0), ja: "記録を読めません（\(error)）",
                en: "the records cannot be read (\(error))")
        }
    }
}
