import Accounts

extension AccountRefusal {
    /// Which field of a form it is about.
    var field: String? {
        switch self {
        case .wrongName, .takenName: "name"
        case .wrongTitle: "title"
        case .wrongMail: "mail"
        case .unknownGroup: "groups"
        case .wrongGroup, .takenGroup: "id"
        case .passwordTooShort, .passwordTooLong, .passwordTooCommon, .passwordIsName, .passwordUnchanged: "password"
        case .wrongCode: "code"
        case .unknownStaff, .lastAdministrator, .notSignedIn, .busy: nil
        }
    }

    var sentence: String {
        switch self {
        case .wrongName: "利用者名は、半角の英小文字・数字・「-」「_」「.」で40文字までにしてください。"
        case .takenName: "この利用者名はすでに使われています。別の名前にしてください。"
        case .wrongTitle: "名前を100文字までで入力してください。"
        case .wrongMail: "メールアドレスの形が正しくありません。"
        case .unknownStaff: "このアカウントはありません。"
        case .unknownGroup: "選ばれたグループはありません。"
        case .takenGroup: "この記号のグループはすでにあります。別の記号にしてください。"
        case .wrongGroup: "グループの記号は、半角の英小文字・数字・「-」「_」「.」で40文字までにしてください。"
        case .passwordTooShort: "パスワードは\(Password.shortest)文字以上にしてください。"
        case .passwordTooLong: "パスワードが長すぎます。200文字までにしてください。"
        case .passwordTooCommon: "推測されやすいパスワードです。別の言葉を組み合わせてください。"
        case .passwordIsName: "パスワードに利用者名を入れないでください。"
        case .passwordUnchanged: "今と違うパスワードにしてください。"
        case .lastAdministrator: "この変更をすると、アカウントを管理できる職員がいなくなります。先に別の職員に権限を付けてください。"
        case .notSignedIn:
            "サインインできませんでした。利用者名・パスワード・確認コードを確かめてください。続けて\(Staff.mostFailures)回間違えるとロックされ、管理を担当する職員が解除するまでサインインできません。"
        case .wrongCode: "確認コードが違います。アプリに今表示されている6桁の数字を入力してください。"
        case .busy: "ただいま混み合っています。少し待ってから、もう一度お試しください。"
        }
    }
}

/// What staff did, in words.
enum AuditWords {
    static func action(_ action: String) -> String { actions[action] ?? action }

    private static let actions = [
        "signed-in": "サインイン", "signed-out": "サインアウト", "sign-in-failed": "サインイン失敗",
        "password-wrong": "パスワードの確認失敗", "password-changed": "パスワードの変更", "password-reissued": "パスワードの再発行",
        "second-factor-set": "2段階認証の設定",
        "added": "追加", "changed": "変更", "disabled": "停止", "enabled": "再開", "unlocked": "ロックの解除",
        "access-token-made": "アクセストークンの発行", "read": "閲覧", "exported": "書き出し", "published": "公開", "ended": "終了",
        "rehearsed": "訓練",
        "deleted": "削除", "verified": "検証", "made": "作成", "restored": "復元",
    ]
}
