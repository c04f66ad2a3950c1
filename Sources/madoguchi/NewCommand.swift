import Glibc
import Model
import SampleFiles

/// `madoguchi new`: a workspace, or another site in one.
enum NewCommand {
    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let arguments = try Arguments(arguments, values: ["content", "as"], flags: ["empty"])
        var words = arguments.words[...]
        guard let first = words.popFirst() else {
            throw UsageError(
                ja: "作るフォルダーの名前を書いてください（例: madoguchi new my-site）",
                en: "name the folder to make, as in `madoguchi new my-site`")
        }
        if first == "form", !words.isEmpty { return try NewFormCommand.run(arguments, Array(words), console) }
        let isSite = first == "site" && !words.isEmpty
        let folder = isSite ? words.removeFirst() : first
        if let word = words.first { throw UsageError(ja: "「\(word)」の意味がわかりません", en: "unexpected `\(word)`") }
        do throws(Problem) {
            if isSite {
                try makeSite(folder, console)
            } else {
                try makeWorkspace(folder, isEmpty: arguments.has("empty"), console)
            }
            return .fine
        } catch let problem {
            console.error(problem.line(in: console.language))
            return .problems
        }
    }

    private static func makeWorkspace(_ folder: String, isEmpty: Bool, _ console: Console) throws(Problem) {
        let target = try NewFolder(folder)
        if isEmpty {
            for (path, text) in EmptyWorkspace.files { try target.write(Array(text.utf8)[...], to: path) }
        } else {
            for index in 0..<sample_file_count {
                guard let file = sample_file_at(index)?.pointee, !NewFormCommand.isTemplate(String(cString: file.path))
                else {
                    continue
                }
                let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
                try target.write(bytes[...], to: String(cString: file.path))
            }
            try target.write(Array(EmptyWorkspace.readme.utf8)[...], to: "README.md")
        }
        say(
            """
            \(folder) に作りました（\(target.count)ファイル）。次の命令で、手元で見られます。

              cd \(folder)
              madoguchi serve --watch
            """,
            """
            Made \(folder) (\(target.count) files). To look at it:

              cd \(folder)
              madoguchi serve --watch
            """, console)
    }

    /// A folder with a `site.yaml` inside the content of another site is a site of its own.
    private static func makeSite(_ folder: String, _ console: Console) throws(Problem) {
        guard access(parent(of: folder) + "/site.yaml", F_OK) == 0 else {
            throw Problem(
                "no-site", at: Place(file: parent(of: folder)), ja: "ここはサイトの内容のフォルダーではありません（site.yaml がありません）",
                en: "this is no content folder: there is no site.yaml",
                expected: Wording(
                    ja: "例: madoguchi new site content/archive", en: "as in `madoguchi new site content/archive`"))
        }
        let target = try NewFolder(folder)
        for (path, text) in EmptyWorkspace.nestedSite { try target.write(Array(text.utf8)[...], to: path) }
        say(
            "\(folder) にサイトを作りました。site.yaml の name と base_url を書き換えてください。",
            "Made the site \(folder). Set `name` and `base_url` in its site.yaml.", console)
    }

    private static func parent(of path: String) -> String {
        var path = path
        while path.hasSuffix("/") && path.utf8.count > 1 { path.removeLast() }
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
    }

    private static func say(_ ja: String, _ en: String, _ console: Console) {
        console.error(console.language == .japanese ? ja : en)
    }
}

/// A folder that was not there, or held nothing.
private final class NewFolder {
    private let root: String
    private var made: Set<String> = []
    private(set) var count = 0

    init(_ root: String) throws(Problem) {
        self.root = root
        if let directory = opendir(root) {
            defer { closedir(directory) }
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                guard name == "." || name == ".." else { throw NewFolder.notEmpty(root) }
            }
        } else if errno != ENOENT {
            throw FileAccess.failure(root)
        }
        try makeFolders("x", root)
    }

    private static func notEmpty(_ root: String) -> Problem {
        Problem(
            "not-empty", at: Place(file: root), ja: "空のフォルダーではないので、何も書き込んでいません",
            en: "not an empty folder; nothing was written",
            expected: Wording(ja: "まだないフォルダーか、空のフォルダー", en: "a folder that does not exist yet, or an empty one"))
    }

    func write(_ bytes: ArraySlice<UInt8>, to path: String) throws(Problem) {
        try makeFolders(path, root)
        let full = root + "/" + path
        let descriptor = open(full, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileAccess.failure(full) }
        defer { close(descriptor) }
        var rest = bytes
        while !rest.isEmpty {
            let done = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if done < 0 && errno == EINTR { continue }
            guard done > 0 else { throw FileAccess.failure(full) }
            rest = rest.dropFirst(done)
        }
        count += 1
    }

    /// The root, its parents, and the folders of `path` below it.
    private func makeFolders(_ path: String, _ root: String) throws(Problem) {
        let full = root + "/" + path
        for slash in full.utf8.indices where full.utf8[slash] == UInt8(ascii: "/") && slash > full.startIndex {
            let folder = String(full[..<slash])
            guard made.insert(folder).inserted else { continue }
            try FileAccess.makeFolder(folder)
        }
    }
}
