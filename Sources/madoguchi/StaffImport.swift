import Accounts
import FeatureKit
import Model
import OpenData
import Storage

/// `madoguchi staff import FILE`: accounts from CSV or Excel (requirements A1). Columns: name, title, mail, groups (blanks
/// between them), state (`active`, `disabled`). Unknown names are added, known ones changed; none is deleted.
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
            func cell(_ name: String) -> String { columns[name].map { row.cells[$0] } ?? "" }
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
        _ cell: (String) -> String, _ surroundings: Surroundings, _ author: Author, _ console: Console
    ) throws {
        let (name, mail) = (cell("name"), cell("mail").isEmpty ? nil : cell("mail"))
        let groups = cell("groups").split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        let known = try surroundings.store.read { try AccountStore($0).staff(name) }
        if known == nil {
            let password = Password.random()
            try surroundings.accounts.add(
                name, title: cell("title"), mail: mail, groups: groups, password: password, mustChange: true, by: author
            )
            console.print("\(name)\t\(password)")
        } else {
            try surroundings.accounts.update(name, title: cell("title"), mail: mail, groups: groups, by: author)
        }
        let isDisabled = cell("state") == "disabled"
        if isDisabled != (known?.isDisabled ?? false) {
            try surroundings.accounts.setDisabled(isDisabled, name, by: author)
        }
    }
}
