import Accounts
import FeatureKit
import Model
import OpenData
import Storage

/// `madoguchi staff import FILE`: accounts from CSV or Excel (requirements A1). Columns: name, title, mail, groups (blanks
/// between them), state (`active`, `disabled`). Unknown names are added, known ones changed; none is deleted. What a known
/// account has stays where the file has no such column, and where the state is empty.
enum StaffImport {
    private static let required = ["name", "title"]

    static func run(_ file: String, _ surroundings: Surroundings, _ author: Author, _ console: Console) throws {
        let reading = Table.reading(try FileAccess.contents(file), file: file)
        guard let table = reading.table else {
            throw reading.problems.first
                ?? Problem("unreadable-file", at: Place(file: file), ja: "読めません", en: "cannot be read")
        }
        let columns = Dictionary(table.header.enumerated().map { ($1.lowercased(), $0) }) { first, _ in first }
        for name in required where columns[name] == nil {
            throw Problem(
                "missing-column", at: Place(file: file, line: table.headerRow), ja: "列「\(name)」がありません",
                en: "there is no column `\(name)`",
                expected: Wording(ja: "name, title, mail, groups, state", en: "name, title, mail, groups, state"))
        }
        var failed = 0
        for row in table.rows where !row.isBlank {
            func cell(_ name: String) -> String? { columns[name].map { row.cells[$0] } }
            do {
                try apply(cell, surroundings, author, console)
            } catch let refusal as AccountRefusal {
                failed += 1
                console.error("\(table.place(row: row)): \(AccountProblem.line(refusal, console.language))")
            }
        }
        if failed > 0 {
            throw Problem(
                "rows-left-out", at: Place(file: file), ja: "\(failed)行を取り込めませんでした", en: "\(failed) rows were left out")
        }
    }

    /// New passwords are printed once: `NAME<tab>PASSWORD`.
    private static func apply(
        _ cell: (String) -> String?, _ surroundings: Surroundings, _ author: Author, _ console: Console
    ) throws {
        let (name, title) = (cell("name") ?? "", cell("title") ?? "")
        let known = try surroundings.store.read { try AccountStore($0).staff(name) }
        let mail = cell("mail") ?? known?.mail ?? ""
        let groups =
            cell("groups").map { $0.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init) }
            ?? known?.groups ?? []
        guard let known else {
            let password = Password.random()
            try surroundings.accounts.add(
                name, title: title, mail: mail.isEmpty ? nil : mail, groups: groups, password: password,
                mustChange: true, by: author
            )
            console.print("\(name)\t\(password)")
            if cell("state") == "disabled" { try surroundings.accounts.setDisabled(true, name, by: author) }
            return
        }
        try surroundings.accounts.update(
            name, title: title, mail: mail.isEmpty ? nil : mail, groups: groups, by: author)
        guard let state = cell("state"), !state.isEmpty, (state == "disabled") != known.isDisabled else { return }
        try surroundings.accounts.setDisabled(state == "disabled", name, by: author)
    }
}
