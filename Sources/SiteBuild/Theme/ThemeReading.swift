import BrowserFiles
import Model

extension Theme {
    /// The embedded theme.
    static let embedded: [File] = {
        (0..<browser_file_count).compactMap { index in
            guard let file = browser_file_at(index)?.pointee else { return nil }
            let name = String(cString: file.path)
            return File(
                name: name, place: "theme:" + name,
                bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.length)))
        }
    }()

    /// Lays the files of the layouts folder over the embedded ones: `*.html` are templates, `assets/` and `words/` their own.
    static func read(_ options: BuildOptions, tree: FileTree) throws(Problem) -> Theme {
        let below = options.usesEmbeddedTheme ? embedded : []
        guard let folder = options.layouts else { return Theme(files: below) }
        var files = Dictionary(uniqueKeysWithValues: below.map { ($0.name, $0) })
        for file in tree.files {
            let inside =
                file.path.hasPrefix("assets/") || file.path.hasPrefix("words/") ? file.path : "templates/" + file.path
            if inside.hasPrefix("templates/") && !inside.hasSuffix(".html") { continue }
            let path = folder + "/" + file.path
            files[inside] = File(name: inside, place: path, bytes: try FileBuffer.contents(path))
        }
        return Theme(files: Array(files.values))
    }
}
