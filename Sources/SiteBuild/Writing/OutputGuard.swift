import Glibc
import Model

/// Keeps the builder from deleting files that are not its own.
enum OutputGuard {
    /// The output folders belong to the builder: what is not in the plan is removed. A folder that holds files and was
    /// never built into may be somebody else's.
    static func check(_ options: BuildOptions, hasState: Bool) throws(Problem) {
        if hasState || options.isClean { return }
        if StateFile.isMarked(options.output) { return }
        let tree = try FileTree.scan(options.output + "/public")
        guard !tree.files.isEmpty else { return }
        throw Problem(
            "foreign-output", at: Place(file: options.output + "/public"),
            ja: "出力先に、このプログラムが作っていないファイルがあります", en: "the output folder holds files that this program has not made",
            expected: Wording(
                ja: "空のフォルダーか、--clean（中身を消してよい場合）", en: "an empty folder, or --clean if they may be deleted"))
    }

    /// Output inside the content would be read as content by the next build, and content inside the published folders
    /// would be removed as nobody's.
    static func checkPlace(_ options: BuildOptions) throws(Problem) {
        let output = realPath(options.output)
        for (name, folder) in [("content", options.content), ("layouts", options.layouts)] {
            guard let folder else { continue }
            let source = realPath(folder)
            let isInSource = output == source || output.hasPrefix(source + "/")
            let isInOutput = ["/public", "/sites", "/cache", "/runtime"].contains { part in
                (source + "/").hasPrefix(output + part + "/")
            }
            guard isInSource || isInOutput else { continue }
            throw Problem(
                "output-in-content", at: Place(file: options.output),
                ja: "出力先と\(name)のフォルダー（\(folder)）が重なっています",
                en: "the output folder and the \(name) folder (\(folder)) lie within each other",
                expected: Wording(ja: "\(folder)の外のフォルダー（例: output）", en: "a folder outside \(folder), as `output`"))
        }
    }

    /// Without links; of a folder that is not there yet, from the nearest one above that is.
    private static func realPath(_ path: String) -> String {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real) == "/" ? "" : String(cString: real)
        }
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return realPath(".") + "/" + path }
        let above = slash == path.startIndex ? "/" : String(path[..<slash])
        return realPath(above) + path[slash...]
    }

    /// Output folders of nested sites that no longer exist.
    static func removeLostSites(_ options: BuildOptions, folders: [String], _ report: inout BuildReport) throws(Problem)
    {
        let root = options.output + "/sites"
        let tree = try FileTree.scan(root)
        let kept = folders.compactMap { $0.hasPrefix("sites/") ? String($0.dropFirst("sites/".count)) + "/" : nil }
        let lost = tree.files.filter { file in !kept.contains { file.path.hasPrefix($0) } }
        if lost.isEmpty { return }
        let folder = OutputFolder(root: root)
        for file in lost { folder.remove(file.path) }
        folder.removeEmptyFolders(tree.folders.filter { path in !kept.contains { (path + "/").hasPrefix($0) } })
        report.removed += lost.count
    }
}
