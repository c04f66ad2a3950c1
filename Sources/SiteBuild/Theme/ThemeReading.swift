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

    /// Lays the files of a layouts folder over the embedded ones: `*.html` are templates, `assets/` and `words/` their own.
    static func read(layouts folder: String?, name: String, tree: FileTree) throws(Problem) -> Theme {
        guard let folder else { return Theme(files: embedded) }
        var files = Dictionary(uniqueKeysWithValues: embedded.map { ($0.name, $0) })
        for file in tree.files {
            let inside = file.path.hasPrefix("assets/") || file.path.hasPrefix("words/") ? file.path : "templates/" + file.path
            if inside.hasPrefix("templates/") && !inside.hasSuffix(".html") { continue }
            files[inside] = File(
                name: inside, place: name + "/" + file.path, bytes: try FileBuffer.contents(folder + "/" + file.path))
        }
        return Theme(files: Array(files.values))
    }
}
