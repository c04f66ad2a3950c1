import CSystem
import Model

/// What the content and layouts folders hold when the build begins.
struct Workspace: Sendable {
    let content: FileTree
    let layouts: FileTree
    let git: GitHistory?
    /// Nanoseconds on the file system's clock when the scan began.
    let scannedAt: Int

    static func scan(_ options: BuildOptions) throws(Problem) -> Workspace {
        let scannedAt = Int(system_file_clock())
        let content = try FileTree.scan(options.content)
        guard !content.isEmpty else {
            throw Problem(
                "no-content", at: Place(file: options.content), ja: "内容のフォルダーがないか、空です",
                en: "the content folder does not exist or is empty",
                expected: Wording(ja: "site.yamlのあるフォルダー", en: "a folder with site.yaml"))
        }
        if let layouts = options.layouts {
            var entry = system_entry()
            guard system_stat(layouts, &entry) == 0, entry.is_folder != 0 else {
                throw Problem(
                    "no-layouts", at: Place(file: layouts), ja: "レイアウトのフォルダーがありません",
                    en: "the layouts folder does not exist")
            }
        }
        return Workspace(
            content: content,
            layouts: try options.layouts.map { path throws(Problem) in try FileTree.scan(path) } ?? .empty,
            git: GitHistory.find(above: options.content), scannedAt: scannedAt)
    }

    /// File systems stamp with a coarse clock: a file written at the very moment of the scan could change again without
    /// its stamp changing. Such a stamp is not trusted next time.
    private static let clockGrain = 20_000_000

    func isTrusted(_ stamp: FileStamp) -> Bool { isTrusted(stamp.modified) }

    private func isTrusted(_ modified: Int) -> Bool { modified < scannedAt - Self.clockGrain }

    var hasUntrustedStamps: Bool { !isTrusted(content.lastModified) || !isTrusted(layouts.lastModified) }
}
