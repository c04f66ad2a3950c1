import Accounts
import FeatureKit
import Mail
import Model

/// `madoguchi mail list [--json]`: what was sent, what waits, what could not be sent.
enum MailCommand {
    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let arguments = try Arguments(arguments, values: ["data", "database", "output"], flags: ["json"])
        guard arguments.words == ["list"] else {
            throw UsageError(ja: "使い方: madoguchi mail list [--json]", en: "usage: madoguchi mail list [--json]")
        }
        return BackupCommands.perform(console) {
            let surroundings = try DataFolder(arguments).open(makes: false)
            defer { surroundings.store.close() }
            // Whoever has the keys reads what is sealed; that it was read is in the audit all the same.
            let author = Author(actor: "command", now: surroundings.now())
            let vault = surroundings.vault
            let items = try surroundings.reading("read", "mails", by: author) { try Outbox($0, vault).all() }
            console.print(arguments.has("json") ? json(items) : lines(items))
        }
    }

    /// Time, state, recipient and subject, with tabs between them.
    private static func lines(_ items: [Outbox.Item]) -> String {
        items.map { item in
            [Moment(unixSeconds: item.created).iso, item.state.rawValue, item.address, item.subject]
                .joined(separator: "\t")
        }.joined(separator: "\n")
    }

    /// `{"mails": [{created, state, kind, address, subject, text, attempts, reason}]}`
    private static func json(_ items: [Outbox.Item]) -> String {
        var json = JSONWriter()
        json.object { json in
            json.key("mails")
            json.array { json in
                for item in items {
                    json.object { json in
                        json.member("created", Moment(unixSeconds: item.created).iso)
                        json.member("state", item.state.rawValue)
                        json.member("kind", item.kind)
                        json.member("address", item.address)
                        json.member("subject", item.subject)
                        json.member("text", item.text)
                        json.key("attempts")
                        json.value(item.attempts)
                        json.member("reason", item.reason)
                    }
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
