import Accounts
import FeatureKit
import Glibc
import Model
import Storage

/// The audit as lines of JSON at the end of a file, for whatever carries it to another machine: who holds that copy sees
/// when a chain was made anew here. A line may come twice after a crash, and none is left out.
///
///     {"chain":"one/2026-04-01","number":1,"at":"2026-04-01T09:00:00+09:00","actor":"staff/yamada","action":"read", …,"hash":"…"}
struct AuditCopy: Sendable {
    private let surroundings: Surroundings
    private let path: String

    private static let mode: mode_t = 0o640
    private static let mostAtOnce = 1000

    init(_ surroundings: Surroundings, path: String) {
        self.surroundings = surroundings
        self.path = path
    }

    /// Everything that is in the audit is in the file when it returns.
    /// - Throws: `Problem`, `StoreFailure`
    func follow() throws {
        while true {
            let entries = try surroundings.store.read { try surroundings.audit($0).uncopied(most: Self.mostAtOnce) }
            if entries.isEmpty { return }
            try append(entries.flatMap(Self.line))
            try surroundings.store.write { try surroundings.audit($0).setCopied(entries) }
        }
    }

    private func append(_ bytes: [UInt8]) throws(Problem) {
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, Self.mode)
        guard file >= 0 else { throw failure }
        defer { close(file) }
        // A part of a line is ended by the next attempt, which brings it whole.
        guard FileBytes.append(bytes, to: file), fsync(file) == 0 else {
            let failure = failure
            _ = FileBytes.append([UInt8(ascii: "\n")], to: file)
            throw failure
        }
    }

    private var failure: Problem {
        let reason = String(cString: strerror(errno))
        return Problem(
            "unwritable-audit-copy", at: Place(file: path), ja: "操作の記録の写しを書き込めません（\(reason)）",
            en: "the copy of the audit cannot be written: \(reason)")
    }

    private static func line(_ entry: Audit.Entry) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("chain", entry.chain)
            json.member("number", entry.number)
            json.member("at", Moment(unixSeconds: entry.at).iso)
            json.member("actor", entry.act.actor)
            json.member("action", entry.act.action)
            json.member("subject", entry.act.subject)
            json.member("detail", entry.act.detail)
            json.member("address", entry.act.address)
            json.member("hash", entry.hash.hexadecimal)
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }
}
