import Accounts
import FeatureKit

/// Accounts to try the desk with: made where there are none yet, and told once.
enum DemoStaff {
    private static let groups = [
        StaffGroup(id: "kanri", title: "システム管理", permissions: [Permission(Permission.every)]),
        StaffGroup(
            id: "koho", title: "広報課",
            permissions: [
                Permission("questions.statistics"), Permission("questions.read"), Permission("switches.emergency"),
                Permission("switches.maintenance"),
            ]),
        StaffGroup(id: "mado", title: "市民課", permissions: [Permission("questions.statistics")]),
    ]
    private static let people = [("admin", "管理 花子", "kanri"), ("koho", "広報 太郎", "koho"), ("mado", "窓口 次郎", "mado")]

    /// - Throws: what the store refused.
    static func make(_ surroundings: Surroundings, _ console: Console) throws {
        guard try surroundings.store.read({ try AccountStore($0).all() }).isEmpty else { return }
        let author = Author(actor: "command", now: surroundings.now())
        for group in groups { try surroundings.accounts.save(group, by: author) }
        console.error(
            console.language == .japanese
                ? "職員用の画面（/staff）を試すためのアカウントを作りました。パスワードは今だけ表示します。"
                : "Accounts for trying the desk (/staff). Their passwords are shown only now.")
        for (name, title, group) in people {
            let password = Password.random()
            try surroundings.accounts.add(
                name, title: title, mail: nil, groups: [group], password: password, mustChange: false, by: author)
            console.error("  \(name)  \(password)  \(title)")
        }
    }
}
