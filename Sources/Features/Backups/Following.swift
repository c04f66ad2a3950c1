import FeatureKit
import Storage

/// The copy that follows an SQLite store; PostgreSQL has means of its own.
struct Following: Sendable {
    private let surroundings: Surroundings
    private let backup: ContinuousBackup
    private let folder: String
    /// When the server began. Seconds since 1970.
    private let began: Int

    /// Somebody should look when the copy has been behind for so long.
    private static let worrySeconds = 600

    /// nil: the store is of another kind.
    init?(_ surroundings: Surroundings, folder: String) {
        guard let store = surroundings.store as? SQLiteStore else { return nil }
        self.surroundings = surroundings
        self.folder = folder
        backup = ContinuousBackup(store, surroundings.keyring, folder: folder)
        began = surroundings.now()
    }

    func follow() throws { try backup.follow(now: surroundings.now()) }

    /// Up to when everything is copied; nil: a copy has to be begun.
    var followed: Int? { backup.followed }

    var isBehind: Bool { surroundings.now() - (followed ?? began) > Self.worrySeconds }

    var job: RecurringJob {
        RecurringJob("backups.prove-following", "続けて写すバックアップの復元を確かめる", every: RecurringJob.daily) {
            [surroundings, backup, folder] in
            if backup.followed == nil { try backup.follow(now: surroundings.now()) }
            guard let copy = ContinuousCopy.all(in: folder).last else { throw BackupFailure.noBackup }
            let proof = try surroundings.proveBackup(copy.path)
            let (now, names) = (surroundings.now(), ContinuousCopy.all(in: folder).map(\.name))
            try surroundings.store.write { rows in
                let store = BackupStore(rows)
                try store.removeCopies(but: names)
                try store.add(MadeBackup(file: copy.name, made: now, bytes: copy.bytes, rows: proof.rows))
                try store.setProven(copy.name, at: now, "続けて写したものから\(proof.rows)行を復元し、壊れていないことを確かめました。")
            }
            return "\(copy.name)から\(proof.rows)行の復元を確かめました。"
        }
    }
}
