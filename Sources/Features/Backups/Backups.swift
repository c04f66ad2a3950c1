import Accounts
import FeatureKit
import HTTP
import Model
import Storage

// Backups that are known to work (requirements A4): made every day, each restored into a scratch database and looked at.
//
// BackupFolder.swift   the files: written, listed, thinned out
// Following.swift      beside them, a copy that is never more than seconds behind (SQLite)
// Proof.swift          a backup restored and compared
// BackupStore.swift    all SQL: what was made and proven
// BackupPages.swift    staff: the list, and the last proven restore
//
// Table: backups.

public struct Backups: Feature {
    private let surroundings: Surroundings
    /// nil: backups are made by somebody else.
    private let folder: BackupFolder?
    private let following: Following?

    public init(_ surroundings: Surroundings, folder: String?) {
        self.surroundings = surroundings
        self.folder = folder.map(BackupFolder.init)
        following = folder.flatMap { Following(surroundings, folder: $0) }
    }

    static let function = "backups.read"

    public var migrations: [Migration] { BackupStore.migrations }
    public var functions: [StaffFunction] { [StaffFunction(Self.function, "バックアップの状態を見る")] }
    public var deskLinks: [DeskLink] { [DeskLink("バックアップ", BackupPages.path, Self.function)] }
    public var routes: [Route] { BackupPages(surroundings, isMade: folder != nil, following).routes }

    /// After so long without a proven restore somebody should look.
    private static let worrySeconds = 2 * 86_400

    public func waiting(for signedIn: SignedIn) throws -> [DeskNote] {
        guard signedIn.may(Self.function) else { return [] }
        guard folder != nil else {
            return [DeskNote(.waiting, "自動のバックアップが設定されていません。", BackupPages.path)]
        }
        return [try lastProven()] + (following?.isBehind == true ? [Self.behind] : [])
    }

    private static let behind = DeskNote(.urgent, "続けて写すバックアップが止まっています。", BackupPages.path)

    private func lastProven() throws -> DeskNote {
        let last = try surroundings.store.read { try BackupStore($0).lastProven() }
        guard let last else { return DeskNote(.waiting, "復元を確かめたバックアップが、まだありません。", BackupPages.path) }
        let sentence = "最後に復元を確かめたバックアップ：\(DeskTime.text(last.proven ?? last.made))"
        let isOld = surroundings.now() - last.made > Self.worrySeconds
        return DeskNote(isOld ? .urgent : .calm, sentence, BackupPages.path)
    }

    /// Every few seconds, and before the end.
    public func keep() throws { try following?.follow() }

    public var jobs: [RecurringJob] {
        guard let folder else { return [] }
        return [
            RecurringJob("backups.make", "バックアップを作り、復元を確かめる", every: RecurringJob.daily) { [surroundings] in
                try Self.makeAndProve(surroundings, folder)
            }
        ] + (following.map { [$0.job] } ?? [])
    }

    private static func makeAndProve(_ surroundings: Surroundings, _ folder: BackupFolder) throws -> String {
        let made = try folder.make(surroundings)
        try surroundings.store.write { try BackupStore($0).add(made) }
        do {
            let proof = try surroundings.proveBackup(folder.path(made.file))
            let now = surroundings.now()
            try surroundings.store.write {
                try BackupStore($0).setProven(made.file, at: now, "\(proof.rows)行を復元し、すべて同じでした。")
            }
            let removed = try folder.thinOut()
            try surroundings.store.write { try BackupStore($0).remove(removed) }
            return "\(made.file)を作り、\(proof.rows)行の復元を確かめました。"
        } catch {
            let sentence = BackupSentences.text(error)
            try surroundings.store.write { try BackupStore($0).setFailed(made.file, sentence) }
            throw error
        }
    }
}

/// Why a backup cannot be used, for people.
public enum BackupSentences {
    public static func text(_ error: any Error) -> String {
        switch error {
        case BackupFailure.noBackup: "バックアップのファイルではありません。"
        case BackupFailure.wrongKeys: "別の鍵で作られたバックアップです。作ったときの鍵のファイルが必要です。"
        case BackupFailure.damaged: "壊れているか、途中で切れています。"
        case BackupFailure.unknownTable(let name): "新しい版で作られたバックアップです（\(name)）。"
        case BackupFailure.differs(let name): "復元した内容が違います（\(name)）。"
        case BackupFailure.notEmpty: "復元先にすでに記録があります。空の場所を指定してください。"
        case let problem as Problem: problem.line(in: .japanese)
        default: "\(error)"
        }
    }
}
