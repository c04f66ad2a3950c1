import CSystem
import Glibc
import Model

/// When git last saw each file change. One pass over the log, kept until HEAD moves.
struct GitHistory: Sendable {
    /// The commit that HEAD names.
    let head: String
    /// Folder of the working tree.
    private let root: String
    /// Path of the content folder inside it, with a trailing slash.
    private let prefix: String

    /// nil outside a repository and before the first commit: no git, no dates.
    static func find(above folder: String) -> GitHistory? {
        guard let real = realPath(folder) else { return nil }
        var root = real
        while true {
            if let gitFolder = gitFolder(root) {
                guard let head = head(gitFolder) else { return nil }
                let inside = root == "/" ? real.dropFirst() : real.dropFirst(root.utf8.count + 1)
                return GitHistory(head: head, root: root, prefix: inside.isEmpty ? "" : inside + "/")
            }
            guard let slash = root.lastIndex(of: "/"), root.utf8.count > 1 else { return nil }
            root = slash == root.startIndex ? "/" : String(root[..<slash])
        }
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// `.git`, or the folder that a `.git` file of a linked working tree names.
    private static func gitFolder(_ root: String) -> String? {
        let path = root + "/.git"
        var entry = system_entry()
        guard system_stat(path, &entry) == 0 else { return nil }
        if entry.is_folder != 0 { return path }
        guard let text = text(path), text.hasPrefix("gitdir: ") else { return nil }
        let named = text.dropFirst("gitdir: ".count)
        return named.hasPrefix("/") ? String(named) : root + "/" + named
    }

    private static func head(_ gitFolder: String) -> String? {
        guard let head = text(gitFolder + "/HEAD") else { return nil }
        guard head.hasPrefix("ref: ") else { return head }
        let reference = String(head.dropFirst("ref: ".count))
        let common = text(gitFolder + "/commondir").map { $0.hasPrefix("/") ? $0 : gitFolder + "/" + $0 } ?? gitFolder
        if let commit = text(gitFolder + "/" + reference) ?? text(common + "/" + reference) { return commit }
        let packed = text(common + "/packed-refs") ?? ""
        let line = packed.split(separator: "\n").first { $0.hasSuffix(" " + reference) }
        return line.map { String($0.prefix { $0 != " " }) }
    }

    private static func text(_ path: String) -> String? {
        guard let bytes = try? FileBuffer.contents(path) else { return nil }
        var text = String(decoding: bytes, as: UTF8.self)
        while text.hasSuffix("\n") { text.removeLast() }
        return text
    }

    /// Path below the content folder → time of the newest commit that changed it. Merges do not count by themselves.
    func dates() -> [String: Moment] {
        let arguments = [
            "git", "-C", root, "-c", "core.quotepath=off", "log", "--no-merges", "--name-only", "-z",
            "--format=%x01%ct", "--",
            prefix.isEmpty ? "." : prefix,
        ]
        guard let log = Program.run(arguments), log.status == 0 else { return [:] }
        return parse(log.output)
    }

    /// `\u{1}SECONDS\0` (and a line break) before each commit's names, each name ended by `\0`.
    private func parse(_ log: [UInt8]) -> [String: Moment] {
        var dates: [String: Moment] = [:]
        var moment: Moment?
        for piece in log.split(separator: 0) {
            let trimmed = piece.drop { $0 == UInt8(ascii: "\n") }
            if trimmed.first == 1 {
                moment = Int(String(decoding: trimmed.dropFirst(), as: UTF8.self)).map { Moment(unixSeconds: $0) }
                continue
            }
            let path = String(decoding: trimmed, as: UTF8.self)
            guard let moment, path.hasPrefix(prefix) else { continue }
            let local = String(path.dropFirst(prefix.count))
            // The log runs from new to old, so the first date stands.
            if dates[local] == nil { dates[local] = Moment(day: moment.day) }
        }
        return dates
    }
}
