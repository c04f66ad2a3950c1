import Definitions
import FormEngine
import Model

/// What the server needs and nobody else sees: `output/runtime`, never published. What staff fill in at a form stands in
/// `forms/moving.json`.
struct RuntimeFiles {
    private let folder: OutputFolder

    static let folderName = "runtime"

    init(output: String) { folder = OutputFolder(root: "\(output)/\(Self.folderName)") }

    /// Files whose bytes do not change are not touched; those of forms that have gone are removed.
    func write(_ site: Site) throws(Problem) {
        let wanted = Self.files(site)
        let tree = try FileTree.scan(folder.root)
        for (name, bytes) in wanted.sorted(by: { $0.key < $1.key }) {
            if tree.stamps[name] != nil, try FileBuffer.contents("\(folder.root)/\(name)") == bytes { continue }
            _ = try folder.write(bytes, to: name)
        }
        for file in tree.files where wanted[file.path] == nil { folder.remove(file.path) }
        folder.removeEmptyFolders(tree.folders)
    }

    private static func files(_ site: Site) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for document in site.catalog.documents
        where document.kind.name == Kind.form.name && document.language == site.defaultLanguage {
            guard let items = Form.staffItems(document.entry) else { continue }
            files["forms/\(document.entry.id).json"] = items.json
        }
        return files
    }
}
